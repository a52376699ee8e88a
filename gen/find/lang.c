/* The language of an interview that names none: the script, then which function words are met, and
 * which letters that not all languages of the script have.
 *
 * Small and honest: where two languages are close or the text is short, it is "und" and a doubt.
 * A word or letter counts for every language that has it; the winner must have WORDS_MIN of them,
 * and its lead be half of the words that speak for the next. For telling more than these apart, say
 * so with --lang. */
#include "find/state.h"

enum { CHARS = 60000, WORDS_MIN = 4, LANGS = 64 };

static const struct row {
	const char *lang, *words; /* none: the script has one language here */
	uint32_t from, to;        /* of the script's letters */
} rows[] = {
	{ "en",
		"the and of to is that was you it for with have this are what not they we i my "
		"your had did how as been from",
		0x41, 0x24f },
	{ "de", "der die und das ist nicht ich ein sie zu auf mit den von es wir auch wie", 0x41,
		0x24f },
	{ "fr", "le la les et des est pas que je vous dans pour une nous qui c'est du ce", 0x41,
		0x24f },
	{ "es", "el la los que de y en es no una por con para como del las pero muy está", 0x41,
		0x24f },
	{ "it", "il che di è non per una con sono gli della del si anche ma come più nel", 0x41,
		0x24f },
	{ "pt", "o que de não uma para com em os é um por mais do da você são muito ao", 0x41,
		0x24f },
	{ "ca", "el la que els amb per és una les no del això però molt aquest són va hi", 0x41,
		0x24f },
	{ "nl", "de het een van en is dat niet ik je zijn voor met op ook maar wat aan", 0x41,
		0x24f },
	{ "sv", "och att det är en som på jag inte för av med den har vi till ett men", 0x41,
		0x24f },
	{ "da", "og at det er en som på jeg ikke for af med den har vi til et men hvad", 0x41,
		0x24f },
	{ "no", "og at det er en som på jeg ikke for av med den har vi til et men hva", 0x41,
		0x24f },
	{ "fi", "ja on ei se että oli kun mutta niin myös minä olen mitä hän ovat joka tai", 0x41,
		0x24f },
	{ "et", "ja on ei see et oli kui aga ka ma mis kes olen või siis seda nii ning", 0x41,
		0x24f },
	{ "pl", "i w nie na się to że z jest do jak ale co tak po o od są czy przez", 0x41, 0x24f },
	{ "cs", "a se v na je to že s z do jsem ale jak co tak který by jsou pro když", 0x41,
		0x24f },
	{ "sk", "a sa v na je to že s z do som ale ako čo tak ktorý by sú pre keď", 0x41, 0x24f },
	{ "hu", "a az és nem hogy egy is ez van meg volt de mint csak el mi nagyon azt", 0x41,
		0x24f },
	{ "ro", "și în de la nu că este o un pe cu care mai din ce sunt a pentru să", 0x41, 0x24f },
	{ "hr", "i je u se da na ne što su za od to nije s kao koji ali bi smo sam", 0x41, 0x24f },
	{ "sl", "in je v se da na ne za so ki to pa z kot bi tudi sem po ni če", 0x41, 0x24f },
	{ "lt", "ir yra kad su į tai ne iš kaip bet buvo jis ar dar apie mes labai o", 0x41,
		0x24f },
	{ "lv", "un ir ka ar no tas par es bet kā to uz nav ļoti tad mēs jau bija", 0x41, 0x24f },
	{ "tr", "ve bir bu da de için çok ne olarak ama ile gibi var daha ben değil o ki", 0x41,
		0x24f },
	{ "az", "və bir bu da də üçün çox nə olan ilə kimi var daha mən deyil biz o ki", 0x41,
		0x24f },
	{ "uz", "va bir bu ham uchun bilan bo'lgan edi emas men biz kerak deb har yoki esa", 0x41,
		0x24f },
	{ "id", "yang dan di itu ini dengan untuk tidak dari saya ada kita akan pada apa", 0x41,
		0x24f },
	{ "vi", "là của và có không được cho một những người tôi trong này với các khi", 0x41,
		0x24f },
	{ "sq", "dhe në të e i që është për me një nuk nga si do kjo janë më por", 0x41, 0x24f },
	{ "sw", "na ya wa kwa ni katika la za hii kuwa si yake lakini mimi sana au", 0x41, 0x24f },
	{ "eo", "la kaj de en estas ne al mi por ke ĝi kun tio pri sed vi kiel", 0x41, 0x24f },
	{ "ru", "и в не на что я с это как то мы по но у они за вы так же было быть", 0x400,
		0x52f },
	{ "uk", "і в не на що я з це як та ми по але у вони за ви так є було", 0x400, 0x52f },
	{ "be", "і ў не на што я з гэта як та мы па але яны за вы так ёсць было", 0x400, 0x52f },
	{ "bg", "и в не на че аз с това как да ние по но са за се така е беше много", 0x400,
		0x52f },
	{ "sr", "и у не на да ја са то је као ми по али су за се тако што није био", 0x400, 0x52f },
	{ "mk", "и во не на дека јас со тоа е како ние по но се за да така што беше", 0x400,
		0x52f },
	{ "kk", "және бұл мен үшін деп бар да де болды сіз біз осы қазақстан еді жоқ емес бір",
		0x400, 0x52f },
	{ "ky", "жана бул мен үчүн деп бар да болгон сиз биз ушул эле жок эмес бир кыргыз", 0x400,
		0x52f },
	{ "tt", "һәм бу мин өчен дип бар да булды сез без шул иде юк түгел бер ул", 0x400, 0x52f },
	{ "mn", "нь бол гэж байна энэ бид та би юм бас энд тэр улс хийж байгаа", 0x400, 0x52f },
	{ "tg", "ва дар ба аз ки ин барои бо аст ман мо шумо буд не ҳам то", 0x400, 0x52f },
	{ "el", "", 0x370, 0x3ff },
	{ "hy", "", 0x530, 0x58f },
	{ "he", "", 0x590, 0x5ff },
	{ "ar", "في من على أن إلى هذا التي ما لا هو كان الذي هذه مع عن ذلك", 0x600, 0x6ff },
	{ "fa", "و در به از که این را با است برای آن یک می ما هم بود شما من", 0x600, 0x6ff },
	{ "ur", "کے میں کی ہے اور سے کا کو نے پر یہ کہ نہیں ہیں آپ بھی", 0x600, 0x6ff },
	{ "hi", "", 0x900, 0x97f },
	{ "bn", "", 0x980, 0x9ff },
	{ "pa", "", 0xa00, 0xa7f },
	{ "gu", "", 0xa80, 0xaff },
	{ "ta", "", 0xb80, 0xbff },
	{ "te", "", 0xc00, 0xc7f },
	{ "kn", "", 0xc80, 0xcff },
	{ "ml", "", 0xd00, 0xd7f },
	{ "th", "", 0xe00, 0xe7f },
	{ "lo", "", 0xe80, 0xeff },
	{ "my", "", 0x1000, 0x109f },
	{ "ka", "", 0x10a0, 0x10ff },
	{ "am", "", 0x1200, 0x137f },
	{ "km", "", 0x1780, 0x17ff },
	{ "ja", "", 0x3040, 0x30ff },
	{ "zh", "", 0x4e00, 0x9fff },
	{ "ko", "", 0xac00, 0xd7af },
};
_Static_assert(sizeof rows / sizeof *rows <= LANGS, "room for each language");

