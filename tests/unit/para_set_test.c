/* Paragraphs set in real faces, and breaking where the answer can be told by eye. */
#include "para/inside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

/* --- breaking */

/* Words of a typewriter: 10 pt a letter and a space; '-' ends a syllable, '|' a line. */
static size_t typed(struct item *it, const char *s, sp stretch, sp shrink)
{
	size_t n = 0;
	for (; *s; s++) {
		if (*s == ' ')
			it[n++] = (struct item){ .kind = ITEM_GLUE,
				.width = 10 * SP_PT,
				.stretch = stretch,
				.shrink = shrink };
		else if (*s == '-')
			it[n++] = (struct item){ .kind = ITEM_PENALTY,
				.penalty = 50,
				.width = 10 * SP_PT,
				.hyphen = true,
				.cut = true };
		else if (*s == '|')
			it[n++] = (struct item){ .kind = ITEM_PENALTY, .penalty = PENALTY_FORCE };
		else if (n > 0 && it[n - 1].kind == ITEM_BOX)
			it[n - 1].width += 10 * SP_PT;
		else
			it[n++] = (struct item){ .kind = ITEM_BOX, .width = 10 * SP_PT };
	}
	return n;
}

/* The lines of a typed text, joined by '/'. */
static void broken(const char *s, const struct para_cost *cost, int letters, char *out)
{
	struct item it[200];
	sp width = letters * 10 * SP_PT;
	struct para_shape shape = { &width, 1 };
	struct para_breaks b;
	struct arena *a = arena_new();
	size_t n = typed(it, s, 5 * SP_PT, 3 * SP_PT), item = 0, line = 0;
	para_break(a, &(struct para_items){ it, n }, &shape, cost, &b);
	for (; *s; s++) {
		bool glyph = *s != ' ' && *s != '-' && *s != '|';
		if (glyph && s[1] && s[1] != ' ' && s[1] != '-' && s[1] != '|') {
			*out++ = *s;
			continue;
		}
		if (!glyph && line < b.n && b.at[line] == item) {
			*out++ = '/';
			line++;
		} else if (*s != '-')
			*out++ = *s;
		item++;
	}
	*out = 0;
	arena_drop(a);
}

static const struct para_cost plain = {
	.p = { .tolerance = 200,
		.pretolerance = 100,
		.line_penalty = 10,
		.fitness = 3000,
		.runt_width = 0 },
};

static void expect(const char *s, const struct para_cost *c, int letters, const char *want)
{
	char out[400];
	broken(s, c, letters, out);
	assert_string_equal(out, want);
}

static void ragged_lines_share_their_white(void **state)
{
	struct para_cost c = plain;
	(void)state;
	c.ragged = true;
	c.p.pretolerance = 9999;
	expect("aaa bb cc ddddd", &c, 6, "aaa/bb cc/ddddd"); /* first fit: aaa bb/cc/ddddd */
	expect("aa bb|cc dd", &c, 20, "aa bb/cc dd");
}

static void balanced_lines_are_alike(void **state)
{
	struct para_cost c = plain;
	(void)state;
	c.ragged = c.balance = true;
	c.p.lone_word = 8000;
	expect("aaaa bbbb cccc dddd e", &c, 19, "aaaa bbbb/cccc dddd e");
	expect("aaa bbb ccc ddd", &c, 11, "aaa bbb/ccc ddd");
	expect("aaa bbb", &c, 11, "aaa bbb");
}

static void a_last_line_is_no_scrap(void **state)
{
	struct para_cost c = plain;
	(void)state;
	c.ragged = true;
	c.p.pretolerance = 9999;
	expect("aaaa bbbb cccc dd e", &c, 17, "aaaa bbbb cccc dd/e");
	c.p.runt = 100000;
	c.p.runt_width = 35 * SP_PT;
	expect("aaaa bbbb cccc dd e", &c, 17, "aaaa bbbb cccc/dd e");
}

