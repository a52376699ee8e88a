/* The text of a block as stretches.
 *
 * CommonMark's inline rules in one walk that makes tokens and one that writes them, linear both:
 * runs of * and _ are matched with a stack, links with another, and nothing is looked for twice.
 * Where writers and the standard disagree the writers are followed: a closing ** may have a space
 * before it ("**Name: ** Yes"), so may a * that a link follows ("*word *[link](...)"), and a **
 * that begins a block and is never closed holds to its end. */
#include "read/md_token.h"

struct md_token *read_md_push(struct md_inline *x, enum md_kind kind, size_t from, size_t to)
{
	struct md_token *t = VEC_PUSH(x->m->s, &x->t);
	*t = (struct md_token){ .kind = kind, .from = from, .to = to };
	return t;
}

static bool white(uint32_t c)
{
	return c == 0 || c == ' ' || c == '\n' || c == '\t' || c == 0xa0 || c == 0x3000;
}

static bool punct(uint32_t c)
{
	return (c > 32 && c < 48) || (c > 57 && c < 65) || (c > 90 && c < 97) ||
	       (c > 122 && c < 127) || (c >= 0x2010 && c <= 0x2027) ||
	       (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011) ||
	       (c >= 0xff01 && c <= 0xff0f) || c == 0xff1a || c == 0xff1f || c == 0xab || c == 0xbb;
}

static uint32_t before(struct str s, size_t at)
{
	size_t i = at;
	while (i > 0 && at - i < 4 && ((unsigned char)s.s[i - 1] & 0xc0) == 0x80)
		i--;
	return i > 0 ? (i--, str_next(s, &i)) : 0;
}

static uint32_t peek(struct str s, size_t i)
{
	return i < s.n ? str_next(s, &i) : 0;
}

static void text_token(struct md_inline *x, size_t from, size_t to)
{
	struct md_token *last = x->t.n ? &x->t.v[x->t.n - 1] : NULL;
	if (last && last->kind == MD_TEXT && last->to == from)
		last->to = to;
	else
		read_md_push(x, MD_TEXT, from, to);
}

static size_t code(struct md_inline *x, size_t i)
{
	size_t n = 0, k;
	while (i + n < x->s.n && x->s.s[i + n] == '`')
		n++;
	for (k = i + n; n < 16 && !x->no_code[n] && k < x->s.n;) {
		size_t run = 0;
		const char *next = memchr(x->s.s + k, '`', x->s.n - k);
		if (!next)
			break;
		k = (size_t)(next - x->s.s);
		while (k + run < x->s.n && x->s.s[k + run] == '`')
			run++;
		if (run == n) {
			read_md_push(x, MD_CODE, i + n, k);
			return k + n;
		}
		k += run;
	}
	if (n < 16)
		x->no_code[n] = true;
	text_token(x, i, i + n);
	return i + n;
}

/* Matches a closing run with openers of its sign as far as both go. */
static void close_run(struct md_inline *x, size_t at)
{
	size_t *top = &x->open[x->t.v[at].c == '_'], *other = &x->open[x->t.v[at].c != '_'];
	while (x->t.v[at].n && *top) {
		struct md_token *o = &x->t.v[*top - 1], *c = &x->t.v[at];
		bool strong = o->n >= 2 && c->n >= 2;
		if (!strong && c->n >= 2 && o->n == 1 && c->n != 3)
			break;
		while (*other > *top) /* openers of the other sign inside close nothing now */
			*other = x->t.v[*other - 1].below;
		o->strong_on += strong;
		o->em_on += !strong;
		c->strong_off += strong;
		c->em_off += !strong;
		o->n -= strong ? 2 : 1;
		c->n -= strong ? 2 : 1;
		if (!o->n)
			*top = o->below;
	}
}

