/* Where the last answer ends. Behind it often stand credits, a biography, what to read next: text
 * that no label parts from the answer. It begins at the first paragraph, not the turn's own first,
 * that is like none of the interview: set in italics while the turn is not, in brackets, behind a
 * rule where no other turn has one, outside of the quotation that the turns stand in, or beginning
 * with words that such lines begin with. */
#include "find/state.h"

/* Folded; what a line of the tail begins with. */
static const char *const begins[] = { "this interview", "the interview was", "interview by",
	"interview conducted", "interviewed by", "interview edited", "edited by", "photo", "photos",
	"photography", "images", "image courtesy", "this conversation", "this transcript",
	"the conversation has", "copyright", "(c)", "©", "all rights reserved", "follow ",
	"subscribe", "read more", "read also", "related", "see also",
	"source:", "source :", "sources:", "tags", "tagged", "filed under", "share this",
	"about the author", "about the interview", "for more", "more information",
	"end of interview", "end of tape", "end of transcript", "end of recording", "(end", "[end",
	"the meeting rose", "the sitting was", "the house adjourned", "the committee adjourned",
	"sluiting", "the end", "transcribed by", "transcript by", "translated by", "recorded by",
	"das gespräch führte", "das interview führte", "die fragen stellte",
	"interview:", "interview :", "foto", "fotos", "text:", "zur person", "mehr zum thema",
	"quelle", "propos recueillis", "entretien réalisé", "cette interview", "cet entretien",
	"esta entrevista", "questa intervista", "dieses interview", "это интервью", "photographies",
	"crédit", "lire aussi", "entrevista realizada", "fuente", "fotografía", "intervista di",
	"a cura di", "fonte", "foto di", "беседовал", "беседовала", "интервью взял",
	"интервью провел", "записал", "записала", "фото", "подготовил", "источник", "читайте также",
	"справка", "досье", "розмовляв", "розмовляла", "сұхбаттасқан", "әңгімелескен", "сурет",
	"fotoğraf", "röportaj", "kaynak", "rozmawiał", "rozmawiała", "底本", "入力", "構成", "取材",
	"聞き手", "文・", "撮影", "来源", "延伸閱讀", "延伸阅读", "相关阅读", "相關報導",
	"関連記事", "관련기사", "leggi anche", "leia também", "lees ook", "czytaj też", "编辑",
	"记者", "責任編集", "ที่มา", "ภาพ", "ขอบคุณ", "사진", "글", "인터뷰", "정리", "תמונה", "צילום",
	"مصدر", "la seduta termina", "la seduta è tolta" };

static bool begun(struct find *f, struct str s)
{
	struct arena_mark mark = arena_mark(f->s);
	struct str head = { s.s, s.n < 80 ? s.n : 80 }, folded;
	bool found = false;
	while (head.n < s.n && ((unsigned char)s.s[head.n] & 0xc0) == 0x80)
		head.n--;
	folded = find_fold(f->s, head);
	for (size_t i = 0; i < sizeof begins / sizeof *begins && !found; i++) {
		size_t n = strlen(begins[i]), at = 0;
		uint32_t c = 0;
		if (folded.n < n || memcmp(folded.s, begins[i], n) != 0)
			continue;
		at = n;
		c = at < folded.n ? str_next(folded, &at) : ' ';
		found = !find_letter(c) || find_dense(c) || begins[i][n - 1] == ' ';
	}
	arena_reset(f->s, mark);
	return found;
}

/* A link alone, a line of tags. */
static bool link_alone(const struct find *f, const struct find_unit *u)
{
	struct str s = { f->tape.text + u->from, u->to - u->from };
	return (str_starts(s, "http") || str_starts(s, "www.") || str_starts(s, "#") ||
		       str_starts(s, "@")) &&
	       u->words < 40;
}

/* "END", "END 1:31 P.M."; the hour alone too. */
static bool end_line(const struct find *f, const struct find_unit *u)
{
	struct str s = { f->tape.text + u->from, u->to - u->from };
	return u->traits & UNIT_CAPS && u->words <= 8 &&
	       (str_starts(s, "END") || str_starts(s, "FIN") || str_starts(s, "ENDE") ||
		       find_hour(s));
}

static bool own_look(const struct find *f, const struct find_unit *u, const struct find_piece *p)
{
	const struct find_unit *first = &f->units.v[f->paras.v[p->first].unit];
	return u->traits & UNIT_ITALIC && !(first->traits & UNIT_ITALIC);
}

/* "Xing Yang is a Tech Lead": who answers, spoken of. */
static bool spoken_of(struct find *f, const struct find_unit *u, const struct find_piece *p)
{
	struct str name = f->who.v[p->who].person->name->text;
	struct str s = { f->tape.text + u->from, u->to - u->from };
	return name.n > 4 && memchr(name.s, ' ', name.n) && s.n > name.n + 3 &&
	       memcmp(s.s, name.s, name.n) == 0 && find_space((unsigned char)s.s[name.n]);
}

