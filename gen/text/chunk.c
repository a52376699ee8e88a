/* A stretch of text without spaces, in pieces: runs between which a line may break, or across which
 * the span, the script, the face or the direction changes.
 *
 * Stretches come again and again, so the short ones that lie in one span are kept whole, by the
 * setting and their bytes: a word seen before costs one look-up, breaks, scripts and faces
 * included.
 */
#include "text/inside.h"

#include <unicode/uchar.h>

enum { KEEP_BYTES = 96, SYNTHETIC_CAPS = 800, SYNTHETIC_SIZE = 650, RAISED = 350, LOWERED = -150 };

struct kept {
	struct chunk chunk;
	struct str text;
	const struct setting *setting;
	uint64_t hash;
};

struct chunk_table {
	struct kept **slot;
	size_t n, cap;
	struct chunk last; /* what was not kept */
};

struct letter { /* a character on its way into a run */
	uint32_t c, segment, offset;
	hb_script_t script;
	struct font_face *face;
	uint8_t level;
	bool small; /* becomes a synthetic small capital */
};

struct work {
	struct fonts *f;
	const struct segment *segment;
	struct letter *letter;
	uint32_t *c;
	bool *may; /* break before */
	size_t n;
	VEC(struct chunk_piece) piece;
};

static void decode(struct work *w, size_t segments)
{
	size_t bytes = 0;
	for (size_t i = 0; i < segments; i++)
		bytes += w->segment[i].text.n;
	w->letter = ARENA_ARRAY(w->f->scratch, bytes + 1, struct letter);
	w->c = ARENA_ARRAY(w->f->scratch, bytes + 1, uint32_t);
	w->may = ARENA_ARRAY(w->f->scratch, bytes + 1, bool);
	for (size_t k = 0; k < segments; k++) {
		const struct segment *s = &w->segment[k];
		for (size_t i = 0; i < s->text.n;) {
			struct letter *l = &w->letter[w->n];
			l->segment = (uint32_t)k;
			l->offset = (uint32_t)i;
			l->level = s->level ? s->level[i] : 0;
			l->c = w->c[w->n++] = str_next(s->text, &i);
		}
	}
}

static bool real(hb_script_t s)
{
	return s != HB_SCRIPT_COMMON && s != HB_SCRIPT_INHERITED && s != HB_SCRIPT_UNKNOWN;
}

/* Common characters are of the script before them, at the start of that behind them, and of the
 * language's when there is no other. */
static void find_scripts(struct work *w)
{
	hb_unicode_funcs_t *u = hb_unicode_funcs_get_default();
	hb_script_t script = w->segment[0].setting->script;
	for (size_t i = 0; i < w->n; i++) {
		w->letter[i].script = hb_unicode_script(u, w->c[i]);
		if (real(w->letter[i].script)) {
			script = w->letter[i].script;
			break;
		}
	}
	for (size_t i = 0; i < w->n; i++) {
		hb_script_t s = hb_unicode_script(u, w->c[i]);
		if (real(s))
			script = s;
		w->letter[i].script = script;
	}
}

/* A lower-case letter that tells whether a face has small capitals for a script. */
static struct str small_sample(hb_script_t script)
{
	switch ((unsigned)script) {
	case HB_SCRIPT_CYRILLIC:
		return STR("н");
	case HB_SCRIPT_GREEK:
		return STR("ν");
	case HB_SCRIPT_ARMENIAN:
		return STR("ն");
	case HB_SCRIPT_GEORGIAN:
		return STR("ნ");
	}
	return STR("n");
}

/* Whether the face has small capitals for the script. */
static bool has_small_caps(
	struct fonts *f, struct font_face *t, struct setting *s, hb_script_t script)
{
	struct shape_query q = { .face = t, .setting = s, .script = script, .scale = 1000 };
	q.text = small_sample(script);
	return shape_covers(f, &q, LOOK_SMALL_CAPS);
}

/* A letter that becomes a small capital which the face does not have. */
static bool is_synthetic(struct fonts *f, const struct letter *l, struct setting *s)
{
	bool lower = u_islower((UChar32)l->c) &&
		     s->features & (LOOK_SMALL_CAPS | LOOK_ALL_SMALL_CAPS);
	bool upper = u_isupper((UChar32)l->c) && s->features & LOOK_ALL_SMALL_CAPS;
	return (lower || upper) && !has_small_caps(f, l->face, s, l->script);
}

static bool is_letter(const struct work *w, size_t i)
{
	return i < w->n && u_isalpha((UChar32)w->c[i]);
}

static void find_faces(struct work *w)
{
	for (size_t i = 0, n; i < w->n; i += n) {
		struct letter *l = &w->letter[i];
		for (n = 1; i + n < w->n && l[n].segment == l->segment &&
			    cover_joins(l[n - 1].c, l[n].c);
			n++)
			;
		const struct segment *s = &w->segment[l->segment];
		struct cover_query q = { s->setting, w->c + i, n, l->script, s->loc };
		l->face = cover_face(w->f, &q);
		l->small = is_synthetic(w->f, l, s->setting);
		for (size_t k = 1; k < n; k++) {
			l[k].face = l->face;
			l[k].small = l->small;
			l[k].script = l->script;
			w->may[i + k] = false;
		}
	}
}

