/* When something was said: time codes, hours of the day, the dates of messages; and as which
 * of all speeches. */
#include "find/state.h"

static uint32_t peek(struct str s, size_t i)
{
	return i < s.n ? str_next(s, &i) : 0;
}

/* The end of a span behind its beginning: " --> 00:07.000"; its beginning when there is none. */
static size_t span_end(struct str s, size_t i)
{
	size_t from = i;
	while (i < s.n && (s.s[i] == ' ' || find_dash(peek(s, i)) || s.s[i] == '>'))
		str_next(s, &i);
	if (i == from || i >= s.n || !find_digit((unsigned char)s.s[i]))
		return from;
	while (i < s.n && (find_digit((unsigned char)s.s[i]) || strchr(":.,", s.s[i])))
		i++;
	return i;
}

/* "00:01:02:15": the last of four counts frames, which are of no use here. */
static struct str without_frames(struct str s)
{
	const char *last = s.n > 3 && s.s[s.n - 3] == ':' ? s.s + s.n - 3 : NULL;
	size_t colons = 0;
	for (size_t i = 0; i < s.n; i++)
		colons += s.s[i] == ':';
	return last && colons == 3 ? (struct str){ s.s, s.n - 3 } : s;
}

/* Behind " p.m." at i, which makes a time the hour of a day and no time code; 0: not there. */
static size_t noon(struct str s, size_t i)
{
	size_t m = i + 2 + (i + 2 < s.n && s.s[i + 2] == '.');
	if (m >= s.n || s.s[i] != ' ' || !strchr("aApP", s.s[i + 1]) || (s.s[m] | 32) != 'm' ||
		find_letter(peek(s, m + 1)))
		return 0;
	return m + 1 + (m > i + 2 && m + 1 < s.n && s.s[m + 1] == '.');
}

size_t find_hour(struct str s)
{
	size_t i = 0;
	while (i < s.n && (find_digit((unsigned char)s.s[i]) || s.s[i] == ':' || s.s[i] == '.'))
		i++;
	return i ? noon(s, i) : 0;
}

bool find_time(struct str s, size_t *at, struct str *code)
{
	static const char open[] = "[(<{#", close[] = "])>}#";
	size_t i = *at, from;
	const char *b = i < s.n && s.s[i] ? strchr(open, s.s[i]) : NULL;
	int64_t ms;
	i += b != NULL;
	while (b && i < s.n && s.s[i] == ' ')
		i++;
	from = i;
	while (i < s.n && (find_digit((unsigned char)s.s[i]) || s.s[i] == ':' || s.s[i] == '.' ||
				  s.s[i] == ','))
		i++;
	while (i > from && (s.s[i - 1] == ':' || s.s[i - 1] == '.' || s.s[i - 1] == ','))
		i--;
	*code = without_frames((struct str){ s.s + from, i - from });
	if (!interview_time(*code, &ms))
		return false;
	if (b) /* "#00:00:12-3#" of f4 too */
		i = span_end(s, i);
	while (b && i < s.n && s.s[i] == ' ')
		i++;
	if (b && (i >= s.n || s.s[i++] != close[b - open]))
		return false;
	if (!b && (find_letter(peek(s, i)) || find_digit(peek(s, i)) || noon(s, i)))
		return false;
	*at = i;
	return true;
}

/* "10:24 PM" as "22:24:00". */
struct str find_of_day(struct arena *a, struct str s, size_t end)
{
	unsigned part[3] = { 0 }, n = 0;
	bool pm = false;
	for (size_t i = 0; i < end && i < s.n; i++) {
		if (find_digit((unsigned char)s.s[i]))
			part[n] = part[n] % 1000 * 10 + (unsigned)(s.s[i] - '0');
		else if (s.s[i] == ':' && n < 2)
			n++;
		else
			pm = pm || (s.s[i] | 32) == 'p';
	}
	return arena_printf(a, "%02u:%02u:%02u", part[0] % 12 + (pm ? 12 : 0), part[1], part[2]);
}

/* The letters at i of a date: 3 for "Jan", 2 for "PM"; 0: no date has such. */
static size_t dated(struct str s, size_t i)
{
	static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	char w[4] = { 0 };
	size_t n = 0;
	while (i + n < s.n && find_letter((unsigned char)s.s[i + n]) && n < 3) {
		w[n] = (char)(s.s[i + n] | 32);
		n++;
	}
	if (n == 2)
		return (w[0] == 'a' || w[0] == 'p') && w[1] == 'm' ? 2 : 0;
	for (size_t k = 0; n == 3 && k < 12; k++) {
		if (memcmp(w, months + 3 * k, 3) == 0)
			return 3;
	}
	return 0;
}

/* "[12/03/2021, 10:02:11]", "12.03.21, 10:02 -" or "[12-Mar-21 10:02 PM]": the day and the hour of
 * a message. */
bool find_date_stamp(struct find *f, struct str s, size_t *at, struct str *code)
{
	size_t i = *at, digits = 0, from = 0, letters, to;
	bool open = i < s.n && s.s[i] == '[', slash = false;
	for (i += open; i < s.n; i++) {
		char c = s.s[i];
		if (find_digit((unsigned char)c)) {
			if (i == 0 || s.s[i - 1] == ' ')
				from = i;
			digits++;
		} else if ((letters = open && digits ? dated(s, i) : 0)) {
			slash = slash || letters == 3;
			i += letters - 1;
		} else if (c == '/' || c == '.' || c == '-' || c == ',')
			slash = slash || c == '/' || c == '.' || (c == '-' && digits == 4);
		else if (c != ':' && c != ' ')
			break;
	}
	while (i > from && (s.s[i - 1] == ' ' || s.s[i - 1] == '-'))
		i--;
	to = from;
	while (to < i && s.s[to] != ' ')
		to++;
	*code = (struct str){ s.s + from, to - from };
	if (!slash || digits < 7 || from <= *at + open || !memchr(code->s, ':', code->n) ||
		(open && (i >= s.n || s.s[i] != ']')))
		return false;
	if (find_hour((struct str){ s.s + from, i - from }))
		*code = find_of_day(f->a, (struct str){ s.s + from, i - from }, i - from);
	*at = i + open;
	return true;
}

/* "Anf. 12 ANNA LUND (M)": the speech is numbered, before who gives it. */
size_t find_over_number(struct str s, size_t i)
{
	size_t from = i, letters, digits;
	while (i < s.n && find_letter(peek(s, i)) && i - from < 6)
		str_next(s, &i);
	letters = i - from;
	if (!letters || i >= s.n || s.s[i] != '.' || letters > 6)
		return from;
	for (i++; i < s.n && find_space(peek(s, i));)
		str_next(s, &i);
	for (digits = i; i < s.n && find_digit((unsigned char)s.s[i]);)
		i++;
	if (i == digits || i >= s.n || !find_space(peek(s, i)))
		return from;
	while (i < s.n && find_space(peek(s, i)))
		str_next(s, &i);
	return find_upper(peek(s, i)) ? i : from;
}
