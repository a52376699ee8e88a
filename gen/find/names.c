/* Full names that the file mentions before anybody speaks: in its facts, its title, its
 * introduction. They say who "Vassilenko" is, and sometimes who asks: "an interview with ...",
 * "interviewed by ...". Only scripts with capitals show what is a name; of others the facts do. */
#include "find/state.h"

enum { NAME_WORDS = 5, NAMES_MOST = 300 };

static bool joins(struct str w)
{
	static const char *const words[] = { "de", "la", "le", "du", "des", "del", "della", "di",
		"da", "dos", "van", "von", "der", "den", "ter", "ten", "bin", "ibn", "al", "el",
		"y", "e", "af", "оглы", "кызы", "фон", "де", "ван" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (str_is(w, words[i]))
			return true;
	}
	return false;
}

static uint32_t first(struct str w)
{
	size_t i = 0;
	return w.n ? str_next(w, &i) : 0;
}

/* A word as it counts in a name: without what leans on it; whether the name ends behind it. */
static struct str bare(struct str w, bool *ends)
{
	*ends = false;
	while (w.n && !find_letter(find_before(w, w.n)) && !find_digit(find_before(w, w.n))) {
		uint32_t c = find_before(w, w.n);
		if (c == '.' && w.n <= 3)
			break;
		*ends = true;
		do
			w.n--;
		while (w.n && ((unsigned char)w.s[w.n] & 0xc0) == 0x80);
	}
	if (w.n > 2 && (str_ends(w, "'s") || str_ends(w, "\xe2\x80\x99s"))) {
		w.n -= str_ends(w, "'s") ? 2 : 4;
		*ends = true;
	}
	return w;
}

static bool capital(struct str w)
{
	return w.n > 0 && find_upper(first(w));
}

/* “Peggy” between a name and a surname. */
static bool nicknames(struct str w)
{
	size_t i = 0;
	uint32_t c = w.n ? str_next(w, &i) : 0, end = find_before(w, w.n);
	return (find_quote(c) || c == '(') && (find_quote(end) || end == ')') &&
	       capital((struct str){ w.s + i, w.n - i });
}

static struct str word(struct str s, size_t *i)
{
	size_t from = *i, at;
	while (*i < s.n && find_space(str_next(s, i)))
		from = *i;
	*i = from;
	while (*i < s.n) {
		at = *i;
		if (find_space(str_next(s, i))) {
			*i = at;
			break;
		}
	}
	return (struct str){ s.s + from, *i - from };
}

/* The name that begins with word w, which ended at i: its end, or 0. */
static size_t name_end(struct str s, struct str w, size_t i, unsigned *words)
{
	bool ends;
	struct str b = bare(w, &ends);
	size_t end = (size_t)(b.s + b.n - s.s);
	*words = 1;
	while (!ends && *words < NAME_WORDS) {
		struct str next = word(s, &i), nb = bare(next, &ends);
		size_t behind = i;
		if (nicknames(next) && capital(word(s, &behind))) {
			ends = false;
			continue;
		}
		if (!nb.n || !(capital(nb) || joins(nb)))
			break;
		if (joins(nb)) {
			size_t k = i;
			bool e;
			struct str after = bare(word(s, &k), &e);
			if (ends || !capital(after))
				break;
			continue;
		}
		end = (size_t)(nb.s + nb.n - s.s);
		++*words;
	}
	return end;
}

static void add(struct find *f, struct find_name name)
{
	name.folded = find_fold(f->s, name.text);
	name.n = 1;
	for (size_t i = 0; i < f->names.n; i++) {
		struct find_name *n = &f->names.v[i];
		if (!str_eq(n->folded, name.folded))
			continue;
		n->n++;
		n->titled = n->titled || name.titled;
		n->spoken = n->spoken && name.spoken;
		if (n->sense == SENSE_NONE)
			n->sense = name.sense;
		return;
	}
	if (f->names.n < NAMES_MOST)
		*VEC_PUSH(f->s, &f->names) = name;
}

