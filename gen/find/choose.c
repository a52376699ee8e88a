/* The readings, each tried on all of the document; the one with the most points is taken, and how
 * sure that is follows from its points and its distance to the next. */
#include "find/state.h"

enum { READ_AT_ALL = 35, READ_SURE = 70, APART = 15 };

static const struct {
	find_try *try;
} tries[] = { { find_given }, { find_labels }, { find_classes }, { find_dashes } };

/* Nobody speaks: headings, and text. */
static void prose(struct find *f, struct find_reading *r)
{
	r->name = "text in which nobody is seen to speak";
	for (size_t i = 0; i < f->units.n; i++) {
		r->mark[i] = (struct find_mark){
			.voice = f->units.v[i].traits & UNIT_HEAD ? MARK_HEAD : MARK_TOLD,
			.text = f->units.v[i].from
		};
	}
}

void find_choose(struct find *f)
{
	struct find_reading *best = NULL, *second = NULL;
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		struct find_reading *r = ARENA_NEW(f->s, struct find_reading);
		r->mark = ARENA_ARRAY(f->s, f->units.n + 1, struct find_mark);
		tries[i].try(f, r);
		if (!best || r->score > best->score) {
			second = best;
			best = r;
		} else if (!second || r->score > second->score)
			second = r;
	}
	if (best->score < READ_AT_ALL) {
		best = ARENA_NEW(f->s, struct find_reading);
		best->mark = ARENA_ARRAY(f->s, f->units.n + 1, struct find_mark);
		prose(f, best);
	}
	f->reading = best;
	f->certainty = best->score < READ_AT_ALL ? FIND_DOUBT
		       : best->score >= READ_SURE && best->score >= second->score + APART
			       ? FIND_SURE
		       : best->score >= second->score + APART / 3 ? FIND_LIKELY
								  : FIND_DOUBT;
	if (f->certainty != FIND_DOUBT)
		return;
	find_remark(f, FIND_DOUBT,
		(struct loc){ .file = diag_file(f->diag, f->t->path), .line = 1 }, NULL,
		best->score < READ_AT_ALL
			? STR("nobody is seen to speak; all of it is kept as text")
			: arena_printf(f->a, "the speakers were told by %s; %s would be as likely",
				  best->name, second->name));
}
