/* WebVTT captions: who says what when, for a recording's player.
 *
 * The interview knows when some turns begin and where some places in them are; captions want a
 * beginning and an end each, and no more at a time than can be read. So the text between two known
 * times is cut at its sentences, and each gets its share of the time by its length; a NOTE at the
 * head says so, since such a time is a guess. Behind the last known time, words are given as long
 * as it takes to read them. Words before the first known time have none and are left out, and so
 * are notes, headings and all that is not spoken: a NOTE counts them. Refused: times for an
 * interview that has none.
 *
 * Sentences are found by ICU (UAX #29); a long one is cut again where the breath is, at a comma or
 * at a space. */
#include "write/inside.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* What a cue holds at most: two lines; what is read in a second (BBC subtitle guidelines). */
enum { CUE_CHARS = 90, READ_CHARS = 15, CUE_LEAST = 1000 };

struct said { /* some words of one speaker, not yet cut */
	struct str text;
	const struct block *turn;
	int64_t at; /* ms; -1: not known */
};

struct cue {
	struct str text;
	const struct block *turn;
	size_t chars;
	int64_t at; /* -1: not known */
};

struct vtt {
	struct arena *a;
	const struct interview *iv;
	struct buf out;
	VEC(struct said) said;
	VEC(struct cue) cue;
	struct buf words; /* of the piece under way */
	const struct block *turn;
	int64_t at;
	size_t unspoken;
};

static size_t chars(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; n++)
		str_next(s, &i);
	return n;
}

static void end_piece(struct vtt *v)
{
	struct str text = str_trim(buf_get(&v->words));
	if (text.n)
		*VEC_PUSH(v->a, &v->said) = (struct said){ arena_str(v->a, text), v->turn, v->at };
	if (text.n)
		v->at = -1;
	v->words.n = 0;
}

static void spans(struct vtt *v, const struct span *s)
{
	for (; s; s = s->next) {
		bool brackets = s->kind == SPAN_DIRECTION || s->kind == SPAN_INSERT;
		if (s->kind == SPAN_TEXT)
			buf_str(&v->words, s->text);
		if (s->kind == SPAN_BREAK)
			buf_char(&v->words, ' ');
		if (s->kind == SPAN_TIME) {
			end_piece(v);
			v->at = s->number;
		}
		if (s->kind == SPAN_NOTE) {
			v->unspoken++;
			continue;
		}
		if (brackets)
			buf_char(&v->words, '[');
		spans(v, s->first);
		if (brackets)
			buf_char(&v->words, ']');
	}
}

/* The words of a block that somebody says. */
static const struct span *spoken(const struct block *b)
{
	bool text = b->kind == BLOCK_PARA || b->kind == BLOCK_CELL || b->kind == BLOCK_DIRECTION;
	return text ? b->text : b->kind == BLOCK_ITEM ? b->title : NULL;
}

static void words(struct vtt *v, const struct block *b)
{
	const struct span *s = v->turn ? spoken(b) : NULL;
	struct span stage = { .kind = SPAN_DIRECTION, .first = b->text };
	if (b->kind == BLOCK_PULLQUOTE)
		return;
	v->unspoken += b->title && b->title != s;
	v->unspoken += b->text && b->text != s;
	if (!s)
		return;
	spans(v, b->kind == BLOCK_DIRECTION ? &stage : s);
	buf_char(&v->words, ' ');
}

static void blocks(struct vtt *v, const struct block *b)
{
	for (; b; b = b->next) {
		bool turn = interview_is_turn(b->kind);
		if (turn) {
			v->turn = b;
			v->at = b->time.n ? b->time_ms : -1;
		}
		words(v, b);
		blocks(v, b->first);
		if (turn) {
			end_piece(v);
			v->turn = NULL;
		}
	}
}

/* Where a sentence is cut that is longer than a cue, into parts of about one length: behind the
 * last comma that is not too early, else behind the first space that is late enough, else at a
 * character. */
static size_t cut(struct str s, size_t all)
{
	size_t goal = all / ((all + CUE_CHARS - 1) / CUE_CHARS);
	size_t i = 0, n = 0, comma = 0, space = 0;
	while (i < s.n && n < CUE_CHARS) {
		uint32_t c = str_next(s, &i);
		n++;
		if (c != ' ')
			continue;
		if (n > goal * 2 / 3 && strchr(",;:", s.s[i - 2]))
			comma = i;
		if (!space || n <= goal + goal / 10)
			space = i;
	}
	return comma ? comma : space ? space : i;
}

static void cue(struct vtt *v, const struct said *from, struct str text, bool first)
{
	text = str_trim(text);
	if (text.n)
		*VEC_PUSH(v->a, &v->cue) = (struct cue){ text, from->turn, chars(text),
			first ? from->at : -1 };
}

static void sentence(struct vtt *v, const struct said *from, struct str s, bool first)
{
	size_t all = chars(s);
	while (s.n) {
		size_t n = all > CUE_CHARS ? cut(s, all) : s.n;
		cue(v, from, (struct str){ s.s, n }, first);
		all -= n < s.n ? chars((struct str){ s.s, n }) : 0;
		s = (struct str){ s.s + n, s.n - n };
		first = false;
	}
}