static size_t run(struct md_inline *x, size_t i)
{
	char sign = x->s.s[i];
	uint32_t b = before(x->s, i), a;
	size_t n = 0, at = x->t.n;
	struct md_token *t;
	bool left, right;
	while (i + n < x->s.n && x->s.s[i + n] == sign)
		n++;
	a = peek(x->s, i + n);
	left = !white(a) && (!punct(a) || white(b) || punct(b));
	right = !white(b) && (!punct(b) || white(a) || punct(a));
	t = read_md_push(x, MD_RUN, i, i + n);
	t->c = sign;
	t->n = (unsigned)n;
	t->opens = sign == '*' ? left || (n >= 2 && at == 0) || (!white(a) && n == 2 && white(b))
			       : left && (!right || punct(b));
	t->closes = sign == '*' ? right || (!white(b) && n == 2) ||
					  (n == 2 && x->open[0] && x->t.v[x->open[0] - 1].n >= 2) ||
					  (n == 1 && a == '[' && x->open[0] &&
						  x->t.v[x->open[0] - 1].n == 1)
				: right && (!left || punct(a));
	if (t->closes)
		close_run(x, at);
	t = &x->t.v[at];
	if (t->opens && t->n) {
		t->below = x->open[sign == '_'];
		x->open[sign == '_'] = at + 1;
	}
	return i + n;
}

enum { REACH = 2000 }; /* how far the end of an address, a label, a tag is looked for */

static struct str within(struct str s, size_t i)
{
	return (struct str){ s.s, s.n - i < REACH ? s.n : i + REACH };
}

/* "(address "title")" at i: behind it, or 0. */
static size_t destination(struct str all, size_t i, struct md_target *to)
{
	struct str s = within(all, i);
	size_t from = i + 1, depth = 0, end;
	while (from < s.n && white((unsigned char)s.s[from]))
		from++;
	if (from < s.n && s.s[from] == '<') {
		for (end = ++from; end < s.n && s.s[end] != '>' && s.s[end] != '\n'; end++)
			;
		to->url = (struct str){ s.s + from, end - from };
		end++;
	} else {
		for (end = from; end < s.n && !white((unsigned char)s.s[end]); end++) {
			depth += s.s[end] == '(';
			if (s.s[end] == ')' && depth-- == 0)
				break;
		}
		to->url = (struct str){ s.s + from, end - from };
	}
	while (end < s.n && white((unsigned char)s.s[end]))
		end++;
	if (end < s.n && (s.s[end] == '"' || s.s[end] == '\'')) {
		const char *close = memchr(s.s + end + 1, s.s[end], s.n - end - 1);
		if (!close)
			return 0;
		to->title = (struct str){ s.s + end + 1, (size_t)(close - s.s) - end - 1 };
		end = (size_t)(close - s.s) + 1;
		while (end < s.n && white((unsigned char)s.s[end]))
			end++;
	}
	return end < s.n && s.s[end] == ')' ? end + 1 : 0;
}

/* Where the bracket that ends at `shut` leads: behind what says it, 0: nowhere. */
static size_t leads(struct md_inline *x, size_t inner, size_t shut, struct md_target *to)
{
	struct str s = x->s, label = { s.s + inner, shut - inner };
	size_t next = shut + 1;
	const char *close;
	struct md_target *known;
	if (next < s.n && s.s[next] == '(') {
		size_t end = destination(s, next, to);
		if (end)
			return end;
	}
	close = next < s.n && s.s[next] == '[' ? memchr(s.s + next, ']', within(s, next).n - next)
					       : NULL;
	if (close) {
		struct str other = { s.s + next + 1, (size_t)(close - s.s) - next - 1 };
		known = map_get(&x->m->targets, read_md_label(x->m, other.n ? other : label));
		if (known) {
			*to = *known;
			return (size_t)(close - s.s) + 1;
		}
	}
	known = label.n < REACH ? map_get(&x->m->targets, read_md_label(x->m, label)) : NULL;
	if (!known)
		return 0;
	*to = *known;
	return next;
}

