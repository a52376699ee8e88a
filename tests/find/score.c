/* Holds what is found in transcripts against what is true.
 *
 *	score [-v] [-d] FOLDER|FILE.truth.json ...
 *	score -w FILE        a draft of a truth for FILE, from what was found: to be corrected by
 *hand
 *
 * Each NAME.truth.json stands beside the transcript NAME.*, or truth.json beside input.*; it lists
 * the speakers (name, role, labels; called: the name that must be found) and the turns (speaker,
 *kind, first_words, last_words). A line a file: speakers found; the first words of turns found
 *where a turn begins (F1); turns whose speaker is right; whose kind is right, where the truth tells
 *kinds apart; turns that end where they should. -v shows what is wrong, -d the interview. Fails
 *when a file is below the thresholds below, when words are lost (find_check), or nothing was
 *scored. */
#include "base/file.h"
#include "read/read.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

enum { SPEAKERS = 980, TURNS = 970, WHO = 980, KIND = 950, END = 950 }; /* thousandths */

static struct arena *mem;
static int verbose, dump;

/* --- JSON, as much as truths have --- */

struct json {
	enum { J_NULL, J_STRING, J_NUMBER, J_LIST, J_OBJECT } type;
	struct str key, text;
	struct json *first, *next;
};

static void gap(const char **p)
{
	while (**p == ' ' || **p == '\n' || **p == '\r' || **p == '\t' || **p == ',' || **p == ':')
		++*p;
}

static struct str string(const char **p)
{
	struct buf b = { .a = mem };
	for (++*p; **p && **p != '"'; ++*p) {
		if (**p != '\\') {
			buf_put(&b, *p, 1);
			continue;
		}
		++*p;
		if (**p == 'u') {
			char hex[5] = { (*p)[1], (*p)[2], (*p)[3], (*p)[4] };
			buf_char(&b, (uint32_t)strtoul(hex, NULL, 16));
			*p += 4;
		} else
			buf_char(&b, **p == 'n' ? '\n' : **p == 't' ? '\t' : (unsigned char)**p);
	}
	*p += **p == '"';
	return buf_get(&b);
}

static struct json *json(const char **p)
{
	struct json *j = ARENA_NEW(mem, struct json), **tail = &j->first;
	char close;
	gap(p);
	if (**p == '"') {
		j->type = J_STRING;
		j->text = string(p);
		return j;
	}
	if (**p != '{' && **p != '[') {
		const char *from = *p;
		*p += strcspn(*p, ",]} \n\r\t");
		j->text = (struct str){ from, (size_t)(*p - from) };
		j->type = str_is(j->text, "null") ? J_NULL : J_NUMBER;
		return j;
	}
	j->type = **p == '{' ? J_OBJECT : J_LIST;
	close = *(*p)++ == '{' ? '}' : ']';
	for (gap(p); **p && **p != close; gap(p)) {
		struct str key = { 0 };
		if (j->type == J_OBJECT)
			key = string(p);
		*tail = json(p);
		(*tail)->key = key;
		tail = &(*tail)->next;
	}
	*p += **p == close;
	return j;
}

static struct json *get(const struct json *j, const char *key)
{
	struct json *k = j ? j->first : NULL;
	while (k && !str_is(k->key, key))
		k = k->next;
	return k;
}

static struct str text_of(const struct json *j, const char *key)
{
	struct json *k = get(j, key);
	return k && k->type != J_NULL ? k->text : (struct str){ 0 };
}

/* --- the interview as a stream of letters --- */

/* Letters and digits, in lower case where that is ASCII; marks, spaces and brackets do not count.
 */
static void letters(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		uint32_t c = str_next(s, &i);
		if (c < 0x80) {
			if (c >= 'A' && c <= 'Z')
				c |= 32;
			if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
				buf_char(b, c);
		} else if (c >= 0xaa && c != 0xab && c != 0xbb && c != 0xb7 &&
			   !(c >= 0x2000 && c <= 0x2bff) && !(c >= 0x3000 && c <= 0x3020) &&
			   !(c >= 0xff00 && c <= 0xff0f) && !(c >= 0xff1a && c <= 0xff20) &&
			   c != 0xad && c != 0xfeff && !(c >= 0x300 && c < 0x370))
			buf_put(b, s.s + from, i - from);
	}
}

struct turn {
	size_t from, to;
	const struct person *who; /* NULL: narration */
	enum block_kind kind;
	struct str section;
};

struct stream {
	struct buf text;
	VEC(struct turn) turn;
	struct str section;
};

