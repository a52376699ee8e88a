/* What the EPUB takes from the typesetter: the faces its text is set in, each reduced to the
 * characters of the interview, and a cover.
 *
 * Which faces are used is found by walking the interview as the style will dress it, so that a bold
 * italic that nobody needs is not embedded. Which characters are kept is asked of the document as a
 * whole, not per face: the few kilobytes buy freedom for the reading system, which may show a title
 * in a list of contents. */
#include "cli/cli.h"
#include "page/page.h"

#include <stdlib.h>

enum { SPAN_DEPTH = 32, CHARACTERS = 0x110000, COVER_WIDTH = 600, COVER_HEIGHT = 800 };
enum { LEAF = 0x1000, LEAVES = CHARACTERS / LEAF, WORD = 64 }; /* of a set of characters */

struct use {
	struct str family;
	enum look_face face;
	struct look look;
	uint32_t asked, spared; /* features, as text_subset has them */
};

struct walk {
	struct arena *arena;
	const struct style *style;
	uint64_t *seen[LEAVES]; /* a bit per character; NULL: none of the leaf */
	VEC(struct use) use;
	enum style_kind block;
	enum style_kind para; /* what paragraphs are that stand in no block */
	enum style_kind span[SPAN_DEPTH];
	size_t depth;
	struct str lang; /* the document's */
};

static void blocks(struct walk *, const struct block *);
static void blocks_as(struct walk *, enum style_kind para, const struct block *);

static void see_char(struct walk *w, uint32_t c)
{
	uint64_t **leaf = &w->seen[c / LEAF];
	if (!*leaf)
		*leaf = ARENA_ARRAY(w->arena, LEAF / WORD, uint64_t);
	(*leaf)[c % LEAF / WORD] |= UINT64_C(1) << c % WORD;
}

static void see(struct walk *w, struct str text)
{
	for (size_t i = 0; i < text.n;)
		see_char(w, str_next(text, &i));
}

static struct use *find_use(struct walk *w, const struct look *k)
{
	for (size_t i = 0; i < w->use.n; i++)
		if (w->use.v[i].face == k->face && str_eq(w->use.v[i].family, k->family))
			return &w->use.v[i];
	return NULL;
}

static void dress(struct walk *w)
{
	struct look look = style_look(w->style, w->block, w->span, w->depth, NULL);
	struct use *u = find_use(w, &look);
	if (!u) {
		u = VEC_PUSH(w->arena, &w->use);
		look.lang = w->lang;
		*u = (struct use){ .family = look.family, .face = look.face, .look = look };
	}
	u->asked |= look.features;
	u->spared |= ~look.features;
}

static void spans(struct walk *w, const struct span *s)
{
	for (; s; s = s->next) {
		enum style_kind kind = style_of_span(s->kind), block = w->block;
		bool laid = kind != STYLE_BODY && w->depth < SPAN_DEPTH;
		if (laid)
			w->span[w->depth++] = kind;
		see(w, s->text);
		see(w, s->value);
		if (s->text.n || s->value.n)
			dress(w);
		spans(w, s->first);
		w->depth -= laid;
		if (s->blocks) {
			size_t depth = w->depth;
			enum style_kind para = w->para;
			w->depth = 0;
			blocks_as(w, STYLE_NOTE, s->blocks);
			w->para = para;
			w->depth = depth;
			w->block = block;
		}
	}
}

static void styled(struct walk *w, enum style_kind kind, const struct span *s)
{
	w->block = kind;
	spans(w, s);
}

static void text_in(struct walk *w, enum style_kind kind, struct str text)
{
	w->block = kind;
	see(w, text);
	if (text.n)
		dress(w);
}

static enum style_kind title_style(const struct block *b)
{
	switch (b->kind) {
	case BLOCK_ITEM:
		return STYLE_ITEM_TITLE;
	case BLOCK_FIGURE:
		return STYLE_CAPTION;
	case BLOCK_SIDEBAR:
		return STYLE_SIDEBAR_TITLE;
	case BLOCK_TABLE:
		return STYLE_TABLE_CAPTION;
	case BLOCK_PARA:
	case BLOCK_SECTION:
	case BLOCK_EXCHANGE:
	case BLOCK_QUESTION:
	case BLOCK_ANSWER:
	case BLOCK_REMARK:
	case BLOCK_LIST:
	case BLOCK_QUOTE:
	case BLOCK_PULLQUOTE:
	case BLOCK_ROW:
	case BLOCK_CELL:
	case BLOCK_BREAK:
	case BLOCK_CHAPTER:
	case BLOCK_DIRECTION:
	case BLOCK_N:
		break;
	}
	return style_of_block(b);
}

static enum style_kind text_style(const struct walk *w, const struct block *b)
{
	enum style_kind kind = style_of_block(b);
	if (b->kind == BLOCK_QUOTE)
		return STYLE_ATTRIBUTION;
	if (b->kind == BLOCK_FIGURE)
		return STYLE_FIGURE_CREDIT;
	return kind == STYLE_PARA ? w->para : kind;
}

