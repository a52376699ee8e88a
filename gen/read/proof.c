/* A proof that no word was lost between a file and its transcript, by counting.
 *
 * find_check holds an interview against its transcript; nothing held the transcript against the
 * bytes. A second reader for each format would have the first one's faults. What can be had without
 * reading a format is the bag of its words (proof_text.c); here it is asked whether each of them is
 * as often in what the reader made: in the text, its notes, what is said of it, or in the list of
 * what was left out. Words that only markup parts ("<b>T</b>om") are looked for as one first.
 *
 * What this does not prove: that words stand in their order (a word processor's text boxes do not,
 * by design), and that nothing was said too often. A word that was lost in one place and doubled in
 * another goes unseen. */
#include "read/proof.h"

#include <unicode/uchar.h>

enum { GROUP = 16, LONGEST = 200, AROUND = 30 };

struct bag {
	struct arena *a;
	struct map words; /* size_t: how often */
};

static bool part(uint32_t c)
{
	return u_isalnum((UChar32)c) ||
	       (U_GET_GC_MASK((UChar32)c) & (U_GC_M_MASK | U_GC_SK_MASK)) || c == 0x200c ||
	       c == 0x200d;
}

/* The next word of s from *i on, in lower case, since facts have their keys so; empty at the end.
 * *apart: something else than a joint was before it. A soft hyphen is no end of a word. */
static struct str word(struct arena *a, struct str s, size_t *i, bool *apart)
{
	struct buf b = { .a = a };
	*apart = false;
	while (*i < s.n) {
		size_t from = *i;
		uint32_t c = str_next(s, i);
		if (part(c) && b.n < LONGEST) {
			buf_char(&b, (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT));
		} else if (b.n && c != 0xad) {
			*i = from;
			break;
		} else if (c != 0xad && c != PROOF_JOINT) {
			*apart = true;
		}
	}
	return b.n ? buf_get(&b) : (struct str){ 0 };
}

static void put(struct bag *g, struct str s)
{
	size_t i = 0;
	bool apart;
	struct str w;
	while ((w = word(g->a, s, &i, &apart)).n) {
		size_t *n = map_get(&g->words, w);
		if (!n) {
			n = ARENA_NEW(g->a, size_t);
			map_put(&g->words, w, n);
		}
		++*n;
	}
}

static void passages(struct bag *g, const struct passage *p)
{
	for (; p; p = p->next) {
		const struct str said[] = { transcript_plain(g->a, p), p->speaker, p->label,
			p->time, p->src, p->alt };
		for (size_t i = 0; i < sizeof said / sizeof *said; i++)
			put(g, said[i]);
		for (const struct stretch *s = p->first; s; s = s->next) {
			put(g, s->link);
			passages(g, s->note);
		}
		passages(g, p->cell);
	}
}

static void gather(struct bag *g, const struct transcript *t)
{
	passages(g, t->first);
	for (const struct fact *f = t->fact; f; f = f->next) {
		put(g, f->value);
		put(g, f->key);
	}
	for (const struct voice *v = t->voice; v; v = v->next) {
		put(g, v->key);
		put(g, v->name);
		put(g, v->role);
	}
	for (const struct dropped *d = t->dropped; d; d = d->next)
		put(g, d->text);
	put(g, t->lang);
}

static bool take(struct bag *g, struct str w, bool once)
{
	size_t *n = map_get(&g->words, w);
	if (!n || !*n)
		return false;
	*n -= !once;
	return true;
}

/* Words that stand close together: the most of them that are one come first. */
struct group {
	struct str word[GROUP];
	size_t from[GROUP], n;
};

static bool counts(struct str w, enum proof_kind kind)
{
	if (kind == PROOF_TEXT || kind == PROOF_TAGS || kind == PROOF_DOCX || kind == PROOF_ODT)
		return true;
	for (size_t i = 0; i < w.n;)
		if (u_isalpha((UChar32)str_next(w, &i)))
			return true;
	return false;
}

static struct str around(struct arena *a, struct str s, size_t at)
{
	size_t from = at > AROUND ? at - AROUND : 0, to = at + AROUND < s.n ? at + AROUND : s.n;
	struct buf b = { .a = a };
	while (from < at && ((unsigned char)s.s[from] & 0xc0) == 0x80)
		from++;
	while (to < s.n && ((unsigned char)s.s[to] & 0xc0) == 0x80)
		to++;
	for (size_t i = from; i < to; i++)
		if (s.s[i] != PROOF_JOINT)
			buf_put(&b, (unsigned char)s.s[i] < ' ' ? " " : s.s + i, 1);
	return b.n ? buf_get(&b) : (struct str){ 0 };
}

static void settle(struct bag *g, struct group *k, struct str plain, enum proof_kind kind,
	struct read_proof *p)
{
	for (size_t i = 0; i < k->n;) {
		size_t n = k->n - i;
		for (; n > 1; n--) {
			struct buf b = { .a = g->a };
			for (size_t j = i; j < i + n; j++)
				buf_str(&b, k->word[j]);
			if (take(g, buf_get(&b), kind == PROOF_JSON))
				break;
		}
		if (n == 1 && counts(k->word[i], kind) &&
			!take(g, k->word[i], kind == PROOF_JSON) && !p->lost++)
			p->first = around(g->a, plain, k->from[i]);
		p->words += n;
		i += n;
	}
	k->n = 0;
}

void proof_make(struct arena *a, struct str plain, enum proof_kind kind, const struct transcript *t,
	struct read_proof *p)
{
	struct bag g = { .a = a, .words = { .a = a } };
	struct group k = { .n = 0 };
	bool apart;
	*p = (struct read_proof){ .made = plain.n > 0 };
	if (!plain.n)
		return;
	gather(&g, t);
	for (size_t i = 0;;) {
		size_t at = i;
		struct str w = word(a, plain, &i, &apart);
		if (k.n && (!w.n || apart || k.n == GROUP))
			settle(&g, &k, plain, kind, p);
		if (!w.n)
			break;
		k.from[k.n] = at;
		k.word[k.n++] = w;
	}
}
