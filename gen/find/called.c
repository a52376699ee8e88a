/* What a label calls somebody: the name, what stands in brackets or behind a comma, a number, the
 * sense of its words, and how much it looks like a label by itself. */
#include "find/state.h"

enum { LABEL_WORDS = 6, EXTRA_WORDS = 8, DASHED_WORDS = 3, CLAUSE_WORDS = 2 };

static struct str part(struct str s, size_t from, size_t to)
{
	return (struct str){ s.s + from, to > from ? to - from : 0 };
}

/* Digits at the end of a name, with a space before them or not; name without them. */
static struct str cut_number(struct str name, int32_t *number)
{
	size_t i = name.n;
	*number = -1;
	while (i > 0 && name.n - i < 5 && find_digit((unsigned char)name.s[i - 1]))
		i--;
	if (i == name.n || i == 0 || name.n - i == 5)
		return name;
	*number = 0;
	for (size_t k = i; k < name.n; k++)
		*number = *number * 10 + (name.s[k] - '0');
	if (name.s[i - 1] == '#' || name.s[i - 1] == '_')
		i--;
	return find_strip(part(name, 0, i));
}

static bool particle(struct str w)
{
	static const char *const words[] = { "de", "la", "le", "du", "des", "del", "della", "di",
		"da", "dos", "das", "do", "van", "von", "der", "den", "zu", "zur", "ter", "ten",
		"y", "e", "i", "el", "al", "bin", "ibn", "bint", "ben", "of", "the", "and", "und",
		"et", "и", "да", "ван", "фон", "де", "аль", "оглы", "кызы", "ал", "af", "av", "och",
		"&", "/", "+", "vs", "for" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_is(w, words[i]))
			return true;
	}
	return false;
}

struct shape { /* of a name's words */
	unsigned words, capital, small, letters, dense, cased, other;
	bool caps, titled;
};

/* A title in the midst of a name is neither small nor large: "El señor PRIETO". */
static void shape_word(struct find *f, struct shape *h, struct str w)
{
	size_t i = 0;
	uint32_t first = w.n ? str_next(w, &i) : 0;
	bool small = false;
	h->words++;
	if (particle(w))
		return;
	if (f && h->capital && find_lower(first) &&
		find_sense(&f->vocabulary, find_fold(f->s, w)) == SENSE_TITLE) {
		h->titled = true;
		return;
	}
	for (i = 0; i < w.n;) {
		uint32_t c = str_next(w, &i);
		h->letters += find_letter(c);
		h->dense += find_dense(c);
		h->cased += find_cased(c);
		small = small || find_lower(c);
		if (!find_letter(c) && !find_digit(c) && !find_dash(c) && c != '.' && c != '\'' &&
			c != 0x2019 && c != '/' && c != '&' && c != '_' && c != '#' &&
			c != 0x30fb && c != 0x200c && c != 0xb7 && c != '+' && c != '@' && c != '~')
			h->other++;
	}
	h->caps = h->caps && !small;
	if (find_upper(first) || find_digit(first) || first == '@' || first == '~')
		h->capital++;
	else if (find_lower(first))
		h->small++;
}

static struct shape shape(struct find *f, struct str name)
{
	struct shape h = { .caps = true };
	for (size_t i = 0, from = 0; i <= name.n;) {
		size_t at = i;
		uint32_t c = i < name.n ? str_next(name, &i) : (i++, U' ');
		if (!find_space(c))
			continue;
		if (at > from)
			shape_word(f, &h, part(name, from, at));
		from = i;
	}
	h.caps = h.caps && h.cased > 1;
	return h;
}

/* Words behind a bracket: what stands before the colon is a sentence, unless the name is in
 * capitals: "ANN LEE (Labour) to the Minister: ...". */
static bool goes_on(struct str s, size_t i)
{
	while (i < s.n && find_space(s.s[i] & 0x80 ? 0 : (unsigned char)s.s[i]))
		i++;
	return i < s.n && find_letter(str_next(s, &i)) && find_count_words(part(s, i, s.n)) > 2;
}

/* A bracket, a time or words behind a comma or dash at the end of a label are not of the name. */
static struct str cut_extra(struct find_label *l, struct str s, bool *dashed)
{
	*dashed = false;
	for (size_t i = 0, n = 0; i < s.n; n++) {
		size_t at = i, end;
		uint32_t c = str_next(s, &i);
		struct str code;
		if (n == 0)
			continue;
		end = at;
		if ((c == '(' || c == '[' || find_digit(c)) && !find_letter(find_before(s, at)) &&
			find_time(s, &end, &code) && !find_strip(part(s, end, s.n)).n) {
			l->time = code;
			return find_strip(part(s, 0, at));
		}
		if (c == '(' || c == '[' || c == 0xff08) {
			end = find_over_bracket(s, i, c);
			if (goes_on(s, end > i ? end : s.n) && !shape(NULL, part(s, 0, at)).caps)
				return (struct str){ s.s, 0 };
			l->extra = find_strip(
				part(s, i, end > i ? end - (c == 0xff08 ? 3 : 1) : s.n));
			return find_strip(part(s, 0, at));
		}
		if (c == ',' || c == '|' || c == 0xb7 ||
			(c == 0xff0c && find_words(part(s, i, s.n)) <= CLAUSE_WORDS) ||
			(find_dash(c) && find_space(find_before(s, at)))) {
			*dashed = find_dash(c);
			l->extra = find_strip(part(s, i, s.n));
			return find_strip(part(s, 0, at));
		}
	}
	return s;
}