/* Letters that some languages of a script have and others have not, in lower case. */
static const struct letters {
	const char *letters, *langs;
	bool must; /* these are so frequent that a text without is in another language */
} special[] = {
	{ "ы", "ru be kk ky tt mn", false },
	{ "э", "ru be kk ky tt mn tg", false },
	{ "щ", "ru uk bg kk ky tt", false },
	{ "ё", "ru be kk ky tt mn tg", false },
	{ "і", "uk be kk", true },
	{ "їєґ", "uk", false },
	{ "ў", "be", false },
	{ "ъ", "bg", true },
	{ "ј", "sr mk", true },
	{ "ђћ", "sr", false },
	{ "љњџ", "sr mk", false },
	{ "ѓќѕ", "mk", false },
	{ "ә", "kk tt", true },
	{ "ғқ", "kk tg", true },
	{ "ң", "kk ky tt", false },
	{ "өү", "kk ky tt mn", true },
	{ "ұ", "kk", false },
	{ "һ", "kk tt", false },
	{ "җ", "tt", false },
	{ "ӣӯҳҷ", "tg", false },
	{ "ß", "de", false },
	{ "ñ¿¡", "es", false },
	{ "ãõ", "pt", false },
	{ "å", "sv da no", false },
	{ "æø", "da no", false },
	{ "őű", "hu", false },
	{ "ąęłżź", "pl", true },
	{ "ěřů", "cs", true },
	{ "ľĺŕ", "sk", false },
	{ "țșţ", "ro", false },
	{ "ă", "ro vi", false },
	{ "đ", "hr vi", false },
	{ "ğı", "tr az", true },
	{ "ə", "az", true },
	{ "ơưạảấầểễệọộợụứừữỳỹ", "vi", true },
	{ "ėįų", "lt", false },
	{ "ļņķģ", "lv", false },
	{ "ĝĉĵŝŭ", "eo", false },
	{ "پچژگ", "fa ur", false },
	{ "ٹڈڑںے", "ur", true },
	{ "ةىيك", "ar", false },
	{ "یک", "fa ur", true },
};

