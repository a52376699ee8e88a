/* The product: looks resolved to settings, faces opened once. */
#include "text/inside.h"

#include "base/file.h"

#include <stdlib.h>

/* The script a language is written in when its text does not tell, Latin where there is no row. */
static const struct {
	const char *lang;
	hb_script_t script;
} usual[] = {
	{ "ab", HB_SCRIPT_CYRILLIC },
	{ "am", HB_SCRIPT_ETHIOPIC },
	{ "ar", HB_SCRIPT_ARABIC },
	{ "be", HB_SCRIPT_CYRILLIC },
	{ "bg", HB_SCRIPT_CYRILLIC },
	{ "bn", HB_SCRIPT_BENGALI },
	{ "dv", HB_SCRIPT_THAANA },
	{ "el", HB_SCRIPT_GREEK },
	{ "fa", HB_SCRIPT_ARABIC },
	{ "he", HB_SCRIPT_HEBREW },
	{ "hi", HB_SCRIPT_DEVANAGARI },
	{ "hy", HB_SCRIPT_ARMENIAN },
	{ "ja", HB_SCRIPT_HAN },
	{ "ka", HB_SCRIPT_GEORGIAN },
	{ "kk", HB_SCRIPT_CYRILLIC },
	{ "km", HB_SCRIPT_KHMER },
	{ "ko", HB_SCRIPT_HANGUL },
	{ "ky", HB_SCRIPT_CYRILLIC },
	{ "lo", HB_SCRIPT_LAO },
	{ "mk", HB_SCRIPT_CYRILLIC },
	{ "mn", HB_SCRIPT_CYRILLIC },
	{ "mr", HB_SCRIPT_DEVANAGARI },
	{ "ne", HB_SCRIPT_DEVANAGARI },
	{ "ps", HB_SCRIPT_ARABIC },
	{ "ru", HB_SCRIPT_CYRILLIC },
	{ "sr", HB_SCRIPT_CYRILLIC },
	{ "ta", HB_SCRIPT_TAMIL },
	{ "tg", HB_SCRIPT_CYRILLIC },
	{ "th", HB_SCRIPT_THAI },
	{ "tt", HB_SCRIPT_CYRILLIC },
	{ "ug", HB_SCRIPT_ARABIC },
	{ "uk", HB_SCRIPT_CYRILLIC },
	{ "ur", HB_SCRIPT_ARABIC },
	{ "yi", HB_SCRIPT_HEBREW },
	{ "zh", HB_SCRIPT_HAN },
};

/* The script subtag if there is one ("sr-Latn"), else the usual. */
hb_script_t fonts_language_script(struct str lang)
{
	for (size_t i = 0; i + 5 <= lang.n; i++)
		if (lang.s[i] == '-' && (i + 5 == lang.n || lang.s[i + 5] == '-')) {
			hb_script_t s = hb_script_from_string(lang.s + i + 1, 4);
			if (s != HB_SCRIPT_UNKNOWN &&
				hb_script_get_horizontal_direction(s) != HB_DIRECTION_INVALID)
				return s == HB_TAG('H', 'a', 'n', 's') ||
						       s == HB_TAG('H', 'a', 'n', 't')
					       ? HB_SCRIPT_HAN
					       : s;
		}
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (str_starts(lang, usual[i].lang) && (lang.n == 2 || lang.s[2] == '-'))
			return usual[i].script;
	return HB_SCRIPT_LATIN;
}

/* How well a list of language tags fits: the length of the longest that is a prefix. */
static size_t language_fit(struct str list, struct str lang)
{
	size_t best = 0;
	for (struct str rest = list, w; (w = str_word(&rest)).n > 0;)
		if (w.n <= lang.n && memcmp(w.s, lang.s, w.n) == 0 &&
			(w.n == lang.n || lang.s[w.n] == '-') && w.n > best)
			best = w.n;
	return best;
}

static struct family_file *choose_role(struct family *y, enum look_face role, struct str lang)
{
	struct family_file *best = NULL;
	size_t fit = 0;
	for (size_t i = 0; i < y->files; i++) {
		struct family_file *file = &y->file[i];
		size_t n = language_fit(file->language, lang);
		if (file->role == role && (!best || n > fit)) {
			best = file;
			fit = n;
		}
	}
	return best;
}

/* The role asked for, else without the slant, else without the weight, else what there is. A family
 * without any italic has bold for it when that was asked for. */
