/* What a line of the front is: a title, a by-line, a date, a note, a field, or text. */
#include "find/front.h"

enum { TITLE_WORDS = 30, PLACE_WORDS = 5, DAY = 10 }; /* DAY: bytes of 2024-03-14 */

static struct str text(const struct find *f, const struct find_para *q)
{
	return (struct str){ f->tape.text + q->from, q->to - q->from };
}

bool find_front_begins(struct str folded, const char *words)
{
	struct str rest = str_of(words);
	while (rest.n) {
		const char *bar = memchr(rest.s, '|', rest.n);
		size_t n = bar ? (size_t)(bar - rest.s) : rest.n;
		if (n && folded.n >= n && memcmp(folded.s, rest.s, n) == 0 &&
			(folded.n == n || folded.s[n] == ' ' || folded.s[n] == ':' ||
				rest.s[n - 1] == ':'))
			return true;
		rest.s += n + (bar != NULL);
		rest.n -= n + (bar != NULL);
	}
	return false;
}

/* MARC relator of a by-line; NULL: it is none. */
const char *find_front_relator(struct str folded)
{
	static const struct {
		const char *code, *words;
	} rows[] = {
		{ "ivr", "interview by|interviewed by|interviewer|questions by|das gespräch "
			 "führte|das interview führte|"
			 "interview:|propos recueillis par|entretien réalisé par|entrevista "
			 "de|entrevista realizada por|"
			 "intervista di|беседовал|беседовала|интервью взял|интервью "
			 "взяла|розмовляв|розмовляла|"
			 "أجرى الحوار|أجرت الحوار|حاوره|حاورها|حاورته|ראיין|ראיינה|採訪|采访|"
			 "сұхбаттасқан|әңгімелескен|röportaj|söyleşi|rozmawiał|rozmawiała|聞き手" },
		{ "trc",
			"transcribed by|transcriber|transcript by|transcription by|transcription" },
		{ "trl",
			"translated by|translation|translation by|translator|übersetzung|übersetzt "
			"von|traduit par|traducción|traduction|"
			"перевод|перевел|перевела" },
		{ "pht",
			"photo by|photos by|photography by|photograph by|photographs "
			"by|photographs|photo|photos|foto|fotos|photographie|fotografía|фото|сурет|"
			"fotoğraf|撮影|사진" },
		{ "edt", "edited by|editor|redaktion" },
		{ "aut", "by|text by|words by|written by|author|authors|story "
			 "by|von|text|par|por|di|автор|авторы|текст|авторы:|yazan|"
			 "文|글" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (find_front_begins(folded, rows[i].words))
			return rows[i].code;
	}
	return NULL;
}

static bool capital(struct str w)
{
	size_t i = 0;
	uint32_t c = w.n ? str_next(w, &i) : 0;
	return find_upper(c) || (find_letter(c) && !find_cased(c));
}

static bool house(struct str folded)
{
	return find_front_begins(folded,
		"journal|news|times|post|daily|weekly|press|agency|staff|reporter|writer|"
		"correspondent|"
		"magazine|herald|tribune|gazette|review|editor|un|eu|the|by|photo|photos");
}

/* The name in a by-line: its last words with capitals, without those of a house: "By UN Journal Lee
 * Kap-soo". */
struct str find_front_name(struct find *f, struct str line)
{
	struct str rest = line, name = { "", 0 }, before = name;
	bool open = false;
	for (struct str w = str_word(&rest); w.n; w = str_word(&rest)) {
		struct str folded = find_fold(f->s, w);
		if (name.n && (str_is(w, "|") || str_is(w, "•") || str_is(w, "·")))
			break;
		if (find_digit((unsigned char)w.s[0]) && !memchr(name.s ? name.s : "", ' ', name.n))
			name = before; /* "/ August 2" */
		if (!capital(w) || house(folded) || find_colon(find_before(w, w.n)) ||
			find_front_relator(folded)) {
			open = false;
			continue;
		}
		if (!open) {
			before = name;
			name = w;
		}
		name.n = (size_t)(w.s + w.n - name.s);
		open = true;
	}
	while (name.n) {
		uint32_t c = find_before(name, name.n);
		if (!find_stop(c) && c != ',')
			break;
		do
			name.n--;
		while (name.n && ((unsigned char)name.s[name.n] & 0xc0) == 0x80);
	}
	return name;
}

size_t find_front_place(struct find *f, struct str s)
{
	unsigned words = 0;
	struct str rest = s;
	for (struct str w = str_word(&rest); w.n && ++words <= PLACE_WORDS; w = str_word(&rest)) {
		bool alone;
		size_t n = (size_t)(w.s + w.n - s.s) - 1;
		if (!capital(w))
			return 0;
		if (w.s[w.n - 1] == ',' && n && find_date(f->s, rest, &alone).n == DAY && alone)
			return n;
	}
	return 0;
}

bool find_front_is_rights(struct str s)
{
	bool year = false;
	for (size_t i = 0; i + 4 <= s.n && !year; i++)
		year = strspn(s.s + i, "0123456789") >= 4;
	return year && (str_starts(s, "(c) ") || str_starts(s, "(C) ") || str_starts(s, "©") ||
			       str_starts(s, "Copyright "));
}

static bool editors(struct find *f, struct str s)
{
	static const char *const ends[] = { "-- Ed.", "\xe2\x80\x93 Ed.", "\xe2\x80\x94 Ed.",
		"—Ed.", "- Ed.", "\xe2\x80\x93 Red.", "\xe2\x80\x94 Ред.", "\xe2\x80\x93 Ред.",
		"- Ред.", "(Ed.)", "[Ed.]", "-- Eds." };
	struct str folded = find_fold(f->s, (struct str){ s.s, s.n < 60 ? s.n : 60 });
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		if (str_ends(s, ends[i]))
			return true;
	}
	return find_front_begins(folded,
		"editors note|editor note|ed note|note from the editor|note from the editors|note "
		"by the editor|"
		"anmerkung der redaktion|note de la rédaction|nota del editor|nota de la redacción|"
		"nota della redazione|от редакции|примечание редакции|від "
		"редакції|редакциядан|editörün notu|"
		"编者按|編者按|編集部より|편집자 주|편집자주");
}