struct find_tongues {       /* learned once */
	struct map words;   /* to struct heard */
	struct map letters; /* to uint8_t: which of special */
	uint64_t langs[sizeof special / sizeof *special];
};

struct tally {
	uint32_t letters[LANGS], words[LANGS], special[LANGS];
	uint64_t without; /* rows whose letters are not met */
};

static size_t row_of(const char *lang)
{
	size_t i = 0;
	while (strcmp(rows[i].lang, lang) != 0)
		i++;
	return i;
}

static void count_letters(struct str s, struct tally *t)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t c = str_next(s, &i);
		if (!find_letter(c))
			continue;
		for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
			if (c >= rows[k].from && c <= rows[k].to) {
				t->letters[k]++;
				break;
			}
		}
	}
}

struct heard { /* a word and, as bits, the rows that have it */
	uint64_t rows;
};

static void learn_words(struct map *m, struct arena *a)
{
	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
		struct str rest = str_of(rows[k].words);
		for (struct str w = str_word(&rest); w.n; w = str_word(&rest)) {
			struct heard *h = map_get(m, w);
			if (!h) {
				h = ARENA_NEW(a, struct heard);
				map_put(m, w, h);
			}
			h->rows |= UINT64_C(1) << k;
		}
	}
}

static void count_words(const struct find_tongues *g, struct str s, struct tally *t)
{
	for (size_t i = 0, from = 0; i <= s.n;) {
		size_t at = i;
		uint32_t c = i < s.n ? str_next(s, &i) : (i++, U' ');
		struct heard *h;
		if (find_letter(c) || c == '\'')
			continue;
		h = at > from ? map_get(&g->words, (struct str){ s.s + from, at - from }) : NULL;
		for (size_t k = 0; h && k < LANGS; k++)
			t->words[k] += (uint32_t)(h->rows >> k & 1);
		from = i;
	}
}

/* Which rows a list of languages names, as bits. */
static uint64_t rows_of(const char *langs)
{
	struct str rest = str_of(langs);
	uint64_t bits = 0;
	for (struct str w = str_word(&rest); w.n; w = str_word(&rest)) {
		for (size_t row = 0; row < sizeof rows / sizeof *rows; row++)
			bits |= (uint64_t)str_is(w, rows[row].lang) << row;
	}
	return bits;
}