/* Passes over attributes: "[a name]{.person}", "![](a.png){width="9"}". */
static size_t attributes(struct md_inline *x, size_t i)
{
	struct str s = { x->s.s + i, x->s.n - i };
	size_t n = read_md_attributes(s);
	if (n)
		transcript_leave(x->m->t, (struct str){ s.s, n }, "attributes",
			read_md_text_loc(x->block, i));
	return i + n;
}

static size_t shut(struct md_inline *x, size_t i)
{
	struct md_target to = { 0 };
	struct md_token *o = x->bracket ? &x->t.v[x->bracket - 1] : NULL;
	size_t end = o ? leads(x, o->to, i, &to) : 0;
	if (o)
		x->bracket = o->below;
	if (end && o->c == '!') {
		struct str alt = { x->s.s + o->to, i - o->to };
		read_md_picture(x, (struct passage){ .src = to.url, .alt = alt, .role = to.title },
			o->from);
		x->t.n = (size_t)(o - x->t.v);
		x->open[0] = x->open[0] > x->t.n ? 0 : x->open[0];
		x->open[1] = x->open[1] > x->t.n ? 0 : x->open[1];
		return attributes(x, end);
	}
	if (end) {
		o->link = to.url;
		o->linked = true;
		read_md_push(x, MD_SHUT, i, end)->linked = true;
		return attributes(x, end);
	}
	end = o && o->c == '[' ? attributes(x, i + 1) : i + 1;
	if (end > i + 1) {
		o->from = o->to; /* a span that has nothing but attributes */
		return end;
	}
	text_token(x, i, i + 1);
	return i + 1;
}

static size_t bracket(struct md_inline *x, size_t i, size_t n)
{
	struct md_token *t;
	if (n == 1 && i + 2 < x->s.n && x->s.s[i + 1] == '^') {
		const char *end = memchr(x->s.s + i, ']', within(x->s, i).n - i);
		struct str label = { x->s.s + i + 2, end ? (size_t)(end - x->s.s) - i - 2 : 0 };
		struct md_note *note = end && label.n < 100
					       ? map_get(&x->m->notes, read_md_label(x->m, label))
					       : NULL;
		if (note && !x->m->in_note) {
			t = read_md_push(x, MD_NOTE, i + 2, i + 2 + label.n);
			t->note = note;
			return i + 3 + label.n;
		}
	}
	t = read_md_push(x, MD_OPEN, i, i + n);
	t->c = n == 2 ? '!' : '[';
	t->below = x->bracket;
	x->bracket = x->t.n;
	return i + n;
}

/* "<https://...>", a tag, a comment. */
static size_t angle(struct md_inline *x, size_t i)
{
	const char *end = x->no_angle ? NULL : memchr(x->s.s + i, '>', x->s.n - i);
	struct str inner = { x->s.s + i + 1, end ? (size_t)(end - x->s.s) - i - 1 : 0 };
	struct md_tag tag;
	bool comment;
	size_t next;
	if (end && inner.n < REACH && !memchr(inner.s, ' ', inner.n) &&
		!memchr(inner.s, '\n', inner.n) &&
		(memmem(inner.s, inner.n, "://", 3) || memchr(inner.s, '@', inner.n))) {
		struct md_token *o = read_md_push(x, MD_OPEN, i, i + 1);
		o->linked = true;
		o->link = memchr(inner.s, ':', inner.n)
				  ? inner
				  : arena_printf(x->m->s, "mailto:%.*s", STR_ARG(inner));
		read_md_push(x, MD_TEXT, i + 1, i + 1 + inner.n);
		read_md_push(x, MD_SHUT, i + 1 + inner.n, i + 2 + inner.n)->linked = true;
		return i + 2 + inner.n;
	}
	x->no_angle = !end;
	comment = x->s.n - i > 3 && memcmp(x->s.s + i, "<!--", 4) == 0;
	next = !end || (comment && x->no_comment)
		       ? 0
		       : read_md_tag(comment ? x->s : within(x->s, i), i, x->m->s, &tag);
	x->no_comment = x->no_comment || (comment && !next);
	if (!next) {
		text_token(x, i, i + 1);
		return i + 1;
	}
	read_md_push(x, MD_TAG, i, next)->tag = tag;
	return next;
}

