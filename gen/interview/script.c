/* Words in a script that the language they are said to be in is not written in.
 *
 * A voice, a dictionary of hyphens and a house's quotes go by the language of the text; where the
 * letters are of another script, that language cannot be right, whatever it is. Which scripts a
 * language has is known to ICU (CLDR's likely subtags); some are written in two, and these have
 * both. A run of one or two words, or of nothing but capitals, is taken for a name or a title,
 * which may stand in any text as it is.
 *
 * Linear in the text. Refused: to tell languages of one script apart by their words, which is a
 * guess where this is none. */
#include "interview/interview.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

enum {
	WORDS = 3,
	SMALL = 2,       /* of these, without a capital */
	LATIN_WORDS = 5, /* terms of a trade are written so in any text */
	LATIN_SMALL = 3,
	DENSE = 3, /* letters that stand for a word where no space parts them */
	SCRIPTS = 12,
	TAG = 64
};

struct writing { /* of a language */
	UScriptCode of[SCRIPTS];
	int n; /* 0: not known, and anything is right */
	struct str lang;
};

struct letter {
	uint32_t c, leaf, at, to; /* bytes of the leaf's text */
	UScriptCode script;       /* USCRIPT_COMMON: none of its own */
	bool own, strange;        /* own: in the language of the paragraph */
};

struct look {
	struct arena *a;
	struct writing writing;
	struct str lang;
	VEC(struct letter) l;
	VEC(struct span *) leaf;
	VEC(struct interview_strange) found;
};

static bool is_listed(const char *list, struct str lang)
{
	struct str rest = str_of(list);
	for (struct str w = str_word(&rest); w.n; w = str_word(&rest))
		if (lang.n >= w.n && memcmp(lang.s, w.s, w.n) == 0 &&
			(lang.n == w.n || lang.s[w.n] == '-'))
			return true;
	return false;
}

static struct writing writing_of(struct str lang)
{
	struct writing w = { .lang = lang };
	char tag[TAG], full[ULOC_FULLNAME_CAPACITY];
	UErrorCode e = U_ZERO_ERROR;
	if (lang.n == 0 || lang.n >= sizeof tag || is_listed("und grc sa pi cop akk", lang))
		return w; /* old ones are set as their editors read them */
	memcpy(tag, lang.s, lang.n);
	tag[lang.n] = 0;
	uloc_addLikelySubtags(tag, full, sizeof full, &e);
	w.n = U_SUCCESS(e) ? uscript_getCode(full, w.of, SCRIPTS - 4, &e) : 0;
	if (U_FAILURE(e) || w.n < 0)
		w.n = 0;
	for (int i = 0; i < w.n; i++)
		if (w.of[i] == USCRIPT_SIMPLIFIED_HAN || w.of[i] == USCRIPT_TRADITIONAL_HAN)
			w.of[i] = USCRIPT_HAN;
	if (w.n > 0 && is_listed("sr bs uz az tk ku tg mn ug pa ms ha", lang)) {
		w.of[w.n++] = USCRIPT_LATIN;
		w.of[w.n++] = USCRIPT_CYRILLIC;
		w.of[w.n++] = USCRIPT_ARABIC;
	}
	return w;
}

static bool is_written(const struct writing *w, UScriptCode script)
{
	for (int i = 0; i < w->n; i++)
		if (w->of[i] == script)
			return true;
	return w->n == 0;
}

static UScriptCode script_of(uint32_t c)
{
	UErrorCode e = U_ZERO_ERROR;
	UScriptCode s;
	if (c < 0x80)
		return (c | 32) >= 'a' && (c | 32) <= 'z' ? USCRIPT_LATIN : USCRIPT_COMMON;
	if (!u_isalpha((UChar32)c) && c < 0x300)
		return USCRIPT_COMMON;
	s = uscript_getScript((UChar32)c, &e);
	return U_FAILURE(e) || s == USCRIPT_UNKNOWN ? USCRIPT_COMMON : s;
}

static void gather_text(struct look *k, struct span *s, struct str lang)
{
	uint32_t leaf = (uint32_t)k->leaf.n;
	*VEC_PUSH(k->a, &k->leaf) = s;
	if (!str_eq(lang, k->writing.lang))
		k->writing = writing_of(lang);
	for (size_t i = 0; i < s->text.n;) {
		struct letter l = { .leaf = leaf, .at = (uint32_t)i };
		l.c = str_next(s->text, &i);
		l.to = (uint32_t)i;
		l.script = script_of(l.c);
		l.own = str_eq(lang, k->lang);
		l.strange = l.script > USCRIPT_INHERITED && !is_written(&k->writing, l.script);
		*VEC_PUSH(k->a, &k->l) = l;
	}
}

static void gather(struct look *k, struct span *s, struct str lang)
{
	for (; s; s = s->next) {
		struct str own = s->lang.n ? s->lang : lang;
		if (s->kind == SPAN_TEXT)
			gather_text(k, s, own);
		else if (s->kind == SPAN_BREAK)
			*VEC_PUSH(k->a, &k->l) = (struct letter){ .c = '\n', .leaf = UINT32_MAX };
		else if (s->kind != SPAN_NOTE && s->kind != SPAN_TIME)
			gather(k, s->first, own);
	}
}

static bool is_eastern(UScriptCode s)
{
	return s == USCRIPT_HAN || s == USCRIPT_HIRAGANA || s == USCRIPT_KATAKANA ||
	       s == USCRIPT_HANGUL || s == USCRIPT_BOPOMOFO;
}

