/* What stands in a line of wikitext: apostrophes, links, notes, tags, and templates by name. */
#include "read/entity.h"
#include "read/md.h"
#include "read/wiki.h"

static struct str cut(struct str s, size_t n)
{
	n = n < s.n ? n : s.n;
	return (struct str){ s.s + n, s.n - n };
}

static bool at(struct str s, size_t i, const char *what)
{
	size_t n = strlen(what);
	return s.n - i >= n && strncasecmp(s.s + i, what, n) == 0;
}

/* As far as the end of what opens at i is looked for. */
static struct str within(struct str s, size_t i)
{
	return (struct str){ s.s, s.n - i < WIKI_REACH ? s.n : i + WIKI_REACH };
}

size_t read_wiki_pair(struct str s, size_t i, const char *open, const char *close)
{
	size_t n = strlen(open), depth = 0;
	s = within(s, i);
	for (size_t k = i; k + n <= s.n;) {
		if (!memcmp(s.s + k, open, n)) {
			depth++;
			k += n;
		} else if (!memcmp(s.s + k, close, n)) {
			k += n;
			if (!--depth)
				return k - i;
		} else {
			k++;
		}
	}
	return 0;
}

bool read_wiki_part(struct str *rest, struct str *part)
{
	size_t links = 0, braces = 0, i = 0;
	if (!rest->s)
		return false;
	for (; i < rest->n; i++) {
		bool two = i + 1 < rest->n && rest->s[i] == rest->s[i + 1];
		if (rest->s[i] == '|' && !links && !braces)
			break;
		if (!two || !strchr("[]{}", rest->s[i]))
			continue;
		links += rest->s[i] == '[';
		links -= rest->s[i] == ']' && links;
		braces += rest->s[i] == '{';
		braces -= rest->s[i] == '}' && braces;
		i++;
	}
	*part = (struct str){ rest->s, i < rest->n ? i : rest->n };
	*rest = i < rest->n ? cut(*rest, i + 1) : (struct str){ 0 };
	return true;
}

void read_wiki_leave(struct wiki *k, struct str s, const char *why)
{
	s = read_squeeze(k->t->arena, s);
	if (s.n)
		transcript_leave(k->t, s, why, k->loc);
}

/* --- links */

static bool prefixed(struct str s, const char *list)
{
	struct str names = str_of(list), w;
	while ((w = str_word(&names)).n)
		if (s.n > w.n && s.s[w.n] == ':' && !strncasecmp(s.s, w.s, w.n))
			return true;
	return false;
}

/* thumb, right, 200px, alt=...: how a picture is shown */
static bool option(struct str s)
{
	static const char *const words[] = { "thumb", "thumbnail", "frame", "framed", "frameless",
		"border", "left", "right", "center", "centre", "none", "upright", "mini",
		"miniatur", "rechts", "links", "vignette", "gauche", "droite" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_is(s, words[i]))
			return true;
	return (str_ends(s, "px") && s.n < 12) || str_starts(s, "upright=") ||
	       str_starts(s, "link=") || str_starts(s, "lang=");
}

static void picture(struct wiki *k, struct str name, struct str rest)
{
	struct passage *list = NULL, *p = transcript_loose(k->t, PASSAGE_IMAGE, k->loc);
	struct str part, caption = { 0 };
	struct read_pen outer = k->pen;
	const char *colon = memchr(name.s, ':', name.n);
	p->src = arena_str(k->t->arena, str_trim(cut(name, (size_t)(colon - name.s) + 1)));
	p->blank = 1;
	while (read_wiki_part(&rest, &part)) {
		struct str s = str_trim(part);
		if (str_starts(s, "alt="))
			p->alt = read_squeeze(k->t->arena, cut(s, 4));
		else if (option(s))
			read_wiki_leave(k, s, "how a picture is shown");
		else if (s.n) {
			read_wiki_leave(k, caption, "how a picture is shown");
			caption = s;
		}
	}
	k->pen = read_pen_aside(&outer, &list);
	read_pen_begin(&k->pen, p);
	k->pen.cell = true;
	read_wiki_text(k, caption);
	read_pen_end(&k->pen);
	k->pen = outer;
	read_pen_later(&k->pen, p);
	read_pen_later(&k->pen, list);
}

