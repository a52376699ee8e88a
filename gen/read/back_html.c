#include "read/back.h"
struct xml_node *back_html(struct back *b, const struct xml_node *root)
{
	(void)b;
	(void)root;
	return NULL;
}
