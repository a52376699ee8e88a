/* Persons of voices: their names, labels, parts and ids; short labels are given the full names that
 * the file mentions. Which voices are one person, join.c says.
 */
#include "find/state.h"

#include <assert.h>

/* A copy of what stands on the tape, each white space one space. */
static struct str keep(struct find *f, struct str s)
{
	struct buf b = { .a = f->a };
	bool space = false;
	s = find_strip(s);
	for (size_t i = 0; i < s.n;) {
		uint32_t c = str_next(s, &i);
		if (c == '\n' || c == '\t' || c == ' ') {
			space = true;
			continue;
		}
		if (space)
			buf_char(&b, ' ');
		space = false;
		buf_char(&b, c);
	}
	return buf_get(&b);
}

static enum person_role role_of(enum find_sense s)
{
	switch (s) {
	case SENSE_QUESTION:
	case SENSE_ASKER:
		return PERSON_INTERVIEWER;
	case SENSE_HOST:
		return PERSON_MODERATOR;
	case SENSE_ANSWER:
	case SENSE_ANSWERER:
		return PERSON_INTERVIEWEE;
	case SENSE_AUDIENCE:
		return PERSON_AUDIENCE;
	case SENSE_INTERPRETER:
		return PERSON_INTERPRETER;
	case SENSE_NONE:
	case SENSE_ALL:
	case SENSE_VOICE:
	case SENSE_TITLE:
	case SENSE_THING:
	case SENSE_STAGE:
	case SENSE_BREAK:
	case SENSE_N:
		break;
	}
	return PERSON_N;
}

/* The label of somebody whose label was a letter, when the others' are names: a name of that kind.
 */
static void relabel(struct find *f, struct person *p)
{
	const char *space = memrchr(p->name->text.s, ' ', p->name->text.n);
	for (size_t i = 0; i < f->who.n; i++) {
		const struct find_who *o = &f->who.v[i];
		if (o->person == p || !(o->named || o->sense == SENSE_NONE) || !o->person->label.n)
			continue;
		p->label = p->name->text;
		if (space && !memchr(o->person->label.s, ' ', o->person->label.n))
			p->label = (struct str){ space + 1,
				p->name->text.n - (size_t)(space + 1 - p->name->text.s) };
		return;
	}
}

static bool asks(const struct find_who *w)
{
	return w->sense == SENSE_QUESTION || w->sense == SENSE_ASKER;
}

static void unnamed(struct find *f, struct find_who *w)
{
	const struct find_name *n = find_name_cued(f, asks(w) ? SENSE_ASKER : SENSE_ANSWERER);
	struct person *p = w->person;
	if (n) {
		p->name->text = keep(f, n->text);
		relabel(f, p);
		find_remark(f, FIND_LIKELY, w->loc, NULL,
			arena_printf(f->a,
				"%s is taken to be %.*s, whom the file names before it begins",
				asks(w) ? "who asks" : "who answers", STR_ARG(p->name->text)));
		return;
	}
	if (!p->name->text.n)
		p->name->text = interview_word(f->lang, asks(w) ? WORD_QUESTION : WORD_ANSWER);
	w->nameless = true;
	find_remark(f, FIND_DOUBT, w->loc, NULL,
		arena_printf(f->a, "who %s is not named; \"%.*s\" stands for the name",
			asks(w) ? "asks" : "answers", STR_ARG(p->name->text)));
}

/* An id of a name's last word, in lower case; of all of it when that is taken. */
static struct str make_id(struct find *f, struct str name, struct map *ids)
{
	struct buf b = { .a = f->a };
	struct str folded = find_fold(f->s, name), last = folded, id;
	const char *space = folded.n ? memrchr(folded.s, ' ', folded.n) : NULL;
	unsigned n = 2;
	if (space && !find_digit((unsigned char)space[1]))
		last = (struct str){ space + 1, folded.n - (size_t)(space + 1 - folded.s) };
	for (size_t i = 0; i < last.n;) {
		uint32_t c = str_next(last, &i);
		if (find_letter(c) || (find_digit(c) && b.n))
			buf_char(&b, c);
		else if (c == ' ' && b.n)
			buf_char(&b, '-');
	}
	id = buf_get(&b);
	if (!interview_is_id(id))
		id = STR("speaker");
	while (map_get(ids, id)) {
		id = arena_printf(f->a, "%.*s-%u",
			STR_ARG(buf_get(&b).n ? buf_get(&b) : STR("speaker")), n++);
		if (!interview_is_id(id))
			id = arena_printf(f->a, "speaker-%u", n);
	}
	map_put(ids, id, f);
	return id;
}

static const struct find_voice *ruled(struct find *f, const struct find_who *w)
{
	const struct find_voice *v = NULL;
	for (size_t i = 0; i < w->labels.n && !v; i++)
		v = find_rule(f, w->labels.v[i]);
	if (!w->labels.n || !w->labels.v[0].n)
		v = find_rule(f, interview_word(f->lang, asks(w) ? WORD_QUESTION : WORD_ANSWER));
	return v;
}

