/* What the files of the tidy pass tell each other: one paragraph as characters. */
#ifndef INTERVIEW_TIDY_H
#define INTERVIEW_TIDY_H

#include "interview/interview.h"

enum {
	TIDY_THIN = 0x202f,  /* a thin space that does not break */
	TIDY_FIXED = 0xa0,   /* a word space that does not break */
	TIDY_GONE = 0x110000 /* no character any more */
};

/* How a language is punctuated. Lists are words with a space before and behind each. */
struct tongue {
	const char *langs;  /* tags, likewise; a tag without a region serves all regions */
	uint32_t quotes[4]; /* outer pair, inner pair */
	bool apart;         /* ; ! ? : and the inner sides of quotes have spaces */
	bool colon_only;    /* of those, the colon and the quotes alone */
	bool thin;          /* a thin space parts the letters of an abbreviation: z. B. */
	bool em_dash;       /* spaced dashes are long */
	bool month_first;   /* April 16 */
	bool endings;       /* months take some */
	const char *lone;   /* words of a letter that do not end a line */
	const char *months;
	const char *titles; /* before a name */
	const char *before; /* before a number */
	const char *behind; /* behind a number, besides units */
};

/* NULL for languages whose customs are not known here: nothing is touched. */
const struct tongue *tongue_of(struct str lang);

struct tidy {
	/* The characters of a paragraph, between two zeroes, which c[-1] and c[n] are; a character
	 * that stands for no text (a note's mark, the bracket of an insertion) has no leaf. */
	uint32_t *c;
	uint32_t *before; /* put in before each, 0 for none */
	uint32_t *leaf;   /* index of the span */
	size_t n;
	const struct tongue **tongue; /* of each leaf */
	bool *changed;                /* each leaf */
	bool touched, gone;           /* something was changed, taken out */
};
enum { TIDY_NO_LEAF = UINT32_MAX };

/* Straight quotes, apostrophes, dots and dashes become the language's own; what is taken away is
 * TIDY_GONE. */
void tidy_marks(struct tidy *);

/* Spaces: those that do not break, those that are thin, those that were forgotten. */
void tidy_spaces(struct tidy *);

/* The change of one character. */
void tidy_put(struct tidy *, size_t i, uint32_t c);

static inline const struct tongue *tidy_tongue(const struct tidy *t, size_t i)
{
	return t->leaf[i] == TIDY_NO_LEAF ? NULL : t->tongue[t->leaf[i]];
}

static inline bool tidy_is_space(uint32_t c)
{
	return c == ' ' || c == TIDY_FIXED || c == TIDY_THIN || c == '\n';
}

static inline bool tidy_is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* A letter, as far as the scripts go whose languages are known here. */
static inline bool tidy_is_letter(uint32_t c)
{
	return c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z'
			: (c >= 0xc0 && c < 0x2000 && c != 0xd7 && c != 0xf7) ||
				  (c >= 0x3040 && c < 0xe000) || c == 0xaa || c == 0xba ||
				  (c >= 0xf900 && c < TIDY_GONE);
}

static inline bool tidy_opens(uint32_t c)
{
	return c == '(' || c == '[' || c == 0xab || c == 0x201c || c == 0x201e || c == 0x2018 ||
	       c == 0x201a || c == 0x2039 || c == 0xbf || c == 0xa1;
}

static inline bool tidy_is_dash(uint32_t c)
{
	return c == 0x2013 || c == 0x2014;
}

#endif
