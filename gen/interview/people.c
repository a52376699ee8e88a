#include "interview/interview.h"

/* Whether somebody of that name and biography was met before. */
static bool met(struct map *seen, const struct person *p)
{
	struct buf key = { .a = seen->a };
	buf_str(&key, p->name->text);
	for (const struct block *b = p->bio; b; b = b->next) {
		buf_char(&key, '\n');
		buf_str(&key, interview_plain(seen->a, b->text));
	}
	if (map_get(seen, buf_get(&key)))
		return true;
	map_put(seen, buf_get(&key), seen);
	return false;
}

static const struct person *first_of(struct interview_people *at)
{
	at->of = at->chapter ? at->chapter->chapter : NULL;
	return at->of ? at->of->people : NULL;
}

bool interview_next_person(const struct interview *iv, struct interview_people *at)
{
	do {
		if (!at->of && !iv->collection) {
			at->of = iv;
			at->person = iv->people;
		} else if (!at->of) {
			at->chapter = iv->body;
			at->person = first_of(at);
		} else {
			at->person = at->person ? at->person->next : NULL;
		}
		while (!at->person && at->chapter && at->chapter->next) {
			at->chapter = at->chapter->next;
			at->person = first_of(at);
		}
	} while (at->person && at->chapter && at->seen && met(at->seen, at->person));
	return at->person != NULL;
}
