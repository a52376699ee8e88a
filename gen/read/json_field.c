#include "read/json_inside.h"
#include "read/language.h"

static struct json *any(struct json *row, const char *const *names)
{
	for (; *names; names++) {
		struct json *n = read_json_at(row, *names);
		if (n && n->kind != JSON_NULL)
			return n;
	}
	return NULL;
}

struct loc read_json_loc(const struct json_reader *r, const struct json *n)
{
	return (struct loc){ .line = n ? n->line : 0, .file = r->file };
}

struct str read_json_words(struct json *row, struct json **where)
{
	static const char *const names[] = { "punctuated_word", "punct", "text", "body", "word",
		"transcript", "utterance", "sentence", "content", "display", "line", "caption",
		"message", "value", "transcription", "phrase", "utf8", "Text", "Transcript",
		"dialogue", "speech", "children.0.text", "w", NULL };
	for (size_t i = 0; names[i]; i++) {
		struct json *n = read_json_at(row, names[i]);
		if (!read_json_is(n, JSON_STRING))
			continue;
		if (where) {
			n->used = true;
			*where = n;
		}
		return n->text;
	}
	return (struct str){ 0 };
}

struct str read_json_speaker(struct json *row)
{
	static const char *const names[] = { "speaker_name", "speakerName", "speaker_label",
		"speakerLabel", "speaker", "Speaker", "speaker_id", "speakerId", "speakerTag",
		"channelTag", "spk", "who", "participant", "author", "role", "name", "data.speaker",
		"users.0.username", NULL };
	static const char *const inside[] = { "name", "label", "@id", "id", NULL };
	struct json *n = any(row, names);
	if (read_json_is(n, JSON_OBJECT))
		n = any(n, inside);
	return str_trim(read_json_text(n, ""));
}

static int64_t moment(const struct json_reader *r, struct json *n)
{
	bool ms = n && (str_ends(n->key, "Ms") || str_ends(n->key, "_ms"));
	return read_json_ms(n, ms ? 1 : r->unit, ms ? 1 : r->per);
}

int64_t read_json_start(const struct json_reader *r, struct json *row)
{
	static const char *const names[] = { "start", "startTime", "start_time", "begin",
		"start_ts", "ts", "timestamps.from", "tStartMs", "start_ms", "startMs",
		"data_start", "start_offset", "timestamp", "time", "offset", "data.start",
		"startTimeMs", "s", NULL };
	struct json *n = any(row, names);
	return moment(r, read_json_is(n, JSON_LIST) ? read_json_at(n, "0") : n);
}

int64_t read_json_end(const struct json_reader *r, struct json *row)
{
	static const char *const ends[] = { "end", "endTime", "end_time", "end_ts", "timestamps.to",
		"end_ms", "endMs", "data_end", "end_offset", "to", "timestamp.1", "endTimeMs", "e",
		NULL };
	static const char *const lengths[] = { "duration", "dur", "dDurationMs", NULL };
	struct json *n = any(row, ends), *length = n ? NULL : any(row, lengths);
	int64_t start = length ? read_json_start(r, row) : -1, span = moment(r, length);
	if (n)
		return moment(r, n);
	return start >= 0 && span >= 0 ? start + span : -1;
}

enum { SECONDS_A_WORD = 20 };

static size_t words(struct str s)
{
	size_t n = 0;
	while (str_word(&s).n)
		n++;
	return n;
}

static struct str number(struct json *row, const char *name)
{
	struct json *n = read_json_at(row, name);
	return read_json_is(n, JSON_NUMBER) ? n->text : (struct str){ 0 };
}

static bool has_stop(struct json *row, const char *name)
{
	struct str s = number(row, name);
	return s.n && memchr(s.s, '.', s.n);
}

