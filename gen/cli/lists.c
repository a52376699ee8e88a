#include "cli/cli.h"

static void layouts(struct arena *a, struct diag *d, struct buf *b, const struct cli_options *o,
	const struct cli_data *data)
{
	struct style_entry *e;
	size_t n;
	if (!style_list(a, d, data->layouts, &e, &n))
		return;
	for (size_t i = 0; i < n; i++) {
		buf_str(b, e[i].name);
		if (!o->on[OPTION_NAMES])
			buf_printf(b, "\t%.*s", STR_ARG(e[i].description));
		buf_cstr(b, "\n");
	}
}

/* "group name type" → "group.name" */
static void property_names(struct arena *a, struct buf *b)
{
	struct str list = style_property_list(a);
	while (list.n) {
		const char *end = memchr(list.s, '\n', list.n);
		struct str line = { list.s, end ? (size_t)(end - list.s) : list.n };
		list.s += line.n + (end != NULL);
		list.n -= line.n + (end != NULL);
		buf_str(b, str_word(&line));
		buf_cstr(b, ".");
		buf_str(b, str_word(&line));
		buf_cstr(b, "\n");
	}
}

void cli_list(
	struct arena *a, struct diag *d, const struct cli_options *o, const struct cli_data *data)
{
	struct buf b = { .a = a };
	struct fonts *fonts;
	switch (o->command) {
	case CLI_LAYOUTS:
		layouts(a, d, &b, o, data);
		break;
	case CLI_FONTS:
		fonts = fonts_new(d, data->fonts);
		buf_str(&b, fonts_describe(a, fonts));
		fonts_drop(fonts);
		break;
	case CLI_PROPERTIES:
		if (o->on[OPTION_NAMES])
			property_names(a, &b);
		else
			buf_str(&b, style_properties(a));
		break;
	case CLI_RENDER:
	case CLI_REPORT:
	case CLI_IMPORT:
	case CLI_EXPORT:
	case CLI_CHECK:
	case CLI_COMMANDS:
		break;
	}
	cli_print(a, d, buf_get(&b));
}
