/* Running text: white space collapsed across the elements in it, as if it were one string.
 *
 * A run of white space becomes one space, which stays where the run began; none stands at the
 * beginning of the text, beside a line break or at the end. The last is known only afterwards, so a
 * space is written at once and taken back when nothing follows it. A note is a text of its own; a
 * space before its mark goes when there is one behind it or nothing, so that the mark stands at its
 * word. */
#include "read/inside.h"

struct flow {
	struct reader *r;
	struct span *last; /* the leaf written to last */
	bool space;        /* it ends in a space */
	bool started;
	bool holes;          /* a leaf became empty */
	struct span *before; /* the leaf that ends in the space before a note, nothing since */
};

static bool white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void shorten(struct flow *f, struct span *leaf)
{
	if (--leaf->text.n == 0)
		f->holes = true;
}

static void take_back(struct flow *f)
{
	if (f->space)
		shorten(f, f->last);
	else if (f->before)
		shorten(f, f->before);
	f->space = false;
	f->before = NULL;
}

static struct span **leaf(struct flow *f, const struct xml_node *n, struct span **tail)
{
	char *out = arena_alloc(f->r->a, n->text.n + 1);
	size_t len = 0;
	for (size_t i = 0; i < n->text.n; i++) {
		bool w = white(n->text.s[i]);
		if (w && (f->space || !f->started))
			continue;
		if (w && f->before)
			shorten(f, f->before);
		out[len++] = w ? ' ' : n->text.s[i];
		f->before = NULL;
		f->space = w;
		f->started = true;
	}
	if (!len)
		return tail;
	*tail = f->last = ARENA_NEW(f->r->a, struct span);
	f->last->text = (struct str){ out, len };
	f->last->loc = n->loc;
	return &f->last->next;
}

static void link_to(struct reader *r, struct span *s)
{
	struct str id = s->value;
	if (id.n && id.s[0] == '#')
		read_pending(r, PENDING_LINK, (struct str){ id.s + 1, id.n - 1 }, s->loc)->span = s;
}

static void fill(
	struct reader *r, const struct read_element *e, const struct xml_node *n, struct span *s)
{
	struct str ref;
	switch (s->kind) {
	case SPAN_ABBR:
		s->value = read_keep(r, read_value(e, n, "title"));
		break;
	case SPAN_LINK:
		s->value = read_keep(r, read_value(e, n, "href"));
		s->page = (enum link_page)read_choice(e, n, "page", LINK_WORDS);
		link_to(r, s);
		break;
	case SPAN_INDEX:
		s->value = read_keep(r, read_value(e, n, "term"));
		s->sort = read_keep(r, read_value(e, n, "sort"));
		break;
	case SPAN_NOTE:
		s->id = read_keep(r, read_value(e, n, "id"));
		s->blocks = read_paras(r, e, n);
		break;
	case SPAN_PERSON:
		ref = read_value(e, n, "ref");
		if (ref.n)
			read_pending(r, PENDING_PERSON, ref, s->loc)->span = s;
		break;
	case SPAN_INSERT:
		s->value = read_keep(r, read_value(e, n, "by"));
		break;
	case SPAN_TIME:
		s->value = read_keep(r, read_value(e, n, "at"));
		interview_time(s->value, &s->number);
		break;
	case SPAN_TEXT:
	case SPAN_EM:
	case SPAN_STRONG:
	case SPAN_CITE:
	case SPAN_FOREIGN:
	case SPAN_SUP:
	case SPAN_SUB:
	case SPAN_SMALLCAPS:
	case SPAN_BREAK:
	case SPAN_DIRECTION:
	case SPAN_N:
		break;
	}
}

/* A span that has nothing to show: an element is left out with a word about it. */
static bool hollow(struct reader *r, const struct read_element *e, const struct span *s)
{
	bool alone = s->kind == SPAN_BREAK || s->kind == SPAN_TIME;
	if (alone ? s->kind == SPAN_BREAK || s->value.n : s->first || s->blocks)
		return false;
	if (s->kind == SPAN_INDEX && s->value.n)
		return false;
	if (!alone)
		diag_at(r->diag, DIAG_WARNING, s->loc,
			"expected text in <%s>, found none; it is left out", e->name);
	return true;
}

static struct span **nodes(struct flow *, const struct read_element *, const struct xml_node *first,
	const struct xml_node *end, struct span **tail);

