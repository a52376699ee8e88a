/* Shapes that keep words in one list and what is known of them in another. */
#include "read/json_inside.h"

/* --- BBC Kaldi and digital-paper-edit: words, and stretches of time with a speaker */

struct span_of {
	int64_t start, end;
	struct str speaker;
	const struct json *group;
};

/* The stretch that holds a moment, looked for from the last one on; both are in order. */
static const struct span_of *at_time(const struct span_of *s, size_t n, size_t *from, int64_t ms)
{
	while (*from + 1 < n && s[*from + 1].start <= ms)
		++*from;
	return *from < n ? &s[*from] : NULL;
}

static void in_spans(struct json_reader *r, struct json *words, struct json *groups)
{
	size_t n = read_json_count(groups), i = 0, from = 0;
	struct span_of *s = ARENA_ARRAY(r->scratch, n + 1, struct span_of);
	struct json_joiner j = read_json_joiner(r, words);
	const struct span_of *was = NULL;
	for (struct json *g = groups ? groups->first : NULL; g; g = g->next)
		s[i++] = (struct span_of){ read_json_start(r, g), read_json_end(r, g),
			read_json_speaker(g), g };
	for (struct json *k = words->first; k; k = k->next) {
		const struct span_of *now = at_time(s, n, &from, read_json_start(r, k));
		if (now != was)
			read_json_joined(&j);
		was = now;
		j.whole = now != NULL;
		read_json_word(&j, k, now ? now->speaker : (struct str){ 0 });
	}
	read_json_joined(&j);
}

bool read_json_kaldi(struct json_reader *r, struct json *root)
{
	static const char *const places[] = { "retval.segmentation.segments",
		"segmentation.segments", "retval.segments.segments", "segments.segments",
		"retval.segments" };
	struct json *words = read_json_at(root, "retval.words"), *groups = NULL;
	if (!words)
		words = read_json_at(root, "words");
	for (size_t i = 0; i < sizeof places / sizeof *places && !groups; i++)
		groups = read_json_at(root, places[i]);
	if (read_json_is(groups, JSON_LIST))
		in_spans(r, words, groups);
	else
		read_json_word_list(r, words);
	return true;
}

bool read_json_paper_edit(struct json_reader *r, struct json *root)
{
	in_spans(r, read_json_at(root, "words"), read_json_at(root, "paragraphs"));
	return true;
}

/* --- lists side by side: "utt": [...], "speaker": [...] */

bool read_json_parallel(struct json_reader *r, struct json *root)
{
	struct json *said = read_json_at(root, "utt")->first,
		    *who = read_json_at(root, "speaker")->first;
	for (; said; said = said->next) {
		struct json_joiner j = read_json_joiner(r, NULL);
		j.whole = true;
		read_json_join(&j, &(struct json_word){ .text = read_json_text(said, ""),
					   .speaker = read_json_text(who, ""),
					   .start = -1,
					   .end = -1,
					   .where = said });
		read_json_joined(&j);
		who = who ? who->next : NULL;
	}
	return true;
}

/* --- IBM Watson: ["word", from, to] and, by the same times, who speaks */

bool read_json_watson(struct json_reader *r, struct json *root)
{
	struct json *inner = read_json_at(root, "results.0.results");
	struct json *base = inner ? read_json_at(root, "results.0") : root;
	struct json *labels = read_json_at(base, "speaker_labels");
	struct map who = { .a = r->scratch };
	struct json_joiner j = read_json_joiner(r, NULL);
	for (struct json *l = labels ? labels->first : NULL; l; l = l->next) {
		struct str from = read_json_text(l, "from");
		if (from.n)
			map_put(&who, from, read_json_at(l, "speaker"));
	}
	for (struct json *n = read_json_at(base, "results")->first; n; n = n->next) {
		struct json *words = read_json_at(n, "alternatives.0.timestamps");
		for (struct json *w = words ? words->first : NULL; w; w = w->next)
			read_json_join(
				&j, &(struct json_word){ .text = read_json_text(w, "0"),
					    .speaker = read_json_text(
						    map_get(&who, read_json_text(w, "1")), ""),
					    .start = read_json_ms(read_json_at(w, "1"), 1000, 1),
					    .end = read_json_ms(read_json_at(w, "2"), 1000, 1),
					    .where = w });
		read_json_joined(&j);
	}
	return true;
}

/* --- Trint: words that name their paragraph */

bool read_json_trint(struct json_reader *r, struct json *root)
{
	struct json *list = read_json_at(root, "words");
	struct json_joiner j = read_json_joiner(r, list);
	struct str was = { 0 };
	j.whole = true;
	for (struct json *w = list->first; w; w = w->next) {
		struct str paragraph = read_json_text(w, "paragraphId");
		struct json *struck = read_json_at(w, "strikethrough");
		if (!str_eq(paragraph, was))
			read_json_joined(&j);
		was = paragraph;
		if (read_json_is(struck, JSON_TRUE))
			transcript_leave(
				r->t, read_json_words(w, NULL), "struck out", read_json_loc(r, w));
		else
			read_json_word(&j, w, (struct str){ 0 });
	}
	read_json_joined(&j);
	return true;
}

/* --- oTranscribe: a page of HTML in a field */

bool read_json_otr(struct json_reader *r, struct json *root)
{
	struct read_source inner = *r->source;
	inner.bytes = inner.text = read_json_text(root, "text");
	r->t->cues = false;
	return read_html.read(r->t, r->diag, &inner);
}
