#include "base/process.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Reads a small file of /proc as a string; false if it is not there. */
static bool read_proc(const char *path, char *bytes, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	ssize_t length = read(fd, bytes, size - 1);
	close(fd);
	if (length <= 0)
		return false;
	bytes[length] = '\0';
	return true;
}

/* The state letter and the start time of /proc/PID/stat. The name before them is in parentheses and
 * may hold anything, blanks and parentheses too. */
static bool read_stat(int64_t pid, char *state, int64_t *started)
{
	enum { STATE = 3, STARTED = 22 };
	char path[64], stat[2048];
	snprintf(path, sizeof path, "/proc/%lld/stat", (long long)pid);
	if (!read_proc(path, stat, sizeof stat))
		return false;
	char *field = strrchr(stat, ')');
	if (!field || strlen(field) < 3)
		return false;
	field += 2;
	*state = *field;
	for (int i = STATE; i < STARTED; i++) {
		field = strchr(field, ' ');
		if (!field)
			return false;
		field++;
	}
	*started = strtoll(field, NULL, 10);
	return true;
}

char *process_boot(char boot[PROCESS_BOOT_SIZE])
{
	if (!read_proc("/proc/sys/kernel/random/boot_id", boot, PROCESS_BOOT_SIZE))
		boot[0] = '\0';
	return boot;
}

struct process process_self(void)
{
	struct process self = {.pid = getpid()};
	char state;
	(void)read_stat(self.pid, &state, &self.started);
	process_boot(self.boot);
	return self;
}

bool process_same(const struct process *one, const struct process *two)
{
	return one->pid == two->pid && one->started == two->started &&
	       !strcmp(one->boot, two->boot);
}

bool process_lives(const struct process *process)
{
	char boot[PROCESS_BOOT_SIZE], state;
	int64_t started;
	return !strcmp(process->boot, process_boot(boot)) && process->boot[0] &&
	       read_stat(process->pid, &state, &started) && started == process->started &&
	       state != 'Z' && state != 'X';
}