static void learn_letters(struct find_tongues *g, struct arena *a)
{
	for (size_t k = 0; k < sizeof special / sizeof *special; k++) {
		struct str chars = str_of(special[k].letters);
		uint8_t *which = ARENA_NEW(a, uint8_t);
		*which = (uint8_t)k;
		g->langs[k] = rows_of(special[k].langs);
		for (size_t i = 0, from = 0; i < chars.n; from = i) {
			str_next(chars, &i);
			map_put(&g->letters, (struct str){ chars.s + from, i - from }, which);
		}
	}
}

static void count_special(const struct find_tongues *g, struct str s, struct tally *t)
{
	enum { ENOUGH = 100 }; /* letters */
	uint32_t met[sizeof special / sizeof *special] = { 0 }, n = 0;
	for (size_t i = 0, from = 0; i < s.n; from = i) {
		const uint8_t *k = NULL;
		uint32_t c = str_next(s, &i);
		n += find_letter(c);
		if (c >= 0x80)
			k = map_get(&g->letters, (struct str){ s.s + from, i - from });
		if (k)
			met[*k]++;
	}
	for (size_t k = 0; k < sizeof special / sizeof *special; k++) {
		for (size_t row = 0; met[k] && row < LANGS; row++)
			t->special[row] += g->langs[k] >> row & 1 ? met[k] : 0;
		t->without |= special[k].must && !met[k] && n >= ENOUGH ? g->langs[k] : 0;
	}
}

static uint32_t sum(const struct tally *t, size_t k)
{
	return t->words[k] + t->special[k];
}

/* Rows of one script begin at one letter, counted for the first; of these the words decide. */
static size_t decide(const struct tally *t, size_t script, bool *close)
{
	size_t best = LANGS, second = LANGS;
	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
		if (rows[k].from != rows[script].from || t->without >> k & 1)
			continue;
		if (best == LANGS || sum(t, k) > sum(t, best)) {
			second = best;
			best = k;
		} else if (second == LANGS || sum(t, k) > sum(t, second))
			second = k;
	}
	*close = second != LANGS && (sum(t, best) < WORDS_MIN ||
					    (sum(t, best) - sum(t, second)) * 2 < t->words[second]);
	return best;
}

struct find_tongues *find_tongues(struct arena *a)
{
	struct find_tongues *g = ARENA_NEW(a, struct find_tongues);
	g->words.a = g->letters.a = a;
	learn_words(&g->words, a);
	learn_letters(g, a);
	return g;
}

/* The row that most letters are counted for: the first of its script. */
static size_t count(const struct find_tongues *g, struct str text, struct tally *t)
{
	struct str s = { text.s, text.n < CHARS ? text.n : CHARS };
	size_t script = 0, ja = row_of("ja"), zh = row_of("zh");
	while (s.n < text.n && ((unsigned char)text.s[s.n] & 0xc0) == 0x80)
		s.n--;
	count_letters(s, t);
	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
		script = t->letters[k] > t->letters[script] ? k : script;
	if (script == zh && t->letters[ja] * 20 > t->letters[zh])
		script = ja;
	if (*rows[script].words) {
		count_words(g, s, t);
		count_special(g, s, t);
	}
	return script;
}

struct str find_lang(const struct find_tongues *g, struct str text, bool *close)
{
	struct tally t = { 0 };
	size_t script = count(g, text, &t);
	*close = t.letters[script] == 0;
	if (*rows[script].words)
		script = decide(&t, script, close);
	return *close ? STR("und") : str_of(rows[script].lang);
}

struct str find_lang_among(const struct find_tongues *g, struct str text, struct map *langs)
{
	struct tally t = { 0 };
	size_t script = count(g, text, &t), best = LANGS;
	uint32_t most = 0;
	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
		if (rows[k].from != rows[script].from || !map_get(langs, str_of(rows[k].lang)))
			continue;
		best = sum(&t, k) > most ? k : sum(&t, k) == most ? LANGS : best;
		most = sum(&t, k) > most ? sum(&t, k) : most;
	}
	return best < LANGS ? str_of(rows[best].lang) : STR("und");
}