static void blocks(struct walk *w, const struct block *b)
{
	for (; b; b = b->next) {
		styled(w, title_style(b), b->title);
		styled(w, text_style(w, b), b->text);
		see(w, b->time);
		blocks(w, b->first);
	}
}

static void blocks_as(struct walk *w, enum style_kind para, const struct block *b)
{
	w->para = para;
	blocks(w, b);
	w->para = STYLE_PARA;
}

static void people(struct walk *w, const struct person *p)
{
	for (; p; p = p->next) {
		for (const struct name *n = p->name; n; n = n->next)
			text_in(w, STYLE_PEOPLE, n->text);
		text_in(w, STYLE_LABEL, p->label);
		see(w, p->initials);
		see(w, p->job);
		see(w, p->affiliation);
		blocks_as(w, STYLE_PEOPLE, p->bio);
		styled(w, STYLE_FIGURE_CREDIT, p->portrait_credit);
	}
}

static void meta(struct walk *w, const struct meta *m)
{
	styled(w, STYLE_KICKER, m->kicker);
	styled(w, STYLE_TITLE, m->title);
	styled(w, STYLE_SUBTITLE, m->subtitle);
	blocks_as(w, STYLE_SUMMARY, m->summary);
	styled(w, STYLE_DATELINE, m->place);
	styled(w, STYLE_DATELINE, m->occasion);
	styled(w, STYLE_COLOPHON, m->publication);
	styled(w, STYLE_COLOPHON, m->publisher);
	styled(w, STYLE_COLOPHON, m->rights);
	for (const struct credit *c = m->credit; c; c = c->next)
		styled(w, STYLE_CREDIT, c->text);
	for (int d = 0; d < DATE_N; d++)
		see(w, interview_date(w->arena, m->date[d], w->lang));
	blocks_as(w, STYLE_EDITOR_NOTE, m->editor_note);
}

/* What the e-book adds to the author's words: letters of addresses, the interface, brackets and
 * quotes. */
static void ours(struct walk *w)
{
	for (int k = 0; k < STYLE_N; k++)
		see(w, w->style->text[k].text);
	for (uint32_t c = 0x20; c < 0x7F; c++)
		see_char(w, c);
	for (int i = 0; i < WORD_N; i++)
		see(w, interview_word(w->lang, (enum word)i));
	see(w, STR("\u00A0\u00AB\u00BB\u2013\u2014\u2018\u2019\u201C\u201D\u2022\u2026\u21A9"));
}

static uint32_t *characters(const struct walk *w, size_t *n)
{
	VEC(uint32_t) v = { 0 };
	for (uint32_t leaf = 0; leaf < LEAVES; leaf++)
		for (uint32_t i = 0; w->seen[leaf] && i < LEAF; i++)
			if (w->seen[leaf][i / WORD] >> i % WORD & 1)
				*VEC_PUSH(w->arena, &v) = leaf * LEAF + i;
	*n = v.n;
	return v.v;
}

static int by_name(const void *a, const void *b)
{
	const struct use *x = a, *y = b;
	int c = str_cmp(x->family, y->family);
	return c ? c : (int)x->face - (int)y->face;
}

static void embed(struct walk *w, struct fonts *fonts, struct cli_book *book)
{
	size_t n;
	uint32_t *chars = characters(w, &n);
	if (w->use.n)
		qsort(w->use.v, w->use.n, sizeof *w->use.v, by_name);
	for (size_t i = 0; i < w->use.n; i++) {
		const struct use *u = &w->use.v[i];
		struct text_subset q = { fonts_face(fonts, &u->look, (struct loc){ 0 }), chars, n,
			u->asked, u->spared };
		struct str bytes = q.face ? text_subset(w->arena, &q) : (struct str){ 0 };
		if (bytes.n)
			*VEC_PUSH(w->arena, &book->font) = (struct epub_font){ .family = u->family,
				.face = u->face,
				.bytes = bytes,
				.cff = q.face->format != FACE_TRUETYPE };
	}
}

static struct str cover(struct arena *a, struct diag *d, const struct interview *v,
	const struct style *style, struct fonts *fonts)
{
	const struct page_size size = { COVER_WIDTH * SP_PT, COVER_HEIGHT * SP_PT };
	struct pages *p = page_cover(d, v, style, fonts, size);
	struct str svg = page_svg(a, p, 0, interview_plain(a, v->meta.title));
	page_drop(p);
	return svg;
}

void cli_book(struct arena *a, struct diag *d, const struct cli_work *work, struct cli_book *book)
{
	const struct interview *v = work->interview;
	struct walk w = { .arena = a, .style = work->style, .lang = v->lang, .para = STYLE_PARA };
	struct fonts *fonts = fonts_new(d, work->fonts);
	*book = (struct cli_book){ 0 };
	if (work->style->book.embed_fonts) {
		meta(&w, &v->meta);
		people(&w, v->people);
		blocks(&w, v->body);
		for (const struct block *b = v->body; b; b = b->next)
			if (b->chapter) {
				meta(&w, &b->chapter->meta);
				people(&w, b->chapter->people);
			}
		ours(&w);
		embed(&w, fonts, book);
	}
	if (work->style->book.cover)
		book->cover = cover(a, d, v, work->style, fonts);
	fonts_drop(fonts);
}
