/* Layouts: what values mean, what the layers of a layout add up to, what is said to slips, and that
 * the table of properties, the schema and the layouts we ship are one. */
#include "style/inside.h"

#include "base/file.h"
#include "xml/xml.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const char *const ours[] = { "layouts", NULL };

static void keep(void *user, struct str text)
{
	buf_str(user, text);
}

/* --- a folder of layouts for one test */

struct folder {
	struct arena *a;
	char path[64];
	const char *dirs[2];
	struct style *style;
	const char *said;
};

static struct folder folder(void)
{
	struct folder f = { .a = arena_new(), .path = "/tmp/style-test-XXXXXX" };
	assert_non_null(mkdtemp(f.path));
	return f;
}

static void put(struct folder *f, const char *name, const char *text)
{
	const char *path = file_join(f->a, str_of(f->path), arena_printf(f->a, "%s.xml", name)).s;
	FILE *out = fopen(path, "w");
	assert_non_null(out);
	fputs(text, out);
	fclose(out);
}

/* A layout that says so: its children, and what it is based on or NULL. */
static void layout(struct folder *f, const char *name, const char *base, const char *kids)
{
	struct str text = arena_printf(f->a,
		"<layout xmlns=\"urn:entrevue:layout:1\" name=\"%s\"%s%s%s>\n%s</layout>\n", name,
		base ? " based-on=\"" : "", base ? base : "", base ? "\"" : "", kids);
	put(f, name, arena_cstr(f->a, text));
}

static const struct style *load(struct folder *f, const char *name, const char *const *set)
{
	struct buf said = { .a = f->a };
	struct diag *d = diag_new(keep, &said);
	struct str sets[8];
	size_t n = 0;
	for (; set && set[n]; n++)
		sets[n] = str_of(set[n]);
	style_drop(f->style);
	f->dirs[0] = f->path;
	f->style = style_load(d, f->dirs, str_of(name), sets, n);
	diag_drop(d);
	f->said = said.n ? said.s : "";
	return f->style;
}

static void drop(struct folder *f)
{
	struct str *name;
	size_t n;
	style_drop(f->style);
	if (file_list(f->a, str_of(f->path), &name, &n)) {
		for (size_t i = 0; i < n; i++)
			unlink(file_join(f->a, str_of(f->path), name[i]).s);
	}
	rmdir(f->path);
	arena_drop(f->a);
}

/* --- values */

static const struct style_row *row_of(const char *group, const char *name)
{
	size_t n;
	const struct style_row *row = style_rows(&n);
	for (size_t i = 0; i < n; i++) {
		if (strcmp(row[i].group, group) == 0 && strcmp(row[i].name, name) == 0)
			return &row[i];
	}
	fail_msg("no property %s.%s", group, name);
	return NULL;
}

static void lengths(void **state)
{
	static const struct {
		const char *text;
		bool good;
		sp value;
	} cases[] = {
		{ "12pt", true, 12 * SP_PT },
		{ "0.5pt", true, SP_PT / 2 },
		{ ".5pt", true, SP_PT / 2 },
		{ "1.pt", true, SP_PT },
		{ "-3pt", true, -3 * SP_PT },
		{ " 4pt ", true, 4 * SP_PT },
		{ "1in", true, 72 * SP_PT },
		{ "25.4mm", true, 72 * SP_PT },
		{ "2.54cm", true, 72 * SP_PT },
		{ "6pc", true, 72 * SP_PT },
		{ "210mm", true, 39011981 },
		{ "1.5em", true, 15 * SP_PT },
		{ "2ln", true, 30 * SP_PT },
		{ "0.25ln", true, 15 * SP_PT / 4 },
		{ "0", true, 0 },
		{ "-0.0", true, 0 },
		{ "0.000009pt", true, 0 },
		{ "", false, 0 },
		{ "12", false, 0 },
		{ "pt", false, 0 },
		{ "-pt", false, 0 },
		{ ".pt", false, 0 },
		{ "12 pt", false, 0 },
		{ "12px", false, 0 },
		{ "12PT", false, 0 },
		{ "+1pt", false, 0 },
		{ "1e3pt", false, 0 },
		{ "1,5pt", false, 0 },
		{ "123456pt", false, 0 },
		{ "99999999999999999999999999pt", false, 0 },
		{ "1pt1pt", false, 0 },
		{ "\xc3\xa9", false, 0 },
	};
	struct style_row any = { .group = "g", .name = "n", .type = TYPE_LENGTH };
	struct style_measure m = { .em = 10 * SP_PT, .grid = 15 * SP_PT };
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct style_value v;
		bool good = style_value(&any, str_of(cases[i].text), &m, &v) == VALUE_GOOD;
		if (good != cases[i].good || (good && v.n != cases[i].value))
			fail_msg("\"%s\": %d %lld", cases[i].text, good, (long long)v.n);
	}
}