static bool article(struct str w)
{
	static const char *const words[] = { "el", "la", "los", "las", "o", "a", "os", "as", "il",
		"lo", "le", "les", "de", "het", "der", "die", "das", "den", "the" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_is(w, words[i]))
			return true;
	}
	return false;
}

/* The sense of a label: of all of it, or of its first word when that is a role and the rest adds to
 * it ("Moderator Anna Schmidt", "Photo by"). */
static enum find_sense sense(struct find *f, struct str name, const struct shape *h)
{
	struct str folded = find_fold(f->s, name), rest = folded, first, second, both;
	enum find_sense whole = find_sense(&f->vocabulary, folded), s;
	if (whole != SENSE_NONE || h->words < 2)
		return whole;
	first = str_word(&rest);
	s = find_sense(&f->vocabulary, first);
	second = str_word(&rest);
	if (article(first)) {
		s = find_sense(&f->vocabulary, second);
		return s == SENSE_TITLE ? s : SENSE_NONE;
	}
	both = part(folded, 0, second.n ? (size_t)(second.s + second.n - folded.s) : 0);
	if (s == SENSE_NONE && find_sense(&f->vocabulary, both) == SENSE_TITLE)
		return SENSE_TITLE; /* "Bộ trưởng Nguyễn Văn Hải" */
	switch (s) {
	case SENSE_TITLE:
	case SENSE_HOST:
	case SENSE_ASKER:
	case SENSE_ANSWERER:
	case SENSE_AUDIENCE:
	case SENSE_INTERPRETER:
		return h->words <= 4 ? s : SENSE_NONE;
	case SENSE_THING:
	case SENSE_BREAK:
		return h->small ? s : SENSE_NONE;
	case SENSE_NONE:
	case SENSE_QUESTION:
	case SENSE_ANSWER:
	case SENSE_ALL:
	case SENSE_VOICE:
	case SENSE_STAGE:
	case SENSE_N:
		break;
	}
	return SENSE_NONE;
}

static uint8_t worth(const struct shape *h, enum find_sense s)
{
	if (!h->letters || h->other || h->words > LABEL_WORDS)
		return 0;
	if (s == SENSE_THING || s == SENSE_BREAK || s == SENSE_STAGE)
		return 1;
	if (s != SENSE_NONE && s != SENSE_TITLE)
		return 3;
	if (h->cased) {
		if (h->capital && !h->small)
			return h->letters <= 40 ? 2 : 0;
		if (s == SENSE_TITLE && h->capital > h->small)
			return h->letters <= 40 ? 2 : 0;
		return h->words <= 3 && h->letters <= 25;
	}
	if (h->dense)
		return h->letters <= 10 ? 2 : h->letters <= 16;
	return h->words <= 4 && h->letters <= 24 ? 2 : 0;
}

unsigned find_count_words(struct str s)
{
	return shape(NULL, s).words;
}

/* "Q12 Chair": the number of the question stands before who asks it. */
static struct str behind_number(struct str s)
{
	size_t i = 1;
	if (s.n < 4 || s.s[0] != 'Q')
		return s;
	while (i < s.n && find_digit((unsigned char)s.s[i]))
		i++;
	if (i == 1 || i + 1 >= s.n || s.s[i] != ' ' || s.s[i + 1] == '(' || s.s[i + 1] == '[')
		return s;
	return part(s, i + 1, s.n);
}

bool find_called(struct find *f, struct str whole, struct find_label *l)
{
	bool dashed;
	struct shape h;
	struct str bare;
	l->name = cut_extra(l, behind_number(find_strip(whole)), &dashed);
	h = shape(f, l->name);
	l->sense = sense(f, l->name, &h);
	if (find_digit(find_before(l->name, l->name.n))) {
		struct shape b;
		bare = cut_number(l->name, &l->number);
		b = shape(f, bare);
		l->sense = sense(f, bare, &b);
		if (bare.n == 2 && bare.s[1] == '.') { /* "A.12": A's twelfth turn */
			l->name = part(bare, 0, 1);
			h = shape(f, l->name);
		} else if (l->sense == SENSE_QUESTION || l->sense == SENSE_ANSWER)
			l->name = bare;
		else
			l->number = -1;
	}
	if (l->sense == SENSE_NONE && l->extra.n)
		l->extra_sense = find_sense(&f->vocabulary, find_fold(f->s, l->extra));
	l->worth = l->extra_sense == SENSE_STAGE ? 0 : worth(&h, l->sense);
	l->caps = h.caps;
	return l->worth && shape(NULL, l->extra).words <= (dashed ? DASHED_WORDS : EXTRA_WORDS);
}