static struct family_file *choose(struct family *y, const struct setting *s)
{
	static const enum look_face next[FACE_N][FACE_N] = {
		[FACE_REGULAR] = { FACE_REGULAR, FACE_BOLD, FACE_ITALIC, FACE_BOLD_ITALIC },
		[FACE_ITALIC] = { FACE_ITALIC, FACE_REGULAR, FACE_BOLD_ITALIC, FACE_BOLD },
		[FACE_BOLD] = { FACE_BOLD, FACE_REGULAR, FACE_BOLD_ITALIC, FACE_ITALIC },
		[FACE_BOLD_ITALIC] = { FACE_BOLD_ITALIC, FACE_BOLD, FACE_ITALIC, FACE_REGULAR },
	};
	struct family_file *file = choose_role(y, s->role, s->lang);
	if (!file && s->role == FACE_ITALIC && s->features & LOOK_ELSE_BOLD)
		file = choose_role(y, FACE_BOLD, s->lang);
	for (size_t i = 0; !file && i < FACE_N; i++)
		file = choose_role(y, next[s->role][i], s->lang);
	return file;
}

static struct font_face *opened(const struct fonts *f, struct str path, unsigned index)
{
	for (size_t i = 0; i < f->face.n; i++)
		if (f->face.v[i]->face.index == index && str_eq(f->face.v[i]->face.path, path))
			return f->face.v[i];
	return NULL;
}

struct font_face *fonts_open(
	struct fonts *f, struct family *y, const struct setting *s, const struct loc *report)
{
	struct family_file *file = choose(y, s);
	struct loc loc = report ? *report : (struct loc){ 0 };
	if (!file->face && !file->tried) {
		struct str path = catalogue_find(f, y, file);
		file->tried = path.n > 0;
		if (path.n > 0 && !(file->face = opened(f, path, file->index)))
			file->face = face_open(f, y, file, path, loc);
	}
	if (!file->face && !file->tried && report) {
		file->tried = true; /* said once */
		diag_at(diag_about(f->diag, "font"), DIAG_WORLD, loc,
			"font file %.*s of family \"%.*s\" is not installed; nothing is written "
			"(install %.*s)",
			STR_ARG(file->path), STR_ARG(y->name), STR_ARG(y->package));
	}
	if (file->face && file->role != s->role && report &&
		!(file->role == FACE_BOLD && s->features & LOOK_ELSE_BOLD))
		diag_at(diag_about(f->diag, "font"), DIAG_WARNING, loc,
			"family \"%.*s\" has no face for this role; its nearest is used",
			STR_ARG(y->name));
	return file->face;
}

/* Any installed family, those that serve the script first: better a page in another face than no
 * page. The missing one has been reported. */
static struct font_face *substitute(struct fonts *f, const struct setting *s)
{
	size_t n;
	const struct str *name = catalogue_names(f, &n);
	char tag[5] = { 0 };
	hb_tag_to_string(s->script, tag);
	for (int any = 0; any < 2; any++)
		for (size_t i = 0; i < n; i++) {
			struct family *y = catalogue_family(f, name[i]);
			if (!y || (!any && !memmem(y->scripts.s, y->scripts.n, tag, 4)))
				continue;
			struct font_face *t = fonts_open(f, y, s, NULL);
			if (t)
				return t;
		}
	return NULL;
}

static struct font_face *find_face(struct fonts *f, struct setting *s, struct loc loc)
{
	struct family *y = catalogue_family(f, s->family);
	if (!y)
		diag_at(diag_about(f->diag, "font"), DIAG_ERROR, loc,
			"expected a family that is in fonts/, found \"%.*s\"; another is used",
			STR_ARG(s->family));
	struct font_face *t = y ? fonts_open(f, y, s, &loc) : NULL;
	if (!t)
		t = substitute(f, s);
	if (!t)
		diag_at(diag_about(f->diag, "font"), DIAG_WORLD, loc,
			"no font of any family in fonts/ is installed; nothing is written");
	return t;
}

static bool fits(const struct setting *s, const struct look *k)
{
	return s->role == k->face && s->features == k->features &&
	       s->tracked == (k->tracking != 0) && str_eq(s->family, k->family) &&
	       str_eq(s->lang, k->lang);
}