static void other_values(void **state)
{
	static const struct {
		const char *group, *name, *text;
		enum style_fault fault;
		int64_t value;
	} cases[] = {
		{ "palette", "accent", "#7a1F1f", VALUE_GOOD, 0x7a1f1f },
		{ "palette", "accent", "#fff", VALUE_BAD, 0 },
		{ "palette", "accent", "#12345g", VALUE_BAD, 0 },
		{ "palette", "accent", "red", VALUE_BAD, 0 },
		{ "style", "colour", "accent", VALUE_GOOD, 0x123456 },
		{ "page", "columns", "3", VALUE_GOOD, 3 },
		{ "page", "columns", "4", VALUE_OUT_OF_RANGE, 0 },
		{ "page", "columns", "two", VALUE_BAD, 0 },
		{ "page", "columns", "", VALUE_BAD, 0 },
		{ "page", "columns", "-", VALUE_BAD, 0 },
		{ "page", "columns", "9999999999", VALUE_BAD, 0 },
		{ "paragraph", "pretolerance", "-1", VALUE_GOOD, -1 },
		{ "page", "grid", "1.4em", VALUE_GOOD, 14 * SP_PT },
		{ "page", "grid", "1ln", VALUE_BAD, 0 },
		{ "page", "grid", "12pt", VALUE_GOOD, 12 * SP_PT },
		{ "page", "duplex", "yes", VALUE_GOOD, 1 },
		{ "page", "duplex", "true", VALUE_BAD, 0 },
		{ "style", "align", "centre", VALUE_GOOD, ALIGN_CENTRE },
		{ "style", "align", "center", VALUE_BAD, 0 },
		{ "style", "caps", "all-small", VALUE_GOOD, LOOK_ALL_SMALL_CAPS },
		{ "style", "family", "", VALUE_BAD, 0 },
		{ "style", "size", "501pt", VALUE_OUT_OF_RANGE, 0 },
		{ "style", "size", "100em", VALUE_OUT_OF_RANGE, 0 },
	};
	struct style_measure m = { .em = 10 * SP_PT, .grid = 15 * SP_PT, .accent = 0x123456 };
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct style_value v;
		enum style_fault fault = style_value(
			row_of(cases[i].group, cases[i].name), str_of(cases[i].text), &m, &v);
		if (fault != cases[i].fault || (fault == VALUE_GOOD && v.n != cases[i].value))
			fail_msg("%s \"%s\": %d %lld", cases[i].name, cases[i].text, fault,
				(long long)v.n);
	}
}

/* What the table begins with is in the ranges it gives. */
static void defaults(void **state)
{
	size_t n;
	const struct style_row *row = style_rows(&n);
	struct style_measure m = { .em = 10 * SP_PT, .grid = 14 * SP_PT };
	(void)state;
	for (size_t i = 0; i < n; i++) {
		bool ranged = row[i].type == TYPE_LENGTH || row[i].type == TYPE_MEASURED ||
			      row[i].type == TYPE_NUMBER;
		struct style_value v;
		assert_true(ranged == (row[i].min && row[i].max));
		assert_true(row[i].help[0] && row[i].help[strlen(row[i].help) - 1] != '.');
		if (style_value(&row[i], str_of(row[i].def), &m, &v) != VALUE_GOOD)
			fail_msg("%s.%s: %s", row[i].group, row[i].name, row[i].def);
	}
}

/* --- layers */

static void inheritance(void **state)
{
	struct folder f = folder();
	const struct style *s;
	(void)state;
	layout(&f, "base", NULL,
		"<page grid='14pt'/><style for='body' size='10pt' figures='old-style'/>"
		"<style for='title' size='2em' leading='2ln' before='0.5em'/>"
		"<style for='question answer' indent='1em'/>");
	layout(&f, "house", "base", "<style for='body' size='12pt' colour='#123456'/>");
	layout(&f, "big", "house",
		"<description> Large\n print </description><page grid='20pt'/>"
		"<style for='title' before='1em' figures='lining'/>"
		"<style for='question' indent='2em'/>");
	s = load(&f, "big", NULL);
	assert_string_equal(f.said, "");
	assert_true(str_is(s->name, "big") && str_is(s->description, "Large print"));
	assert_int_equal(s->page.grid, 20 * SP_PT);
	assert_int_equal(s->text[STYLE_TITLE].size, 24 * SP_PT);
	assert_int_equal(s->text[STYLE_TITLE].leading, 40 * SP_PT);
	assert_int_equal(s->text[STYLE_TITLE].before, 24 * SP_PT);
	assert_int_equal(s->text[STYLE_TITLE].colour, 0x123456);
	assert_int_equal(s->text[STYLE_TITLE].features, 0);
	assert_int_equal(s->text[STYLE_NOTE].features, LOOK_OLDSTYLE);
	assert_int_equal(s->text[STYLE_NOTE].size, 12 * SP_PT);
	assert_int_equal(s->text[STYLE_QUESTION].indent, 24 * SP_PT);
	assert_int_equal(s->text[STYLE_ANSWER].indent, 12 * SP_PT);
	assert_int_equal(s->text[STYLE_EM].size, 0);
	assert_false(s->text[STYLE_EM].has_colour || s->text[STYLE_EM].has_family);
	s = load(&f, "base", NULL);
	assert_int_equal(s->text[STYLE_TITLE].before, 10 * SP_PT);
	assert_int_equal(s->text[STYLE_TITLE].features, LOOK_OLDSTYLE);
	drop(&f);
}

