#include "pdf/shim.h"
#include "pdf/save.h"
#include <assert.h>
#include <hpdf.h>

enum {
	PAGES_PER_NODE = 64,     /* a flat page tree ends at 32,767 pages */
	XREF_GROWTH = 1 << 14,   /* libharu's own step of 1,024 makes 100,000 objects quadratic */
	NUMBER_MASK = 0x00FFFFFF /* of obj_id: what is above are flags */
};

struct entry {
	struct str text;
	struct entry *next;
};

struct entries {
	struct entry *first, *last;
};

struct shim {
	struct arena *arena;
	struct flate *flate;
	HPDF_Doc doc;
	HPDF_STATUS error;           /* the first that libharu reported */
	VEC(struct entries) entries; /* by object number */
	uint32_t tail;               /* its first number once asked for; 0 */
};

static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
	struct shim *s = user;

	(void)detail;
	if (s->error == HPDF_OK)
		s->error = error;
}

static uint32_t number_of(const void *object)
{
	return object ? ((const HPDF_Obj_Header *)object)->obj_id & NUMBER_MASK : 0;
}

static HPDF_Dict dict_of(const struct shim *s, uint32_t number)
{
	HPDF_XrefEntry e = HPDF_Xref_GetEntry(s->doc->xref, number);
	return e ? e->obj : NULL;
}

/* libharu calls this when it has written the entries of its own, before the closing brackets. */
static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream out)
{
	struct shim *s = dict->error->user_data;
	uint32_t number = number_of(dict);
	HPDF_STATUS status = HPDF_OK;

	assert(number < s->entries.n);
	for (struct entry *e = s->entries.v[number].first; e && status == HPDF_OK; e = e->next) {
		status = HPDF_Stream_Write(out, (const HPDF_BYTE *)e->text.s, (HPDF_UINT)e->text.n);
		if (status == HPDF_OK)
			status = HPDF_Stream_WriteChar(out, '\n');
	}
	return status;
}

void shim_entries(struct shim *s, uint32_t object, struct str text)
{
	HPDF_Dict dict = dict_of(s, object);
	struct entry *e = ARENA_NEW(s->arena, struct entry);

	if (!dict || object == 0)
		return;
	while (s->entries.n <= object)
		VEC_PUSH(s->arena, &s->entries);
	e->text = text;
	if (s->entries.v[object].last)
		s->entries.v[object].last->next = e;
	else
		s->entries.v[object].first = e;
	s->entries.v[object].last = e;
	dict->write_fn = write_entries;
}

struct shim *shim_new(struct arena *arena, struct flate *flate)
{
	struct shim *s = ARENA_NEW(arena, struct shim);

	s->arena = arena;
	s->flate = flate;
	s->doc = HPDF_New(on_error, s);
	if (!s->doc)
		return NULL;
	s->doc->xref->entries->items_per_block = XREF_GROWTH;
	HPDF_SetPagesConfiguration(s->doc, PAGES_PER_NODE);
	HPDF_Dict_RemoveElement(s->doc->info, "Producer");
	return s;
}

void shim_drop(struct shim *s)
{
	if (s)
		HPDF_Free(s->doc);
}

uint32_t shim_catalog(const struct shim *s)
{
	return number_of(s->doc->catalog);
}

uint32_t shim_info(const struct shim *s)
{
	return number_of(s->doc->info);
}

uint32_t shim_object(struct shim *s)
{
	HPDF_Dict d = HPDF_Dict_New(s->doc->mmgr);

	assert(s->tail == 0);
	if (!d || HPDF_Xref_Add(s->doc->xref, d) != HPDF_OK)
		return 0;
	return number_of(d);
}

/* The stream's bytes in one block of just their size: libharu's grow by 4 KiB. */
static void fill(HPDF_Dict d, struct str bytes)
{
	HPDF_MemStreamAttr attr = d->stream->attr;

	if (bytes.n == 0)
		return;
	attr->buf_siz = attr->w_pos = (HPDF_UINT)bytes.n; /* the block at hand is full: none is */
	HPDF_Stream_Write(d->stream, (const HPDF_BYTE *)bytes.s, (HPDF_UINT)bytes.n);
	d->filter = HPDF_STREAM_FILTER_NONE; /* what filter there is was applied already */
}

uint32_t shim_stream(struct shim *s, enum shim_filter filter, struct str entries, struct str bytes)
{
	HPDF_Dict d = HPDF_DictStream_New(s->doc->mmgr, s->doc->xref);
	uint32_t number = number_of(d);

	assert(s->tail == 0);
	if (!d)
		return 0;
	fill(d, filter == SHIM_FLATE ? flate_bytes(s->flate, bytes) : bytes);
	if (filter == SHIM_FLATE)
		shim_entries(s, number, STR("/Filter /FlateDecode"));
	if (entries.n)
		shim_entries(s, number, entries);
	return number;
}

