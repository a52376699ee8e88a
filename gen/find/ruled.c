#include "find/state.h"

/* The first rule for a label counts, so that an option goes before a file. */
void find_index_rules(struct find *f)
{
	f->ruled.a = f->plain.a = f->s;
	for (struct find_voice *v = f->rules->voice; v; v = v->next) {
		struct str key = find_fold(f->s, v->label);
		if (!map_get(&f->ruled, key))
			map_put(&f->ruled, key, v);
	}
	for (size_t i = 0; i < f->rules->plains; i++)
		map_put(&f->plain, find_fold(f->s, f->rules->plain[i]), f);
}

const struct find_voice *find_rule(struct find *f, struct str label)
{
	return f->ruled.n ? map_get(&f->ruled, find_fold(f->s, label)) : NULL;
}

bool find_is_plain(struct find *f, struct str label)
{
	return f->plain.n && map_get(&f->plain, find_fold(f->s, label));
}