static void overrides(void **state)
{
	static const char *const set[] = { "page.width=148mm", "title.size=20pt",
		"body.family=libertine", "em.colour=accent", "palette.accent=#112233",
		"label.text=: ", " page.columns = 2 ", NULL };
	struct folder f = folder();
	const struct style *s;
	(void)state;
	layout(&f, "x", NULL, "<style for='title' size='30pt' leading='2ln' before='1em'/>");
	s = load(&f, "x", set);
	assert_string_equal(f.said, "");
	assert_int_equal(s->page.width, len_scale(148 * SP_PT, 360, 127));
	assert_int_equal(s->text[STYLE_TITLE].size, 20 * SP_PT);
	assert_int_equal(s->text[STYLE_TITLE].before, 20 * SP_PT);
	assert_true(str_is(s->text[STYLE_NOTE].family, "libertine"));
	assert_int_equal(s->text[STYLE_EM].colour, 0x112233);
	assert_true(s->text[STYLE_EM].has_colour);
	assert_int_equal(s->accent, 0x112233);
	assert_int_equal(s->book.accent, 0x112233);
	assert_true(str_is(s->text[STYLE_LABEL].text, ": "));
	assert_int_equal(s->page.columns, 2);
	drop(&f);
}

/* Paper by name or by lengths, whichever is newer; a measure that the margins give way to; lines
 * that follow the type. */
static void sheets(void **state)
{
	static const struct {
		const char *set[4];
		sp width, height, inner, outer, grid;
	} cases[] = {
		{ { NULL }, 420, 595, 60, 30, 14 },
		{ { "page.size=letter", NULL }, 612, 792, 60, 30, 14 },
		{ { "page.size=6x9in", "page.width=5in", NULL }, 360, 648, 60, 30, 14 },
		{ { "page.width=5in", "page.size=letter", NULL }, 612, 792, 60, 30, 14 },
		{ { "page.size=letter", "page.measure=312pt", NULL }, 612, 792, 200, 100, 14 },
		{ { "body.size=20pt", NULL }, 420, 595, 60, 30, 28 },
	};
	struct folder f = folder();
	(void)state;
	layout(&f, "base", NULL, "<page size='a4' inner='60pt' outer='30pt' grid='1.4em'/>");
	layout(&f, "x", "base", "<page size='a5'/><style for='body' size='10pt'/>");
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct style_page *p = &load(&f, "x", cases[i].set)->page;
		assert_string_equal(f.said, "");
		assert_int_equal(p->width / SP_PT, cases[i].width - (i == 0 || i == 5));
		assert_int_equal(p->height / SP_PT, cases[i].height);
		assert_int_equal(p->inner, cases[i].inner * SP_PT);
		assert_int_equal(p->outer, cases[i].outer * SP_PT);
		assert_int_equal(p->grid, cases[i].grid * SP_PT);
	}
	drop(&f);
}

static void paths(void **state)
{
	struct folder f = folder();
	struct str path;
	(void)state;
	layout(&f, "x", "./y", "");
	layout(&f, "y", NULL, "<page width='100mm'/>");
	put(&f, "z", "<layout xmlns='urn:entrevue:layout:1' based-on='y.xml'/>");
	path = arena_printf(f.a, "%s/x.xml", f.path);
	load(&f, path.s, NULL);
	assert_non_null(strstr(f.said, "/y: "));
	layout(&f, "x", "./y.xml", "");
	assert_non_null(load(&f, path.s, NULL));
	assert_string_equal(f.said, "");
	assert_int_equal(f.style->page.width, len_scale(100 * SP_PT, 360, 127));
	load(&f, "z", NULL);
	assert_string_equal(f.said, "");
	assert_int_equal(f.style->page.width, len_scale(100 * SP_PT, 360, 127));
	assert_true(str_is(f.style->name, "z"));
	drop(&f);
}

/* --- what is said */