struct setting *fonts_setting(struct fonts *f, const struct look *k, struct loc loc)
{
	if (f->recent && fits(f->recent, k))
		return f->recent;
	for (size_t i = 0; i < f->setting.n; i++)
		if (fits(f->setting.v[i], k))
			return f->recent = f->setting.v[i];
	struct setting *s = ARENA_NEW(f->a, struct setting);
	s->family = arena_str(f->a, k->family);
	s->lang = arena_str(f->a, k->lang);
	s->role = k->face;
	s->features = k->features;
	s->tracked = k->tracking != 0;
	s->id = (uint32_t)f->setting.n;
	s->hb_lang = hb_language_from_string(s->lang.s, (int)(s->lang.n < 64 ? s->lang.n : 64));
	s->script = fonts_language_script(s->lang);
	s->face = find_face(f, s, loc);
	if (s->face)
		s->face = alphabet_face(f, s, loc);
	*VEC_PUSH(f->a, &f->setting) = s;
	return f->recent = s;
}

static void add_roots(struct fonts *f)
{
	static const char *const usual_root[] = { "/usr/share/fonts", "/usr/local/share/fonts",
		"/usr/share/texmf/fonts" };
	const char *env = getenv("ENTREVUE_FONT_PATH");
	f->root = ARENA_ARRAY(f->a, 32, struct str);
	if (!env || !*env)
		for (size_t i = 0; i < sizeof usual_root / sizeof *usual_root; i++)
			f->root[f->roots++] = str_of(usual_root[i]);
	while (env && *env && f->roots < 32) {
		size_t n = strcspn(env, ":");
		if (n > 0)
			f->root[f->roots++] = arena_str(f->a, (struct str){ env, n });
		env += n + (env[n] == ':');
	}
}

const struct face *fonts_face(struct fonts *f, const struct look *k, struct loc loc)
{
	struct font_face *t = fonts_setting(f, k, loc)->face;
	return t ? &t->face : NULL;
}

const struct face *const *fonts_faces(const struct fonts *f, size_t *n)
{
	*n = f->face.n;
	return (const struct face *const *)f->face.v;
}

static void describe_file(struct fonts *f, struct buf *b, struct family *y, size_t i)
{
	static const char *const role[FACE_N] = {
		[FACE_REGULAR] = "regular",
		[FACE_ITALIC] = "italic",
		[FACE_BOLD] = "bold",
		[FACE_BOLD_ITALIC] = "bold-italic",
	};
	const struct family_file *file = &y->file[i];
	struct str path = catalogue_find(f, y, file);
	buf_printf(b, "  %-12s", role[file->role]);
	if (path.n > 0)
		buf_str(b, path);
	else
		buf_printf(b, "not installed: %.*s", STR_ARG(file->path));
	if (file->index > 0)
		buf_printf(b, " (%u)", file->index);
	if (file->language.n > 0)
		buf_printf(b, " for %.*s", STR_ARG(file->language));
	buf_char(b, '\n');
}

struct str fonts_describe(struct arena *a, struct fonts *f)
{
	struct buf b = { .a = a };
	size_t n;
	const struct str *name = catalogue_names(f, &n);
	for (size_t i = 0; i < n; i++) {
		struct family *y = catalogue_family(f, name[i]);
		if (!y)
			continue;
		buf_printf(&b, "%.*s: %.*s (%.*s; package %.*s)\n", STR_ARG(y->name),
			STR_ARG(y->title), STR_ARG(y->licence), STR_ARG(y->package));
		if (y->description.n > 0)
			buf_printf(&b, "  %.*s\n", STR_ARG(y->description));
		buf_printf(&b, "  scripts     %.*s\n", STR_ARG(y->scripts));
		for (size_t k = 0; k < y->files; k++)
			describe_file(f, &b, y, k);
	}
	return buf_get(&b);
}

void fonts_drop(struct fonts *f)
{
	if (!f)
		return;
	for (size_t i = 0; i < f->face.n; i++)
		face_close(f->face.v[i]);
	for (size_t i = 0; i < f->dictionary.n; i++)
		hb_blob_destroy(f->dictionary.v[i]);
	line_drop(f);
	hb_buffer_destroy(f->buffer);
	arena_drop(f->scratch);
	arena_drop(f->a);
}

struct fonts *fonts_new(struct diag *d, const char *const *dirs)
{
	struct arena *a = arena_new();
	struct fonts *f = ARENA_NEW(a, struct fonts);
	f->a = a;
	f->diag = d;
	while (dirs[f->dirs])
		f->dirs++;
	f->dir = ARENA_ARRAY(a, f->dirs + 1, struct str);
	for (size_t i = 0; i < f->dirs; i++)
		f->dir[i] = arena_str(a, str_of(dirs[i]));
	f->family.a = f->walked.a = a;
	add_roots(f);
	f->scratch = arena_new();
	f->buffer = hb_buffer_create();
	f->limit_before = f->limit_after = 2;
	f->limit_word = 5;
	shape_init(f);
	return f;
}
