/* Numbers of pages, heads and feet among the lines of a text. */
#ifndef READ_PAGES_H
#define READ_PAGES_H

#include "read/formats.h"

struct read_pages;
struct read_pages *read_pages(struct arena *, const struct read_source *);
/* Why line (from 0; asked for in order) is none of the text, or NULL. */
const char *read_pages_at(struct read_pages *, uint32_t line, bool *open);

#endif