/* Sentences, as many to a cue as there is room for. */
static void sentences(struct vtt *v, UBreakIterator *it, const struct said *from)
{
	UErrorCode e = U_ZERO_ERROR;
	UText *t = utext_openUTF8(NULL, from->text.s, (int64_t)from->text.n, &e);
	size_t start = 0, end = 0;
	ubrk_setUText(it, t, &e);
	for (int32_t at = ubrk_next(it); at != UBRK_DONE; at = ubrk_next(it)) {
		struct str with = { from->text.s + start, (size_t)at - start };
		if (end > start && chars(str_trim(with)) > CUE_CHARS) {
			sentence(v, from, (struct str){ with.s, end - start }, start == 0);
			start = end;
		}
		end = (size_t)at;
	}
	sentence(v, from, (struct str){ from->text.s + start, from->text.n - start }, start == 0);
	utext_close(t);
}

static void cues(struct vtt *v)
{
	UErrorCode e = U_ZERO_ERROR;
	const char *lang = arena_cstr(v->a, v->iv->lang);
	UBreakIterator *it = ubrk_open(UBRK_SENTENCE, lang, NULL, 0, &e);
	for (size_t i = 0; i < v->said.n && U_SUCCESS(e); i++)
		sentences(v, it, &v->said.v[i]);
	ubrk_close(it);
}

/* Times between those that are known, by the length of what is said; the end of the last. */
static int64_t share(struct vtt *v)
{
	size_t n = v->cue.n;
	int64_t end = 0;
	for (size_t i = 0, next; i < n; i = next) {
		struct cue *c = v->cue.v;
		size_t all = 0, before = 0;
		int64_t from = c[i].at, length;
		for (next = i; next < n && (next == i || c[next].at <= from); next++)
			all += c[next].chars;
		length = next < n ? c[next].at - from : (int64_t)all * 1000 / READ_CHARS;
		if (next == n && length < CUE_LEAST)
			length = CUE_LEAST;
		end = from + length;
		for (size_t k = i; k < next; k++) {
			c[k].at = from + length * (int64_t)before / (int64_t)all;
			before += c[k].chars;
		}
	}
	return end;
}

static void put_time(struct buf *b, int64_t ms)
{
	buf_printf(b, "%02lld:%02d:%02d.%03d", (long long)(ms / 3600000), (int)(ms / 60000 % 60),
		(int)(ms / 1000 % 60), (int)(ms % 1000));
}

/* "-->" and line ends mean something, and so do &, < and > (WebVTT, section 4.2). */
static void put_text(struct buf *b, struct str s, bool name)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] == '&')
			buf_cstr(b, "&amp;");
		else if (s.s[i] == '<')
			buf_cstr(b, "&lt;");
		else if (s.s[i] == '>')
			buf_cstr(b, "&gt;");
		else if (name && s.s[i] == '\n')
			buf_char(b, ' ');
		else
			buf_put(b, s.s + i, 1);
	}
}

static void put_cue(struct vtt *v, const struct cue *c, int64_t end)
{
	struct buf *b = &v->out;
	buf_char(b, '\n');
	put_time(b, c->at);
	buf_cstr(b, " --> ");
	put_time(b, end > c->at ? end : c->at + 1);
	buf_cstr(b, "\n<v ");
	put_text(b, c->turn->who ? c->turn->who->name->text : write_label(v->iv, c->turn), true);
	buf_char(b, '>');
	put_text(b, c->text, false);
	buf_char(b, '\n');
}

static void head(struct vtt *v, size_t known, size_t early)
{
	struct buf *b = &v->out, title = { .a = v->a };
	put_text(&title, interview_plain(v->a, v->iv->meta.title), true);
	buf_printf(b, "WEBVTT\n\nNOTE %.*s\n", (int)title.n, title.n ? title.s : "");
	if (v->cue.n - early > known)
		buf_printf(b,
			"\nNOTE %zu of %zu times are the interview's; those between are guessed "
			"from the length of the text\n",
			known, v->cue.n - early);
	if (early || v->unspoken)
		buf_printf(b,
			"\nNOTE left out: %zu cues before the first known time, %zu texts that are "
			"not spoken\n",
			early, v->unspoken);
}

static void put_all(struct vtt *v)
{
	size_t known = 0, early = 0, all;
	struct cue *c = v->cue.v;
	int64_t end;
	while (early < v->cue.n && c[early].at < 0)
		early++;
	for (size_t i = early; i < v->cue.n; i++)
		known += c[i].at >= 0;
	head(v, known, early);
	v->cue.v += early;
	v->cue.n -= early;
	all = v->cue.n;
	end = share(v);
	for (size_t i = 0; i < all; i++)
		put_cue(v, &v->cue.v[i], i + 1 < all ? v->cue.v[i + 1].at : end);
}

bool write_vtt(struct arena *a, struct diag *d, const struct write_query *q, struct write_result *r)
{
	struct arena *scratch = arena_new();
	struct vtt v = { .a = scratch, .iv = q->interview, .at = -1 };
	bool timed = false;
	v.out.a = v.words.a = scratch;
	blocks(&v, q->interview->body);
	for (size_t i = 0; i < v.said.n; i++)
		timed |= v.said.v[i].at >= 0;
	if (q->interview->collection) {
		timed = false;
		diag_at(d, DIAG_ERROR, (struct loc){ .file = diag_file(d, q->interview->path) },
			"captions are those of one recording, and this is a collection; none are "
			"written");
	} else if (timed) {
		cues(&v);
		put_all(&v);
		r->bytes = arena_str(a, buf_get(&v.out));
	} else {
		diag_at(d, DIAG_ERROR, (struct loc){ .file = diag_file(d, q->interview->path) },
			"captions need to know when somebody speaks, and no turn has a time; none "
			"are written");
	}
	arena_drop(scratch);
	return timed;
}
