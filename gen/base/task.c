#include "base/task.h"

#include <pthread.h>

struct task {
	pthread_t thread;
	bool running;
	void (*work)(void *);
	void *with;
};

static void *run(void *user)
{
	struct task *t = user;
	t->work(t->with);
	return NULL;
}

struct task *task_start(struct arena *a, void (*work)(void *), void *with)
{
	struct task *t = ARENA_NEW(a, struct task);
	t->work = work;
	t->with = with;
	t->running = pthread_create(&t->thread, NULL, run, t) == 0;
	if (!t->running)
		work(with);
	return t;
}

void task_wait(struct task *t)
{
	if (t && t->running)
		pthread_join(t->thread, NULL);
}
