/* A Markdown file line by line: which block a line begins or goes on with.
 *
 * CommonMark's blocks as far as people who write interviews use them: headings, lists, quotations,
 * rules, tables, code, comments; HTML's tables as such, other tags where they stand in text. Kinder
 * than the standard to what they mean: a line of hyphens below more than one line is a rule. */
#include "read/md.h"
#include "read/talk.h"

enum { HEAD_LINE = 120 };

struct md_row { /* of a table, while it is read */
	struct passage **tail;
	unsigned column;
};

static void flush(struct md *m)
{
	if (!m->para.lines.n)
		return;
	m->like.blank = m->blank;
	m->like.start = m->like.end = -1;
	m->blank = 0;
	read_md_inline(m, &m->pen, &m->para, m->like);
	read_md_text_clear(&m->para);
}

static size_t indent_of(struct str s, size_t *column)
{
	size_t i = 0;
	for (*column = 0; i < s.n && (s.s[i] == ' ' || s.s[i] == '\t'); i++)
		*column += s.s[i] == '\t' ? 4 - *column % 4 : 1;
	return i;
}

static struct str behind(struct str s, size_t n)
{
	return (struct str){ s.s + n, s.n - n };
}

/* A rule: three or more of one sign and nothing else. */
static bool rule(struct str s)
{
	size_t n = 0;
	char sign = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] == ' ' || s.s[i] == '\t')
			continue;
		if ((s.s[i] != '*' && s.s[i] != '-' && s.s[i] != '_') || (sign && s.s[i] != sign))
			return false;
		sign = s.s[i];
		n++;
	}
	return n >= 3;
}

static unsigned heading(struct str s, struct str *words)
{
	unsigned level = 0;
	while (level < s.n && s.s[level] == '#')
		level++;
	if (!level || level > 6 || (level < s.n && s.s[level] != ' ' && s.s[level] != '\t'))
		return 0;
	*words = str_trim(behind(s, level));
	while (words->n && words->s[words->n - 1] == '#')
		words->n--;
	if (words->n < str_trim(behind(s, level)).n && words->n && words->s[words->n - 1] != ' ')
		*words = str_trim(behind(s, level)); /* "C#" */
	*words = str_trim(*words);
	return level;
}

/* "===" or "---" below a line. */
static unsigned underline(struct str s)
{
	size_t i = 0;
	s = str_trim(s);
	while (i < s.n && s.s[i] == s.s[0])
		i++;
	return !s.n || i < s.n || (s.s[0] != '=' && s.s[0] != '-') ? 0 : s.s[0] == '=' ? 1 : 2;
}

/* A list's mark: its length with the space behind it, 0: none. */
static size_t mark(struct str s, bool *ordered, unsigned *number)
{
	size_t i = 0;
	*ordered = false;
	if (s.n && (s.s[0] == '-' || s.s[0] == '*' || s.s[0] == '+'))
		i = 1;
	for (*number = 0; !*ordered && i < s.n && i < 9 && s.s[i] >= '0' && s.s[i] <= '9'; i++)
		*number = *number * 10 + (unsigned)(s.s[i] - '0');
	if (i && s.s[0] >= '0' && s.s[0] <= '9') {
		*ordered = i < s.n && (s.s[i] == '.' || s.s[i] == ')');
		i = *ordered ? i + 1 : 0;
	}
	if (!i || i >= s.n || (s.s[i] != ' ' && s.s[i] != '\t'))
		return 0;
	return i + 1;
}

static void single(struct md *m, struct str s, struct loc loc, struct passage like)
{
	flush(m);
	m->like = like;
	read_md_text_add(&m->para, m->s, s, loc);
	flush(m);
}

static void draw_rule(struct md *m, struct str s, struct loc loc)
{
	struct passage *p;
	flush(m);
	p = transcript_passage(m->t, PASSAGE_RULE, loc);
	p->blank = m->blank;
	m->blank = 0;
	transcript_stretch(m->t, p, str_trim(s), 0, loc);
}

static void item(struct md *m, struct str s, struct loc loc, size_t column, size_t n)
{
	bool ordered;
	unsigned number;
	mark(s, &ordered, &number);
	flush(m);
	while (m->depth && (int)column < m->list[m->depth - 1])
		m->depth--;
	if (m->depth < MD_LEVELS)
		m->list[m->depth++] = (int)(column + n);
	m->like = (struct passage){
		.kind = PASSAGE_ITEM, .level = m->depth - 1, .ordered = ordered, .number = number
	};
	if (str_starts(behind(s, n), "[ ] ") || str_starts(behind(s, n), "[x] ") ||
		str_starts(behind(s, n), "[X] ")) {
		transcript_leave(
			m->t, (struct str){ s.s + n, 3 }, "box of a task", read_at(loc, s, n));
		n += 4;
	}
	read_md_text_add(&m->para, m->s, str_trim(behind(s, n)), read_at(loc, s, n));
}

/* --- fences, comments, tables: blocks of lines --- */