static void spans(struct buf *b, const struct span *s)
{
	for (; s; s = s->next) {
		letters(b, s->text);
		if (s->kind == SPAN_TIME)
			letters(b, s->value);
		spans(b, s->first);
		/* notes do not count */
	}
}

static void words(struct buf *b, const struct block *k)
{
	for (; k; k = k->next) {
		if (k->kind == BLOCK_FIGURE || k->kind == BLOCK_TABLE)
			continue;
		spans(b, k->title);
		spans(b, k->text);
		words(b, k->first);
	}
}

static void walk(struct stream *s, const struct block *k)
{
	for (; k; k = k->next) {
		struct turn t = {
			.from = s->text.n, .who = k->who, .kind = k->kind, .section = s->section
		};
		if (k->kind == BLOCK_SECTION || k->kind == BLOCK_EXCHANGE) {
			if (k->kind == BLOCK_SECTION)
				s->section = interview_plain(mem, k->title);
			walk(s, k->first);
			continue;
		}
		if (k->kind == BLOCK_FIGURE || k->kind == BLOCK_TABLE || k->kind == BLOCK_BREAK)
			continue;
		spans(&s->text, k->title);
		spans(&s->text, k->text);
		words(&s->text, k->first);
		t.to = s->text.n;
		struct turn *last = s->turn.n ? &s->turn.v[s->turn.n - 1] : NULL;
		if (last && last->who == t.who && (!t.who || last->kind == t.kind))
			last->to = t.to; /* one turn, though something stands between */
		else
			*VEC_PUSH(mem, &s->turn) = t;
	}
}

/* --- scoring --- */

struct speaker {
	struct str name;
	const struct json *json;
	const struct person *is;
	unsigned turns;
};

struct score {
	unsigned speakers, speakers_found, turns, found, matched, who, kinds, kind, ends;
	struct speaker speaker[512];
	size_t n;
	struct stream *s;
	struct turn *match[20000]; /* by turn of the truth that speaks */
	int of[20000];
};

static struct str key(struct str s)
{
	struct buf b = { .a = mem };
	/* a time code that a truth keeps in brackets does not count */
	s = str_trim(s);
	letters(&b, s);
	return buf_get(&b);
}

static int speaker_of(struct score *c, struct str name)
{
	for (size_t i = 0; i < c->n; i++) {
		if (str_eq(c->speaker[i].name, name))
			return (int)i;
	}
	return -1;
}

/* Whether a found turn begins with the words of the truth, a time code before them or not. */
static bool starts(const struct stream *s, const struct turn *t, struct str k)
{
	size_t digits = 0;
	struct str said = { s->text.s + t->from, t->to - t->from };
	if (!k.n)
		return !said.n;
	for (size_t skip = 0; skip <= 8 && skip + k.n <= said.n; skip++) {
		if (memcmp(said.s + skip, k.s, k.n) == 0)
			return true;
		if (skip < said.n && !(said.s[skip] >= '0' && said.s[skip] <= '9'))
			break;
	}
	while (digits < k.n && digits < 8 && k.s[digits] >= '0' && k.s[digits] <= '9')
		digits++;
	return digits >= 3 && k.n > digits && k.n - digits <= said.n &&
	       memcmp(said.s, k.s + digits, k.n - digits) == 0;
}

/* The longest common subsequence of the truth's turns and those found. */
static void align(struct score *c, const struct str *keys, unsigned n)
{
	struct stream *s = c->s;
	size_t m = 0, w;
	struct turn **t = ARENA_ARRAY(mem, s->turn.n + 1, struct turn *);
	uint16_t *best;
	for (size_t i = 0; i < s->turn.n; i++)
		if (s->turn.v[i].who)
			t[m++] = &s->turn.v[i];
	w = m + 1;
	best = ARENA_ARRAY(mem, (n + 1) * w, uint16_t);
	for (size_t i = n; i-- > 0;) {
		for (size_t j = m; j-- > 0;) {
			uint16_t a = best[(i + 1) * w + j], b = best[i * w + j + 1];
			best[i * w + j] = a > b ? a : b;
			if (best[(i + 1) * w + j + 1] + 1 > best[i * w + j] &&
				starts(s, t[j], keys[i]))
				best[i * w + j] = (uint16_t)(best[(i + 1) * w + j + 1] + 1);
		}
	}
	for (size_t i = 0, j = 0; i < n && j < m;) {
		if (starts(s, t[j], keys[i]) && best[i * w + j] == best[(i + 1) * w + j + 1] + 1)
			c->match[i++] = t[j++];
		else if (best[(i + 1) * w + j] >= best[i * w + j + 1])
			i++;
		else
			j++;
	}
}

