/* What may be a speaker's label at the beginning of a unit.
 *
 * A label is a short name or a word for a role, parted from what is said: by a colon ("Anna:"), a
 * stop ("Q."), a dash, a gap, the end of a look ("**Anna** Yes"), brackets, or the end of the line.
 * Around it may stand a time code, a number, initials in brackets, a second label. This file knows
 * the shapes and nothing of the document; whether "Topic: text" is a speaker is asked in key.c. */
#include "find/state.h"

enum { LABEL_CHARS = 70, LABEL_WORDS = 6, NAME_WORDS = 4, SHORT = 5 };

struct scan { /* offsets in s; 0: none, for no joint stands at 0 */
	struct find *f;
	const struct find_unit *u;
	struct str s;
	size_t from, colon, colon_end, dash, dash_end, stop, gap, limit, time, time_end;
	struct find_label *out;
};

static uint32_t peek(struct str s, size_t i)
{
	return i < s.n ? str_next(s, &i) : 0;
}

static size_t over_spaces(struct str s, size_t i)
{
	while (i < s.n && find_space(peek(s, i)))
		str_next(s, &i);
	return i;
}

static struct str part(struct str s, size_t from, size_t to)
{
	return (struct str){ s.s + from, to > from ? to - from : 0 };
}

/* What of a bracket is skipped: up to its close, when that is near. */
size_t find_over_bracket(struct str s, size_t i, uint32_t open)
{
	uint32_t close = open == '(' ? ')' : open == '[' ? ']' : open == 0xff08 ? 0xff09 : 0;
	size_t k = i, n = 0;
	while (close && k < s.n && n++ < LABEL_CHARS) {
		if (str_next(s, &k) == close)
			return k;
	}
	return i;
}

/* "А.В", "J.R.R": initials written together, as far as their last stop. */
static bool together(struct str w)
{
	size_t n = 0;
	for (size_t i = 0; i < w.n; n++) {
		uint32_t c = str_next(w, &i);
		if (!(n % 2 ? c == '.' : find_upper(c)))
			return false;
	}
	return n > 1 && n % 2;
}

/* "Mr." "J." "St.": a stop that ends no sentence; n letters stand before it, the first a capital.
 */
static bool abbreviates(struct scan *c, size_t word, size_t stop)
{
	struct str w = part(c->s, word, stop);
	size_t i = 0, n = 0;
	bool capital = find_upper(peek(w, 0));
	if (!find_space(peek(c->s, stop + 1)) && stop + 1 < c->s.n)
		return true;
	while (i < w.n)
		n += find_letter(str_next(w, &i));
	if (n <= SHORT && find_sense(&c->f->vocabulary, find_fold(c->f->s, w)) == SENSE_TITLE)
		return true; /* and not "The President." */
	return (n == 1 || together(w)) && capital &&
	       (word > c->from || find_upper(peek(c->s, stop + 2)));
}

static bool dash_parts(struct str s, size_t at, size_t end, uint32_t before)
{
	return find_space(before) ? find_space(peek(s, end)) || peek(s, at) != '-' : before == '.';
}

/* One letter, figures behind it or not: "Q", "Q12". */
static bool letter_before(struct str s, size_t from, size_t to)
{
	size_t i = from;
	bool letter = find_letter(peek(s, i));
	str_next(s, &i);
	while (i < to && find_digit((unsigned char)s.s[i]))
		i++;
	return letter && i == to;
}

/* "M. Jean Dupré.": M is no letter that somebody is called by. */
static bool entitled(struct scan *c, size_t stop)
{
	struct find_label l = { .number = -1 };
	return find_called(c->f, part(c->s, c->from, stop), &l) && l.worth >= 2 &&
	       l.sense == SENSE_TITLE && find_count_words(l.name) > 1;
}

/* A time code that stands by itself, words behind it. */
static bool clock(struct scan *c, size_t at)
{
	struct str code;
	size_t end = at, hour = find_hour(part(c->s, at, c->s.n));
	if (hour && (at + hour == c->s.n || c->s.s[at + hour] == '\n'))
		end = at + hour; /* "Tom Oak  10:24 AM" */
	else if (!find_time(c->s, &end, &code) || end >= c->s.n || !find_space(peek(c->s, end)))
		return false;
	c->time = at;
	c->time_end = end;
	return true;
}

