/* Preloaded into a program, makes its LEG_FAIL_AT-th allocation fail, and every one after it when
 * LEG_FAIL_ON is set; then makes the file LEG_FAIL_MARK, so that who counts knows when to stop.
 * glibc's own names for its functions save asking for them, which would allocate. Not counted are
 * those of getpwuid: glibc's name service ends the program itself when one fails (2.36 does, by
 * SIGSEGV or an assertion), and no caller can help that. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static long count;
static int uncounted;

static int fails(void)
{
	const char *at = getenv("LEG_FAIL_AT"), *mark = getenv("LEG_FAIL_MARK");
	const char *on = getenv("LEG_FAIL_ON");
	long place = at ? atol(at) : 0;
	if (uncounted)
		return 0;
	if (++count != place && !(place && count > place && on && *on))
		return 0;
	int fd = mark ? open(mark, O_CREAT | O_WRONLY, 0600) : -1;
	if (fd >= 0)
		close(fd);
	errno = ENOMEM;
	return 1;
}

void *malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t items, size_t size)
{
	return fails() ? NULL : __libc_calloc(items, size);
}

void *realloc(void *old, size_t size)
{
	return fails() ? NULL : __libc_realloc(old, size);
}

struct passwd *getpwuid(uid_t user)
{
	struct passwd *(*real)(uid_t user);
	uncounted = 1;
	*(void **)&real = dlsym(RTLD_NEXT, "getpwuid");
	struct passwd *found = real ? real(user) : NULL;
	uncounted = 0;
	return found;
}
