/* Transcripts are often typed into a table: who in one column, what in the next, the time or the
 * number of the row before them. Such a table is no table. Which it is, is asked of the same judge
 * that knows the columns of CSV files, by the words in its head or by what its cells hold; a table
 * of facts has no column of a few names that come again and again beside one of sentences. */
#include "read/talk.h"

#include "read/csv.h"

enum { ROWS = 3, WORDS = 20 /* bytes of words in a row, on the average */ };

void read_cell(struct transcript *t, struct passage ***tail, struct passage *list, unsigned column,
	struct loc loc)
{
	if (!list)
		list = transcript_loose(t, PASSAGE_TEXT, loc);
	**tail = list;
	for (struct passage *p = list; p; p = p->next) {
		p->kind = p->kind == PASSAGE_NOTE ? PASSAGE_NOTE : PASSAGE_TEXT;
		p->number = column;
		p->level = 0;
		p->blank = 0;
		*tail = &p->next;
	}
}

/* --- a table as text */

static void cell_text(struct buf *b, const struct passage *p, unsigned column)
{
	bool any = false;
	for (; p; p = p->next) {
		if (p->number != column)
			continue;
		if (any)
			buf_char(b, ' ');
		any = true;
		for (const struct stretch *s = p->first; s; s = s->next) {
			for (size_t i = 0; i < s->text.n; i++) {
				char c = s->text.s[i];
				buf_put(b, c == '\t' || c == '\n' ? " " : c == '"' ? "'" : &c, 1);
			}
		}
	}
}

static unsigned columns_of(const struct passage *row)
{
	unsigned n = 0;
	for (const struct passage *c = row->cell; c; c = c->next)
		n = c->number > n ? c->number : n;
	return n;
}

struct table {
	struct transcript *t;
	struct arena *a;
	struct passage *row, *end; /* up to, not with */
	size_t rows;
	unsigned columns;
	struct csv_columns at;
};

static bool is_talk(struct table *k)
{
	struct buf b = { .a = k->a };
	struct read_source s = { 0 };
	const struct csv_columns *c = &k->at;
	size_t words = 0;
	if (k->rows < 2 || k->columns < 2 || k->columns >= CSV_FIELDS)
		return false;
	for (const struct passage *r = k->row; r != k->end; r = r->next) {
		for (unsigned i = 1; i <= k->columns; i++) {
			size_t n = b.n;
			cell_text(&b, r->cell, i);
			words = b.n - n > words ? b.n - n : words;
			buf_char(&b, i < k->columns ? '\t' : '\n');
		}
	}
	s.text = buf_get(&b);
	if (!read_csv_columns(&s, '\t', &k->at))
		return false;
	if (c->headed)
		return c->speaker >= 0 || c->start >= 0 || c->question >= 0;
	return k->rows >= ROWS && words >= WORDS && (c->again || (c->start >= 0 && c->speaker < 0));
}

/* --- talk */

static struct str plain(struct table *k, const struct passage *row, int column)
{
	struct buf b = { .a = k->a };
	if (column < 0)
		return (struct str){ 0 };
	cell_text(&b, row->cell, (unsigned)column + 1);
	return b.n ? str_trim(buf_get(&b)) : (struct str){ 0 };
}

/* What was said in a column of a row, hung on the list. */
static void said(struct table *k, struct passage *row, int column, struct passage ***tail)
{
	struct arena *a = k->t->arena;
	struct str label = plain(k, row, k->at.speaker), code;
	struct str role = column == k->at.question ? STR("question")
			  : column == k->at.answer ? STR("answer")
						   : (struct str){ 0 };
	bool first = true;
	for (struct passage *p = row->cell, *next; p && column >= 0; p = next) {
		next = p->next;
		if (p->number != (unsigned)column + 1 || !p->first)
			continue;
		p->label = arena_str(a, label);
		p->speaker = p->label;
		while (p->speaker.n && strchr(": ", p->speaker.s[p->speaker.n - 1]))
			p->speaker.n--;
		p->role = role.n ? role : p->role;
		if (first) {
			p->start = read_csv_time(plain(k, row, k->at.start), k->at.factor, &code);
			p->time = p->start >= 0 ? arena_str(a, code) : p->time;
		}
		p->number = 0;
		p->blank = 1;
		p->next = NULL;
		**tail = p;
		*tail = &p->next;
		first = false;
	}
}

static bool used(const struct csv_columns *c, int i)
{
	return i == c->speaker || i == c->text || i == c->start || i == c->end || i == c->length ||
	       i == c->question || i == c->answer;
}

static void leave(struct table *k, const struct passage *row, bool head)
{
	for (int i = 0; i < (int)k->columns; i++) {
		struct str s = head || !used(&k->at, i) ? plain(k, row, i) : (struct str){ 0 };
		if (s.n)
			transcript_leave(k->t, s,
				head ? "head of the table" : "column beside what is said",
				row->loc);
	}
}

/* The rows' place in the list is taken by what was said in them. */
static struct passage **talk(struct table *k, struct passage **at)
{
	struct passage *row = k->row, *next;
	for (bool head = k->at.headed; row != k->end; row = next, head = false) {
		next = row->next;
		leave(k, row, head);
		if (head)
			continue;
		if (k->at.question >= 0 && k->at.answer >= 0) {
			said(k, row, k->at.question, &at);
			said(k, row, k->at.answer, &at);
		} else {
			said(k, row, k->at.text, &at);
		}
	}
	*at = k->end;
	return at;
}

/* --- tables */

static void join(struct transcript *t, struct passage *to, const struct passage *from)
{
	if (to->last && from->first)
		transcript_stretch(t, to, STR("\xe2\x80\xa8"), to->last->look, to->last->loc);
	*(to->last ? &to->last->next : &to->first) = from->first;
	to->last = from->last ? from->last : to->last;
}

static void tidy(struct transcript *t, struct passage *row)
{
	for (struct passage *c = row->cell; c; c = c->next) {
		while (c->next && c->next->number == c->number) {
			join(t, c, c->next);
			c->next = c->next->next;
		}
		c->kind = PASSAGE_TEXT;
		c->number = 0;
	}
}

static struct passage **table(struct transcript *t, struct passage **at)
{
	struct table k = { .t = t, .a = arena_new(), .row = *at };
	struct passage *row = *at;
	for (; row && row->kind == PASSAGE_ROW && row->number == k.row->number; row = row->next) {
		unsigned n = columns_of(row);
		k.columns = n > k.columns ? n : k.columns;
		k.rows++;
	}
	k.end = row;
	if (!k.columns) {
		*at = k.end;
	} else if (is_talk(&k)) {
		at = talk(&k, at);
	} else {
		for (row = k.row; row != k.end; row = row->next) {
			tidy(t, row);
			at = &row->next;
		}
	}
	arena_drop(k.a);
	return at;
}

void read_tables(struct transcript *t)
{
	struct passage **at = &t->first, *last = NULL;
	while (*at)
		at = (*at)->kind == PASSAGE_ROW ? table(t, at) : &(*at)->next;
	for (struct passage *p = t->first; p; p = p->next)
		last = p;
	t->last = last;
}