static void page_link(struct wiki *k, struct str inner)
{
	struct str rest = inner, target, text, shown = { 0 };
	read_wiki_part(&rest, &target);
	target = str_trim(target);
	if (prefixed(target, "File Image Datei Bild Fichier Archivo Immagine Bestand Plik "
			     "Файл")) {
		picture(k, target, rest);
		return;
	}
	if (prefixed(target, "Category Kategorie Catégorie Categoría Categoria "
			     "Категория")) {
		read_wiki_leave(k, inner, "category of the page");
		return;
	}
	while (read_wiki_part(&rest, &text))
		shown = text;
	if (!shown.s)
		shown = str_starts(target, ":") ? cut(target, 1) : target;
	else
		read_wiki_leave(k, target, "page that a link of the wiki leads to");
	read_wiki_text(k, shown);
}

static bool is_address(struct str s, size_t i)
{
	return at(s, i, "http://") || at(s, i, "https://") || at(s, i, "mailto:") || at(s, i, "//");
}

static size_t outward(struct wiki *k, struct str s, size_t i)
{
	const char *end = is_address(s, i + 1) ? memchr(s.s + i, ']', within(s, i).n - i) : NULL;
	struct str was = k->pen.style.link, url, text;
	size_t n = 0;
	if (!end)
		return 0;
	url = (struct str){ s.s + i + 1, (size_t)(end - s.s) - i - 1 };
	while (n < url.n && url.s[n] != ' ')
		n++;
	text = str_trim(cut(url, n));
	url.n = n;
	k->pen.style.link = arena_str(k->a, url);
	read_wiki_text(k, text.n ? text : url);
	k->pen.style.link = was;
	return (size_t)(end - s.s) - i + 1;
}

/* --- notes and tags */

static void note(struct wiki *k, struct str inner)
{
	struct read_pen outer = k->pen;
	struct passage *list;
	struct stretch *s;
	if (k->in_note || !str_trim(inner).n) {
		read_wiki_text(k, inner);
		return;
	}
	k->in_note = true;
	k->pen = read_pen_aside(&outer, &list);
	read_wiki_text(k, inner);
	read_pen_end(&k->pen);
	k->pen = outer;
	k->in_note = false;
	if (list) {
		s = read_pen_note(&k->pen, (struct str){ 0 }, k->loc);
		s->note = list;
	}
}

static const struct {
	const char *name;
	uint32_t look;
} looks[] = { { "b", STRETCH_BOLD }, { "strong", STRETCH_BOLD }, { "i", STRETCH_ITALIC },
	{ "em", STRETCH_ITALIC }, { "cite", STRETCH_ITALIC }, { "u", STRETCH_UNDERLINE },
	{ "sup", STRETCH_SUPER }, { "sub", STRETCH_SUB }, { "code", STRETCH_CODE },
	{ "tt", STRETCH_CODE } };

/* Elements whose inside is not read as wikitext, or not at all. */
static const struct {
	const char *name, *why; /* NULL: it is read */
} whole[] = { { "ref", NULL }, { "nowiki", NULL }, { "gallery", "gallery of pictures" },
	{ "math", "formula" }, { "score", "score" }, { "noinclude", "for the wiki's own pages" },
	{ "includeonly", "for the wiki's own pages" }, { "del", "struck out" },
	{ "s", "struck out" }, { "strike", "struck out" } };

static size_t enclosed(struct wiki *k, struct str s, size_t from, const struct md_tag *tag)
{
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
		struct str rest = cut(s, from), inner = rest;
		struct str end;
		const char *close;
		if (!str_is(tag->name, whole[i].name))
			continue;
		if (tag->closes || str_ends(tag->inner, "/")) {
			read_wiki_leave(k, tag->inner, "another call of a footnote");
			return from;
		}
		end = arena_printf(k->a, "</%s>", whole[i].name);
		close = memmem(rest.s, rest.n, end.s, end.n);
		inner.n = close ? (size_t)(close - rest.s) : rest.n;
		if (whole[i].why)
			read_wiki_leave(k, inner, whole[i].why);
		else if (i == 0)
			note(k, inner);
		else
			read_pen_text(&k->pen, read_entities(k->a, inner), k->loc);
		return from + inner.n + (close ? end.n : 0);
	}
	return 0;
}

