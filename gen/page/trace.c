/* Everything on the pages as text, for golden tests: positions in millipoints, roles, words. */
#include "page/page.h"

#include <stdlib.h>

static const char *const role_names[] = {
	[ROLE_EXCHANGE] = "exchange",
	[ROLE_QUESTION] = "question",
	[ROLE_ANSWER] = "answer",
	[ROLE_REMARK] = "remark",
	[ROLE_SPEAKER] = "speaker",
	[ROLE_KICKER] = "kicker",
	[ROLE_SUBTITLE] = "subtitle",
	[ROLE_SUMMARY] = "summary",
	[ROLE_CREDIT] = "credit",
	[ROLE_DATELINE] = "dateline",
	[ROLE_EDITOR_NOTE] = "editor-note",
	[ROLE_DIRECTION] = "direction",
	[ROLE_TIME] = "time",
	[ROLE_INSERT] = "insert",
	[ROLE_SIDEBAR] = "sidebar",
	[ROLE_PEOPLE] = "people",
	[ROLE_COLOPHON] = "colophon",
	[ROLE_BREAK] = "break",
	[ROLE_CHAPTER] = "chapter",
	[ROLE_DOCUMENT] = "document",
	[ROLE_TITLE] = "title",
	[ROLE_SECTION] = "section",
	[ROLE_HEADING] = "heading",
	[ROLE_PARA] = "p",
	[ROLE_LIST] = "list",
	[ROLE_ITEM] = "item",
	[ROLE_ITEM_LABEL] = "item-label",
	[ROLE_ITEM_BODY] = "item-body",
	[ROLE_BLOCKQUOTE] = "quote",
	[ROLE_ATTRIBUTION] = "attribution",
	[ROLE_FIGURE] = "figure",
	[ROLE_CAPTION] = "caption",
	[ROLE_TABLE] = "table",
	[ROLE_ROW] = "row",
	[ROLE_HEAD_CELL] = "head-cell",
	[ROLE_CELL] = "cell",
	[ROLE_SPAN] = "span",
	[ROLE_EM] = "em",
	[ROLE_STRONG] = "strong",
	[ROLE_CITE] = "cite",
	[ROLE_ABBR] = "abbr",
	[ROLE_LINK] = "link",
	[ROLE_NOTE] = "note",
	[ROLE_NOTE_REF] = "note-ref",
	[ROLE_NOTE_LABEL] = "note-label",
	[ROLE_REFERENCE] = "reference",
	[ROLE_CONTENTS] = "contents",
	[ROLE_CONTENTS_ITEM] = "contents-item",
	[ROLE_INDEX] = "index",
};
_Static_assert(sizeof role_names / sizeof *role_names == ROLE_N, "a name for every role");

static const char *const artifact_names[] = {
	[ARTIFACT_NONE] = "",
	[ARTIFACT_HEADER] = "header",
	[ARTIFACT_FOOTER] = "footer",
	[ARTIFACT_LAYOUT] = "layout",
};

static void quoted(struct buf *out, struct str s)
{
	buf_cstr(out, " \"");
	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i];
		if (c == '"' || c == '\\')
			buf_put(out, "\\", 1);
		if ((unsigned char)c < ' ')
			buf_printf(out, "\\x%02x", (unsigned)c);
		else
			buf_put(out, &c, 1);
	}
	buf_cstr(out, "\"");
}

static void point(struct buf *out, sp x, sp y)
{
	buf_printf(out, " %lld %lld", (long long)len_mpt(x), (long long)len_mpt(y));
}

static void node_name(struct buf *out, const struct pages *p, uint32_t node)
{
	if (node == NODE_NONE || node >= p->nodes)
		buf_cstr(out, "-");
	else
		buf_printf(out, "%s.%u", role_names[p->node[node].role], node);
}

/* Runs of a line from left to right, those of a span in one pair of quotes. */
static void text(struct buf *out, const struct pages *p, const struct mark *m)
{
	point(out, m->x, m->y);
	if (m->artifact)
		buf_printf(out, " %s", artifact_names[m->artifact]);
	for (size_t i = 0; i < m->line->n;) {
		uint32_t span = m->line->mark[i].span;
		const struct page_span *s = &m->span[span];
		struct buf words = { .a = out->a };
		point(out, m->line->mark[i].x, s->rise);
		buf_printf(out, " %lld ", (long long)len_mpt(s->look.size));
		node_name(out, p, s->node);
		for (; i < m->line->n && m->line->mark[i].span == span; i++) {
			const struct line_mark *l = &m->line->mark[i];
			buf_str(&words, l->run->text);
			buf_cstr(&words, l->run->hyphen ? "\u00ad" : l->space ? " " : "");
		}
		quoted(out, buf_get(&words));
	}
}