/* "Die Ökonomin Veronika Grimm", "By our reporter Ann Lee", "And Ann Lee": the last two words. */
static struct str articled(struct str name)
{
	static const char *const words[] = { "By", "BY", "Der", "Die", "Das", "The", "THE", "Le",
		"La", "El", "Il", "Los", "Las", "Les", "O", "Os", "An", "A", "Ein", "Eine", "De",
		"Het", "And", "But", "So", "Well", "Hi", "Hello", "Hey", "Thanks", "Und", "Et",
		"Bonjour", "Hallo", "Hola" };
	struct str rest = name, first = str_word(&rest);
	unsigned n = 0, skip;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!str_is(first, words[i]))
			continue;
		for (struct str r = rest; str_word(&r).n;)
			n++;
		for (skip = n > 2 ? n - 2 : 0; skip > 0; skip--)
			str_word(&rest);
		return n ? str_trim(rest) : name;
	}
	return name;
}

/* "Press Secretary Jane Cole": the words behind a title that is a word of its own. */
static struct str unranked(struct find *f, struct str name)
{
	enum { LETTERS = 5 };
	struct str rest = name, best = name;
	for (struct str w = str_word(&rest); w.n; w = str_word(&rest)) {
		struct str folded = find_fold(f->s, w), more = str_trim(rest);
		if (folded.n >= LETTERS && find_count_words(more) > 1 &&
			find_sense(&f->vocabulary, folded) == SENSE_TITLE)
			best = more;
	}
	return best;
}

/* All names of a text; like: what is known of them. */
static void from_text(struct find *f, struct str s, struct find_name like)
{
	for (size_t i = 0; i < s.n;) {
		struct str w = word(s, &i);
		unsigned words;
		size_t end;
		while (w.n && !find_letter(first(w))) {
			size_t k = 0;
			str_next(w, &k);
			w = (struct str){ w.s + k, w.n - k };
		}
		if (!capital(w))
			continue;
		end = name_end(s, w, i, &words);
		if (words > 1) {
			size_t skip;
			like.text = (struct str){ w.s, end - (size_t)(w.s - s.s) };
			like.sense = like.spoken ? SENSE_NONE
						 : find_cue_before(f,
							   (struct str){ s.s, (size_t)(w.s - s.s) },
							   like.titled);
			if (like.sense == SENSE_NONE && !like.spoken)
				like.sense = find_cue_behind(
					f, (struct str){ s.s + end, s.n - end });
			skip = like.spoken ? 0 : find_cue_within(f, like.text, &like.sense);
			like.text = articled(
				(struct str){ like.text.s + skip, like.text.n - skip });
			like.text = unranked(f, like.text);
			if (find_count_words(like.text) > 1)
				add(f, like);
		}
		i = end > i ? end : i;
	}
}

/* Without what stands in brackets behind it: "Frederico Munoz (SAS)". */
static struct str person_of(struct str s)
{
	const char *open = s.n ? memchr(s.s, '(', s.n) : NULL;
	return find_strip(open && open > s.s ? (struct str){ s.s, (size_t)(open - s.s) } : s);
}

static void from_facts(struct find *f)
{
	for (const struct fact *x = f->t->fact; x; x = x->next) {
		if (x->kind == FACT_INTERVIEWER)
			add(f, (struct find_name){
				       .text = person_of(x->value), .sense = SENSE_ASKER });
		else if (x->kind == FACT_INTERVIEWEE)
			add(f, (struct find_name){
				       .text = person_of(x->value), .sense = SENSE_ANSWERER });
		else if (x->kind == FACT_AUTHOR)
			add(f, (struct find_name){ .text = person_of(x->value) });
		else if (x->kind == FACT_TITLE || x->kind == FACT_SUBTITLE ||
			 x->kind == FACT_SUMMARY)
			from_text(
				f, x->value, (struct find_name){ .titled = x->kind == FACT_TITLE });
	}
	for (const struct voice *v = f->t->voice; v; v = v->next)
		add(f, (struct find_name){ .text = v->name });
}