static void nothing_gives_no_lines(void **state)
{
	struct arena *a = arena_new();
	struct para_breaks b;
	sp width = 100 * SP_PT;
	struct para_shape shape = { &width, 1 };
	struct item it[] = { { .kind = ITEM_GLUE, .width = SP_PT },
		{ .kind = ITEM_PENALTY, .penalty = PENALTY_FORCE } };
	(void)state;
	para_break(a, &(struct para_items){ NULL, 0 }, &shape, &plain, &b);
	assert_int_equal(b.n, 0);
	para_break(a, &(struct para_items){ it, 1 }, &shape, &plain, &b);
	assert_int_equal(b.n, 0);
	para_break(a, &(struct para_items){ it, 2 }, &shape, &plain, &b);
	assert_int_equal(b.n, 1);
	assert_int_equal(b.at[0], 2);
	arena_drop(a);
}

static void what_cannot_fit_is_overfull(void **state)
{
	struct item it[20];
	struct arena *a = arena_new();
	struct para_breaks b;
	sp width = 50 * SP_PT;
	struct para_shape shape = { &width, 1 };
	(void)state;
	para_break(a, &(struct para_items){ it, typed(it, "aa bbbbbbbb cc", 0, 0) }, &shape, &plain,
		&b);
	assert_int_equal(b.n, 3);
	assert_true(b.overfull);
	arena_drop(a);
}

static size_t many_words(struct item *it, size_t words)
{
	size_t n = 0;
	uint32_t seed = 7;
	for (size_t i = 0; i < words; i++) {
		if (n > 0)
			it[n++] = (struct item){ .kind = ITEM_GLUE,
				.width = 10 * SP_PT,
				.stretch = 5 * SP_PT,
				.shrink = 3 * SP_PT };
		seed = seed * 1103515245 + 12345;
		it[n++] = (struct item){ .kind = ITEM_BOX,
			.width = (sp)(10 + (seed >> 16) % 60) * SP_PT,
			.head = seed >> 16,
			.tail = seed >> 16 };
	}
	return n;
}

static void looseness_adds_and_takes_a_line(void **state)
{
	struct arena *a = arena_new();
	struct item *it = ARENA_ARRAY(a, 1000, struct item);
	size_t n = many_words(it, 120), lines;
	struct para_breaks b;
	struct para_cost c = plain;
	sp width = 400 * SP_PT;
	struct para_shape shape = { &width, 1 };
	(void)state;
	c.p.tolerance = 3000;
	para_break(a, &(struct para_items){ it, n }, &shape, &c, &b);
	assert_true(b.reached);
	lines = b.n;
	c.looseness = 1;
	para_break(a, &(struct para_items){ it, n }, &shape, &c, &b);
	assert_true(b.reached);
	assert_int_equal(b.n, lines + 1);
	c.looseness = 20;
	para_break(a, &(struct para_items){ it, n }, &shape, &c, &b);
	assert_false(b.reached);
	assert_true(b.n > lines && b.n < lines + 20);
	arena_drop(a);
}

static double seconds(size_t words)
{
	struct arena *a = arena_new();
	struct item *it = ARENA_ARRAY(a, 2 * words, struct item);
	size_t n = many_words(it, words);
	struct para_breaks b;
	sp width = 400 * SP_PT;
	struct para_shape shape = { &width, 1 };
	clock_t t = clock();
	para_break(a, &(struct para_items){ it, n }, &shape, &plain, &b);
	t = clock() - t;
	assert_true(b.n > words / 20);
	arena_drop(a);
	return (double)t / CLOCKS_PER_SEC;
}

static void time_grows_with_length(void **state)
{
	double one = seconds(10000), ten;
	(void)state;
	for (int i = 0; i < 3; i++) {
		double again = seconds(10000);
		one = again < one ? again : one;
	}
	ten = seconds(100000);
	assert_true(ten < 40 * one + 0.05);
}