static void slips(void **state)
{
	static const struct {
		const char *kids, *said;
	} cases[] = {
		{ "<page widht='1mm'/>",
			"page has no property \"widht\" (width was perhaps meant)" },
		{ "<page xyzzy='1mm'/>", "page has no property \"xyzzy\"; it is left out" },
		{ "<pgae width='1mm'/>",
			"there are no properties of \"pgae\" (page was perhaps meant)" },
		{ "<title size='20pt'/>", "there are no properties of \"title\"" },
		{ "<style for='titel' size='2pt'/>",
			"there are no properties of \"titel\" (title was perhaps meant)" },
		{ "<style size='2pt'/>", "expected for=\"...\"" },
		{ "<style for='em' before='1ln'/>",
			"\"before\" is a property of blocks, and em is not one" },
		{ "<style for='title' scale='900'/>",
			"\"scale\" is a property of spans, and title is not one" },
		{ "<style for='label' label-text='name'/>",
			"\"label-text\" is a property of turns and body, and label is not one" },
		{ "<style for='title' size='20pt'/><style for='title' size='big'/>",
			"title.size is \"big\", expected a length in pt, mm, cm, in, pc, em or ln, "
			"such as 4mm, from 1pt to 500pt; it stays \"20pt\"" },
		{ "<style for='title' size='600pt'/>",
			"from 1pt to 500pt; it stays as if not set" },
		{ "<style for='body' size='1em'/>", "body.size is \"1em\", expected a length" },
		{ "<page grid='1ln'/>",
			"expected a length in pt, mm, cm, in, pc or em, such as 14pt" },
		{ "<page duplex='on'/>", "page.duplex is \"on\", expected yes or no; it stays "
					 "\"no\"" },
		{ "<page columns='9'/>", "expected a whole number, from 1 to 3; it stays \"1\"" },
		{ "<style for='title' colour='blue'/>",
			"expected a colour such as #7a1f1f, or accent" },
		{ "<style for='title' align='left'/>",
			"expected justify, start, centre or end; it stays as if not set" },
		{ "<page size='A4'/>", "page.size is \"A4\", expected a3, a4, a5, a6, b5, letter" },
		{ "<page measure='300mm'/>", "page.measure is wider than the paper leaves room" },
		{ "<page width='100mm' inner='90mm'/>", "the margins leave no room for text" },
		{ "<page height='100mm' top='90mm'/>", "no room for three lines of text" },
		{ "<style for='body' size='30pt' leading='15pt'/>",
			"the lines of body run into each other: type of 30.000 pt stands 15.000 "
			"pt" },
		{ "<style for='title' size='30pt' leading='10pt'/>",
			"the lines of title run into each other" },
		{ "words", "expected an element and found text; it is left out" },
		{ "<page>words</page>", "expected <page> to be empty" },
		{ "<page><page width='1mm'/></page>", "expected <page> to be empty" },
	};
	struct folder f = folder();
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		layout(&f, "x", NULL, cases[i].kids);
		assert_non_null(load(&f, "x", NULL));
		if (!strstr(f.said, cases[i].said) || !strstr(f.said, "x.xml:"))
			fail_msg("%s: %s", cases[i].kids, f.said);
	}
	drop(&f);
}

static void set_slips(void **state)
{
	static const char *const cases[][2] = {
		{ "page.width", "expected group.name=value such as title.size=20pt" },
		{ "width=3mm", "expected group.name=value" },
		{ "", "expected group.name=value" },
		{ "=", "expected group.name=value" },
		{ ".=", "there are no properties of \"\"" },
		{ "page.=1", "page has no property \"\"" },
		{ "style.size=1pt", "there are no properties of \"style\"" },
		{ "page.width=x", "page.width is \"x\"" },
		{ "page.inner=205mm", "the margins leave no room" },
		{ "page.size=a6", "the margins leave no room" },
		{ "page.measure=3000pt", "page.measure is wider than the paper" },
		{ "page.grid=60pt", "no room for three lines of text" },
	};
	struct folder f = folder();
	(void)state;
	layout(&f, "x", NULL, "<page top='60mm' bottom='200mm' inner='80mm'/>");
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *const set[] = { cases[i][0], NULL };
		assert_non_null(load(&f, "x", set));
		if (!strstr(f.said, cases[i][1]) || strncmp(f.said, "--set: error: ", 14) != 0)
			fail_msg("%s: %s", cases[i][0], f.said);
	}
	drop(&f);
}

/* What the layout said is not the command line's fault, nor the other way round. */
static void who_is_told(void **state)
{
	static const char *const set[] = { "title.size=30pt", NULL };
	static const char *const innocent[] = { "page.duplex=yes", NULL };
	struct folder f = folder();
	(void)state;
	layout(&f, "x", NULL, "<style for='title' leading='12pt'/>");
	load(&f, "x", set);
	assert_int_equal(strncmp(f.said, "--set: warning: the lines of title", 34), 0);
	layout(&f, "x", NULL, "\n<page inner='205mm'/>");
	load(&f, "x", innocent);
	assert_non_null(strstr(f.said, "x.xml:3:1: error: the margins leave no room"));
	drop(&f);
}

