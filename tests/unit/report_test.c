/* The editor's report: each detector on pages made by hand, where every letter is 5 pt wide and a
 * natural word space 2.5 pt; what was reported on the way; the order; the renderers. */
#include "report/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { MEASURE = 300, LEFT = 60, TOP = 60, GRID = 15, LINES = 40, PAGES = 8 };

struct row {
	const char *text; /* of one line, words between spaces; "-" at the end: a hyphen of ours */
	int ratio;
	int page; /* index */
	sp overfull;
};

struct bench {
	struct arena *a;
	struct buf said;
	struct diag *diag;
	struct interview *iv;
	struct style style;
	struct pages pages;
	struct page page[PAGES];
	struct mark mark[PAGES][LINES];
	struct face face, other;
	struct page_span span; /* of all text */
	struct span src;
	struct report_said *heard;
	struct report *report;
};

static void keep(void *user, struct str text)
{
	buf_str(user, text);
}

static int set_up(void **state)
{
	struct arena *a = arena_new();
	struct bench *b = ARENA_NEW(a, struct bench);
	b->a = b->said.a = a;
	b->diag = diag_new(keep, &b->said);
	b->iv = interview_new(STR("x.xml"));
	b->iv->lang = STR("en");
	b->iv->meta.title = ARENA_NEW(a, struct span);
	b->iv->meta.title->text = STR("A & B");
	b->style = (struct style){ .name = STR("made"),
		.page = { .width = 420 * SP_PT,
			.height = 720 * SP_PT,
			.top = TOP * SP_PT,
			.bottom = TOP * SP_PT,
			.inner = LEFT * SP_PT,
			.outer = LEFT * SP_PT,
			.grid = GRID * SP_PT },
		.paragraph = { .space = 1000, .stretch = 500, .shrink = 333 } };
	for (int k = 0; k < STYLE_N; k++)
		b->style.text[k].indent = 12 * SP_PT;
	b->face = (struct face){ .family = STR("own"), .upem = 1000 };
	b->other = (struct face){ .family = STR("other"), .upem = 1000 };
	b->src = (struct span){ .kind = SPAN_TEXT,
		.loc = { 7, 3, diag_file(b->diag, STR("x.xml")) } };
	b->span = (struct page_span){
		.look = { .family = STR("own"), .size = 10 * SP_PT }, .node = 0, .src = &b->src
	};
	b->pages = (struct pages){ .page = b->page, .n = 1 };
	b->pages.node = ARENA_ARRAY(a, 2, struct node);
	b->pages.nodes = 2;
	for (int i = 0; i < PAGES; i++)
		b->page[i] = (struct page){ .mark = b->mark[i],
			.label = arena_printf(a, "%d", i + 1),
			.width = b->style.page.width,
			.height = b->style.page.height,
			.verso = i % 2 == 1 };
	b->heard = report_listen(b->diag);
	*state = b;
	return 0;
}

static int tear_down(void **state)
{
	struct bench *b = *state;
	report_drop(b->report);
	report_unlisten(b->diag, b->heard);
	interview_drop(b->iv);
	diag_drop(b->diag);
	arena_drop(b->a);
	return 0;
}

static struct bench *anew(void **state)
{
	tear_down(state);
	set_up(state);
	return *state;
}

/* A word of a line, as a mark. */
static sp word(struct bench *b, struct line_mark *m, struct str text, bool hyphen)
{
	static const struct glyph glyph = { 1, 0, 0, 0, 500 };
	struct run *r = ARENA_NEW(b->a, struct run);
	size_t letters = 0;
	for (size_t i = 0; i < text.n; letters++)
		str_next(text, &i);
	letters += hyphen;
	*r = (struct run){ .face = &b->face,
		.text = text,
		.glyph = &glyph,
		.n = 0,
		.advance = (int32_t)letters * 500,
		.scale = 1000,
		.hyphen = hyphen };
	m->run = r;
	return (sp)letters * 5 * SP_PT;
}

