/* Whether words ask, for text without a question mark: Japanese needs none, and interviewers say
 * "Tell us about it." A table a language: what a sentence that asks begins with, what it ends with
 * (before its stop). Short on purpose: what is not here is told by the mark, or not at all. */
#include "find/state.h"

static const struct row {
	const char *lang;
	const char *asks; /* how requests begin, with a bar between; behind "||" those that do not
			     behind a comma */
	const char *may;  /* how questions begin, and much else */
	const char *ends;
} rows[] = {
	{ "en",
		"could you|can you|would you|tell us|please tell|please state|please give|please "
		"spell|please say|please describe|please "
		"introduce|please explain||"
		"tell me|will you|describe|talk about|talk to us|talk to me|talk us through|walk "
		"us through|explain|introduce yourself|give us|share with us",
		"do you|did you|have you|are you|were you|is "
		"there|what|how|why|where|when|who|which|if you",
		"" },
	{ "de",
		"erzählen sie|können sie|könnten sie|würden sie|beschreiben sie|erzähl|kannst "
		"du|könntest du|stellen sie sich|stell dich|stelle dich|stellt euch|erzählt|"
		"erzähle|beschreibe|vervollständige|vervollständigen sie",
		"haben sie|sind sie|waren "
		"sie|was|wie|warum|wieso|wann|wo|wer|welche|welcher|welches",
		"" },
	{ "fr",
		"racontez|parlez nous|parlez moi|pouvez vous|pourriez vous|dites "
		"nous|décrivez|présentez|présente toi|raconte nous|parle nous|parle moi|dis nous",
		"comment|pourquoi|quand|où|quel|quelle|quels|quelles|est ce que|qu est ce|qui",
		"" },
	{ "es",
		"cuéntenos|cuéntanos|cuénteme|háblenos|háblanos|puede|podría|describa|explique|"
		"preséntate|preséntese|descríbete",
		"qué|cómo|por qué|cuándo|dónde|quién|cuál", "" },
	{ "it",
		"ci racconti|mi racconti|racconta|ci "
		"parli|può|potrebbe|raccontaci|parlaci|presentati",
		"come|perché|quando|dove|quale|quali|che cosa|cosa|chi", "" },
	{ "pt", "conte nos|fale|pode|poderia|descreva|conta nos|fala nos|apresente se",
		"como|por que|quando|onde|qual|quais|quem|o que", "" },
	{ "nl", "vertel|kunt u|kun je", "wat|hoe|waarom|wanneer|waar|wie|welke", "" },
	{ "sv", "berätta|kan du", "vad|hur|varför|när|var|vem|vilka|vilken", "" },
	{ "pl", "proszę opowiedzieć|proszę powiedzieć",
		"czy|jak|dlaczego|kiedy|gdzie|kto|co|jakie|jaka|jaki", "" },
	{ "ru",
		"расскажите|расскажи|скажите|скажи|опишите|объясните|поделитесь|назовите|можете "
		"ли|могли бы|не могли бы",
		"как|почему|зачем|когда|где|кто|что|какой|какая|какие|какое|каким|сколько", "" },
	{ "uk", "розкажіть|скажіть|опишіть|поясніть", "як|чому|коли|де|хто|що|який|яка|які|чи",
		"" },
	{ "kk", "айтып беріңізші|айтыңызшы", "қалай|неге|қашан|қайда|кім|не|қандай|неліктен",
		"ма|ме|ба|бе|па|пе|айтып берсеңіз|айтсаңыз|беріңізші" },
	{ "ky", "айтып бериңизчи", "кандай|эмне|качан|кайда|ким|кантип", "бы|би|бу|бү" },
	{ "tr", "anlatır mısınız|anlatın", "nasıl|neden|niçin|ne zaman|nerede|kim|hangi",
		"mı|mi|mu|mü|mısınız|misiniz|musunuz|müsünüz|mıydı|miydi" },
	{ "ja", "", "",
		"か|かな|かしら|でしょう|ましょう|御意見を|ご意見を|聞かせてください|"
		"聞かせて下さい|お聞かせください|お聞かせ下さい|お話しください|お話し下さい|"
		"教えてください|"
		"教えて下さい|お願いします|お伺ひしたいのです|伺いたいのですが" },
	{ "zh", "请|請|您认为|您認為|你觉得|你覺得|能否|是否|请问|請問",
		"为什么|為什麼|怎么|怎麼|如何|什么|什麼", "吗|嗎|呢|么|麼" },
	{ "ko", "", "",
		"까|까요|나요|가요|는지요|은지|주세요|주시죠|부탁드립니다|부탁합니다|주십시오|"
		"하는가|있나|인가|나|냐|는가|던가|은|는|다면|하자면" },
	{ "th", "", "",
		"ไหม|มั้ย|หรือไม่|หรือ|หรือเปล่า|อย่างไร|ยังไง|อะไร|ทำไม|"
		"เท่าไร|เท่าไหร่|เมื่อไร|เมื่อไหร่|ที่ไหน|ใคร|"
		"อะไรบ้าง|อย่างไรบ้าง|หรือยัง" },
	{ "ar", "هل|حدثنا|حدثينا|أخبرنا", "كيف|لماذا|ماذا|متى|أين|من هو|ما هو|ما هي|ما", "" },
	{ "he", "האם|ספר לנו|ספרי לנו|תאר", "איך|למה|מדוע|מה|מתי|איפה|היכן|מי", "" },
	{ "fa", "آیا|لطفا", "چگونه|چرا|چه|کی|کجا", "" },
	{ "hi", "बताइए", "क्या|कैसे|क्यों|कब|कहाँ|कहां|कौन", "बताइए|बताएं" },
	{ "id", "ceritakan|bisa", "apa|bagaimana|mengapa|kenapa|kapan|dimana|di mana|siapa", "" },
	{ "vi",
		"anh có thể|chị có thể|ông có thể|bà có thể|xin hỏi|xin cho|xin anh|xin chị|xin "
		"ông|"
		"xin bà",
		"vì sao|tại sao|làm sao", "không|gì|nào|sao|chưa|thế nào" },
};