/* Every bad value is told, each with the one that stays in its place. */
static void each_is_told(void **state)
{
	static const char *const set[] = { "title.size=y", "title.size=12pt", "title.size=z",
		NULL };
	struct folder f = folder();
	(void)state;
	layout(&f, "base", NULL, "<style for='title' size='a'/><style for='title' size='30pt'/>");
	layout(&f, "x", "base", "<style for='title' size='b'/>");
	load(&f, "x", set);
	assert_int_equal(f.style->text[STYLE_TITLE].size, 12 * SP_PT);
	assert_non_null(strstr(f.said, "title.size is \"a\""));
	assert_non_null(strstr(f.said, "title.size is \"b\""));
	assert_non_null(strstr(f.said, "\"y\", expected"));
	assert_non_null(strstr(f.said, "it stays \"30pt\""));
	assert_non_null(strstr(f.said, "it stays \"12pt\""));
	drop(&f);
}

static void no_layout(void **state)
{
	static const char *const broken[][2] = {
		{ "<layout xmlns='urn:entrevue:layout:1'>", "expected </layout>" },
		{ "<layout/>", "expected <layout xmlns=\"urn:entrevue:layout:1\">" },
		{ "<interview xmlns='urn:entrevue:layout:1'/>", "and found <interview>" },
		{ "", "x.xml" },
		{ "\xff\xfe\xff", "x.xml" },
		{ "<!DOCTYPE layout [<!ENTITY a 'b'>]><layout xmlns='urn:entrevue:layout:1' "
		  "name='&a;'/>",
			"x.xml:1:" },
	};
	struct folder f = folder();
	(void)state;
	for (size_t i = 0; i < COUNT(broken); i++) {
		put(&f, "x", broken[i][0]);
		assert_null(load(&f, "x", NULL));
		if (!strstr(f.said, broken[i][1]))
			fail_msg("%s: %s", broken[i][0], f.said);
	}
	assert_null(load(&f, "xx", NULL));
	assert_non_null(strstr(f.said, "there is no layout called \"xx\"; there are x (x was"));
	assert_null(load(&f, "", NULL));
	assert_null(load(&f, "/nowhere/at/all.xml", NULL));
	drop(&f);
}

static void circles(void **state)
{
	struct folder f = folder();
	char name[16], base[16];
	(void)state;
	layout(&f, "a", "a", "<page columns='2'/>");
	assert_non_null(load(&f, "a", NULL));
	assert_non_null(strstr(f.said, "the layout \"a\" is based on this one"));
	assert_int_equal(f.style->page.columns, 2);
	layout(&f, "a", "b", "<page width='150mm'/>");
	layout(&f, "b", "c", "<page grid='13pt'/>");
	layout(&f, "c", "a", "<page grid='11pt'/>");
	assert_non_null(load(&f, "a", NULL));
	assert_non_null(strstr(f.said, "c.xml:1:1: error: the layout \"a\" is based on this one"));
	assert_int_equal(f.style->page.grid, 13 * SP_PT);
	for (int i = 0; i < STYLE_DEPTH + 4; i++) {
		snprintf(name, sizeof name, "d%d", i);
		snprintf(base, sizeof base, "d%d", i + 1);
		layout(&f, name, base, "");
	}
	assert_non_null(load(&f, "d0", NULL));
	assert_non_null(strstr(f.said, "expected at most 16 layouts one based on the other"));
	layout(&f, "a", "nowhere", "<page grid='13pt'/>");
	assert_non_null(load(&f, "a", NULL));
	assert_non_null(strstr(f.said, "there is no layout called \"nowhere\""));
	assert_int_equal(f.style->page.grid, 13 * SP_PT);
	drop(&f);
}

/* A file full of slips costs time in proportion to its size, and memory within bounds. */
static void hostile(void **state)
{
	struct folder f = folder();
	struct buf b = { .a = f.a };
	(void)state;
	for (int i = 0; i < 30000; i++)
		buf_cstr(&b, "<style for='title' size='x'/>");
	layout(&f, "x", NULL, b.s);
	assert_non_null(load(&f, "x", NULL));
	b.n = 0;
	buf_cstr(&b, "<style for='");
	for (int i = 0; i < 100000; i++)
		buf_cstr(&b, "em ");
	buf_cstr(&b, "' italic='yes'/>");
	layout(&f, "x", NULL, b.s);
	assert_non_null(load(&f, "x", NULL));
	b.n = 0;
	for (int i = 0; i < 120; i++)
		buf_cstr(&b, "<page>");
	for (int i = 0; i < 120; i++)
		buf_cstr(&b, "</page>");
	layout(&f, "x", NULL, b.s);
	assert_non_null(load(&f, "x", NULL));
	b.n = 0;
	for (int i = 0; i < 200000; i++)
		buf_cstr(&b, "<page/>");
	layout(&f, "x", NULL, b.s);
	assert_null(load(&f, "x", NULL));
	drop(&f);
}