static void code(struct md *m, struct read_lines *l, struct str fence)
{
	size_t n = 0;
	struct passage *p;
	struct buf b = { .a = m->s };
	struct loc loc = l->loc;
	while (n < fence.n && fence.s[n] == fence.s[0])
		n++;
	flush(m);
	loc.line++;
	while (read_line(l)) {
		struct str s = str_trim(l->line);
		size_t k = 0;
		while (k < s.n && s.s[k] == fence.s[0])
			k++;
		if (k >= n && k == s.n)
			break;
		if (b.n)
			buf_cstr(&b, "\xe2\x80\xa8");
		buf_str(&b, s);
	}
	if (!b.n)
		return;
	p = transcript_passage(m->t, PASSAGE_TEXT, loc);
	p->blank = m->blank + 1;
	m->blank = 0;
	transcript_stretch(m->t, p, buf_get(&b), STRETCH_CODE, loc);
}

/* Lines up to the one that holds `end`, in one text. */
static void gather(struct md *m, struct read_lines *l, const char *end, struct md_text *into)
{
	do
		read_md_text_add(into, m->s, l->line, l->loc);
	while (!memmem(l->line.s, l->line.n, end, strlen(end)) && read_line(l));
}

static void leave(struct md *m, struct read_lines *l, const char *end, const char *why)
{
	struct md_text text = { .text.a = m->s };
	struct loc loc = l->loc;
	flush(m);
	gather(m, l, end, &text);
	transcript_leave(m->t, str_trim(buf_get(&text.text)), why, loc);
}

static void cell(struct md *m, struct md_row *row, const struct md_text *text)
{
	struct passage *list;
	struct read_pen aside = read_pen_aside(&m->pen, &list);
	aside.cell = true;
	read_md_inline(
		m, &aside, text, (struct passage){ .kind = PASSAGE_TEXT, .start = -1, .end = -1 });
	read_pen_end(&aside);
	read_cell(m->t, &row->tail, list, ++row->column, read_md_text_loc(text, 0));
}

static void new_row(struct md *m, struct md_row *row, struct loc loc, bool head)
{
	struct passage *p = transcript_passage(m->t, PASSAGE_ROW, loc);
	p->number = m->tables;
	p->level = head;
	p->blank = m->blank;
	m->blank = 0;
	*row = (struct md_row){ .tail = &p->cell };
}

/* The tables of HTML: what stands between <td> or <th> is a cell, with Markdown in it. */
static void html_table(struct md *m, struct read_lines *l)
{
	struct md_text all = { .text.a = m->s }, one = { .text.a = m->s };
	struct md_row row = { 0 };
	struct str s;
	size_t from = 0;
	bool in = false, head = false;
	flush(m);
	m->tables++;
	gather(m, l, "</table>", &all);
	s = buf_get(&all.text);
	for (size_t i = 0; i < s.n;) {
		struct md_tag tag;
		size_t next = s.s[i] == '<' ? read_md_tag(s, i, m->s, &tag) : 0;
		bool is_cell = next && (str_is(tag.name, "td") || str_is(tag.name, "th"));
		bool ends = next &&
			    (is_cell || str_is(tag.name, "tr") || str_is(tag.name, "table"));
		if (in && ends) {
			struct str text = str_trim((struct str){ s.s + from, i - from });
			read_md_text_clear(&one);
			read_md_text_add(&one, m->s, text, read_md_text_loc(&all, from));
			if (!row.tail)
				new_row(m, &row, read_md_text_loc(&all, from), head);
			cell(m, &row, &one);
			in = false;
		}
		if (next && str_is(tag.name, "tr"))
			row.tail = NULL;
		if (is_cell && !tag.closes) {
			in = true;
			head = str_is(tag.name, "th");
			from = next;
		}
		i = next ? next : i + 1;
	}
}

/* "| a | b |": the cells of a line; a bar behind a backslash is none. */
static void pipe_row(struct md *m, struct str s, struct loc loc, bool head)
{
	struct md_text one = { .text.a = m->s };
	struct md_row row;
	size_t from;
	new_row(m, &row, loc, head);
	s = str_trim(s);
	if (s.n && s.s[0] == '|')
		s = behind(s, 1);
	if (s.n && s.s[s.n - 1] == '|')
		s.n--;
	for (size_t i = from = 0; i <= s.n; i++) {
		if (i < s.n && (s.s[i] != '|' || (i && s.s[i - 1] == '\\')))
			continue;
		read_md_text_clear(&one);
		read_md_text_add(&one, m->s, str_trim((struct str){ s.s + from, i - from }),
			read_at(loc, s, from));
		cell(m, &row, &one);
		from = i + 1;
	}
}

/* "|---|:-:|" */
static bool delimiters(struct str s)
{
	size_t dashes = 0;
	s = str_trim(s);
	for (size_t i = 0; i < s.n; i++) {
		if (!strchr("|-: \t", s.s[i]))
			return false;
		dashes += s.s[i] == '-';
	}
	return dashes >= 2 && memchr(s.s, '|', s.n);
}

