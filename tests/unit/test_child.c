/* base/child and who uses it: other programs, their output, their status, their time. */
#include "tap.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "leg-remind/child_run.h"
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

/* True once the process is gone or a zombie; a signal may take a moment. */
static bool ends(long pid)
{
	char path[64], stat[128] = "";
	snprintf(path, sizeof path, "/proc/%ld/stat", pid);
	for (int tries = 0; tries < 1000; tries++) {
		FILE *file = fopen(path, "r");
		bool there = file && fgets(stat, sizeof stat, file);
		if (file)
			fclose(file);
		if (!there || strstr(stat, ") Z"))
			return true;
		poll(NULL, 0, 10);
	}
	return false;
}

static void time_limit(void)
{
	struct child child;
	const char *const slow[] = {"sh", "-c", "sleep 60 & echo $!; sleep 60", NULL};
	ok(!child_run(slow, 1, &child) && child.timed_out, "a child that outlives its time");
	long started = atol(child.out.bytes);
	ok(started > 1 && ends(started), "is ended, with what it started");
	child_release(&child);
}

static long group_of(bool run(const char *const *, int, struct child *))
{
	struct child child;
	const char *const argv[] = {"sh", "-c", "cut -d' ' -f5 /proc/$$/stat", NULL};
	long group = run(argv, 10, &child) ? atol(child.out.bytes) : -1;
	child_release(&child);
	return group;
}

/* In our group the terminal's signals reach it, and it is asked before it is killed. */
static void in_our_group(void)
{
	char path[] = "/tmp/leg-child-XXXXXX", said[8] = "";
	int fd = mkstemp(path);
	struct child child;
	const char *const asked[] = {
		"sh", "-c", "trap 'echo asked >\"$0\"; exit 3' INT; while :; do sleep 0.05; done",
		path, NULL};
	ok(group_of(child_run_in_group) == getpgrp() && group_of(child_run) != getpgrp(),
	   "a child is in our group, or in one of its own");
	ok(!child_run_in_group(asked, 1, &child) && child.timed_out && child.status == 3 &&
		   read(fd, said, sizeof said - 1) > 0 && !strcmp(said, "asked\n"),
	   "in ours it is asked to end");
	child_release(&child);
	const char *const deaf[] = {"sh", "-c", "trap '' INT; while :; do sleep 0.05; done", NULL};
	ok(!child_run_in_group(deaf, 1, &child) && child.timed_out && child.status == 128 + SIGKILL,
	   "and killed if it does not");
	child_release(&child);
	close(fd);
	unlink(path);
}

static void users_command(void)
{
	struct child child;
	ok(child_command("printf '%s|%s' \"$0\" \"$1\"", "a; exit 3 $(exit 4) '\"", 10, &child),
	   "the user's command runs");
	same(child.out.bytes, "leg|a; exit 3 $(exit 4) '\"", "the text is $1, never run");
	child_release(&child);
}

static void voice(void)
{
	char folder[] = "/tmp/leg-child-XXXXXX", program[64];
	const char *path = getenv("PATH");
	struct text before = TEXT_EMPTY;
	text_add(&before, path ? path : "");
	snprintf(program, sizeof program, "%s/spd-say", mkdtemp(folder));
	setenv("PATH", folder, 1);
	ok(!hook_has_voice(), "no voice is found in an empty folder");
	close(open(program, O_WRONLY | O_CREAT, 0700));
	ok(hook_has_voice(), "a program that speaks is found");
	setenv("PATH", before.bytes, 1);
	ok(waitpid(-1, NULL, WNOHANG) < 0, "no child is left");
	text_release(&before);
	unlink(program);
	rmdir(folder);
}

int main(void)
{
	status_and_output();
	input();
	voice();
	too_much_output();
	end_not_told();
	signals_held();
	time_limit();
	in_our_group();
	users_command();
	return tap_done();
}