static const struct row *row_of(struct str lang)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t n = strlen(rows[i].lang);
		if (lang.n >= n && memcmp(lang.s, rows[i].lang, n) == 0 &&
			(lang.n == n || lang.s[n] == '-'))
			return &rows[i];
	}
	return NULL;
}

/* Whether one of the words is at the end that is asked for; behind one that begins, a space. */
static bool any(struct str rest, struct str s, bool end)
{
	while (rest.n) {
		const char *bar = memchr(rest.s, '|', rest.n);
		struct str w = { rest.s, bar ? (size_t)(bar - rest.s) : rest.n };
		if (w.n && w.n <= s.n && memcmp(end ? s.s + s.n - w.n : s.s, w.s, w.n) == 0) {
			size_t k = 0;
			uint32_t c = str_next(w, &k);
			bool bound = end ? w.n == s.n || find_space(find_before(s, s.n - w.n))
					 : w.n == s.n || s.s[w.n] == ' ';
			if (bound || find_dense(c) || (end && c >= 0xac00 && c <= 0xd7af))
				return true;
		}
		rest.s += w.n + (bar != NULL);
		rest.n -= w.n + (bar != NULL);
	}
	return false;
}

/* What of a beginning and of an end is looked at. */
static struct str beginning(struct str s)
{
	enum { BYTES = 60 };
	struct str head = { s.s, s.n < BYTES ? s.n : BYTES };
	while (head.n && head.n < s.n && ((unsigned char)s.s[head.n] & 0xc0) == 0x80)
		head.n--;
	return head;
}

static struct str without_stop(struct str s)
{
	for (;;) {
		uint32_t c = find_before(s, s.n);
		if (!find_stop(c) && !find_space(c) && !find_quote(c))
			return s;
		do
			s.n--;
		while (s.n && ((unsigned char)s.s[s.n] & 0xc0) == 0x80);
	}
}

/* "Hello, thank you, could you tell us a bit about it." */
static bool requests(struct find *f, const struct row *r, struct str s)
{
	struct str asks = str_of(r->asks);
	const char *bars = strstr(r->asks, "||");
	if (bars)
		asks.n = (size_t)(bars - asks.s);
	for (size_t i = 0; i < s.n;) {
		struct str clause, folded;
		uint32_t c = str_next(s, &i);
		if (c != ',' && c != 0xff0c && c != 0x60c)
			continue;
		clause = find_strip((struct str){ s.s + i, s.n - i });
		folded = find_fold(f->s, beginning(clause));
		if (folded.n && any(asks, folded, false))
			return true;
	}
	return false;
}

