/* Strikes a program, and those that it starts, at one of their system calls.
 *
 *   strike list COMMAND…      writes a line on descriptor 3 for each call: its place, a word for
 *                             it, and w where it changes something, s where it cannot fail, else r
 *   strike N FAULT COMMAND…   FAULT at the Nth of them; writes that call on descriptor 3
 *
 * A FAULT is a signal (KILL, TERM, INT, HUP) or an error (EIO, ENOSPC, EACCES, EINTR), with +
 * behind it for every later call of that kind too. KILL and TERM go to the program that makes the
 * call, INT and HUP to all, as the terminal sends them. Not counted are the calls of the loader,
 * before a program of ours looks at its three streams, and those of foreign programs that change
 * nothing. COMMAND runs in a session of its own, without a terminal. Ends with the status of
 * COMMAND, 128 and its number for a signal, or 124 after half a minute. */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST = 64, SECONDS = 30, CALLS = 512 };

/* These change a file, start or end a program, or pass words on. */
static const char *const changing[CALLS] = {
	[SYS_write] = "write",
	[SYS_pwrite64] = "pwrite64",
	[SYS_writev] = "writev",
	[SYS_fsync] = "fsync",
	[SYS_fdatasync] = "fdatasync",
	[SYS_ftruncate] = "ftruncate",
	[SYS_rename] = "rename",
	[SYS_renameat] = "renameat",
	[SYS_renameat2] = "renameat2",
	[SYS_unlink] = "unlink",
	[SYS_unlinkat] = "unlinkat",
	[SYS_mkdir] = "mkdir",
	[SYS_mkdirat] = "mkdirat",
	[SYS_link] = "link",
	[SYS_linkat] = "linkat",
	[SYS_symlink] = "symlink",
	[SYS_chmod] = "chmod",
	[SYS_fchmod] = "fchmod",
	[SYS_fchmodat] = "fchmodat",
	[SYS_rmdir] = "rmdir",
	[SYS_clone] = "clone",
	[SYS_clone3] = "clone3",
	[SYS_fork] = "fork",
	[SYS_vfork] = "vfork",
	[SYS_execve] = "execve",
	[SYS_kill] = "kill",
	[SYS_flock] = "flock",
	[SYS_exit_group] = "exit_group",
	[SYS_copy_file_range] = "copy_file_range",
};

/* Calls that cannot fail, or whose errors look like answers: no errors are put there. */
static const int unfailing[] = {
	SYS_brk,	  SYS_exit_group,     SYS_geteuid,	   SYS_getuid,
	SYS_getpid,	  SYS_getppid,	      SYS_gettid,	   SYS_getpgrp,
	SYS_rseq,	  SYS_getgid,	      SYS_set_robust_list, SYS_set_tid_address,
	SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn,	   SYS_sigaltstack,
	SYS_umask,	  SYS_alarm,	      SYS_setitimer,	   SYS_clock_gettime};

static struct process {
	pid_t pid;
	bool ours; /* past the loader */

	long error; /* that the call is to end with, or 0 */
} processes[MOST];

static struct {
	bool list, on;
	long at, count, call;
	int signal, error;
} fault;

static struct process *find(pid_t pid)
{
	struct process *room = NULL;
	for (struct process *p = processes; p < processes + MOST; p++) {
		if (p->pid == pid)
			return p;
		if (!p->pid && !room)
			room = p;
	}
	if (!room)
		exit(125);
	*room = (struct process){.pid = pid};
	return room;
}

static void read_fault(const char *word)
{
	static const struct {
		const char *name;
		int signal, error;
	} faults[] = {{"KILL", SIGKILL, 0},  {"TERM", SIGTERM, 0}, {"INT", SIGINT, 0},
		      {"HUP", SIGHUP, 0},    {"EIO", 0, EIO},	   {"ENOSPC", 0, ENOSPC},
		      {"EACCES", 0, EACCES}, {"EINTR", 0, EINTR}};
	size_t length = strcspn(word, "+");
	fault.on = word[length];
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
		if (strlen(faults[i].name) == length && !strncmp(word, faults[i].name, length)) {
			fault.signal = faults[i].signal;
			fault.error = faults[i].error;
			return;
		}
	fprintf(stderr, "strike: no such fault: %s\n", word);
	exit(125);
}

static bool can_fail(long call)
{
	for (size_t i = 0; i < sizeof unfailing / sizeof unfailing[0]; i++)
		if (unfailing[i] == call)
			return false;
	switch (call) {
	case SYS_mmap: return fault.error != EINTR;
	case SYS_wait4: return fault.error == EINTR;
	/* spawned by its name, the next program of that name in PATH would be tried: the stand-in's
	 * call would reach the user's real crontab */
	case SYS_execve: return fault.error != EACCES;
	default: return true;
	}
}

static bool changes(const struct __ptrace_syscall_info *info, long call)
{
	if (call == SYS_openat)
		return info->entry.args[2] & (O_CREAT | O_TRUNC);
	if (call == SYS_open)
		return info->entry.args[1] & (O_CREAT | O_TRUNC);
	return call < CALLS && changing[call];
}