static void mark(struct buf *out, const struct pages *p, const struct mark *m)
{
	static const char *const names[] = { [MARK_TEXT] = " text",
		[MARK_RULE] = " rule",
		[MARK_IMAGE] = " image",
		[MARK_LINK] = " link" };
	buf_cstr(out, names[m->kind]);
	if (m->kind == MARK_TEXT) {
		text(out, p, m);
	} else {
		point(out, m->x, m->y);
		point(out, m->w, m->h);
		buf_cstr(out, " ");
		node_name(out, p, m->node);
		if (m->kind == MARK_RULE)
			buf_printf(out, " %06x", (unsigned)m->colour);
		if (m->kind == MARK_IMAGE && m->image)
			quoted(out, m->image->src);
	}
	buf_cstr(out, "\n");
}

static void named(struct buf *out, const char *name, struct str value)
{
	if (value.n == 0)
		return;
	buf_printf(out, " %s", name);
	quoted(out, value);
}

static void node(struct buf *out, const struct pages *p, uint32_t i)
{
	const struct node *n = &p->node[i];
	buf_cstr(out, "node ");
	node_name(out, p, i);
	buf_printf(out, " in %lld order %u", i ? (long long)n->parent : -1LL, n->order);
	if (n->level)
		buf_printf(out, " level %d", n->level);
	named(out, "lang", n->lang);
	named(out, "alt", n->alt);
	named(out, "expansion", n->expansion);
	named(out, "id", n->id);
	named(out, "uri", n->uri);
	named(out, "target", n->target);
	named(out, "title", n->title);
	if (n->bbox[2]) {
		point(out, n->bbox[0], n->bbox[1]);
		point(out, n->bbox[2], n->bbox[3]);
	}
	buf_cstr(out, "\n");
}

static struct str base_name(struct str path)
{
	size_t i = path.n;
	while (i > 0 && path.s[i - 1] != '/')
		i--;
	return (struct str){ path.s + i, path.n - i };
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* The files that the words are set in: a trace holds for these alone. */
static void faces(struct buf *out, const struct pages *p)
{
	VEC(struct str) file = { 0 };
	struct map seen = { .a = out->a };
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->page[i].n; k++) {
			const struct mark *m = &p->page[i].mark[k];
			for (size_t r = 0; m->kind == MARK_TEXT && r < m->line->n; r++) {
				struct str path = m->line->mark[r].run->face->path;
				if (map_get(&seen, path))
					continue;
				map_put(&seen, path, out);
				*VEC_PUSH(out->a, &file) = base_name(path);
			}
		}
	if (file.n)
		qsort(file.v, file.n, sizeof *file.v, by_name);
	for (size_t i = 0; i < file.n; i++) {
		buf_cstr(out, "face");
		quoted(out, file.v[i]);
		buf_cstr(out, "\n");
	}
}

struct str page_trace(struct arena *a, const struct pages *p)
{
	struct buf out = { .a = a };
	for (size_t i = 0; i < p->n; i++) {
		const struct page *g = &p->page[i];
		buf_cstr(&out, "page");
		quoted(&out, g->label);
		buf_printf(&out, " %s", g->verso ? "verso" : "recto");
		point(&out, g->width, g->height);
		buf_printf(&out, " slack %lld\n", (long long)len_mpt(g->slack));
		for (size_t k = 0; k < g->n; k++)
			mark(&out, p, &g->mark[k]);
	}
	for (uint32_t i = 0; i < p->nodes; i++)
		node(&out, p, i);
	for (size_t i = 0; i < p->dests; i++) {
		buf_cstr(&out, "dest");
		quoted(&out, p->dest[i].name);
		buf_printf(&out, " %u", p->dest[i].page + 1);
		point(&out, p->dest[i].x, p->dest[i].y);
		buf_cstr(&out, "\n");
	}
	for (size_t i = 0; i < p->outlines; i++) {
		buf_printf(&out, "outline %d %u", p->outline[i].level, p->outline[i].dest);
		quoted(&out, p->outline[i].title);
		buf_cstr(&out, "\n");
	}
	faces(&out, p);
	return buf_get(&out);
}
