#include "base/file.h"

#include "read/encode.h"
#include "read/formats.h"
#include "read/media.h"
#include "read/note.h"
#include "read/proof.h"
#include "read/read.h"
#include "read/said.h"
#include "read/service.h"
#include "read/sniff.h"
#include "read/talk.h"
#include "xml/xml.h"

/* The foreign formats. Of those that fit equally, the first reads. */
static const struct read_format *const formats[] = {
	&read_vtt,
	&read_srt,
	&read_ass,
	&read_ttml,
	&read_chat,
	&read_zoom,
	&read_json,
	&read_csv,
	&read_fountain,
	&read_tei,
	&read_ohms,
	&read_html,
	&read_docx,
	&read_odt,
	&read_aozora,
	&read_wiki,
	&read_asciidoc,
	&read_rst,
	&read_markdown,
	&read_plain,
};

static bool word_in(struct str word, const char *list)
{
	struct str rest = str_of(list), w;
	while ((w = str_word(&rest)).n) {
		if (w.n == word.n && !strncasecmp(w.s, word.s, w.n))
			return true;
	}
	return false;
}

static struct str extension(struct str path)
{
	struct str base = file_base(path), stem = file_stem(path);
	return base.n > stem.n ? (struct str){ base.s + stem.n + 1, base.n - stem.n - 1 }
			       : (struct str){ 0 };
}

static bool called(const struct read_format *f, struct str name)
{
	return word_in(name, f->extensions) ||
	       (name.n == strlen(f->name) && !strncasecmp(name.s, f->name, name.n));
}

static const struct read_format *choose(const struct read_source *s, struct str name)
{
	const struct read_format *best = NULL;
	struct str ext = extension(s->path);
	int most = 0;
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		const struct read_format *f = formats[i];
		int fit;
		if (name.n && called(f, name))
			return f;
		if (name.n || (!f->binary && !s->text.n))
			continue;
		fit = f->fits(s);
		if (fit && word_in(ext, f->extensions))
			fit += READ_EXTENSION;
		if (fit > most) {
			most = fit;
			best = f;
		}
	}
	return best;
}

static void refuse(struct diag *d, const struct read_source *s, struct str name)
{
	struct loc whole = { .file = s->file };
	const char *kind = read_kind(s->bytes);
	struct arena *a = arena_new();
	struct buf b = { .a = a };
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		buf_printf(&b, "%s%s", i ? ", " : "", formats[i]->name);
	if (name.n)
		diag_at(d, DIAG_ERROR, whole,
			"the format \"%.*s\" is not known, expected one of: %.*s; the file is not "
			"read",
			STR_ARG(name), STR_ARG(buf_get(&b)));
	else
		diag_at(d, DIAG_ERROR, whole,
			"expected an interview (%.*s, or XML of urn:entrevue:interview:1), found "
			"%s; the file is not read",
			STR_ARG(buf_get(&b)),
			kind          ? kind
			: !s->bytes.n ? "an empty file"
			: s->text.n   ? "something else"
				      : "bytes that are no text");
	arena_drop(a);
}

static struct transcript *transcript(
	struct diag *d, const struct read_source *s, const struct read_format *f)
{
	struct transcript *t = transcript_new(s->path, f->name);
	t->source = arena_str(t->arena, s->bytes);
	if (!f->read(t, d, s)) {
		transcript_drop(t);
		return NULL;
	}
	read_tables(t);
	read_services(t);
	read_notes(t);
	if (!t->first) {
		diag_at(d, DIAG_ERROR, (struct loc){ .file = s->file },
			"expected words in this %s, found none; nothing is made of it", f->name);
		transcript_drop(t);
		return NULL;
	}
	return t;
}

static void prove(struct diag *d, const struct read_source *s, const struct read_format *f,
	const struct transcript *t, struct read_proof *p)
{
	struct arena *a = arena_new();
	enum proof_kind kind = f->proof;
	proof_make(a, proof_text(a, d, s, kind), kind, t, p);
	p->first = arena_str(t->arena, p->first);
	arena_drop(a);
}

