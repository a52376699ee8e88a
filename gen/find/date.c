/* Dates as people write them, made 2025-04-16, 2025-04 or 2025: only when they can mean one thing.
 *
 * A month is a word of one of the languages below; the day and the year are the numbers beside it.
 * Without a word: year first, or parted by full stops, day first; with slashes only where one of
 * the two cannot be a month. Thai years are counted from the Buddha's death, Japanese ones from the
 * emperors' first years in Arabic figures. */
#include "find/state.h"

static const char *const months[12] = {
	"january jan januar jän jänner janvier enero ene gennaio gen janeiro januari stycznia "
	"styczeń ledna leden januára "
	"január января январь янв січня қаңтар ocak yanvar ιανουαρίου ינואר يناير كانون มกราคม มค "
	"januar januára ianuarie",
	"february feb februar février fevrier févr febrero febbraio fevereiro februari lutego luty "
	"února únor február "
	"февраля февраль фев лютого ақпан şubat fevral φεβρουαρίου "
	"פברואר فبراير شباط กุมภาพันธ์ กพ "
	"februarie",
	"march mar märz mrz mars marzo março maart marca marzec března březen március марта март "
	"мар березня наурыз mart "
	"μαρτίου מרץ מרס مارس آذار มีนาคม มีค martie",
	"april apr avril avr abril abr aprile kwietnia kwiecień dubna duben április апреля апрель "
	"апр квітня сәуір nisan aprel "
	"απριλίου אפריל أبريل ابريل نيسان เมษายน เมย aprilie",
	"may mai mayo maggio maio mei maja maj května květen máj május мая май травня мамыр mayıs "
	"μαΐου מאי مايو أيار พฤษภาคม พค",
	"june jun juni juin junio giugno junho czerwca czerwiec června červen június июня июнь июн "
	"червня маусым haziran iyun "
	"ιουνίου יוני يونيو حزيران มิถุนายน มิย iunie",
	"july jul juli juillet juil julio luglio julho lipca lipiec července červenec július июля "
	"июль июл липня шілде temmuz "
	"iyul ιουλίου יולי يوليو تموز กรกฎาคม กค iulie",
	"august aug août aout agosto augustus augusti sierpnia sierpień srpna srpen augusztus "
	"августа август авг серпня тамыз "
	"ağustos avqust αυγούστου אוגוסט أغسطس اغسطس آب สิงหาคม สค",
	"september sept sep septembre septiembre setiembre settembre setembro września wrzesień "
	"září szeptember сентября "
	"сентябрь сен сент вересня қыркүйек eylül sentyabr σεπτεμβρίου ספטמבר سبتمبر أيلول กันยายน "
	"กย septembrie",
	"october oct oktober okt octobre octubre ottobre outubro października październik října "
	"říjen október октября октябрь "
	"окт жовтня қазан ekim oktyabr οκτωβρίου אוקטובר أكتوبر اكتوبر ตุลาคม ตค octombrie",
	"november nov novembre noviembre novembro listopada listopad listopadu ноября ноябрь ноя "
	"нояб қараша kasım noyabr "
	"νοεμβρίου נובמבר نوفمبر พฤศจิกายน พย noiembrie",
	"december dec dezember dez décembre dicembre diciembre dezembro grudnia grudzień prosince "
	"prosinec декабря декабрь "
	"дек грудня желтоқсан aralık dekabr δεκεμβρίου דצמבר ديسمبر ธันวาคม ธค decembrie",
};
/* Words that may stand in a line that is a date and nothing else. */
static const char *const others = "of the on de del den der am le la les dne года год г р жылы жыл "
				  "ж st nd rd th er am pm date dated published "
				  "posted updated recorded interviewed conducted interview monday "
				  "tuesday wednesday thursday friday saturday sunday "
				  "mon tue wed thu fri sat sun montag dienstag mittwoch donnerstag "
				  "freitag samstag sonntag lundi mardi mercredi "
				  "jeudi vendredi samedi dimanche lunes martes miércoles jueves "
				  "viernes sábado domingo понедельник вторник среда "
				  "четверг пятница суббота воскресенье datum fecha "
				  "data дата วันที่ "
				  "พศ วันจันทร์ที่ วันอังคารที่ วันพุธที่ วันพฤหัสบดีที่ "
				  "วันศุกร์ที่ วันเสาร์ที่ วันอาทิตย์ที่ 일 년 월 年 月 日";

struct date {
	int year, month, day;
	int n[3];      /* bare numbers, in order */
	int digits[3]; /* and how many figures they have */
	size_t numbers;
	char joint;     /* between bare numbers */
	unsigned words; /* that belong to no date */
	bool buddha, time;
};

