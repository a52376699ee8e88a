#include "write/inside.h"

void *write_at(const struct map *m, const void *address)
{
	return map_get(m, (struct str){ (const char *)&address, sizeof address });
}

void write_put(struct map *m, const void *address, void *value)
{
	const void **key = ARENA_NEW(m->a, const void *);
	*key = address;
	map_put(m, (struct str){ (const char *)key, sizeof *key }, value);
}

static const void *about(const struct doubt *d)
{
	return d->block ? (const void *)d->block : d->person;
}

/* Those about one thing follow each other (interview_check). */
void write_doubts(struct map *m, const struct interview *iv)
{
	const void *last = NULL;
	for (struct doubt *d = iv->doubt; d; d = d->next) {
		bool first = d == iv->doubt || about(d) != last;
		if (first && !write_at(m, about(d))) /* chapters have heads of their own */
			write_put(m, about(d), d);
		last = about(d);
	}
}

const struct doubt *write_doubt_next(const struct doubt *d)
{
	return d->next && about(d->next) == about(d) ? d->next : NULL;
}