static void fill_line(struct bench *b, struct line *l, const struct row *row)
{
	struct str rest = str_of(row->text), w;
	int give = row->ratio > 0 ? 500 : 333;
	sp x = 0, space = len_scale(5 * SP_PT / 2, 1000 * 1000 + row->ratio * give, 1000 * 1000);
	*l = (struct line){ .ratio = row->ratio,
		.left_short = row->ratio > 4000 && row->ratio < 9000, /* wider: ragged */
		.overfull = row->overfull,
		.ascent = 8 * SP_PT,
		.descent = 2 * SP_PT,
		.loc = b->src.loc };
	l->mark = ARENA_ARRAY(b->a, rest.n + 1, struct line_mark);
	while ((w = str_word(&rest)).n) {
		bool last = str_trim(rest).n == 0;
		l->hyphen = last && str_ends(w, "-");
		w.n -= l->hyphen;
		l->mark[l->n].x = x;
		l->mark[l->n].space = !last;
		l->mark[l->n].offset = (uint32_t)(w.s - row->text);
		x += word(b, &l->mark[l->n++], w, l->hyphen) + (last ? 0 : space);
	}
	l->left_short = row->ratio > 4000 && row->ratio < 10000;
	l->width = row->ratio || row->overfull ? MEASURE * SP_PT : x;
}

/* A paragraph, its lines under each other on their pages. */
static const struct page_para *paragraph(
	struct bench *b, enum style_kind style, const struct row *row, size_t n)
{
	struct line *line = ARENA_ARRAY(b->a, n, struct line);
	struct page_para *p = ARENA_NEW(b->a, struct page_para);
	*p = (struct page_para){ line, n, style, MEASURE * SP_PT, GRID * SP_PT };
	for (size_t i = 0; i < n; i++) {
		struct page *g = &b->page[row[i].page];
		fill_line(b, &line[i], &row[i]);
		line[i].filled = i + 1 == n;
		b->mark[row[i].page][g->n] = (struct mark){ .kind = MARK_TEXT,
			.node = NODE_NONE,
			.x = LEFT * SP_PT,
			.y = (TOP + GRID * ((sp)g->n + 1)) * SP_PT,
			.line = &line[i],
			.span = &b->span,
			.para = p };
		g->n++;
		b->pages.n = (size_t)row[i].page + 1 > b->pages.n ? (size_t)row[i].page + 1
								  : b->pages.n;
	}
	b->page[b->pages.n - 1].end.forced = true;
	return p;
}

#define SET(...)                                                      \
	paragraph(b, STYLE_PARA, (const struct row[]){ __VA_ARGS__ }, \
		sizeof((const struct row[]){ __VA_ARGS__ }) / sizeof(struct row))

static const struct report *make(struct bench *b)
{
	struct report_query q = { .interview = b->iv,
		.style = &b->style,
		.pages = &b->pages,
		.diag = b->diag,
		.said = b->heard,
		.program = STR("entrevue test") };
	report_drop(b->report);
	b->report = report_make(&q);
	return b->report;
}

/* "kind severity value page" of each finding; kinds between '+' alone when given. */
static const char *found(struct bench *b)
{
	const struct report *r = make(b);
	struct buf s = { .a = b->a };
	buf_cstr(&s, "");
	for (size_t i = 0; i < r->n; i++) {
		const struct finding *f = &r->finding[i];
		buf_printf(&s, "%s%s %s %lld p%d", i ? "; " : "", report_kind_row[f->kind].key,
			report_severity_name(f->severity), (long long)f->value,
			f->page == REPORT_NOWHERE ? 0 : (int)f->page + 1);
	}
	return s.s;
}

