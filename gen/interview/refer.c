#include "interview/inside.h"

const struct person interview_nobody = { .role = PERSON_OTHER };

/* ", did you mean "vassilenko"?" among the ids of people or of the rest. */
static struct str suggestion(struct check *c, struct str ref, bool person)
{
	enum { CANDIDATES = 500 };
	const struct str *among = c->known + (person ? 0 : c->people);
	size_t n = person ? c->people : c->others;
	struct str near = interview_near(ref, among, n < CANDIDATES ? n : CANDIDATES);
	if (!near.s)
		return (struct str){ 0 };
	return arena_printf(c->scratch, " (is \"%.*s\" meant?)", STR_ARG(near));
}

static void unknown(struct check *c, const struct pending *p)
{
	struct str s = suggestion(c, p->ref, p->kind == PENDING_WHO || p->kind == PENDING_PERSON);
	switch (p->kind) {
	case PENDING_WHO:
		diag_at(diag_about(c->diag, "speaker"), DIAG_ERROR, p->loc,
			"speaker \"%.*s\" is not declared in <people>%.*s; the turn is kept, set "
			"as "
			"unknown",
			STR_ARG(p->ref), STR_ARG(s));
		break;
	case PENDING_PERSON:
		diag_at(c->diag, DIAG_ERROR, p->loc,
			"person \"%.*s\" is not declared in <people>%.*s; the words are kept as "
			"plain "
			"text",
			STR_ARG(p->ref), STR_ARG(s));
		break;
	case PENDING_LINK:
		diag_at(c->diag, DIAG_ERROR, p->loc,
			"nothing in this file has the id \"%.*s\"%.*s; the words are kept without "
			"a "
			"link",
			STR_ARG(p->ref), STR_ARG(s));
		break;
	case PENDING_PULLQUOTE:
		diag_at(c->diag, DIAG_ERROR, p->loc,
			"nothing in this file has the id \"%.*s\"%.*s; the pull quote is kept "
			"where it "
			"stands",
			STR_ARG(p->ref), STR_ARG(s));
		break;
	}
}

static void resolve(struct check *c, const struct pending *p)
{
	const struct interview_holder *h = map_get(&c->ids, p->ref);
	bool person = p->kind == PENDING_WHO || p->kind == PENDING_PERSON;
	if (!h || (person ? !h->person : !h->block)) {
		unknown(c, p);
		h = NULL;
	}
	switch (p->kind) {
	case PENDING_WHO:
		p->block->who = h ? h->person : &interview_nobody;
		break;
	case PENDING_PERSON:
		p->span->person = h ? h->person : NULL;
		break;
	case PENDING_LINK:
		p->span->target = h ? h->block : NULL;
		if (!h)
			p->span->value = (struct str){ 0 };
		break;
	case PENDING_PULLQUOTE:
		p->block->quoted = h ? h->block : NULL;
		break;
	}
}

/* The only person of a role; NULL when there are none or several. */
static const struct person *only(const struct interview *iv, enum person_role role, unsigned *n)
{
	const struct person *found = NULL;
	*n = 0;
	for (const struct person *p = iv->people; p; p = p->next) {
		if (p->role == role && ++*n)
			found = p;
	}
	return *n == 1 ? found : NULL;
}

static void unnamed(struct check *c, struct block *b)
{
	bool question = b->kind == BLOCK_QUESTION;
	enum person_role role = question ? PERSON_INTERVIEWER : PERSON_INTERVIEWEE;
	unsigned n = 0;
	const char *said = interview_block_name(b->kind);
	if (b->kind != BLOCK_REMARK)
		b->who = only(c->iv, role, &n);
	if (b->who)
		return;
	if (b->kind == BLOCK_REMARK)
		diag_at(diag_about(c->diag, "speaker"), DIAG_ERROR, b->loc,
			"expected who=\"...\" on <%s>, found none; the turn is kept, set as "
			"unknown",
			said);
	else
		diag_at(diag_about(c->diag, "speaker"), DIAG_ERROR, b->loc,
			"expected who=\"...\" on <%s>, since <people> has %u of the role %s; the "
			"turn "
			"is kept, set as unknown",
			said, n, interview_role_name(role));
}

static void speakers(struct check *c, struct block *b)
{
	for (; b; b = b->next) {
		if (b->who == &interview_nobody)
			b->who = NULL;
		else if (interview_is_turn(b->kind) && !b->who)
			unnamed(c, b);
		speakers(c, b->first);
	}
}

void interview_refer(struct check *c, struct pending *p)
{
	for (; p; p = p->next)
		resolve(c, p);
	speakers(c, c->iv->body);
}
