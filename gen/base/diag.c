#include "base/diag.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct message {
	enum diag_level level;
	struct loc loc;
	struct str text;
	size_t order;
};

struct diag {
	struct arena *arena;
	diag_sink *sink;
	void *user;
	diag_watcher *watcher;
	void *watching;
	const char *about;
	enum diag_level lowest;
	VEC(struct str) file;
	struct message message[DIAG_KEEP];
	size_t n, more;
	size_t count[DIAG_WORLD + 1];
	VEC(struct diag_message) heard; /* all that was reported, when it is a task's */
};

static const char *const level_name[] = {
	[DIAG_NOTE] = "note",
	[DIAG_WARNING] = "warning",
	[DIAG_ERROR] = "error",
	[DIAG_WORLD] = "error",
};

struct diag *diag_new(diag_sink *sink, void *user)
{
	struct arena *a = arena_new();
	struct diag *d = ARENA_NEW(a, struct diag);
	d->arena = a;
	d->sink = sink;
	d->user = user;
	d->lowest = DIAG_WARNING;
	return d;
}

void diag_drop(struct diag *d)
{
	if (!d)
		return;
	diag_flush(d);
	arena_drop(d->arena);
}

void diag_verbosity(struct diag *d, enum diag_level lowest)
{
	d->lowest = lowest;
}

uint16_t diag_file(struct diag *d, struct str name)
{
	for (size_t i = 0; i < d->file.n; i++)
		if (str_eq(d->file.v[i], name))
			return (uint16_t)(i + 1);
	if (d->file.n == DIAG_FILES)
		return 0;
	*VEC_PUSH(d->arena, &d->file) = arena_str(d->arena, name);
	return (uint16_t)d->file.n;
}

struct str diag_name(const struct diag *d, uint16_t file)
{
	return file && file <= d->file.n ? d->file.v[file - 1] : STR("");
}

/* What a hostile file says must not reach a terminal as a command to it. */
static void put_safe(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t c = str_next(s, &i);
		if (c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) ||
			(c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
			buf_printf(b, "\\u%04X", (unsigned)c);
		else
			buf_char(b, c);
	}
}

static void emit(struct diag *d, struct str text)
{
	size_t done = 0;
	if (d->sink) {
		d->sink(d->user, text);
		return;
	}
	while (done < text.n) {
		ssize_t n = write(STDERR_FILENO, text.s + done, text.n - done);
		if (n <= 0)
			return; /* nobody is left to tell */
		done += (size_t)n;
	}
}

static bool same(const struct message *a, const struct message *b)
{
	return a->level == b->level && a->loc.file == b->loc.file && a->loc.line == b->loc.line &&
	       a->loc.column == b->loc.column && str_eq(a->text, b->text);
}

static void keep(struct diag *d, const struct message *m)
{
	for (size_t i = 0; i < d->n; i++)
		if (same(&d->message[i], m))
			return;
	d->count[m->level]++;
	if (m->level < d->lowest)
		return;
	if (d->n == DIAG_KEEP) {
		d->more++;
		return;
	}
	d->message[d->n] = *m;
	d->message[d->n].order = d->n;
	d->message[d->n].text = arena_str(d->arena, m->text);
	d->n++;
}

static void report(struct diag *d, enum diag_level level, struct loc loc, struct str text)
{
	struct diag_message m = { level, loc, d->about, text };
	d->about = NULL;
	if (d->watcher)
		d->watcher(d->watching, &m);
	keep(d, &(struct message){ .level = level, .loc = loc, .text = text });
}

struct diag *diag_about(struct diag *d, const char *about)
{
	d->about = about;
	return d;
}

void diag_watch(struct diag *d, diag_watcher *watcher, void *user)
{
	d->watcher = watcher;
	d->watching = user;
}

void diag_at(struct diag *d, enum diag_level level, struct loc loc, const char *fmt, ...)
{
	struct arena *a = arena_new();
	va_list ap;
	va_start(ap, fmt);
	report(d, level, loc, arena_vprintf(a, fmt, ap));
	va_end(ap);
	arena_drop(a);
}

