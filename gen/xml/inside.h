/* What the files of this folder tell each other. */
#ifndef XML_INSIDE_H
#define XML_INSIDE_H

#include "xml/xml.h"

/* A source that is being read, with a cursor for places: they are asked for in rising order, so
 * that all of them together cost one walk over the bytes. */
struct xml_source {
	struct str bytes; /* UTF-8 */
	struct diag *diag;
	uint16_t file;
	struct xml_cursor {
		size_t at;
		uint32_t line, column;
	} cursor;
};

struct loc xml_place(struct xml_source *, size_t at);

/* The last byte before `at` that is c; `at` when there is none. */
size_t xml_back(struct str, size_t at, char c);

/* The bytes as UTF-8 without a byte order mark, well-formed and without NUL: from UTF-8, UTF-16, or
 * the encoding that the XML declaration names. False after a diagnostic. */
bool xml_encode(struct arena *, struct xml_source *, struct str bytes);

/* What libxml2 could not bear or should not see: an element with more than XML_ATTRS attributes is
 * a diagnostic and false; the declarations inside a document type become spaces. */
bool xml_guard(struct arena *, struct xml_source *);

/* What is wrong at a byte, for a code of libxml2's; in the arena. `open` is the element that is
 * open there or NULL; *at may be moved to where the reader should look. */
struct xml_fault {
	int code, value;
	struct str name, other, message;
	const struct xml_node *open;
	size_t at;
};
struct str xml_complain(struct arena *, const struct xml_source *, struct xml_fault *);

#endif
