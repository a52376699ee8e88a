/* Whether two labels are one person's. */
#include "find/state.h"

/* "xy", "x y" for "Xing Yang", in capitals' order; small words may be left out, and so may the
 * second half of "Casco-Rodriguez". */
static bool initials(struct str short_, struct str name)
{
	size_t i = 0;
	unsigned words = 0, hits = 0;
	uint32_t before = ' ';
	for (size_t k = 0; k < name.n;) {
		uint32_t a = str_next(name, &k), b;
		size_t next = i;
		bool begins = before == ' ' || find_dash(before);
		if (begins && !find_letter(a) && !find_digit(a))
			continue; /* of “Peggy” */
		words += before == ' ';
		before = a;
		if (!begins)
			continue;
		b = i < short_.n ? str_next(short_, &next) : 0;
		while (b == ' ' && next < short_.n)
			b = str_next(short_, &next);
		if (a == b) {
			i = next;
			hits++;
		}
	}
	return i == short_.n && hits >= 2 && hits + 1 >= words;
}

/* One letter a word. */
static bool letters(struct str s)
{
	for (struct str w = str_word(&s); w.n; w = str_word(&s)) {
		size_t i = 0;
		str_next(w, &i);
		if (i < w.n)
			return false;
	}
	return true;
}

bool find_initials(struct str short_, struct str name)
{
	return short_.n <= 12 &&
	       (letters(short_) || (short_.n <= 8 && !memchr(short_.s, ' ', short_.n))) &&
	       initials(short_, name);
}

static unsigned words(struct str s)
{
	unsigned n = 0;
	while (str_word(&s).n)
		n++;
	return n;
}

struct str find_untitled(struct find *f, struct str folded)
{
	struct str rest = folded, w = str_word(&rest);
	struct str more = str_trim(rest);
	return more.n && find_sense(&f->vocabulary, w) == SENSE_TITLE ? find_untitled(f, more)
								      : folded;
}

static bool part(struct str a, struct str b)
{
	struct str rest = b;
	for (struct str w = str_word(&rest); w.n; w = str_word(&rest)) {
		if (str_eq(w, a))
			return true;
	}
	return false;
}

/* Characters of a name that is written without spaces, the surname first; 0: it is no such name. */
static unsigned written_together(struct str name)
{
	unsigned n = 0;
	for (size_t i = 0; i < name.n; n++) {
		uint32_t c = str_next(name, &i);
		if ((c < 0x3400 || c > 0x9fff) && (c < 0xac00 || c > 0xd7a3))
			return 0;
	}
	return n;
}

bool find_surname(struct str a, struct str b)
{
	unsigned short_ = written_together(a), whole = written_together(b);
	return short_ && short_ <= 2 && whole > short_ && whole <= 4 && memcmp(a.s, b.s, a.n) == 0;
}

bool find_misspelt(struct str a, struct str b)
{
	size_t shorter = a.n < b.n ? a.n : b.n;
	size_t i = 0;
	while (i < a.n && find_letter((unsigned char)a.s[i] < 0x80 ? (uint32_t)a.s[i] : 'a'))
		i++;
	if (shorter < 5 || str_eq(a, b) || a.s[0] != b.s[0])
		return false;
	for (size_t k = 0; k < a.n; k++) /* "speaker 1" is not "speaker 2" */
		if (find_digit((unsigned char)a.s[k]))
			return false;
	return str_distance(a, b) <= (shorter >= 9 ? 2U : 1U);
}

static bool role(enum find_sense s)
{
	return s == SENSE_ASKER || s == SENSE_HOST || s == SENSE_ANSWERER || s == SENSE_AUDIENCE ||
	       s == SENSE_INTERPRETER;
}

static bool abbreviates(struct str a, struct str b)
{
	return a.n >= 3 && a.n < b.n && memcmp(a.s, b.s, a.n) == 0 && !memchr(b.s, ' ', b.n);
}

/* "Tom and Ida": several at once, not one of them. */
static bool several(struct str folded)
{
	static const char *const words[] = { "and", "und", "et", "y", "e", "и", "&", "/", "+",
		"och", "og", "en", "i", "ve", "және" };
	str_word(&folded);
	for (struct str w = str_word(&folded); w.n && str_trim(folded).n; w = str_word(&folded)) {
		for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
			if (str_is(w, words[i]))
				return true;
		}
	}
	return false;
}

