/* What can be said, and which layouts there are, for those who ask. */
#include "style/inside.h"

#include "base/file.h"
#include "xml/xml.h"

#include <stdio.h>
#include <stdlib.h>

static int by_name(const void *a, const void *b)
{
	return str_cmp(
		((const struct style_entry *)a)->name, ((const struct style_entry *)b)->name);
}

static bool known(const struct style_entry *e, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++) {
		if (str_eq(e[i].name, name))
			return true;
	}
	return false;
}

bool style_names(struct arena *a, const char *const *dirs, struct style_entry **entries, size_t *n)
{
	VEC(struct style_entry) e = { 0 };
	bool any = false;
	for (size_t d = 0; dirs[d]; d++) {
		struct str *name;
		size_t names, before = e.n;
		if (!file_list(a, str_of(dirs[d]), &name, &names))
			continue;
		any = true;
		for (size_t i = 0; i < names; i++) {
			if (str_ends(name[i], ".xml") && !known(e.v, before, file_stem(name[i])))
				*VEC_PUSH(a, &e) = (struct style_entry){
					.name = arena_str(a, file_stem(name[i])),
					.path = file_join(a, str_of(dirs[d]), name[i]),
				};
		}
	}
	if (e.n)
		qsort(e.v, e.n, sizeof *e.v, by_name);
	*entries = e.v;
	*n = e.n;
	return any;
}

bool style_list(struct arena *a, struct diag *d, const char *const *dirs,
	struct style_entry **entries, size_t *n)
{
	if (!style_names(a, dirs, entries, n)) {
		diag_world(d, str_of(dirs[0]), 0, "no layouts can be read there");
		return false;
	}
	for (size_t i = 0; i < *n; i++) {
		struct style_entry *e = *entries + i;
		struct arena *work = arena_new();
		e->description = arena_str(a, style_description(work, d, e->path));
		arena_drop(work);
	}
	return true;
}

static const char *type_name(enum style_type t)
{
	switch (t) {
	case TYPE_LENGTH:
		return "length";
	case TYPE_MEASURED:
		return "measured-length";
	case TYPE_NUMBER:
		return "number";
	case TYPE_SWITCH:
		return "yes-no";
	case TYPE_CHOICE:
	case TYPE_FEATURE:
		return "choice";
	case TYPE_COLOUR:
		return "colour";
	case TYPE_STRING:
		return "text";
	case TYPE_NAME:
		return "name";
	}
	return "";
}

static void put_type(struct buf *b, const struct style_row *row, const char *between)
{
	if (!row->words) {
		buf_cstr(b, type_name(row->type));
		return;
	}
	for (const struct style_word *w = row->words; w->word; w++)
		buf_printf(b, "%s%s", w == row->words ? "" : between, w->word);
}

static int by_text(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

struct str style_property_list(struct arena *a)
{
	size_t n;
	const struct style_row *row = style_rows(&n);
	struct str *line = ARENA_ARRAY(a, n, struct str);
	struct buf all = { .a = a };
	for (size_t i = 0; i < n; i++) {
		struct buf b = { .a = a };
		buf_printf(&b, "%s %s ", row[i].group, row[i].name);
		put_type(&b, &row[i], "|");
		if (row[i].type == TYPE_NUMBER)
			buf_printf(&b, "[%s,%s]", row[i].min, row[i].max);
		line[i] = buf_get(&b);
	}
	qsort(line, n, sizeof *line, by_text);
	for (size_t i = 0; i < n; i++)
		buf_printf(&all, "%.*s\n", STR_ARG(line[i]));
	return buf_get(&all);
}

/* Words into lines of at most 80 columns, each behind a margin; the first may have another. */
static void put_wrapped(struct buf *b, const char *first, const char *margin, struct str text)
{
	size_t column = strlen(first);
	const char *before = "";
	struct str word;
	buf_cstr(b, first);
	while ((word = str_word(&text)).n) {
		if (column + strlen(before) + word.n > 80) {
			buf_printf(b, "\n%s", margin);
			column = strlen(margin);
			before = "";
		}
		buf_printf(b, "%s%.*s", before, STR_ARG(word));
		column += strlen(before) + word.n;
		before = " ";
	}
	buf_char(b, '\n');
}

static void put_row(struct buf *b, const struct style_row *row)
{
	struct buf line = { .a = b->a };
	char name[40];
	put_type(&line, row, " | ");
	buf_printf(&line, row->def[0] ? "; %s" : "; nothing", row->def);
	if (row->min)
		buf_printf(&line, " (%s to %s)", row->min, row->max);
	if (row->inherits)
		buf_cstr(&line, "; from body");
	snprintf(name, sizeof name, "  %-24s", row->name);
	put_wrapped(b, name, "                          ", buf_get(&line));
	put_wrapped(b, "      ", "      ", str_of(row->help));
}

static void put_kinds(struct buf *b, const char *what, enum style_kind from, enum style_kind to)
{
	struct buf names = { .a = b->a };
	for (enum style_kind k = from; k < to; k++)
		buf_printf(&names, "%s%s", k == from ? "" : ", ", style_kind_name(k));
	buf_printf(b, "  %s:\n", what);
	put_wrapped(b, "      ", "      ", buf_get(&names));
}

struct str style_properties(struct arena *a)
{
	static const char intro[] =
		"A layout says <page width=\"148mm\"/> and <style for=\"title\" size=\"20pt\"/>;\n"
		"on the command line that is --set page.width=148mm --set title.size=20pt.\n"
		"Each property is given with its type, what it is when nobody sets it, and its\n"
		"range. Lengths: 12pt, 4mm, 1cm, 1in, 2pc, 1.5em of the type's own size, 2ln of\n"
		"the grid.\n";
	size_t n;
	const struct style_row *row = style_rows(&n);
	const char *group = "";
	struct buf b = { .a = a };
	buf_cstr(&b, intro);
	for (size_t i = 0; i < n; i++) {
		bool style = row[i].on != 0;
		if (strcmp(group, row[i].group) != 0) {
			group = row[i].group;
			buf_printf(&b, "\n%s\n", group);
			if (style) {
				put_kinds(&b, "blocks", STYLE_BODY, STYLE_FIRST_SPAN);
				put_kinds(&b, "spans", STYLE_FIRST_SPAN, STYLE_N);
			}
		}
		put_row(&b, &row[i]);
	}
	return buf_get(&b);
}