/* In a quotation of the format's, or behind a quotation mark. */
static bool quoted(const struct find *f, const struct find_para *q)
{
	const struct find_unit *u = &f->units.v[q->unit];
	size_t i = 0;
	return f->tape.place[u->place].passage->kind == PASSAGE_QUOTE ||
	       (q->to > q->from && find_quote(str_next((struct str){ f->tape.text + q->from,
							       q->to - q->from },
						       &i)));
}

/* The turn and the one above stand in quotations, and this behind their end does not. */
static bool unquoted(const struct find *f, const struct find_para *q, const struct find_piece *p)
{
	const struct find_piece *above = p;
	const struct find_para *first = &f->paras.v[p->first];
	struct str s = { f->tape.text, q > first ? q[-1].to : 0 };
	bool marks = f->tape.place[f->units.v[first->unit].place].passage->kind != PASSAGE_QUOTE;
	while (above > f->pieces.v && (above == p || above->kind != PIECE_TURN ||
					      (marks && above->who != p->who)))
		above--;
	return above != p && above->n && !quoted(f, q) && quoted(f, first) &&
	       quoted(f, &f->paras.v[above->first]) &&
	       (!marks || find_quote(find_before(s, s.n)));
}

/* "北川さゆり（きたがわ・さゆり）": a name and how it is read, above a life in three lines. */
static bool profile(struct find *f, const struct find_unit *u)
{
	struct str s = { f->tape.text + u->from, u->to - u->from };
	const char *open = s.n ? memmem(s.s, s.n, "\xef\xbc\x88", 3) : NULL;
	size_t i = 0;
	if (u->words > 12 || !open || !find_dense(str_next(s, &i)) ||
		find_before(s, s.n) != 0xff09 || memmem(s.s, s.n, "\xe3\x80\x82", 3))
		return false;
	s = (struct str){ open + 3, (size_t)(s.s + s.n - open) - 6 };
	return find_sense(&f->vocabulary, find_fold(f->s, s)) != SENSE_STAGE; /* （笑） */
}

static bool begins_tail(struct find *f, const struct find_para *q, const struct find_piece *p)
{
	const struct find_unit *u = &f->units.v[q->unit];
	struct str s = { f->tape.text + q->from, q->to - q->from };
	return own_look(f, u, p) || unquoted(f, q, p) ||
	       (u->traits & UNIT_BRACKET && u->words > 1) || link_alone(f, u) || end_line(f, u) ||
	       profile(f, u) || begun(f, s) || spoken_of(f, u, p);
}

/* Whether a turn anywhere before `at` goes on behind a rule. */
static bool rules_inside(const struct find *f, size_t at)
{
	for (size_t i = 0; i < at; i++) {
		if (f->pieces.v[i].goes_on && f->pieces.v[i - 1].kind == PIECE_RULE)
			return true;
	}
	return false;
}

/* The pieces from `at` become narration. */
static void tell(struct find *f, size_t at)
{
	for (size_t i = at; i < f->pieces.n; i++) {
		if (f->pieces.v[i].kind == PIECE_TURN) {
			f->pieces.v[i].kind = PIECE_TOLD;
			f->pieces.v[i].who = -1;
		}
	}
}

static void split(struct find *f, size_t at, uint32_t k)
{
	struct find_piece *p = &f->pieces.v[at];
	struct find_piece rest = { .kind = PIECE_TURN,
		.first = p->first + k,
		.n = p->n - k,
		.voice = p->voice,
		.who = p->who };
	p->n = k;
	(void)VEC_PUSH(f->s, &f->pieces);
	memmove(&f->pieces.v[at + 2], &f->pieces.v[at + 1],
		(f->pieces.n - at - 2) * sizeof *f->pieces.v);
	f->pieces.v[at + 1] = rest;
	tell(f, at + 1);
}

void find_tail(struct find *f)
{
	size_t at = f->pieces.n;
	while (at > 0 && (f->pieces.v[at - 1].kind != PIECE_TURN || f->pieces.v[at - 1].goes_on))
		at--;
	if (at-- == 0)
		return;
	for (size_t i = at; i < f->pieces.n; i++) {
		struct find_piece *p = &f->pieces.v[i];
		if (p->kind != PIECE_TURN)
			continue;
		if (p->goes_on && f->pieces.v[i - 1].kind == PIECE_RULE && !rules_inside(f, at)) {
			tell(f, i);
			return;
		}
		for (uint32_t k = i == at; k < p->n; k++) {
			if (begins_tail(f, &f->paras.v[p->first + k], p)) {
				split(f, i, k);
				return;
			}
		}
	}
}
