/* What stands on a page and belongs to no text: its number, and the heads and feet that run through
 * a book. Files made of pages (scanned, or copied out of a PDF) keep them as lines between others.
 *
 * Lines are taken together that are equal but for their figures. Lines of which one figure counts
 * up are pages' when nothing else stands in them, or the word page, or when they break a sentence
 * that goes on below; a head without a number is told by its neighbour: it comes again and again,
 * beside numbers of pages. Refused: to know a page by the count of its lines, which differ. */
#include "read/pages.h"

#include <string.h>

enum { TIMES = 3, FIGURES = 4, LETTERS = 120 };

struct entry { /* a line that is not blank */
	struct str text;
	uint32_t line, group, count;
	uint32_t above, below; /* the nearest that stand at no edge of a page; or the outmost */
	uint32_t figure[FIGURES];
	bool taken;
};

struct group { /* lines equal but for figures */
	VEC(uint32_t) of;
	bool bare; /* nothing but figures and signs, or the word page */
};

struct read_pages {
	struct arena *a;
	VEC(struct entry) entry;
	VEC(struct group) group;
	uint32_t next; /* that is asked for */
};

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The line with a # for each of its figures; these in e. */
static struct str mask(struct arena *a, struct str s, struct entry *e)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < s.n;) {
		uint32_t n = 0;
		if (!digit(s.s[i])) {
			if (s.s[i] != ' ' || !b.n || b.s[b.n - 1] != ' ')
				buf_put(&b, s.s + i, 1);
			i++;
			continue;
		}
		for (size_t from = i; i < s.n && digit(s.s[i]); i++)
			n = i - from < 6 ? n * 10 + (uint32_t)(s.s[i] - '0') : n;
		if (e->count < FIGURES)
			e->figure[e->count++] = n;
		buf_put(&b, "#", 1);
	}
	return b.n ? buf_get(&b) : (struct str){ 0 };
}

static bool bare(struct str key)
{
	static const char *const words[] = { "page", "pg", "p", "of", "seite", "von", "página",
		"pagina", "de", "strona", "стр", "страница", "sayfa", "sida", "頁", "ページ" };
	struct str rest = key;
	for (struct str w = str_word(&rest); w.n; w = str_word(&rest)) {
		bool known = false;
		while (w.n && strchr("-.,:/()[]#|", w.s[w.n - 1]))
			w.n--;
		while (w.n && strchr("-.,:/()[]#|", w.s[0]))
			w = (struct str){ w.s + 1, w.n - 1 };
		known = !w.n || str_is(w, "\xe2\x80\x93") || str_is(w, "\xe2\x80\x94") ||
			str_is(w, "\xe2\x94\x80") || str_is(w, "PAGE");
		for (size_t i = 0; i < sizeof words / sizeof *words && !known; i++)
			known = w.n == strlen(words[i]) && (w.s[0] | 32) == (words[i][0] | 32) &&
				!memcmp(w.s + 1, words[i] + 1, w.n - 1);
		if (!known)
			return false;
	}
	return true;
}

static void collect(struct read_pages *p, const struct read_source *s)
{
	struct read_lines l = read_lines(s);
	struct map map = { .a = p->a };
	for (uint32_t n = 0; read_line(&l); n++) {
		struct entry e = { .text = str_trim(l.line), .line = n };
		struct str key;
		uint32_t at;
		if (!e.text.n)
			continue;
		if (e.text.n <= LETTERS) {
			key = mask(p->a, e.text, &e);
			at = (uint32_t)(uintptr_t)map_get(&map, key);
			if (!at) {
				VEC_PUSH(p->a, &p->group)->bare = e.count && bare(key);
				at = (uint32_t)p->group.n;
				map_put(&map, key, (void *)(uintptr_t)at);
			}
			e.group = at;
			*VEC_PUSH(p->a, &p->group.v[at - 1].of) = (uint32_t)p->entry.n;
		}
		*VEC_PUSH(p->a, &p->entry) = e;
	}
}

