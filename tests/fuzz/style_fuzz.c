/* Any bytes as a layout and as an override: diagnostics, and a style whose numbers are in range. */
#include <assert.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "style/style.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void quiet(void *user, struct str text)
{
	(void)user;
	(void)text;
}

static void put(const char *path, const uint8_t *bytes, size_t n)
{
	FILE *f = fopen(path, "w");
	assert(f);
	fwrite(bytes, 1, n, f);
	fclose(f);
}

static void sound(const struct style *s)
{
	const struct style_page *p = &s->page;
	assert(p->width > p->inner + p->outer && p->height > p->top + p->bottom && p->grid > 0);
	assert(p->columns >= 1 && p->columns <= 3);
	for (int k = 0; k < STYLE_N; k++) {
		struct look l = style_look(
			s, STYLE_BODY, (enum style_kind[]){ (enum style_kind)k }, 1, NULL);
		assert(l.size > 0 && l.family.n > 0 && l.face < FACE_N && l.colour <= 0xffffff);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	char dir[64], file[80];
	snprintf(dir, sizeof dir, "build/tests/style-%ld", (long)getpid());
	snprintf(file, sizeof file, "%s/odd.xml", dir);
	mkdir(dir, 0777);
	put(file, bytes, n);
	const char *const dirs[] = { dir, "layouts", NULL };
	struct diag *d = diag_new(quiet, NULL);
	struct str set = { (const char *)bytes, n };
	for (int i = 0; i < 2; i++) {
		struct style *s = style_load(d, dirs, i ? STR("handout") : STR("odd"), &set, 1);
		if (s)
			sound(s);
		style_drop(s);
	}
	unlink(file);
	diag_drop(d);
	return 0;
}
