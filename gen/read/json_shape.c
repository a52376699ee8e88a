/* A mapper for each shape whose words do not simply stand in a list. */
#include "read/json_inside.h"

struct json_joiner read_json_joiner(struct json_reader *r, struct json *list)
{
	return (struct json_joiner){
		.r = r, .last = -1, .since = -1, .as_is = read_json_spaced(list)
	};
}

/* --- lists of words, and lists of what was said */

void read_json_word(struct json_joiner *j, struct json *n, struct str speaker)
{
	struct str own = read_json_speaker(n);
	struct json *where = n;
	struct json_word w = { .start = read_json_start(j->r, n), .end = read_json_end(j->r, n) };
	w.text = read_json_words(n, &where);
	w.speaker = own.n ? own : speaker;
	w.where = where;
	w.close = str_is(read_json_text(n, "type"), "punct") ||
		  str_is(read_json_text(n, "type"), "punctuation") ||
		  str_is(read_json_text(n, "t"), "punc");
	read_json_join(j, &w);
}

void read_json_word_list(struct json_reader *r, struct json *list)
{
	struct json_joiner j = read_json_joiner(r, list);
	for (struct json *n = list->first; n; n = n->next)
		read_json_word(&j, n, (struct str){ 0 });
	read_json_joined(&j);
}

static struct json *words_of(struct json *row)
{
	static const char *const names[] = { "words", "elements", "tokens", "items", "segs" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct json *n = read_json_at(row, names[i]);
		if (read_json_is(n, JSON_LIST) && read_json_words(n->first, NULL).n)
			return n;
	}
	return NULL;
}

/* Whether the words of a row name speakers, and not one alone. */
static bool divided(struct json *words)
{
	struct str one = { 0 };
	for (struct json *n = words ? words->first : NULL; n; n = n->next) {
		struct str s = read_json_speaker(n);
		if (s.n && one.n && !str_eq(s, one))
			return true;
		one = s.n ? s : one;
	}
	return false;
}

static struct str first_speaker(struct json *words)
{
	for (struct json *n = words ? words->first : NULL; n; n = n->next) {
		struct str s = read_json_speaker(n);
		if (s.n)
			return s;
	}
	return (struct str){ 0 };
}

/* "question" and "answer" side by side in one row. */
static bool asked(struct json_reader *r, struct json *n)
{
	static const char *const names[] = { "question", "answer" };
	if (!read_json_is(read_json_at(n, names[0]), JSON_STRING) ||
		!read_json_is(read_json_at(n, names[1]), JSON_STRING))
		return false;
	for (size_t i = 0; i < 2; i++) {
		struct json_joiner j = read_json_joiner(r, NULL);
		j.whole = j.as_is = true;
		j.role = names[i];
		read_json_join(&j, &(struct json_word){ .text = read_json_text(n, names[i]),
					   .start = -1,
					   .end = -1,
					   .where = read_json_at(n, names[i]) });
		read_json_joined(&j);
	}
	return true;
}

static void row(struct json_reader *r, struct json *n)
{
	struct json *words = words_of(n), *where = n;
	struct json_joiner j = read_json_joiner(r, words);
	struct str text = read_json_words(n, &where), speaker = read_json_speaker(n);
	j.whole = j.as_is = text.n > 0;
	if (asked(r, n))
		return;
	if (words && (!str_trim(text).n || divided(words))) {
		j.as_is = read_json_spaced(words);
		j.whole = !divided(words);
		j.since = read_json_start(r, n);
		for (struct json *w = words->first; w; w = w->next)
			read_json_word(&j, w, speaker);
		if (read_json_end(r, n) > j.last)
			j.last = read_json_end(r, n);
	} else {
		read_json_join(&j, &(struct json_word){ .text = text,
					   .speaker = speaker.n ? speaker : first_speaker(words),
					   .start = read_json_start(r, n),
					   .end = read_json_end(r, n),
					   .where = where });
	}
	read_json_joined(&j);
}

/* A row holds about a word: then it is a list of words. */
static bool single(struct json *list)
{
	size_t rows = 0, spaces = 0;
	for (struct json *n = list->first; n; n = n->next) {
		struct str s = str_trim(read_json_words(n, NULL));
		rows += s.n > 0;
		for (size_t i = 0; i < s.n; i++)
			spaces += s.s[i] == ' ' || ((unsigned char)s.s[i] >= 0xe3 && i > 24);
	}
	return rows > 1 && spaces * 4 < rows;
}

bool read_json_rows(struct json_reader *r, struct json *list)
{
	if (!r->unit)
		read_json_unit(r, list);
	if (single(list) && !words_of(list->first))
		read_json_word_list(r, list);
	else
		for (struct json *n = list->first; n; n = n->next)
			row(r, n);
	return true;
}

/* --- Amazon Transcribe: items, and who speaks when */

/* start_time -> speaker_label, from all items that name one. */
static void labels(struct json_reader *r, struct map *m, struct json *groups, const char *key)
{
	for (struct json *g = groups ? groups->first : NULL; g; g = g->next) {
		struct json *label = read_json_at(g, key);
		for (struct json *i = read_json_at(g, "items") ? read_json_at(g, "items")->first
							       : NULL;
			i; i = i->next) {
			struct json *own = read_json_at(i, key);
			struct str start = read_json_text(i, "start_time");
			if (start.n && (own || label))
				map_put(m, start, own ? own : label);
		}
	}
	(void)r;
}