/* Where joints stand before the first sentence ends. */
static void scan(struct scan *c)
{
	struct str s = c->s;
	size_t word = c->from, i = c->from, n = 0;
	uint32_t before = 0;
	while (i < s.n && n++ < LABEL_CHARS && !c->colon) {
		size_t at = i;
		uint32_t ch = str_next(s, &i);
		if (!c->time && at == word && at > c->from && clock(c, at))
			continue;
		if (find_colon(ch) && find_digit(before) && find_digit(peek(s, i)))
			; /* 10:30 */
		else if (find_colon(ch)) {
			c->colon = at;
			c->colon_end = i;
		} else if (ch == '\n' && !c->time && clock(c, i)) {
			i = c->time_end;
			break;
		} else if (ch == '\n' || (find_stop(ch) && ch != '.') || ch == ';' ||
			   find_mark(ch) || ch == 0x3001 || ch == '"' || ch == 0x201c || ch == 0xab)
			break;
		else if (ch == '.' && !abbreviates(c, word, at)) {
			c->stop = c->stop && !entitled(c, at) ? c->stop : at;
			if (find_space(peek(s, i)) || i == s.n)
				break;
		} else if (ch == '.' && !c->stop && find_space(peek(s, i)) &&
			   (word > c->from ? together(part(s, word, at))
					   : letter_before(s, c->from, at)))
			c->stop = at; /* "Q. " as well as "J. Smith"; "IVANENKO P.S. " */
		else if ((ch == '\t' || ch == 0x3000 || ch == 0x2003) && !c->gap)
			c->gap = at;
		else if (find_dash(ch) && !c->dash && at > c->from &&
			 dash_parts(s, at, i, before)) {
			c->dash = at;
			c->dash_end = i;
		} else if (ch == '(' || ch == '[' || ch == 0xff08)
			i = find_over_bracket(s, i, ch);
		if (find_space(ch))
			word = i;
		before = ch;
	}
	c->limit = i;
}

/* Takes s[from..to) for the label and what it says of itself; 0: it is none. */
static uint8_t take(struct scan *c, size_t to)
{
	struct find_label l = { .unit = c->out->unit, .time = c->out->time, .number = -1 };
	if (find_called(c->f, part(c->s, c->from, to), &l))
		*c->out = l;
	else
		l.worth = 0;
	return l.worth;
}

static uint32_t look_to(const struct scan *c, size_t end)
{
	return c->u->from + end <= c->u->lead ? c->u->lead_look : 0;
}

/* Behind the marks of notes that stand at the label: what they say is about who speaks. */
static size_t over_notes(const struct scan *c, size_t text)
{
	const struct find_tape *t = &c->f->tape;
	uint32_t at = c->u->from + (uint32_t)text;
	for (uint32_t r = find_run_at(t, at); r < t->runs && t->run[r].from <= at; r++) {
		if (t->run[r].note && t->run[r].from == at && t->run[r].to <= c->u->to)
			at = t->run[r].to;
	}
	return at - c->u->from;
}

static bool done(struct scan *c, enum find_joint joint, size_t text)
{
	struct find_label *l = c->out;
	text = over_notes(c, over_spaces(c->s, text));
	l->joint = joint;
	l->look = look_to(c, (size_t)(l->name.s + l->name.n - c->s.s));
	l->from = c->u->from;
	l->to = c->u->from + (uint32_t)over_spaces(c->s, text);
	if (l->to >= c->u->to) {
		l->to = c->u->to;
		l->joint = JOINT_LINE;
		l->bare = l->bare || joint == JOINT_STOP || joint == JOINT_LOOK;
	}
	return true;
}

/* "Answer: Vassilenko: ...": what stands between the colons. */
static void second(struct scan *c)
{
	struct find_label *l = c->out, inner = { .number = -1 };
	struct scan in = {
		.f = c->f, .u = c->u, .s = c->s, .from = l->to - c->u->from, .out = &inner
	};
	if (l->sense == SENSE_NONE || l->sense == SENSE_TITLE || in.from >= c->s.n)
		return;
	scan(&in);
	if (!in.colon || take(&in, in.colon) < 2 || inner.sense == SENSE_THING)
		return;
	l->inner = inner.name;
	l->inner_to = c->u->from + (uint32_t)over_spaces(c->s, in.colon_end);
}

/* "Anna: 00:12" on a line of its own: the time is the label's. */
static size_t over_clock(struct scan *c, size_t at)
{
	size_t end = over_spaces(c->s, at);
	struct str code;
	if (!find_time(c->s, &end, &code) || (end < c->s.n && peek(c->s, end) != '\n'))
		return at;
	c->out->time = code;
	return end;
}