static void pair(struct score *c, unsigned n)
{
	/* Truth's speakers with found persons: the pairs that share most turns first, each once. */
	for (;;) {
		unsigned best = 0;
		size_t bi = 0;
		const struct person *bp = NULL;
		for (size_t i = 0; i < c->n; i++) {
			if (c->speaker[i].is)
				continue;
			for (unsigned k = 0; k < n; k++) {
				unsigned together = 0;
				const struct person *p = c->match[k] && c->of[k] == (int)i
								 ? c->match[k]->who
								 : NULL;
				bool taken = !p;
				for (size_t j = 0; j < c->n; j++)
					taken = taken || c->speaker[j].is == p;
				if (taken)
					continue;
				for (unsigned m = 0; m < n; m++)
					together += c->of[m] == (int)i && c->match[m] &&
						    c->match[m]->who == p;
				if (together > best) {
					best = together;
					bi = i;
					bp = p;
				}
				if (best * 2 > n)
					break;
			}
		}
		if (!bp)
			return;
		c->speaker[bi].is = bp;
	}
}

static void wrong(const char *what, struct str said, struct str more)
{
	if (verbose)
		printf("    %s: \"%.*s\"%s%.*s\n", what, STR_ARG(said), more.n ? " " : "",
			STR_ARG(more));
}

static void turns(struct score *c, const struct json *truth)
{
	struct str *keys = ARENA_ARRAY(mem, 20000, struct str);
	unsigned n = 0;
	const struct json *j;
	bool kinds = false;
	for (j = get(truth, "turns")->first; j; j = j->next)
		kinds = kinds || str_is(text_of(j, "kind"), "question") ||
			str_is(text_of(j, "kind"), "answer");
	for (j = get(truth, "turns")->first; j && n < 20000; j = j->next) {
		struct str name = text_of(j, "speaker");
		if (!name.n)
			continue;
		c->of[n] = speaker_of(c, name);
		keys[n++] = key(text_of(j, "first_words"));
	}
	c->turns = n;
	align(c, keys, n);
	for (unsigned i = 0; i < n; i++) {
		c->matched += c->match[i] != NULL;
		if (!c->match[i])
			wrong("no turn begins at", keys[i], (struct str){ 0 });
	}
	pair(c, n);
	n = 0;
	for (j = get(truth, "turns")->first; j; j = j->next) {
		struct turn *t;
		struct str last = key(text_of(j, "last_words")), name = text_of(j, "speaker");
		if (!name.n)
			continue;
		t = c->match[n];
		if (t) {
			const char *kind = interview_block_name(t->kind);
			bool who = c->of[n] >= 0 && c->speaker[c->of[n]].is == t->who;
			bool right = str_is(text_of(j, "kind"), kind);
			bool end = !last.n || (t->to - t->from >= last.n &&
						      memcmp(c->s->text.s + t->to - last.n, last.s,
							      last.n) == 0);
			c->who += who;
			c->kinds += kinds;
			c->kind += kinds && right;
			c->ends += end;
			if (!who)
				wrong("speaker", text_of(j, "first_words"), t->who->name->text);
			if (kinds && !right)
				wrong("kind", text_of(j, "first_words"), str_of(kind));
			if (!end)
				wrong("does not end with", text_of(j, "last_words"),
					(struct str){ c->s->text.s + (t->to > 40 ? t->to - 40 : 0),
						t->to > 40 ? 40 : t->to });
		}
		n++;
	}
	for (size_t i = 0; i < c->s->turn.n; i++) {
		struct turn *t = &c->s->turn.v[i];
		bool used = !t->who;
		c->found += t->who != NULL;
		for (unsigned k = 0; k < n && !used; k++)
			used = c->match[k] == t;
		if (!used)
			wrong("a turn too many", t->who->name->text,
				(struct str){ c->s->text.s + t->from,
					t->to - t->from > 50 ? 50 : t->to - t->from });
	}
}

static unsigned share(unsigned a, unsigned b)
{
	return b ? (unsigned)((1000ULL * a + b / 2) / b) : 1000;
}

/* Whether those whose names the file tells are called so. */
static bool called(const struct score *c)
{
	bool good = true;
	for (size_t i = 0; i < c->n; i++) {
		struct str name = text_of(c->speaker[i].json, "called");
		if (!name.n || !c->speaker[i].is || str_eq(name, c->speaker[i].is->name->text))
			continue;
		good = false;
		wrong("is called", c->speaker[i].is->name->text, name);
	}
	return good;
}

