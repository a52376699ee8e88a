/* What of the tape is not in the body, and remarks about what was done. */
#include "find/state.h"

static void leave(
	struct find *f, uint32_t from, uint32_t to, enum find_left_kind kind, const char *why)
{
	struct find_left *l;
	if (from >= to)
		return;
	l = VEC_PUSH(f->a, &f->left);
	*l = (struct find_left){ .kind = kind,
		.from = from,
		.to = to,
		.text = { f->tape.text + from, to - from },
		.why = str_of(why) };
}

void find_leave_notes(struct find *f, uint32_t from, uint32_t to)
{
	const struct find_tape *t = &f->tape;
	for (uint32_t r = find_run_at(t, from); r < t->runs && t->run[r].from < to; r++)
		for (uint32_t n = t->run[r].note; n && n < t->run[r].note_end; n++)
			leave(f, t->place[n].from, t->place[n].to, LEFT_DROPPED,
				"a note to what is left out");
}

void find_leave(
	struct find *f, uint32_t from, uint32_t to, enum find_left_kind kind, const char *why)
{
	leave(f, from, to, kind, why);
	if (kind == LEFT_DROPPED || (kind == LEFT_META && *why))
		find_leave_notes(f, from, to);
}

void find_remark(struct find *f, enum find_certainty certainty, struct loc loc,
	const struct block *block, struct str text)
{
	struct find_remark *r = VEC_PUSH(f->a, &f->remarks);
	*r = (struct find_remark){ .certainty = certainty, .loc = loc, .text = text };
	if (certainty == FIND_DOUBT) {
		struct doubt *d = ARENA_NEW(f->a, struct doubt);
		d->loc = loc;
		d->text = text;
		d->block = block;
		*f->doubt_tail = d;
		f->doubt_tail = &d->next;
	}
}
