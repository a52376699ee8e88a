/* Runs: words shaped by HarfBuzz, each once.
 *
 * Shaping a word costs one to three microseconds, looking it up a tenth of that, and a document of
 * a thousand pages has some twenty thousand different words: a table keyed by everything shaping
 * depends on turns shaping into look-ups. Words are shaped alone: no kerning reaches across a
 * space, which is what every paragraph breaker assumes.
 *
 * Cuts. The paragraph breaker must know what a word's parts measure at every place it may be
 * divided, but few of them are ever divided. HarfBuzz says at which glyphs a run can be broken with
 * the same result as shaping the parts (Behdad Esfahbod, unsafe-to-break, 2017), so that most
 * widths are sums over the run, with the kerning between the last letter and the hyphen looked up;
 * only where it is not safe are parts shaped. */
#include "text/inside.h"

#include <assert.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

enum { CUTS = 64, FEATURES = 15 };

struct shaped { /* a run and what it was made from; the run is first */
	struct run run;
	struct shape_query query;
	const struct shaped *parent; /* of a part */
	struct shaped *chain;        /* in its bucket */
	uint64_t hash;
	uint32_t from, to;
	bool soft; /* with our hyphen */
};

struct run_table {
	struct shaped **bucket;
	size_t n, cap;
};

static unsigned feature(hb_feature_t *f, unsigned n, hb_tag_t tag, uint32_t on)
{
	f[n] = (hb_feature_t){ tag, on, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END };
	return n + 1;
}

/* HarfBuzz makes fractions around a fraction slash. Where there is none it would still look at each
 * glyph for each of their look-ups. */
#define FRACTION_SLASH "\xE2\x81\x84"

static unsigned features(hb_feature_t *f, const struct shape_query *q)
{
	uint32_t k = q->features;
	unsigned n = 0;
	if (k & (LOOK_SMALL_CAPS | LOOK_ALL_SMALL_CAPS))
		n = feature(f, n, HB_TAG('s', 'm', 'c', 'p'), 1);
	if (k & LOOK_ALL_SMALL_CAPS)
		n = feature(f, n, HB_TAG('c', '2', 's', 'c'), 1);
	n = feature(f, n,
		k & LOOK_OLDSTYLE ? HB_TAG('o', 'n', 'u', 'm') : HB_TAG('l', 'n', 'u', 'm'), 1);
	n = feature(f, n,
		k & LOOK_TABULAR ? HB_TAG('t', 'n', 'u', 'm') : HB_TAG('p', 'n', 'u', 'm'), 1);
	if (k & LOOK_NO_LIGATURES || q->setting->tracked) {
		n = feature(f, n, HB_TAG('l', 'i', 'g', 'a'), 0);
		n = feature(f, n, HB_TAG('c', 'l', 'i', 'g'), 0);
	}
	if (k & LOOK_SUPERIOR)
		n = feature(f, n, HB_TAG('s', 'u', 'p', 's'), 1);
	if (k & LOOK_INFERIOR)
		n = feature(f, n, HB_TAG('s', 'u', 'b', 's'), 1);
	if (k & LOOK_CASE)
		n = feature(f, n, HB_TAG('c', 'a', 's', 'e'), 1);
	if (!memmem(q->text.s, q->text.n, FRACTION_SLASH, sizeof FRACTION_SLASH - 1)) {
		n = feature(f, n, HB_TAG('f', 'r', 'a', 'c'), 0);
		n = feature(f, n, HB_TAG('n', 'u', 'm', 'r'), 0);
		n = feature(f, n, HB_TAG('d', 'n', 'o', 'm'), 0);
	}
	return n;
}

