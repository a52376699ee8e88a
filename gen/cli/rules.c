/* Rules for import as a file that --rules takes: content/rules.rng. */
#include "cli/cli.h"
#include "xml/markup.h"

static void words(struct markup *m, const char *name, const struct str *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		markup_indent(m, 2);
		markup_open(m, TAG(name));
		markup_text(m, s[i]);
		markup_close(m);
	}
}

static void voices(struct arena *a, struct markup *m, const struct find_voice *v)
{
	struct map seen = { .a = a };
	for (; v; v = v->next) {
		if (map_get(&seen, v->label)) /* the first counts */
			continue;
		map_put(&seen, v->label, m);
		markup_indent(m, 2);
		markup_open(m, TAG("speaker"));
		markup_attr(m, "label", v->label);
		if (v->name.n)
			markup_attr(m, "name", v->name);
		if (v->role != PERSON_N)
			markup_attr(m, "role", str_of(interview_role_name(v->role)));
		markup_leaf(m);
	}
}

static struct str rules(struct arena *a, const struct find_rules *r)
{
	struct markup *m = markup_new(a);
	markup_open(m, TAG("rules"));
	markup_attr(m, "xmlns", STR("urn:entrevue:rules:1"));
	if (r->lang.n)
		markup_attr(m, "xml:lang", r->lang);
	words(m, "publication", &r->publication, r->publication.n > 0);
	voices(a, m, r->voice);
	words(m, "drop", r->drop, r->drops);
	words(m, "stage", r->stage, r->stages);
	words(m, "plain", r->plain, r->plains);
	markup_newline(m);
	markup_close(m);
	return markup_end(m);
}

bool cli_write_rules(struct arena *a, struct diag *d, const struct find_rules *r, struct str path)
{
	struct str bytes = rules(a, r);
	struct out *out = out_open(a, d, path);
	if (out_write(out, bytes.s, bytes.n))
		return out_commit(out);
	out_abort(out);
	return false;
}
