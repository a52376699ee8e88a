/* The catalogue: which families there are, where their files are, who stands in for whom.
 *
 * A family is a folder with a family.xml, read when somebody asks for it and not before: a document
 * uses two or three of the many there are. Font files are named by a path below a font folder,
 * which is tried as it is; only a file that is not there (another distribution, a house font in a
 * folder of its own) costs a walk through the font folders, once, by base name. */
#include "text/inside.h"

#include "base/file.h"
#include "xml/xml.h"

#include <dirent.h>
#include <sys/stat.h>

enum { FAMILY_BYTES = 1 << 20, WALK_DEPTH = 8, WALK_FILES = 100000 };

#define FAMILY_SPACE "urn:entrevue:family:1"

static const char *const role_name[FACE_N] = {
	[FACE_REGULAR] = "regular",
	[FACE_ITALIC] = "italic",
	[FACE_BOLD] = "bold",
	[FACE_BOLD_ITALIC] = "bold-italic",
};

static struct str text_of(struct fonts *f, const struct xml_node *e)
{
	struct buf b = { .a = f->a };
	for (const struct xml_node *t = e->first; t; t = t->next)
		if (!t->name.s)
			for (struct str rest = t->text, w; (w = str_word(&rest)).n > 0;) {
				if (b.n > 0)
					buf_char(&b, ' ');
				buf_str(&b, w);
			}
	return buf_get(&b);
}

static bool parse_role(struct str s, enum look_face *role)
{
	for (unsigned i = 0; i < FACE_N; i++)
		if (str_is(s, role_name[i])) {
			*role = (enum look_face)i;
			return true;
		}
	return false;
}

static bool parse_index(struct str s, unsigned *n)
{
	*n = 0;
	if (s.n > 4)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
		*n = *n * 10 + (unsigned)(s.s[i] - '0');
	}
	return true;
}

static void read_face(struct fonts *f, struct family *y, const struct xml_node *e, size_t *cap)
{
	struct family_file file = { .path = xml_attr(e, "file"), .language = xml_attr(e, "lang") };
	if (!parse_role(xml_attr(e, "role"), &file.role) || file.path.n == 0) {
		diag_at(f->diag, DIAG_ERROR, e->loc,
			"<face> needs a file and a role: regular, italic, bold or bold-italic; "
			"the face is left out");
		return;
	}
	if (!parse_index(xml_attr(e, "index"), &file.index)) {
		diag_at(f->diag, DIAG_ERROR, e->loc,
			"index of <face> is not a number from 0 to 9999; 0 is taken");
		file.index = 0;
	}
	if (y->files == *cap)
		y->file = arena_more_(f->a, y->file, cap, sizeof *y->file);
	y->file[y->files++] = file;
}

static struct fallback read_fallback(struct fonts *f, const struct xml_node *e)
{
	struct fallback b = { xml_attr(e, "script"), xml_attr(e, "lang"), xml_attr(e, "families") };
	if (b.script.n != 4 || b.families.n == 0)
		diag_at(f->diag, DIAG_ERROR, e->loc,
			"<fallback> needs a script (four letters of ISO 15924) and families; "
			"it is passed over");
	return b;
}

static struct fallback *read_fallbacks(struct fonts *f, const struct xml_node *root, size_t *n)
{
	VEC(struct fallback) v = { 0 };
	for (const struct xml_node *e = root->first; e; e = e->next)
		if (e->name.s && str_is(e->name, "fallback")) {
			struct fallback b = read_fallback(f, e);
			if (b.script.n == 4 && b.families.n > 0)
				*VEC_PUSH(f->a, &v) = b;
		}
	*n = v.n;
	return v.v;
}

static void read_family(struct fonts *f, struct family *y, const struct xml_node *root)
{
	size_t cap = 0;
	y->title = xml_attr(root, "name");
	y->package = xml_attr(root, "package");
	y->licence = xml_attr(root, "licence");
	y->serif = !str_is(xml_attr(root, "class"), "sans");
	for (const struct xml_node *e = root->first; e; e = e->next) {
		if (!e->name.s)
			continue;
		if (str_is(e->name, "face"))
			read_face(f, y, e, &cap);
		else if (str_is(e->name, "description"))
			y->description = text_of(f, e);
		else if (str_is(e->name, "scripts"))
			y->scripts = text_of(f, e);
		else if (str_is(e->name, "languages"))
			y->languages = text_of(f, e);
		else if (!str_is(e->name, "fallback"))
			diag_at(f->diag, DIAG_ERROR, e->loc,
				"element <%.*s> is not known in a family; it is passed over",
				STR_ARG(e->name));
	}
	y->fallback = read_fallbacks(f, root, &y->fallbacks);
}

