#include "pdf/image.h"
#include "pdf/icc.h"
#include "pdf/predict.h"
#include "pdf/put.h"

struct known {
	const struct image *image;
	struct image_ref ref;
	uint32_t object;
	struct known *next;
};

struct image_set {
	struct arena *arena;
	struct diag *diag;
	struct shim *shim;
	struct known *first, **end;
	struct map by_address;
	uint32_t n;
	uint32_t cmyk; /* the profile for four channels, once needed */
};

bool image_fits(uint32_t width, uint32_t height)
{
	return width <= IMAGE_SIDE_MAX && height <= IMAGE_SIDE_MAX &&
	       (uint64_t)width * height <= IMAGE_PIXELS_MAX;
}

struct image_set *image_set_new(struct arena *arena, struct diag *diag, struct shim *shim)
{
	struct image_set *set = ARENA_NEW(arena, struct image_set);

	*set = (struct image_set){
		.arena = arena, .diag = diag, .shim = shim, .by_address = { .a = arena }
	};
	set->end = &set->first;
	return set;
}

static void put_head(struct buf *b, uint32_t width, uint32_t height)
{
	buf_printf(b,
		"/Type /XObject\n/Subtype /Image\n/Width %u\n/Height %u\n/BitsPerComponent 8\n",
		width, height);
}

static void put_profile(struct image_set *set, int channels, struct str icc, struct buf *b)
{
	bool own = icc.n == 0;
	uint32_t stream = own ? set->cmyk : 0;

	if (stream == 0) {
		struct str entry = arena_printf(set->arena, "/N %d", channels);
		stream = shim_stream(
			set->shim, SHIM_FLATE, entry, own ? icc_cmyk(set->arena) : icc);
	}
	if (own)
		set->cmyk = stream;
	buf_cstr(b, "/ColorSpace [/ICCBased ");
	put_ref(b, stream);
	buf_cstr(b, "]\n");
}

/* A stream of samples, 8 bits deep; `more`: further entries. */
static uint32_t add_samples(struct image_set *set, const struct image_pixels *p, int channels,
	struct str samples, struct str more)
{
	struct arena *rows = arena_new();
	struct buf b = { .a = set->arena };
	struct str rest;
	uint32_t object;

	rest = predict_rows(rows, samples, (size_t)p->width * (size_t)channels, (size_t)channels);
	put_head(&b, p->width, p->height);
	buf_printf(&b, "/ColorSpace /%s\n", channels == 3 ? "DeviceRGB" : "DeviceGray");
	if (rest.n)
		buf_printf(&b, "/DecodeParms <</Predictor 15 /Colors %d /Columns %u>>\n", channels,
			p->width);
	buf_str(&b, more);
	object = shim_stream(set->shim, SHIM_FLATE, buf_get(&b), rest.n ? rest : samples);
	arena_drop(rows);
	return object;
}

static const char *add_png(struct image_set *set, struct known *k)
{
	struct arena *pixels = arena_new();
	struct buf mask = { .a = set->arena };
	struct image_pixels p;
	const char *why = pdf_png(pixels, k->image->bytes, &p);

	if (why)
		why = arena_cstr(set->arena, str_of(why));
	if (!why && p.alpha.n) {
		buf_cstr(&mask, "/SMask ");
		put_ref(&mask, add_samples(set, &p, 1, p.alpha, STR("")));
	}
	if (!why) {
		k->object = add_samples(set, &p, p.channels, p.colour, buf_get(&mask));
		k->ref = (struct image_ref){ 0, p.width, p.height, 1 };
	}
	arena_drop(pixels);
	return why;
}

static const char *add_jpeg(struct image_set *set, struct known *k)
{
	struct buf b = { .a = set->arena };
	struct image_jpeg j;
	const char *why = pdf_jpeg(set->arena, k->image->bytes, &j);
	bool turned;

	if (why)
		return why;
	put_head(&b, j.width, j.height);
	if (j.icc.n || j.channels == 4)
		put_profile(set, j.channels, j.icc, &b);
	else
		buf_cstr(&b,
			j.channels == 3 ? "/ColorSpace /DeviceRGB\n" : "/ColorSpace /DeviceGray\n");
	if (j.channels == 4 && j.adobe)
		buf_cstr(&b, "/Decode [1 0 1 0 1 0 1 0]\n");
	if (j.rgb && !j.adobe)
		buf_cstr(&b, "/DecodeParms <</ColorTransform 0>>\n");
	buf_cstr(&b, "/Filter /DCTDecode");
	k->object = shim_stream(
		set->shim, SHIM_PLAIN, buf_get(&b), (struct str){ k->image->bytes.s, j.size });
	turned = j.orientation >= 5;
	k->ref = (struct image_ref){ 0, turned ? j.height : j.width, turned ? j.width : j.height,
		j.orientation };
	return NULL;
}

static const char *add(struct image_set *set, struct known *k)
{
	switch (k->image->type) {
	case IMAGE_PNG:
		return add_png(set, k);
	case IMAGE_JPEG:
		return add_jpeg(set, k);
	case IMAGE_NONE:
		break;
	}
	return "";
}

static struct str address(const struct image *const *image)
{
	return (struct str){ (const char *)image, sizeof *image };
}

const struct image_ref *image_find(const struct image_set *set, const struct image *image)
{
	const struct known *k = map_get(&set->by_address, address(&image));

	return k ? &k->ref : NULL;
}

const struct image_ref *image_use(struct image_set *set, const struct image *image, struct loc loc)
{
	const struct image_ref *found = image_find(set, image);
	struct known *k;
	const char *why;

	if (found)
		return found;
	k = ARENA_NEW(set->arena, struct known);
	k->image = image;
	map_put(&set->by_address, address(&k->image), k);
	*set->end = k;
	set->end = &k->next;
	why = add(set, k);
	if (!why)
		k->ref.resource = ++set->n;
	else if (*why) /* what is no image at all was reported when it was read */
		diag_at(diag_about(set->diag, "picture"), DIAG_ERROR, loc,
			"the picture \"%.*s\" cannot be shown: %s; it is left out of the PDF",
			STR_ARG(image->src), why);
	return &k->ref;
}

void image_resources(const struct image_set *set, struct buf *b)
{
	for (const struct known *k = set->first; k; k = k->next) {
		if (k->ref.resource == 0)
			continue;
		buf_cstr(b, "/I");
		buf_int(b, k->ref.resource);
		buf_cstr(b, " ");
		put_ref(b, k->object);
		buf_cstr(b, "\n");
	}
}