/* What a site's own language says: "{{< figure >}}", "{% include %}". */
static size_t template(struct md_inline *x, size_t i)
{
	char second = i + 1 < x->s.n ? x->s.s[i + 1] : 0;
	bool *none = second == '{' ? &x->no_brace : second == '%' ? &x->no_percent : NULL;
	const char *end = none && !*none
				  ? memmem(x->s.s + i, x->s.n - i, second == '{' ? "}}" : "%}", 2)
				  : NULL;
	size_t next = end ? (size_t)(end - x->s.s) + 2 : i + 1;
	if (end)
		transcript_leave(x->m->t, (struct str){ x->s.s + i, next - i },
			"a command of the site's", read_md_text_loc(x->block, i));
	else
		text_token(x, i, next);
	if (none)
		*none = *none || !end;
	return next;
}

/* "[caption id="x"]", "[/caption]": WordPress's commands; how long, 0: none. */
static size_t shortcode(struct str s)
{
	size_t n = s.n > 1 && s.s[1] == '/' ? 2 : 1, name = n;
	const char *end = memchr(s.s, ']', s.n < 1000 ? s.n : 1000);
	size_t to = end ? (size_t)(end - s.s) : 0;
	while (n < to && ((s.s[n] >= 'a' && s.s[n] <= 'z') || s.s[n] == '_'))
		n++;
	if (n < name + 3 || (to + 1 < s.n && strchr("([:", s.s[to + 1])))
		return 0;
	if (name == 2)
		return n == to ? to + 1 : 0;
	return s.s[n] == ' ' && memmem(s.s + n, to - n, "=\"", 2) ? to + 1 : 0;
}

static size_t command(struct md_inline *x, size_t i)
{
	struct str s = { x->s.s + i, x->s.n - i };
	size_t n = shortcode(s);
	if (!n)
		return bracket(x, i, 1);
	transcript_leave(x->m->t, (struct str){ s.s, n }, "a command of the site's",
		read_md_text_loc(x->block, i));
	return i + n;
}

static size_t line_end(struct md_inline *x, size_t i)
{
	bool hard = i >= 2 && x->s.s[i - 1] == ' ' && x->s.s[i - 2] == ' ';
	read_md_push(x, hard ? MD_HARD : MD_SOFT, i, i + 1);
	return i + 1;
}

static size_t step(struct md_inline *x, size_t i)
{
	char c = x->s.s[i], next = i + 1 < x->s.n ? x->s.s[i + 1] : 0;
	size_t n = strchr("[!=%^", c) ? read_md_vault(x, i) : 0;
	if (n)
		return i + n;
	switch (c) {
	case '\\':
		if (next == '\n') {
			read_md_push(x, MD_HARD, i, i + 2);
			return i + 2;
		}
		if (next && punct((unsigned char)next)) {
			read_md_push(x, MD_TEXT, i + 1, i + 2);
			return i + 2;
		}
		break;
	case '`':
		return code(x, i);
	case '*':
	case '_':
		return run(x, i);
	case '!':
		if (next == '[' && peek(x->s, i + 2) != '^') /* "Stop![^1]" calls a note */
			return bracket(x, i, 2);
		break;
	case '[':
		return command(x, i);
	case ']':
		return shut(x, i);
	case '<':
		return angle(x, i);
	case '{':
		return template(x, i);
	case '~':
		if (next == '~')
			return i + 2;
		break;
	case '\n':
		return line_end(x, i);
	default:
		break;
	}
	text_token(x, i, i + 1);
	return i + 1;
}

void read_md_inline(
	struct md *m, struct read_pen *pen, const struct md_text *block, struct passage like)
{
	struct md_inline x = { .m = m,
		.pen = pen,
		.block = block,
		.s = buf_get(&block->text),
		.like = like,
		.images = m->image.n };
	for (size_t i = 0; i < x.s.n;)
		i = step(&x, i);
	read_md_write(&x);
}
