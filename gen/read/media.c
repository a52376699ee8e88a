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

/* "data:image/png;base64,..." */
static bool spelled_out(struct reader *r, struct str src, struct str *bytes)
{
	const char *comma = memchr(src.s, ',', src.n);
	struct str head = { src.s, comma ? (size_t)(comma - src.s) : 0 };
	if (!comma || !str_ends(head, ";base64"))
		return false;
	*bytes = read_base64(r->a, (struct str){ comma + 1, src.n - head.n - 1 });
	return true;
}

static bool on_the_network(struct str src)
{
	return str_starts(src, "http:") || str_starts(src, "https:") || str_starts(src, "//");
}

static struct image *of_bytes(
	struct reader *r, const struct transcript *t, struct block *b, struct str bytes, bool data)
{
	struct image *m = ARENA_NEW(r->a, struct image);
	m->src = data ? STR("picture") : b->image->src;
	m->bytes = data ? bytes : arena_str(r->a, bytes);
	r->image_bytes += bytes.n;
	if (bytes.n && r->image_bytes <= INTERVIEW_IMAGES_BYTES && read_image_header(m)) {
		m->path = arena_printf(r->a, "%.*s/%.*s", STR_ARG(t->path), STR_ARG(m->src));
		return m;
	}
	diag_at(diag_about(r->diag, "picture"), DIAG_ERROR, b->loc,
		"the picture \"%.*s\" is neither a sound PNG nor a sound JPEG, or too large; its "
		"words are kept, without it",
		STR_ARG(m->src));
	*m = (struct image){ .src = m->src };
	return m;
}

static void figure(struct reader *r, const struct transcript *t, struct block *b)
{
	struct str src = b->image->src, alt = b->image->alt, bytes;
	const struct medium *m = inside(t, src);
	struct image *to;
	if (m) {
		to = of_bytes(r, t, b, m->bytes, false);
	} else if (str_starts(src, "data:") && spelled_out(r, src, &bytes)) {
		to = of_bytes(r, t, b, bytes, true);
	} else if (on_the_network(src)) {
		to = ARENA_NEW(r->a, struct image);
		to->src = src;
		diag_at(diag_about(r->diag, "picture"), DIAG_WARNING, b->loc,
			"the picture \"%.*s\" is on the network and is not fetched; its words are "
			"kept, without it",
			STR_ARG(src));
	} else {
		to = read_picture(r, src, b->loc);
	}
	to->alt = alt;
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
	struct reader r = { .iv = iv, .diag = d, .a = iv->arena, .scratch = arena_new() };
	r.images.a = r.scratch;
	blocks(&r, t, iv->body);
	arena_drop(r.scratch);
}