static void loose_and_tight(void **state)
{
	static const struct {
		int ratio;
		const char *found;
	} rows[] = {
		{ 0, "" },
		{ 1000, "" }, /* 1.5 is the limit, and within it */
		{ 1008, "" }, /* 1.504: shown as 1.50 */
		{ 1020, "loose-line blemish 1510 p1" },
		{ 2000, "loose-line blemish 2000 p1" },
		{ 2020, "loose-line fault 2010 p1" },
		{ 4000, "loose-line fault 3000 p1" },
		{ 4001, "short-line fault 0 p1" },
		{ -590, "" },
		{ -600, "" },
		{ -640, "tight-line blemish 790 p1" },
		{ -1000, "tight-line blemish 670 p1" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct bench *b = anew(state);
		SET({ "these words are set to the measure", rows[i].ratio, 0, 0 },
			{ "and these fill it up with white", 0, 0, 0 });
		assert_string_equal(found(b), rows[i].found);
	}
}

static void last_lines_and_ragged_ones_are_not_set(void **state)
{
	struct bench *b = *state;
	SET({ "a line alone is the last of its own", 3000, 0, 0 });
	b->style.text[STYLE_TITLE].align = ALIGN_START;
	paragraph(b, STYLE_TITLE,
		(const struct row[]){ { "ragged to the right of it", 0, 0, 0 },
			{ "and to its end of it all", 0, 0, 0 } },
		2);
	assert_string_equal(found(b), "");
	assert_int_equal(b->report->summary.lines, 3);
	assert_int_equal(b->report->summary.set, 0);
}

static void lines_that_stick_out(void **state)
{
	struct bench *b = *state;
	SET({ "this line is much too wide for it", -1000, 0, 4 * SP_PT + SP_PT / 2 },
		{ "and this one is the last of all", 0, 0, 0 });
	diag_at(diag_about(b->diag, "overfull"), DIAG_WARNING, b->src.loc, "a line does not fit");
	assert_string_equal(found(b), "overfull-line fault 4500 p1");
	assert_string_equal(b->report->finding[0].message.s, "it is 4.5 pt wider than its measure");
	assert_int_equal(b->report->finding[0].loc.line, 7);
	assert_int_equal(b->report->finding[0].x, LEFT * SP_PT);
	assert_int_equal(b->report->finding[0].y, (TOP + GRID - 8) * SP_PT);
}

static void letters_and_ends(void **state)
{
	struct bench *b = *state;
	const struct page_para *p = SET({ "these letters are not set apart", 100, 0, 0 },
		{ "the letters are set apart a little", 100, 0, 0 },
		{ "those letters are set much closer", -100, 0, 0 },
		{ "this word is broken betw", 100, 0, 0 }, { "een, and here is Vassi-", 100, 0, 0 },
		{ "lenko", 0, 0, 0 }, { "and so to the end of it", 0, 0, 0 });
	struct line *l = (struct line *)p->line;
	l[0].letters = REPORT_LETTERS;
	l[1].letters = REPORT_LETTERS + 1;
	l[2].letters = -REPORT_LETTERS_MOST - 1;
	l[3].broken = true;
	l[4].name = true;
	diag_at(diag_about(b->diag, "broken"), DIAG_NOTE, b->src.loc, "a word is broken");
	assert_string_equal(found(b), "spaced-letters note 16 p1; spaced-letters blemish -31 p1; "
				      "broken-word blemish 0 p1; "
				      "divided-name blemish 0 p1");
	assert_string_equal(b->report->finding[1].message.s, "its letters are set 0.031 em closer");
}

static void ladders(void **state)
{
	struct bench *b = *state;
	SET({ "one two thr-", 0, 0, 0 }, { "ee four fiv-", 0, 0, 0 }, { "and six sev", 0, 0, 0 });
	assert_string_equal(found(b), "");
	assert_int_equal(b->report->summary.ladder, 2);
	assert_int_equal(b->report->summary.hyphens, 2);
	SET({ "uno dos tre-", 0, 0, 0 }, { "es cuatro cin-", 0, 0, 0 },
		{ "co seis well\u2010", 0, 0, 0 }, { "behaved lines", 0, 0, 0 });
	assert_string_equal(found(b), "stacked-hyphens blemish 3 p1");
	assert_string_equal(b->report->finding[0].text.s, "tre- / cin- / well\u2010");
	SET({ "einhundert zwei drei-", 0, 0, 0 }, { "und vier fuenf-", 0, 0, 0 },
		{ "u sechs sie-", 0, 0, 0 }, { "benundacht neun-", 0, 0, 0 },
		{ "zig schoene", 0, 0, 0 });
	assert_string_equal(found(b), "stacked-hyphens blemish 3 p1; stacked-hyphens fault 4 p1");
}

static void a_ladder_ends_with_its_page(void **state)
{
	struct bench *b = *state;
	SET({ "one two thr-", 0, 0, 0 }, { "ee four fiv-", 0, 0, 0 }, { "e and six sev-", 0, 1, 0 },
		{ "en and eight nin-", 0, 1, 0 }, { "teen and more", 0, 1, 0 },
		{ "of it all here", 0, 1, 0 });
	b->page[0].end.forced = true;
	assert_string_equal(found(b), "");
	assert_int_equal(b->report->summary.ladder, 2);
}

static void stacks(void **state)
{
	struct bench *b = *state;
	SET({ "The first of these", 0, 0, 0 }, { "the other of them", 0, 0, 0 },
		{ "or the third line", 0, 0, 0 });
	assert_string_equal(found(b), "stacked-words note 2 p1");
	assert_string_equal(b->report->finding[0].message.s, "2 lines running begin with “The”");
	SET({ "is it so", 0, 0, 0 }, { "is it not", 0, 0, 0 }, { "or neither of", 0, 0, 0 });
	assert_string_equal(found(b), "stacked-words note 2 p1"); /* two letters, two lines */
	SET({ "one is", 0, 0, 0 }, { "two is", 0, 0, 0 }, { "six is", 0, 0, 0 },
		{ "none of what", 0, 0, 0 });
	assert_string_equal(found(b), "stacked-words note 2 p1; stacked-words blemish 3 p1");
	assert_string_equal(b->report->finding[1].message.s, "3 lines running end with “is”");
}

static void parts_of_words_are_not_stacked(void **state)
{
	struct bench *b = *state;
	SET({ "one and con-", 0, 0, 0 }, { "tent or con-", 0, 0, 0 },
		{ "tent and no more", 0, 0, 0 });
	assert_string_equal(found(b), "");
}

/* Words of four letters and spaces of one width stand under each other. */
static void rivers(void **state)
{
	struct bench *b = *state;
	SET({ "abcd efgh", 0, 0, 0 }, { "ijkl mnop", 0, 0, 0 }, { "qrst uvwx", 0, 0, 0 },
		{ "yz and moresome", 0, 0, 0 });
	assert_string_equal(found(b), "");
	SET({ "abcd efghi", 0, 1, 0 }, { "ijkl mnopq", 0, 1, 0 }, { "qrst uvwxy", 0, 1, 0 },
		{ "fish bowls", 0, 1, 0 }, { "q and a moresome", 0, 1, 0 });
	b->page[0].end.forced = true;
	assert_string_equal(found(b), "river note 4 p2");
	const struct finding *f = &b->report->finding[0];
	assert_int_equal(f->x, (LEFT + 20) * SP_PT);
	assert_int_equal(f->w, 5 * SP_PT / 2);
	assert_int_equal(f->h, (3 * GRID + 10) * SP_PT);
}

static void a_river_that_branches_is_told_once(void **state)
{
	struct bench *b = *state;
	/* the fifth line's spaces, 2.5 pt wide and 5 pt apart, both touch the wide one above it */
	SET({ "abcd efgh", 0, 0, 0 }, { "ijkl mnop", 0, 0, 0 }, { "qrst uvwx", 0, 0, 0 },
		{ "fish bowl", 12000, 0, 0 }, { "ants i bees", 0, 0, 0 }, { "wasp flyx", 0, 0, 0 },
		{ "moth gnats zz", 0, 0, 0 });
	b->style.text[STYLE_PARA].align = ALIGN_START;
	assert_string_equal(found(b), "river blemish 7 p1");
}

static void runts(void **state)
{
	static const struct {
		const char *above, *last, *found;
	} rows[] = {
		{ "a line above it that is long", "and an end", "" },
		{ "a line above it that is long", "it", "runt blemish 10000 p1" },
		{ "a line above it that is long", "word", "runt blemish 20000 p1" },
		{ "a line above it that is long", "sentence.", "runt note 45000 p1" },
		{ "a line above it that is long", "incomprehensibilities", "" },
		{ "a line above it that is incom-", "prehensible.", "runt blemish 60000 p1" },
		{ "a line above it that is long", "a b", "" },
		{ "a line above it that is long", "\u4e00", "runt blemish 5000 p1" },
		{ "a line above it that is long", "\u4e00\u4e8c\u4e09\u56db\u4e94", "" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct bench *b = anew(state);
		SET({ rows[i].above, 0, 0, 0 }, { rows[i].last, 0, 0, 0 });
		assert_string_equal(found(b), rows[i].found);
	}
}

/* Two pages, one paragraph on both. */
static void two_pages(struct bench *b, uint32_t faults)
{
	SET({ "the first line of it", 0, 0, 0 }, { "another line in it", 0, 1, 0 });
	SET({ "some more lines here", 0, 1, 0 }, { "in order to have it", 0, 1, 0 },
		{ "long enough for this", 0, 1, 0 });
	b->page[0].end = (struct page_end){ .faults = faults };
}

static void page_ends(void **state)
{
	static const struct {
		uint32_t faults;
		bool verso;
		const char *found;
	} rows[] = {
		{ 0, false, "" },
		{ PAGE_ORPHAN, false, "orphan fault 0 p1" },
		{ PAGE_WIDOW, false, "widow fault 0 p2" },
		{ PAGE_ORPHAN | PAGE_WIDOW, false, "orphan fault 0 p1; widow fault 0 p2" },
		{ PAGE_HYPHEN, false, "hyphen-at-foot blemish 0 p1" },
		{ PAGE_HYPHEN, true, "hyphen-at-foot note 0 p1" },
		{ PAGE_SPLIT_QUESTION, false, "split-question blemish 0 p1" },
		{ PAGE_PARTED | PAGE_RECTO_QUESTION, false, "parted-question fault 0 p1" },
		{ PAGE_HEADING | PAGE_KEPT, false, "heading-at-foot fault 0 p1" },
		{ PAGE_KEPT, false, "parted blemish 0 p1" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct bench *b = anew(state);
		two_pages(b, rows[i].faults);
		b->page[0].verso = rows[i].verso;
		assert_string_equal(found(b), rows[i].found);
	}
	struct bench *b = anew(state);
	two_pages(b, PAGE_PARTED | PAGE_RECTO_QUESTION);
	found(b);
	assert_string_equal(b->report->finding[0].message.s,
		"the question ends page 1, and its answer begins page 2, and the leaf has to be "
		"turned");
}

static void feet(void **state)
{
	static const struct {
		int lines[4]; /* white at the feet of four pages; a fifth is the last */
		bool spreads;
		const char *found;
	} rows[] = {
		{ { 0, 0, 0, 0 }, false, "" },
		{ { 1, 0, 2, 0 }, false, "uneven-foot note 1 p1; uneven-foot blemish 2 p3" },
		{ { 0, 1, 0, 0 }, true, "uneven-foot note 1 p2" },
		{ { 0, 1, 1, 0 }, true, "" },
		{ { 0, 2, 2, 0 }, true, "uneven-foot blemish 2 p2; uneven-foot blemish 2 p3" },
		{ { 3, 1, 3, 0 }, true, "uneven-foot blemish 3 p1; uneven-foot blemish 2 p3" },
		{ { 0, 0, 0, 1 }, true, "uneven-foot note 1 p4" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct bench *b = anew(state);
		b->style.page.duplex = rows[i].spreads;
		for (int k = 0; k < 5; k++)
			SET({ "a paragraph of", 0, k, 0 }, { "more lines that", 0, k, 0 },
				{ "stand on a page", 0, k, 0 }, { "and are not few", 0, k, 0 });
		for (int k = 0; k < 4; k++) {
			b->page[k].end.forced = false;
			b->page[k].slack = rows[i].lines[k] * GRID * SP_PT;
		}
		b->page[4].slack = 30 * GRID * SP_PT;
		assert_string_equal(found(b), rows[i].found);
		assert_int_equal(b->report->summary.feet, 4);
	}
}

static void a_last_page_of_few_lines(void **state)
{
	struct bench *b = *state;
	SET({ "a paragraph of", 0, 0, 0 }, { "more lines that", 0, 0, 0 },
		{ "stand on a page", 0, 1, 0 }, { "and then no more", 0, 1, 0 });
	b->page[0].end.forced = true;
	assert_string_equal(found(b), "short-last-page note 2 p2");
}

static void type(void **state)
{
	struct bench *b = *state;
	const struct page_para *p = SET({ "own lent lent own lent lost own caps caps", 0, 0, 0 },
		{ "lent and own and caps too", 0, 0, 0 });
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->line[i].n; k++) {
			struct run *r = (struct run *)p->line[i].mark[k].run;
			if (str_is(r->text, "lent"))
				r->face = &b->other;
			r->missing = str_is(r->text, "lost") ? 0x2603 : 0;
			r->scale = str_is(r->text, "caps") ? 800 : 1000;
		}
	assert_string_equal(
		found(b), "fallback note 3 p1; missing-glyph fault 0 p1; scaled note 2 p1");
	assert_string_equal(b->report->finding[0].text.s, "lent lent");
	assert_int_equal(b->report->finding[0].x, (LEFT + 15) * SP_PT + 5 * SP_PT / 2);
	/* the diagnostic names the character: it takes the place */
	diag_at(diag_about(b->diag, "glyph"), DIAG_ERROR, b->src.loc, "no font has U+2603 SNOWMAN");
	assert_string_equal(
		found(b), "fallback note 3 p1; missing-glyph fault 0 p1; scaled note 2 p1");
	assert_string_equal(b->report->finding[1].message.s, "no font has U+2603 SNOWMAN");
	assert_string_equal(b->report->finding[1].text.s, "lost");
}

static void what_was_said(void **state)
{
	struct bench *b = *state;
	struct loc elsewhere = { 99, 1, b->src.loc.file }, figure = { 12, 5, b->src.loc.file };
	SET({ "a line of words", 0, 0, 0 });
	b->pages.node[1].loc = figure;
	b->mark[0][b->page[0].n++] = (struct mark){
		.kind = MARK_IMAGE, .node = 1, .x = SP_PT, .y = 400 * SP_PT, .w = SP_PT, .h = SP_PT
	};
	diag_at(diag_about(b->diag, "alt"), DIAG_ERROR, figure, "no description");
	diag_at(diag_about(b->diag, "label"), DIAG_WARNING, elsewhere, "two Kims");
	diag_at(b->diag, DIAG_NOTE, b->src.loc, "a note");
	diag_at(b->diag, DIAG_NOTE, b->src.loc, "a note");
	diag_at(diag_about(b->diag, "patterns"), DIAG_NOTE, elsewhere, "no patterns");
	assert_string_equal(found(b), "font note 0 p0; speaker-label blemish 0 p0; "
				      "source note 0 p1; missing-alt fault 0 p1");
	assert_int_equal(b->report->finding[3].y, 400 * SP_PT);
	assert_string_equal(b->report->finding[2].text.s, "a line of words");
}

static void too_much(void **state)
{
	struct bench *b = *state;
	SET({ "a line of words", 0, 0, 0 });
	for (unsigned i = 0; i < REPORT_MOST + 7; i++)
		diag_at(b->diag, DIAG_NOTE, (struct loc){ i + 1, 1, 0 }, "note %u", i);
	make(b);
	assert_int_equal(b->report->n, REPORT_MOST);
	assert_int_equal(b->report->more, 7);
}

/* What hostile words say in each form. */
static void words_are_words(void **state)
{
	struct bench *b = *state;
	SET({ "</script><b>\"&\u202e \x01\x1b[2J", 0, 0, 0 });
	b->iv->meta.title->text = STR("<T> \"&\u2066 \x7f");
	b->iv->path = STR("a<b>.xml");
	diag_at(b->diag, DIAG_ERROR, b->src.loc, "found \"<i>\" &amp; \x02\\");
	make(b);
	struct str text = report_text(b->a, b->report), json = report_json(b->a, b->report);
	struct str html = report_html(b->a, b->report);
	for (size_t i = 0; i < text.n; i++)
		assert_true((unsigned char)text.s[i] >= ' ' || text.s[i] == '\n');
	for (size_t i = 0; i < json.n; i++)
		assert_true((unsigned char)json.s[i] >= ' ' || json.s[i] == '\n');
	for (size_t i = 0; i < html.n; i++)
		assert_true((unsigned char)html.s[i] >= ' ' || html.s[i] == '\n');
	assert_non_null(strstr(text.s, "</script><b>\"&\\u202E \\u0001\\u001B[2J"));
	assert_non_null(strstr(json.s, "</script><b>\\\"&"));
	assert_non_null(strstr(json.s, "found \\\"<i>\\\" &amp; \\u0002\\\\"));
	assert_non_null(strstr(html.s, "&lt;/script&gt;&lt;b&gt;&quot;&amp;\\u202E"));
	assert_null(strstr(html.s, "<script"));
	assert_null(strstr(html.s, "<T>"));
	assert_null(strstr(html.s, "<i>"));
	assert_null(strstr(html.s, "http:"));
	assert_null(strstr(html.s, "https:"));
}

static void a_report_on_nothing(void **state)
{
	struct bench *b = *state;
	assert_string_equal(found(b), "");
	assert_true(report_text(b->a, b->report).n > 0);
	assert_true(report_json(b->a, b->report).n > 0);
	assert_true(report_html(b->a, b->report).n > 0);
}

static void numbers_of_the_summary(void **state)
{
	struct bench *b = *state;
	SET({ "these words are set to the measure", 400, 0, 0 },
		{ "these words are set to the measure", -300, 0, 0 },
		{ "the words fill it up with white", 0, 0, 0 });
	make(b);
	const struct report_summary *m = &b->report->summary;
	assert_int_equal(m->lines, 3);
	assert_int_equal(m->paragraphs, 1);
	assert_int_equal(m->set, 2);
	assert_int_equal(m->most, 1200);
	assert_int_equal(m->least, 900);
	assert_int_equal(m->mean, 1050);
	assert_int_equal(m->deviation, 150);
	assert_int_equal(m->characters, 34);
	assert_int_equal(m->bin[(1200 - REPORT_BIN_FIRST) / REPORT_BIN_STEP], 1);
	assert_int_equal(m->bin[(900 - REPORT_BIN_FIRST) / REPORT_BIN_STEP], 1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(loose_and_tight),
		TEST(last_lines_and_ragged_ones_are_not_set),
		TEST(lines_that_stick_out),
		TEST(letters_and_ends),
		TEST(ladders),
		TEST(a_ladder_ends_with_its_page),
		TEST(stacks),
		TEST(parts_of_words_are_not_stacked),
		TEST(rivers),
		TEST(a_river_that_branches_is_told_once),
		TEST(runts),
		TEST(page_ends),
		TEST(feet),
		TEST(a_last_page_of_few_lines),
		TEST(type),
		TEST(what_was_said),
		TEST(too_much),
		TEST(words_are_words),
		TEST(a_report_on_nothing),
		TEST(numbers_of_the_summary),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
