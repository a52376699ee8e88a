/* Pictures into the file: PNG decoded and compressed anew, JPEG passed through behind checks.
 *
 * Files are hostile: dimensions are bounded before memory is taken, decoders' errors become one
 * sentence, and what cannot be shown is left out with a diagnostic at its place. */
#ifndef PDF_IMAGE_H
#define PDF_IMAGE_H

#include "interview/interview.h"
#include "pdf/shim.h"

enum {
	IMAGE_SIDE_MAX = 20000,       /* pixels */
	IMAGE_PIXELS_MAX = 100 << 20, /* width × height: 300 MiB of colour */
};

/* Samples of a decoded picture, ready for a stream. */
struct image_pixels {
	uint32_t width, height;
	int channels;      /* 1 or 3 */
	struct str colour; /* 8 bits a sample */
	struct str alpha;  /* width × height, or empty when opaque */
};

bool image_fits(uint32_t width, uint32_t height);

/* Decodes a PNG. NULL, or one sentence that says why not. */
const char *pdf_png(struct arena *, struct str bytes, struct image_pixels *);

/* What a JPEG says of itself. */
struct image_jpeg {
	uint32_t width, height;
	int channels;    /* 1, 3, 4 */
	bool adobe;      /* has Adobe's marker: four channels are inverted */
	bool rgb;        /* three channels that say they are no YCbCr */
	size_t size;     /* of the file to the end of its image */
	int orientation; /* Exif: 1 ... 8 */
	struct str icc;  /* one profile in one piece, or empty */
};

/* Checks a JPEG to its end. NULL, or one sentence that says why it cannot be shown. */
const char *pdf_jpeg(struct arena *, struct str bytes, struct image_jpeg *);

/* The images of one file. */
struct image_set;
struct image_set *image_set_new(struct arena *, struct diag *, struct shim *);

/* An image as an object, made once; 0 after a diagnostic at loc when it cannot be shown. */
struct image_ref {
	uint32_t resource;      /* "/I3"; 0: not to be shown */
	uint32_t width, height; /* as shown, turned by its orientation */
	int orientation;        /* Exif's: 1 is upright */
};
const struct image_ref *image_use(struct image_set *, const struct image *, struct loc);

/* The same of an image that was used; NULL when it was not. */
const struct image_ref *image_find(const struct image_set *, const struct image *);

/* The entries of the XObject resources, "/I1 5 0 R ...". */
void image_resources(const struct image_set *, struct buf *);

#endif
