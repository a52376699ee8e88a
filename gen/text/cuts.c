/* Which words may be divided at all, and by which dictionary. */
#include "text/inside.h"

#include "base/file.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

struct hyphens { /* a dictionary per language that was asked for; list */
	struct hyphens *next;
	struct str lang;
	const struct hyphen *hyphen;
	const char *package;
};

/* Debian's dictionaries: the package hyphen-PACKAGE holds hyph_FILE.dic. A language of several
 * regions has a row for each that differs, the row without a region serves the others. */
static const struct known {
	const char *lang, *region, *file, *package;
} known[] = {
	{ "af", "", "af_ZA", "hyphen-af" },
	{ "as", "", "as_IN", "hyphen-as" },
	{ "be", "", "be_BY", "hyphen-be" },
	{ "bg", "", "bg_BG", "hyphen-bg" },
	{ "bn", "", "bn_IN", "hyphen-bn" },
	{ "ca", "", "ca_ES", "hyphen-ca" },
	{ "cs", "", "cs_CZ", "hyphen-cs" },
	{ "da", "", "da_DK", "hyphen-da" },
	{ "de", "AT", "de_AT", "hyphen-de" },
	{ "de", "CH", "de_CH", "hyphen-de" },
	{ "de", "", "de_DE", "hyphen-de" },
	{ "el", "", "el_GR", "hyphen-el" },
	{ "en", "AU", "en_GB", "hyphen-en-gb" },
	{ "en", "GB", "en_GB", "hyphen-en-gb" },
	{ "en", "IE", "en_GB", "hyphen-en-gb" },
	{ "en", "IN", "en_GB", "hyphen-en-gb" },
	{ "en", "NZ", "en_GB", "hyphen-en-gb" },
	{ "en", "ZA", "en_GB", "hyphen-en-gb" },
	{ "en", "", "en_US", "hyphen-en-us" },
	{ "es", "", "es_ES", "hyphen-es" },
	{ "fr", "", "fr_FR", "hyphen-fr" },
	{ "gl", "", "gl_ES", "hyphen-gl" },
	{ "gu", "", "gu_IN", "hyphen-gu" },
	{ "hi", "", "hi_IN", "hyphen-hi" },
	{ "hr", "", "hr_HR", "hyphen-hr" },
	{ "hu", "", "hu_HU", "hyphen-hu" },
	{ "id", "", "id_ID", "hyphen-id" },
	{ "is", "", "is_IS", "hyphen-is" },
	{ "it", "", "it_IT", "hyphen-it" },
	{ "kn", "", "kn_IN", "hyphen-kn" },
	{ "lt", "", "lt_LT", "hyphen-lt" },
	{ "lv", "", "lv_LV", "hyphen-lv" },
	{ "ml", "", "ml_IN", "hyphen-ml" },
	{ "mn", "", "mn_MN", "hyphen-mn" },
	{ "mr", "", "mr_IN", "hyphen-mr" },
	{ "nb", "", "nb_NO", "hyphen-no" },
	{ "nl", "", "nl_NL", "hyphen-nl" },
	{ "nn", "", "nn_NO", "hyphen-no" },
	{ "no", "", "nb_NO", "hyphen-no" },
	{ "or", "", "or_IN", "hyphen-or" },
	{ "pa", "", "pa_IN", "hyphen-pa" },
	{ "pl", "", "pl_PL", "hyphen-pl" },
	{ "pt", "BR", "pt_BR", "hyphen-pt-br" },
	{ "pt", "", "pt_PT", "hyphen-pt-pt" },
	{ "ro", "", "ro_RO", "hyphen-ro" },
	{ "ru", "", "ru_RU", "hyphen-ru" },
	{ "sk", "", "sk_SK", "hyphen-sk" },
	{ "sl", "", "sl_SI", "hyphen-sl" },
	{ "sr", "Latn", "sr-Latn_RS", "hyphen-sr" },
	{ "sr", "", "sr_RS", "hyphen-sr" },
	{ "sv", "", "sv_SE", "hyphen-sv" },
	{ "ta", "", "ta_IN", "hyphen-ta" },
	{ "te", "", "te_IN", "hyphen-te" },
	{ "uk", "", "uk_UA", "hyphen-uk" },
	{ "zu", "", "zu_ZA", "hyphen-zu" },
};

