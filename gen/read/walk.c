/* The driver of the XML reader: what stands where, by the table, and what is said and done when
 * something else stands there. */
#include "read/inside.h"

static const char space[] = "urn:entrevue:interview:1";

/* The names of the rows that may stand in a place; with marks for a message. */
static size_t allowed(struct reader *r, uint32_t holds, struct str **out)
{
	size_t n = 0;
	*out = ARENA_ARRAY(r->scratch, read_elements_n, struct str);
	for (size_t i = 0; i < read_elements_n; i++) {
		struct str name = str_of(read_elements[i].name);
		if ((read_elements[i].in & holds) && !(n && str_eq((*out)[n - 1], name)))
			(*out)[n++] = name;
	}
	return n;
}

static struct str expected(struct reader *r, const struct read_element *parent)
{
	struct buf b = { .a = r->scratch };
	struct str *names;
	size_t n = allowed(r, parent->holds, &names);
	if (parent->content == CONTENT_TEXT || parent->content == CONTENT_MIXED)
		buf_cstr(&b, n ? "text, " : "text");
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s<%.*s>", i ? ", " : "", STR_ARG(names[i]));
	if (!b.n)
		buf_cstr(&b, "nothing");
	return buf_get(&b);
}

/* An element that may not stand here: what it was taken for, or NULL. */
static const struct read_element *astray(
	struct reader *r, const struct read_element *parent, const struct xml_node *n, bool known)
{
	struct arena_mark m = arena_mark(r->scratch);
	struct str *names, near = { 0 };
	size_t count = allowed(r, parent->holds, &names);
	bool unwrap = parent->content == CONTENT_TEXT || parent->content == CONTENT_MIXED ||
		      (parent->holds & IN_BODY) || (parent->holds & IN_SIDEBAR);
	bool ours;
	struct str list = expected(r, parent);
	if (!known)
		near = interview_near(n->name, names, count);
	if (near.s)
		diag_at(r->diag, DIAG_ERROR, n->loc,
			"<%.*s> is not known, expected in <%s>: %.*s; it is read as <%.*s>",
			STR_ARG(n->name), parent->name, STR_ARG(list), STR_ARG(near));
	else
		diag_at(r->diag, DIAG_ERROR, n->loc, "<%.*s> %s, expected in <%s>: %.*s; %s",
			STR_ARG(n->name), known ? "does not belong here" : "is not known",
			parent->name, STR_ARG(list),
			unwrap ? "its text is kept" : "it is left out with what is in it");
	near = near.s ? arena_str(r->iv->arena, near) : near;
	arena_reset(r->scratch, m);
	return near.s ? read_element(parent->holds, near, &ours) : NULL;
}

const struct read_element *read_lookup(
	struct reader *r, const struct read_element *parent, const struct xml_node *n)
{
	bool known;
	const struct read_element *e = read_element(parent->holds, n->name, &known);
	if (!r->any_space && !str_is(n->space, space)) {
		diag_at(r->diag, DIAG_ERROR, n->loc,
			"<%.*s> is of the namespace \"%.*s\", expected \"%s\"; it is left out with "
			"what is in it",
			STR_ARG(n->name), STR_ARG(n->space), space);
		return NULL;
	}
	return e ? e : astray(r, parent, n, known);
}

static bool takes(const struct read_element *e, const struct xml_attr *x)
{
	static const char *const everywhere[] = { "xml:lang", "xml:space", "xml:base", "xml:id" };
	for (const struct read_attr *k = e->attr; k && k->name; k++) {
		if (str_is(x->name, k->name))
			return true;
	}
	for (size_t i = 0; i < sizeof everywhere / sizeof *everywhere; i++) {
		if (str_is(x->name, everywhere[i]))
			return true;
	}
	return false;
}

static void unknown_attr(struct reader *r, const struct read_element *e, const struct xml_node *n,
	const struct xml_attr *x)
{
	struct arena_mark m = arena_mark(r->scratch);
	struct buf b = { .a = r->scratch };
	for (const struct read_attr *k = e->attr; k && k->name; k++)
		buf_printf(&b, "%s, ", k->name);
	diag_at(r->diag, DIAG_ERROR, n->loc,
		"the attribute \"%.*s\" is not known on <%s>, expected one of: %.*sxml:lang; it is "
		"left out",
		STR_ARG(x->name), e->name, STR_ARG(buf_get(&b)));
	arena_reset(r->scratch, m);
}