/* Elements that MediaWiki takes from HTML, its own, and those of its extensions. */
static bool element_name(struct str name)
{
	struct str all = str_of(
		"a abbr audio b bdi bdo big blockquote br caption categorytree ce center "
		"charinsert chem cite code col colgroup data dd del dfn div dl dt em figcaption "
		"figure font gallery graph h1 h2 h3 h4 h5 h6 hiero hr i imagemap img includeonly "
		"indicator inputbox ins kbd langconvert languages li link mapframe maplink mark "
		"math meta noinclude nowiki ol onlyinclude p pagelist pagequality pages poem pre q "
		"rb ref references rp rt rtc ruby s samp score section small source span strike "
		"strong style sub sup syntaxhighlight table tbody td templatedata templatestyles "
		"tfoot th thead time timeline tr translate tt tvar u ul var video wbr");
	for (struct str w = str_word(&all); w.n; w = str_word(&all))
		if (str_eq(w, name))
			return true;
	return false;
}

static size_t element(struct wiki *k, struct str s, size_t i)
{
	struct md_tag tag;
	size_t next = read_md_tag(within(s, i), i, k->a, &tag), end;
	if (!next)
		return 0;
	if (!tag.name.n) {
		read_wiki_leave(k, tag.inner, "a comment");
		return next - i;
	}
	if (!element_name(tag.name))
		return 0; /* "<laughs>" */
	end = enclosed(k, s, next, &tag);
	if (end)
		return end - i;
	for (size_t n = 0; n < sizeof looks / sizeof *looks; n++) {
		if (!str_is(tag.name, looks[n].name))
			continue;
		if (tag.closes)
			k->pen.style.look &= ~looks[n].look;
		else
			k->pen.style.look |= looks[n].look;
	}
	if (str_is(tag.name, "br"))
		read_pen_break(&k->pen);
	return next - i;
}

/* --- the walk */

/* Two apostrophes slant, three embolden, five do both; one more is an apostrophe. */
static size_t apostrophes(struct wiki *k, struct str s, size_t i)
{
	size_t n = 0, odd;
	while (i + n < s.n && s.s[i + n] == '\'')
		n++;
	odd = n == 4 ? 1 : n > 5 ? n - 5 : 0;
	if (odd)
		read_pen_text(&k->pen, (struct str){ s.s + i, odd }, k->loc);
	if (n - odd != 3)
		k->pen.style.look ^= STRETCH_ITALIC;
	if (n - odd != 2)
		k->pen.style.look ^= STRETCH_BOLD;
	return n;
}

static size_t marked(struct wiki *k, struct str s, size_t i)
{
	size_t n = 0;
	if (at(s, i, "''"))
		return apostrophes(k, s, i);
	if (at(s, i, "[[") && (n = read_wiki_pair(s, i, "[[", "]]")))
		page_link(k, (struct str){ s.s + i + 2, n - 4 });
	else if (at(s, i, "{{") && (n = read_wiki_pair(s, i, "{{", "}}")))
		read_wiki_template(k, (struct str){ s.s + i + 2, n - 4 });
	else if (s.s[i] == '[')
		n = outward(k, s, i);
	else if (s.s[i] == '<')
		n = element(k, s, i);
	return n;
}

void read_wiki_text(struct wiki *k, struct str s)
{
	size_t from = 0, misses = 0;
	if (k->depth >= WIKI_DEPTH) {
		read_pen_text(&k->pen, s, k->loc);
		return;
	}
	k->depth++;
	for (size_t i = 0; i < s.n;) {
		size_t n;
		if (!strchr("'[{<", s.s[i]) || misses > 1000) {
			i++;
			continue;
		}
		read_pen_text(
			&k->pen, read_entities(k->a, (struct str){ s.s + from, i - from }), k->loc);
		from = i;
		n = marked(k, s, i);
		misses += !n;
		from += n;
		i += n ? n : 1;
	}
	read_pen_text(&k->pen, read_entities(k->a, cut(s, from)), k->loc);
	k->depth--;
}

void read_wiki_block(struct wiki *k, struct str s, struct passage like)
{
	like.start = like.end = -1;
	read_pen_open(&k->pen, like);
	k->pen.style = (struct read_style){ 0 };
	read_wiki_text(k, s);
}