bool read_json_amazon(struct json_reader *r, struct json *root)
{
	struct json *items = read_json_at(root, "results.items");
	struct map m = { .a = r->scratch };
	struct json_joiner j = read_json_joiner(r, NULL);
	labels(r, &m, read_json_at(root, "results.speaker_labels.segments"), "speaker_label");
	labels(r, &m, read_json_at(root, "results.channel_labels.channels"), "channel_label");
	for (struct json *n = items->first; n; n = n->next) {
		struct json_word w = { .start = read_json_start(r, n), .end = read_json_end(r, n) };
		struct str start = read_json_text(n, "start_time");
		w.text = read_json_text(n, "alternatives.0.content");
		w.where = read_json_at(n, "alternatives.0.content");
		w.speaker = read_json_text(n, "speaker_label");
		if (!w.speaker.n && start.n)
			w.speaker = read_json_text(map_get(&m, start), "");
		w.close = str_is(read_json_text(n, "type"), "punctuation");
		if (w.close && j.p)
			w.speaker = j.p->speaker;
		read_json_join(&j, &w);
	}
	read_json_joined(&j);
	return true;
}

/* --- Speechmatics */

bool read_json_speechmatics(struct json_reader *r, struct json *root)
{
	struct json_joiner j = read_json_joiner(r, NULL);
	for (struct json *n = read_json_at(root, "results")->first; n; n = n->next) {
		struct str speaker = read_json_text(n, "alternatives.0.speaker");
		read_json_join(&j,
			&(struct json_word){ .text = read_json_text(n, "alternatives.0.content"),
				.speaker = speaker.n ? speaker
					   : j.p     ? j.p->speaker
						     : speaker,
				.start = read_json_start(r, n),
				.end = read_json_end(r, n),
				.close = str_is(read_json_text(n, "attaches_to"), "previous") ||
					 str_is(read_json_text(n, "type"), "punctuation"),
				.where = n });
	}
	read_json_joined(&j);
	return true;
}

/* --- Google: the last result may say all again, with speakers */

bool read_json_google(struct json_reader *r, struct json *root)
{
	struct json *last = read_json_at(root, "results")->first, *words;
	while (last->next)
		last = last->next;
	words = read_json_at(last, "alternatives.0.words");
	if (words && read_json_at(words, "0.speakerTag")) {
		read_json_word_list(r, words);
		return true;
	}
	for (struct json *n = read_json_at(root, "results")->first; n; n = n->next) {
		struct json *best = read_json_at(n, "alternatives.0");
		if (best)
			row(r, best);
	}
	return true;
}

/* --- Deepgram: paragraphs of sentences, or words */

bool read_json_deepgram(struct json_reader *r, struct json *root)
{
	struct json *channel = read_json_at(root, "results.channels");
	for (channel = channel->first; channel; channel = channel->next) {
		struct json *best = read_json_at(channel, "alternatives.0");
		struct json *paragraphs = read_json_at(best, "paragraphs.paragraphs");
		if (!paragraphs && read_json_at(best, "words"))
			read_json_word_list(r, read_json_at(best, "words"));
		else if (!paragraphs && best)
			row(r, best);
		for (struct json *p = paragraphs ? paragraphs->first : NULL; p; p = p->next) {
			struct json *sentences = read_json_at(p, "sentences");
			struct str speaker = read_json_speaker(p);
			struct json_joiner j = read_json_joiner(r, NULL);
			j.whole = true;
			for (struct json *s = sentences ? sentences->first : NULL; s; s = s->next)
				read_json_word(&j, s, speaker);
			read_json_joined(&j);
		}
	}
	return true;
}

/* --- Rev: monologues of pieces that bring their own spaces */

bool read_json_rev(struct json_reader *r, struct json *root)
{
	for (struct json *m = read_json_at(root, "monologues")->first; m; m = m->next) {
		struct json *elements = read_json_at(m, "elements");
		struct str speaker = read_json_speaker(m);
		struct json_joiner j = read_json_joiner(r, NULL);
		j.whole = j.as_is = true;
		for (struct json *e = elements ? elements->first : NULL; e; e = e->next)
			read_json_join(&j, &(struct json_word){ .text = read_json_text(e, "value"),
						   .speaker = speaker,
						   .start = read_json_start(r, e),
						   .end = read_json_end(r, e),
						   .where = e });
		read_json_joined(&j);
	}
	return true;
}

/* --- Azure: phrases in ticks of 100 ns */

bool read_json_azure(struct json_reader *r, struct json *root)
{
	for (struct json *n = read_json_at(root, "recognizedPhrases")->first; n; n = n->next) {
		struct json_joiner j = read_json_joiner(r, NULL);
		int64_t start = read_json_ms(read_json_at(n, "offsetInTicks"), 1, 10000);
		int64_t span = read_json_ms(read_json_at(n, "durationInTicks"), 1, 10000);
		j.whole = true;
		read_json_join(
			&j, &(struct json_word){ .text = read_json_text(n, "nBest.0.display"),
				    .speaker = read_json_text(n, "speaker"),
				    .start = start,
				    .end = start >= 0 && span >= 0 ? start + span : -1,
				    .where = n });
		read_json_joined(&j);
	}
	return true;
}
