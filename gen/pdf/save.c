#include "pdf/save.h"
#include "base/digest.h"
#include "pdf/put.h"
#include <assert.h>
#include <stdio.h>

enum {
	GROUP = 200,     /* objects in an object stream */
	BLOCK = 1 << 16, /* bytes handed to the out at a time */
	ROW = 8,         /* bytes of a cross-reference entry: 1 kind, 5 offset or stream, 2 index */
};

/* What a cross-reference entry says. */
enum place_kind { PLACE_FREE, PLACE_FILE, PLACE_STREAM };

struct place {
	uint64_t at; /* offset in the file, or number of the object stream */
	uint16_t index;
	uint8_t kind;
};

struct save {
	struct arena *arena;
	struct flate *flate;
	struct out *out;
	struct digest *md5;
	char *block;
	size_t filled;
	uint64_t size;
	struct place *place;
	uint32_t next; /* number of the next object stream */
	uint32_t member[GROUP], offset[GROUP], members;
	struct buf group, head;
	bool good;
};

static void flush(struct save *s)
{
	if (s->filled && s->good) {
		digest_add(s->md5, s->block, s->filled);
		s->good = out_write(s->out, s->block, s->filled);
	}
	s->filled = 0;
}

void save_part(struct save *s, const void *bytes, size_t n)
{
	const char *p = bytes;

	s->size += n;
	while (n > 0) {
		size_t k = BLOCK - s->filled < n ? BLOCK - s->filled : n;
		memcpy(s->block + s->filled, p, k);
		s->filled += k;
		p += k;
		n -= k;
		if (s->filled == BLOCK)
			flush(s);
	}
}

static void put(struct save *s, struct str text)
{
	save_part(s, text.s, text.n);
}

struct save *save_begin(struct arena *arena, struct flate *flate, struct out *out, uint32_t objects)
{
	struct save *s = ARENA_NEW(arena, struct save);

	*s = (struct save){ .arena = arena,
		.flate = flate,
		.out = out,
		.md5 = digest_new(arena),
		.block = arena_alloc(arena, BLOCK),
		.place = ARENA_ARRAY(arena, (size_t)objects + objects / GROUP + 3, struct place),
		.next = objects,
		.group = { .a = arena },
		.head = { .a = arena },
		.good = true };
	put(s, STR("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
	return s;
}

/* Behind the object's number and in front of its data. */
static void begin(struct save *s, uint32_t number)
{
	char t[32];
	struct place *p = &s->place[number];

	assert(p->kind == PLACE_FREE);
	*p = (struct place){ .at = s->size, .kind = PLACE_FILE };
	put(s, (struct str){ t, (size_t)snprintf(t, sizeof t, "%u 0 obj\n", number) });
}

void save_stream_begin(struct save *s, uint32_t number)
{
	begin(s, number);
}

void save_stream_end(struct save *s)
{
	put(s, STR("\nendobj\n"));
}

/* A stream whose dictionary begins with what is in s->head. */
static void own_stream(struct save *s, uint32_t number, struct str data)
{
	begin(s, number);
	buf_cstr(&s->head, "/Filter/FlateDecode/Length ");
	buf_int(&s->head, (int64_t)data.n);
	buf_cstr(&s->head, ">>\nstream\r\n");
	put(s, buf_get(&s->head));
	put(s, data);
	put(s, STR("\nendstream"));
	save_stream_end(s);
}

static void end_group(struct save *s)
{
	size_t first;

	if (s->members == 0)
		return;
	s->head.n = 0;
	for (uint32_t i = 0; i < s->members; i++) {
		buf_int(&s->head, s->member[i]);
		buf_cstr(&s->head, " ");
		buf_int(&s->head, s->offset[i]);
		buf_cstr(&s->head, " ");
	}
	first = s->head.n;
	buf_str(&s->head, buf_get(&s->group));
	struct str data = flate_bytes(s->flate, buf_get(&s->head));
	s->head.n = 0;
	buf_cstr(&s->head, "<</Type/ObjStm/N ");
	buf_int(&s->head, s->members);
	buf_cstr(&s->head, "/First ");
	buf_int(&s->head, (int64_t)first);
	own_stream(s, s->next++, data);
	s->group.n = s->members = 0;
}

void save_object(struct save *s, uint32_t number, struct str value)
{
	struct place *p = &s->place[number];

	assert(p->kind == PLACE_FREE);
	*p = (struct place){ .at = s->next, .index = (uint16_t)s->members, .kind = PLACE_STREAM };
	s->member[s->members] = number;
	s->offset[s->members++] = (uint32_t)s->group.n;
	buf_str(&s->group, value);
	buf_cstr(&s->group, "\n");
	if (s->members == GROUP)
		end_group(s);
}

/* Entries as rows of bytes, each less the row above (predictor 12): mostly zeros. */
static struct str rows(struct save *s, uint32_t n)
{
	uint8_t *bytes = arena_array(s->arena, n, ROW + 1), *w = bytes, above[ROW] = { 0 };

	for (uint32_t i = 0; i < n; i++) {
		const struct place *p = &s->place[i];
		uint8_t row[ROW] = { p->kind, (uint8_t)(p->at >> 32), (uint8_t)(p->at >> 24),
			(uint8_t)(p->at >> 16), (uint8_t)(p->at >> 8), (uint8_t)p->at,
			(uint8_t)(p->index >> 8), (uint8_t)p->index };
		*w++ = 2;
		for (int k = 0; k < ROW; k++)
			*w++ = (uint8_t)(row[k] - above[k]);
		memcpy(above, row, ROW);
	}
	return (struct str){ (const char *)bytes, (size_t)n * (ROW + 1) };
}

static void put_id(struct save *s, struct buf *b)
{
	uint8_t id[16];

	flush(s);
	digest_end(s->md5, id);
	s->md5 = digest_new(s->arena);
	buf_cstr(b, "/ID[<");
	put_hex(b, id, 16);
	buf_cstr(b, "><");
	put_hex(b, id, 16);
	buf_cstr(b, ">]");
}

bool save_end(struct save *s, uint32_t root, uint32_t info)
{
	uint64_t at;
	uint32_t number;

	end_group(s);
	number = s->next;
	at = s->size;
	s->place[0].index = 65535;
	s->place[number] = (struct place){ .at = at, .kind = PLACE_FILE };
	struct str data = flate_bytes(s->flate, rows(s, number + 1));
	s->place[number].kind = PLACE_FREE; /* begin() will say so again */
	s->head.n = 0;
	buf_cstr(&s->head, "<</Type/XRef/W[1 5 2]/DecodeParms<</Predictor 12/Columns 8>>/Size ");
	buf_int(&s->head, (int64_t)number + 1);
	buf_cstr(&s->head, "/Root ");
	put_ref(&s->head, root);
	buf_cstr(&s->head, "/Info ");
	put_ref(&s->head, info);
	put_id(s, &s->head);
	own_stream(s, number, data);
	s->head.n = 0;
	buf_cstr(&s->head, "startxref\n");
	buf_int(&s->head, (int64_t)at);
	buf_cstr(&s->head, "\n%%EOF\n");
	put(s, buf_get(&s->head));
	flush(s);
	return s->good;
}

bool save_good(const struct save *s)
{
	return s->good;
}
