/* Transcripts in JSON: each service has a shape of its own. The first row whose names are all there
 * reads. Most shapes are a list of what was said, with the fields called so or so; a shape that
 * nobody has described yet is read as such a list when it holds one, and that is said.
 *
 * Whatever text the shape does not take (a summary, chapters, the whole once more) is listed as
 * left out, by name. */
#include "read/json_inside.h"

static bool rows(struct json_reader *r, struct json *root)
{
	return read_json_rows(r, root);
}

static const struct shape {
	const char *name;
	const char *needs[3]; /* paths; the last of them is what `map` gets when map is rows */
	bool (*map)(struct json_reader *, struct json *);
	int64_t unit, per;
} shapes[] = {
	{ "Amazon Transcribe", { "results.items.0.alternatives" }, read_json_amazon, 1000, 1 },
	{ "Deepgram", { "results.channels.0.alternatives" }, read_json_deepgram, 1000, 1 },
	{ "Speechmatics", { "results.0.alternatives.0.content", "results.0.type" },
		read_json_speechmatics, 1000, 1 },
	{ "IBM Watson", { "results.0.alternatives.0.timestamps" }, read_json_watson, 1000, 1 },
	{ "IBM Watson", { "results.0.results.0.alternatives.0.timestamps" }, read_json_watson, 1000,
		1 },
	{ "Google Speech-to-Text", { "results.0.alternatives.0.transcript" }, read_json_google,
		1000, 1 },
	{ "Rev", { "monologues.0.elements" }, read_json_rev, 1000, 1 },
	{ "Azure", { "recognizedPhrases.0.nBest" }, read_json_azure, 1000, 1 },
	{ "BBC Kaldi", { "retval.words" }, read_json_kaldi, 1000, 1 },
	{ "BBC Kaldi", { "segmentation.segments", "words.0.word" }, read_json_kaldi, 1000, 1 },
	{ "Trint", { "words.0.paragraphId", "words.0.value" }, read_json_trint, 1, 1 },
	{ "digital-paper-edit", { "words.0.text", "paragraphs.0.start" }, read_json_paper_edit,
		1000, 1 },
	{ "Otter", { "speech.transcripts.0.transcript", "speech.transcripts" }, rows, 1000, 16000 },
	{ "oTranscribe", { "media-time", "text" }, read_json_otr, 1000, 1 },
	{ "draft.js", { "blocks.0.text", "blocks" }, rows, 0, 1 },
	{ "YouTube", { "events.0.tStartMs", "events" }, rows, 1, 1 },
	{ "MediaSum", { "utt.0", "speaker.0" }, read_json_parallel, 1000, 1 },
	{ "whisper.cpp", { "transcription.0.text", "transcription" }, rows, 1000, 1 },
	{ "AssemblyAI", { "utterances.0.text", "utterances" }, rows, 0, 1 },
	{ "AssemblyAI", { "audio_url", "words.0.text", "words" }, rows, 0, 1 },
	{ "Podcasting 2.0", { "segments.0.body", "segments" }, rows, 0, 1 },
	{ "WhisperX", { "segments.0.words", "segments" }, rows, 0, 1 },
	{ "Whisper", { "segments.0.text", "segments" }, rows, 0, 1 },
};

static bool plain(const struct json *n)
{
	return read_json_is(n, JSON_STRING) && str_trim(n->text).n;
}

/* A list of objects with words in them. */
static bool is_list(struct json *n)
{
	size_t rows_n = 0, good = 0;
	if (!read_json_is(n, JSON_LIST))
		return false;
	for (struct json *k = n->first; k && rows_n < 20; k = k->next, rows_n++)
		good += k->kind == JSON_OBJECT &&
			(read_json_words(k, NULL).n || read_json_at(k, "words") ||
				read_json_at(k, "question") || read_json_at(k, "segs"));
	return good * 2 > rows_n;
}

enum { LOOK_DEPTH = 5 };

/* The longest such list, breadth before depth. */
static struct json *search(struct json *n, int depth)
{
	struct json *best = is_list(n) ? n : NULL;
	size_t most = read_json_count(best);
	if (best || depth == LOOK_DEPTH || !n)
		return best;
	for (struct json *k = n->kind == JSON_OBJECT || n->kind == JSON_LIST ? n->first : NULL; k;
		k = k->next) {
		struct json *found = search(k, depth + 1);
		if (read_json_count(found) > most) {
			best = found;
			most = read_json_count(found);
		}
	}
	return best;
}

static bool has_all(struct json *root, const struct shape *s)
{
	for (size_t i = 0; i < 3 && s->needs[i]; i++) {
		if (!read_json_at(root, s->needs[i]))
			return false;
	}
	return true;
}

