#include "interview/inside.h"

static bool empty(const struct block *b)
{
	switch (b->kind) {
	case BLOCK_BREAK:
	case BLOCK_CHAPTER:
	case BLOCK_FIGURE:
	case BLOCK_CELL:
		return false;
	case BLOCK_PARA:
	case BLOCK_PULLQUOTE:
	case BLOCK_DIRECTION:
		return !interview_has_text(b->text);
	case BLOCK_ITEM:
		return !b->first && !interview_has_text(b->title);
	case BLOCK_SECTION:
	case BLOCK_EXCHANGE:
	case BLOCK_QUESTION:
	case BLOCK_ANSWER:
	case BLOCK_REMARK:
	case BLOCK_LIST:
	case BLOCK_QUOTE:
	case BLOCK_SIDEBAR:
	case BLOCK_TABLE:
	case BLOCK_ROW:
	case BLOCK_N:
		break;
	}
	return !b->first;
}

static void left_out(struct check *c, const struct block *b)
{
	const char *name = interview_block_name(b->kind);
	if (interview_is_turn(b->kind))
		diag_at(c->diag, DIAG_ERROR, b->loc,
			"expected text in <%s>, found nothing; the turn is left out", name);
	else
		diag_at(c->diag, DIAG_WARNING, b->loc,
			"expected something in <%s>, found nothing; it is left out", name);
}

static void describe(struct check *c, const struct block *b)
{
	if (b->kind == BLOCK_FIGURE && !str_trim(b->image->alt).n)
		diag_at(diag_about(c->diag, "alt"), DIAG_ERROR, b->loc,
			"expected alt=\"...\" to say what the figure shows, found none; %s",
			interview_has_text(b->title) ? "its caption stands for it"
						     : "it is set without a description");
	if (b->kind == BLOCK_SECTION && !interview_has_text(b->title))
		diag_at(c->diag, DIAG_ERROR, b->loc,
			"expected a <title> in <section>, found none; the section is set without");
}

static void prune_spans(struct check *, struct span *);

static void prune(struct check *c, struct block **link)
{
	while (*link) {
		struct block *b = *link;
		prune_spans(c, b->title);
		prune_spans(c, b->text);
		prune(c, &b->first);
		if (empty(b)) {
			left_out(c, b);
			*link = b->next;
			continue;
		}
		describe(c, b);
		link = &b->next;
	}
}

static void prune_spans(struct check *c, struct span *s)
{
	for (; s; s = s->next) {
		prune_spans(c, s->first);
		prune(c, &s->blocks);
	}
}

void interview_prune(struct check *c)
{
	struct meta *m = &c->iv->meta;
	prune_spans(c, m->kicker);
	prune_spans(c, m->title);
	prune_spans(c, m->subtitle);
	prune(c, &m->summary);
	prune(c, &m->editor_note);
	for (struct person *p = c->iv->people; p; p = p->next) {
		prune(c, &p->bio);
		if (p->portrait && !str_trim(p->portrait->alt).n)
			diag_at(diag_about(c->diag, "alt"), DIAG_ERROR, p->loc,
				"expected alt=\"...\" to say what the portrait shows, found none; "
				"it is "
				"set without a description");
	}
	prune(c, &c->iv->body);
}
