/* PDF's own notation, printed into a buffer: numbers, references, names, strings.
 *
 * Nothing here depends on the locale. Lengths come in as integers; the only decimals are
 * tenths, thousandths and millionths, without trailing zeros. */
#ifndef PDF_PUT_H
#define PDF_PUT_H

#include "base/arena.h"
#include "base/len.h"

/* Longest string PDF/A allows in a file, in bytes. */
enum { PUT_STRING_MAX = 32767 };

/* A number given in thousandths (millipoints), millionths or tenths. */
void put_micro(struct buf *, int64_t millionths);
void put_milli(struct buf *, int64_t thousandths);
void put_tenth(struct buf *, int64_t tenths);

/* "12 0 R" */
void put_ref(struct buf *, uint32_t object);

/* "/Name", bytes outside of the regular characters as #xx, at most 127 bytes of it. */
void put_name(struct buf *, struct str);

/* A text string: literal when it is ASCII, else UTF-16BE with a byte order mark; cut between
 * characters where it would pass PUT_STRING_MAX. */
void put_text(struct buf *, struct str);

/* A byte string as a literal: for ASCII, dates and URIs. */
void put_bytes(struct buf *, struct str);

/* UTF-16BE of a text in hexadecimal digits, without the angle brackets. */
void put_utf16(struct buf *, struct str);

/* Hexadecimal digits of bytes, without the angle brackets. */
void put_hex(struct buf *, const uint8_t *, size_t n);

/* XML character data: markup escaped. */
void put_xml(struct buf *, struct str);

#endif