/* --- the look of text */

static void looks(void **state)
{
	static const enum style_kind em_in_em[] = { STYLE_EM, STYLE_CITE };
	static const enum style_kind small[] = { STYLE_SUP, STYLE_SMALLCAPS };
	struct folder f = folder();
	const struct style *s;
	struct look l;
	sp rise;
	(void)state;
	layout(&f, "x", NULL,
		"<style for='body' size='10pt' caps='all-small'/><style for='quote' italic='yes'/>"
		"<style for='em cite' italic='yes'/><style for='strong' bold='yes'/>"
		"<style for='sup' scale='600' rise='0.3em' caps='normal' colour='#ff0000'/>"
		"<style for='smallcaps' tracking='0.1em' caps='small' family='inter'/>"
		"<style for='kicker' tracking='1pt'/><style for='sub' size='5pt' rise='-2pt'/>");
	s = load(&f, "x", NULL);
	assert_string_equal(f.said, "");
	l = style_look(s, STYLE_PARA, NULL, 0, NULL);
	assert_int_equal(l.face, FACE_REGULAR);
	assert_int_equal(l.features, LOOK_ALL_SMALL_CAPS);
	assert_int_equal(style_look(s, STYLE_PARA, em_in_em, 1, NULL).face, FACE_ITALIC);
	assert_int_equal(style_look(s, STYLE_PARA, em_in_em, 2, NULL).face, FACE_REGULAR);
	assert_int_equal(style_look(s, STYLE_QUOTE, em_in_em, 1, NULL).face, FACE_REGULAR);
	assert_int_equal(
		style_look(s, STYLE_QUOTE, (enum style_kind[]){ STYLE_STRONG }, 1, NULL).face,
		FACE_BOLD_ITALIC);
	l = style_look(s, STYLE_KICKER, small, 2, &rise);
	assert_int_equal(l.size, 6 * SP_PT);
	assert_int_equal(rise, 3 * SP_PT);
	assert_int_equal(l.tracking, SP_PT + len_scale(6 * SP_PT, 1, 10));
	assert_int_equal(l.features, LOOK_SMALL_CAPS);
	assert_int_equal(l.colour, 0xff0000);
	assert_true(str_is(l.family, "inter"));
	l = style_look(s, STYLE_PARA, (enum style_kind[]){ STYLE_SUB }, 1, &rise);
	assert_int_equal(l.size, 5 * SP_PT);
	assert_int_equal(rise, -2 * SP_PT);
	drop(&f);
}

static void kinds(void **state)
{
	struct block turn = { .kind = BLOCK_ANSWER },
		     list = { .kind = BLOCK_LIST, .parent = &turn },
		     item = { .kind = BLOCK_ITEM, .parent = &list },
		     deep = { .kind = BLOCK_PARA, .parent = &item },
		     plain = { .kind = BLOCK_PARA, .parent = &turn };
	struct block section = { .kind = BLOCK_SECTION, .depth = 7 };
	(void)state;
	assert_int_equal(style_of_block(&deep), STYLE_ITEM);
	assert_int_equal(style_of_block(&plain), STYLE_ANSWER);
	plain.parent = &section;
	assert_int_equal(style_of_block(&plain), STYLE_PARA);
	assert_int_equal(style_of_block(&section), STYLE_SECTION3);
	for (int k = 0; k < BLOCK_N; k++)
		assert_true(style_of_block(&(struct block){ .kind = (enum block_kind)k }) <
			    STYLE_FIRST_SPAN);
	for (int k = 0; k < SPAN_N; k++) {
		enum style_kind s = style_of_span((enum span_kind)k);
		assert_true(s == STYLE_BODY || (s >= STYLE_FIRST_SPAN && s < STYLE_N));
	}
	for (int k = 0; k < STYLE_N; k++)
		assert_int_equal(style_kind_of(str_of(style_kind_name((enum style_kind)k))), k);
	assert_int_equal(style_kind_of(STR("")), STYLE_N);
}

static void families(void **state)
{
	struct folder f = folder();
	struct str *name;
	(void)state;
	layout(&f, "x", NULL,
		"<style for='body' family='vollkorn'/><style for='head' family='inter'/>"
		"<style for='abbr' family='amiri'/>");
	assert_int_equal(style_families(f.a, load(&f, "x", NULL), &name), 3);
	assert_true(str_is(name[0], "amiri") && str_is(name[1], "inter") &&
		    str_is(name[2], "vollkorn"));
	drop(&f);
}