struct transcript *read_transcript(struct diag *d, const struct read_query *q, struct str bytes)
{
	struct arena *a = arena_new();
	struct read_encoding e;
	struct read_source s = { .path = q->path,
		.bytes = bytes,
		.file = diag_file(d, q->path),
		.refuse = q->refuse_changes };
	const struct read_format *f;
	struct transcript *t = NULL;
	if (read_kind(bytes))
		e = (struct read_encoding){ 0 };
	else
		read_encode(a, bytes, (struct str){ 0 }, &e);
	s.text = e.text;
	f = choose(&s, q->format);
	if (!f || (!f->binary && !s.text.n)) {
		refuse(d, &s, f ? (struct str){ 0 } : q->format);
	} else {
		if (!f->binary)
			read_encode_tell(d, s.file, &e);
		t = transcript(d, &s, f);
		if (t && q->proof)
			prove(d, &s, f, t, q->proof);
	}
	arena_drop(a);
	return t;
}

/* Whether a file is ours to read as XML, or to complain about as such: it is asked for; its root is
 * ours; or it is called .xml and is none of the foreign formats that are called so too. */
static bool is_ours(const struct read_query *q, struct str bytes)
{
	struct arena *a = arena_new();
	struct read_encoding e = { 0 };
	struct read_source s = { .path = q->path, .bytes = bytes };
	const struct read_format *f;
	struct str root = { 0 }, tag;
	bool ours = q->format.n && word_in(q->format, "xml");
	if (!q->format.n && !read_kind(bytes)) {
		read_encode(a, bytes, (struct str){ 0 }, &e);
		s.text = e.text;
		f = choose(&s, q->format);
		if (read_is_xml(bytes))
			root = read_root_name(e.text, &tag);
		ours = str_is(root, "interview") || str_is(root, "collection") ||
		       (word_in(extension(q->path), "xml") &&
			       !(f && word_in(STR("xml"), f->extensions)));
	}
	arena_drop(a);
	return ours;
}

static struct interview *own(struct diag *d, const struct read_query *q, struct str bytes)
{
	if (read_is_xml(bytes))
		return read_xml(d, q->path, bytes);
	diag_at(d, DIAG_ERROR, (struct loc){ .file = diag_file(d, q->path) },
		"expected an interview in XML (urn:entrevue:interview:1), found %s; the file is "
		"not read",
		bytes.n ? "something else" : "an empty file");
	return NULL;
}

static struct dropped *dropped(struct arena *a, const struct dropped *from)
{
	struct dropped *first = NULL, **tail = &first;
	for (; from; from = from->next) {
		*tail = ARENA_NEW(a, struct dropped);
		(*tail)->text = arena_str(a, from->text);
		(*tail)->why = arena_str(a, from->why);
		(*tail)->loc = from->loc;
		tail = &(*tail)->next;
	}
	return first;
}

static struct interview *foreign(struct diag *d, const struct read_query *q, struct str bytes)
{
	struct transcript *t = read_transcript(d, q, bytes);
	struct interview *iv = t ? find_interview(d, t, q->rules, q->report) : NULL;
	if (iv) {
		read_said(iv, t);
		read_media(iv, d, t);
	}
	if (iv && q->proof)
		q->proof->first = arena_str(iv->arena, q->proof->first);
	if (iv && q->dropped)
		*q->dropped = dropped(iv->arena, t->dropped);
	transcript_drop(t);
	return iv;
}

/* What is known beforehand of transcripts is of no use to a file that says all of it itself. */
static void unruled(struct diag *d, const struct read_query *q)
{
	const struct find_rules *r = q->rules;
	if (r && (r->voice || r->lang.n || r->title.n || r->publication.n || r->drops ||
			 r->stages || r->plains))
		diag_at(d, DIAG_WARNING, (struct loc){ .file = diag_file(d, q->path) },
			"--speaker, --rules, --lang and --title are about transcripts, and this "
			"file is an interview that says its people and its head itself; they are "
			"passed over: what they say is to be changed in the file");
}

struct interview *read_file(struct diag *d, const struct read_query *q)
{
	struct arena *a = arena_new();
	struct interview *iv = NULL;
	struct str bytes;
	bool there = file_read(a, d, q->path, XML_BYTES, &bytes), ours = there && is_ours(q, bytes);
	if (there)
		iv = ours ? own(d, q, bytes) : read_back(d, q, bytes);
	if (iv)
		unruled(d, q);
	if (there && !ours && !iv)
		iv = foreign(d, q, bytes);
	arena_drop(a);
	return iv;
}
