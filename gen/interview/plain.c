#include "interview/interview.h"

static void plain(struct buf *b, const struct span *s)
{
	for (; s; s = s->next) {
		if (s->kind == SPAN_TEXT)
			buf_str(b, s->text);
		else if (s->kind == SPAN_BREAK)
			buf_char(b, ' ');
		else if (s->kind != SPAN_NOTE)
			plain(b, s->first);
	}
}

struct str interview_plain(struct arena *a, const struct span *s)
{
	struct buf b = { .a = a };
	plain(&b, s);
	return buf_get(&b);
}

bool interview_has_text(const struct span *s)
{
	for (; s; s = s->next) {
		if (s->kind == SPAN_TEXT ? s->text.n > 0 : interview_has_text(s->first))
			return true;
	}
	return false;
}