/* Written without hyphens: nothing is missing when there are no patterns. */
static const char *const undivided[] = { "am", "ar", "dv", "fa", "he", "ja", "jv", "km", "ko", "lo",
	"my", "ps", "sd", "th", "ug", "ur", "und", "yi", "zh", "zxx" };

struct subtags {
	char lang[9], script[5], region[4];
};

static bool letters(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!((s.s[i] | 0x20) >= 'a' && (s.s[i] | 0x20) <= 'z'))
			return false;
	return true;
}

/* Language, script and region of a BCP 47 tag, in their usual case. */
static struct subtags subtags(struct str tag)
{
	struct subtags t = { 0 };
	for (size_t i = 0, part = 0; i < tag.n; part++) {
		size_t from = i;
		while (i < tag.n && tag.s[i] != '-' && tag.s[i] != '_')
			i++;
		struct str s = { tag.s + from, i++ - from };
		if (s.n == 1 || !letters(s))
			break;
		char *to = part == 0 && s.n < sizeof t.lang ? t.lang
			   : part > 0 && s.n == 4           ? t.script
			   : part > 0 && s.n == 2           ? t.region
							    : NULL;
		for (size_t k = 0; to && k < s.n; k++)
			to[k] = (char)((to == t.region || (to == t.script && k == 0))
					       ? s.s[k] & ~0x20
					       : s.s[k] | 0x20);
	}
	return t;
}

static const struct known *find_known(const struct subtags *t)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i].lang, t->lang) == 0 &&
			(!*known[i].region || strcmp(known[i].region, t->region) == 0 ||
				strcmp(known[i].region, t->script) == 0))
			return &known[i];
	return NULL;
}

/* Mapped, not read: HarfBuzz does that for fonts, too. */
static const struct hyphen *load(struct fonts *f, struct str path)
{
	if (!file_exists(path))
		return NULL;
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(path.s);
	if (!blob) {
		diag_world(f->diag, path, 0, "the hyphenation patterns cannot be read");
		return NULL;
	}
	*VEC_PUSH(f->a, &f->dictionary) = blob;
	unsigned n;
	const char *bytes = hb_blob_get_data(blob, &n);
	struct hyphen *h = hyphen_load(f->a, (struct str){ bytes, n });
	if (!h) {
		struct loc loc = { .file = diag_file(f->diag, path) };
		diag_at(f->diag, DIAG_ERROR, loc,
			"expected hyphenation patterns after a line with a character set; "
			"the file is not used");
	}
	return h;
}

/* Ours first: hyph_uz-Cyrl.dic, hyph_kk.dic in fonts/hyphenation. */
static const struct hyphen *load_ours(struct fonts *f, const struct subtags *t)
{
	const struct hyphen *h = NULL;
	for (size_t i = 0; !h && i < f->dirs; i++) {
		struct str dir = file_join(f->a, f->dir[i], STR("hyphenation"));
		if (!file_exists(dir))
			continue;
		if (*t->script)
			h = load(f,
				file_join(f->a, dir,
					arena_printf(f->a, "hyph_%s-%s.dic", t->lang, t->script)));
		if (!h)
			h = load(f,
				file_join(f->a, dir, arena_printf(f->a, "hyph_%s.dic", t->lang)));
	}
	return h;
}