/* --- the table, the schema, the layouts we ship */

struct schema {
	struct arena *a;
	const struct xml_node *root;
	VEC(struct str) line;
	size_t helps;
};

static struct schema schema(void)
{
	struct schema s = { .a = arena_new() };
	struct diag *d = diag_new(NULL, NULL);
	struct str bytes;
	assert_true(file_read(s.a, d, STR("layouts/layout.rng"), 1 << 20, &bytes));
	s.root = xml_parse(s.a, d, diag_file(d, STR("layouts/layout.rng")), bytes);
	assert_non_null(s.root);
	diag_drop(d);
	return s;
}

static const struct xml_node *kid(const struct xml_node *n, const char *name)
{
	for (n = n->first; n; n = n->next) {
		if (n->name.s && str_is(n->name, name))
			return n;
	}
	return NULL;
}

static void words_of(struct buf *b, struct str text)
{
	struct str word;
	while ((word = str_word(&text)).n)
		buf_printf(b, "%s%.*s", b->n ? " " : "", STR_ARG(word));
}

static const struct xml_node *param(const struct xml_node *data, const char *name)
{
	for (const struct xml_node *n = data->first; n; n = n->next) {
		if (n->name.s && str_is(xml_attr(n, "name"), name))
			return n;
	}
	fail_msg("no %s", name);
	return NULL;
}

/* The type of an attribute, in the words of style_property_list. */
static struct str type_of(struct arena *a, const struct xml_node *attribute)
{
	const struct xml_node *ref = kid(attribute, "ref"), *choice = kid(attribute, "choice"),
			      *data = kid(attribute, "data");
	struct buf b = { .a = a };
	if (ref)
		return xml_attr(ref, "name");
	if (data)
		return arena_printf(a, "number[%.*s,%.*s]",
			STR_ARG(param(data, "minInclusive")->first->text),
			STR_ARG(param(data, "maxInclusive")->first->text));
	for (const struct xml_node *v = choice ? choice->first : NULL; v; v = v->next) {
		if (v->name.s)
			buf_printf(&b, "%s%.*s", b.n ? "|" : "", STR_ARG(v->first->text));
	}
	return buf_get(&b);
}

static void same_help(
	struct schema *s, const char *group, struct str name, const struct xml_node *n)
{
	size_t rows;
	const struct style_row *row = style_rows(&rows);
	struct buf help = { .a = s->a };
	assert_non_null(kid(n, "documentation"));
	words_of(&help, kid(n, "documentation")->first->text);
	for (size_t i = 0; i < rows; i++) {
		if (strcmp(row[i].group, group) == 0 && str_is(name, row[i].name)) {
			assert_string_equal(help.s, row[i].help);
			s->helps++;
		}
	}
}

/* The properties in a definition of the schema, as style_property_list would give them. */
static void collect(struct schema *s, const char *group, const struct xml_node *n)
{
	for (n = n->first; n; n = n->next) {
		if (n->name.s && str_is(n->name, "attribute")) {
			struct str name = xml_attr(n, "name");
			*VEC_PUSH(s->a, &s->line) = arena_printf(s->a, "%s %.*s %.*s", group,
				STR_ARG(name), STR_ARG(type_of(s->a, n)));
			same_help(s, group, name, n);
		} else {
			collect(s, group, n);
		}
	}
}

static const struct xml_node *definition(const struct schema *s, const char *name)
{
	for (const struct xml_node *n = s->root->first; n; n = n->next) {
		if (n->name.s && str_is(n->name, "define") && str_is(xml_attr(n, "name"), name))
			return n;
	}
	fail_msg("the schema does not define %s", name);
	return NULL;
}