/* Behind the word that begins at i: letters of one script, and hyphens between them. */
static size_t word_end(const struct work *w, size_t i)
{
	const struct letter *l = w->letter;
	size_t k = i + 1;
	while (k < w->n && l[k].segment == l[i].segment && l[k].script == l[i].script &&
		(!w->may[k] || w->c[k - 1] == '-' || w->c[k - 1] == 0x2010))
		k++;
	return k;
}

/* A word is set in one face, but for the marks of punctuation around it: where some of its letters
 * need a fallback that has them all, in that.
 */
static void one_face(struct work *w, size_t from, size_t to)
{
	const struct font_face *own = w->segment[w->letter[from].segment].setting->face;
	struct font_face *t = NULL;
	for (size_t i = from; i < to && !t; i++)
		t = w->letter[i].face != own && is_letter(w, i) ? w->letter[i].face : NULL;
	for (size_t i = from; i < to && t; i++)
		t = cover_has(t, w->c[i]) ? t : NULL;
	for (size_t i = from; i < to && t; i++) {
		struct letter *l = &w->letter[i];
		l->face = t;
		l->small = is_synthetic(w->f, l, w->segment[l->segment].setting);
	}
}

static void join_faces(struct work *w)
{
	for (size_t from = 0, to, end; from < w->n; from = to) {
		to = end = word_end(w, from);
		while (from < end && !is_letter(w, from))
			from++;
		while (end > from && !is_letter(w, end - 1) &&
			!cover_joins(w->c[end - 2], w->c[end - 1]))
			end--;
		one_face(w, from, end);
	}
}

/* Takes out of a query what the face cannot do, and asks for an imitation instead. */
static void imitate(struct fonts *f, struct shape_query *q, bool small)
{
	const uint32_t caps = LOOK_SMALL_CAPS | LOOK_ALL_SMALL_CAPS;
	const uint32_t shifted = LOOK_SUPERIOR | LOOK_INFERIOR;
	uint32_t asked = q->features;
	if (asked & caps && !has_small_caps(f, q->face, q->setting, q->script)) {
		q->features &= ~caps;
		if (small) {
			q->features |= LOOK_UPPERCASE;
			q->scale = SYNTHETIC_CAPS;
		}
	}
	if (asked & shifted && !shape_covers(f, q, asked & shifted)) {
		q->features &= ~shifted;
		q->scale = SYNTHETIC_SIZE;
		q->rise = asked & LOOK_SUPERIOR ? RAISED : LOWERED;
	}
}

/* Part of a word whose rest is in another run: the patterns would not see the word. */
static bool torn(const struct work *w, size_t from, size_t to)
{
	return (from > 0 && is_letter(w, from) && is_letter(w, from - 1) && !w->may[from]) ||
	       (to < w->n && is_letter(w, to) && is_letter(w, to - 1) && !w->may[to]);
}

static const struct hyphen *need_hyphens(struct fonts *f, struct setting *s, struct loc loc)
{
	if (!s->hyphen_tried && !(s->features & LOOK_NO_HYPHENS))
		s->hyphen = cuts_dictionary(f, s->lang, &loc, NULL);
	if (!s->hyphen_tried)
		s->custom = cuts_custom(s->lang);
	s->hyphen_tried = true;
	return s->hyphen;
}

static bool is_cjk(hb_script_t s)
{
	return s == HB_SCRIPT_HAN || s == HB_SCRIPT_HIRAGANA || s == HB_SCRIPT_KATAKANA ||
	       s == HB_SCRIPT_BOPOMOFO;
}

static enum piece_break break_after(const struct work *w, size_t end)
{
	if (end == w->n || !w->may[end])
		return BREAK_NO;
	return w->c[end - 1] == '-' || w->c[end - 1] == 0x2010 ? BREAK_HYPHEN : BREAK_MAY;
}

/* Figures of old style go with small letters; among the letters of scripts that have one height
 * they are too small. */
static uint32_t features(const struct setting *s)
{
	uint32_t asked = s->features & ~(uint32_t)(LOOK_NO_HYPHENS | LOOK_ELSE_BOLD);
	switch ((unsigned)s->script) {
	case HB_SCRIPT_LATIN:
	case HB_SCRIPT_GREEK:
	case HB_SCRIPT_CYRILLIC:
	case HB_SCRIPT_ARMENIAN:
	case HB_SCRIPT_GEORGIAN:
		return asked;
	}
	return asked & ~(uint32_t)LOOK_OLDSTYLE;
}

