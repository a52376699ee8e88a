/* Which column is what: by the words over it, in many languages, or by what stands in it. */
#include "read/csv.h"
#include "read/cues.h"

#include <unicode/uchar.h>

enum column {
	COLUMN_SPEAKER,
	COLUMN_TEXT,
	COLUMN_START,
	COLUMN_END,
	COLUMN_LENGTH,
	COLUMN_QUESTION,
	COLUMN_ANSWER,
	COLUMN_N
};

/* In lower case, a bar between; the first that is there wins over those behind it. */
static const char *const names[COLUMN_N] = {
	[COLUMN_SPEAKER] =
		"speaker|speaker name|speakername|speaker_name|speaker label|who|name|"
		"sprecher|sprecherin|sprecher/in|sprecher:in|person|locuteur|intervenant|"
		"orateur|hablante|orador|interlocutor|falante|parlante|oratore|relatore|"
		"говорящий|спикер|участник|мовець|спікер|話者|発言者|スピーカー|화자|발화자|"
		"발언자|说话人|發言人|发言人|講者|المتحدث|konuşmacı|konuşan|spreker|talare|"
		"taler|puhuja|mówca|rozmówca|mluvčí|beszélő|ομιλητής|דובר|ผู้พูด|"
		"participant|author|sender|user|from|character|actor|voice|tier|role",
	[COLUMN_TEXT] = "text|transcript|transcription|dialogue|dialog|utterance|content|message|"
			"sentence|caption|speech|words|body|line|quote|aussage|äußerung|wortlaut|"
			"inhalt|transkript|texte|contenu|propos|texto|contenido|conteúdo|testo|"
			"contenuto|текст|реплика|репліка|テキスト|発言|内容|텍스트|발언|내용|文本|"
			"文字|النص|metin|konuşma|tekst|teksti|treść|szöveg|κείμενο|טקסט|ข้อความ",
	[COLUMN_START] =
		"start|start time|starttime|start_time|start timecode|timecode in|time in|in|"
		"begin|begin time|from time|timestamp|time stamp|timecode|time code|time|"
		"timespan|beginn|anfang|startzeit|zeit|zeitstempel|début|temps|inicio|"
		"tiempo|início|inizio|tempo|начало|время|початок|час|開始|開始時間|時間|시작|"
		"시간|开始|开始时间|时间|البداية|başlangıç|zaman|begintijd|tijd|"
		"czas|początek|offset|start (s)|start (ms)|start_ms|startms",
	[COLUMN_END] =
		"end|end time|endtime|end_time|end timecode|timecode out|time out|out|stop|to|"
		"ende|endzeit|fin|fim|fine|конец|кінець|終了|終了時間|종료|끝|结束|结束时间|"
		"النهاية|bitiş|eindtijd|koniec|end (s)|end (ms)|end_ms|endms",
	[COLUMN_LENGTH] = "duration|length|dauer|durée|duración|duração|durata|длительность|süre",
	[COLUMN_QUESTION] =
		"question|questions|frage|pregunta|pergunta|domanda|вопрос|питання|質問|"
		"質問文|질문|问题|問題|السؤال|soru|vraag|pytanie|otázka|q",
	[COLUMN_ANSWER] =
		"answer|answers|response|reply|antwort|réponse|respuesta|resposta|risposta|"
		"ответ|відповідь|回答|答え|답변|대답|الجواب|cevap|yanıt|antwoord|odpowiedź|"
		"odpověď|a",
};

static struct str folded(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	s = str_trim(s);
	for (size_t i = 0; i < s.n;)
		buf_char(&b, (uint32_t)u_tolower((UChar32)str_next(s, &i)));
	if (b.n && b.s[b.n - 1] == ':')
		b.n--;
	return b.n ? buf_get(&b) : (struct str){ "", 0 };
}

/* The position of a word in a list, from 1; 0 when it is not there. */
static int listed(const char *list, struct str word)
{
	for (int i = 1; word.n; i++) {
		size_t n = strcspn(list, "|");
		if (n == word.n && !memcmp(list, word.s, n))
			return i;
		if (!list[n])
			return 0;
		list += n + 1;
	}
	return 0;
}

/* Of a word in the plural, too: "speakers". */
static int listed_too(const char *list, struct str word)
{
	int at = listed(list, word);
	return at || !str_ends(word, "s") ? at : listed(list, (struct str){ word.s, word.n - 1 });
}

static bool words(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		if (u_isalpha((UChar32)str_next(s, &i)))
			return true;
	}
	return false;
}

