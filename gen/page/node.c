/* Structure: nodes of the tag tree, places to go to, the outline. */
#include "page/inside.h"

uint32_t page_node(struct builder *b, enum page_role role, uint32_t parent, struct loc loc)
{
	if (b->node.n > 0 && parent == NODE_NONE)
		return NODE_NONE;
	*VEC_PUSH(b->work, &b->node) = (struct node){
		.role = role, .parent = parent, .order = ++b->order, .loc = loc
	};
	return (uint32_t)b->node.n - 1;
}

uint32_t page_block_node(
	struct builder *b, enum page_role role, const struct where *w, const struct block *block)
{
	uint32_t n = page_node(b, role, w->node, block->loc);
	if (n != NODE_NONE && block->lang.n && !str_eq(block->lang, w->lang))
		b->node.v[n].lang = block->lang;
	return n;
}

uint32_t page_anchor(struct builder *b, struct str name)
{
	struct str unique = name;
	for (int i = 2; map_get(&b->dests, unique); i++)
		unique = arena_printf(b->arena, "%.*s:%d", STR_ARG(name), i);
	map_put(&b->dests, unique, b);
	*VEC_PUSH(b->work, &b->dest) = (struct page_dest){ unique, NODE_NONE };
	return (uint32_t)b->dest.n - 1;
}

uint32_t page_dest_at(struct builder *b, struct str name, uint32_t slab)
{
	*VEC_PUSH(b->work, &b->dest) = (struct page_dest){ name, slab };
	return (uint32_t)b->dest.n - 1;
}

struct str page_shorten(struct arena *a, struct str text, size_t max)
{
	if (text.n <= max)
		return text;
	size_t end = 0, i = 0, hard = 0;
	while (i < max) {
		size_t at = i;
		uint32_t c = str_next(text, &i);
		if (c == ' ')
			end = at;
		if (i <= max)
			hard = i;
	}
	if (end < max / 2)
		end = hard;
	while (end > 0 && strchr(" ,;:.-", text.s[end - 1]))
		end--;
	return arena_printf(a, "%.*s…", (int)end, text.s);
}

void page_outline(struct builder *b, const struct span *title, int level, uint32_t dest)
{
	struct str text = page_shorten(b->arena, interview_plain(b->arena, title), 80);
	int before = b->outline.n ? b->outline.v[b->outline.n - 1].level : 0;
	if (text.n == 0)
		return;
	*VEC_PUSH(b->work, &b->outline) = (struct outline){ text,
		level > before + 1 ? before + 1 : level, dest };
}