static void fill_buffer(struct fonts *f, const struct shape_query *q, const struct source *s)
{
	hb_buffer_t *b = f->buffer;
	hb_buffer_clear_contents(b);
	hb_buffer_set_content_type(b, HB_BUFFER_CONTENT_TYPE_UNICODE);
	hb_buffer_set_flags(b, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES |
				       HB_BUFFER_FLAG_DO_NOT_INSERT_DOTTED_CIRCLE);
	hb_buffer_set_direction(b, q->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(b, q->script);
	hb_buffer_set_language(b, q->setting->hb_lang);
	for (size_t i = 0; i < s->n; i++)
		hb_buffer_add(b, s->c[i], s->at[i]);
}

static bool has_notdef(hb_buffer_t *b)
{
	unsigned n;
	const hb_glyph_info_t *g = hb_buffer_get_glyph_infos(b, &n);
	for (unsigned i = 0; i < n; i++)
		if (g[i].codepoint == 0)
			return true;
	return false;
}

static uint32_t first_missing(const struct source *s, const struct font_face *t)
{
	for (size_t i = 0; i < s->n; i++)
		if (!cover_has(t, s->c[i]))
			return s->c[i];
	return s->n > 0 ? s->c[0] : 0;
}

/* The buffer of fonts holds the glyphs afterwards. The first character that has none; 0. */
static uint32_t shape(struct fonts *f, const struct shape_query *q, bool hyphen)
{
	struct source s;
	hb_feature_t feat[FEATURES];
	unsigned n = features(feat, q);
	source_read(&s, q, hyphen);
	fill_buffer(f, q, &s);
	hb_shape(q->face->hb_font, f->buffer, feat, n);
	if (!has_notdef(f->buffer))
		return 0;
	uint32_t missing = first_missing(&s, q->face);
	source_mend(&s, q->face);
	fill_buffer(f, q, &s);
	hb_shape(q->face->hb_font, f->buffer, feat, n);
	return missing;
}

static void take_glyphs(struct fonts *f, struct run *r)
{
	unsigned n;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(f->buffer, &n);
	const hb_glyph_position_t *p = hb_buffer_get_glyph_positions(f->buffer, NULL);
	struct glyph *g = ARENA_ARRAY(f->a, n ? n : 1, struct glyph);
	for (unsigned i = 0, m = 0; i < n; i++) {
		if (info[i].codepoint == 0) /* left after mending: a broken font */
			continue;
		g[m++] = (struct glyph){ info[i].codepoint, info[i].cluster, p[i].x_offset,
			p[i].y_offset, p[i].x_advance };
		r->advance += p[i].x_advance;
		if (m < 2 || g[m - 1].cluster != g[m - 2].cluster)
			r->clusters++;
		r->n = m;
	}
	r->glyph = g;
}

static uint32_t last_char(struct str t)
{
	size_t i = t.n;
	do
		i--;
	while (i > 0 && ((unsigned char)t.s[i] & 0xc0) == 0x80);
	return str_next(t, &i);
}

static void protrude(struct fonts *f, struct shaped *s)
{
	struct run *r = &s->run;
	struct font_face *t = s->query.face;
	size_t i = 0;
	int32_t unused;
	uint32_t first = str_next(r->text, &i), last = last_char(r->text);
	if (s->query.features & LOOK_UPPERCASE) {
		first = (uint32_t)u_toupper((UChar32)first);
		last = (uint32_t)u_toupper((UChar32)last);
	}
	if (r->hyphen)
		last = t->hyphen;
	protrude_char(f, t, r->rtl ? last : first, &r->left, &unused);
	protrude_char(f, t, r->rtl ? first : last, &unused, &r->right);
}

static uint64_t mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 29;
}

static uint64_t hash_query(const struct shape_query *q)
{
	uint64_t h = (uint64_t)q->face->face.id << 32 | q->setting->id;
	h = mix(h, (uint64_t)q->script << 32 | q->features);
	h = mix(h, (uint64_t)(uint16_t)q->scale << 32 | (uint64_t)(uint16_t)q->rise << 8 |
			   (uint64_t)q->rtl << 1 | q->hyphens);
	return mix(str_hash(q->text, h), q->text.n);
}

static bool same(const struct shape_query *a, const struct shape_query *b)
{
	return a->face == b->face && a->setting == b->setting && a->script == b->script &&
	       a->features == b->features && a->rtl == b->rtl && a->hyphens == b->hyphens &&
	       a->scale == b->scale && a->rise == b->rise && str_eq(a->text, b->text);
}

static void grow(struct fonts *f)
{
	struct run_table *t = f->runs;
	struct run_table old = *t;
	t->cap = old.cap ? 2 * old.cap : 1024;
	t->bucket = ARENA_ARRAY(f->a, t->cap, struct shaped *);
	for (size_t i = 0; i < old.cap; i++)
		for (struct shaped *s = old.bucket[i], *next; s; s = next) {
			struct shaped **b = &t->bucket[s->hash & (t->cap - 1)];
			next = s->chain;
			s->chain = *b;
			*b = s;
		}
}