static void told(long call, bool writes, bool ours)
{
	const char *name = call < CALLS && changing[call] ? changing[call]
			   : call == SYS_openat		  ? "openat"
							  : NULL;
	char line[80];
	int length = name ? snprintf(line, sizeof line, "%ld %s", fault.count, name)
			  : snprintf(line, sizeof line, "%ld call-%ld", fault.count, call);
	length += snprintf(line + length, sizeof line - (size_t)length, " %c%s\n",
			   writes	    ? 'w'
			   : can_fail(call) ? 'r'
					    : 's',
			   ours ? "" : " child");
	(void)!write(3, line, (size_t)length);
}

/* The tracee makes another call, or none. */
static void instead(pid_t pid, long call)
{
	struct user_regs_struct registers;
	ptrace(PTRACE_GETREGS, pid, NULL, &registers);
	registers.orig_rax = (unsigned long long)call;
	ptrace(PTRACE_SETREGS, pid, NULL, &registers);
}

static void strike(struct process *p, long call)
{
	if (fault.signal == SIGINT || fault.signal == SIGHUP) {
		for (int i = 0; i < MOST; i++)
			if (processes[i].pid)
				kill(processes[i].pid, fault.signal);
	} else if (fault.signal) {
		kill(p->pid, fault.signal);
	} else {
		p->error = fault.error;
		/* a close that fails has closed all the same */
		if (call != SYS_close)
			instead(p->pid, -1);
	}
	fault.call = call;
}

static void enters(struct process *p, const struct __ptrace_syscall_info *info)
{
	long call = (long)info->entry.nr;
	if (call == SYS_fcntl && info->entry.args[0] == 0)
		p->ours = true;
	bool writes = changes(info, call), again = fault.on && fault.call == call;
	if (!p->ours && (!writes || p == processes))
		return;
	fault.count++;
	if (fault.list)
		told(call, writes, p->ours);
	else if ((fault.count == fault.at || again) && (fault.signal || can_fail(call))) {
		if (!again)
			told(call, writes, p->ours);
		strike(p, call);
	}
}

static void leaves(struct process *p)
{
	if (!p->error)
		return;
	struct user_regs_struct registers;
	ptrace(PTRACE_GETREGS, p->pid, NULL, &registers);
	registers.rax = (unsigned long long)-p->error;
	ptrace(PTRACE_SETREGS, p->pid, NULL, &registers);
	p->error = 0;
}

static void at_call(struct process *p)
{
	struct __ptrace_syscall_info info;
	if (ptrace(PTRACE_GET_SYSCALL_INFO, p->pid, sizeof info, &info) <= 0)
		return;
	if (info.op == PTRACE_SYSCALL_INFO_ENTRY)
		enters(p, &info);
	else if (info.op == PTRACE_SYSCALL_INFO_EXIT)
		leaves(p);
}

/* Looks at a stop, and gives the signal that is to be passed on. */
static int at_stop(struct process *p, int status)
{
	int signal = WSTOPSIG(status), event = status >> 16;
	if (signal == (SIGTRAP | 0x80)) {
		at_call(p);
		return 0;
	}
	if (event == PTRACE_EVENT_EXEC)
		p->ours = false;
	return event ? 0 : signal;
}

static void late(int signal)
{
	(void)signal;
	for (int i = 0; i < MOST; i++)
		if (processes[i].pid)
			kill(processes[i].pid, SIGKILL);
	_exit(124);
}

static int follow(pid_t first)
{
	int status, ended = 125;
	for (pid_t pid; (pid = waitpid(-1, &status, __WALL)) > 0;) {
		struct process *p = find(pid);
		if (WIFSTOPPED(status)) {
			bool group =
				status >> 16 == PTRACE_EVENT_STOP && WSTOPSIG(status) != SIGTRAP;
			int signal = at_stop(p, status);
			ptrace(group ? PTRACE_LISTEN : PTRACE_SYSCALL, pid, NULL, signal);
			continue;
		}
		if (pid == first)
			ended = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
		p->pid = 0;
	}
	return ended;
}

int main(int argc, char *argv[])
{
	int command = 2;
	if (argc > 2 && !strcmp(argv[1], "list")) {
		fault.list = true;
	} else if (argc > 3) {
		fault.at = atol(argv[1]);
		read_fault(argv[2]);
		command = 3;
	} else {
		return 125;
	}
	fault.call = -1;
	pid_t pid = fork();
	if (!pid) {
		raise(SIGSTOP);
		close(3);
		setsid();
		execvp(argv[command], argv + command);
		_exit(127);
	}
	find(pid);
	waitpid(pid, NULL, WUNTRACED);
	signal(SIGALRM, late);
	alarm(SECONDS);
	if (ptrace(PTRACE_SEIZE, pid, NULL,
		   PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK |
			   PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL))
		return 125;
	kill(pid, SIGCONT);
	return follow(pid);
}