static bool judge(struct str path, struct interview *iv, const struct json *truth, bool errors)
{
	static struct score c;
	struct stream s = { .text.a = arena_new() };
	unsigned f1, sp;
	bool good, names;
	memset(&c, 0, sizeof c);
	c.s = &s;
	walk(&s, iv->body);
	for (const struct json *j = get(truth, "speakers")->first; j && c.n < 512; j = j->next)
		c.speaker[c.n++] = (struct speaker){ .name = text_of(j, "name"), .json = j };
	turns(&c, truth);
	for (size_t i = 0; i < c.n; i++) {
		c.speakers_found += c.speaker[i].is != NULL;
		if (!c.speaker[i].is)
			wrong("speaker not found", c.speaker[i].name, (struct str){ 0 });
	}
	names = called(&c);
	f1 = share(2 * c.matched, c.turns + c.found);
	sp = share(c.speakers_found, (unsigned)c.n);
	good = !errors && names && sp >= SPEAKERS && f1 >= TURNS &&
	       share(c.who, c.matched) >= WHO && share(c.kind, c.kinds) >= KIND &&
	       share(c.ends, c.matched) >= END;
	printf("%s speakers %u/%zu  turns %5.1f (%u of %u, %u found)  speaker %5.1f  kind %5.1f  "
	       "ends %5.1f%s  %.*s\n",
		good ? "good" : "BAD ", c.speakers_found, c.n, f1 / 10.0, c.matched, c.turns,
		c.found, share(c.who, c.matched) / 10.0, share(c.kind, c.kinds) / 10.0,
		share(c.ends, c.matched) / 10.0,
		errors   ? "  ERRORS"
		: !names ? "  NAMES"
			 : "",
		STR_ARG(path));
	arena_drop(s.text.a);
	return good;
}

/* What is said goes on to standard error; that words were lost is an error here, that a picture is
 * missing is none. */
static void listen(void *user, struct str text)
{
	bool *errors = user;
	*errors = *errors || memmem(text.s, text.n, "words were lost", 15);
	fwrite(text.s, 1, text.n, stderr);
}

static struct interview *import(struct str path, struct find_report *r, bool *errors)
{
	struct diag *d = diag_new(listen, errors);
	struct read_query q = { .path = path, .report = r };
	struct interview *iv;
	*errors = false;
	diag_verbosity(d, verbose > 1 ? DIAG_NOTE : verbose ? DIAG_WARNING : DIAG_ERROR);
	iv = read_file(d, &q);
	diag_drop(d);
	return iv;
}

static void show(const struct interview *iv, const struct find_report *r)
{
	static const char *const sure[] = { "sure", "likely", "doubt" };
	struct arena *a = arena_new();
	struct str s = interview_dump(a, iv);
	fwrite(s.s, 1, s.n, stdout);
	printf("  reading: %.*s (%s)\n", STR_ARG(r->reading), sure[r->certainty]);
	for (size_t i = 0; i < r->persons; i++)
		printf("  person: %.*s, %s (%s), %u turns, %u words, labels: %.*s\n",
			STR_ARG(r->person[i].person->name->text),
			interview_role_name(r->person[i].person->role), sure[r->person[i].role],
			r->person[i].turns, r->person[i].words, STR_ARG(r->person[i].labels));
	for (size_t i = 0; i < r->n; i++)
		printf("  %s: %u:%u: %.*s\n", sure[r->remark[i].certainty], r->remark[i].loc.line,
			r->remark[i].loc.column, STR_ARG(r->remark[i].text));
	for (size_t i = 0; i < r->lefts; i++)
		if (r->left[i].kind == LEFT_DROPPED || r->left[i].kind == LEFT_META)
			printf("  left: %u: \"%.*s\" %.*s\n", r->left[i].loc.line,
				STR_ARG(r->left[i].text), STR_ARG(r->left[i].why));
	arena_drop(a);
}

/* The transcript of a truth: a file whose name begins alike. */
static struct str transcript_of(struct str truth)
{
	struct str dir = file_dir(truth), base = file_base(truth), best = { 0 };
	struct str stem = { base.s, base.n - strlen("truth.json") };
	struct str *names;
	size_t n;
	if (!stem.n)
		stem = STR("input.");
	if (!file_list(mem, dir, &names, &n))
		return best;
	for (size_t i = 0; i < n; i++) {
		if (names[i].n > stem.n && memcmp(names[i].s, stem.s, stem.n) == 0 &&
			!str_ends(names[i], "truth.json"))
			best = file_join(mem, dir, names[i]);
	}
	return best;
}

static unsigned scored, bad;