/* --- setting */

struct bench {
	struct arena *arena;
	struct diag *diag;
	struct fonts *fonts;
	struct look look;
	struct style style;
	struct text text;
	struct text_span span;
};

static void hush(void *user, struct str text)
{
	(void)user;
	(void)text;
}

static int open_bench(void **state)
{
	static const char *const dirs[] = { "fonts", NULL };
	struct arena *a = arena_new();
	struct bench *b = ARENA_NEW(a, struct bench);
	struct style_text *st = &b->style.text[STYLE_ANSWER];
	b->arena = a;
	b->diag = diag_new(hush, NULL);
	b->fonts = fonts_new(b->diag, dirs);
	b->look = (struct look){ .family = STR("pagella"), .size = 10 * SP_PT };
	b->style.paragraph = (struct style_paragraph){ .tolerance = 200,
		.pretolerance = 100,
		.line_penalty = 10,
		.hyphen_penalty = 50,
		.explicit_hyphen_penalty = 50,
		.consecutive_hyphens = 5000,
		.fitness = 3000,
		.similar = 5000,
		.space = 1000,
		.stretch = 500,
		.shrink = 333,
		.protrusion = 1000,
		.expansion = 20,
		.emergency_stretch = 30 * SP_PT };
	st->hyphenate = true;
	text_hyphen_limits(b->fonts, 2, 3, 5);
	*state = b;
	return 0;
}

static int close_bench(void **state)
{
	struct bench *b = *state;
	fonts_drop(b->fonts);
	diag_drop(b->diag);
	arena_drop(b->arena);
	return 0;
}

static struct para set(struct bench *b, const char *s, const char *lang, sp width)
{
	struct para p;
	struct text_query t = { &b->span, 1, str_of(lang) };
	struct para_query q = { .text = &b->text,
		.style = &b->style.text[STYLE_ANSWER],
		.layout = &b->style,
		.shape = { ARENA_NEW(b->arena, sp), 1 } };
	*(sp *)q.shape.width = width;
	b->look.lang = t.lang;
	b->span = (struct text_span){ str_of(s), &b->look, { .line = 3 } };
	text_shape(b->fonts, b->arena, &t, &b->text);
	para_set(b->fonts, b->diag, b->arena, &q, &p);
	return p;
}

static int by_offset(const void *x, const void *y)
{
	const struct line_mark *a = x, *b = y;
	return a->offset < b->offset ? -1 : a->offset > b->offset;
}

/* What extraction gives: the runs in reading order, spaces where marks say so. */
static struct str read_back(struct bench *b, const struct para *p)
{
	struct buf out = { .a = b->arena };
	for (size_t i = 0; i < p->n; i++) {
		const struct line *l = &p->line[i];
		struct line_mark *m = ARENA_ARRAY(b->arena, l->n, struct line_mark);
		for (size_t k = 0; k < l->n; k++)
			m[k] = l->mark[k];
		qsort(m, l->n, sizeof *m, by_offset);
		for (size_t k = 0; k < l->n; k++) {
			size_t at = m[k].offset + m[k].run->text.n, end = at;
			assert_memory_equal(
				b->span.text.s + m[k].offset, m[k].run->text.s, m[k].run->text.n);
			buf_str(&out, m[k].run->text);
			if (m[k].space && m[k].forced)
				str_next(b->span.text, &end);
			buf_put(&out, b->span.text.s + at, end - at);
			if (m[k].space && !m[k].forced)
				buf_char(&out, ' ');
		}
	}
	return buf_get(&out);
}

