/* Any text in any look: every byte of it is in one piece, in order, and cuts lie inside words. */
#include <assert.h>

#include "text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void quiet(void *user, struct str text)
{
	(void)user;
	(void)text;
}

static void check(struct fonts *f, const struct text *t)
{
	size_t span = 0, at = 0;
	for (size_t i = 0; i < t->n; i++) {
		const struct piece *p = &t->piece[i];
		assert(p->span >= span && (p->span > span || p->offset >= at));
		span = p->span;
		at = p->offset + (p->run ? p->run->text.n : 1);
		assert(at <= t->span[span].text.n);
		for (size_t c = 0; p->run && c < p->run->cuts; c++) {
			size_t cut = p->run->cut[c].at;
			assert(cut > 0 && cut < p->run->text.n);
			assert(text_part(f, p->run, 0, cut, true)->advance ==
				p->run->cut[c].before);
		}
		for (uint32_t g = 0; p->run && g < p->run->n; g++)
			assert(p->run->glyph[g].id != 0);
		for (size_t k = 0; p->run && k < p->run->text.n;) {
			size_t next = text_next_cluster(p->run, k);
			assert(next > k && next <= p->run->text.n);
			k = next;
		}
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static const char *const dirs[] = { "fonts", NULL };
	static const char *const lang[] = { "en", "de", "kk", "ar", "ja", "zh-Hant", "el", "tr" };
	static const char *const family[] = { "vollkorn", "inter", "pagella", "amiri" };
	if (n < 3)
		return 0;
	struct diag *d = diag_new(quiet, NULL);
	struct arena *a = arena_new();
	struct fonts *f = fonts_new(d, dirs);
	struct look k[2] = { { .family = str_of(family[bytes[0] & 3]),
				     .lang = str_of(lang[bytes[0] >> 2 & 7]),
				     .features = bytes[1] * 4U,
				     .size = 10 * SP_PT },
		{ .family = str_of("vollkorn"),
			.lang = str_of("en"),
			.features = bytes[1] & 3,
			.size = 9 * SP_PT,
			.tracking = bytes[0] & 1 } };
	struct text_span span[8];
	size_t spans = 0;
	for (size_t from = 2, i = 2; i <= n && spans < 8; i++)
		if (i == n || bytes[i] == '|') {
			span[spans] = (struct text_span){ { (const char *)bytes + from, i - from },
				&k[spans & 1], { 1, 1, 0 } };
			from = i + 1;
			spans++;
		}
	struct text t;
	text_shape(f, a, &(struct text_query){ span, spans, k[0].lang }, &t);
	check(f, &t);
	fonts_drop(f);
	arena_drop(a);
	diag_drop(d);
	return 0;
}