/* All labels that there are; of those who bear none, the word that rules call them by. */
static struct str all_labels(struct find *f, struct map *folded)
{
	struct buf b = { .a = f->a };
	for (size_t i = 0; i < f->who.n; i++) {
		const struct find_who *w = &f->who.v[i];
		struct str none = interview_word(f->lang, asks(w) ? WORD_QUESTION : WORD_ANSWER);
		for (size_t k = 0; k < w->labels.n || (k == 0 && !w->labels.n); k++) {
			struct str label = w->labels.n ? w->labels.v[k] : none;
			map_put(folded, find_fold(f->s, label), f);
			buf_printf(&b, "%s\"%.*s\"", b.n ? ", " : "", STR_ARG(label));
		}
	}
	for (size_t i = 0; i < f->reading->voice.n; i++)
		map_put(folded, find_fold(f->s, f->reading->voice.v[i].name), f);
	return buf_get(&b);
}

/* Rules for this transcript that speak of a label which it has not. */
static void absent(struct find *f)
{
	struct map folded = { .a = f->s };
	struct str all = all_labels(f, &folded);
	for (const struct find_voice *v = f->rules->voice; v; v = v->next) {
		if (v->here && !map_get(&folded, find_fold(f->s, v->label)))
			diag_at(f->diag, DIAG_WARNING,
				(struct loc){ .file = diag_file(f->diag, f->t->path) },
				"nobody here bears the label \"%.*s\"; expected one of %.*s",
				STR_ARG(v->label), STR_ARG(all.n ? all : STR("none")));
	}
}

static void add_label(struct find *f, struct find_who *w, struct str label)
{
	if (!label.n)
		return;
	for (size_t i = 0; i < w->labels.n; i++) {
		if (str_eq(w->labels.v[i], label))
			return;
	}
	*VEC_PUSH(f->s, &w->labels) = keep(f, label);
}

/* The part that a field before it begins gives somebody: "Interviewer: Thomas Haigh". */
static enum find_sense field(struct find *f, const struct find_who *w)
{
	enum { LABELS = 40 };
	struct str name = find_fold(f->s, w->person->name->text);
	for (size_t i = 1; i < f->labels.n && i < LABELS; i++) {
		const struct find_label *l = &f->labels.v[i];
		struct str value = { f->tape.text + l->to, f->units.v[l->unit].to - l->to };
		if (!l->header || role_of(l->sense) == PERSON_N)
			continue;
		value = find_fold(f->s, value);
		if (w->folded.n > 2 && value.n >= w->folded.n &&
			(memmem(value.s, value.n, w->folded.s, w->folded.n) ||
				(name.n && memmem(value.s, value.n, name.s, name.n))))
			return l->sense;
	}
	return SENSE_NONE;
}

static void describe(struct find *f, int32_t at)
{
	struct find_who *w = &f->who.v[at];
	struct find_shown show = find_shown(f, at);
	struct person *p = ARENA_NEW(f->a, struct person);
	enum person_role role;
	enum find_sense part = SENSE_NONE;
	assert(show.voice); /* a person has one */
	p->loc = w->loc;
	p->name = ARENA_NEW(f->a, struct name);
	p->name->text = keep(f, show.name);
	w->person = p;
	w->sense = show.voice->sense;
	w->folded = find_fold(f->s, show.label);
	for (size_t i = 0; i < f->reading->voice.n; i++) {
		const struct find_voice_of *o = &f->reading->voice.v[i];
		if (f->who_of[i] != at)
			continue;
		add_label(f, w,
			o->outer.n ? arena_printf(f->s, "%.*s: %.*s", STR_ARG(o->outer),
					     STR_ARG(o->name))
				   : o->name);
		w->named = w->named || o->outer.n || o->called ||
			   (o->sense == SENSE_NONE && o->name.n);
		w->sense = w->sense == SENSE_NONE ? o->sense : w->sense;
		part = part == SENSE_NONE ? o->part : part;
	}
	p->label = show.label.n ? keep(f, show.label) : (struct str){ 0 };
	p->initials = show.initials.n ? keep(f, show.initials) : (struct str){ 0 };
	/* "MC" leads, unless it is Margaret Coyle. */
	if (w->sense == SENSE_HOST && find_abbreviated(show.label) && !find_abbreviated(show.name))
		w->sense = SENSE_NONE;
	role = role_of(w->sense);
	role = role == PERSON_N ? role_of(part) : role;
	role = role == PERSON_N ? role_of(field(f, w)) : role;
	w->said = role != PERSON_N;
	p->role = w->said ? role : PERSON_OTHER;
}

void find_people(struct find *f)
{
	struct map ids = { .a = f->s };
	struct person **tail = &f->iv->people;
	find_join(f);
	find_dialogue(f);
	for (size_t i = 0; i < f->who.n; i++)
		describe(f, (int32_t)i);
	for (size_t i = 0; i < f->who.n; i++) {
		struct find_who *w = &f->who.v[i];
		const struct find_voice *rule = ruled(f, w);
		if (rule && rule->name.n)
			w->person->name->text = w->person->label = arena_str(f->a, rule->name);
		else if (w->named)
			;
		else if (w->sense == SENSE_QUESTION || w->sense == SENSE_ANSWER ||
			 w->sense == SENSE_ASKER || w->sense == SENSE_ANSWERER)
			unnamed(f, w);
		if (rule && rule->role != PERSON_N) {
			w->person->role = rule->role;
			w->said = true;
			w->certainty = FIND_SURE;
		}
		w->person->id = make_id(f, w->person->name->text, &ids);
		*tail = w->person;
		tail = &w->person->next;
	}
	absent(f);
}