/* Scripts whose letters are written in one stroke, or hang from one headline. */
static bool is_joined(hb_script_t s)
{
	static const hb_script_t joined[] = { HB_SCRIPT_ARABIC, HB_SCRIPT_SYRIAC,
		HB_SCRIPT_MONGOLIAN, HB_SCRIPT_NKO, HB_SCRIPT_MANDAIC, HB_SCRIPT_PHAGS_PA,
		HB_SCRIPT_ADLAM, HB_SCRIPT_HANIFI_ROHINGYA, HB_SCRIPT_SOGDIAN, HB_SCRIPT_DEVANAGARI,
		HB_SCRIPT_BENGALI, HB_SCRIPT_GURMUKHI, HB_SCRIPT_TIBETAN };
	for (size_t i = 0; i < sizeof joined / sizeof *joined; i++)
		if (joined[i] == s)
			return true;
	return false;
}

static struct shaped *new_run(struct fonts *f, const struct shape_query *q, uint64_t hash)
{
	struct run_table *t = f->runs;
	if (t->n >= t->cap)
		grow(f);
	struct shaped *s = ARENA_NEW(f->a, struct shaped);
	s->query = *q;
	s->hash = hash;
	s->run.id = (uint32_t)t->n++;
	s->run.face = &q->face->face;
	s->run.scale = q->scale;
	s->run.rise = q->rise;
	s->run.rtl = q->rtl;
	s->run.joined = is_joined(q->script);
	s->chain = t->bucket[hash & (t->cap - 1)];
	t->bucket[hash & (t->cap - 1)] = s;
	return s;
}

static const struct run *single(struct fonts *f, const struct shape_query *q, struct str text)
{
	struct shape_query one = *q;
	one.text = text;
	one.hyphens = false;
	return shape_run(f, &one);
}

/* What the hyphen adds behind the glyph `last`, which shows the text from `at` to `to`: its advance
 * and its kerning. False when the glyph is not what these characters show alone. */
static bool hyphen_adds(
	struct fonts *f, const struct shaped *s, const struct glyph *last, size_t to, int32_t *add)
{
	struct str tail = { s->run.text.s + last->cluster, to - last->cluster };
	const struct run *alone = single(f, &s->query, tail);
	if (alone->n != 1 || alone->glyph[0].id != last->id)
		return false;
	const struct run *with = text_part(f, alone, 0, tail.n, true);
	*add = with->advance - alone->advance;
	return with->n == 2 && with->glyph[0].id == last->id;
}

/* Widths of the parts at a cut, from the run's own glyphs when it is safe to break there. */
static bool measure_safe(
	struct fonts *f, const struct shaped *s, const uint8_t *unsafe, struct cut *c)
{
	const struct run *r = &s->run;
	uint32_t i = 0;
	int32_t add;
	while (i < r->n && r->glyph[i].cluster < c->at)
		c->prefix += r->glyph[i++].advance;
	if (r->rtl || i == 0 || i == r->n || r->glyph[i].cluster != c->at || unsafe[i] ||
		(i > 1 && r->glyph[i - 1].cluster == r->glyph[i - 2].cluster) ||
		!hyphen_adds(f, s, &r->glyph[i - 1], c->at, &add))
		return false;
	c->before = c->prefix + add;
	c->after = r->advance - c->prefix;
	return true;
}

static void measure(struct fonts *f, struct shaped *s, const uint8_t *unsafe, struct cut *c)
{
	struct run *r = &s->run;
	int32_t unused;
	if (!measure_safe(f, s, unsafe, c)) {
		c->before = text_part(f, r, 0, c->at, true)->advance;
		c->after = text_part(f, r, c->at, r->text.n, false)->advance;
	}
	if (r->rtl)
		for (uint32_t i = r->n; i > 0 && r->glyph[i - 1].cluster < c->at; i--)
			c->prefix += r->glyph[i - 1].advance;
	if (s->query.face->hyphen)
		protrude_char(f, s->query.face, s->query.face->hyphen, &unused, &c->right);
	size_t at = c->at;
	protrude_char(f, s->query.face, str_next(r->text, &at), &c->left, &unused);
}

static bool has_capital(struct str text)
{
	for (size_t i = 0; i < text.n;)
		if (u_isupper((UChar32)str_next(text, &i)))
			return true;
	return false;
}

/* Where the author allows a division by a soft hyphen, names and capitals do not matter. */
static void find_name(struct fonts *f, struct shaped *s)
{
	struct run *r = &s->run;
	if (memmem(r->text.s, r->text.n, "\xc2\xad", 2) || !has_capital(r->text))
		return;
	r->name = name_keeps(f, r->text);
	r->capital = !s->query.setting->custom.nouns;
}