static bool by_colon(struct scan *c)
{
	uint32_t next = peek(c->s, c->colon_end);
	bool wide = c->colon_end - c->colon > 1, tight;
	if (!c->colon || !take(c, c->colon))
		return false;
	tight = next && !find_space(next) && !find_quote(next) && !find_dense(next) && !wide &&
		next != '[' && next != '(' && next != 0x2026 && !find_dash(next);
	if (find_digit(next) && find_digit(find_before(c->s, c->colon)))
		return false;
	if (tight && (!find_letter(next) || (c->out->worth < 3 && !c->out->caps &&
						    !c->out->extra.n && !look_to(c, c->colon))))
		return false;
	done(c, JOINT_COLON, over_clock(c, c->colon_end));
	second(c);
	return true;
}

/* One letter, a number behind it or not, before the first stop; and no short label with a colon
 * that it may be an initial of ("A. Smith: Yes"). */
static bool initial(const struct scan *c)
{
	size_t lead = c->u->lead - c->u->from;
	if (lead > c->stop + 2 && lead < c->s.n && lead <= c->limit)
		return false; /* "**T. Okafor** Yes" */
	return letter_before(c->s, c->from, c->stop) &&
	       (!c->colon || (c->s.s[c->from] | 32) == 'q' || c->colon - c->from > 25);
}

/* "A. E. Yes": the stop behind the last initial. */
static void over_initials(struct scan *c)
{
	for (;;) {
		size_t i = c->stop + 1;
		if (peek(c->s, i) == ' ')
			i++;
		if (!find_upper(peek(c->s, i)))
			return;
		str_next(c->s, &i);
		if (peek(c->s, i) != '.' || !find_space(peek(c->s, i + 1)))
			return;
		c->stop = i;
	}
}

static bool by_stop(struct scan *c)
{
	size_t text = over_spaces(c->s, c->stop + 1);
	bool set_apart; /* by its look, or by a dash behind it: "Anna. -- Yes." */
	if (!c->stop || (c->dash && c->dash < c->stop) || !take(c, c->stop))
		return false;
	set_apart = find_dash(peek(c->s, text)) ||
		    (c->u->lead >= c->u->from + c->stop && c->u->lead <= c->u->from + c->stop + 2);
	if (initial(c) && c->out->worth < 3)
		c->out->worth = 1;
	else if (c->out->worth < 2 || (c->out->worth == 2 && !c->out->caps && !set_apart &&
					      c->out->sense != SENSE_TITLE))
		return false;
	while (text < c->s.n && find_dash(peek(c->s, text)))
		str_next(c->s, &text);
	return done(c, JOINT_STOP, text);
}

static bool by_dash(struct scan *c)
{
	return c->dash && take(c, c->dash) >= 2 &&
	       find_count_words(c->out->name) <= (c->out->caps ? LABEL_WORDS : NAME_WORDS) &&
	       done(c, JOINT_DASH, c->dash_end);
}

static bool by_gap(struct scan *c)
{
	return c->gap && take(c, c->gap) >= 2 && find_count_words(c->out->name) <= NAME_WORDS &&
	       done(c, JOINT_GAP, c->gap);
}

static bool by_time(struct scan *c)
{
	size_t end = c->time, hour = find_hour(part(c->s, c->time, c->s.n));
	struct str code;
	bool line = c->time_end >= c->s.n;
	if (!c->time || take(c, c->time) < (line ? 1 : 2) ||
		find_count_words(c->out->name) > NAME_WORDS)
		return false;
	c->out->worth = c->out->worth == 1 ? 2 : c->out->worth;
	if (hour)
		c->out->time = find_of_day(c->f->a, part(c->s, end, c->s.n), hour);
	else if (find_time(c->s, &end, &code))
		c->out->time = code;
	return done(c, JOINT_TIME, c->time_end);
}

static bool by_look(struct scan *c)
{
	size_t end = c->u->lead - c->u->from, rest = over_spaces(c->s, end);
	struct str code;
	if (c->u->lead <= c->u->from + c->from || c->u->lead >= c->u->to || end > c->limit ||
		c->colon)
		return false;
	if (find_time(c->s, &rest, &code) && rest == c->s.n)
		return false; /* "**Anna** 00:12" on a line of its own */
	if (take(c, end) < 2)
		return false;
	end = over_spaces(c->s, end);
	while (end < c->s.n && find_dash(peek(c->s, end)))
		str_next(c->s, &end); /* "**Anna** -- Yes." */
	return done(c, JOINT_LOOK, end);
}

