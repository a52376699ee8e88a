#include "epub/book.h"
struct str epub_css(struct book *book)
{
	(void)book;
	return STR("p { margin: 0 }\n");
}
struct str epub_font_href(struct arena *a, const struct epub_font *f)
{
	static const char *const face[FACE_N] = { "regular", "italic", "bold", "bold-italic" };
	struct buf b = { .a = a };
	buf_cstr(&b, "fonts/");
	for (size_t i = 0; i < f->family.n; i++) {
		char c = f->family.s[i];
		bool upper = c >= 'A' && c <= 'Z',
		     fit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
		buf_put(&b, (char[]){ upper ? (char)(c + 32) : fit ? c : '-' }, 1);
	}
	buf_printf(&b, "-%s.%s", face[f->face], f->cff ? "otf" : "ttf");
	return buf_get(&b);
}