/* No space stands between its words. */
static bool is_dense(UScriptCode s)
{
	return (is_eastern(s) && s != USCRIPT_HANGUL) || s == USCRIPT_THAI || s == USCRIPT_LAO ||
	       s == USCRIPT_KHMER || s == USCRIPT_MYANMAR;
}

static bool goes_with(UScriptCode a, UScriptCode b)
{
	return a == b || (is_eastern(a) && is_eastern(b));
}

static bool parts(uint32_t c)
{
	return c == ' ' || c == '\n' || c == 0xa0 || c == 0x202f || c == 0x2009 || c == 0x3000;
}

struct count {
	size_t words, small, dense;
};

/* Words of two letters and more between spaces, so that an address is one; and how many of them
 * begin small. */
static struct count count(const struct look *k, size_t from, size_t to)
{
	struct count n = { 0 };
	for (size_t i = from; i < to; i++) {
		const struct letter *first = NULL;
		size_t letters = 0;
		for (; i < to && !parts(k->l.v[i].c); i++) {
			const struct letter *l = &k->l.v[i];
			bool dense = is_dense(l->script);
			n.dense += dense && l->strange;
			letters += l->script > USCRIPT_INHERITED && !dense;
			first = !first && l->script > USCRIPT_INHERITED ? l : first;
		}
		if (letters > 1 && first->strange) {
			n.words++;
			n.small += !u_isupper((UChar32)first->c);
		}
	}
	n.words += n.dense / DENSE;
	n.small += n.dense / DENSE;
	return n;
}

static int side(uint32_t c) /* 1: opens, -1: closes, 2: may do either */
{
	switch (c) {
	case '(':
	case '[':
	case 0xab:
	case 0x201c:
	case 0x201e:
	case 0x300c:
	case 0x300e:
		return 1;
	case ')':
	case ']':
	case 0xbb:
	case 0x201d:
	case 0x300d:
	case 0x300f:
		return -1;
	case '"':
		return 2;
	default:
		return 0;
	}
}

/* Quotes and brackets that stand half inside are taken in. */
static void balance(const struct look *k, size_t *from, size_t *to)
{
	int open = 0, closed = 0, either = 0;
	for (size_t i = *from; i < *to; i++) {
		int s = side(k->l.v[i].c);
		either ^= s == 2;
		closed += s == -1 && open == 0;
		open += s == 1 || (s == -1 && open > 0) ? s : 0;
	}
	int before = *from > 0 ? side(k->l.v[*from - 1].c) : 0;
	int behind = *to < k->l.n ? side(k->l.v[*to].c) : 0;
	if ((closed && before == 1) || (either && before == 2))
		--*from;
	else if ((open && behind == -1) || (either && behind == 2))
		++*to;
}

static void add(struct look *k, size_t from, size_t to, bool whole)
{
	struct interview_strange *f = VEC_PUSH(k->a, &k->found);
	struct buf b = { .a = k->a };
	VEC(struct interview_part) part = { 0 };
	for (size_t i = from; i < to; i++) {
		const struct letter *l = &k->l.v[i];
		buf_char(&b, l->c == '\n' ? ' ' : l->c);
		if (l->leaf == UINT32_MAX)
			continue;
		if (!part.n || part.v[part.n - 1].span != k->leaf.v[l->leaf])
			*VEC_PUSH(k->a, &part) = (struct interview_part){ k->leaf.v[l->leaf], l->at,
				l->to };
		part.v[part.n - 1].to = l->to;
	}
	*f = (struct interview_strange){
		.words = buf_get(&b), .whole = whole, .part = part.v, .parts = part.n
	};
}

/* Whether next to nothing of a paragraph is in a script of its language, and it is no name. */
static bool is_whole(const struct look *k)
{
	size_t strange = 0, right = 0;
	for (size_t i = 0; i < k->l.n; i++) {
		const struct letter *l = &k->l.v[i];
		strange += l->own && l->strange;
		right += l->own && !l->strange && l->script > USCRIPT_INHERITED;
	}
	struct count n = count(k, 0, k->l.n);
	return strange > 0 && right * 10 < strange && n.words >= 2 && n.small >= 1;
}

static void runs(struct look *k)
{
	for (size_t i = 0; i < k->l.n;) {
		const struct letter *l = k->l.v;
		size_t from = i, to = i + 1;
		if (!l[i++].strange)
			continue;
		for (; i < k->l.n; i++) {
			if (l[i].strange && goes_with(l[from].script, l[i].script))
				to = i + 1;
			else if (l[i].script > USCRIPT_INHERITED)
				break;
			else if (l[i].script == USCRIPT_INHERITED && to == i)
				to = i + 1;
		}
		struct count n = count(k, from, to);
		bool latin = l[from].script == USCRIPT_LATIN;
		if (n.words < (latin ? LATIN_WORDS : WORDS) ||
			n.small < (latin ? LATIN_SMALL : SMALL))
			continue;
		balance(k, &from, &to);
		add(k, from, to, false);
	}
}

size_t interview_strange(
	struct arena *a, struct span *text, struct str lang, struct interview_strange **found)
{
	struct look k = { .a = a, .lang = lang };
	bool any = false;
	gather(&k, text, lang);
	for (size_t i = 0; i < k.l.n && !any; i++)
		any = k.l.v[i].strange;
	if (any && is_whole(&k))
		add(&k, 0, k.l.n, true);
	else if (any)
		runs(&k);
	*found = k.found.v;
	return k.found.n;
}
