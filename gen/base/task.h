/* Work done beside other work, in a thread of its own.
 *
 * Threads share finished products, which are const, and nothing else: an arena, a diag or fonts
 * that are still in the making belong to one of them. Whoever starts a task waits for it, so that
 * the order in which results are taken is written in the program and does not depend on which of
 * them was quicker. */
#ifndef BASE_TASK_H
#define BASE_TASK_H

#include "base/arena.h"

struct task;

/* Begins work(with). Where no thread can be had it is done at once. */
struct task *task_start(struct arena *, void (*work)(void *), void *with);

/* Returns when the work is done; once for each task. NULL: there is nothing to wait for. */
void task_wait(struct task *);

#endif
