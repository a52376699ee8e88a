/* Words around a name that say what part somebody has: "interviewed by NAME", "a conversation with
 * NAME", "NAME, who keeps the lighthouse, answers our questions". */
#include "find/state.h"

/* Words around a name that say what part it has: (before) NAME. Folded. */
static const struct cue {
	enum find_sense sense;
	const char *before;
} cues[] = {
	{ SENSE_ASKER,
		"interview to|she spoke with|he spoke with|she spoke to|he spoke to|she talked "
		"to|he talked to|"
		"she talked with|he talked with|who spoke with|who spoke to|interviewed "
		"by|interview by|interviewer|conducted by|questions by|"
		"in conversation with our|spoke to|speaks to|talks to|talked to|told|das gespräch "
		"führte|"
		"das interview führte|die fragen stellte|propos recueillis par|"
		"entretien réalisé par|recueilli par|interviewé par|entrevista de|entrevistado por|"
		"entrevistada por|por|intervista di|a cura di|intervistato da|entrevista a cargo "
		"de|"
		"беседовал|беседовала|беседовали|интервью взял|интервью взяла|вопросы задавал|"
		"вопросы задавала|розмовляв|розмовляла|әңгімелескен|сұхбаттасқан|сұхбатты "
		"жүргізген|"
		"röportaj|söyleşi|rozmawiał|rozmawiała|interviewen|intervju" },
	{ SENSE_ANSWERER, "interview with|an interview with|conversation with|in conversation with|"
			  "a conversation with|talk with|talks with|talked with|talked to|spoke "
			  "with|speaks with|sat down with|sits down with|"
			  "sat down to talk with|chat with|chatted with|q&a with|q and a "
			  "with|questions for|meet|introducing|interviewing|"
			  "interviewed|interviews|interviewee|interview mit|gespräch mit|im "
			  "gespräch mit|entretien avec|"
			  "interview de|interview avec|rencontre avec|entrevista a|entrevista "
			  "con|entrevista com|"
			  "conversación con|intervista a|intervista con|gesprek met|interview "
			  "met|intervju med|wywiad z|"
			  "rozmowa z|rozhovor s|интервью с|разговор с|беседа с|розмова з|інтерв ю "
			  "з|guest|our guest|"
			  "deposition of|testimony of|statement of|oral history of|examination "
			  "of|profile of|portrait of|memoir of" },
};

/* Words that say a part only with a colon behind them. */
static const struct cue labels[] = {
	{ SENSE_ASKER, "interview|fragen|questions|entretien|entrevista|intervista|интервью|текст|"
		       "text und interview" },
	{ SENSE_ANSWERER, "guest|guests|gast|invité|invitada|invitado|гость" },
};

/* What words that are a cue from end to end say. */
static enum find_sense whole(struct str folded)
{
	for (size_t i = 0; i < sizeof cues / sizeof *cues; i++) {
		struct str rest = str_of(cues[i].before);
		while (rest.n) {
			const char *bar = memchr(rest.s, '|', rest.n);
			struct str cue = { rest.s, bar ? (size_t)(bar - rest.s) : rest.n };
			if (str_eq(cue, folded))
				return cues[i].sense;
			rest.s += cue.n + (bar != NULL);
			rest.n -= cue.n + (bar != NULL);
		}
	}
	return SENSE_NONE;
}

static enum find_sense listed(const struct cue *c, size_t n, struct str folded)
{
	enum find_sense sense = SENSE_NONE;
	size_t best = 0;
	for (size_t i = 0; i < n; i++) {
		struct str rest = str_of(c[i].before);
		while (rest.n) {
			const char *bar = memchr(rest.s, '|', rest.n);
			size_t len = bar ? (size_t)(bar - rest.s) : rest.n;
			if (len <= folded.n && len > best &&
				memcmp(folded.s + folded.n - len, rest.s, len) == 0 &&
				(len == folded.n || folded.s[folded.n - len - 1] == ' ')) {
				best = len;
				sense = c[i].sense;
			}
			rest.s += len + (bar != NULL);
			rest.n -= len + (bar != NULL);
		}
	}
	return sense;
}

