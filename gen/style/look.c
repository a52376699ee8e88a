#include "style/style.h"

#include <stdlib.h>

enum style_kind style_of_span(enum span_kind k)
{
	static const enum style_kind table[] = {
		[SPAN_TEXT] = STYLE_BODY,
		[SPAN_EM] = STYLE_EM,
		[SPAN_STRONG] = STYLE_STRONG,
		[SPAN_CITE] = STYLE_CITE,
		[SPAN_FOREIGN] = STYLE_FOREIGN,
		[SPAN_ABBR] = STYLE_ABBR,
		[SPAN_LINK] = STYLE_LINK,
		[SPAN_NOTE] = STYLE_NOTE_MARK,
		[SPAN_PERSON] = STYLE_PERSON,
		[SPAN_INSERT] = STYLE_INSERT,
		[SPAN_SUP] = STYLE_SUP,
		[SPAN_SUB] = STYLE_SUB,
		[SPAN_SMALLCAPS] = STYLE_SMALLCAPS,
		[SPAN_INDEX] = STYLE_BODY,
		[SPAN_BREAK] = STYLE_BODY,
		[SPAN_DIRECTION] = STYLE_SPAN_DIRECTION,
		[SPAN_TIME] = STYLE_TIME,
	};
	_Static_assert(sizeof table / sizeof *table == SPAN_N, "each kind of span has a style");
	return table[k];
}

/* Paragraphs are of the style of what they stand in. */
static enum style_kind of_para(const struct block *b)
{
	for (b = b->parent; b; b = b->parent) {
		switch (b->kind) {
		case BLOCK_QUESTION:
		case BLOCK_ANSWER:
		case BLOCK_REMARK:
		case BLOCK_ITEM:
		case BLOCK_QUOTE:
		case BLOCK_SIDEBAR:
		case BLOCK_PULLQUOTE:
		case BLOCK_CELL:
			return style_of_block(b);
		case BLOCK_PARA:
		case BLOCK_SECTION:
		case BLOCK_EXCHANGE:
		case BLOCK_LIST:
		case BLOCK_FIGURE:
		case BLOCK_TABLE:
		case BLOCK_ROW:
		case BLOCK_BREAK:
		case BLOCK_CHAPTER:
		case BLOCK_DIRECTION:
		case BLOCK_N:
			break;
		}
	}
	return STYLE_PARA;
}

enum style_kind style_of_block(const struct block *b)
{
	switch (b->kind) {
	case BLOCK_PARA:
		return of_para(b);
	case BLOCK_SECTION:
		return b->depth <= 1   ? STYLE_SECTION1
		       : b->depth == 2 ? STYLE_SECTION2
				       : STYLE_SECTION3;
	case BLOCK_QUESTION:
		return STYLE_QUESTION;
	case BLOCK_ANSWER:
		return STYLE_ANSWER;
	case BLOCK_REMARK:
		return STYLE_REMARK;
	case BLOCK_LIST:
	case BLOCK_ITEM:
		return STYLE_ITEM;
	case BLOCK_QUOTE:
		return STYLE_QUOTE;
	case BLOCK_FIGURE:
		return STYLE_CAPTION;
	case BLOCK_PULLQUOTE:
		return STYLE_PULLQUOTE;
	case BLOCK_SIDEBAR:
		return STYLE_SIDEBAR;
	case BLOCK_TABLE:
	case BLOCK_ROW:
		return STYLE_TABLE;
	case BLOCK_CELL:
		return b->head ? STYLE_TABLE_HEAD : STYLE_TABLE;
	case BLOCK_BREAK:
		return STYLE_BREAK;
	case BLOCK_DIRECTION:
		return STYLE_DIRECTION;
	case BLOCK_CHAPTER:
		return STYLE_CHAPTER;
	case BLOCK_EXCHANGE:
	case BLOCK_N:
		break;
	}
	return STYLE_BODY;
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

size_t style_families(struct arena *a, const struct style *s, struct str **out)
{
	struct str *all = ARENA_ARRAY(a, STYLE_N, struct str);
	size_t n = 0, unique = 0;
	for (size_t k = 0; k < STYLE_N; k++) {
		if (s->text[k].family.n)
			all[n++] = s->text[k].family;
	}
	qsort(all, n, sizeof *all, by_name);
	for (size_t i = 0; i < n; i++) {
		if (unique == 0 || !str_eq(all[unique - 1], all[i]))
			all[unique++] = all[i];
	}
	*out = all;
	return unique;
}

static enum look_face turn(enum look_face face, bool italic, bool bold)
{
	bool slanted = face == FACE_ITALIC || face == FACE_BOLD_ITALIC;
	bool heavy = face == FACE_BOLD || face == FACE_BOLD_ITALIC;
	slanted ^= italic;
	heavy ^= bold;
	return heavy ? (slanted ? FACE_BOLD_ITALIC : FACE_BOLD)
		     : (slanted ? FACE_ITALIC : FACE_REGULAR);
}

static void lay_over(struct look *l, const struct style_text *t, sp *rise)
{
	*rise += t->rise + len_scale(l->size, t->rise_em, 1000);
	if (t->size)
		l->size = t->size;
	l->size = len_scale(l->size, t->scale, 1000);
	l->tracking += t->tracking + len_scale(l->size, t->tracking_em, 1000);
	l->features = (l->features & ~t->features_off) | t->features;
	l->face = turn(l->face, t->italic, t->bold);
	if (t->has_family)
		l->family = t->family;
	if (t->has_colour)
		l->colour = t->colour;
}

struct look style_look(const struct style *s, enum style_kind block, const enum style_kind *spans,
	size_t n, sp *rise)
{
	const struct style_text *t = &s->text[block];
	struct look l = { .family = t->family,
		.face = t->face,
		.features = t->features,
		.size = t->size,
		.tracking = t->tracking,
		.colour = t->colour };
	sp up = 0;
	for (size_t i = 0; i < n; i++)
		lay_over(&l, &s->text[spans[i]], &up);
	if (rise)
		*rise = up;
	return l;
}

void style_lay_over(const struct style *s, enum style_kind span, struct look *l)
{
	sp up = 0;
	lay_over(l, &s->text[span], &up);
}
