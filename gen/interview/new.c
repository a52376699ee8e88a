#include "interview/interview.h"

struct interview *interview_new(struct str path)
{
	struct arena *a = arena_new();
	struct interview *iv = ARENA_NEW(a, struct interview);
	iv->arena = a;
	iv->path = arena_str(a, path);
	iv->lang = STR("und");
	return iv;
}

void interview_drop(struct interview *iv)
{
	if (!iv)
		return;
	for (const struct block *b = iv->body; b; b = b->next)
		interview_drop(b->chapter);
	arena_drop(iv->arena);
}
