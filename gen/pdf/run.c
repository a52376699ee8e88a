#include "pdf/run.h"

static uint32_t resource_of(const struct font_glyph *g)
{
	return g->face->resource + g->layer;
}

/* How far a run is shown. */
struct walk {
	sp tracking;         /* that lies to the left of the glyph, */
	int64_t letters;     /* and so many units of letters set apart */
	int64_t start, from; /* units: of the run's origin in the array that began at `from` */
	bool placed;         /* start is known */
};

static void show_glyph(struct pen *pen, const struct run_placed *p, uint32_t i, struct walk *w)
{
	const struct run *run = p->run;
	const struct font_glyph *g = p->font->glyph[i];
	int64_t at = p->font->at[i], by;

	pen_font(pen, resource_of(g), p->size);
	if (p->font->flat)
		pen_rise(pen, p->rise);
	else
		pen_rise(pen, p->rise + len_scale(run->glyph[i].dy, p->size, run->face->upem));
	if (w->placed && w->from == pen->x && p->span->look.tracking == 0) {
		by = pen->units - w->start - at - w->letters;
	} else {
		int64_t origin = p->x - pen->x + w->tracking * PEN_FINE;
		by = pen_gap(pen, pen_units(pen, origin) + at + w->letters);
		w->start = pen->units - by - at - w->letters;
		w->from = pen->x;
		w->placed = true;
	}
	pen_show(pen, g, by);
}

/* The index of the k-th glyph in reading order; the run has them as they stand. */
static uint32_t reading(const struct run *run, uint32_t k)
{
	return run->rtl ? run->n - 1 - k : k;
}

/* Words come again and again: their codes are kept. */
static void show_word(struct pen *pen, const struct run_placed *p)
{
	struct font_run *f = p->font;
	uint32_t first = reading(p->run, 0);
	int64_t start;

	if (!f->codes.s) {
		struct buf b = { .a = pen->b.a };
		for (uint32_t k = 0; k < p->run->n; k++) {
			uint32_t i = reading(p->run, k);
			int64_t left = f->units - f->at[i] + f->at[first];
			pen_code(&b, f->glyph[i], left);
			f->units += f->glyph[i]->width - left;
		}
		f->codes = buf_get(&b);
	}
	pen_font(pen, resource_of(f->glyph[first]), p->size);
	pen_rise(pen, p->rise);
	start = pen_units(pen, p->x - pen->x);
	pen_word(pen, f, p->run->n, pen_gap(pen, start + f->at[first]));
}

void run_show(struct pen *pen, const struct run_placed *p)
{
	const struct run *run = p->run;
	sp track = p->span->look.tracking;
	int letters = pen->letters * PEN_LETTER;
	struct walk w = { 0 };

	if (p->font->plain && track == 0 && run->n > 0 && (!letters || run->n == run->clusters)) {
		show_word(pen, p);
		return;
	}
	if (run->rtl && run->clusters) {
		w.tracking = track * (run->clusters - 1);
		w.letters = letters * (run->clusters - 1);
	}
	for (uint32_t k = 0; k < run->n; k++) {
		uint32_t i = reading(run, k);
		if (k > 0 && run->glyph[i].cluster != run->glyph[reading(run, k - 1)].cluster) {
			w.tracking += run->rtl ? -track : track;
			w.letters += run->rtl ? -letters : letters;
		}
		show_glyph(pen, p, i, &w);
	}
}

void run_space(struct pen *pen, const struct run_placed *p, const struct font_glyph *space)
{
	int64_t by = 0;

	pen_font(pen, resource_of(space), p->size);
	pen_rise(pen, p->rise);
	if (p->leftward)
		by = pen_gap(pen, pen_units(pen, p->x - pen->x) - space->width);
	pen_show(pen, space, by);
}
