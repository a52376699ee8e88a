/* Tables of what was said, with commas, semicolons, tabs or bars: exports of Premiere, Trint,
 * Sonix, Happy Scribe, NVivo, the chat of Zoom. Prose with commas is none: a table has as many
 * fields in all of its records, and columns that can be told apart. */
#include "read/csv.h"
#include "read/pen.h"

static const char separators[] = "\t,;|";

struct shape {
	char separator;
	size_t columns, records, same;
};

/* How even the records are with a separator. */
static struct shape even(struct arena *a, const struct read_source *s, char separator)
{
	struct csv c = { .a = a, .text = s->text, .separator = separator };
	struct shape k = { .separator = separator };
	for (; k.records < 100 && read_csv_record(&c); k.records++) {
		if (!k.columns)
			k.columns = c.fields;
		k.same += c.fields == k.columns;
	}
	return k;
}

static bool dialect(const struct read_source *s, char *separator, int *fit)
{
	struct arena *a = arena_new();
	struct csv_columns c;
	*fit = 0;
	for (size_t i = 0; separators[i]; i++) {
		struct shape k = even(a, s, separators[i]);
		int score = 0;
		if (k.columns < 2 || k.records < 2 || !read_csv_columns(s, separators[i], &c))
			continue;
		if (c.headed)
			score = k.same * 10 >= k.records * 9 ? 85 : k.same * 2 > k.records ? 40 : 0;
		else if (k.same * 10 >= k.records * 9 && k.records >= 3)
			score = c.start >= 0 ? 60 : separators[i] == '\t' ? 8 : 5;
		else if (c.start == 0 && separators[i] == '\t' && k.same * 2 >= k.records)
			score = 40;
		if (score > *fit) {
			*fit = score;
			*separator = separators[i];
		}
	}
	arena_drop(a);
	return *fit > 0;
}

static int fits(const struct read_source *s)
{
	char separator;
	int fit;
	dialect(s, &separator, &fit);
	return fit;
}

struct table {
	struct transcript *t;
	struct csv csv;
	struct csv_columns at;

	struct str name[CSV_FIELDS];
	struct read_pen pen;
};

static struct str cell(const struct table *k, int column)
{
	return column >= 0 && (size_t)column < k->csv.fields ? str_trim(k->csv.field[column])
							     : (struct str){ 0 };
}

/* "From Anna Berg to Everyone:" and "Anna Berg:" as chats have them. */
static struct str who(struct str s)
{
	const char *to;
	if (s.n && s.s[s.n - 1] == ':')
		s = str_trim((struct str){ s.s, s.n - 1 });
	if (!str_starts(s, "From "))
		return s;
	s = str_trim((struct str){ s.s + 5, s.n - 5 });
	to = memmem(s.s, s.n, " to ", 4);
	return to ? str_trim((struct str){ s.s, (size_t)(to - s.s) }) : s;
}

static void passage(struct table *k, int column, const char *role)
{
	struct arena *a = k->t->arena;
	struct str text = cell(k, column), code = { 0 }, speaker = cell(k, k->at.speaker);
	struct passage *p;
	if (!text.n)
		return;
	p = transcript_passage(k->t, PASSAGE_TEXT, k->csv.place[column]);
	p->speaker = arena_str(a, who(speaker));
	if (speaker.n > p->speaker.n + 1)
		transcript_leave(k->t, speaker, "whom a message of the chat goes to",
			k->csv.place[k->at.speaker]);
	p->role = str_of(role);
	p->start = read_csv_time(cell(k, k->at.start), k->at.factor, &code);
	p->time = p->start >= 0 ? arena_str(a, code) : p->time;
	p->end = read_csv_time(cell(k, k->at.end), k->at.factor, &code);
	if (p->end < 0 && p->start >= 0 && k->at.length >= 0) {
		int64_t length = read_csv_time(cell(k, k->at.length), k->at.factor, &code);
		p->end = length >= 0 ? p->start + length : -1;
	}
	p->blank = !k->t->cues && p != k->t->first;
	read_pen_begin(&k->pen, p);
	read_pen_lines(&k->pen, text, k->csv.place[column]);
	read_pen_end(&k->pen);
}