static struct hyphens *load_language(struct fonts *f, struct str lang)
{
	struct subtags t = subtags(lang);
	struct hyphens *h = ARENA_NEW(f->a, struct hyphens);
	h->lang = arena_str(f->a, lang);
	const struct known *k = find_known(&t);
	h->package = k ? k->package : NULL;
	if (*t.lang)
		h->hyphen = load_ours(f, &t);
	if (!h->hyphen && k)
		h->hyphen = load(f, arena_printf(f->a, "/usr/share/hyphen/hyph_%s.dic", k->file));
	h->next = f->hyphens;
	f->hyphens = h;
	return h;
}

/* By custom of good printers, as hyph-utf8 and the languages' own manuals have it: two letters on
 * either side, but where it says otherwise. */
static const struct {
	const char *lang;
	struct cuts_custom custom;
} customs[] = {
	{ "as", { 1, 1, false } },
	{ "bn", { 1, 1, false } },
	{ "cs", { 2, 3, false } },
	{ "de", { 2, 2, true } },
	{ "en", { 2, 3, false } },
	{ "fr", { 2, 3, false } },
	{ "gu", { 1, 1, false } },
	{ "hi", { 1, 1, false } },
	{ "kn", { 1, 1, false } },
	{ "lb", { 2, 2, true } },
	{ "ml", { 1, 1, false } },
	{ "mr", { 1, 1, false } },
	{ "or", { 1, 1, false } },
	{ "pa", { 1, 1, false } },
	{ "pt", { 2, 3, false } },
	{ "sk", { 2, 3, false } },
	{ "ta", { 1, 1, false } },
	{ "te", { 1, 1, false } },
};

struct cuts_custom cuts_custom(struct str lang)
{
	struct subtags t = subtags(lang);
	for (size_t i = 0; i < sizeof customs / sizeof *customs; i++)
		if (strcmp(customs[i].lang, t.lang) == 0)
			return customs[i].custom;
	return (struct cuts_custom){ 2, 2, false };
}

static bool is_undivided(struct str lang)
{
	struct subtags t = subtags(lang);
	for (size_t i = 0; i < sizeof undivided / sizeof *undivided; i++)
		if (strcmp(t.lang, undivided[i]) == 0)
			return true;
	return !*t.lang;
}

const struct hyphen *cuts_dictionary(
	struct fonts *f, struct str lang, const struct loc *report, const char **package)
{
	struct hyphens *h = f->hyphens;
	while (h && !str_eq(h->lang, lang))
		h = h->next;
	if (!h)
		h = load_language(f, lang);
	if (package)
		*package = h->package;
	if (h->hyphen || !report || is_undivided(lang))
		return h->hyphen;
	if (h->package)
		diag_at(diag_about(f->diag, "patterns"), DIAG_WARNING, *report,
			"no hyphenation patterns for language \"%.*s\"; its words are not divided "
			"(install %s)",
			STR_ARG(lang), h->package);
	else
		diag_at(diag_about(f->diag, "patterns"), DIAG_NOTE, *report,
			"no hyphenation patterns are known for language \"%.*s\"; its words are "
			"not divided",
			STR_ARG(lang));
	return NULL;
}

bool text_hyphenates(struct fonts *f, struct str lang, const char **package)
{
	return cuts_dictionary(f, lang, NULL, package) != NULL;
}

void text_hyphen_limits(struct fonts *f, int before, int after, int word)
{
	f->limit_before = before;
	f->limit_after = after;
	f->limit_word = word;
}

struct word { /* letters gathered from a run, composed, in lower case */
	uint32_t c[WORD_LETTERS];
	uint16_t at[WORD_LETTERS]; /* offset of each */
	size_t n, letters;
	bool inner;                  /* a capital inside: UNESCO, UNDP's, McDonald */
	uint16_t soft[WORD_LETTERS]; /* offsets behind soft hyphens */
	size_t softs;
	bool long_;
};

static uint32_t lower(const struct setting *s, uint32_t c)
{
	bool turkic = s->lang.n >= 2 &&
		      (memcmp(s->lang.s, "tr", 2) == 0 || memcmp(s->lang.s, "az", 2) == 0);
	return turkic && c == 'I' ? 0x131 : (uint32_t)u_tolower((UChar32)c);
}

