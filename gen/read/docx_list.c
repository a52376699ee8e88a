/* Lists. A paragraph names a list and a level; numbering.xml says how that level is numbered. Where
 * the label of a level has letters ("Q1:", "Frage 2."), people read it as words, so it is counted
 * out and becomes text. */
#include "read/docx.h"

#include <stdlib.h>
#include <unicode/uchar.h>

static int whole(struct str s, int otherwise)
{
	return s.n && s.n < 9 ? atoi(s.s) : otherwise;
}

static bool has_letters(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t c = str_next(s, &i);
		if (u_isalpha((UChar32)c) && !(c >= 0xE000 && c < 0xF900))
			return true;
	}
	return false;
}

static void level(struct docx *k, struct docx_list *list, const struct xml_node *n)
{
	int i = whole(read_docx_attr(n, "ilvl"), -1);
	struct docx_level *l;
	if (i < 0 || i >= DOCX_LEVELS)
		return;
	l = &list->level[i];
	l->format = read_docx_val(n, "numFmt");
	l->label = read_docx_val(n, "lvlText");
	l->start = whole(read_docx_val(n, "start"), 1);
	l->none = str_is(l->format, "none") && !l->label.n;
	l->ordered = !str_is(l->format, "bullet") && !str_is(l->format, "none");
	l->words = has_letters(l->label) &&
		   (l->ordered || l->label.n > 2 || !str_is(l->label, "o"));
	(void)k;
}

static const struct xml_node *abstract(const struct xml_node *root, struct str id)
{
	const struct xml_node *n = tree_child(root, "abstractNum");
	while (n && !str_eq(read_docx_attr(n, "abstractNumId"), id))
		n = tree_next(n, "abstractNum");
	return n;
}

void read_docx_lists(struct docx *k, const struct xml_node *root)
{
	struct map made = { .a = k->a }; /* lists that count together */
	for (const struct xml_node *n = tree_child(root, "num"); n; n = tree_next(n, "num")) {
		struct str id = read_docx_val(n, "abstractNumId");
		struct docx_list *list = map_get(&made, id);
		const struct xml_node *over = tree_child(n, "lvlOverride");
		if (!list || over) {
			const struct xml_node *from = abstract(root, id);
			list = ARENA_NEW(k->a, struct docx_list);
			for (const struct xml_node *l = tree_child(from, "lvl"); l;
				l = tree_next(l, "lvl"))
				level(k, list, l);
			if (!over)
				map_put(&made, id, list);
		}
		for (; over; over = tree_next(over, "lvlOverride")) {
			int i = whole(read_docx_attr(over, "ilvl"), -1);
			if (tree_child(over, "lvl"))
				level(k, list, tree_child(over, "lvl"));
			else if (i >= 0 && i < DOCX_LEVELS)
				list->level[i].start = whole(
					read_docx_val(over, "startOverride"), list->level[i].start);
		}
		map_put(&k->lists, read_docx_attr(n, "numId"), list);
	}
}

static void roman(struct buf *b, int n, bool small)
{
	static const struct {
		int n;
		const char *s;
	} parts[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" },
		{ 90, "xc" }, { 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" },
		{ 4, "iv" }, { 1, "i" } };
	for (size_t i = 0; i < sizeof parts / sizeof *parts && n > 0 && n < 4000;) {
		if (n < parts[i].n) {
			i++;
			continue;
		}
		for (const char *c = parts[i].s; *c; c++)
			buf_char(b, (uint32_t)(small ? *c : *c - 32));
		n -= parts[i].n;
	}
}

static void number(struct buf *b, const struct docx_level *l, int n)
{
	bool small = str_starts(l->format, "lower");
	if (str_ends(l->format, "Roman"))
		roman(b, n, small);
	else if (str_ends(l->format, "Letter") && n > 0)
		for (int i = 0; i <= (n - 1) / 26 && i < 10; i++)
			buf_char(b, (uint32_t)((small ? 'a' : 'A') + (n - 1) % 26));
	else
		buf_int(b, n);
}

static struct str shown(struct docx *k, const struct docx_list *list, struct str label)
{
	struct buf b = { .a = k->a };
	for (size_t i = 0; i < label.n; i++) {
		int l = i + 1 < label.n && label.s[i] == '%' ? label.s[i + 1] - '1' : -1;
		if (l >= 0 && l < DOCX_LEVELS) {
			number(&b, &list->level[l], list->count[l]);
			i++;
		} else {
			buf_put(&b, label.s + i, 1);
		}
	}
	return buf_get(&b);
}

const struct docx_level *read_docx_item(struct docx *k, int id, int level_n, struct str *label)
{
	char name[16] = { 0 };
	size_t n = sizeof name - 1;
	struct docx_list *list;
	struct docx_level *l;
	*label = (struct str){ 0 };
	if (id <= 0 || level_n < 0 || level_n >= DOCX_LEVELS)
		return NULL;
	for (int left = id; left; left /= 10)
		name[--n] = (char)('0' + left % 10);
	list = map_get(&k->lists, str_of(name + n));
	if (!list)
		return NULL;
	l = &list->level[level_n];
	list->count[level_n] = list->count[level_n] ? list->count[level_n] + 1 : l->start;
	for (int i = level_n + 1; i < DOCX_LEVELS; i++)
		list->count[i] = 0;
	if (l->words)
		*label = shown(k, list, l->label);
	return l->none ? NULL : l;
}
