/* Definitions: "[label]: address "title"" and "[^label]: a note". All are gathered before the text
 * is read, since they mostly stand below it; then they are passed over where they stand. */
#include "read/md.h"

/* "[label]:" at the beginning of a line: the label, and where what is defined begins. */
static bool labelled(struct str s, struct str *label, size_t *rest)
{
	size_t i = 0, end;
	while (i < 3 && i < s.n && s.s[i] == ' ')
		i++;
	if (i >= s.n || s.s[i] != '[')
		return false;
	for (end = ++i; end < s.n && s.s[end] != ']' && s.s[end] != '['; end++)
		;
	if (end == i || end + 1 >= s.n || s.s[end] != ']' || s.s[end + 1] != ':')
		return false;
	*label = (struct str){ s.s + i, end - i };
	*rest = end + 2;
	return true;
}

/* An address has no space in it; what stands behind it is in quotation marks. */
static bool target(struct str s, struct md_target *t)
{
	struct str rest = str_trim(s), url = str_word(&rest);
	rest = str_trim(rest);
	if (!url.n || (rest.n && rest.s[0] != '"' && rest.s[0] != '\'' && rest.s[0] != '('))
		return false;
	if (url.n > 2 && url.s[0] == '<' && url.s[url.n - 1] == '>')
		url = (struct str){ url.s + 1, url.n - 2 };
	t->url = url;
	t->title = rest.n > 2 ? (struct str){ rest.s + 1, rest.n - 2 } : (struct str){ 0 };
	return true;
}

static bool indented(struct str s)
{
	return str_starts(s, "    ") || str_starts(s, "\t") || str_starts(s, "  ");
}

static bool blank(struct str s)
{
	return str_trim(s).n == 0;
}

/* A note's lines: up to one that is not indented behind a blank one, or begins another. */
static void note(struct md *m, struct read_lines *l, struct str label, size_t rest, bool keep)
{
	struct md_note *n = ARENA_NEW(m->s, struct md_note);
	struct read_lines next = *l;
	bool gap = false;
	read_md_text_add(&n->text, m->s,
		str_trim((struct str){ l->line.s + rest, l->line.n - rest }),
		read_at(l->loc, l->line, rest));
	while (read_line(&next)) {
		struct str other;
		size_t at;
		if (blank(next.line)) {
			gap = true;
			continue;
		}
		if ((gap && !indented(next.line)) || labelled(next.line, &other, &at))
			break;
		read_md_text_add(&n->text, m->s, str_trim(next.line), next.loc);
		*l = next;
		gap = false;
	}
	if (keep && !map_get(&m->notes, label))
		map_put(&m->notes, label, n);
}

static bool define(struct md *m, struct read_lines *l, bool keep)
{
	struct str label;
	struct md_target t, *kept;
	size_t rest;
	if (!labelled(l->line, &label, &rest))
		return false;
	if (label.s[0] == '^') {
		note(m, l, read_md_label(m, (struct str){ label.s + 1, label.n - 1 }), rest, keep);
		return true;
	}
	if (!target((struct str){ l->line.s + rest, l->line.n - rest }, &t))
		return false;
	if (!keep) {
		transcript_leave(m->t, str_trim(l->line), "the definition of a link", l->loc);
		return true;
	}
	kept = ARENA_NEW(m->s, struct md_target);
	*kept = t;
	label = read_md_label(m, label);
	if (!map_get(&m->targets, label))
		map_put(&m->targets, label, kept);
	return true;
}

bool read_md_definition(struct md *m, struct read_lines *l)
{
	return define(m, l, false);
}

void read_md_definitions(struct md *m)
{
	struct read_lines l = read_lines(m->source);
	while (read_line(&l))
		define(m, &l, true);
}

/* Notes that nothing calls are text at the end. */
void read_md_uncalled(struct md *m)
{
	for (size_t i = 0; i < m->notes.n; i++) {
		struct md_note *n = m->notes.val[i];
		if (n->called)
			continue;
		read_md_inline(m, &m->pen, &n->text,
			(struct passage){
				.kind = PASSAGE_TEXT, .blank = 1, .start = -1, .end = -1 });
	}
}
