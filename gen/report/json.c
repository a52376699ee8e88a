/* The report as JSON (RFC 8259), an object with a line for each finding. */
#include "report/inside.h"

struct writer {
	struct buf b;
	const struct report *r;
	bool more; /* something stands before in the same object */
};

static void put(struct writer *w, struct str s)
{
	buf_cstr(&w->b, "\"");
	for (size_t i = 0; i < s.n;) {
		uint32_t c = str_next(s, &i);
		if (c == '"' || c == '\\')
			buf_printf(&w->b, "\\%c", (char)c);
		else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029)
			buf_printf(&w->b, "\\u%04x", (unsigned)c);
		else
			buf_char(&w->b, c);
	}
	buf_cstr(&w->b, "\"");
}

static void key(struct writer *w, const char *name)
{
	if (w->more)
		buf_cstr(&w->b, ", ");
	w->more = true;
	put(w, str_of(name));
	buf_cstr(&w->b, ": ");
}

static void string(struct writer *w, const char *name, struct str value)
{
	if (!value.n)
		return;
	key(w, name);
	put(w, value);
}

static void integer(struct writer *w, const char *name, int64_t value)
{
	key(w, name);
	buf_int(&w->b, value);
}

static void decimal(struct writer *w, const char *name, int64_t thousandths)
{
	key(w, name);
	buf_str(&w->b, report_decimal(w->b.a, thousandths, 3));
}

static void open(struct writer *w, const char *name)
{
	key(w, name);
	buf_cstr(&w->b, "{ ");
	w->more = false;
}

static void close(struct writer *w)
{
	buf_cstr(&w->b, " }");
	w->more = true;
}

static void line(struct writer *w)
{
	if (w->more)
		buf_cstr(&w->b, ",");
	buf_cstr(&w->b, "\n  ");
	w->more = false;
}

static void summary(struct writer *w)
{
	const struct report_summary *m = &w->r->summary;
	open(w, "summary");
	integer(w, "lines", (int64_t)m->lines);
	integer(w, "set_lines", (int64_t)m->set);
	integer(w, "characters", (int64_t)m->characters);
	integer(w, "paragraphs", (int64_t)m->paragraphs);
	if (m->set > 0) {
		open(w, "word_space");
		decimal(w, "mean", m->mean);
		decimal(w, "deviation", m->deviation);
		decimal(w, "least", m->least);
		decimal(w, "most", m->most);
		close(w);
	}
	integer(w, "hyphens", (int64_t)m->hyphens);
	integer(w, "longest_ladder", (int64_t)m->ladder);
	integer(w, "feet", (int64_t)m->feet);
	integer(w, "level_feet", (int64_t)m->level);
	open(w, "kinds");
	for (int k = 0; k < REPORT_KINDS; k++)
		if (m->of[k] > 0)
			integer(w, report_kind_row[k].key, (int64_t)m->of[k]);
	close(w);
	open(w, "severities");
	for (int k = REPORT_SEVERITIES; k-- > 0;)
		integer(w, report_severity_name((enum report_severity)k), (int64_t)m->severity[k]);
	close(w);
	close(w);
}

static void box(struct writer *w, const struct finding *f)
{
	const sp v[] = { f->x, f->y, f->w, f->h };
	key(w, "box");
	for (int i = 0; i < 4; i++) {
		buf_cstr(&w->b, i ? ", " : "[");
		buf_str(&w->b, report_decimal(w->b.a, len_mpt(v[i]), 3));
	}
	buf_cstr(&w->b, "]");
}

static void finding(struct writer *w, const struct finding *f)
{
	const struct report_kind_row *row = &report_kind_row[f->kind];
	struct str file = diag_name(w->r->names, f->loc.file);
	buf_cstr(&w->b, "{ ");
	string(w, "kind", str_of(row->key));
	string(w, "severity", str_of(report_severity_name(f->severity)));
	if (f->page != REPORT_NOWHERE)
		string(w, "page", w->r->pages->page[f->page].label);
	if (f->page != REPORT_NOWHERE && f->w > 0)
		box(w, f);
	string(w, "file", file);
	if (f->loc.line)
		integer(w, "line", f->loc.line);
	if (f->loc.line && f->loc.column)
		integer(w, "column", f->loc.column);
	string(w, "message", f->message);
	string(w, "why", f->why);
	string(w, "text", f->text);
	string(w, "advice", f->advice);
	if (row->unit) {
		integer(w, "value", f->value);
		string(w, "unit", str_of(row->unit));
	}
	close(w);
}

struct str report_json(struct arena *a, const struct report *r)
{
	struct writer w = { .b = { .a = a }, .r = r };
	buf_cstr(&w.b, "{");
	line(&w);
	string(&w, "program", r->program);
	string(&w, "file", r->interview->path);
	string(&w, "title", r->title);
	string(&w, "lang", r->interview->lang);
	string(&w, "layout", r->style->name);
	integer(&w, "pages", (int64_t)r->pages->n);
	line(&w);
	summary(&w);
	line(&w);
	key(&w, "findings");
	buf_cstr(&w.b, "[");
	w.more = false;
	for (size_t i = 0; i < r->n; i++) {
		line(&w);
		buf_cstr(&w.b, "  ");
		finding(&w, &r->finding[i]);
	}
	buf_cstr(&w.b, r->n ? "\n  ]" : "]");
	w.more = true;
	integer(&w, "left_out", (int64_t)r->more);
	buf_cstr(&w.b, "\n}\n");
	return buf_get(&w.b);
}
