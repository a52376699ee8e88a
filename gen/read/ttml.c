/* TTML (W3C), and what podcasts' and broadcasters' programs write under its names: DFXP, EBU-TT,
 * SMPTE-TT. A <p> is a cue; who speaks is its agent, or that of what it stands in. */
#include "read/cues.h"
#include "read/pen.h"
#include "read/sniff.h"
#include "read/tree.h"

struct ttml {
	struct transcript *t;
	struct arena *a;
	struct read_pen pen;
	int64_t frames, ticks; /* a second */
	struct str agent;
	bool cue; /* inside of one */
};

static int fits(const struct read_source *s)
{
	struct str tag, root = read_root_name(s->text, &tag);
	return str_is(root, "tt") && memmem(tag.s, tag.n, "ttml", 4) ? 97
	       : str_is(root, "tt")                                  ? 90
								     : 0;
}

/* "00:00:01.5", "00:00:01:12" with frames, "1.5s", "1500ms", "90000t"; a bare number is seconds. */
static int64_t moment(const struct ttml *k, struct str s)
{
	struct str rest = s, number = s;
	int64_t ms = read_cues_time(&rest), whole;
	size_t n = 0, colons = 0;
	for (size_t i = 0; i < s.n; i++)
		colons += s.s[i] == ':';
	if (ms >= 0 && colons == 3) /* a frame was taken for a twenty-fifth of a second */
		return ms - ms % 1000 + ms % 1000 / 40 * 1000 / k->frames;
	if (ms >= 0)
		return ms;
	while (n < s.n && strchr("0123456789.", s.s[n]))
		n++;
	number.n = n;
	rest = (struct str){ s.s + n, s.n - n };
	ms = read_cues_seconds(number);
	whole = ms < 0 ? -1 : ms / 1000;
	return ms < 0                         ? -1
	       : str_is(rest, "ms")           ? whole
	       : str_is(rest, "m")            ? ms * 60
	       : str_is(rest, "h")            ? ms * 3600
	       : str_is(rest, "f")            ? whole * 1000 / k->frames
	       : str_is(rest, "t")            ? whole * 1000 / k->ticks
	       : !rest.n || str_is(rest, "s") ? ms
					      : -1;
}

static int64_t rate(struct str s, int64_t otherwise)
{
	int64_t n = read_cues_seconds(s) / 1000;
	return n > 0 ? n : otherwise;
}

static void open(struct ttml *k, const struct xml_node *n)
{
	struct arena *a = k->t->arena;
	struct str begin = tree_attr(n, "begin"), lang = tree_attr(n, "xml:lang");
	struct passage p = { .kind = PASSAGE_TEXT, .start = -1, .end = -1 };
	p.start = moment(k, begin);
	p.end = moment(k, tree_attr(n, "end"));
	p.time = p.start >= 0 && memchr(begin.s, ':', begin.n) ? arena_str(a, begin) : p.time;
	p.lang = str_eq(lang, k->t->lang) ? p.lang : arena_str(a, lang);
	p.speaker = arena_str(a, k->agent);
	read_pen_open(&k->pen, p);
}

static uint32_t look(const struct xml_node *n)
{
	return (str_is(tree_local(n, "fontStyle"), "italic") ? STRETCH_ITALIC : 0U) |
	       (str_is(tree_local(n, "fontWeight"), "bold") ? STRETCH_BOLD : 0U);
}

static void kids(struct ttml *k, const struct xml_node *n);

static void element(struct ttml *k, const struct xml_node *n)
{
	struct str was = k->agent, agent = tree_local(n, "agent"), unit = tree_local(n, "unit");
	struct read_style style = k->pen.style;
	bool cue = tree_is(n, "p"), inner = k->cue;
	if (tree_is(n, "metadata") || str_is(n->space, "http://www.w3.org/ns/ttml#metadata")) {
		tree_leave(k->t, n, "remark of the captions");
		return;
	}
	if (tree_is(n, "br")) {
		read_pen_line(&k->pen);
		return;
	}
	k->agent = agent.n ? agent : was;
	if (cue || (inner && agent.n && !str_eq(agent, was)))
		open(k, n);
	k->cue = inner || cue;
	k->pen.style.look |= look(n);
	kids(k, n);
	k->pen.style = style;
	if (unit.n) /* of words, which stand in spans of their own without spaces */
		read_pen_space(&k->pen);
	if (cue)
		read_pen_end(&k->pen);
	k->cue = inner;
	k->agent = was;
}

static void kids(struct ttml *k, const struct xml_node *n)
{
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (c->name.s)
			element(k, c);
		else if (k->cue)
			read_pen_text(&k->pen, c->text, c->loc);
		else if (str_trim(c->text).n)
			transcript_leave(k->t, str_trim(c->text), "between captions", c->loc);
	}
}

static void head(struct ttml *k, const struct xml_node *n)
{
	for (const struct xml_node *c = n ? n->first : NULL; c; c = c->next) {
		struct str s = c->name.s ? tree_text(k->t->arena, c) : (struct str){ 0 };
		if (tree_is(c, "agent")) {
			struct voice *v = transcript_voice(k->t, tree_attr(c, "xml:id"), c->loc);
			v->name = s.n ? s : v->name;
		} else if (tree_is(c, "title") && s.n) {
			transcript_fact(k->t, FACT_TITLE, s, c->loc)->key = STR("title");
		} else if (tree_is(c, "copyright") && s.n) {
			transcript_fact(k->t, FACT_RIGHTS, s, c->loc)->key = STR("copyright");
		} else if (tree_is(c, "metadata")) {
			head(k, c);
		} else if (s.n || (!c->name.s && (s = str_trim(c->text)).n)) {
			transcript_leave(k->t, s, "head of the captions", c->loc);
		}
	}
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *s)
{
	struct ttml k = { .t = t, .a = arena_new(), .pen = read_pen(t) };
	const struct xml_node *root = xml_parse(k.a, d, s->file, s->bytes);
	if (root) {
		k.frames = rate(tree_local(root, "frameRate"), 30);
		k.ticks = rate(tree_local(root, "tickRate"), k.frames);
		t->lang = arena_str(t->arena, tree_attr(root, "xml:lang"));
		t->cues = t->lines = true;
		for (const struct xml_node *c = root->first; c; c = c->next) {
			if (tree_is(c, "head"))
				head(&k, c);
			else if (c->name.s)
				element(&k, c);
			else if (str_trim(c->text).n)
				transcript_leave(t, str_trim(c->text), "between captions", c->loc);
		}
		read_pen_end(&k.pen);
	}
	arena_drop(k.a);
	return root != NULL;
}

const struct read_format read_ttml = { "TTML", "ttml dfxp xml", true, fits, read, PROOF_TAGS };
