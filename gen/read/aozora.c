/* The text files of Aozora Bunko, in which most of the free books of Japan are kept.
 *
 * Readings stand in 《》 behind their characters, remarks of the typists in ［＃］, a ※ where a
 * character was not in JIS; a legend between two rules says so. Readings and remarks are left with
 * the reason: the interview has no place for them yet. The first line is the title, the last before
 * the first blank one the author. */
#include "read/formats.h"

#define RUBY_OPEN  "\xe3\x80\x8a"
#define RUBY_SHUT  "\xe3\x80\x8b"
#define RUBY_FROM  "\xef\xbd\x9c"
#define NOTE_OPEN  "\xef\xbc\xbb\xef\xbc\x83"
#define NOTE_SHUT  "\xef\xbc\xbd"
#define WIDE_SPACE "\xe3\x80\x80"
#define UNKNOWN    "\xe2\x80\xbb"                                                 /* ※ */
#define LEGEND     "\xe3\x80\x90\xe3\x83\x86\xe3\x82\xad\xe3\x82\xb9\xe3\x83\x88" /* 【テキスト */
#define COLOPHON   "\xe5\xba\x95\xe6\x9c\xac\xef\xbc\x9a"                         /* 底本： */

static bool at(struct str s, size_t i, const char *sign)
{
	size_t n = strlen(sign);
	return s.n - i >= n && memcmp(s.s + i, sign, n) == 0;
}

static bool holds(struct str s, const char *sign)
{
	return s.n && memmem(s.s, s.n, sign, strlen(sign));
}

/* Behind the sign that closes, at most the line's end. */
static size_t behind(struct str s, size_t i, const char *shut)
{
	const char *end = memmem(s.s + i, s.n - i, shut, strlen(shut));
	return end ? (size_t)(end - s.s) + strlen(shut) : s.n;
}

static struct str strip(struct str s)
{
	while (s.n >= 3 && memcmp(s.s, WIDE_SPACE, 3) == 0)
		s = (struct str){ s.s + 3, s.n - 3 };
	while (s.n >= 3 && memcmp(s.s + s.n - 3, WIDE_SPACE, 3) == 0)
		s.n -= 3;
	return str_trim(s);
}

/* "U+5A49" in a remark about a character; 0: it gives none. */
static uint32_t named(struct str remark)
{
	const char *u = memmem(remark.s, remark.n, "U+", 2);
	uint32_t c = 0;
	for (const char *p = u ? u + 2 : NULL; p && p < remark.s + remark.n; p++) {
		if (*p >= '0' && *p <= '9')
			c = c * 16 + (uint32_t)(*p - '0');
		else if (*p >= 'A' && *p <= 'F')
			c = c * 16 + (uint32_t)(*p - 'A') + 10;
		else
			break;
	}
	return c < 0x110000 ? c : 0;
}

static struct str bare(struct transcript *t, struct str s, struct loc loc)
{
	struct buf b = { .a = t->arena };
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		if (at(s, i, RUBY_OPEN)) {
			i = behind(s, i, RUBY_SHUT);
			transcript_leave(t, (struct str){ s.s + from, i - from }, "a reading",
				read_at(loc, s, from));
		} else if (at(s, i, NOTE_OPEN)) {
			struct str remark;
			uint32_t c;
			i = behind(s, i, NOTE_SHUT);
			remark = (struct str){ s.s + from, i - from };
			c = b.n >= 3 && memcmp(b.s + b.n - 3, UNKNOWN, 3) == 0 ? named(remark) : 0;
			if (c) {
				b.n -= 3;
				buf_char(&b, c);
			}
			transcript_leave(
				t, remark, "a remark of the typists", read_at(loc, s, from));
		} else if (at(s, i, RUBY_FROM))
			i += strlen(RUBY_FROM);
		else
			buf_put(&b, s.s + i++, 1);
	}
	return strip(buf_get(&b));
}

/* The lines before the first blank one. */
static void head(struct transcript *t, struct read_lines *l)
{
	struct str last = { 0 };
	struct loc loc = l->loc;
	while (read_line(l)) {
		struct str s = bare(t, l->line, l->loc);
		if (!s.n)
			break;
		if (last.n)
			transcript_fact(t, t->fact ? FACT_SUBTITLE : FACT_TITLE, last, loc);
		last = s;
		loc = l->loc;
	}
	if (last.n)
		transcript_fact(t, t->fact ? FACT_AUTHOR : FACT_TITLE, last, loc);
}

static bool rule(struct str s)
{
	size_t i = 0;
	while (i < s.n && s.s[i] == '-')
		i++;
	return i == s.n && i >= 20;
}

static void legend(struct transcript *t, struct read_lines *l)
{
	struct buf b = { .a = t->arena };
	struct loc loc = l->loc;
	do {
		buf_str(&b, l->line);
		buf_char(&b, '\n');
	} while (read_line(l) && !rule(str_trim(l->line)));
	transcript_leave(t, str_trim(buf_get(&b)), "the legend of signs", loc);
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *source)
{
	struct read_lines l = read_lines(source);
	unsigned above = 0;
	(void)d;
	t->lang = STR("ja");
	t->lines = true;
	head(t, &l);
	while (read_line(&l)) {
		struct read_lines next = l;
		struct str s;
		struct passage *p;
		if (rule(str_trim(l.line)) && read_line(&next) && holds(next.line, LEGEND)) {
			l = next;
			legend(t, &l);
			continue;
		}
		s = bare(t, l.line, l.loc);
		if (!s.n) {
			above += !str_trim(l.line).n;
			continue;
		}
		p = transcript_passage(t, PASSAGE_TEXT, l.loc);
		p->blank = above;
		above = 0;
		transcript_stretch(t, p, s, 0, l.loc);
	}
	return true;
}

static int fits(const struct read_source *source)
{
	return holds(source->text, NOTE_OPEN) &&
			       (holds(source->text, COLOPHON) || holds(source->text, LEGEND))
		       ? 80
		       : 0;
}

const struct read_format read_aozora = {
	.name = "Aozora Bunko", .extensions = "", .fits = fits, .read = read
};