static const struct {
	const char *lang, *text;
} samples[] = {
	{ "en-GB", "The Trans-Caspian route – long discussed – matters, “he said”, for "
		   "interconnectedness and industrialisation; see https://example.org/a/b/c for it "
		   "all." },
	{ "fr", "Pourquoi\u00A0? «\u00A0Parce que l’interprétation est "
		"extraordinairement difficile\u202F!\u00A0» répondit-il aussitôt." },
	{ "ar", "قال الدكتور: «إن مستقبل الإعلام في آسيا الوسطى يعتمد على التعاون» في Astana "
		"2026." },
	{ "he", "שלום לכולם, ברוכים הבאים לכנס Central Asia Media Forum בשנת 2026, תודה." },
	{ "zh", "中亚地区的媒体合作正在不断深化。我们认为Kazakhstan的多元外交政策为区域合作提供了新"
		"的机遇。" },
	{ "ko", "중앙아시아 미디어 포럼은 토카예프 대통령이 시작한 이니셔티브입니다." },
	{ "en-GB", "first line\nsecond line\n\nfourth, after an empty one, which goes on for a "
		   "while" },
	{ "en-GB", "x" },
	{ "de", "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikantenverband" },
};

/* A line break is white, an empty line too. */
static struct str as_read(struct bench *b, const char *s)
{
	struct buf out = { .a = b->arena };
	for (; *s; s++)
		if (*s != '\n')
			buf_put(&out, s, 1);
		else if (s[1] != '\n')
			buf_char(&out, ' ');
	return buf_get(&out);
}

static void each_space_is_there_once(void **state)
{
	struct bench *b = *state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		for (int width = 20; width < 400; width += 13) {
			struct para p = set(b, samples[i].text, samples[i].lang, width * SP_PT);
			struct str got = read_back(b, &p), want = as_read(b, samples[i].text);
			assert_int_equal(got.n, want.n);
			assert_memory_equal(got.s, want.s, want.n);
		}
}

static sp mark_end(const struct bench *b, const struct line_mark *m)
{
	sp glyphs = len_scale(b->look.size, m->run->advance, m->run->face->upem);
	sp apart = (m->run->clusters - 1) * len_scale(b->look.size, m->letters, 1000);
	return m->x + text_width(m->run, &b->look) + apart +
	       len_scale(glyphs + apart, m->expand, 1000);
}

static const char long_text[] =
	"On the occasion of the Central Asia Media Forum held in Astana, the deputy minister gave "
	"an "
	"exclusive interview, in which he shared insights into the vision for regional "
	"cooperation, "
	"the strategic goals behind the initiative, and the broader importance of strengthening "
	"dialogue and understanding among the countries of the region, which stand before the same "
	"questions and answer them each in a manner of its own.";

static void justified_lines_end_on_the_margin(void **state)
{
	struct bench *b = *state;
	for (int width = 180; width < 400; width += 7) {
		struct para p = set(b, long_text, "en-GB", width * SP_PT);
		for (size_t i = 0; i + 1 < p.n; i++) {
			const struct line *l = &p.line[i];
			const struct run *r = l->mark[l->n - 1].run;
			sp hang = len_scale(b->look.size, r->right, r->face->upem);
			assert_int_equal(mark_end(b, &l->mark[l->n - 1]), width * SP_PT + hang);
			assert_int_equal(l->width, width * SP_PT);
			assert_int_equal(l->mark[0].expand % 5, 0);
			assert_int_equal(l->overfull, 0);
			assert_int_equal(l->loc.line, 3);
		}
		assert_true(p.line[p.n - 1].width <= width * SP_PT);
	}
}

/* Within what the layout allows, and only where spaces have given half of what they can. */
static void letters_are_a_last_resort(void **state)
{
	struct bench *b = *state;
	size_t lines = 0, apart = 0, closer = 0;
	b->style.paragraph.letterspace = 10;
	b->style.paragraph.letterspace_penalty = 50;
	for (int width = 100; width < 400; width += 3) {
		struct para p = set(b, long_text, "en-GB", width * SP_PT);
		for (size_t i = 0; i + 1 < p.n; i++) {
			const struct line *l = &p.line[i];
			int letters = l->mark[0].letters;
			assert_true(letters >= -10 && letters <= 10);
			assert_true(letters == 0 || (letters > 0) == (l->ratio > 0));
			assert_true(letters == 0 || abs(l->ratio) > 400);
			assert_true(letters == 0 || abs(l->mark[0].expand) == 20);
			lines++;
			apart += letters > 0;
			closer += letters < 0;
		}
	}
	assert_true(apart > 20 && closer > 20 && apart + closer < lines / 2);
	justified_lines_end_on_the_margin(state);
	b->style.paragraph.letterspace = 0;
}

