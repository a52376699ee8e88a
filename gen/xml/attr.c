#include "xml/xml.h"

struct str xml_attr(const struct xml_node *n, const char *name)
{
	for (const struct xml_attr *x = n->attr; x; x = x->next) {
		if (str_is(x->name, name))
			return x->value;
	}
	return (struct str){ 0 };
}