static void add_piece(struct work *w, size_t from, size_t to)
{
	const struct letter *l = &w->letter[from];
	const struct segment *s = &w->segment[l->segment];
	uint32_t end = to < w->n && w->letter[to].segment == l->segment ? w->letter[to].offset
									: (uint32_t)s->text.n;
	struct shape_query q = {
		.face = l->face,
		.setting = s->setting,
		.text = { s->text.s + l->offset, end - l->offset },
		.script = l->script,
		.features = features(s->setting),
		.rtl = l->level & 1,
		.scale = 1000,
	};
	imitate(w->f, &q, l->small);
	size_t middle = to - 1 - (to - from) / 2;
	q.hyphens = to - from > 1 && !torn(w, from, to) &&
		    (is_letter(w, middle) || w->c[middle] == 0xad);
	if (q.hyphens)
		need_hyphens(w->f, s->setting, s->loc);
	struct chunk_piece p = { .offset = l->offset, .segment = l->segment, .level = l->level };
	p.kind = l->c == 0xa0 ? PIECE_NBSP : PIECE_WORD;
	p.break_after = (uint8_t)break_after(w, to);
	p.cjk = is_cjk(l->script);
	p.run = shape_run(w->f, &q);
	*VEC_PUSH(w->f->scratch, &w->piece) = p;
}

static bool joined(const struct work *w, size_t from, size_t i)
{
	const struct letter *a = &w->letter[from], *b = &w->letter[i];
	if (w->may[i] || a->segment != b->segment || a->level != b->level ||
		a->script != b->script || a->face != b->face || a->c == 0xa0 || b->c == 0xa0)
		return false;
	if (a->small != b->small && (u_isalpha((UChar32)b->c) || a->small))
		return false;
	return b->offset - a->offset < RUN_BYTES - 64 || cover_joins(w->letter[i - 1].c, b->c);
}

/* What rule LB9 attaches to the character before it. */
static bool ignorable(uint32_t c)
{
	int v = u_getIntPropertyValue((UChar32)c, UCHAR_LINE_BREAK);
	return v == U_LB_COMBINING_MARK || v == U_LB_ZWJ;
}

static struct chunk shape_stretch(struct work *w, size_t segments)
{
	decode(w, segments);
	line_breaks(w->f, w->segment[0].setting, w->c, w->n, w->may);
	find_scripts(w);
	find_faces(w);
	join_faces(w);
	for (size_t from = 0, to; from < w->n; from = to) {
		for (to = from + 1; to < w->n && joined(w, from, to); to++)
			;
		add_piece(w, from, to);
	}
	size_t last = w->n - 1;
	while (last > 0 && w->c[last] >= 0x300 && w->c[last - 1] != 0x200b && ignorable(w->c[last]))
		last--;
	uint32_t second = w->n > 1 ? w->c[1] : 0;
	return (struct chunk){ w->piece.v, w->piece.n, w->c[0], second, w->c[last] };
}

static void grow(struct fonts *f, struct chunk_table *t)
{
	struct kept **old = t->slot;
	size_t n = t->cap;
	t->cap = n ? 2 * n : 1024;
	t->slot = ARENA_ARRAY(f->a, t->cap, struct kept *);
	for (size_t i = 0; i < n; i++)
		if (old[i]) {
			size_t k = old[i]->hash & (t->cap - 1);
			while (t->slot[k])
				k = (k + 1) & (t->cap - 1);
			t->slot[k] = old[i];
		}
}

static struct kept **find(struct fonts *f, const struct segment *s, uint64_t hash)
{
	struct chunk_table *t = f->chunks;
	if (2 * t->n >= t->cap)
		grow(f, t);
	size_t i = hash & (t->cap - 1);
	while (t->slot[i] && (t->slot[i]->hash != hash || t->slot[i]->setting != s->setting ||
				     !str_eq(t->slot[i]->text, s->text)))
		i = (i + 1) & (t->cap - 1);
	return &t->slot[i];
}

const struct chunk *chunk_shape(struct fonts *f, const struct segment *s, size_t n)
{
	struct work w = { .f = f, .segment = s };
	if (!f->chunks)
		f->chunks = ARENA_NEW(f->a, struct chunk_table);
	if (n > 1 || s->text.n > KEEP_BYTES || s->level) {
		f->chunks->last = shape_stretch(&w, n);
		return &f->chunks->last;
	}
	uint64_t hash = str_hash(s->text, s->setting->id);
	hash ^= hash >> 29;
	struct kept **k = find(f, s, hash);
	if (!*k) {
		struct kept *new = ARENA_NEW(f->a, struct kept);
		new->text = arena_str(f->a, s->text);
		new->setting = s->setting;
		new->hash = hash;
		struct arena_mark m = arena_mark(f->scratch);
		new->chunk = shape_stretch(&w, 1);
		struct chunk_piece *piece = ARENA_ARRAY(f->a, new->chunk.n, struct chunk_piece);
		memcpy(piece, new->chunk.piece, new->chunk.n * sizeof *piece);
		new->chunk.piece = piece;
		arena_reset(f->scratch, m);
		*k = new;
		f->chunks->n++;
	}
	return &(*k)->chunk;
}
