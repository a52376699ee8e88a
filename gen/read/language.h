/* Languages as formats name them. */
#ifndef READ_LANGUAGE_H
#define READ_LANGUAGE_H

#include "base/arena.h"

/* "en_US" and "English" as BCP 47; what is neither stays as it is. In the arena or static. */
struct str read_language(struct arena *, struct str);

#endif
