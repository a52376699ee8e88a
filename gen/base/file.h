/* Files in, files out.
 *
 * Reading is whole and bounded. Writing is whole or not at all: bytes go to a nameless file in the
 * target's folder (a hidden temporary name where the file system has no O_TMPFILE), which is synced
 * and renamed over the target only by out_commit; a failure, a signal or an out_abort leaves what
 * was there before. "-" is standard output, written at commit. An existing target that is not a
 * regular file (a device, a pipe) is written through. Writing fails stickily: after the first
 * failure, which is reported with path and reason, calls do nothing. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/diag.h"

/* The bytes of a file, NUL-terminated, in the arena. "-" is standard input. False and a diagnostic
 * when it cannot be read or is longer than max bytes. */
bool file_read(struct arena *, struct diag *, struct str path, size_t max, struct str *out);

/* The same without a diagnostic when the file does not exist. */
bool file_exists(struct str path);

/* dir/name, cleaned of "./" and doubled slashes; name itself when it is absolute. NUL-terminated.
 */
struct str file_join(struct arena *, struct str dir, struct str name);
struct str file_dir(struct str path); /* "a/b" of "a/b/c.xml", "." of "c.xml"; borrowed or static */
struct str file_base(struct str path); /* "c.xml" of "a/b/c.xml"; borrowed */
struct str file_stem(struct str path); /* "c" of "a/b/c.xml"; borrowed */

/* Sorted names of the entries of a folder whose name does not begin with a dot. False when it
 * cannot be read. */
bool file_list(struct arena *, struct str dir, struct str **names, size_t *n);

struct out;
struct out *out_open(struct arena *, struct diag *, struct str path);
bool out_write(struct out *, const void *p, size_t n);
uint64_t out_size(const struct out *); /* bytes written so far */
/* All that was written is on the disk, and no more will come. A commit does it when it was not
 * done, but may have to wait. */
bool out_sync(struct out *);
bool out_commit(struct out *); /* true: the target is there, whole. Ends the out. */
void out_abort(struct out *);  /* ends the out; the target is untouched */

#endif
