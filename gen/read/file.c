#include "base/file.h"

#include "read/read.h"
#include "xml/xml.h"

/* The formats, each with what tells it apart; the first that fits reads. */
static const struct format {
	const char *name;
	bool (*fits)(struct str bytes);
	struct interview *(*read)(struct diag *, struct str path, struct str bytes);
} formats[] = {
	{ "XML (urn:entrevue:interview:1)", read_is_xml, read_xml },
};

struct interview *read_file(struct diag *d, const struct read_query *q)
{
	struct str path = q->path;
	struct arena *a = arena_new();
	struct interview *iv = NULL;
	struct str bytes;
	size_t i = 0, n = sizeof formats / sizeof *formats;
	if (file_read(a, d, path, XML_BYTES, &bytes)) {
		while (i < n && !formats[i].fits(bytes))
			i++;
		if (i < n)
			iv = formats[i].read(d, path, bytes);
		else
			diag_at(d, DIAG_ERROR, (struct loc){ .file = diag_file(d, path) },
				"expected an interview in %s, found %s; the file is not read",
				formats[0].name, bytes.n ? "something else" : "an empty file");
	}
	arena_drop(a);
	return iv;
}
