#include "base/child.h"

#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <unistd.h>

int child_start(const char *const argv[], const int streams[3], bool own_group, pid_t *child)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none, all;
	sigemptyset(&none);
	sigfillset(&all);
	posix_spawn_file_actions_init(&actions);
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		posix_spawn_file_actions_adddup2(&actions, streams[fd], fd);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes,
				 (short)((own_group ? POSIX_SPAWN_SETPGROUP : 0) |
					 POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &all);
	/* posix_spawnp promises not to write to the strings, but is older than const */
	int error = posix_spawnp(child, argv[0], &actions, &attributes,
				 (char *const *)(uintptr_t)argv, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	if (error)
		*child = 0;
	return error;
}
