/* base/child: other programs, their output, their status, their time. */
#include "tap.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"
#include "leg-timer/hook.h"

static void status_and_output(void)
{
	struct child child;
	const char *const argv[] = {"sh", "-c", "echo out; echo err >&2; exit 7", NULL};
	ok(!child_run(argv, 10, &child) && child.status == 7, "a status is given");
	same(child.out.bytes, "out\n", "stdout is caught");
	same(child.err.bytes, "err\n", "and stderr, apart");
	child_release(&child);

	const char *const missing[] = {"leg-no-such-program", NULL};
	ok(!child_run(missing, 10, &child) && child.status == CHILD_NOT_STARTED && child.error,
	   "a missing program is not started");
	child_release(&child);

	const char *const killed[] = {"sh", "-c", "kill -9 $$", NULL};
	ok(!child_run(killed, 10, &child) && child.status == 128 + 9, "a signal is 128 + n");
	child_release(&child);
}

static int status_of(struct hook *hook)
{
	int status = -1;
	ok(hook->child > 0 && waitpid(hook->child, &status, 0) == hook->child, "it was started");
	hook->child = 0;
	return status;
}

static void input(void)
{
	char path[] = "/tmp/leg-child-XXXXXX", size[16] = "";
	int fd = mkstemp(path);
	struct text big = TEXT_EMPTY;
	struct hook hook = {.command = "test -f /dev/stdin && wc -c >\"$1\"",
			    .text = TEXT_EMPTY,
			    .input = TEXT_EMPTY};
	text_add_times(&big, "twelve bytes", 50000); /* more than a pipe holds */
	hook_tell(&hook, path, big.bytes);
	ok(!status_of(&hook) && read(fd, size, sizeof size - 1) > 0 && !strcmp(size, "600000\n"),
	   "all of its input is there before the child starts");
	hook.command = "exit 3";
	hook_tell(&hook, path, big.bytes);
	ok(WEXITSTATUS(status_of(&hook)) == 3, "a child that does not read does not end us");
	hook_leave(&hook);
	close(fd);
	unlink(path);
	text_release(&big);
}

static void too_much_output(void)
{
	struct child child;
	const char *const flood[] = {"sh", "-c", "trap '' PIPE; head -c 5000000 /dev/zero; exit 0",
				     NULL};
	ok(!child_run(flood, 10, &child) && child.cut && child.status == 0,
	   "a child that writes more than 4 MiB has failed, whatever it says");
	child_release(&child);
}

static void end_not_told(void)
{
	struct child child;
	const char *const argv[] = {"true", NULL};
	signal(SIGCHLD, SIG_IGN); /* as a parent may leave it: no wait for the child can succeed */
	ok(!child_run(argv, 10, &child), "a child whose end is not told has not done well");
	child_release(&child);
	signal(SIGCHLD, SIG_DFL);
}

static void signals_held(void)
{
	struct child child;
	sigset_t all, before;
	const char *const killer[] = {"sh", "-c", "kill -TERM $PPID; kill -INT $PPID; exit 0",
				      NULL};
	signal(SIGTERM, SIG_IGN); /* both arrive when they are let go, and are ignored then */
	signal(SIGINT, SIG_DFL);
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	bool ran = child_run(killer, 10, &child);
	signal(SIGINT, SIG_IGN);
	sigprocmask(SIG_SETMASK, &before, NULL);
	ok(ran, "signals wait while they are held");
	child_release(&child);
}

static void time_limit(void)
{
	struct child child;
	const char *const slow[] = {"sh", "-c", "sleep 30 & sleep 30", NULL};
	ok(!child_run(slow, 1, &child) && child.timed_out,
	   "a child that outlives its time is ended, with what it started");
	child_release(&child);
}

static void users_command(void)
{
	struct child child;
	ok(child_command("printf '%s|%s' \"$0\" \"$1\"", "a; exit 3 $(exit 4) '\"", 10, &child),
	   "the user's command runs");
	same(child.out.bytes, "leg|a; exit 3 $(exit 4) '\"", "the text is $1, never run");
	child_release(&child);
}

int main(void)
{
	status_and_output();
	input();
	too_much_output();
	end_not_told();
	signals_held();
	time_limit();
	users_command();
	return tap_done();
}
