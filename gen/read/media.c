#include "read/media.h"

#include "base/file.h"
#include "read/inside.h"

struct str read_base64(struct arena *a, struct str s)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	char *to = arena_alloc(a, s.n / 4 * 3 + 4);
	size_t n = 0;
	uint32_t bits = 0;
	int have = 0;
	for (size_t i = 0; i < s.n && s.s[i] != '='; i++) {
		const char *d = s.s[i] ? strchr(digits, s.s[i]) : NULL;
		if (!d)
			continue;
		bits = bits << 6 | (uint32_t)(d - digits);
		have += 6;
		if (have >= 8) {
			have -= 8;
			to[n++] = (char)(bits >> have & 0xff);
		}
	}
	return (struct str){ to, n };
}

static const struct medium *inside(const struct transcript *t, struct str src)
{
	const struct medium *m = t->medium;
	while (m && !str_eq(m->src, src))
		m = m->next;
	return m;
}

static struct image *of_bytes(
	struct reader *r, const struct transcript *t, const struct block *b, struct str bytes)
{
	struct image *m = ARENA_NEW(r->a, struct image);
	m->src = b->image->src;
	m->bytes = arena_str(r->a, bytes);
	r->image_bytes += bytes.n;
	if (bytes.n && r->image_bytes <= INTERVIEW_IMAGES_BYTES && read_image_header(m)) {
		m->path = arena_printf(r->a, "%.*s/%.*s", STR_ARG(t->path), STR_ARG(m->src));
		return m;
	}
	diag_at(diag_about(r->diag, "picture"), DIAG_WARNING, b->loc,
		"the picture \"%.*s\" is neither a sound PNG nor a sound JPEG, or too large; its "
		"words are kept, without it",
		STR_ARG(m->src));
	*m = (struct image){ .src = m->src };
	return m;
}

static int digit(char c)
{
	return c >= '0' && c <= '9'                 ? c - '0'
	       : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
						    : -1;
}

/* A file's name of an address: "ferry%20house.png". */
static struct str unquoted(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	for (size_t i = 0; i < s.n; i++) {
		bool coded = s.s[i] == '%' && s.n - i > 2 && digit(s.s[i + 1]) >= 0 &&
			     digit(s.s[i + 2]) >= 0;
		char c = coded ? (char)(digit(s.s[i + 1]) * 16 + digit(s.s[i + 2])) : s.s[i];
		i += coded ? 2 : 0;
		buf_put(&b, &c, 1);
	}
	return !memmem(s.s, s.n, "://", 3) && str_check(buf_get(&b)) == b.n && !memchr(b.s, 0, b.n)
		       ? buf_get(&b)
		       : s;
}

static void figure(struct reader *r, const struct transcript *t, struct block *b)
{
	const struct medium *m = inside(t, b->image->src);
	struct image *to = m ? of_bytes(r, t, b, m->bytes)
			     : read_picture(r, unquoted(r->a, b->image->src), b->loc);
	to->alt = b->image->alt;
	b->image = to;
}

static void blocks(struct reader *r, const struct transcript *t, struct block *b)
{
	for (; b; b = b->next) {
		if (b->kind == BLOCK_FIGURE && b->image && b->image->src.n && !b->image->bytes.n)
			figure(r, t, b);
		blocks(r, t, b->first);
	}
}

void read_media(struct interview *iv, struct diag *d, const struct transcript *t)
{
	struct reader r = {
		.iv = iv, .diag = d, .a = iv->arena, .scratch = arena_new(), .doubtful = true
	};
	r.images.a = r.scratch;
	blocks(&r, t, iv->body);
	arena_drop(r.scratch);
}