void diag_world(struct diag *d, struct str path, int err, const char *fmt, ...)
{
	struct arena *a = arena_new();
	struct loc loc = { .file = diag_file(d, path) };
	va_list ap;
	struct str text;
	va_start(ap, fmt);
	text = arena_vprintf(a, fmt, ap);
	va_end(ap);
	if (err)
		text = arena_printf(a, "%.*s: %s", STR_ARG(text), strerror(err));
	report(d, DIAG_WORLD, loc, text);
	arena_drop(a);
}

void diag_say(struct diag *d, enum diag_level level, const char *fmt, ...)
{
	struct arena *a;
	va_list ap;
	if (level < d->lowest)
		return;
	a = arena_new();
	va_start(ap, fmt);
	emit(d, arena_vprintf(a, fmt, ap));
	va_end(ap);
	arena_drop(a);
}

static void hear(void *user, const struct diag_message *m)
{
	struct diag *d = user;
	struct diag_message *own = VEC_PUSH(d->arena, &d->heard);
	*own = *m;
	own->text = arena_str(d->arena, m->text);
}

struct diag *diag_aside(const struct diag *of)
{
	struct diag *d = diag_new(NULL, NULL);
	for (size_t i = 0; i < of->file.n; i++)
		diag_file(d, of->file.v[i]);
	diag_watch(d, hear, d);
	return d;
}

static bool was_said(const struct diag *d, const struct diag_message *m)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->message[i].level == m->level && str_eq(d->message[i].text, m->text))
			return true;
	return false;
}

void diag_merge(struct diag *into, struct diag *from)
{
	for (size_t i = 0; i < from->heard.n; i++) {
		const struct diag_message *m = &from->heard.v[i];
		struct loc loc = m->loc;
		if (was_said(into, m))
			continue;
		if (loc.file)
			loc.file = diag_file(into, diag_name(from, loc.file));
		report(diag_about(into, m->about), m->level, loc, m->text);
	}
	from->heard.n = from->n = from->more = 0;
}

size_t diag_count(const struct diag *d, enum diag_level level)
{
	size_t n = 0;
	for (int i = (int)level; i <= DIAG_WORLD; i++)
		n += d->count[i];
	return n;
}

static int by_place(const void *a, const void *b)
{
	const struct message *x = a, *y = b;
	if (x->loc.file != y->loc.file)
		return x->loc.file < y->loc.file ? -1 : 1;
	if (x->loc.line != y->loc.line)
		return x->loc.line < y->loc.line ? -1 : 1;
	if (x->loc.column != y->loc.column)
		return x->loc.column < y->loc.column ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

static void print(const struct diag *d, struct buf *b, const struct message *m)
{
	struct str file = diag_name(d, m->loc.file);
	if (file.n) {
		put_safe(b, str_is(file, "-") ? STR("<standard input>") : file);
		if (m->loc.line)
			buf_printf(b, ":%u", (unsigned)m->loc.line);
		if (m->loc.line && m->loc.column)
			buf_printf(b, ":%u", (unsigned)m->loc.column);
	} else {
		buf_cstr(b, "entrevue");
	}
	buf_printf(b, ": %s: ", level_name[m->level]);
	put_safe(b, m->text);
	buf_cstr(b, "\n");
}

void diag_flush(struct diag *d)
{
	struct buf b = { .a = arena_new() };
	qsort(d->message, d->n, sizeof *d->message, by_place);
	for (size_t i = 0; i < d->n; i++)
		print(d, &b, &d->message[i]);
	if (d->more)
		buf_printf(&b, "entrevue: note: %zu more are not shown\n", d->more);
	d->n = d->more = 0;
	if (b.n)
		emit(d, buf_get(&b));
	arena_drop(b.a);
}

int diag_status(const struct diag *d)
{
	return d->count[DIAG_WORLD] ? 2 : d->count[DIAG_ERROR] ? 1 : 0;
}
