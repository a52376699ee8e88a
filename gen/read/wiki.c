/* Wikitext, as MediaWiki has it: pages of Wikinews, Wikipedia, Wikisource, and what is copied out
 * of their editors.
 *
 * What is opened in a line and closed in a later one (a template, a note, a comment) makes one line
 * of them; a line is then a heading, an item, a row of a table, or goes on with the paragraph. Two
 * apostrophes hold to the end of their line, as MediaWiki has it. */
#include "read/wiki.h"

#include "read/talk.h"

static struct str behind(struct str s, size_t n)
{
	return (struct str){ s.s + n, s.n - n };
}

static size_t count(struct str s, const char *what)
{
	size_t n = 0, w = strlen(what);
	for (const char *p = s.s; (p = memmem(p, s.n - (size_t)(p - s.s), what, w)); p += w)
		n++;
	return n;
}

/* Signs that plain text seldom has, and of how many kinds. */
static int fits(const struct read_source *s)
{
	struct read_lines l = read_lines(s);
	struct str head = { s->text.s, s->text.n < WIKI_REACH ? s->text.n : WIKI_REACH };
	size_t bold = 0, heads = 0, boxes = 0, links, notes, tables;
	if (!s->text.n)
		return 0;
	while (read_line(&l) && l.loc.line < 2000) {
		struct str line = str_trim(l.line);
		bold += count(line, "'''") >= 2;
		heads += line.n > 4 && str_starts(line, "==") && str_ends(line, "==");
		boxes += str_starts(line, "{{") && line.n > 3 && (line.s[2] | 32) >= 'a' &&
			 (line.s[2] | 32) <= 'z';
	}
	links = count(head, "[[");
	notes = count(head, "<ref");
	tables = count(head, "\n{|");
	if (!bold && !heads && !notes && !tables)
		return 0;
	if ((bold > 0) + (heads > 0) + (boxes > 0) + (links > 0) + (notes > 0) + (tables > 0) >= 2)
		return 62;
	return bold >= 3 ? 45 : 12;
}

/* --- tables */

static size_t spaces(struct str s, size_t i)
{
	while (i < s.n && s.s[i] == ' ')
		i++;
	return i;
}

/* "style="..."", "colspan=2", "nowrap": how long it is, 0: none. Without quotation marks it is one
 * only if HTML has it: a cell may say "length = 40" too. */
static size_t attribute(struct str s)
{
	static const char *const known[] = { "align", "bgcolor", "border", "cellpadding",
		"cellspacing", "class", "colspan", "dir", "height", "id", "lang", "rowspan",
		"scope", "style", "valign", "width" };
	size_t n = 0, i, k = 0;
	while (n < s.n && (((s.s[n] | 32) >= 'a' && (s.s[n] | 32) <= 'z') || s.s[n] == '-'))
		n++;
	i = spaces(s, n);
	if (!n || i >= s.n || s.s[i] != '=')
		return str_is((struct str){ s.s, n }, "nowrap") ? n : 0;
	i = spaces(s, i + 1);
	if (i < s.n && (s.s[i] == '"' || s.s[i] == '\'')) {
		const char *end = memchr(s.s + i + 1, s.s[i], s.n - i - 1);
		return end ? (size_t)(end - s.s) + 1 : s.n;
	}
	while (k < sizeof known / sizeof *known && !str_is((struct str){ s.s, n }, known[k]))
		k++;
	while (i < s.n && s.s[i] != ' ')
		i++;
	return k < sizeof known / sizeof *known ? i : 0;
}

static bool attributes(struct str s)
{
	size_t n = 1;
	for (s = str_trim(s); s.n && n; s = str_trim(behind(s, n)))
		n = attribute(s);
	return n > 0;
}

/* What a cell or a caption says, without the attributes before a bar. */
static struct str said(struct wiki *k, struct str cell)
{
	struct str rest = cell, part = cell;
	read_wiki_part(&rest, &part);
	if (!rest.s || !attributes(part))
		return cell;
	read_wiki_leave(k, part, "attributes in a table");
	return rest;
}

static void cells(struct wiki *k, struct str s, char sign, struct passage ***tail, unsigned *column)
{
	struct read_pen outer = k->pen;
	while (s.s) {
		struct str cell = s, list_of = { 0 };
		struct passage *list;
		for (size_t i = 0; i + 1 < s.n; i++) {
			if (s.s[i] == s.s[i + 1] && (s.s[i] == '|' || s.s[i] == sign)) {
				cell.n = i;
				list_of = behind(s, i + 2);
				break;
			}
		}
		s = list_of;
		k->pen = read_pen_aside(&outer, &list);
		k->pen.cell = true;
		read_wiki_text(k, said(k, cell));
		read_pen_end(&k->pen);
		read_cell(k->t, tail, list, ++*column, k->loc);
	}
	k->pen = outer;
}

/* A line of a table; *row, and the place of its next cell. */
struct row {
	struct passage *row, **tail;
	unsigned column;
	bool head; /* all cells so far are */
};

static void table_line(struct wiki *k, struct str s, struct row *r)
{
	bool head = str_starts(s, "!");
	if (str_starts(s, "|-")) {
		while (s.n > 1 && s.s[1] == '-')
			s = behind(s, 1);
		read_wiki_leave(k, behind(s, 1), "attributes in a table");
		r->row = NULL;
		return;
	}
	if (str_starts(s, "|+")) {
		read_wiki_block(
			k, said(k, behind(s, 2)), (struct passage){ .role = STR("caption") });
		read_pen_end(&k->pen);
		return;
	}
	if (!head && !str_starts(s, "|")) {
		read_wiki_leave(k, s, "between the cells of a table");
		return;
	}
	if (!r->row) {
		*r = (struct row){ .row = transcript_passage(k->t, PASSAGE_ROW, k->loc) };
		r->row->number = k->tables;
		r->tail = &r->row->cell;
		r->head = true;
	}
	cells(k, behind(s, 1), head ? '!' : '|', &r->tail, &r->column);
	r->head = r->head && head;
	r->row->level = r->head;
}

