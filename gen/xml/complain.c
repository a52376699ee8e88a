/* libxml2's complaints in our own words. One table: its code, what to say, and where to look. */
#include "xml/inside.h"

#include <libxml/xmlerror.h>

enum spot {
	SPOT_HERE, /* where the parser stands, and what stands there is named */
	SPOT_TAG,  /* the '<' before it */
	SPOT_REF,  /* the '&' before it */
};

struct words {
	int code;
	enum spot spot;
	const char *text;
};

static const struct words table[] = {
	{ XML_ERR_DOCUMENT_EMPTY, SPOT_HERE, "expected the \"<\" of the root element" },
	{ XML_ERR_DOCUMENT_END, SPOT_HERE, "expected nothing behind the root element" },
	{ XML_ERR_INVALID_HEX_CHARREF, SPOT_REF,
		"expected a number such as &#x20AC; after \"&#x\"" },
	{ XML_ERR_INVALID_DEC_CHARREF, SPOT_REF, "expected a number such as &#8364; after \"&#\"" },
	{ XML_ERR_INVALID_CHARREF, SPOT_REF,
		"this character reference names no character that XML allows" },
	{ XML_ERR_ENTITYREF_SEMICOL_MISSING, SPOT_REF,
		"expected a \";\" to end the name after \"&\"; for the character itself write "
		"&amp;" },
	{ XML_ERR_ATTRIBUTE_NOT_STARTED, SPOT_HERE, "expected the value between quotation marks" },
	{ XML_ERR_ATTRIBUTE_NOT_FINISHED, SPOT_TAG,
		"expected a quotation mark to end the value of an attribute" },
	{ XML_ERR_LT_IN_ATTRIBUTE, SPOT_HERE,
		"expected a quotation mark to end the value of an attribute (or &lt; inside it)" },
	{ XML_ERR_ATTRIBUTE_WITHOUT_VALUE, SPOT_HERE, "expected =\"...\" after the attribute" },
	{ XML_ERR_COMMENT_NOT_FINISHED, SPOT_HERE, "expected --> to end a comment" },
	{ XML_ERR_HYPHEN_IN_COMMENT, SPOT_HERE, "expected no -- inside a comment" },
	{ XML_ERR_PI_NOT_STARTED, SPOT_HERE, "expected a name after <?" },
	{ XML_ERR_PI_NOT_FINISHED, SPOT_HERE, "expected ?> to end an instruction" },
	{ XML_ERR_RESERVED_XML_NAME, SPOT_TAG,
		"the XML declaration must be the very first thing in the file" },
	{ XML_ERR_XMLDECL_NOT_FINISHED, SPOT_HERE, "expected ?> to end the XML declaration" },
	{ XML_ERR_DOCTYPE_NOT_FINISHED, SPOT_HERE, "expected \">\" to end the document type" },
	{ XML_ERR_MISPLACED_CDATA_END, SPOT_HERE, "expected ]]&gt; for the characters ]]>" },
	{ XML_ERR_CDATA_NOT_FINISHED, SPOT_HERE, "expected ]]> to end a CDATA section" },
	{ XML_ERR_SPACE_REQUIRED, SPOT_HERE, "expected a space" },
	{ XML_ERR_NAME_REQUIRED, SPOT_HERE,
		"expected a name after \"<\" or \"&\" (the characters themselves are written &lt; "
		"and &amp;)" },
	{ XML_ERR_GT_REQUIRED, SPOT_HERE, "expected \">\" to end the tag" },
	{ XML_ERR_EQUAL_REQUIRED, SPOT_HERE, "expected \"=\"" },
	{ XML_ERR_NAME_TOO_LONG, SPOT_HERE, "expected a shorter name" },
};

static void found(struct buf *b, struct str s, size_t at)
{
	size_t i = at;
	uint32_t c;
	if (at >= s.n) {
		buf_cstr(b, ", found the end of the file");
		return;
	}
	c = str_next(s, &i);
	if (c < ' ')
		buf_cstr(b,
			c == '\n' ? ", found the end of the line" : ", found a control character");
	else
		buf_printf(b, ", found \"%.*s\"", (int)(i - at), s.s + at);
}

/* The complaints that name an element or a character. */
static bool named(struct buf *b, const struct xml_source *src, struct xml_fault *f)
{
	struct str open = f->open ? f->open->name : (struct str){ 0 };
	switch (f->code) {
	case XML_ERR_TAG_NAME_MISMATCH:
	case XML_ERR_LTSLASH_REQUIRED:
		f->at = xml_back(src->bytes, f->at, '<');
		buf_printf(b, "expected </%.*s> for the <%.*s> of line %u, found </%.*s>",
			STR_ARG(open), STR_ARG(open), f->open ? f->open->loc.line : 0,
			STR_ARG(f->other));
		return true;
	case XML_ERR_TAG_NOT_FINISHED:
		buf_printf(b,
			"expected </%.*s> for the <%.*s> of line %u, found the end of the file",
			STR_ARG(open), STR_ARG(open), f->open ? f->open->loc.line : 0);
		return true;
	case XML_ERR_ATTRIBUTE_REDEFINED:
		f->at = xml_back(src->bytes, f->at, '<');
		buf_printf(
			b, "expected each attribute once, found \"%.*s\" again", STR_ARG(f->name));
		return true;
	case XML_ERR_INVALID_CHAR:
		buf_printf(b, "the character U+%04X is not allowed in XML", (unsigned)f->value);
		return true;
	default: /* the codes are libxml2's */
		return false;
	}
}

struct str xml_complain(struct arena *a, const struct xml_source *src, struct xml_fault *f)
{
	struct buf b = { .a = a };
	if (named(&b, src, f))
		return buf_get(&b);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		if (table[i].code != f->code)
			continue;
		buf_cstr(&b, table[i].text);
		if (table[i].spot == SPOT_HERE)
			found(&b, src->bytes, f->at);
		else
			f->at = xml_back(src->bytes, f->at, table[i].spot == SPOT_TAG ? '<' : '&');
		return buf_get(&b);
	}
	buf_cstr(&b, "this is not well-formed XML: ");
	buf_str(&b, str_trim(f->message));
	return buf_get(&b);
}
