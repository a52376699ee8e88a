#include "pdf/put.h"

static const char hex[] = "0123456789ABCDEF";

/* v over 10^digits, trailing zeros dropped. */
static void put_fixed(struct buf *b, int64_t v, int digits)
{
	char t[32];
	size_t at = sizeof t;
	bool negative = v < 0, kept = false;
	uint64_t u = negative ? 0 - (uint64_t)v : (uint64_t)v;

	for (int i = 0; i < digits; i++, u /= 10) {
		kept = kept || u % 10 != 0;
		if (kept)
			t[--at] = (char)('0' + u % 10);
	}
	if (kept)
		t[--at] = '.';
	if (u > 0 || !kept) {
		do
			t[--at] = (char)('0' + u % 10);
		while ((u /= 10) > 0);
	}
	if (negative)
		t[--at] = '-';
	buf_put(b, t + at, sizeof t - at);
}

void put_micro(struct buf *b, int64_t millionths)
{
	put_fixed(b, millionths, 6);
}

void put_milli(struct buf *b, int64_t thousandths)
{
	put_fixed(b, thousandths, 3);
}

void put_tenth(struct buf *b, int64_t tenths)
{
	put_fixed(b, tenths, 1);
}

void put_ref(struct buf *b, uint32_t object)
{
	put_fixed(b, object, 0);
	buf_put(b, " 0 R", 4);
}

static bool regular(unsigned char c)
{
	return c > ' ' && c < 0x7F && !strchr("()<>[]{}/%#", c);
}

void put_name(struct buf *b, struct str name)
{
	buf_put(b, "/", 1);
	for (size_t i = 0, n = 0; i < name.n && n < 127; i++, n++) {
		unsigned char c = (unsigned char)name.s[i];
		if (regular(c)) {
			buf_put(b, &c, 1);
		} else {
			char t[3] = { '#', hex[c >> 4], hex[c & 15] };
			buf_put(b, t, 3);
		}
	}
}

void put_hex(struct buf *b, const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char t[2] = { hex[p[i] >> 4], hex[p[i] & 15] };
		buf_put(b, t, 2);
	}
}

static void put_unit(struct buf *b, uint32_t unit)
{
	put_hex(b, (uint8_t[]){ (uint8_t)(unit >> 8), (uint8_t)unit }, 2);
}

void put_utf16(struct buf *b, struct str text)
{
	for (size_t i = 0; i < text.n;) {
		uint32_t c = str_next(text, &i);
		if (c >= 0x10000) {
			c -= 0x10000;
			put_unit(b, 0xD800 | c >> 10);
			put_unit(b, 0xDC00 | (c & 0x3FF));
		} else {
			put_unit(b, c);
		}
	}
}

void put_bytes(struct buf *b, struct str text)
{
	size_t done = 0;

	buf_put(b, "(", 1);
	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];
		if (c != '(' && c != ')' && c != '\\' && c != '\r')
			continue;
		buf_put(b, text.s + done, i - done);
		buf_put(b, c == '\r' ? "\\r" : "\\", c == '\r' ? 2 : 1);
		done = c == '\r' ? i + 1 : i;
	}
	buf_put(b, text.s + done, text.n - done);
	buf_put(b, ")", 1);
}

static bool ascii(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.s[i] < ' ' || (unsigned char)text.s[i] > '~')
			return false;
	return true;
}

/* The longest beginning whose UTF-16 with its mark fits the limit. */
static struct str shortened(struct str text)
{
	size_t bytes = 2, i = 0;

	while (i < text.n) {
		size_t next = i;
		bytes += str_next(text, &next) >= 0x10000 ? 4 : 2;
		if (bytes > PUT_STRING_MAX)
			break;
		i = next;
	}
	return (struct str){ text.s, i };
}

void put_text(struct buf *b, struct str text)
{
	if (text.n < PUT_STRING_MAX && ascii(text)) {
		put_bytes(b, text);
		return;
	}
	buf_cstr(b, "<FEFF");
	put_utf16(b, shortened(text));
	buf_cstr(b, ">");
}

void put_xml(struct buf *b, struct str text)
{
	for (size_t i = 0; i < text.n;) {
		uint32_t c = str_next(text, &i);
		if (c == '<')
			buf_cstr(b, "&lt;");
		else if (c == '>')
			buf_cstr(b, "&gt;");
		else if (c == '&')
			buf_cstr(b, "&amp;");
		else if (c >= ' ' || c == '\t' || c == '\n')
			buf_char(b, c);
	}
}
