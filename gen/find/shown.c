/* What a person is called: in full, in short, by initials; of all the labels that stand for them
 * and the names that the file mentions. */
#include "find/state.h"

/* "FSM": what stands for a name and is none. */
bool find_abbreviated(struct str s)
{
	size_t i = 0;
	while (i < s.n && (find_upper((unsigned char)s.s[i]) || s.s[i] == '.'))
		i++;
	return s.n > 1 && s.n <= 5 && i == s.n;
}

/* All in capitals. */
static bool shouts(struct str s)
{
	bool upper = false;
	for (size_t i = 0; i < s.n;) {
		uint32_t c = str_next(s, &i);
		if (find_lower(c))
			return false;
		upper = upper || find_upper(c);
	}
	return upper;
}

static bool ends_with_word(struct str s, struct str word)
{
	return s.n > word.n && s.s[s.n - word.n - 1] == ' ' &&
	       memcmp(s.s + s.n - word.n, word.s, word.n) == 0;
}

/* Whether somebody else here has the name of a voice, but for the title. */
static bool shared(struct find *f, const struct find_voice_of *v)
{
	struct str name = find_untitled(f, find_fold(f->s, v->name));
	for (size_t i = 0; i < f->reading->voice.n && i < FIND_JOINED_MOST; i++) {
		const struct find_voice_of *o = &f->reading->voice.v[i];
		struct str other = find_untitled(f, find_fold(f->s, o->name));
		if (f->who_of[i] != f->who_of[v - f->reading->voice.v] &&
			(str_eq(other, name) || ends_with_word(other, name)))
			return true;
	}
	return false;
}

/* The only name of the front that a label is with the first name cut short: "V. Pozner". */
static const struct find_name *cut_short(const struct find *f, struct str folded)
{
	const struct find_name *found = NULL;
	for (size_t i = 0; i < f->names.n; i++) {
		const struct find_name *n = &f->names.v[i];
		if (n->spoken || n->folded.n <= folded.n || !find_first_initial(folded, n->folded))
			continue;
		if (found)
			return NULL;
		found = n;
	}
	return found;
}

/* What the file calls a voice in full, where only one name has its words. */
static struct str full_name(struct find *f, const struct find_voice_of *v)
{
	struct str folded = find_fold(f->s, v->name), bare;
	const struct find_name *n = find_abbreviated(v->name) ? find_name_initials(f, folded)
							      : NULL;
	if (n)
		return n->text;
	if (v->sense != SENSE_NONE && v->sense != SENSE_TITLE && !v->outer.n)
		return v->name;
	bare = find_untitled(f, folded);
	n = find_name_of(f, folded);
	if (!n && bare.n < folded.n && !memchr(bare.s, ' ', bare.n) && !shared(f, v)) {
		n = find_name_of(f, bare);
		return n && n->folded.n > bare.n ? n->text : v->name;
	}
	if (!n)
		n = cut_short(f, folded);
	if (n && str_eq(n->folded, folded) && shouts(v->name))
		return n->text;
	return n && n->folded.n > folded.n ? n->text : v->name;
}

/* "Q", "Reporter": a letter or a word, not somebody's name. */
static bool nameless(const struct find_voice_of *v)
{
	return (v->sense == SENSE_QUESTION || v->sense == SENSE_ANSWER || v->sense == SENSE_ASKER ||
		       v->sense == SENSE_ANSWERER) &&
	       !v->outer.n && !v->called;
}

/* The name with most words, the label that is most frequent and no initials where there are others.
 */
struct find_shown find_shown(struct find *f, int32_t who)
{
	struct find_shown w = { 0 };
	unsigned words = 0, n = 0;
	bool named = false;
	for (size_t i = 0; i < f->reading->voice.n; i++)
		named = named || (f->who_of[i] == who && !nameless(&f->reading->voice.v[i]));
	for (size_t i = 0; i < f->reading->voice.n; i++) {
		const struct find_voice_of *v = &f->reading->voice.v[i];
		struct str name;
		bool short_ = find_abbreviated(v->name);
		if (f->who_of[i] != who)
			continue;
		if (!w.voice || v->n > w.voice->n)
			w.voice = v;
		if (named && nameless(v))
			continue;
		name = full_name(f, v);
		if (find_count_words(name) > words || !w.name.n ||
			(find_abbreviated(w.name) && !find_abbreviated(name))) {
			words = find_count_words(name);
			w.name = name;
		}
		if (!w.label.n || (find_abbreviated(w.label) && !short_) ||
			(v->n > n && find_abbreviated(w.label) == short_)) {
			w.label = v->name;
			n = v->n;
		}
		if (short_ || find_abbreviated(v->extra))
			w.initials = short_ ? v->name : v->extra;
	}
	if (w.initials.n && ends_with_word(find_fold(f->s, w.name), find_fold(f->s, w.initials))) {
		w.label = w.initials; /* "OLSEN" */
		w.initials = (struct str){ 0 };
	}
	if (str_eq(w.initials, w.label))
		w.initials = (struct str){ 0 };
	return w;
}
