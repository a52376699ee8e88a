/* What the package says of the book: Dublin Core, MARC relators, schema.org accessibility. */
#include "epub/book.h"

#include "base/digest.h"

/* The civil date of a day count from 1970-01-01 (Howard Hinnant, chrono-compatible low-level date
 * algorithms): years begin in March, so that the leap day is the last. */
static struct str timestamp(struct arena *a, int64_t seconds)
{
	int64_t days = seconds / 86400, z = days + 719468, era = z / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
	int64_t month = mp < 10 ? mp + 3 : mp - 9, year = yoe + era * 400 + (month <= 2);
	int64_t s = seconds % 86400;
	return arena_printf(a, "%04d-%02d-%02dT%02d:%02d:%02dZ", (int)year, (int)month,
		(int)(doy - (153 * mp + 2) / 5 + 1), (int)(s / 3600), (int)(s / 60 % 60),
		(int)(s % 60));
}

struct str epub_modified(struct book *book)
{
	static const enum date_kind order[] = { DATE_REVISED, DATE_PUBLISHED, DATE_CONDUCTED };
	const int64_t latest = INT64_C(253402300799); /* the end of the year 9999 */
	if (book->query->date >= 0)
		return timestamp(
			book->arena, book->query->date < latest ? book->query->date : latest);
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		struct str d = book->interview->meta.date[order[i]];
		if (interview_is_date(d))
			return arena_printf(book->arena, "%.*s%sT00:00:00Z", STR_ARG(d),
				d.n == 4   ? "-01-01"
				: d.n == 7 ? "-01"
					   : "");
	}
	return STR("1980-01-01T00:00:00Z");
}

static struct str without(struct str s, const char *prefix)
{
	size_t n = strlen(prefix);
	return str_starts(s, prefix) ? (struct str){ s.s + n, s.n - n } : s;
}

static struct str uuid(struct arena *a, struct str s)
{
	static const char shape[] = "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh";
	struct buf b = { .a = a };
	s = without(str_trim(s), "urn:uuid:");
	if (s.n != sizeof shape - 1)
		return (struct str){ 0 };
	buf_cstr(&b, "urn:uuid:");
	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i] >= 'A' && s.s[i] <= 'F' ? (char)(s.s[i] + 32) : s.s[i];
		bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
		if (shape[i] == 'h' ? !hex : c != '-')
			return (struct str){ 0 };
		buf_put(&b, &c, 1);
	}
	return buf_get(&b);
}

static struct str isbn(struct arena *a, struct str s)
{
	struct buf b = { .a = a };
	size_t n = 0;
	buf_cstr(&b, "urn:isbn:");
	s = without(str_trim(s), "urn:isbn:");
	for (size_t i = 0; i < s.n; i++) {
		bool digit = s.s[i] >= '0' && s.s[i] <= '9';
		bool check = (s.s[i] == 'X' || s.s[i] == 'x') && n == 9 && i + 1 == s.n;
		if (s.s[i] == '-' || s.s[i] == ' ')
			continue;
		if (!digit && !check)
			return (struct str){ 0 };
		buf_put(&b, digit ? &s.s[i] : "X", 1);
		n++;
	}
	return n == 10 || n == 13 ? buf_get(&b) : (struct str){ 0 };
}

struct str epub_doi(struct arena *a, struct str s)
{
	static const char *const prefixes[] = { "https://doi.org/", "http://doi.org/",
		"https://dx.doi.org/", "http://dx.doi.org/", "doi:", "urn:doi:" };
	s = str_trim(s);
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		s = without(s, prefixes[i]);
	if (!str_starts(s, "10."))
		return (struct str){ 0 };
	return epub_uri(a, arena_printf(a, "https://doi.org/%.*s", STR_ARG(s)));
}

/* The namespace of URLs (RFC 9562 §6.6) serves for names of any content. */
static struct str derived(struct book *book)
{
	static const char space[] =
		"\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8";
	struct str name = book->interview->source.n ? book->interview->source : book->title;
	struct str id = digest_uuid(book->arena, (struct str){ space, sizeof space - 1 }, name);
	return arena_printf(book->arena, "urn:uuid:%.*s", STR_ARG(id));
}

