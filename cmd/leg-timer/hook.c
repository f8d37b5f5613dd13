#include "hook.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"
#include "base/file.h"
#include "base/wait_fd.h"

/* espeak-ng exits with 0 even if there is no sound, so speech-dispatcher is tried first. Its server
 * speaks on when spd-say is killed, hence -S, which ends that. */
const char hook_voice[] =
	"command -v spd-say >/dev/null && spd-say -S -w -P important -- \"$1\" || "
	"exec espeak-ng -- \"$1\"";

enum { VOICE_MS = 5000 };

/* True if the child names a program, in good time: a folder of PATH may lie on a server that does
 * not answer. */
static bool names_program(const char *const look[], int nowhere, const int ends[2])
{
	char byte;
	pid_t child;
	int error = child_start(look, (int[]){nowhere, ends[1], nowhere}, true, &child);
	close(ends[1]);
	bool named = !error && FILE_RETRY(wait_readable(ends, 1, VOICE_MS)) > 0 &&
		     FILE_RETRY(read(ends[0], &byte, 1)) > 0;
	close(ends[0]);
	if (!error) {
		kill(-child, SIGKILL);
		(void)FILE_RETRY(waitpid(child, NULL, 0));
	}
	return named;
}

bool hook_has_voice(void)
{
	static const char *const look[] = {"/bin/sh", "-c",
					   "command -v spd-say || command -v espeak-ng", NULL};
	int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC), ends[2];
	bool found = !pipe2(ends, O_CLOEXEC) && names_program(look, nowhere, ends);
	if (nowhere >= 0)
		close(nowhere);
	return found;
}

/* A file without a name that holds all of `input`; -1 if there is no room for it. */
static int open_input(const struct text *input)
{
	struct fault ignored;
	int fd = memfd_create("input", MFD_CLOEXEC);
	if (fd >= 0 && file_write(fd, input->bytes, input->length, "input", &ignored) &&
	    !lseek(fd, 0, SEEK_SET))
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

/* The child reads a finished file, never a pipe: even if this process dies, it has all of its input
 * or was not started. With a pipe it would take a part for the whole. */
static void start_hook(struct hook *hook)
{
	const char *const argv[] = {"/bin/sh", "-c", hook->command, "leg", hook->text.bytes, NULL};
	int in = open_input(&hook->input), nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
	hook->waiting = false;
	/* a text whose command cannot be started is lost */
	(void)!child_start(argv, (int[]){in < 0 ? nowhere : in, nowhere, nowhere}, true,
			   &hook->child);
	if (in >= 0)
		close(in);
	if (nowhere >= 0)
		close(nowhere);
}

void hook_tell(struct hook *hook, const char *text, const char *input)
{
	if (!hook->command)
		return;
	text_clear(&hook->text);
	text_add(&hook->text, text);
	text_clear(&hook->input);
	text_add(&hook->input, input);
	hook->waiting = true;
	if (hook->child && hook->interrupts)
		kill(-hook->child, SIGTERM); /* the next is started when it is gone */
	if (!hook->child)
		start_hook(hook);
}

void hook_reap(struct hook *hook)
{
	if (!hook->child)
		return;
	pid_t ended = waitpid(hook->child, NULL, WNOHANG);
	if (ended != hook->child && !(ended < 0 && errno == ECHILD))
		return;
	hook->child = 0;
	if (hook->waiting)
		start_hook(hook);
}

void hook_leave(struct hook *hook)
{
	if (hook->child && hook->waiting && hook->interrupts)
		kill(-hook->child, SIGTERM);
	if (hook->waiting)
		start_hook(hook);
	text_release(&hook->text);
	text_release(&hook->input);
}