/* --- lines */

struct page {
	struct wiki w;
	struct read_lines l;
	unsigned blank;
	bool para;            /* a paragraph is at hand */
	const char *hopeless; /* before it, nothing that is open ends in another line */
};

/* How much more of each kind is opened than closed in s, added to what it was before. */
static bool whole(struct str s, int64_t open[4])
{
	static const char *const pairs[4][3] = { { "{{", "}}" }, { "[[", "]]" }, { "<!--", "-->" },
		{ "<ref", "</ref", "/>" } };
	bool closed = true;
	for (int i = 0; i < 4; i++) {
		open[i] += (int64_t)count(s, pairs[i][0]) - (int64_t)count(s, pairs[i][1]) -
			   (pairs[i][2] ? (int64_t)count(s, pairs[i][2]) : 0);
		closed = closed && open[i] <= 0;
	}
	return closed;
}

/* The line at hand, with those that it goes on in. */
static struct str line(struct page *p)
{
	struct str s = p->l.line, all = s;
	struct read_lines next = p->l;
	int64_t open[4] = { 0 };
	if (whole(s, open) || s.s < p->hopeless)
		return s;
	while (all.n < WIKI_REACH && read_line(&next)) {
		all.n = (size_t)(next.line.s + next.line.n - s.s);
		if (whole(next.line, open)) {
			p->l = next;
			return all;
		}
	}
	p->hopeless = all.s + all.n;
	return s;
}

static void table(struct page *p, struct str s)
{
	struct row r = { 0 };
	read_pen_end(&p->w.pen);
	p->w.tables++;
	read_wiki_leave(&p->w, behind(s, 2), "attributes in a table");
	while (read_line(&p->l)) {
		p->w.loc = p->l.loc;
		s = str_trim(line(p));
		if (str_starts(s, "|}")) {
			read_wiki_leave(&p->w, behind(s, 2), "behind a table");
			break;
		}
		if (s.n)
			table_line(&p->w, s, &r);
	}
}

static bool heading(struct page *p, struct str s)
{
	size_t n = 0, m = 0;
	while (n < s.n && s.s[n] == '=')
		n++;
	while (m < s.n && s.s[s.n - 1 - m] == '=')
		m++;
	n = n < m ? n : m;
	if (!n || n > 6 || s.n <= 2 * n)
		return false;
	read_wiki_block(&p->w, str_trim((struct str){ s.s + n, s.n - 2 * n }),
		(struct passage){ .kind = PASSAGE_HEADING, .level = (int)n, .blank = 1 });
	read_pen_end(&p->w.pen);
	return true;
}

/* "*", "#" items; ":" pushes in; ";" a term. */
static bool listed(struct page *p, struct str s)
{
	size_t n = 0, items = 0;
	struct passage like = { .kind = PASSAGE_TEXT, .blank = 1 };
	while (n < s.n && strchr("*#:;", s.s[n]))
		items += s.s[n] == '*' || s.s[n] == '#', n++;
	if (!n)
		return false;
	if (items) {
		like.kind = PASSAGE_ITEM;
		like.level = (int)items;
		like.ordered = s.s[n - 1] == '#';
	} else {
		like.level = s.s[n - 1] == ':' ? 4 * (int)n : 0;
		like.blank = p->blank;
	}
	read_wiki_block(&p->w, behind(s, n), like);
	return true;
}

static void text(struct page *p, struct str s)
{
	if (p->para) {
		read_pen_line(&p->w.pen);
		p->w.pen.style = (struct read_style){ 0 };
		read_wiki_text(&p->w, s);
		return;
	}
	read_wiki_block(&p->w, s, (struct passage){ .kind = PASSAGE_TEXT, .blank = p->blank });
}

static void rule(struct page *p)
{
	read_pen_end(&p->w.pen);
	transcript_passage(p->w.t, PASSAGE_RULE, p->w.loc)->blank = 1;
}

static void block(struct page *p, struct str s)
{
	struct str bare = str_trim(s);
	bool para = false;
	if (str_starts(bare, "{|"))
		table(p, bare);
	else if (str_starts(s, "----"))
		rule(p);
	else if (str_starts(bare, "__") && str_ends(bare, "__"))
		read_wiki_leave(&p->w, bare, "switch of the wiki's");
	else if (!heading(p, bare) && !listed(p, s)) {
		text(p, bare);
		para = true;
	}
	p->para = para;
	p->blank = 0;
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *s)
{
	struct page p = { .w = { .t = t, .a = arena_new(), .pen = read_pen(t) },
		.l = read_lines(s) };
	(void)d;
	t->lines = t->soft = true;
	while (read_line(&p.l)) {
		p.w.loc = p.l.loc;
		if (!str_trim(p.l.line).n) {
			p.blank++;
			p.para = false;
			continue;
		}
		block(&p, line(&p));
	}
	read_pen_end(&p.w.pen);
	arena_drop(p.w.a);
	return true;
}

const struct read_format read_wiki = { "MediaWiki", "wiki wikitext mediawiki", false, fits, read,
	PROOF_NONE };
