#include "xml/inside.h"

#include <libxml/encoding.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#if LIBXML_VERSION < 21200
typedef xmlError *complaint;
#else
typedef const xmlError *complaint;
#endif

/* The name in encoding="..." of the XML declaration; empty when there is none. */
static struct str declared(struct str b)
{
	const char *end = str_starts(b, "<?xml") ? memmem(b.s, b.n, "?>", 2) : NULL;
	const char *p = end ? memmem(b.s, (size_t)(end - b.s), "encoding", 8) : NULL;
	const char *close;
	if (!p)
		return (struct str){ 0 };
	for (p += 8; p < end && *p != '"' && *p != '\'';)
		p++;
	close = p < end ? memchr(p + 1, *p, (size_t)(end - p - 1)) : NULL;
	return close ? (struct str){ p + 1, (size_t)(close - p - 1) } : (struct str){ 0 };
}

static bool utf8_name(struct str name)
{
	static const char *const names[] = { "UTF-8", "UTF8", "US-ASCII", "ASCII" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (name.n == strlen(names[i]) && strncasecmp(name.s, names[i], name.n) == 0)
			return true;
	}
	return name.n == 0;
}

/* The name of the encoding the bytes are in; empty: UTF-8. A byte order mark is cut off; it, or the
 * zero bytes of a declaration in UTF-16, outweigh what the declaration says. */
static struct str encoding(struct str *b)
{
	struct str name;
	if (str_starts(*b, "\xef\xbb\xbf")) {
		*b = (struct str){ b->s + 3, b->n - 3 };
		return (struct str){ 0 };
	}
	if (str_starts(*b, "\xff\xfe") || str_starts(*b, "\xfe\xff")) {
		name = (unsigned char)b->s[0] == 0xff ? STR("UTF-16LE") : STR("UTF-16BE");
		*b = (struct str){ b->s + 2, b->n - 2 };
		return name;
	}
	if (b->n >= 4 && memcmp(b->s, "<\0?\0", 4) == 0)
		return STR("UTF-16LE");
	if (b->n >= 4 && memcmp(b->s, "\0<\0?", 4) == 0)
		return STR("UTF-16BE");
	name = declared(*b);
	if (utf8_name(name))
		name.n = 0;
	return name;
}

/* libxml2 would print what recode() says itself. */
static void hushed(void *user, complaint e)
{
	(void)user;
	(void)e;
}

/* False when some byte has no meaning in the encoding. */
static bool convert(xmlCharEncodingHandler *h, struct str from, struct buf *to)
{
	xmlBuffer *in = xmlBufferCreateStatic((void *)from.s, from.n);
	xmlBuffer *out = xmlBufferCreate();
	bool good = in && out;
	xmlSetStructuredErrorFunc(NULL, hushed);
	while (good && xmlBufferLength(in) > 0) {
		int left = xmlBufferLength(in);
		good = xmlCharEncInFunc(h, out, in) >= 0 && xmlBufferLength(in) < left;
		buf_put(to, xmlBufferContent(out), (size_t)xmlBufferLength(out));
		xmlBufferEmpty(out);
	}
	xmlSetStructuredErrorFunc(NULL, NULL);
	xmlBufferFree(in);
	xmlBufferFree(out);
	return good;
}

static bool recode(struct arena *a, struct xml_source *src, struct str name)
{
	struct loc top = { .line = 1, .column = 1, .file = src->file };
	xmlCharEncodingHandler *h = xmlFindCharEncodingHandler(arena_cstr(a, name));
	struct buf b = { .a = a };
	bool good;
	if (!h) {
		diag_at(src->diag, DIAG_ERROR, top,
			"the encoding \"%.*s\" is not known, expected one such as UTF-8; the file "
			"is not read",
			STR_ARG(name));
		return false;
	}
	good = convert(h, src->bytes, &b);
	xmlCharEncCloseFunc(h);
	src->bytes = buf_get(&b);
	if (!good)
		diag_at(src->diag, DIAG_ERROR, xml_place(src, src->bytes.n),
			"expected text in %.*s, found bytes that are none; the file is not read",
			STR_ARG(name));
	return good;
}

static bool clean(struct xml_source *src)
{
	const char *nul = memchr(src->bytes.s, 0, src->bytes.n);
	size_t bad = str_check(src->bytes);
	if (nul && (size_t)(nul - src->bytes.s) < bad)
		bad = (size_t)(nul - src->bytes.s);
	if (bad == src->bytes.n)
		return true;
	diag_at(src->diag, DIAG_ERROR, xml_place(src, bad),
		"expected text in UTF-8, found the byte %02X; save the file as UTF-8 or name its "
		"encoding in <?xml ... ?>; the file is not read",
		(unsigned)(unsigned char)src->bytes.s[bad]);
	return false;
}

bool xml_encode(struct arena *a, struct xml_source *src, struct str bytes)
{
	struct str name = encoding(&bytes);
	src->bytes = bytes;
	if (!bytes.n) {
		diag_at(src->diag, DIAG_ERROR, (struct loc){ .file = src->file },
			"expected XML, found an empty file");
		return false;
	}
	return (!name.n || recode(a, src, name)) && clean(src);
}
