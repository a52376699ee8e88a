#include "report/inside.h"

struct str report_where(struct arena *a, const struct report *r, const struct finding *f)
{
	struct buf b = { .a = a };
	struct str file = diag_name(r->names, f->loc.file);
	buf_str(&b, file.n ? file : r->interview->path);
	if (f->loc.line)
		buf_printf(&b, ":%u", (unsigned)f->loc.line);
	if (f->loc.line && f->loc.column)
		buf_printf(&b, ":%u", (unsigned)f->loc.column);
	return buf_get(&b);
}