static struct span **inside(
	struct flow *f, const struct read_element *e, const struct xml_node *n, struct span **tail)
{
	struct reader *r = f->r;
	struct span *s = ARENA_NEW(r->a, struct span);
	s->kind = (enum span_kind)e->kind;
	s->loc = n->loc;
	if (!str_eq(r->lang, r->outer_lang))
		s->lang = r->lang;
	fill(r, e, n, s);
	if (s->kind == SPAN_BREAK) {
		take_back(f);
		f->started = false;
	}
	if (s->kind == SPAN_TIME) { /* it is shown: words on both sides stay apart from it */
		f->space = false;
		f->started = true;
		f->before = NULL;
	}
	if (s->kind == SPAN_NOTE && f->space) {
		f->before = f->last;
		f->space = false;
	}
	if (e->content == CONTENT_NONE)
		read_nothing(r, e, n);
	else if (s->kind != SPAN_NOTE)
		nodes(f, e, n->first, NULL, &s->first);
	if (s->kind == SPAN_INDEX && !s->value.n)
		s->value = str_trim(interview_plain(r->a, s->first));
	if (hollow(r, e, s))
		return tail;
	*tail = s;
	return &s->next;
}

/* The text of an element that cannot be here; the words of what was meant as a block or a note must
 * not grow together with those beside it. */
static struct span **kept(struct flow *f, const struct read_element *parent,
	const struct xml_node *n, struct span **tail)
{
	const struct xml_node gap = { .text = STR(" "), .loc = n->loc };
	bool known;
	bool word = !read_element(~0u, n->name, &known) ||
		    (!str_is(n->name, "note") && read_element(IN_TEXT, n->name, &known));
	if (!word)
		tail = leaf(f, &gap, tail);
	tail = nodes(f, parent, n->first, NULL, tail);
	return word ? tail : leaf(f, &gap, tail);
}

/* Neither a page nor an e-book can show a link in a link or a note in a note. */
static bool nested(struct reader *r, const struct read_element *e, const struct xml_node *n)
{
	bool note = e->kind == SPAN_NOTE, link = e->kind == SPAN_LINK;
	const char *outer = note && r->in_note ? "note" : (note || link) && r->in_link ? "a" : NULL;
	if (outer)
		diag_at(r->diag, DIAG_ERROR, n->loc,
			"<%s> cannot stand inside <%s>; its text is kept", e->name, outer);
	return outer != NULL;
}

static struct span **element(struct flow *f, const struct read_element *parent,
	const struct xml_node *n, struct span **tail)
{
	struct reader *r = f->r;
	const struct read_element *e = read_lookup(r, parent, n);
	struct str outer = r->lang, outermost = r->outer_lang;
	struct str lang = str_trim(xml_attr(n, "xml:lang"));
	if (!e || !(e->in & IN_TEXT) || nested(r, e, n))
		return kept(f, parent, n, tail);
	read_check_attrs(r, e, n);
	read_doubts(r, n, r->block, NULL);
	r->outer_lang = outer;
	if (lang.n && interview_is_lang(lang))
		r->lang = read_keep(r, lang);
	r->in_note += e->kind == SPAN_NOTE;
	r->in_link += e->kind == SPAN_LINK;
	tail = inside(f, e, n, tail);
	r->in_note -= e->kind == SPAN_NOTE;
	r->in_link -= e->kind == SPAN_LINK;
	r->lang = outer;
	r->outer_lang = outermost;
	return tail;
}

static struct span **nodes(struct flow *f, const struct read_element *e,
	const struct xml_node *first, const struct xml_node *end, struct span **tail)
{
	for (const struct xml_node *n = first; n != end; n = n->next)
		tail = n->name.s ? element(f, e, n, tail) : leaf(f, n, tail);
	return tail;
}

static bool shown(const struct span *s)
{
	return s->kind == SPAN_TEXT ? s->text.n > 0
				    : s->first || s->blocks || s->kind == SPAN_BREAK ||
					      s->kind == SPAN_TIME || s->kind == SPAN_INDEX;
}

static void close_holes(struct span **link)
{
	while (*link) {
		close_holes(&(*link)->first);
		if (shown(*link))
			link = &(*link)->next;
		else
			*link = (*link)->next;
	}
}

struct span *read_run(struct reader *r, const struct read_element *e, const struct xml_node *first,
	const struct xml_node *end)
{
	struct flow f = { .r = r };
	struct span *s = NULL;
	struct read_element text = *e; /* what else it holds is no matter inside a text */
	text.holds &= IN_TEXT;
	nodes(&f, &text, first, end, &s);
	take_back(&f);
	if (f.holes)
		close_holes(&s);
	return s;
}

struct span *read_text(struct reader *r, const struct read_element *e, const struct xml_node *n)
{
	bool differs = !str_eq(r->lang, r->outer_lang);
	struct str lang = r->lang; /* the text's own may change it for a while */
	struct span *first = read_run(r, e, n->first, NULL);
	for (struct span *s = first; s; s = s->next) {
		if (differs && !s->lang.n)
			s->lang = lang;
	}
	return first;
}

struct str read_bare(struct reader *r, const struct read_element *e, const struct xml_node *n)
{
	struct span *s = read_run(r, e, n->first, NULL);
	struct str t = interview_plain(r->a, s);
	if (!t.n)
		diag_at(r->diag, DIAG_WARNING, n->loc,
			"expected text in <%s>, found none; it is left out", e->name);
	return t;
}