void find_names(struct find *f, size_t front)
{
	enum { TURNS = 12 };
	bool title = true;
	from_facts(f);
	for (size_t i = 0; i < front + TURNS && i < f->units.n; i++) {
		const struct find_unit *u = &f->units.v[i];
		struct str s = { f->tape.text + u->from, u->to - u->from };
		bool head = title && i < front && u->words <= TURNS &&
			    (u->traits & UNIT_HEAD || i == 0);
		from_text(f, s, (struct find_name){ .titled = head, .spoken = i >= front });
		title = title && !(u->traits & UNIT_HEAD);
	}
}

/* Whether the words of a are words of b, in order. */
static bool within(struct str a, struct str b)
{
	struct str wa = str_word(&a);
	while (wa.n) {
		struct str wb = str_word(&b);
		if (!wb.n)
			return false;
		if (str_eq(wa, wb))
			wa = str_word(&a);
	}
	return true;
}

static bool ends_with(struct str name, struct str word)
{
	return name.n > word.n && memcmp(name.s + name.n - word.n, word.s, word.n) == 0 &&
	       name.s[name.n - word.n - 1] == ' ';
}

static const struct find_name *one_of(const struct find *f, struct str folded, bool spoken)
{
	const struct find_name *found = NULL;
	for (size_t i = 0; i < f->names.n; i++) {
		const struct find_name *n = &f->names.v[i];
		if (n->spoken != spoken ||
			!(spoken ? ends_with(n->folded, folded) : within(folded, n->folded)))
			continue;
		if (str_eq(n->folded, folded))
			return n;
		if (found && !within(found->folded, n->folded) && !within(n->folded, found->folded))
			return NULL;
		if (!found || n->folded.n < found->folded.n)
			found = n;
	}
	return found;
}

const struct find_name *find_name_initials(const struct find *f, struct str folded)
{
	const struct find_name *found = NULL;
	for (size_t i = 0; i < f->names.n; i++) {
		const struct find_name *n = &f->names.v[i];
		if (n->spoken || !find_initials(folded, n->folded))
			continue;
		if (found && !within(found->folded, n->folded) && !within(n->folded, found->folded))
			return NULL;
		found = found && found->sense != SENSE_NONE ? found : n;
	}
	return found;
}

bool find_name_whole(struct find *f, struct str line)
{
	enum { WORDS = 10 };
	enum find_sense sense = SENSE_NONE;
	return find_words(line) <= WORDS && find_cue_within(f, line, &sense) &&
	       sense == SENSE_ANSWERER;
}

const struct find_name *find_name_of(const struct find *f, struct str folded)
{
	const struct find_name *n = folded.n ? one_of(f, folded, false) : NULL;
	return n || !folded.n ? n : one_of(f, folded, true);
}

static bool speaks(const struct find *f, const struct find_name *n)
{
	for (size_t k = 0; k < f->who.n; k++) {
		const struct person *p = f->who.v[k].person;
		if (p && p->name && str_eq(find_fold(f->s, p->name->text), n->folded))
			return true;
	}
	return false;
}

/* A title that is a name and nothing else, or ends with one behind a colon. */
static bool all_of_title(const struct find *f, const struct find_name *n)
{
	struct str title = { 0 };
	for (const struct fact *x = f->t->fact; x && !title.n; x = x->next)
		title = x->kind == FACT_TITLE ? x->value : title;
	if (!title.n && f->units.n)
		title = (struct str){ f->tape.text + f->units.v[0].from,
			f->units.v[0].to - f->units.v[0].from };
	for (size_t i = title.n; i > 0; i--) {
		if (title.s[i - 1] == ':') {
			title = (struct str){ title.s + i, title.n - i };
			break;
		}
	}
	return find_count_words(n->folded) <= 3 &&
	       str_eq(find_fold(f->s, find_strip(title)), n->folded);
}

const struct find_name *find_name_cued(struct find *f, enum find_sense sense)
{
	const struct find_name *found = NULL, *titled = NULL;
	for (size_t i = 0; i < f->names.n; i++) {
		const struct find_name *n = &f->names.v[i];
		if (n->spoken || speaks(f, n))
			continue;
		if (n->sense == sense && (!found || found->folded.n < n->folded.n))
			found = n;
		if (n->titled && n->sense == SENSE_NONE && (n->n > 1 || all_of_title(f, n)))
			titled = n;
	}
	return found || sense == SENSE_ASKER ? found : titled;
}