/* "V. Pozner" and "Vladimir Pozner", "J. R. Smith" and "John Smith". */
bool find_first_initial(struct str a, struct str b)
{
	const char *la = a.n ? memrchr(a.s, ' ', a.n) : NULL,
		   *lb = b.n ? memrchr(b.s, ' ', b.n) : NULL;
	size_t na = 0, nb = 0;
	struct str last_a, last_b, fa = str_word(&a), fb = str_word(&b);
	if (!la || !lb)
		return false;
	last_a = (struct str){ la + 1, (size_t)(a.s + a.n - la - 1) };
	last_b = (struct str){ lb + 1, (size_t)(b.s + b.n - lb - 1) };
	if (!str_eq(last_a, last_b) || last_a.n < 3 || str_next(fa, &na) != str_next(fb, &nb))
		return false;
	return na == fa.n || nb == fb.n;
}

static bool ends_with(struct str name, struct str word)
{
	return name.n > word.n && name.s[name.n - word.n - 1] == ' ' &&
	       memcmp(name.s + name.n - word.n, word.s, word.n) == 0;
}

int find_courtesy(struct find *f, struct str folded)
{
	static const char *const men[] = { "mr", "herr", "m", "monsieur", "sr", "señor", "don",
		"signor", "senhor", "господин", "пан", "lord", "sir", "bay", "dhr" },
				 *const women[] = { "mrs", "ms", "miss", "frau", "mme", "mlle",
					 "madame", "sra", "señora", "doña", "signora", "senhora",
					 "госпожа", "пані", "lady", "mevr", "pani" };
	struct str w = str_word(&folded);
	if (!str_trim(folded).n || find_sense(&f->vocabulary, w) != SENSE_TITLE)
		return 0;
	for (size_t i = 0; i < sizeof women / sizeof *women; i++) {
		if (str_is(w, women[i]))
			return 1;
	}
	for (size_t i = 0; i < sizeof men / sizeof *men; i++) {
		if (str_is(w, men[i]))
			return -1;
	}
	return 0;
}

/* Where questions and answers are lettered, the one who is asked speaks to others as "the witness".
 */
static bool witness(const struct find_voice_of *letter, const struct find_voice_of *word)
{
	return letter->sense == SENSE_ANSWER && word->sense == SENSE_ANSWERER && !letter->outer.n &&
	       !word->outer.n;
}

enum find_same find_same(
	struct find *f, const struct find_voice_of *x, const struct find_voice_of *y)
{
	struct str a = find_untitled(f, find_fold(f->s, x->name)),
		   b = find_untitled(f, find_fold(f->s, y->name));
	struct str fa = find_fold(f->s, x->name), fb = find_fold(f->s, y->name);
	int ta = find_courtesy(f, fa), tb = find_courtesy(f, fb);
	struct str ea = find_fold(f->s, x->extra), eb = find_fold(f->s, y->extra);
	if (x->sense == y->sense && (x->sense == SENSE_QUESTION || x->sense == SENSE_ANSWER) &&
		!x->outer.n && !y->outer.n)
		return SAME_SURE;
	if (!a.n || !b.n)
		return SAME_NOT;
	if (ta * tb < 0) /* "Mr. Lee" and "Mrs. Lee" */
		return SAME_NOT;
	if (str_eq(a, b) && ((ta && str_eq(b, fb)) || (tb && str_eq(a, fa))) && words(a) == 1)
		return SAME_SURNAME;
	if (str_eq(a, b) || witness(x, y) || witness(y, x))
		return SAME_SURE;
	if (several(a) != several(b))
		return SAME_NOT;
	if (x->sense == y->sense && role(x->sense))
		return abbreviates(a, b) || abbreviates(b, a) ? SAME_SURE : SAME_NOT;
	if (role(x->sense) || role(y->sense) || x->sense == SENSE_VOICE || y->sense == SENSE_VOICE)
		return SAME_NOT;
	if ((ea.n && ea.n <= 6 && str_eq(ea, b)) || (eb.n && eb.n <= 6 && str_eq(eb, a)))
		return SAME_INITIALS;
	if (find_first_initial(a, b) || find_initials(a, b) || find_initials(b, a))
		return SAME_INITIALS;
	if ((words(a) == 1 && ends_with(b, a)) || (words(b) == 1 && ends_with(a, b)))
		return SAME_SURNAME;
	if ((words(a) == 1 && words(b) > 1 && part(a, b)) ||
		(words(b) == 1 && words(a) > 1 && part(b, a)) || find_surname(a, b) ||
		find_surname(b, a))
		return SAME_PART;
	return find_misspelt(a, b) ? SAME_MISSPELT : SAME_NOT;
}