uint32_t shim_page(struct shim *s, struct str content)
{
	HPDF_Page page = HPDF_AddPage(s->doc);
	HPDF_Dict stream;

	assert(s->tail == 0);
	if (!page)
		return 0;
	HPDF_Dict_RemoveElement(page, "Resources");
	HPDF_Dict_RemoveElement(page, "MediaBox"); /* libharu's numbers are floats */
	stream = HPDF_Dict_GetItem(page, "Contents", HPDF_OCLASS_DICT);
	if (!stream)
		return 0;
	fill(stream, flate_bytes(s->flate, content));
	shim_entries(s, number_of(stream), STR("/Filter /FlateDecode"));
	return number_of(page);
}

uint32_t shim_outline(struct shim *s, uint32_t parent)
{
	HPDF_Outline item = HPDF_CreateOutline(
		s->doc, parent ? dict_of(s, parent) : NULL, "-", NULL);

	assert(s->tail == 0);
	if (!item)
		return 0;
	HPDF_Dict_RemoveElement(item, "Title"); /* libharu's leave out what is not in the BMP */
	return number_of(item);
}

static HPDF_REAL points(int64_t milli)
{
	return (HPDF_REAL)milli / 1000;
}

uint32_t shim_link(struct shim *s, uint32_t page, const int64_t rect[4], const char *uri)
{
	HPDF_Rect r = { points(rect[0]), points(rect[1]), points(rect[2]), points(rect[3]) };
	HPDF_Page p = dict_of(s, page);
	HPDF_Annotation a;

	assert(s->tail == 0);
	if (!p)
		return 0;
	a = HPDF_Page_CreateURILinkAnnot(p, r, uri ? uri : "-");
	if (!a)
		return 0;
	if (!uri) /* a destination of libharu's cannot leave the zoom alone, as ours do */
		HPDF_Dict_RemoveElement(a, "A");
	HPDF_LinkAnnot_SetBorderStyle(a, 0, 0, 0);
	return number_of(a);
}

uint32_t shim_tail_number(struct shim *s)
{
	s->tail = s->doc->xref->entries->count;
	return s->tail;
}

static HPDF_STATUS to_buffer(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	buf_put(stream->attr, bytes, n);
	return HPDF_OK;
}

static HPDF_STATUS to_file(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	struct save *save = stream->attr;

	save_part(save, bytes, n);
	return save_good(save) ? HPDF_OK : HPDF_SetError(stream->error, HPDF_FILE_IO_ERROR, 0);
}

static bool is_stream(const void *object)
{
	const HPDF_Obj_Header *h = object;
	return (h->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
	       ((HPDF_Dict)object)->stream != NULL;
}

/* libharu's objects in the order of their numbers: a stream's length, which is an object of its
 * own, is known when its turn comes. */
static HPDF_STATUS save_objects(struct shim *s, struct save *save)
{
	struct buf value = { .a = s->arena };
	HPDF_Stream text = HPDF_CallbackWriter_New(s->doc->mmgr, to_buffer, &value);
	HPDF_Stream file = HPDF_CallbackWriter_New(s->doc->mmgr, to_file, save);
	uint32_t n = s->doc->xref->entries->count;
	HPDF_STATUS status = text && file ? HPDF_OK : HPDF_FAILD_TO_ALLOC_MEM;

	for (uint32_t i = 1; i < n && status == HPDF_OK; i++) {
		void *object = HPDF_Xref_GetEntry(s->doc->xref, i)->obj;
		if (is_stream(object)) {
			save_stream_begin(save, i);
			status = HPDF_Obj_WriteValue(object, file, NULL);
			save_stream_end(save);
		} else {
			value.n = 0;
			status = HPDF_Obj_WriteValue(object, text, NULL);
			save_object(save, i, buf_get(&value));
		}
	}
	if (text)
		HPDF_Stream_Free(text);
	if (file)
		HPDF_Stream_Free(file);
	return status;
}

static void save_tail(const struct shim *s, struct save *save, const struct shim_tail *tail)
{
	struct buf value = { .a = s->arena };

	for (uint32_t i = 0; i < tail->n && save_good(save); i++) {
		value.n = 0;
		tail->body(tail->user, i, &value);
		save_object(save, s->tail + i, buf_get(&value));
	}
}

bool shim_save(struct shim *s, const struct shim_tail *tail, struct out *out, const char **reason)
{
	uint32_t n = s->doc->xref->entries->count;
	struct save *save;
	HPDF_STATUS status = s->error;

	assert(s->tail == n);
	*reason = NULL;
	save = save_begin(s->arena, s->flate, out, n + tail->n);
	if (status == HPDF_OK)
		status = save_objects(s, save);
	if (status == HPDF_OK) {
		save_tail(s, save, tail);
		return save_end(save, shim_catalog(s), shim_info(s));
	}
	if (save_good(save))
		*reason = arena_printf(s->arena, "libharu error 0x%04lX", (unsigned long)status).s;
	return false;
}