static bool by_fence(struct scan *c)
{
	enum { ROUND = 4, FENCES = 6 }; /* round ones hold much else */
	static const struct {
		uint32_t open;
		const char *close;
	} fences[] = { { '[', "]" }, { '<', ">" }, { 0x3010, "\xe3\x80\x91" },
		{ 0xff3b, "\xef\xbc\xbd" }, { '(', ")" }, { 0xff08, "\xef\xbc\x89" } };
	size_t i = c->from, inner, text, k = 0;
	uint32_t open = str_next(c->s, &i);
	const char *end;
	for (inner = i; k < FENCES && fences[k].open != open; k++)
		;
	end = k < FENCES ? memmem(c->s.s + inner, c->s.n - inner, fences[k].close,
			      strlen(fences[k].close))
		    : NULL;
	text = end ? (size_t)(end - c->s.s) + strlen(fences[k].close) : 0;
	if (!text || text >= c->s.n || text - inner > LABEL_CHARS)
		return false;
	i = c->from;
	c->from = inner;
	if (take(c, (size_t)(end - c->s.s)) < (k < ROUND ? 1 : 2) ||
		c->out->sense == SENSE_STAGE || c->out->sense == SENSE_THING) {
		c->from = i;
		return false;
	}
	if (find_colon(peek(c->s, text)))
		str_next(c->s, &text);
	c->out->worth = c->out->worth == 1 ? 2 : c->out->worth;
	return done(c, JOINT_FENCE, text);
}

/* "Q Why?" "A Because." The second may be a word; that both are met decides (key.c). */
static bool by_space(struct scan *c)
{
	size_t end = c->from + 1;
	char letter = c->s.s[c->from];
	if ((letter != 'Q' && letter != 'A') || peek(c->s, end) != ' ' ||
		find_dash(peek(c->s, end + 1)) || !take(c, end))
		return false;
	c->out->worth = 1;
	return done(c, JOINT_SPACE, end);
}

static bool by_line(struct scan *c)
{
	if (c->limit < c->s.n || c->u->words > LABEL_WORDS + 4 ||
		c->u->traits & (UNIT_ENDS | UNIT_RULE))
		return false;
	if (c->stop && c->stop + 1 == c->s.n)
		return false; /* a sentence: "Yeah, we did." */
	if (take(c, c->s.n) < (c->out->time.n ? 1 : 2))
		return false;
	c->out->worth = c->out->worth == 1 ? 2 : c->out->worth;
	c->out->bare = true;
	return done(c, JOINT_LINE, c->s.n);
}

/* A time code, arrows, a bar, a number before the label. */
static size_t over_lead_in(struct scan *c)
{
	size_t i = c->from;
	struct str code;
	while (i < c->s.n && (c->s.s[i] == '>' || c->s.s[i] == '*' || c->s.s[i] == '_'))
		i++; /* and what is left of broken Markdown */
	i = over_spaces(c->s, i);
	if (find_date_stamp(c->f, c->s, &i, &code) || find_time(c->s, &i, &code)) {
		c->out->time = code;
		i = over_spaces(c->s, i);
		while (i < c->s.n && (find_dash(peek(c->s, i)) || peek(c->s, i) == '|'))
			str_next(c->s, &i);
	}
	return find_over_number(c->s, over_spaces(c->s, i));
}

bool find_label(struct find *f, const struct find_unit *u, struct find_label *out)
{
	struct scan c = {
		.f = f, .u = u, .s = { f->tape.text + u->from, u->to - u->from }, .out = out
	};
	struct arena_mark mark = arena_mark(f->s);
	bool found, letter;
	*out = (struct find_label){ .number = -1 };
	if (u->traits & (UNIT_RULE | UNIT_TIME | UNIT_QUOTED) || u->to == u->from)
		return false;
	c.from = u->text - u->from;
	c.from = over_lead_in(&c);
	if (c.from >= c.s.n)
		return false;
	scan(&c);
	if (c.stop && letter_before(c.s, c.from, c.stop))
		over_initials(&c);
	letter = c.stop && initial(&c); /* "Q." before "Q. Why: ..." */
	found = (letter && by_stop(&c)) || by_colon(&c) || by_fence(&c) || by_time(&c) ||
		by_gap(&c) || by_look(&c) || by_stop(&c) || by_dash(&c) || by_space(&c) ||
		by_line(&c);
	arena_reset(f->s, mark);
	return found;
}
