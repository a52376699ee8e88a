/* Any items give lines that end at ascending breaks, the last at the end, with demerits that two
 * runs agree on. */
#include <assert.h>

#include "para/para.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

struct bytes {
	const uint8_t *p;
	size_t n;
};

static int take(struct bytes *b)
{
	if (b->n == 0)
		return 0;
	b->n--;
	return *b->p++;
}

static sp length(struct bytes *b)
{
	int v = take(b);
	return (v < 250 ? v : (v - 250) * 100000) * SP_PT / 4;
}

static void item(struct bytes *b, struct item *it)
{
	int what = take(b);
	*it = (struct item){ .kind = (enum item_kind)(what % 3) };
	it->width = what & 64 ? length(b) - 20 * SP_PT : length(b);
	if (it->kind != ITEM_PENALTY) {
		it->stretch = what & 32 ? length(b) : SP_PT;
		it->shrink = what & 16 ? length(b) : SP_PT / 2;
		it->head = it->tail = (uint64_t)(what >> 3 & 3);
		it->left = it->right = what & 8 ? SP_PT : 0;
		return;
	}
	it->penalty = (take(b) - 120) * 90;
	it->hyphen = what & 8;
	it->cut = what & 16;
	it->after = what & 32 ? length(b) : 0;
}

static struct para_cost cost(struct bytes *b)
{
	int mode = take(b);
	return (struct para_cost){
		.p = { .tolerance = take(b) * 40,
			.pretolerance = take(b) - 1,
			.line_penalty = take(b),
			.consecutive_hyphens = take(b) * 100,
			.fitness = take(b) * 100,
			.last_line_hyphen = 5000,
			.similar = 5000,
			.lone_word = 5000,
			.runt = 10000,
			.runt_width = 20 * SP_PT,
			.emergency_stretch = length(b) },
		.ragged = mode & 1,
		.balance = (mode & 3) == 3,
		.full_last = mode & 4,
		.looseness = (mode >> 3 & 7) - 3,
	};
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct bytes b = { bytes, n };
	struct arena *a = arena_new();
	struct para_cost c = cost(&b);
	sp width[3] = { length(&b), length(&b), length(&b) };
	struct para_shape shape = { width, (size_t)take(&b) % 3 + 1 };
	struct para_breaks out, again;
	VEC(struct item) list = { 0 };
	while (b.n > 0 && list.n < 3000)
		item(&b, VEC_PUSH(a, &list));
	para_break(a, &(struct para_items){ list.v, list.n }, &shape, &c, &out);
	for (size_t i = 0; i < out.n; i++)
		assert(i == 0 || out.at[i] > out.at[i - 1]);
	assert(out.n == 0 || out.at[out.n - 1] == list.n);
	para_break(a, &(struct para_items){ list.v, list.n }, &shape, &c, &again);
	assert(again.n == out.n && again.demerits == out.demerits);
	arena_drop(a);
	return 0;
}