static void bad_value(struct reader *r, const struct read_element *e, const struct xml_node *n,
	const struct read_attr *x)
{
	struct str v = xml_attr(n, x->name);
	size_t shown = v.n < 60 ? v.n : 60;
	while (shown < v.n && shown && ((unsigned char)v.s[shown] & 0xc0) == 0x80)
		shown--;
	diag_at(r->diag, DIAG_ERROR, n->loc,
		"expected %s%s in %s=\"...\" of <%s>, found \"%.*s\"; it is left out",
		x->type == ATTR_CHOICE ? "one of: " : "",
		x->type == ATTR_CHOICE ? x->values : read_attr_example(x->type), x->name, e->name,
		(int)shown, v.s);
}

void read_check_attrs(struct reader *r, const struct read_element *e, const struct xml_node *n)
{
	static const struct read_attr lang = { "xml:lang", ATTR_LANG, false, NULL };
	for (const struct xml_attr *x = n->attr; x; x = x->next) {
		if (!takes(e, x))
			unknown_attr(r, e, n, x);
		else if (str_is(x->name, "xml:lang") && !interview_is_lang(str_trim(x->value)))
			bad_value(r, e, n, &lang);
	}
	for (const struct read_attr *x = e->attr; x && x->name; x++) {
		struct str v = xml_attr(n, x->name);
		if (!v.s && x->required && x->type != ATTR_ALT)
			diag_at(r->diag, DIAG_ERROR, n->loc,
				"expected %s=\"...\" on <%s>, %s, found none", x->name, e->name,
				x->type == ATTR_CHOICE ? x->values : read_attr_example(x->type));
		else if (v.s && x->type != ATTR_LANG && !read_value(e, n, x->name).s)
			bad_value(r, e, n, x);
	}
}

bool read_blank(const struct xml_node *n)
{
	return !n->name.s && !str_trim(n->text).n;
}

struct pending *read_pending(
	struct reader *r, enum pending_kind kind, struct str ref, struct loc loc)
{
	struct pending *p = ARENA_NEW(r->scratch, struct pending);
	*p = (struct pending){ .kind = kind, .ref = ref, .loc = loc };
	*r->pending_tail = p;
	r->pending_tail = &p->next;
	return p;
}

void read_as(struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct str outer = r->lang, outermost = r->outer_lang;
	struct str lang = str_trim(xml_attr(n, "xml:lang"));
	read_check_attrs(r, e, n);
	if (e->make != read_block && e->make != read_person)
		read_doubts(r, n, r->block, NULL);
	r->outer_lang = outer;
	if (lang.n && interview_is_lang(lang))
		r->lang = arena_str(r->a, lang);
	e->make(r, e, n, into);
	r->lang = outer;
	r->outer_lang = outermost;
}

bool read_again(struct reader *r, struct read_seen *seen, const struct read_element *e,
	const struct xml_node *n)
{
	bool *had = &seen->row[e - read_elements];
	if (*had && e->once) {
		diag_at(r->diag, DIAG_ERROR, n->loc,
			"expected at most one <%s> here, found another; it is left out", e->name);
		return true;
	}
	*had = true;
	return false;
}

void read_nothing(struct reader *r, const struct read_element *e, const struct xml_node *n)
{
	for (const struct xml_node *k = n->first; k; k = k->next) {
		if (read_blank(k))
			continue;
		diag_at(r->diag, DIAG_ERROR, k->loc,
			"expected nothing inside <%s>, found %s; it is left out", e->name,
			k->name.s ? "an element" : "text");
		return;
	}
}

void read_parts(
	struct reader *r, const struct read_element *e, const struct xml_node *n, void *into)
{
	struct read_seen seen = { 0 };
	for (const struct xml_node *k = n->first; k; k = k->next) {
		const struct read_element *row = k->name.s ? read_lookup(r, e, k) : NULL;
		if (row && !read_again(r, &seen, row, k))
			read_as(r, row, k, into);
		else if (!k->name.s && !read_blank(k))
			diag_at(r->diag, DIAG_ERROR, k->loc,
				"text does not belong directly in <%s>; it is left out", e->name);
	}
}
