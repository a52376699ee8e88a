/* Open addressing over indices into two parallel arrays: look-ups touch one cache line of slots,
 * iteration is the arrays themselves, in the order things came. */
#include "base/arena.h"

static uint32_t *find(const struct map *m, struct str key)
{
	size_t i = (size_t)str_hash(key, 0) & (m->nslot - 1);
	while (m->slot[i] && !str_eq(m->key[m->slot[i] - 1], key))
		i = (i + 1) & (m->nslot - 1);
	return &m->slot[i];
}

void *map_get(const struct map *m, struct str key)
{
	uint32_t s = m->nslot ? *find(m, key) : 0;
	return s ? m->val[s - 1] : NULL;
}

static void widen(struct map *m)
{
	size_t cap = m->cap ? m->cap * 2 : 16;
	m->key = arena_grow(m->a, m->key, m->cap * sizeof *m->key, cap * sizeof *m->key);
	m->val = arena_grow(m->a, m->val, m->cap * sizeof *m->val, cap * sizeof *m->val);
	m->cap = cap;
	m->nslot = cap * 2;
	m->slot = ARENA_ARRAY(m->a, m->nslot, uint32_t);
	for (size_t i = 0; i < m->n; i++)
		*find(m, m->key[i]) = (uint32_t)i + 1;
}

void map_put(struct map *m, struct str key, void *val)
{
	uint32_t *s;
	if (m->n == m->cap)
		widen(m);
	s = find(m, key);
	if (!*s) {
		m->key[m->n] = key;
		*s = (uint32_t)++m->n;
	}
	m->val[*s - 1] = val;
}