static int by_text(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static void schema_and_table(void **state)
{
	static const char *const styles[] = { "text-properties", "block-properties",
		"span-properties" };
	struct schema s = schema();
	struct buf all = { .a = s.a };
	size_t n;
	const struct style_row *row = style_rows(&n);
	(void)state;
	for (size_t i = 0; i < n; i++)
		if (row[i].on == 0 && (i == 0 || strcmp(row[i].group, row[i - 1].group) != 0))
			collect(&s, row[i].group, definition(&s, row[i].group));
	for (size_t i = 0; i < COUNT(styles); i++)
		collect(&s, "style", definition(&s, styles[i]));
	qsort(s.line.v, s.line.n, sizeof *s.line.v, by_text);
	for (size_t i = 0; i < s.line.n; i++)
		buf_printf(&all, "%.*s\n", STR_ARG(s.line.v[i]));
	assert_string_equal(all.s, style_property_list(s.a).s);
	assert_int_equal(s.helps, n);
	arena_drop(s.a);
}

static void schema_and_kinds(void **state)
{
	struct schema s = schema();
	enum style_kind k = STYLE_BODY;
	(void)state;
	for (int span = 0; span < 2; span++) {
		const struct xml_node *v = kid(definition(&s, span ? "span" : "block"), "choice");
		for (v = v->first; v; v = v->next) {
			if (!v->name.s)
				continue;
			assert_true(str_is(v->first->text, style_kind_name(k)));
			k++;
		}
		assert_int_equal(k, span ? STYLE_N : STYLE_FIRST_SPAN);
	}
	arena_drop(s.a);
}

static void validates(void **state)
{
	struct arena *a = arena_new();
	struct style_entry *e;
	size_t n;
	(void)state;
	if (system("command -v xmllint >/dev/null") != 0) {
		arena_drop(a);
		skip();
	}
	assert_true(style_names(a, ours, &e, &n));
	for (size_t i = 0; i < n; i++)
		assert_int_equal(system(arena_printf(a,
					 "timeout 60 xmllint --noout --nonet --relaxng "
					 "layouts/layout.rng '%s' 2>/dev/null",
					 e[i].path.s)
						 .s),
			0);
	arena_drop(a);
}

/* Relative luminance and contrast of WCAG 2. */
static double contrast_on_white(uint32_t colour)
{
	static const double weight[] = { 0.0722, 0.7152, 0.2126 };
	double luminance = 0;
	for (int i = 0; i < 3; i++) {
		double c = (colour >> (8 * i) & 255) / 255.0;
		luminance += weight[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
	}
	return 1.05 / (luminance + 0.05);
}

static void shipped(void **state)
{
	struct arena *a = arena_new();
	struct buf said = { .a = a };
	struct diag *d = diag_new(keep, &said);
	struct style_entry *e;
	size_t n;
	(void)state;
	assert_true(style_list(a, d, ours, &e, &n));
	assert_true(n >= 2);
	for (size_t i = 0; i < n; i++) {
		struct style *s = style_load(d, ours, e[i].name, NULL, 0);
		assert_non_null(s);
		assert_true(str_eq(s->name, e[i].name));
		assert_true(e[i].description.n > 0 && str_eq(e[i].description, s->description));
		for (int k = 0; k < STYLE_N; k++) {
			const struct style_text *t = &s->text[k];
			if ((k < STYLE_FIRST_SPAN || t->has_colour) &&
				contrast_on_white(t->colour) < 4.5)
				fail_msg("%s: %s is too pale", e[i].name.s,
					style_kind_name((enum style_kind)k));
		}
		style_drop(s);
	}
	diag_drop(d);
	assert_string_equal(said.n ? said.s : "", "");
	arena_drop(a);
}

static void described(void **state)
{
	struct arena *a = arena_new();
	struct str all = style_properties(a), rest = all;
	size_t n;
	const struct style_row *row = style_rows(&n);
	(void)state;
	for (size_t i = 0; i < n; i++)
		assert_non_null(strstr(all.s, arena_printf(a, "\n  %s ", row[i].name).s));
	while (rest.n) {
		const char *end = memchr(rest.s, '\n', rest.n);
		size_t length = (size_t)(end - rest.s);
		assert_true(length <= 80);
		assert_true(length == 0 || end[-1] != ' ');
		rest.s += length + 1;
		rest.n -= length + 1;
	}
	arena_drop(a);
}

static void nearest(void **state)
{
	static const char *const words[] = { "width", "height", "top", "bottom" };
	static const char *const cases[][2] = { { "widht", "width" }, { "botom", "bottom" },
		{ "hieght", "height" }, { "xyz", NULL }, { "", NULL }, { "heigth", "height" } };
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct style_nearest x = { .word = str_of(cases[i][0]) };
		for (size_t k = 0; k < COUNT(words); k++)
			style_near(&x, words[k]);
		if (cases[i][1])
			assert_string_equal(style_meant(&x), cases[i][1]);
		else
			assert_null(style_meant(&x));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lengths),
		cmocka_unit_test(other_values),
		cmocka_unit_test(defaults),
		cmocka_unit_test(inheritance),
		cmocka_unit_test(overrides),
		cmocka_unit_test(sheets),
		cmocka_unit_test(paths),
		cmocka_unit_test(slips),
		cmocka_unit_test(set_slips),
		cmocka_unit_test(who_is_told),
		cmocka_unit_test(each_is_told),
		cmocka_unit_test(no_layout),
		cmocka_unit_test(circles),
		cmocka_unit_test(hostile),
		cmocka_unit_test(looks),
		cmocka_unit_test(kinds),
		cmocka_unit_test(families),
		cmocka_unit_test(schema_and_table),
		cmocka_unit_test(schema_and_kinds),
		cmocka_unit_test(validates),
		cmocka_unit_test(shipped),
		cmocka_unit_test(described),
		cmocka_unit_test(nearest),
	};
	return cmocka_run_group_tests_name("style", tests, NULL, NULL);
}