static struct xml_node *parse(struct fonts *f, struct str path, const char *root)
{
	struct str bytes;
	if (!file_exists(path) || !file_read(f->a, f->diag, path, FAMILY_BYTES, &bytes))
		return NULL;
	struct xml_node *e = xml_parse(f->a, f->diag, diag_file(f->diag, path), bytes);
	if (!e)
		return NULL;
	if (str_is(e->name, root) && str_is(e->space, FAMILY_SPACE))
		return e;
	diag_at(f->diag, DIAG_ERROR, e->loc,
		"expected <%s> of namespace " FAMILY_SPACE
		", found <%.*s>; the file is passed over",
		root, STR_ARG(e->name));
	return NULL;
}

/* A name is the name of a folder, and of nothing above or below. */
static bool plain_name(struct str s)
{
	if (s.n == 0 || s.n > 100 || s.s[0] == '.')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.s[i] == '/' || s.s[i] == '\0')
			return false;
	return true;
}

struct family *catalogue_family(struct fonts *f, struct str name)
{
	struct family *y = map_get(&f->family, name);
	if (y)
		return y->file ? y : NULL;
	y = ARENA_NEW(f->a, struct family);
	y->name = arena_str(f->a, name);
	map_put(&f->family, y->name, y);
	for (size_t i = 0; plain_name(name) && i < f->dirs; i++) {
		y->dir = file_join(f->a, f->dir[i], y->name);
		struct str path = file_join(f->a, y->dir, STR("family.xml"));
		if (!file_exists(path))
			continue;
		struct xml_node *root = parse(f, path, "family");
		if (root)
			read_family(f, y, root);
		if (root && !y->file)
			diag_at(f->diag, DIAG_ERROR, root->loc,
				"the family has no <face>; it cannot be used");
		break;
	}
	return y->file ? y : NULL;
}

const struct fallback *catalogue_fallbacks(struct fonts *f, size_t *n)
{
	for (size_t i = 0; !f->fallback_read && i < f->dirs; i++) {
		struct str path = file_join(f->a, f->dir[i], STR("fallback.xml"));
		struct xml_node *root = parse(f, path, "fallbacks");
		if (root) {
			f->fallback = read_fallbacks(f, root, &f->fallbacks);
			break;
		}
	}
	f->fallback_read = true;
	*n = f->fallbacks;
	return f->fallback;
}

static bool listed(const struct map *seen, struct str name)
{
	return map_get(seen, name) != NULL;
}

const struct str *catalogue_names(struct fonts *f, size_t *n)
{
	struct map seen = { .a = f->a };
	VEC(struct str) v = { 0 };
	for (size_t i = 0; !f->names_read && i < f->dirs; i++) {
		struct str *name;
		size_t names;
		if (!file_list(f->a, f->dir[i], &name, &names))
			continue;
		for (size_t k = 0; k < names; k++) {
			struct str dir = file_join(f->a, f->dir[i], name[k]);
			if (listed(&seen, name[k]) ||
				!file_exists(file_join(f->a, dir, STR("family.xml"))))
				continue;
			map_put(&seen, name[k], f);
			*VEC_PUSH(f->a, &v) = name[k];
		}
	}
	if (!f->names_read) {
		for (size_t i = 1; i < v.n; i++)
			for (size_t k = i; k > 0 && str_cmp(v.v[k], v.v[k - 1]) < 0; k--) {
				struct str t = v.v[k];
				v.v[k] = v.v[k - 1];
				v.v[k - 1] = t;
			}
		f->names = v.v;
		f->name_n = v.n;
		f->names_read = true;
	}
	*n = f->name_n;
	return f->names;
}

static bool is_font(struct str s)
{
	return str_ends(s, ".otf") || str_ends(s, ".ttf") || str_ends(s, ".ttc") ||
	       str_ends(s, ".otc");
}

/* Sorted names, folders after their elder siblings: the same file is found on every machine. */
static void walk(struct fonts *f, struct str dir, unsigned depth)
{
	struct str *name;
	size_t n;
	struct stat st;
	if (depth > WALK_DEPTH || stat(dir.s, &st) != 0 || !S_ISDIR(st.st_mode) ||
		!file_list(f->a, dir, &name, &n))
		return;
	for (size_t i = 0; i < n && f->walked.n < WALK_FILES; i++) {
		struct str path = file_join(f->a, dir, name[i]);
		if (!is_font(name[i])) {
			if (stat(path.s, &st) == 0 && S_ISDIR(st.st_mode))
				walk(f, path, depth + 1);
			continue;
		}
		if (!map_get(&f->walked, name[i])) {
			struct str *p = ARENA_NEW(f->a, struct str);
			*p = path;
			map_put(&f->walked, name[i], p);
		}
	}
}

struct str catalogue_find(struct fonts *f, const struct family *y, const struct family_file *file)
{
	struct str base = file_base(file->path);
	struct str path = file_join(f->a, y->dir, base);
	if (file_exists(path))
		return path;
	for (size_t i = 0; i < f->roots; i++) {
		path = file_join(f->a, f->root[i], file->path);
		if (file_exists(path))
			return path;
	}
	for (size_t i = 0; !f->walk_done && i < f->roots; i++)
		walk(f, f->root[i], 0);
	f->walk_done = true;
	struct str *p = map_get(&f->walked, base);
	return p ? *p : (struct str){ 0 };
}
