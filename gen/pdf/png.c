#include "pdf/image.h"
#include <png.h>

/* libpng's simplified interface: its errors come back as a message, without longjmp into us. */
static const char *failed(struct arena *arena, png_image *image)
{
	struct str message = arena_str(arena, str_of(image->message));

	png_image_free(image);
	return message.s;
}

/* Interleaved samples into colour and, where it says anything, alpha. */
static void part(struct arena *arena, const uint8_t *samples, bool alpha, struct image_pixels *p)
{
	size_t n = (size_t)p->width * p->height, channels = (size_t)p->channels;
	uint8_t *colour, *mask, all = 255;

	if (!alpha) {
		p->colour = (struct str){ (const char *)samples, n * channels };
		return;
	}
	colour = arena_array(arena, n, channels);
	mask = arena_alloc(arena, n);
	for (size_t i = 0; i < n; i++) {
		memcpy(colour + i * channels, samples, channels);
		mask[i] = samples[channels];
		all &= mask[i];
		samples += channels + 1;
	}
	p->colour = (struct str){ (const char *)colour, n * channels };
	if (all != 255)
		p->alpha = (struct str){ (const char *)mask, n };
}

const char *pdf_png(struct arena *arena, struct str bytes, struct image_pixels *p)
{
	png_image image = { .version = PNG_IMAGE_VERSION };
	bool alpha, colour;
	uint8_t *samples;

	*p = (struct image_pixels){ 0 };
	if (!png_image_begin_read_from_memory(&image, bytes.s, bytes.n))
		return failed(arena, &image);
	if (!image_fits(image.width, image.height)) {
		png_image_free(&image);
		return "it is larger than pictures may be";
	}
	alpha = image.format & PNG_FORMAT_FLAG_ALPHA;
	colour = image.format & PNG_FORMAT_FLAG_COLOR;
	image.format = (colour ? PNG_FORMAT_FLAG_COLOR : 0) | (alpha ? PNG_FORMAT_FLAG_ALPHA : 0);
	*p = (struct image_pixels){
		.width = image.width, .height = image.height, .channels = colour ? 3 : 1
	};
	samples = arena_array(arena, (size_t)p->width * p->height, (size_t)p->channels + alpha);
	if (!png_image_finish_read(&image, NULL, samples, 0, NULL))
		return failed(arena, &image);
	part(arena, samples, alpha, p);
	return NULL;
}