void read_json_unit(struct json_reader *r, struct json *list)
{
	static const char *const names[] = { "start", "end", "startTime", "start_time", "time",
		"offset" };
	size_t n = 0;
	int64_t first = -1, last = -1;
	r->unit = r->per = 1;
	for (struct json *k = list ? list->first : NULL; k; k = k->next) {
		int64_t start = read_json_start(r, k), end = read_json_end(r, k);
		n += words(read_json_words(k, NULL));
		first = first < 0 ? start : first;
		last = start > last ? start : last;
		last = end > last ? end : last;
		for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
			if (has_stop(k, names[i]))
				r->unit = 1000;
		}
		if (r->unit == 1000)
			return;
	}
	if (last - first <= (int64_t)(n + 1) * SECONDS_A_WORD)
		r->unit = 1000;
}

static const struct {
	const char *name;
	enum fact_kind kind; /* FACT_N: the language */
} facts[] = {
	{ "title", FACT_TITLE },
	{ "episode_title", FACT_TITLE },
	{ "episodeTitle", FACT_TITLE },
	{ "headline", FACT_TITLE },
	{ "subtitle", FACT_SUBTITLE },
	{ "summary", FACT_SUMMARY },
	{ "description", FACT_SUMMARY },
	{ "author", FACT_AUTHOR },
	{ "host", FACT_INTERVIEWER },
	{ "interviewer", FACT_INTERVIEWER },
	{ "guest", FACT_INTERVIEWEE },
	{ "interviewee", FACT_INTERVIEWEE },
	{ "date", FACT_DATE },
	{ "date_published", FACT_DATE },
	{ "published", FACT_DATE },
	{ "place", FACT_PLACE },
	{ "location", FACT_PLACE },
	{ "program", FACT_PUBLICATION },
	{ "show", FACT_PUBLICATION },
	{ "podcast", FACT_PUBLICATION },
	{ "publication", FACT_PUBLICATION },
	{ "publisher", FACT_PUBLISHER },
	{ "url", FACT_URL },
	{ "link", FACT_URL },
	{ "language", FACT_N },
	{ "language_code", FACT_N },
	{ "languageCode", FACT_N },
	{ "lang", FACT_N },
};

void read_json_facts(struct json_reader *r, struct json *object)
{
	for (struct json *n = read_json_is(object, JSON_OBJECT) ? object->first : NULL; n;
		n = n->next) {
		for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
			struct str value;
			if (n->kind != JSON_STRING || !str_is(n->key, facts[i].name))
				continue;
			n->used = true;
			value = str_trim(n->text);
			if (!value.n)
				continue;
			if (facts[i].kind == FACT_N) {
				if (!r->t->lang.n)
					r->t->lang = read_language(r->t->arena, value);
				continue;
			}
			transcript_fact(r->t, facts[i].kind, value, read_json_loc(r, n))
				->key = arena_str(r->t->arena, n->key);
		}
	}
}

void read_json_voices(struct json_reader *r, struct json *list)
{
	static const char *const ids[] = { "id", "speaker_id", "key", "label", "@id", "speaker",
		"name", NULL };
	static const char *const names[] = { "name", "speaker_name", "display_name", "label",
		NULL };
	unsigned i = 0;
	for (struct json *n = list && list->first ? list->first : NULL; n; n = n->next, i++) {
		bool object = n->kind == JSON_OBJECT;
		struct str name = str_trim(read_json_text(object ? any(n, names) : n, ""));
		struct str key = str_trim(read_json_text(any(n, ids), ""));
		struct voice *v;
		if (list->kind == JSON_OBJECT)
			key = n->key;
		else if (!object)
			key = arena_printf(r->scratch, "%u", i);
		if (!key.n && !name.n)
			continue;
		v = transcript_voice(r->t, key.n ? key : name, read_json_loc(r, n));
		v->name = name.n ? arena_str(r->t->arena, name) : v->name;
		map_put(&r->voices, v->key, v);
		v->role = arena_str(r->t->arena, str_trim(read_json_text(n, "role")));
	}
}