/* A combining mark joins the letter before it where Unicode has the two as one. */
static void add(struct word *w, const struct setting *s, uint32_t c, size_t at)
{
	UErrorCode e = U_ZERO_ERROR;
	bool mark = u_charType((UChar32)c) == U_NON_SPACING_MARK;
	if (mark && w->n > 0) {
		UChar32 one = unorm2_composePair(
			unorm2_getNFCInstance(&e), (UChar32)w->c[w->n - 1], (UChar32)c);
		if (one >= 0) {
			w->c[w->n - 1] = (uint32_t)one;
			return;
		}
	}
	if (w->n == WORD_LETTERS) {
		w->long_ = true;
		return;
	}
	w->c[w->n] = lower(s, c);
	w->at[w->n++] = (uint16_t)at;
	w->letters += !mark && c != '\'' && c != 0x2019;
	w->inner = w->inner || (w->letters > 1 && u_isupper((UChar32)c));
}

/* Cuts of a finished word, appended to at[]; the limits count letters. */
static size_t finish(
	struct fonts *f, const struct setting *s, struct word *w, uint16_t *at, size_t max)
{
	bool allowed[WORD_LETTERS];
	size_t n = 0, seen = 0;
	for (size_t i = 0; i < w->softs && n < max; i++)
		at[n++] = w->soft[i];
	size_t before = f->limit_before > 0 ? (size_t)f->limit_before : s->custom.before;
	size_t after = f->limit_after > 0 ? (size_t)f->limit_after : s->custom.after;
	if (w->softs > 0 || w->long_ || w->inner || !s->hyphen || w->letters < 2 ||
		s->features & LOOK_NO_HYPHENS || w->letters < (size_t)f->limit_word)
		return n;
	hyphen_word(s->hyphen, w->c, w->n, allowed);
	for (size_t i = 0; i < w->n && n < max; i++) {
		bool mark = u_charType((UChar32)w->c[i]) == U_NON_SPACING_MARK;
		if (allowed[i] && !mark && seen >= before && w->letters - seen >= after)
			at[n++] = w->at[i];
		seen += !mark && w->c[i] != '\'' && w->c[i] != 0x2019;
	}
	return n;
}

/* Addresses, formulas and numbers with letters in them are not words. */
static bool no_words(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];
		if ((c >= '0' && c <= '9') || c == '@' || c == '/' || c == '\\' || c == '_' ||
			c == '=' || c == '#' ||
			(c == '.' && i + 1 < text.n && i > 0 && (text.s[i + 1] | 0x20) >= 'a' &&
				(text.s[i + 1] | 0x20) <= 'z'))
			return true;
	}
	return false;
}

size_t cuts_find(
	struct fonts *f, const struct setting *s, struct str text, uint16_t *at, size_t max)
{
	struct word w = { 0 };
	size_t n = 0;
	bool none = no_words(text) && !memmem(text.s, text.n, "\xc2\xad", 2);
	for (size_t i = 0; !none && i < text.n;) {
		size_t from = i;
		uint32_t c = str_next(text, &i);
		bool apostrophe = (c == '\'' || c == 0x2019) && w.n > 0;
		if (c == 0xad && w.n > 0 && w.softs < WORD_LETTERS && i < text.n) {
			w.soft[w.softs++] = (uint16_t)i;
		} else if (u_isalpha((UChar32)c) || apostrophe ||
			   (w.n > 0 && u_charType((UChar32)c) == U_NON_SPACING_MARK)) {
			add(&w, s, c, from);
		} else if (w.n > 0) {
			n += finish(f, s, &w, at + n, max - n);
			w.n = w.letters = w.softs = 0;
			w.long_ = w.inner = false;
		}
	}
	return n + (w.n > 0 ? finish(f, s, &w, at + n, max - n) : 0);
}
