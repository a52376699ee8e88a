/* Fields before it begins: "Interviewer: Ann Lee". They look like turns, and say who takes part. */
#include "find/state.h"

enum { FIELD_LABELS = 40 };

static struct str text_after(const struct find *f, const struct find_label *l)
{
	const struct find_unit *u = &f->units.v[l->unit];
	return (struct str){ f->tape.text + l->to, u->to - l->to };
}

/* Whether a text without capitals begins with what is a label elsewhere: "司会　鈴木一郎". */
static bool names(const struct find *f, struct str s)
{
	for (size_t i = 1; i < f->labels.n && i < FIELD_LABELS; i++) {
		struct str name = f->labels.v[i].name;
		if (name.n > 3 && s.n >= name.n && memcmp(s.s, name.s, name.n) == 0 &&
			s.n < 4 * name.n + 40)
			return true;
	}
	return false;
}

/* Whether all that stands behind a label is a name, a date, a place: few words, with capitals, no
 * sentence. */
static bool value(const struct find *f, const struct find_label *l)
{
	struct str s = text_after(f, l), rest = s;
	unsigned words = find_words(s), small = 0, parts = 0;
	bool cased = false;
	for (struct str w = str_word(&rest); w.n; w = str_word(&rest)) {
		size_t i = 0;
		uint32_t c = str_next(w, &i);
		parts++;
		small += find_lower(c);
		cased = cased || find_cased(c) || find_digit(c);
	}
	return words > 0 && words <= 10 && small * 2 <= parts && !find_stop(find_before(s, s.n)) &&
	       (cased || l->sense == SENSE_THING || names(f, s));
}

/* An address alone: "Podcast: https://..." */
static bool address(struct str s)
{
	if (s.n && s.s[0] == '<')
		s = (struct str){ s.s + 1, s.n - 1 };
	return (str_starts(s, "http://") || str_starts(s, "https://") || str_starts(s, "www.")) &&
	       !memchr(s.s, ' ', s.n);
}

static bool speech(const struct find *f, const struct find_label *l)
{
	struct str s = text_after(f, l);
	return find_words(s) > 10 || find_stop(find_before(s, s.n));
}

/* Fields before it begins: "Interviewer: Ann Lee", "Date: 3 May". They end at the first label with
 * sentences behind it. */
void find_fields(struct find *f)
{
	for (size_t i = 1; i < f->labels.n && i < FIELD_LABELS; i++) {
		struct find_label *l = &f->labels.v[i];
		bool field = l->sense == SENSE_THING || l->sense == SENSE_ASKER ||
			     l->sense == SENSE_ANSWERER || l->sense == SENSE_HOST ||
			     l->sense == SENSE_INTERPRETER || l->sense == SENSE_VOICE;
		if (l->joint != JOINT_COLON && l->joint != JOINT_GAP)
			continue;
		if (l->unit > FIELD_LABELS || (l->sense != SENSE_THING && speech(f, l)))
			return;
		l->header = (field && value(f, l)) || address(text_after(f, l));
	}
}