/* Fewer, in as many lines, and no dearer than was said. */
static void rivers_are_parted(void **state)
{
	struct bench *b = *state;
	struct buf text = { .a = b->arena };
	size_t before = 0, after = 0;
	for (int i = 0; i < 6; i++)
		buf_printf(
			&text, "%s of it in all to be so as it is, or not at %d; ", long_text, i);
	for (int width = 120; width < 400; width += 2) {
		b->style.paragraph.river = 0;
		struct para p = set(b, buf_get(&text).s, "en-GB", width * SP_PT);
		b->style.paragraph.river = 20000;
		struct para q = set(b, buf_get(&text).s, "en-GB", width * SP_PT);
		assert_int_equal(p.n, q.n);
		assert_true(q.rivers <= p.rivers);
		assert_true(q.demerits >= p.demerits);
		assert_true(q.demerits <= p.demerits + 20000 * (int64_t)(p.rivers - q.rivers));
		before += p.rivers;
		after += q.rivers;
	}
	assert_true(before > 50 && after * 5 < before * 4);
	b->style.paragraph.river = 0;
}

static void hyphens_are_known(void **state)
{
	struct bench *b = *state;
	size_t hyphens = 0;
	for (int width = 60; width < 200; width += 10) {
		struct para p = set(b, long_text, "en-GB", width * SP_PT);
		for (size_t i = 0; i < p.n; i++) {
			const struct line *l = &p.line[i];
			assert_int_equal(l->hyphen, l->mark[l->n - 1].run->hyphen);
			assert_false(l->hyphen && l->mark[l->n - 1].space);
			hyphens += l->hyphen;
		}
	}
	assert_true(hyphens > 10);
	b->style.text[STYLE_ANSWER].hyphenate = false;
	struct para p = set(b, long_text, "en-GB", 120 * SP_PT);
	for (size_t i = 0; i < p.n; i++)
		assert_false(p.line[i].hyphen);
	b->style.text[STYLE_ANSWER].hyphenate = true;
}

/* How often a word of the text is divided at any measure. */
static size_t divided(struct bench *b, const char *text, const char *lang)
{
	size_t n = 0;
	for (int width = 90; width < 200; width += 2) {
		struct para p = set(b, text, lang, width * SP_PT);
		for (size_t i = 0; i < p.n; i++)
			n += p.line[i].hyphen;
	}
	return n;
}

/* How often a word begins a line at any measure. */
static size_t parted(struct bench *b, const char *text, const char *word)
{
	size_t n = 0;
	for (int width = 90; width < 200; width += 2) {
		struct para p = set(b, text, "en-GB", width * SP_PT);
		for (size_t i = 0; i < p.n; i++)
			n += str_is(p.line[i].mark[0].run->text, word);
	}
	return n;
}