/* "Interview: Ada Palmer", "Episode 3: Salt" on the first line titles it, and is no field. */
static bool heads(const struct find *f, const struct find_unit *u, struct str folded)
{
	return u == f->units.v &&
	       find_front_begins(folded, "interview|episode|chapter|part|section|track|subject|q&a|"
					 "q and a|transcript|"
					 "transcription|interview with|summary");
}

enum find_line find_front_line(
	struct front *x, const struct find_piece *p, const struct find_para *q)
{
	struct find *f = x->f;
	const struct find_unit *u = &f->units.v[q->unit];
	struct str s = text(f, q), folded;
	enum passage_kind kind = f->tape.place[u->place].passage->kind;
	struct arena_mark mark = arena_mark(f->s);
	enum find_line is = LINE_TEXT;
	bool alone;
	if (kind != PASSAGE_TEXT && kind != PASSAGE_HEADING && kind != PASSAGE_QUOTE)
		return LINE_TEXT;
	if (editors(f, s))
		return LINE_EDITOR;
	if (u->words > TITLE_WORDS || u->traits & (UNIT_RULE | UNIT_BRACKET))
		return LINE_TEXT;
	folded = find_fold(f->s, s);
	if (find_date(f->s, s, &alone).n && alone)
		is = LINE_DATE;
	else if (find_front_is_rights(s))
		is = LINE_RIGHTS;
	else if (u != f->units.v && p->kind != PIECE_HEAD && find_front_place(f, s))
		is = LINE_DATE;
	else if (u->label && f->labels.v[u->label].header && p->kind != PIECE_HEAD &&
		 !heads(f, u, folded))
		is = LINE_FIELD;
	else if (p->kind != PIECE_HEAD && u->words <= 14 && find_front_relator(folded) &&
		 find_front_name(f, s).n && !(u->traits & UNIT_ENDS))
		is = LINE_BY;
	else if (p->kind == PIECE_HEAD || !(u->traits & UNIT_STOPS) ||
		 (u->traits & UNIT_ENDS && u->words < 15))
		is = LINE_TITLE;
	arena_reset(f->s, mark);
	return is;
}
