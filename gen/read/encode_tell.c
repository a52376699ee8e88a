#include "read/encode.h"

#include <stdio.h>

static struct loc place(struct str text, size_t at, struct loc from, size_t *done)
{
	for (; *done < at; ++*done) {
		unsigned char c = (unsigned char)text.s[*done];
		if (c == '\n') {
			from.line++;
			from.column = 1;
		} else if ((c & 0xc0) != 0x80 && from.column) {
			from.column++; /* 0, unknown, behind 65,535 */
		}
	}
	return from;
}

static void tell_fault(struct diag *d, struct loc loc, const struct read_fault *f, const char *name)
{
	char hex[16] = "";
	for (unsigned i = 0, at = 0; i < f->n; i++, at += at ? 3 : 2)
		snprintf(hex + at, sizeof hex - at, i ? " %02X" : "%02X", f->b[i]);
	if (f->n)
		diag_at(d, DIAG_ERROR, loc, "expected %s, found the byte%s %s; U+FFFD stands there",
			name, f->n > 1 ? "s" : "", hex);
	else
		diag_at(d, DIAG_ERROR, loc,
			"expected text, found the control character U+%04X; U+FFFD stands there",
			(unsigned)f->control);
}

static const char *said(const char *name)
{
	return strcmp(name, "windows-949") == 0 ? "EUC-KR" : name;
}

void read_encode_tell(struct diag *d, uint16_t file, const struct read_encoding *e)
{
	struct loc loc = { .line = 1, .column = 1, .file = file }, whole = { .file = file };
	size_t done = 0;
	if (e->guessed)
		diag_at(d, DIAG_WARNING, whole,
			"the encoding is not said; it is read as %s, %s; saved as UTF-8 it would "
			"be certain",
			said(e->name),
			e->sure ? "in which its letters make words"
				: "which fits best, but others fit as well");
	if (e->mended)
		diag_at(d, DIAG_WARNING, whole,
			"%zu control characters stand where Windows-1252 has quotation marks and "
			"the like; they are read as these",
			e->mended);
	for (size_t i = 0; i < e->faults && i < ENCODE_FAULTS; i++) {
		loc = place(e->text, e->fault[i].at, loc, &done);
		tell_fault(d, loc, &e->fault[i], said(e->name));
	}
	if (e->faults > ENCODE_FAULTS)
		diag_at(d, DIAG_ERROR, whole, "%zu more bytes mean nothing in %s",
			e->faults - ENCODE_FAULTS, said(e->name));
}