int64_t read_csv_time(struct str cell, int64_t factor, struct str *code)
{
	struct str s = str_trim(cell), rest;
	int64_t ms;
	size_t point = 0, i = 0;
	if (s.n && (*s.s == '[' || *s.s == '('))
		s = (struct str){ s.s + 1, s.n - 1 };
	rest = s;
	ms = read_cues_time(&rest);
	*code = (struct str){ s.s, s.n - rest.n };
	if (ms >= 0) /* a frame number, a bracket, the end of a span may follow */
		return !rest.n || (strchr(";]) -\xe2", *rest.s) && !words(rest)) ? ms : -1;
	for (ms = 0; i < s.n && i < 12; i++) {
		if ((s.s[i] == '.' || s.s[i] == ',') && !point)
			point = i + 1;
		else if (s.s[i] >= '0' && s.s[i] <= '9')
			ms = point && i - point >= 3 ? ms : ms * 10 + (s.s[i] - '0');
		else
			return -1;
	}
	*code = s;
	if (!s.n || s.n > 16)
		return -1;
	for (size_t k = point ? i - point : 0; k < 3; k++)
		ms *= 10;
	return factor == 1 ? ms / 1000 : ms;
}

static int *slot(struct csv_columns *c, enum column k)
{
	int *const all[COLUMN_N] = { &c->speaker, &c->text, &c->start, &c->end, &c->length,
		&c->question, &c->answer };
	return all[k];
}

static bool headed(const struct csv *c, struct csv_columns *to)
{
	int best[COLUMN_N] = { 0 }, found = 0;
	to->factor = 1000;
	for (size_t i = 0; i < c->fields; i++) {
		struct str word = folded(c->a, c->field[i]);
		for (int k = 0; k < COLUMN_N; k++) {
			int at = listed_too(names[k], word);
			if (!at || (best[k] && best[k] <= at))
				continue;
			found += !best[k];
			best[k] = at;
			*slot(to, (enum column)k) = (int)i;
			if (k == COLUMN_START && memmem(word.s, word.n, "ms", 2))
				to->factor = 1;
		}
	}
	to->headed = true;
	to->columns = c->fields;
	return found >= 2 && (to->text >= 0 || (to->question >= 0 && to->answer >= 0));
}

enum { LOOK = 200, DISTINCT = 40 };

struct census {
	size_t times, letters, filled, distinct, colons, steps;
	int64_t last;
	uint64_t seen[DISTINCT];
};

static void count(struct census *k, struct str cell)
{
	struct str code;
	uint64_t hash = str_hash(cell, 0);
	int64_t ms;
	size_t i = 0;
	cell = str_trim(cell);

	if (!cell.n)
		return;
	k->filled++;
	ms = read_csv_time(cell, 1000, &code);
	k->times += ms >= 0;
	k->steps += ms == k->last + 1000 && !memchr(cell.s, ':', cell.n);
	k->last = ms;
	k->letters += cell.n;
	k->colons += cell.s[cell.n - 1] == ':';
	while (i < k->distinct && i < DISTINCT && k->seen[i] != hash)
		i++;
	if (i == k->distinct && i < DISTINCT)
		k->seen[k->distinct++] = hash;
}

/* Times; the longest text; and short cells that come again and again. */
static bool by_content(struct csv *c, struct csv_columns *to)
{
	struct census k[CSV_FIELDS] = { 0 };
	size_t longest = 0, columns = 0, records = 0;
	for (; records < LOOK && read_csv_record(c); records++) {
		for (size_t i = 0; i < c->fields; i++)
			count(&k[i], c->field[i]);
		columns = c->fields > columns ? c->fields : columns;
	}
	for (size_t i = 0; i < columns; i++) {
		if (k[i].steps * 10 >= k[i].filled * 7 && k[i].filled > 2)
			continue; /* numbers of the rows */
		if (k[i].times * 3 >= k[i].filled * 2 && k[i].filled * 2 > records) {
			*(to->start < 0 ? &to->start : &to->end) = (int)i;
		} else if (k[i].colons * 3 > k[i].filled && to->speaker < 0) {
			to->speaker = (int)i;
		} else if (k[i].letters > longest) {
			longest = k[i].letters;
			to->text = (int)i;
		}
	}
	for (size_t i = 0; i < columns; i++) {
		bool free = (int)i != to->start && (int)i != to->end && (int)i != to->text;
		if (free && k[i].filled && k[i].letters / k[i].filled < 40 &&
			k[i].distinct < DISTINCT &&
			(k[i].distinct * 2 <= k[i].filled || records < 5) && !k[i].times &&
			to->speaker < 0)
			to->speaker = (int)i;
	}
	if (to->speaker >= 0) {
		const struct census *s = &k[to->speaker];
		to->again = s->distinct * 2 <= s->filled || s->colons * 2 > s->filled;
	}
	return to->text >= 0 && (to->start >= 0 || to->speaker >= 0);
}

bool read_csv_columns(const struct read_source *s, char separator, struct csv_columns *to)
{
	struct arena *a = arena_new();
	struct csv c = { .a = a, .text = s->text, .separator = separator };
	struct csv_columns none = { -1, -1, -1, -1, -1, -1, -1, false, false, 1000, 0 };
	bool good;
	*to = none;
	good = read_csv_record(&c) && headed(&c, to);
	if (!good) {
		*to = none;
		c = (struct csv){ .a = a, .text = s->text, .separator = separator };
		good = by_content(&c, to);
	}
	arena_drop(a);
	return good;
}