struct str epub_identifier(struct book *book)
{
	const struct str *id = book->interview->meta.identifier;
	struct str found = uuid(book->arena, id[ID_UUID]);
	if (!found.n)
		found = isbn(book->arena, id[ID_ISBN]);
	if (!found.n)
		found = epub_doi(book->arena, id[ID_DOI]);
	return found.n ? found : derived(book);
}

static void dc(struct markup *m, const char *element, struct str id, struct str text)
{
	if (!text.n)
		return;
	markup_open(m, TAG(element));
	if (id.n)
		markup_attr(m, "id", id);
	markup_text(m, text);
	markup_close(m);
	markup_newline(m);
}

static void meta(struct markup *m, const char *property, struct str text)
{
	if (!text.n)
		return;
	markup_open(m, TAG("meta"));
	markup_attr(m, "property", str_of(property));
	markup_text(m, text);
	markup_close(m);
	markup_newline(m);
}

static void refine(
	struct book *book, struct markup *m, struct str id, const char *property, struct str text)
{
	if (!text.n)
		return;
	markup_open(m, TAG("meta"));
	markup_attr(m, "refines", arena_printf(book->arena, "#%.*s", STR_ARG(id)));
	markup_attr(m, "property", str_of(property));
	if (!strcmp(property, "role"))
		markup_attr(m, "scheme", STR("marc:relators"));
	markup_text(m, text);
	markup_close(m);
	markup_newline(m);
}

static void identifiers(struct book *book, struct markup *m)
{
	const struct str *id = book->interview->meta.identifier;
	struct arena *a = book->arena;
	struct str others[] = { uuid(a, id[ID_UUID]), isbn(a, id[ID_ISBN]), epub_doi(a, id[ID_DOI]),
		epub_uri(a, id[ID_URL]) };
	dc(m, "dc:identifier", STR("identifier"), book->identifier);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (!str_eq(others[i], book->identifier))
			dc(m, "dc:identifier", (struct str){ 0 }, others[i]);
}

static void titles(struct book *book, struct markup *m)
{
	struct str sub = interview_plain(book->arena, book->interview->meta.subtitle);
	dc(m, "dc:title", STR("title-main"), book->title);
	refine(book, m, STR("title-main"), "title-type", STR("main"));
	dc(m, "dc:title", STR("title-sub"), sub);
	if (sub.n)
		refine(book, m, STR("title-sub"), "title-type", STR("subtitle"));
}

static void agent(struct book *book, struct markup *m, const struct person *p, int number)
{
	static const char *const roles[PERSON_N] = {
		[PERSON_INTERVIEWEE] = "ive",
		[PERSON_INTERVIEWER] = "ivr",
		[PERSON_MODERATOR] = "mod",
		[PERSON_PANELLIST] = "pan",
		[PERSON_TRANSLATOR] = "trl",
		[PERSON_INTERPRETER] = "trl",
		[PERSON_OTHER] = "ctb",
	};
	bool first = p->role == PERSON_INTERVIEWEE || p->role == PERSON_INTERVIEWER;
	struct str id = arena_printf(book->arena, "person-%d", number);
	if (!roles[p->role] || !p->name->text.n)
		return;
	dc(m, first ? "dc:creator" : "dc:contributor", id, p->name->text);
	refine(book, m, id, "role", str_of(roles[p->role]));
	if (!str_eq(p->sort, p->name->text))
		refine(book, m, id, "file-as", p->sort);
	for (const struct name *n = p->name->next; n; n = n->next) {
		if (!n->text.n || !n->lang.n)
			continue;
		markup_open(m, TAG("meta"));
		markup_attr(m, "refines", arena_printf(book->arena, "#%.*s", STR_ARG(id)));
		markup_attr(m, "property", STR("alternate-script"));
		markup_attr(m, "xml:lang", n->lang);
		markup_text(m, n->text);
		markup_close(m);
		markup_newline(m);
	}
}