static bool listed(struct str folded, const char *words)
{
	struct str rest = str_of(words);
	for (struct str w = str_word(&rest); w.n; w = str_word(&rest)) {
		if (str_eq(w, folded))
			return true;
	}
	return false;
}

static void take_word(struct arena *a, struct date *d, struct str w)
{
	struct str folded = find_fold(a, w);
	size_t i = 0;
	for (int m = 0; m < 12; m++) {
		if (listed(folded, months[m]) && !d->month) {
			d->month = m + 1;
			d->buddha = d->buddha || (str_next(folded, &i) & ~0x7fU) == 0xe00;
			return;
		}
	}
	d->words += folded.n > 1 && !listed(folded, others);
}

/* "2025年4月16日", "2025년 4월": the sign behind a number says what it is. */
static bool take_signed(struct date *d, int n, uint32_t sign)
{
	if (sign == 0x5e74 || sign == 0xb144)
		d->year = n;
	else if (sign == 0x6708 || sign == 0xc6d4)
		d->month = n;
	else if (sign == 0x65e5 || sign == 0xc77c)
		d->day = n;
	else
		return false;
	return true;
}

static void take_number(struct date *d, struct str s, size_t *i)
{
	int n = 0, digits = 0;
	size_t next;
	uint32_t sign;
	while (*i < s.n && find_digit((unsigned char)s.s[*i])) {
		n = digits < 8 ? n * 10 + (s.s[*i] - '0') : n;
		digits++;
		++*i;
	}
	next = *i;
	while (next < s.n && s.s[next] == ' ')
		next++;
	sign = next < s.n ? str_next(s, &next) : 0;
	if (take_signed(d, n, sign)) {
		*i = next;
		return;
	}
	if (sign == ':' || d->time) {
		d->time = true;
		return;
	}
	if (d->numbers < 3) {
		d->n[d->numbers] = n;
		d->digits[d->numbers++] = digits;
	} else
		d->words++;
	if (d->numbers == 1)
		d->joint = *i < s.n ? s.s[*i] : 0;
}

static struct date scan(struct arena *a, struct str s)
{
	struct date d = { 0 };
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		uint32_t c = str_next(s, &i);
		if (find_digit(c) && c < 0x80) {
			i = from;
			take_number(&d, s, &i);
		} else if (find_letter(c)) {
			size_t end = i;
			while (end < s.n && (find_letter(c) || c == '.')) {
				i = end;
				c = str_next(s, &end);
			}
			if (find_letter(c) || c == '.')
				i = s.n;
			if (!(d.numbers == 3 && i - from == 1)) /* the T of a time */
				take_word(a, &d, (struct str){ s.s + from, i - from });
			else
				d.time = true;
		}
	}
	return d;
}

static bool year(int n, int digits)
{
	return digits == 4 && n >= 1500 && n < 2700;
}

/* Numbers alone: 2025-04-16, 16.04.2025, 16/04/2025. */
static void order(struct date *d)
{
	if (d->numbers == 3 && year(d->n[0], d->digits[0])) {
		d->year = d->n[0];
		d->month = d->n[1];
		d->day = d->n[2];
	} else if (d->numbers == 3 && year(d->n[2], d->digits[2])) {
		bool first = d->joint == '.' || d->n[0] > 12 || d->n[0] == d->n[1];
		bool second = d->joint != '.' && d->n[1] > 12;
		if (!first && !second)
			return;
		d->year = d->n[2];
		d->month = d->n[first ? 1 : 0];
		d->day = d->n[first ? 0 : 1];
	} else if (d->numbers == 2 && year(d->n[0], d->digits[0]) && d->joint == '-') {
		d->year = d->n[0];
		d->month = d->n[1];
	} else if (d->numbers == 1 && year(d->n[0], d->digits[0]))
		d->year = d->n[0];
}

/* Numbers beside the word for a month. */
static void beside(struct date *d)
{
	for (size_t i = 0; i < d->numbers; i++) {
		if (!d->year && year(d->n[i], d->digits[i]))
			d->year = d->n[i];
		else if (!d->day && d->n[i] > 0 && d->n[i] <= 31 && d->digits[i] <= 2)
			d->day = d->n[i];
		else
			d->words++;
	}
}

struct str find_date(struct arena *a, struct str s, bool *alone)
{
	struct date d = scan(a, s);
	struct str iso = { 0 };
	if (d.month && d.year)
		d.words += (unsigned)d.numbers;
	else if (d.month)
		beside(&d);
	else
		order(&d);
	if (d.year > 2400)
		d.year -= 543;
	*alone = d.words == 0;
	if (!d.year || (d.day && !d.month))
		return iso;
	iso = d.day     ? arena_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day)
	      : d.month ? arena_printf(a, "%04d-%02d", d.year, d.month)
			: arena_printf(a, "%04d", d.year);
	return interview_is_date(iso) ? iso : (struct str){ 0 };
}