static bool taken(const struct table *k, int i)
{
	return i == k->at.speaker || i == k->at.text || i == k->at.start || i == k->at.end ||
	       i == k->at.length || i == k->at.question || i == k->at.answer;
}

static void others(struct table *k)
{
	for (size_t i = 0; i < k->csv.fields; i++) {
		struct arena_mark m = arena_mark(k->csv.a);
		struct str s = str_trim(k->csv.field[i]);
		if (s.n && !taken(k, (int)i))
			transcript_leave(k->t, s,
				k->name[i].n ? arena_printf(k->csv.a, "column \"%.*s\"",
						       STR_ARG(k->name[i]))
						       .s
					     : "column beside the text",
				k->csv.place[i]);
		arena_reset(k->csv.a, m);
	}
}

/* A record that is shorter is a line of the text above it, as in chats. */
static bool goes_on(struct table *k)
{
	struct csv *c = &k->csv;
	int last = k->at.text > k->at.answer ? k->at.text : k->at.answer;
	if (!k->t->last || (int)c->fields > last || c->fields > 1)
		return false;
	read_pen_begin(&k->pen, k->t->last);
	k->pen.any = true;
	read_pen_line(&k->pen);
	k->t->lines = true;
	read_pen_lines(&k->pen, str_trim(c->field[0]), c->place[0]);
	read_pen_end(&k->pen);
	return true;
}

static void head(struct table *k)
{
	if (!k->at.headed || !read_csv_record(&k->csv))
		return;
	if (k->at.text + 1 == (int)k->at.columns)
		k->csv.most = k->at.columns;
	for (size_t i = 0; i < k->csv.fields; i++) {
		k->name[i] = arena_str(k->csv.a, str_trim(k->csv.field[i]));
		if (k->name[i].n)
			transcript_leave(k->t, k->name[i], "head of the table", k->csv.place[i]);
	}
}

/* Whether the rows are captions, of which many are one turn: they are timed, and nobody is named,
 * or often he who spoke in the row above. */
static bool captions(const struct table *k)
{
	struct csv c = k->csv;
	struct str above = { 0 }, code;
	size_t rows = 0, timed = 0, again = 0;
	c.a = arena_new();
	if (k->at.headed)
		read_csv_record(&c);
	while (k->at.start >= 0 && read_csv_record(&c)) {
		struct table row = { .csv = c };
		struct str who = cell(&row, k->at.speaker);
		rows++;
		timed += read_csv_time(cell(&row, k->at.start), k->at.factor, &code) >= 0;
		again += str_eq(who, above);
		above = who;
	}
	arena_drop(c.a);
	return timed * 2 > rows && (k->at.speaker < 0 || again * 4 >= rows);
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *s)
{
	struct arena *a = arena_new();
	struct table k = { .t = t, .pen = read_pen(t) };
	int fit;
	char separator = ',';
	dialect(s, &separator, &fit);
	k.csv = (struct csv){ .a = a, .text = s->text, .separator = separator };
	k.csv.loc = (struct loc){ .line = 1, .column = 1, .file = s->file };
	if (!read_csv_columns(s, separator, &k.at)) {
		diag_at(d, DIAG_ERROR, (struct loc){ .file = s->file },
			"expected a table with a column of text and one of speakers or times, "
			"found "
			"none; the file is not read");
		arena_drop(a);
		return false;
	}
	t->cues = captions(&k);
	head(&k);
	while (read_csv_record(&k.csv)) {
		struct passage *last = t->last;
		if (goes_on(&k))
			continue;
		passage(&k, k.at.question, "question");
		passage(&k, k.at.answer, "answer");
		passage(&k, k.at.text, "");
		if (t->last == last)
			transcript_leave(t, cell(&k, k.at.speaker), "of a record without words",
				k.csv.place[0]);
		others(&k);
	}
	if (k.csv.unclosed)
		diag_at(d, DIAG_ERROR, k.csv.open,
			"expected a quotation mark to end the cell, found the end of the file; "
			"quotation marks stand for themselves from here on");
	arena_drop(a);
	return true;
}

const struct read_format read_csv = { "CSV", "csv tsv tab", false, fits, read, PROOF_CELLS };