static void one(struct str truth_path)
{
	struct str bytes, path = transcript_of(truth_path);
	struct diag *d = diag_new(NULL, NULL);
	struct find_report r = { 0 };
	struct interview *iv = NULL;
	const char *p;
	bool errors = true;
	if (path.n && file_read(mem, d, truth_path, 1 << 24, &bytes)) {
		p = bytes.s;
		iv = import(path, &r, &errors);
		scored++;
		if (!iv) {
			printf("BAD  not read: %.*s\n", STR_ARG(path));
			bad++;
		} else {
			if (dump)
				show(iv, &r);
			bad += !judge(path, iv, json(&p), errors);
		}
		interview_drop(iv);
	}
	diag_drop(d);
}

static void folder(struct str path)
{
	struct str *names;
	size_t n;
	if (!file_list(mem, path, &names, &n))
		return;
	for (size_t i = 0; i < n; i++) {
		struct str at = file_join(mem, path, names[i]);
		DIR *dir = opendir(at.s);
		if (dir) {
			closedir(dir);
			folder(at);
		} else if (str_ends(at, "truth.json"))
			one(at);
	}
}

static void quoted(const char *before, struct str s, const char *after)
{
	printf("%s\"", before);
	for (size_t i = 0; i < s.n; i++)
		printf(s.s[i] == '"' || s.s[i] == '\\' ? "\\%c" : "%c", s.s[i]);
	printf("\"%s", after);
}

static struct str plain(struct arena *a, const struct block *k)
{
	struct buf b = { .a = a };
	for (; k; k = k->next) {
		struct str s = interview_plain(a, k->title), t = interview_plain(a, k->text),
			   u = plain(a, k->first);
		buf_printf(&b, "%s%.*s%s%.*s%s%.*s", b.n ? " " : "", STR_ARG(s), s.n ? " " : "",
			STR_ARG(t), u.n && t.n ? " " : "", STR_ARG(u));
	}
	return buf_get(&b);
}

static struct str few(struct str s, bool end)
{
	size_t words = 0, i;
	if (!end) {
		for (i = 0; i < s.n && (words += s.s[i] == ' ') < 6; i++)
			;
		return (struct str){ s.s, i };
	}
	for (i = s.n; i > 0 && (words += s.s[i - 1] == ' ') < 4; i--)
		;
	return (struct str){ s.s + i, s.n - i };
}

static void draft_turns(const struct block *k, bool *any)
{
	for (; k; k = k->next) {
		struct arena *a = arena_new();
		struct str s;
		if (interview_is_turn(k->kind)) {
			s = str_trim(plain(a, k->first));
			printf("%s\n  {", *any ? "," : "");
			*any = true;
			quoted("\"speaker\": ", k->who->name->text, ", ");
			printf("\"kind\": \"%s\",\n   ", interview_block_name(k->kind));
			quoted("\"first_words\": ", few(s, false), ", ");
			quoted("\"last_words\": ", few(s, true), "}");
		} else
			draft_turns(k->first, any);
		arena_drop(a);
	}
}

static void draft(struct str path)
{
	struct find_report r = { 0 };
	bool errors, any = false;
	struct interview *iv = import(path, &r, &errors);
	if (!iv)
		return;
	quoted("{\n \"title\": ", interview_plain(mem, iv->meta.title), ",\n");
	quoted(" \"lang\": ", iv->lang, ",\n \"speakers\": [");
	for (const struct person *q = iv->people; q; q = q->next) {
		quoted(q == iv->people ? "\n  {\"name\": " : ",\n  {\"name\": ", q->name->text,
			", ");
		printf("\"role\": \"%s\"}", interview_role_name(q->role));
	}
	printf("\n ],\n \"turns\": [");
	draft_turns(iv->body, &any);
	printf("\n ]\n}\n");
	interview_drop(iv);
}

int main(int argc, char **argv)
{
	mem = arena_new();
	for (int i = 1; i < argc; i++) {
		struct str arg = str_of(argv[i]);
		if (str_is(arg, "-v"))
			verbose++;
		else if (str_is(arg, "-d"))
			dump = 1;
		else if (str_is(arg, "-w") && i + 1 < argc)
			draft(str_of(argv[++i]));
		else if (str_is(arg, "-i") && i + 1 < argc) {
			struct find_report r = { 0 };
			bool errors;
			struct interview *iv = import(str_of(argv[++i]), &r, &errors);
			if (iv)
				show(iv, &r);
			interview_drop(iv);
		} else if (str_ends(arg, "truth.json"))
			one(arg);
		else
			folder(arg);
	}
	if (scored)
		printf("%u files, %u below the thresholds\n", scored, bad);
	arena_drop(mem);
	return bad > 0;
}