static struct json *target(struct json *root, const struct shape *s)
{
	size_t i = 0;
	while (i < 2 && s->needs[i + 1])
		i++;
	return s->map == rows ? read_json_at(root, s->needs[i]) : root;
}

static void whole(struct json_reader *r, struct json *root)
{
	static const char *const insides[] = { "", "speech", "metadata", "info", "episode", "data",
		"data.transcript", "result", "results", "retval" };
	static const char *const voices[] = { "speakers", "speech.speakers", "speaker_names" };
	for (size_t i = 0; i < sizeof insides / sizeof *insides; i++)
		read_json_facts(r, read_json_at(root, insides[i]));
	for (size_t i = 0; i < sizeof voices / sizeof *voices; i++)
		read_json_voices(r, read_json_at(root, voices[i]));
}

/* Words that no part of the reader took. */
static void left(struct json_reader *r, struct json *n)
{
	for (; n; n = n->next) {
		struct arena_mark m = arena_mark(r->scratch);
		struct str s = str_trim(n->text);
		if (n->kind == JSON_STRING && !n->used && s.n && memchr(s.s, ' ', s.n))
			transcript_leave(r->t, s,
				arena_printf(r->scratch, "field \"%.*s\", beside the transcript",
					STR_ARG(n->key))
					.s,
				read_json_loc(r, n));
		arena_reset(r->scratch, m);
		left(r, n->first);
	}
}

static void unknown(struct json_reader *r, struct json *root)
{
	struct buf known = { .a = r->scratch }, found = { .a = r->scratch };
	size_t n = 0;
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		if (!i || strcmp(shapes[i].name, shapes[i - 1].name) != 0)
			buf_printf(&known, "%s%s", i ? ", " : "", shapes[i].name);
	}
	for (struct json *k = root->kind == JSON_OBJECT ? root->first : NULL; k && n < 8;
		k = k->next, n++)
		buf_printf(&found, "%s\"%.*s\"", n ? ", " : " of ", STR_ARG(k->key));
	diag_at(r->diag, DIAG_ERROR,
		(struct loc){ .line = root->line, .column = 1, .file = r->file },
		"expected a transcript in a shape of %.*s, or a list of objects with \"text\" and "
		"\"speaker\", found %s%.*s; the file is not read",
		STR_ARG(buf_get(&known)),
		root->kind == JSON_OBJECT ? "an object"
		: root->kind == JSON_LIST ? "a list"
					  : "a single value",
		STR_ARG(buf_get(&found)));
}

static bool map(struct json_reader *r, struct json *root)
{
	struct json *list, whole = { .kind = JSON_LIST, .first = root };
	r->unit = 0;
	r->per = 1;
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		const struct shape *s = &shapes[i];
		if (!has_all(root, s))
			continue;
		r->unit = s->unit;
		r->per = s->per;
		diag_at(r->diag, DIAG_NOTE, (struct loc){ .file = r->file },
			"this is JSON in the shape of %s", s->name);
		return s->map(r, target(root, s));
	}
	list = search(root, 0);
	if (!list && plain(read_json_at(root, "text")))
		list = &whole;
	if (!list) {
		unknown(r, root);
		return false;
	}
	return read_json_rows(r, list);
}

/* The first two or three characters are those of JSON and of no prose: "[laughs]", "[[File:" and
 * "[00:01] Anna" are other things. */
static int fits(const struct read_source *s)
{
	char c[3] = { 0 };
	struct str t = s->text;
	for (int i = 0; i < 3; i++) {
		t = str_trim(t);
		c[i] = t.n ? t.s[0] : 0;
		t = (struct str){ t.s + (t.n > 0), t.n - (t.n > 0) };
	}
	if (c[0] == '{')
		return c[1] == '"' || c[1] == '}' ? 80 : 0;
	if (c[0] != '[' || !c[1])
		return 0;
	return strchr("{]\"", c[1]) || (c[1] == '[' && c[2] && strchr("[{\"0123456789-", c[2])) ? 80
												: 0;
}

static bool read(struct transcript *t, struct diag *d, const struct read_source *s)
{
	struct arena *a = arena_new();
	struct json_reader r = {
		.t = t, .diag = d, .scratch = a, .file = s->file, .voices = { .a = a }, .source = s
	};
	struct json *root = read_json_parse(a, d, s->file, s->text);
	bool good = false;
	t->cues = true;
	if (root) {
		whole(&r, root);
		good = map(&r, root);
		left(&r, root);
	}
	arena_drop(a);
	return good;
}

const struct read_format read_json = { "JSON", "json jsonl otr", false, fits, read, PROOF_JSON };
