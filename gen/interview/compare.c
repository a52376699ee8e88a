/* Does the interview say what the pull quote says it says?
 *
 * Both are reduced to folded words with one space between them; a quote may leave words out at an
 * ellipsis, so each piece between ellipses is looked for behind the piece before it, in the block
 * it quotes or else in the whole body. Looking is linear in the body for each quote; BUDGET bounds
 * all of it together, after which nothing more is said. Refused: an index of the body's words,
 * which pays only for thousands of quotes. */
#include "interview/inside.h"

#include <unicode/uchar.h>

enum { BUDGET = 256 << 20, ELLIPSIS = 0x2026 };

static bool silent(uint32_t c)
{
	return c == '\'' || c == 0x2019 || c == 0xad || c == 0x2bc;
}

static void gap(struct buf *b)
{
	if (!b->n || b->s[b->n - 1] != ' ')
		buf_char(b, ' ');
}

void interview_fold(struct buf *b, struct str s)
{
	gap(b);
	for (size_t i = 0; i < s.n;) {
		bool dots = str_starts((struct str){ s.s + i, s.n - i }, "...");
		uint32_t c = str_next(s, &i);
		if (c == ELLIPSIS || dots) {
			gap(b);
			buf_cstr(b, "\n ");
		} else if (u_isalnum((UChar32)c) || u_charType((UChar32)c) == U_NON_SPACING_MARK) {
			buf_char(b, (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT));
		} else if (!silent(c)) {
			gap(b);
		}
	}
	gap(b);
}

static void fold_block(struct check *c, struct buf *b, const struct block *k)
{
	struct arena_mark m = arena_mark(c->scratch);
	interview_fold(b, interview_plain(c->scratch, k->title));
	arena_reset(c->scratch, m);
	interview_fold(b, interview_plain(c->scratch, k->text));
	arena_reset(c->scratch, m);
}

static void fold_tree(struct check *c, struct buf *b, const struct block *k)
{
	for (; k; k = k->next) {
		if (k->kind == BLOCK_PULLQUOTE)
			continue;
		fold_block(c, b, k);
		fold_tree(c, b, k->first);
	}
}

/* Without the line ends, which stand for nothing in what is searched. */
static struct str level(struct buf *b)
{
	size_t n = 0;
	for (size_t i = 0; i < b->n; i++) {
		char ch = b->s[i] == '\n' ? ' ' : b->s[i];
		if (ch != ' ' || !n || b->s[n - 1] != ' ')
			b->s[n++] = ch;
	}
	return (struct str){ b->s, n };
}

static bool says(struct str body, struct str quote)
{
	while (quote.n) {
		const char *end = memchr(quote.s, '\n', quote.n);
		struct str piece = { quote.s, end ? (size_t)(end - quote.s) : quote.n };
		const char *p;
		quote = (struct str){ quote.s + piece.n, quote.n - piece.n };
		if (quote.n)
			quote = (struct str){ quote.s + 1, quote.n - 1 };
		if (!str_trim(piece).n)
			continue;
		p = body.n ? memmem(body.s, body.n, piece.s, piece.n) : NULL;
		if (!p)
			return false;
		p += piece.n - 1; /* the space behind it is also the one before what follows */
		body = (struct str){ p, body.n - (size_t)(p - body.s) };
	}
	return true;
}

struct search {
	struct check *c;
	struct arena *own; /* folded text; the scratch of the check is reset meanwhile */
	struct str body;
	bool folded;
	size_t spent;
};

static void compare(struct search *s, const struct block *q)
{
	struct buf words = { .a = s->own }, part = { .a = s->own };
	struct str in;
	if (q->quoted && q->quoted->kind != BLOCK_PULLQUOTE) {
		fold_block(s->c, &part, q->quoted);
		fold_tree(s->c, &part, q->quoted->first);
		in = level(&part);
	} else {
		if (!s->folded) {
			struct buf all = { .a = s->own };
			fold_tree(s->c, &all, s->c->iv->body);
			s->body = level(&all);
			s->folded = true;
		}
		in = s->body;
	}
	s->spent += in.n;
	interview_fold(&words, interview_plain(s->own, q->text));
	if (!says(in, buf_get(&words)))
		diag_at(s->c->diag, DIAG_WARNING, q->loc,
			"the words of this <pullquote> are not found in %s; they are set as they "
			"are",
			q->quoted ? "the block it quotes" : "the body");
}

static void each(struct search *s, const struct block *b)
{
	for (; b; b = b->next) {
		struct arena_mark m = arena_mark(s->own);
		bool folded = s->folded;
		if (b->kind == BLOCK_PULLQUOTE && s->spent < BUDGET)
			compare(s, b);
		if (folded == s->folded)
			arena_reset(s->own, m);
		each(s, b->first);
	}
}

void interview_compare(struct check *c)
{
	struct search s = { .c = c, .own = arena_new() };
	each(&s, c->iv->body);
	arena_drop(s.own);
}
