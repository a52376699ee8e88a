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

/* "Elvira Campos: “Wheat cannot wait”": a title, or the line that heads all. Without a stop, or
 * quoted; nobody speaks on the line below. */
static bool titles(const struct find *f, const struct find_label *l)
{
	enum { WORDS = 30, LINES = 6 };
	const struct find_unit *u = &f->units.v[l->unit];
	const struct find_label *below = u[1].label ? &f->labels.v[u[1].label] : NULL;
	struct str s = text_after(f, l);
	size_t i = 0;
	bool quoted;
	if (l->joint != JOINT_COLON || (l->sense != SENSE_NONE && l->sense != SENSE_TITLE) ||
		l->unit > LINES || !(l->unit == 0 || u->traits & UNIT_HEAD) || u->words > WORDS)
		return false;
	quoted = s.n && find_quote(str_next(s, &i)) && find_quote(find_before(s, s.n));
	if (below && below->sense != SENSE_THING)
		return quoted && l->extra.n && u[1].blank;
	return quoted || !(u->traits & UNIT_STOPS);
}

static void untitle(struct find *f)
{
	struct find_label *l = f->labels.n > 1 ? &f->labels.v[1] : NULL;
	if (!l || f->t->cues || l->unit + 1 >= f->units.n || !titles(f, l))
		return;
	f->units.v[l->unit].label = 0;
	f->labels.n--;
	memmove(l, l + 1, (f->labels.n - 1) * sizeof *l);
	for (size_t i = 1; i < f->labels.n; i++)
		f->units.v[f->labels.v[i].unit].label = (uint32_t)i;
}

/* Fields before it begins: "Interviewer: Ann Lee", "Date: 3 May". They end at the first label with
 * sentences behind it. */
void find_fields(struct find *f)
{
	untitle(f);
	for (size_t i = 1; i < f->labels.n && i < FIELD_LABELS; i++) {
		struct find_label *l = &f->labels.v[i];
		struct str words = find_fold(f->s, l->name);
		enum find_sense first = find_sense(&f->vocabulary, str_word(&words));
		bool field = l->sense == SENSE_THING || first == SENSE_THING ||
			     l->sense == SENSE_ASKER || l->sense == SENSE_ANSWERER ||
			     l->sense == SENSE_HOST || l->sense == SENSE_INTERPRETER ||
			     l->sense == SENSE_VOICE;
		if (l->joint != JOINT_COLON && l->joint != JOINT_GAP)
			continue;
		if (l->unit > FIELD_LABELS || (l->sense != SENSE_THING && speech(f, l)))
			return;
		l->header = (field && value(f, l)) || address(text_after(f, l));
	}
}