/* MARC's codes are three letters; of others the role is left unsaid. */
static bool is_relator(struct str s)
{
	if (s.n != 3)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.s[i] < 'a' || s.s[i] > 'z')
			return false;
	return true;
}

static void people(struct book *book, struct markup *m)
{
	int n = 0;
	for (const struct person *p = book->interview->people; p; p = p->next)
		if (p->name)
			agent(book, m, p, ++n);
	for (const struct credit *c = book->interview->meta.credit; c; c = c->next) {
		struct str id = arena_printf(book->arena, "credit-%d", ++n);
		bool author = str_is(c->role, "aut");
		if (!c->name.n)
			continue;
		dc(m, author ? "dc:creator" : "dc:contributor", id, c->name);
		if (is_relator(c->role))
			refine(book, m, id, "role", c->role);
	}
}

static struct str blocks_plain(struct arena *a, const struct block *b)
{
	struct buf text = { .a = a };
	for (; b; b = b->next) {
		struct str s = interview_plain(a, b->text);
		if (text.n && s.n)
			buf_cstr(&text, " ");
		buf_str(&text, s);
	}
	return buf_get(&text);
}

static void dates(struct book *book, struct markup *m)
{
	const struct str *d = book->interview->meta.date;
	struct str issued =
		d[interview_is_date(d[DATE_PUBLISHED]) ? DATE_PUBLISHED : DATE_CONDUCTED];
	if (interview_is_date(issued))
		dc(m, "dc:date", (struct str){ 0 }, issued);
	if (interview_is_date(d[DATE_CONDUCTED]))
		meta(m, "dcterms:created", d[DATE_CONDUCTED]);
	if (interview_is_date(d[DATE_PUBLISHED]))
		meta(m, "dcterms:issued", d[DATE_PUBLISHED]);
	meta(m, "dcterms:modified", epub_modified(book));
}

static void publication(struct book *book, struct markup *m)
{
	const struct meta *in = &book->interview->meta;
	struct str name = interview_plain(book->arena, in->publication);
	dc(m, "dc:publisher", (struct str){ 0 }, interview_plain(book->arena, in->publisher));
	if (!name.n)
		return;
	markup_open(m, TAG("meta"));
	markup_attr(m, "property", STR("belongs-to-collection"));
	markup_attr(m, "id", STR("publication"));
	markup_text(m, name);
	markup_close(m);
	markup_newline(m);
	refine(book, m, STR("publication"), "collection-type", STR("series"));
	if (in->identifier[ID_ISSN].n)
		refine(book, m, STR("publication"), "dcterms:identifier",
			arena_printf(
				book->arena, "urn:issn:%.*s", STR_ARG(in->identifier[ID_ISSN])));
}

static void subjects(struct book *book, struct markup *m)
{
	const struct meta *in = &book->interview->meta;
	for (size_t i = 0; i < in->subjects; i++)
		dc(m, "dc:subject", (struct str){ 0 }, in->subject[i]);
	dc(m, "dc:description", (struct str){ 0 }, blocks_plain(book->arena, in->summary));
	dc(m, "dc:rights", (struct str){ 0 }, interview_plain(book->arena, in->rights));
	meta(m, "dcterms:license", in->licence);
	meta(m, "dcterms:spatial", interview_plain(book->arena, in->place));
}

void epub_metadata(struct book *book, struct markup *m)
{
	markup_open(m, TAG("metadata"));
	markup_attr(m, "xmlns:dc", STR("http://purl.org/dc/elements/1.1/"));
	markup_newline(m);
	identifiers(book, m);
	titles(book, m);
	dc(m, "dc:language", (struct str){ 0 }, book->lang);
	people(book, m);
	publication(book, m);
	dates(book, m);
	subjects(book, m);
	epub_accessibility(book, m);
	markup_close(m);
	markup_newline(m);
}