/* Whether a line comes again as those at the edges of pages do. */
static bool again(const struct read_pages *p, uint32_t at)
{
	const struct entry *e = &p->entry.v[at];
	return e->group && p->group.v[e->group - 1].of.n >= TIMES;
}

/* In a pass down and a pass up: runs of lines that come again may be as long as the file. */
static void neighbours(struct read_pages *p)
{
	uint32_t n = (uint32_t)p->entry.n, near = 0;
	for (uint32_t i = 0; i < n; i++) {
		p->entry.v[i].above = near;
		near = again(p, i) ? near : i;
	}
	near = n ? n - 1 : 0;
	for (uint32_t i = n; i-- > 0;) {
		p->entry.v[i].below = near;
		near = again(p, i) ? near : i;
	}
}

/* Whether a sentence goes on from the line above to the line below. */
static bool breaks(const struct read_pages *p, uint32_t at)
{
	struct str a, b;
	if (at == 0 || at + 1 == p->entry.n)
		return false;
	a = p->entry.v[p->entry.v[at].above].text;
	b = p->entry.v[p->entry.v[at].below].text;
	return !strchr(".?!:;\"')]", a.s[a.n - 1]) && b.s[0] >= 'a' && b.s[0] <= 'z';
}

/* The lines of a group, in their order, of which figure k counts up from one to the next; a page
 * may have lost its number. */
static size_t counting(const struct read_pages *p, const struct group *g, uint32_t k, bool mark)
{
	size_t n = 0, broken = 0;
	uint32_t last = 0;
	for (size_t i = 0; i < g->of.n; i++) {
		struct entry *e = &p->entry.v[g->of.v[i]];
		uint32_t now = k < e->count ? e->figure[k] : 0;
		uint32_t next = i + 1 < g->of.n ? p->entry.v[g->of.v[i + 1]].figure[k] : 0;
		bool on = (n && now > last && now <= last + 2) ||
			  (!n && next > now && next <= now + 2);
		if (!on)
			continue;
		n++;
		last = now;
		broken += breaks(p, g->of.v[i]);
		if (mark)
			e->taken = true;
	}
	return g->bare || broken ? n : 0;
}

static void numbers(const struct read_pages *p)
{
	for (size_t i = 0; i < p->group.n; i++) {
		const struct group *g = &p->group.v[i];
		for (uint32_t k = 0; g->of.n >= TIMES && k < FIGURES; k++) {
			size_t n = counting(p, g, k, false);
			if (n < TIMES || n * 4 < g->of.n * 3 || n * 4 >= p->entry.n)
				continue;
			counting(p, g, k, true);
			break;
		}
	}
}

/* Equal lines that stand beside numbers of pages. */
static void heads(const struct read_pages *p)
{
	for (size_t i = 0; i < p->group.n; i++) {
		const struct group *g = &p->group.v[i];
		size_t beside = 0;
		for (size_t k = 0; k < g->of.n; k++) {
			uint32_t at = g->of.v[k];
			beside += (at > 0 && p->entry.v[at - 1].taken) ||
				  (at + 1 < p->entry.n && p->entry.v[at + 1].taken);
		}
		if (beside < TIMES || beside * 4 < g->of.n * 3)
			continue;
		for (size_t k = 0; k < g->of.n; k++)
			p->entry.v[g->of.v[k]].taken = true;
	}
}

struct read_pages *read_pages(struct arena *a, const struct read_source *s)
{
	struct read_pages *p = ARENA_NEW(a, struct read_pages);
	p->a = a;
	collect(p, s);
	neighbours(p);
	numbers(p);
	heads(p);
	heads(p); /* of two lines */
	return p;
}

const char *read_pages_at(struct read_pages *p, uint32_t line, bool *open)
{
	const struct entry *e;
	while (p->next < p->entry.n && p->entry.v[p->next].line < line)
		p->next++;
	e = p->next < p->entry.n ? &p->entry.v[p->next] : NULL;
	if (!e || e->line != line || !e->taken)
		return NULL;
	*open = breaks(p, p->next);
	return p->group.v[e->group - 1].bare ? "page number" : "head or foot of a page";
}