/* What the words before a name say of it, in the same sentence. */
enum find_sense find_cue_before(struct find *f, struct str before, bool titled)
{
	struct str tail = find_strip(before), folded;
	bool colon = tail.n && find_colon(find_before(tail, tail.n));
	enum find_sense sense;
	if (!tail.n || find_stop(find_before(tail, tail.n)))
		return SENSE_NONE;
	if (tail.n > 60)
		tail = (struct str){ tail.s + tail.n - 60, 60 };
	while (tail.n && ((unsigned char)tail.s[0] & 0xc0) == 0x80)
		tail = (struct str){ tail.s + 1, tail.n - 1 };
	folded = find_fold(f->s, tail);
	while (folded.n && strchr(": \"", folded.s[folded.n - 1]))
		folded.n--;
	sense = listed(cues, sizeof cues / sizeof *cues, folded);
	if (sense == SENSE_NONE && colon && titled) /* "Interview: Ana Sousa" */
		return SENSE_ANSWERER;
	return sense == SENSE_NONE && colon ? listed(labels, sizeof labels / sizeof *labels, folded)
					    : sense;
}

/* What is said of a name behind it, in the same sentence: "Léa Bertin, director of ..., answers".
 */
enum find_sense find_cue_behind(struct find *f, struct str behind)
{
	static const char *const verbs[] = { "answers", "answered our", "answered questions",
		"tells us", "told us", "tells", "told", "explains", "talks about", "spoke about",
		"talks to us", "spoke to us", "talked to us", "erzählt", "antwortet", "beantwortet",
		"erklärt", "spricht über", "im gespräch", "im interview", "répond", "raconte",
		"explique", "revient sur", "responde", "cuenta", "explica", "risponde", "racconta",
		"spiega", "conta", "odpowiada", "opowiada", "berättar", "svarar", "vertelt",
		"рассказал", "рассказала", "рассказывает", "отвечает", "ответил", "ответила",
		"розповів", "розповіла", "розповідає", "відповідає", "anlattı", "anlatıyor",
		"yanıtladı", "cevapladı", "сұрақтарға жауап" };
	enum { BYTES = 200 };
	struct str s = { behind.s, behind.n < BYTES ? behind.n : BYTES };
	while (s.n && s.n < behind.n && ((unsigned char)behind.s[s.n] & 0xc0) == 0x80)
		s.n--;
	for (size_t i = 0; i < s.n;) {
		size_t at = i;
		if (find_stop(str_next(s, &i)) && (i == s.n || find_space((unsigned char)s.s[i]))) {
			s.n = at;
			break;
		}
	}
	s = find_fold(f->s, s);
	for (size_t i = 0; s.n && i < sizeof verbs / sizeof *verbs; i++) {
		size_t n = strlen(verbs[i]);
		const char *at = memmem(s.s, s.n, verbs[i], n);
		if (at && (at == s.s || at[-1] == ' ') && (at + n == s.s + s.n || at[n] == ' '))
			return SENSE_ANSWERER;
	}
	return SENSE_NONE;
}

/* The bytes of words that a name begins with and that are none of it, because they begin a line or
 * all of it is in capitals: "Entretien avec", "Deposition of"; and what they say of it. */
size_t find_cue_within(struct find *f, struct str name, enum find_sense *sense)
{
	size_t end = 0;
	for (size_t i = 0; i < name.n;) {
		struct str head = { name.s, i }, folded;
		uint32_t c = str_next(name, &i);
		enum find_sense s;
		if (!find_space(c))
			continue;
		folded = find_fold(f->s, head);
		s = whole(folded);
		if (s != SENSE_NONE) {
			*sense = s;
			end = i;
		}
	}
	return end;
}
