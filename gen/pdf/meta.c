#include "pdf/meta.h"
#include "pdf/icc.h"
#include "pdf/put.h"

struct dates { /* ISO 8601; empty when not known */
	struct str created, changed;
};

struct meta_job {
	struct arena *arena;
	const struct pdf_query *query;
	const struct interview *interview;
	struct str title, description, author, keywords;
	struct dates dates;
};

/* Seconds since 1970 as a date of the proleptic Gregorian calendar, in UTC: days to years by eras
 * of 400 years that begin in March. */
static struct str iso_time(struct arena *arena, int64_t seconds)
{
	int64_t days = seconds / 86400 + 719468, rest = seconds % 86400;
	int64_t era = days / 146097, day = days % 146097;
	int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	int64_t month;

	day -= 365 * year + year / 4 - year / 100;
	month = (5 * day + 2) / 153;
	day -= (153 * month + 2) / 5 - 1;
	month += month < 10 ? 3 : -9;
	year += era * 400 + (month <= 2);
	return arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", (int)year, (int)month,
		(int)day, (int)(rest / 3600), (int)(rest / 60 % 60), (int)(rest % 60));
}

static struct dates find_dates(struct arena *arena, const struct pdf_query *q)
{
	const struct str *date = q->interview->meta.date;
	struct dates d = { 0 };

	if (q->date >= 0) {
		d.created = d.changed = iso_time(arena, q->date);
		return d;
	}
	d.created = date[DATE_PUBLISHED].n ? date[DATE_PUBLISHED] : date[DATE_CONDUCTED];
	d.changed = date[DATE_REVISED].n ? date[DATE_REVISED] : d.created;
	if (d.created.n == 0)
		d.created = d.changed;
	return d;
}

/* "2025-04-16T10:00:00Z" as "D:20250416100000Z". */
static struct str pdf_date(struct arena *arena, struct str iso)
{
	struct buf b = { .a = arena };

	buf_cstr(&b, "D:");
	for (size_t i = 0; i < iso.n; i++)
		if (iso.s[i] != '-' && iso.s[i] != ':' && iso.s[i] != 'T')
			buf_put(&b, iso.s + i, 1);
	return iso.n ? buf_get(&b) : iso;
}

struct str meta_date(struct arena *arena, const struct pdf_query *q)
{
	return pdf_date(arena, find_dates(arena, q).changed);
}

/* Who made the text: authors and interviewers. */
static bool is_author(const struct credit *c)
{
	return c->name.n && (str_is(c->role, "aut") || str_is(c->role, "ivr"));
}

static struct str blocks_text(struct arena *arena, const struct block *first)
{
	struct buf b = { .a = arena };

	for (const struct block *p = first; p; p = p->next) {
		struct str text = interview_plain(arena, p->text);
		if (b.n && text.n)
			buf_cstr(&b, "\n");
		buf_str(&b, text);
	}
	return buf_get(&b);
}

static struct meta_job gather(struct arena *arena, const struct pdf_query *q)
{
	const struct meta *m = &q->interview->meta;
	struct meta_job j = { .arena = arena, .query = q, .interview = q->interview };
	struct buf author = { .a = arena }, keywords = { .a = arena };

	j.title = interview_plain(arena, m->title);
	j.description = blocks_text(arena, m->summary);
	for (const struct credit *c = m->credit; c; c = c->next) {
		if (!is_author(c))
			continue;
		buf_cstr(&author, author.n ? ", " : "");
		buf_str(&author, c->name);
	}
	for (size_t i = 0; i < m->subjects; i++) {
		buf_cstr(&keywords, i ? ", " : "");
		buf_str(&keywords, m->subject[i]);
	}
	j.author = buf_get(&author);
	j.keywords = buf_get(&keywords);
	j.dates = find_dates(arena, q);
	return j;
}

/* --- XMP */

static void open_list(struct buf *b, const char *name, const char *kind)
{
	buf_printf(b, "<%s><rdf:%s>", name, kind);
}

static void close_list(struct buf *b, const char *name, const char *kind)
{
	buf_printf(b, "</rdf:%s></%s>\n", kind, name);
}

static void put_item(struct buf *b, struct str text)
{
	buf_cstr(b, "<rdf:li>");
	put_xml(b, text);
	buf_cstr(b, "</rdf:li>");
}

static void put_one(struct buf *b, const char *name, const char *kind, struct str text)
{
	if (text.n == 0)
		return;
	open_list(b, name, kind);
	put_item(b, text);
	close_list(b, name, kind);
}

static void put_alt(struct buf *b, const char *name, struct str text)
{
	if (text.n == 0)
		return;
	open_list(b, name, "Alt");
	buf_cstr(b, "<rdf:li xml:lang=\"x-default\">");
	put_xml(b, text);
	buf_cstr(b, "</rdf:li>");
	close_list(b, name, "Alt");
}

static void put_plain(struct buf *b, const char *name, struct str text)
{
	if (text.n == 0)
		return;
	buf_printf(b, "<%s>", name);
	put_xml(b, text);
	buf_printf(b, "</%s>\n", name);
}

