/* What must hold of a transcript, whatever bytes it was made of. */
#ifndef FUZZ_TRANSCRIPT_H
#define FUZZ_TRANSCRIPT_H

#include <assert.h>

#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static inline void fuzz_quiet(void *user, struct str text)
{
	(void)user;
	(void)text;
}

static inline void fuzz_text(struct str s)
{
	assert(str_check(s) == s.n);
	for (size_t i = 0; i < s.n; i++)
		assert((unsigned char)s.s[i] >= ' ' || s.s[i] == '\t' || s.s[i] == '\n');
}

static inline void fuzz_passages(const struct passage *p)
{
	for (; p; p = p->next) {
		assert(p->kind < PASSAGE_N);
		fuzz_text(p->speaker);
		fuzz_text(p->label);
		fuzz_text(p->role);
		fuzz_text(p->alt);
		for (const struct stretch *s = p->first; s; s = s->next) {
			fuzz_text(s->text);
			assert(s->text.n || s->note || s->time >= 0);
			fuzz_passages(s->note);
		}
		assert(!p->cell || p->kind == PASSAGE_ROW);
		fuzz_passages(p->cell);
	}
}

/* Reads bytes as a format, or as whatever they are; both ways of tracked changes. */
static inline void fuzz_read(struct str bytes, const char *path, const char *format)
{
	for (int refuse = 0; refuse < 2; refuse++) {
		struct arena *a = arena_new();
		struct diag *d = diag_new(fuzz_quiet, NULL);
		struct read_query q = {
			.path = str_of(path), .format = str_of(format), .refuse_changes = refuse
		};
		struct transcript *t = read_transcript(d, &q, bytes);
		assert(t || diag_count(d, DIAG_ERROR));
		if (t) {
			const struct passage *last = t->first;
			while (last->next)
				last = last->next;
			assert(last == t->last);
			fuzz_passages(t->first);
			for (const struct fact *f = t->fact; f; f = f->next)
				fuzz_text(f->value);
			for (const struct voice *v = t->voice; v; v = v->next)
				fuzz_text(v->name);
			for (const struct dropped *x = t->dropped; x; x = x->next)
				fuzz_text(x->text);
			transcript_dump(a, t);
		}
		transcript_drop(t);
		diag_drop(d);
		arena_drop(a);
	}
}

#endif