static bool pipe_table(struct md *m, struct read_lines *l)
{
	struct read_lines next = *l;
	if (!memchr(l->line.s, '|', l->line.n) || !read_line(&next) || !delimiters(next.line))
		return false;
	flush(m);
	m->tables++;
	pipe_row(m, l->line, l->loc, true);
	*l = next;
	for (next = *l; read_line(&next) && memchr(next.line.s, '|', next.line.n); *l = next)
		pipe_row(m, next.line, next.loc, false);
	return true;
}

/* --- a line --- */

static bool begins(struct str s, const char *tag)
{
	size_t n = strlen(tag);
	return s.n >= n && strncasecmp(s.s, tag, n) == 0;
}

static bool special(struct md *m, struct read_lines *l, struct str s)
{
	if (str_starts(s, "```") || str_starts(s, "~~~")) {
		code(m, l, s);
		return true;
	}
	if (begins(s, "<!--"))
		leave(m, l, "-->", "a comment");
	else if (begins(s, "<script"))
		leave(m, l, "</script>", "a script");
	else if (begins(s, "<style"))
		leave(m, l, "</style>", "a style sheet");
	else if (begins(s, "<table"))
		html_table(m, l);
	else if (read_md_definition(m, l))
		flush(m);
	else
		return pipe_table(m, l);
	return true;
}

/* A line that begins nothing goes on with the block at hand, or begins a paragraph. */
static void text(struct md *m, struct str s, struct loc loc, size_t column)
{
	if (m->blank && m->depth && (int)column < m->list[0])
		m->depth = 0;
	if (!m->para.lines.n) {
		bool inside = m->depth && (int)column >= m->list[0];
		m->like = (struct passage){ .kind = PASSAGE_TEXT,
			.level = inside ? (int)column : 0 };
		if (!inside)
			m->depth = 0;
	}
	read_md_text_add(&m->para, m->s, s, loc);
}

static void quote(struct md *m, const struct read_lines *l, struct str s, struct loc loc)
{
	int level = 0;
	size_t i = 0;
	while (i < s.n && (s.s[i] == '>' || s.s[i] == ' ')) {
		level += s.s[i] == '>';
		i++;
	}
	if (m->para.lines.n &&
		(m->like.kind != PASSAGE_QUOTE || m->like.level != level || i == s.n))
		flush(m);
	loc = read_at(loc, s, i);
	s = behind(s, i);
	if (read_md_site(m, l, &s, &loc))
		flush(m);
	if (!str_trim(s).n) {
		m->blank++;
		return;
	}
	m->like = (struct passage){ .kind = PASSAGE_QUOTE, .level = level };
	i = read_md_alert(s);
	if (i) { /* "> [!note] " */
		transcript_leave(m->t, (struct str){ s.s, i }, "the mark of a box", loc);
		loc = read_at(loc, s, i);
		s = behind(s, i);
		if (!str_trim(s).n)
			return;
	}
	read_md_text_add(&m->para, m->s, s, loc);
}

static void line(struct md *m, struct read_lines *l)
{
	size_t column, i = indent_of(l->line, &column), n;
	struct str s = behind(l->line, i), words;
	struct loc loc = read_at(l->loc, l->line, i);
	unsigned level, number;
	bool ordered;
	if (!s.n || (s.n == 1 && s.s[0] == '\\') || str_is(str_trim(s), "\xc2\xa0") ||
		str_is(str_trim(s), "&nbsp;")) {
		flush(m);
		m->blank++;
		return;
	}
	if (read_md_site(m, l, &s, &loc)) {
		flush(m);
		m->blank += !m->blank;
		if (!str_trim(s).n)
			return;
	}
	if (special(m, l, s))
		return;
	level = heading(s, &words);
	if (level) {
		loc = read_at(loc, s, (size_t)(words.s - s.s));
		m->depth = 0;
		single(m, read_md_unnamed(m, words, loc), loc,
			(struct passage){ .kind = PASSAGE_HEADING, .level = (int)level });
	} else if (m->para.lines.n == 1 && m->like.kind == PASSAGE_TEXT &&
		   m->para.text.n <= HEAD_LINE && underline(s)) {
		m->like = (struct passage){ .kind = PASSAGE_HEADING, .level = (int)underline(s) };
		flush(m);
	} else if (rule(s))
		draw_rule(m, s, loc);
	else if (s.s[0] == '>')
		quote(m, l, s, loc);
	else if ((n = mark(s, &ordered, &number)) &&
		 !(ordered && number != 1 && m->para.lines.n && !m->depth))
		item(m, s, loc, column, n);
	else
		text(m, s, loc, column);
}

void read_md_blocks(struct md *m)
{
	struct read_lines l = read_lines(m->source);
	uint32_t skip;
	size_t front = read_md_front_matter(m->t, m->source->text, m->source->file, &skip);
	l.rest = behind(l.rest, front);
	l.loc.line += skip;
	while (read_line(&l))
		line(m, &l);
	flush(m);
}
