#include "cli/cli.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

/* Seconds of 9999-12-31T23:59:59Z, the last date that PDF and EPUB can write. */
static const int64_t LAST_SECOND = INT64_C(253402300799);

static bool holds_data(struct arena *a, struct str folder)
{
	return file_exists(file_join(a, folder, STR("layouts"))) &&
	       file_exists(file_join(a, folder, STR("fonts")));
}

/* Without "..", for messages. */
static struct str real(struct arena *a, struct str folder)
{
	char path[PATH_MAX];
	return realpath(folder.s, path) ? arena_str(a, str_of(path)) : folder;
}

static struct str executable_folder(struct arena *a)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path);
	if (n <= 0 || (size_t)n == sizeof path)
		return STR("");
	return arena_str(a, file_dir((struct str){ path, (size_t)n }));
}

static struct str find(struct arena *a)
{
	static const char *const beside[] = { "../share/entrevue", "..", "../.." };
	struct str exe = executable_folder(a);
	for (size_t i = 0; exe.n && i < sizeof beside / sizeof *beside; i++) {
		struct str folder = file_join(a, exe, str_of(beside[i]));
		if (holds_data(a, folder))
			return real(a, folder);
	}
	return holds_data(a, STR(ENTREVUE_DATADIR)) ? STR(ENTREVUE_DATADIR) : STR("");
}

bool cli_data(struct arena *a, struct diag *d, struct cli_data *data)
{
	const char *named = getenv("ENTREVUE_DATA");
	struct str folder = named && *named ? str_of(named) : find(a);
	*data = (struct cli_data){ 0 };
	if (!folder.n) {
		diag_world(d, STR(ENTREVUE_DATADIR), 0,
			"has no layouts and fonts, nor has the executable's folder; set "
			"ENTREVUE_DATA to the folder that has");
		return false;
	}
	if (!holds_data(a, folder)) {
		diag_world(d, folder, 0, "has no layouts and fonts, but ENTREVUE_DATA says it has");
		return false;
	}
	data->layouts[0] = file_join(a, folder, STR("layouts")).s;
	data->fonts[0] = file_join(a, folder, STR("fonts")).s;
	return true;
}

bool cli_epoch(int64_t *seconds)
{
	const char *s = getenv("SOURCE_DATE_EPOCH");
	char *end;
	*seconds = -1;
	if (!s || !*s)
		return true;
	if (*s < '0' || *s > '9')
		return false;
	errno = 0;
	*seconds = strtoll(s, &end, 10);
	return !*end && !errno && *seconds <= LAST_SECOND;
}
