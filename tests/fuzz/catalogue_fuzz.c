/* Any bytes as a family.xml and as a fallback.xml: diagnostics, and a page in another face. */
#include <assert.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/text.h"

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

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	char dir[64], odd[80], file[100];
	snprintf(dir, sizeof dir, "build/tests/catalogue-%ld", (long)getpid());
	snprintf(odd, sizeof odd, "%s/odd", dir);
	mkdir(dir, 0777);
	mkdir(odd, 0777);
	snprintf(file, sizeof file, "%s/family.xml", odd);
	put(file, bytes, n);
	snprintf(file, sizeof file, "%s/fallback.xml", dir);
	put(file, bytes, n);
	const char *const dirs[] = { dir, "fonts", NULL };
	struct diag *d = diag_new(quiet, NULL);
	struct arena *a = arena_new();
	struct fonts *f = fonts_new(d, dirs);
	struct look k = { .family = STR("odd"), .lang = STR("en"), .size = SP_PT };
	struct text_span span = { .text = STR("word 안"), .look = &k };
	struct text t;
	text_shape(f, a, &(struct text_query){ &span, 1, k.lang }, &t);
	assert(t.n == 3);
	fonts_describe(a, f);
	fonts_drop(f);
	arena_drop(a);
	diag_drop(d);
	return 0;
}