static void some_words_are_not_divided(void **state)
{
	static const struct {
		const char *lang, *text;
	} row[] = {
		{ "en-GB", "He was then in the Republican Parliamentary Delegation there" },
		{ "en-GB", "He was then in an anti-republican under-representation" },
		{ "de", "Der war in der Anti-Parlaments-Gruppierung" },
	};
	struct bench *b = *state;
	struct style_paragraph *c = &b->style.paragraph;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		c->capital_hyphen_penalty = c->compound_hyphen_penalty = PENALTY_NEVER;
		assert_int_equal(divided(b, row[i].text, row[i].lang), 0);
		c->capital_hyphen_penalty = c->compound_hyphen_penalty = 60;
		assert_true(divided(b, row[i].text, row[i].lang) > 5);
	}
	c->capital_hyphen_penalty = PENALTY_NEVER;
	assert_true(parted(b, "He was then in a mother-daughter talk", "daughter") > 5);
	assert_int_equal(parted(b, "He was then in Anna-Maria’s talk", "Maria’s"), 0);
	c->capital_hyphen_penalty = 60;
	assert_true(parted(b, "He was then in Anna-Maria’s talk", "Maria’s") > 5);
	text_keep_name(b->fonts, STR("Petra-Paula Smith"));
	assert_int_equal(parted(b, "He was then in Petra-Paula’s talk", "Paula’s"), 0);
	assert_true(divided(b, "Der war in der Parlamentsgruppierung", "de") > 5);
	struct para p = set(b, "Institutionalised", "en-GB", 50 * SP_PT);
	assert_true(p.line[0].hyphen); /* wider than the line */
	c->capital_hyphen_penalty = c->compound_hyphen_penalty = 0;
}

/* The penalty of the first hyphen in a text whose lines are so wide. */
static int hyphen_costs(struct bench *b, sp width)
{
	struct para_items items;
	set(b, "institutionalised", "en-GB", width);
	struct para_query q = { .text = &b->text,
		.style = &b->style.text[STYLE_ANSWER],
		.layout = &b->style,
		.shape = { &width, 1 } };
	para_items(b->arena, &q, &items);
	for (size_t i = 0; i < items.n; i++)
		if (items.v[i].cut)
			return items.v[i].penalty;
	return PENALTY_NEVER;
}

static void hyphens_cost_more_in_wide_lines(void **state)
{
	struct bench *b = *state;
	struct style_paragraph *c = &b->style.paragraph;
	c->hyphen_penalty = 50;
	assert_int_equal(hyphen_costs(b, 300 * SP_PT), 50);
	assert_int_equal(hyphen_costs(b, 150 * SP_PT), 25);
	assert_int_equal(hyphen_costs(b, 600 * SP_PT), 100);
	c->hyphen_penalty = 9000;
	assert_int_equal(hyphen_costs(b, 600 * SP_PT), PENALTY_NEVER - 1);
	c->hyphen_penalty = PENALTY_NEVER;
	assert_int_equal(hyphen_costs(b, 100 * SP_PT), PENALTY_NEVER);
	c->hyphen_penalty = -9000;
	assert_int_equal(hyphen_costs(b, 600 * SP_PT), PENALTY_FORCE + 1);
	c->hyphen_penalty = 50;
}

static void right_to_left_starts_at_the_right(void **state)
{
	struct bench *b = *state;
	struct para p = set(b, samples[2].text, "ar", 130 * SP_PT);
	assert_true(p.n > 1);
	for (size_t i = 0; i < p.n; i++) {
		const struct line *l = &p.line[i];
		const struct run *r = l->mark[l->n - 1].run;
		sp hang = len_scale(b->look.size, r->right, r->face->upem);
		assert_int_equal(mark_end(b, &l->mark[l->n - 1]), 130 * SP_PT + hang);
	}
	assert_true(p.line[p.n - 1].mark[0].x > 0);
	assert_int_equal(p.line[0].mark[p.line[0].n - 1].level, 1);
	assert_true(p.line[0].mark[0].offset > p.line[0].mark[p.line[0].n - 1].offset);
}

static void lines_stand_where_alignment_says(void **state)
{
	struct bench *b = *state;
	struct style_text *st = &b->style.text[STYLE_ANSWER];
	sp measure = 300 * SP_PT, white;
	b->style.paragraph.protrusion = 0;
	for (int align = ALIGN_START; align <= ALIGN_END; align++) {
		st->align = (enum style_align)align;
		struct para p = set(b, long_text, "en-GB", measure);
		for (size_t i = 0; i < p.n; i++) {
			white = measure - p.line[i].width;
			assert_int_equal(p.line[i].mark[0].x, align == ALIGN_START    ? 0
							      : align == ALIGN_CENTRE ? white / 2
										      : white);
		}
	}
	b->style.paragraph.protrusion = 1000;
	st->align = ALIGN_JUSTIFY;
}