static void put_people(struct buf *b, const struct meta *m, bool authors)
{
	const char *name = authors ? "dc:creator" : "dc:contributor";
	const char *kind = authors ? "Seq" : "Bag";
	bool any = false;

	for (const struct credit *c = m->credit; c; c = c->next) {
		if (c->name.n == 0 || is_author(c) != authors)
			continue;
		if (!any)
			open_list(b, name, kind);
		any = true;
		put_item(b, c->name);
	}
	if (any)
		close_list(b, name, kind);
}

static void put_dublin_core(struct buf *b, const struct meta_job *j)
{
	const struct meta *m = &j->interview->meta;

	buf_cstr(b, "<dc:format>application/pdf</dc:format>\n");
	put_alt(b, "dc:title", j->title);
	put_people(b, m, true);
	put_people(b, m, false);
	put_alt(b, "dc:description", j->description);
	if (m->subjects) {
		open_list(b, "dc:subject", "Bag");
		for (size_t i = 0; i < m->subjects; i++)
			put_item(b, m->subject[i]);
		close_list(b, "dc:subject", "Bag");
	}
	put_one(b, "dc:publisher", "Bag", interview_plain(j->arena, m->publisher));
	put_alt(b, "dc:rights", interview_plain(j->arena, m->rights));
	put_plain(b, "xmpRights:WebStatement", m->licence);
	put_one(b, "dc:date", "Seq", m->date[DATE_PUBLISHED]);
	put_one(b, "dc:language", "Bag", j->interview->lang);
	for (int i = 0; i < ID_N; i++) {
		if (m->identifier[i].n) { /* there may be one only */
			put_plain(b, "dc:identifier", m->identifier[i]);
			break;
		}
	}
}

static const char xmp_head[] =
	"<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
	" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
	" xmlns:xmpRights=\"http://ns.adobe.com/xap/1.0/rights/\"\n"
	" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
	" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
	" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
	"<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
	"<pdfuaid:part>1</pdfuaid:part>\n";

/* PDF/A wants the one schema described that it does not know. */
static const char xmp_tail[] =
	"</rdf:Description>\n"
	"<rdf:Description rdf:about=\"\"\n"
	" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
	" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
	" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
	"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
	"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaProperty:name>part</pdfaProperty:name>\n"
	"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
	"<pdfaProperty:category>internal</pdfaProperty:category>\n"
	"<pdfaProperty:description>Part of ISO 14289 the file conforms to"
	"</pdfaProperty:description>\n"
	"</rdf:li></rdf:Seq></pdfaSchema:property>\n"
	"</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
	"</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";

static struct str xmp(const struct meta_job *j)
{
	struct buf b = { .a = j->arena };

	buf_cstr(&b, xmp_head);
	put_dublin_core(&b, j);
	put_plain(&b, "xmp:CreatorTool", str_of(j->query->producer));
	put_plain(&b, "xmp:CreateDate", j->dates.created);
	put_plain(&b, "xmp:ModifyDate", j->dates.changed);
	put_plain(&b, "xmp:MetadataDate", j->dates.changed);
	put_plain(&b, "pdf:Producer", str_of(j->query->producer));
	put_plain(&b, "pdf:Keywords", j->keywords);
	buf_cstr(&b, xmp_tail);
	return buf_get(&b);
}

/* --- Info */

static void put_entry(struct buf *b, const char *key, struct str text)
{
	if (text.n == 0)
		return;
	buf_printf(b, "/%s ", key);
	put_text(b, text);
	buf_cstr(b, "\n");
}

static struct str info(const struct meta_job *j)
{
	struct buf b = { .a = j->arena };

	put_entry(&b, "Title", j->title);
	put_entry(&b, "Author", j->author);
	put_entry(&b, "Subject", j->description);
	put_entry(&b, "Keywords", j->keywords);
	put_entry(&b, "Creator", str_of(j->query->producer));
	put_entry(&b, "Producer", str_of(j->query->producer));
	put_entry(&b, "CreationDate", pdf_date(j->arena, j->dates.created));
	put_entry(&b, "ModDate", pdf_date(j->arena, j->dates.changed));
	return buf_get(&b);
}

void meta_write(struct arena *arena, const struct pdf_query *q, struct shim *shim)
{
	struct meta_job j = gather(arena, q);
	uint32_t packet = shim_stream(
		shim, SHIM_PLAIN, STR("/Type /Metadata\n/Subtype /XML"), xmp(&j));
	uint32_t profile = shim_stream(shim, SHIM_FLATE, STR("/N 3"), icc_srgb(arena));
	struct buf b = { .a = arena };

	shim_entries(shim, shim_info(shim), info(&j));
	buf_cstr(&b, "/Metadata ");
	put_ref(&b, packet);
	buf_cstr(&b, "\n/Lang ");
	put_text(&b, q->interview->lang);
	buf_cstr(&b, "\n/ViewerPreferences <</DisplayDocTitle true>>\n"
		     "/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1\n"
		     "/OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1)\n"
		     "/DestOutputProfile ");
	put_ref(&b, profile);
	buf_cstr(&b, ">>]");
	shim_entries(shim, shim_catalog(shim), buf_get(&b));
}