static uint32_t sentence(struct find *f, const struct row *r, struct str s)
{
	struct arena_mark mark = arena_mark(f->s);
	struct str folded = find_fold(f->s, beginning(s));
	bool asks = (folded.n && any(str_of(r->asks), folded, false)) ||
		    (*r->ends && any(str_of(r->ends), without_stop(s), true)) || requests(f, r, s);
	bool may = !asks && folded.n && any(str_of(r->may), folded, false);
	arena_reset(f->s, mark);
	return asks ? UNIT_WORDS : may ? UNIT_MAY : 0;
}

uint32_t find_asks(struct find *f, struct str s)
{
	const struct row *r = row_of(f->lang);
	uint32_t found = 0;
	size_t from = 0;
	for (size_t i = 0; r && i <= s.n;) {
		uint32_t c = i < s.n ? str_next(s, &i) : (i++, 0U);
		if (c && !find_stop(c))
			continue;
		while (from < s.n && find_space((unsigned char)s.s[from]))
			from++;
		if (i > from + 1)
			found |= sentence(
				f, r, (struct str){ s.s + from, (i < s.n ? i : s.n) - from });
		if (found & UNIT_WORDS)
			return UNIT_WORDS;
		from = i < s.n ? i : s.n;
	}
	return found;
}

/* Whether a word is one of those with a bar between. */
static bool listed(const char *words, struct str w)
{
	struct str rest = str_of(words);
	while (rest.n) {
		const char *bar = memchr(rest.s, '|', rest.n);
		struct str one = { rest.s, bar ? (size_t)(bar - rest.s) : rest.n };
		if (str_eq(one, w))
			return true;
		rest.s += one.n + (bar != NULL);
		rest.n -= one.n + (bar != NULL);
	}
	return false;
}

/* Words that speak to somebody; of languages where capitals alone tell them from others, as written
 * in the midst of a sentence. */
static const struct {
	const char *lang, *words;
	bool capitals;
} yous[] = {
	{ "en", "you|your|yours", false },
	{ "de", "Sie|Ihnen|Ihr|Ihre|Ihrem|Ihren|Ihrer|du|dich|dir|dein|deine|euch|eure", true },
	{ "fr", "vous|votre|vos|tu|toi|ton|ta|tes", false },
	{ "es", "usted|ustedes|tú|tu|te|ti|vosotros", false },
	{ "it", "lei|suo|sua|tu|ti|tuo|tua|voi", false },
	{ "pt", "você|vocês|seu|sua|tu|te", false },
	{ "nl", "u|uw|je|jij|jouw|jullie", false },
	{ "sv", "du|dig|din|ditt|dina|ni|er|ert", false },
	{ "pl", "pan|pani|pana|panu|panią|państwo|ty|twój|twoja|ciebie", false },
	{ "ru", "вы|вас|вам|вами|ваш|ваша|ваше|ваши|вашу|вашего|вашей|ты|тебя|твой|твоя", false },
	{ "uk", "ви|вас|вам|вами|ваш|ваша|ваше|ваші|вашу|вашого|вашої|ти|тебе|твій", false },
	{ "kk", "сіз|сіздің|сізге|сізді|сен|сенің", false },
	{ "tr", "siz|sizin|sizi|size|sen|senin|seni|sana", false },
	{ "el", "εσείς|σας|εσύ|σου", false },
};

bool find_addresses(const struct find *f, struct str s)
{
	for (size_t i = 0; i < sizeof yous / sizeof *yous; i++) {
		struct str rest = s;
		bool first = true;
		if (f->lang.n < 2 || memcmp(f->lang.s, yous[i].lang, 2) != 0)
			continue;
		for (struct str w = str_word(&rest); w.n; w = str_word(&rest), first = false) {
			struct arena_mark mark = arena_mark(f->s);
			struct str folded = find_fold(f->s, w);
			struct str said = { w.s, folded.n < w.n ? folded.n : w.n };
			bool found = yous[i].capitals ? !first && listed(yous[i].words, said)
						      : listed(yous[i].words, folded);
			arena_reset(f->s, mark);
			if (found)
				return true;
		}
		return false;
	}
	return false;
}