static void an_indent_moves_the_first_line(void **state)
{
	struct bench *b = *state;
	sp width[] = { 280 * SP_PT, 300 * SP_PT }, offset[] = { 20 * SP_PT, 0 };
	struct para_query q = { .text = &b->text,
		.style = &b->style.text[STYLE_ANSWER],
		.layout = &b->style,
		.shape = { width, 2 },
		.offset = offset };
	struct para p;
	b->style.paragraph.protrusion = 0;
	set(b, long_text, "en-GB", 300 * SP_PT);
	para_set(b->fonts, b->diag, b->arena, &q, &p);
	assert_int_equal(p.line[0].mark[0].x, 20 * SP_PT);
	assert_int_equal(p.line[0].width, 280 * SP_PT);
	assert_int_equal(p.line[1].mark[0].x, 0);
	assert_int_equal(p.line[1].width, 300 * SP_PT);
	b->style.paragraph.protrusion = 1000;
}

static void a_word_wider_than_the_line_is_broken(void **state)
{
	struct bench *b = *state;
	struct buf s = { .a = b->arena };
	buf_cstr(&s, "begin ");
	for (int i = 0; i < 20000; i++)
		buf_char(&s, 'a' + (uint32_t)(i * 7 + i / 26) % 26);
	buf_cstr(&s, " end");
	struct para p = set(b, s.s, "en-GB", 200 * SP_PT);
	assert_true(p.n > 300);
	for (size_t i = 0; i < p.n; i++)
		assert_true(p.line[i].overfull < SP_PT && p.line[i].n > 0);
	struct str got = read_back(b, &p);
	assert_int_equal(got.n, s.n);
	assert_memory_equal(got.s, s.s, s.n);
}

static void no_text_has_no_lines(void **state)
{
	struct bench *b = *state;
	assert_int_equal(set(b, "", "en-GB", 100 * SP_PT).n, 0);
	assert_int_equal(set(b, " ", "en-GB", 100 * SP_PT).n, 0);
}

int main(void)
{
	const struct CMUnitTest breaking[] = {
		cmocka_unit_test(ragged_lines_share_their_white),
		cmocka_unit_test(balanced_lines_are_alike),
		cmocka_unit_test(a_last_line_is_no_scrap),
		cmocka_unit_test(nothing_gives_no_lines),
		cmocka_unit_test(what_cannot_fit_is_overfull),
		cmocka_unit_test(looseness_adds_and_takes_a_line),
		cmocka_unit_test(time_grows_with_length),
	};
	const struct CMUnitTest setting[] = {
		cmocka_unit_test(each_space_is_there_once),
		cmocka_unit_test(justified_lines_end_on_the_margin),
		cmocka_unit_test(letters_are_a_last_resort),
		cmocka_unit_test(rivers_are_parted),
		cmocka_unit_test(hyphens_are_known),
		cmocka_unit_test(some_words_are_not_divided),
		cmocka_unit_test(hyphens_cost_more_in_wide_lines),
		cmocka_unit_test(right_to_left_starts_at_the_right),
		cmocka_unit_test(lines_stand_where_alignment_says),
		cmocka_unit_test(an_indent_moves_the_first_line),
		cmocka_unit_test(a_word_wider_than_the_line_is_broken),
		cmocka_unit_test(no_text_has_no_lines),
	};
	int failed = cmocka_run_group_tests_name("para, breaking", breaking, NULL, NULL);
	return failed +
	       cmocka_run_group_tests_name("para, setting", setting, open_bench, close_bench);
}