static void add_cuts(struct fonts *f, struct shaped *s)
{
	struct run *r = &s->run;
	uint16_t at[CUTS];
	uint8_t unsafe[RUN_BYTES + 8];
	unsigned n;
	find_name(f, s);
	size_t cuts = r->name ? 0 : cuts_find(f, s->query.setting, r->text, at, CUTS);
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(f->buffer, &n);
	if (cuts == 0 || n != r->n || n > sizeof unsafe)
		return;
	for (unsigned i = 0; i < n; i++)
		unsafe[i] = hb_glyph_info_get_glyph_flags(&info[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK;
	struct cut *c = ARENA_ARRAY(f->a, cuts, struct cut);
	for (size_t i = 0; i < cuts; i++) {
		c[i].at = at[i];
		c[i].head = edge_head((struct str){ r->text.s + at[i], r->text.n - at[i] });
		c[i].tail = edge_tail((struct str){ r->text.s, at[i] });
	}
	r->cut = c;
	r->cuts = (uint16_t)cuts;
	for (size_t i = 0; i < cuts; i++)
		measure(f, s, unsafe, &c[i]);
}

const struct run *shape_run(struct fonts *f, const struct shape_query *q)
{
	uint64_t h = hash_query(q);
	struct run_table *t = f->runs;
	for (struct shaped *s = t->cap ? t->bucket[h & (t->cap - 1)] : NULL; s; s = s->chain)
		if (s->hash == h && !s->parent && same(&s->query, q))
			return &s->run;
	struct shaped *s = new_run(f, q, h);
	s->run.text = s->query.text = arena_str(f->a, q->text);
	s->run.missing = shape(f, &s->query, false);
	take_glyphs(f, &s->run);
	if (q->hyphens)
		add_cuts(f, s);
	if (s->run.text.n > 0)
		protrude(f, s);
	s->run.head = edge_head(s->run.text);
	s->run.tail = edge_tail(s->run.text);
	return &s->run;
}

/* Whether the face's feature changes each glyph of the text. */
bool shape_covers(struct fonts *f, const struct shape_query *q, uint32_t feature)
{
	struct shape_query plain = *q;
	plain.features &= ~feature;
	const struct run *without = single(f, &plain, q->text);
	plain.features |= feature;
	const struct run *with = single(f, &plain, q->text);
	bool all = with->n == without->n && with->n > 0;
	for (uint32_t i = 0; all && i < with->n; i++)
		all = with->glyph[i].id != without->glyph[i].id;
	return all;
}

const struct run *text_part(
	struct fonts *f, const struct run *run, size_t from, size_t to, bool hyphen)
{
	const struct shaped *parent = (const struct shaped *)run;
	struct run_table *t = f->runs;
	assert(from <= to && to <= run->text.n);
	if (from == 0 && to == run->text.n && !hyphen)
		return run;
	if (parent->parent) {
		from += parent->from;
		to += parent->from;
		parent = parent->parent;
	}
	uint64_t h = mix(mix(parent->run.id, from << 32 | to), hyphen + UINT64_C(0x70617274));
	for (struct shaped *s = t->bucket[h & (t->cap - 1)]; s; s = s->chain)
		if (s->hash == h && s->parent == parent && s->from == from && s->to == to &&
			s->soft == hyphen)
			return &s->run;
	struct shape_query q = parent->query;
	q.text = (struct str){ parent->run.text.s + from, to - from };
	struct shaped *s = new_run(f, &q, h);
	s->parent = parent;
	s->from = (uint32_t)from;
	s->to = (uint32_t)to;
	s->soft = hyphen;
	s->run.text = q.text;
	s->run.missing = shape(f, &q, hyphen);
	take_glyphs(f, &s->run);
	uint32_t end = q.rtl ? 0 : s->run.n - 1;
	s->run.hyphen = hyphen && q.face->hyphen && s->run.n > 0 &&
			s->run.glyph[end].cluster == q.text.n;
	if (q.text.n > 0)
		protrude(f, s);
	return &s->run;
}

size_t text_next_cluster(const struct run *r, size_t from)
{
	uint32_t before = str_next(r->text, &from);
	while (from < r->text.n) {
		size_t next = from;
		uint32_t c = str_next(r->text, &next);
		if (!cover_joins(before, c))
			break;
		before = c;
		from = next;
	}
	return from;
}

sp text_width(const struct run *r, const struct look *k)
{
	int64_t v = r->scale == 1000 ? r->advance : (int64_t)r->advance * r->scale;
	int64_t den = r->scale == 1000 ? r->face->upem : (int64_t)r->face->upem * 1000;
	return len_scale(k->size, v, den) + k->tracking * r->clusters;
}

void shape_init(struct fonts *f)
{
	f->runs = ARENA_NEW(f->a, struct run_table);
	grow(f);
}
