/* A small tree of an XML file, read safely: the only door to libxml2's parser.
 *
 * Safe by construction: no network, no DTD is loaded, no external entity, internal entities are not
 * expanded beyond the five of XML (a reference to any other is an error with its place), nesting at
 * most XML_DEPTH, files at most XML_BYTES, XML_ATTRS attributes a tag, XML_NODES elements and
 * texts. libxml2's own complaints become diagnostics. Every element and text knows its line and
 * column. All of it lives in the arena given. */
#ifndef XML_XML_H
#define XML_XML_H

#include "base/diag.h"

enum { XML_DEPTH = 200, XML_BYTES = 64 << 20, XML_ATTRS = 64, XML_NODES = 2 << 20 };

struct xml_attr {
	struct str name;  /* local name; "xml:lang" and the like keep their prefix */
	struct str value; /* normalised as XML says */
	struct xml_attr *next;
};

/* <?target text?>, without the white space around the text. */
struct xml_instruction {
	struct str target, text;
	struct loc loc; /* of its '<' */
	struct xml_instruction *next;
};

struct xml_node {
	struct str name;  /* local name; name.s == NULL: this is text */
	struct str space; /* namespace URI, empty for none */
	struct str text;  /* of text: its characters, CDATA and character references resolved,
			     adjacent text joined */
	struct loc loc;   /* of the '<', or of the first character of text */
	struct xml_attr *attr;
	struct xml_instruction *instruction; /* of an element: those that stand before it, then
						those inside that no element follows */
	struct xml_node *parent, *first, *next;
};

/* NULL after a diagnostic when the file is not well-formed; then nothing of it is to be used.
 * Comments are dropped. */
struct xml_node *xml_parse(struct arena *, struct diag *, uint16_t file, struct str bytes);

/* HTML of any age and any brokenness, from UTF-8 that is text (what it says of its encoding has
 * been heeded): a node "#document" with what stands at the top, names in lower case, no namespaces,
 * bounds as above, but that elements deeper than XML_DEPTH are left out and their text kept.
 * Scripts and style sheets are text in their elements. NULL after a diagnostic when a bound was
 * passed. */
struct xml_node *xml_html(struct arena *, struct diag *, uint16_t file, struct str text);

/* Value of an attribute; s == NULL when absent. */
struct str xml_attr(const struct xml_node *, const char *name);

#endif
