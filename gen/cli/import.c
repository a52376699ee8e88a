/* Import: a transcript becomes an interview in XML, and says how.
 *
 * With --check nothing is written; instead it is proved that nothing is lost: the words that a
 * plain look at the bytes finds are in the transcript or listed (read/proof.c); find_check has held
 * the words of the body against those of the transcript (find_interview runs it and reports an
 * error), all that is elsewhere or nowhere is listed with the reason, and what would be written is
 * read back and must be written the same. */
#include "cli/cli.h"

static void quiet(void *user, struct str text)
{
	(void)user;
	(void)text;
}

static struct str xml(struct arena *a, struct diag *d, const struct interview *iv)
{
	struct write_query q = { .interview = iv, .generator = cli_version(), .date = -1 };
	struct write_result r = { 0 };
	return write_xml(a, d, &q, &r) ? r.bytes : (struct str){ 0 };
}

/* Whether what is read from what is written is written the same. */
static void prove_written(struct arena *a, struct diag *d, const struct interview *iv)
{
	struct diag *own = diag_new(quiet, NULL);
	struct str one = xml(a, d, iv), two = { 0 };
	struct interview *again = one.n ? read_xml(own, iv->path, one) : NULL;
	if (again)
		two = xml(a, own, again);
	if (one.n && !str_eq(one, two))
		diag_at(d, DIAG_ERROR, (struct loc){ .file = diag_file(d, iv->path) },
			"what is written of this file is not read as the same interview; please "
			"report it");
	interview_drop(again);
	diag_drop(own);
}

static size_t words(struct str s)
{
	size_t n = 0;
	while (str_word(&s).n)
		n++;
	return n;
}

static size_t words_in(struct arena *a, const struct block *b);

static size_t words_of(struct arena *a, const struct span *s)
{
	size_t n = words(interview_plain(a, s));
	for (; s; s = s->next)
		n += words_in(a, s->blocks);
	return n;
}

static size_t words_in(struct arena *a, const struct block *b)
{
	size_t n = 0;
	for (; b; b = b->next)
		n += words_of(a, b->title) + words_of(a, b->text) + words_in(a, b->first);
	return n;
}

/* Where words are that are not in the body, and what is counted of them. */
static const struct place {
	const char *what;
	bool words;
} places[] = { [LEFT_LABEL] = { "labels of speakers, in <people>", false },
	[LEFT_META] = { "words in <meta>", true },
	[LEFT_TIME] = { "time codes", false },
	[LEFT_MARK] = { "marks that the layout sets", false },
	[LEFT_DROPPED] = { "words left out, as listed", true } };

static void proved(const struct cli_run *r, struct arena *a, const struct cli_imported *w)
{
	size_t n[sizeof places / sizeof *places] = { 0 };
	struct buf b = { .a = a };
	for (size_t i = 0; i < w->report.lefts; i++) {
		const struct find_left *l = &w->report.left[i];
		n[l->kind] += places[l->kind].words ? words(l->text) : 1;
	}
	for (const struct dropped *d = w->dropped; d; d = d->next)
		n[LEFT_DROPPED] += words(d->text);
	buf_printf(&b, "%.*s: %zu words in the body, in their order", STR_ARG(w->path),
		words_in(a, w->interview->body));
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (n[i])
			buf_printf(&b, "; %zu %s", n[i], places[i].what);
	buf_printf(&b, "; nothing %sis lost\n", w->proof.made ? "" : "that was read ");
	if (w->proof.made)
		buf_printf(&b,
			"%.*s: the file's bytes, looked at without its reader, hold %zu words; "
			"each is in the text, in its notes or head, or listed\n",
			STR_ARG(w->path), w->proof.words);
	else
		buf_printf(&b,
			"%.*s: words and markup of this format cannot be told apart by a plain "
			"look at the file's bytes; its reader is trusted\n",
			STR_ARG(w->path));
	cli_print(a, r->diag, buf_get(&b));
}

static void prove_read(struct diag *d, const struct cli_imported *w)
{
	if (w->proof.lost)
		diag_at(d, DIAG_ERROR, (struct loc){ .file = diag_file(d, w->path) },
			"%zu of %zu words of this file are neither in what was read of it nor "
			"listed as left out, the first in \"%.*s\"; please report it",
			w->proof.lost, w->proof.words, STR_ARG(w->proof.first));
}

static void check(const struct cli_run *r, struct arena *a, const struct cli_imported *w)
{
	size_t before = diag_count(r->diag, DIAG_ERROR);
	prove_read(r->diag, w);
	prove_written(a, r->diag, w->interview);
	if (diag_count(r->diag, DIAG_ERROR) == before && !w->lost)
		proved(r, a, w);
}

static void report(const struct cli_run *r, struct arena *a, const struct cli_imported *w)
{
	const struct cli_options *o = r->options;
	bool all = o->on[OPTION_PROVE] || o->on[OPTION_VERBOSE];
	diag_flush(r->diag);
	if (w->report.reading.n)
		diag_say(r->diag, DIAG_WARNING, "%.*s", STR_ARG(cli_told(a, r->diag, w, all)));
}

static void next(const struct cli_run *r, struct cli_imported *w, size_t input)
{
	size_t doubts = 0;
	for (const struct doubt *d = w->interview->doubt; d; d = d->next)
		doubts++;
	for (size_t t = 0; t < r->targets->list.n; t++) {
		const struct cli_target *target = &r->targets->list.v[t];
		if (target->input != input || !cli_write(r, w->interview, target))
			continue;
		if (doubts && w->report.reading.n && !str_is(target->path, "-"))
			diag_say(r->diag, DIAG_WARNING,
				"%.*s: %zu %s to look at; `entrevue check` lists them\n",
				STR_ARG(target->path), doubts, doubts == 1 ? "doubt" : "doubts");
	}
}

static void one(const struct cli_run *r, size_t input, bool *ended)
{
	struct arena *a = arena_new();
	struct read_query q = r->query;
	struct cli_imported w = { .path = r->options->input.v[input] };
	size_t before = diag_count(r->diag, DIAG_ERROR);
	q.path = w.path;
	if (r->options->on[OPTION_INTERACTIVE])
		q.rules = cli_settle(a, r->diag, &q, ended);
	q.report = &w.report;
	q.dropped = &w.dropped;
	q.proof = r->options->on[OPTION_PROVE] ? &w.proof : NULL;
	w.interview = read_file(r->diag, &q);
	w.lost = diag_count(r->diag, DIAG_ERROR) > before;
	if (w.interview) {
		report(r, a, &w);
		if (r->options->on[OPTION_PROVE])
			check(r, a, &w);
		else
			next(r, &w, input);
	}
	interview_drop(w.interview);
	diag_flush(r->diag);
	arena_drop(a);
}

void cli_import(const struct cli_run *r)
{
	bool ended = false;
	for (size_t i = 0; i < r->options->input.n; i++)
		one(r, i, &ended);
}
