#include "hook.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"
#include "base/wait.h"

/* espeak-ng ends with 0 even where there is no sound, so speech-dispatcher is tried first */
const char hook_voice[] = "command -v spd-say >/dev/null && spd-say -w -P important -- \"$1\" || "
			  "exec espeak-ng -- \"$1\"";

enum { VOICE_SECONDS = 5, CANNOT_RUN = 127 };

bool hook_has_voice(void)
{
	static const char *const look[] = {"/bin/sh", "-c",
					   "command -v spd-say || command -v espeak-ng", NULL};
	struct child child;
	bool found = child_run(look, NULL, VOICE_SECONDS, &child);
	child_release(&child);
	return found;
}

static void run_child(const struct hook *hook, int input)
{
	int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
	setpgid(0, 0); /* Ctrl-C is not for it */
	dup2(input < 0 ? nowhere : input, STDIN_FILENO);
	dup2(nowhere, STDOUT_FILENO);
	dup2(nowhere, STDERR_FILENO);
	wait_in_child();
	execl("/bin/sh", "sh", "-c", hook->command, "leg", hook->text.bytes, (char *)NULL);
	_exit(CANNOT_RUN);
}

static void start(struct hook *hook)
{
	int input = child_input(&hook->input);
	hook->waiting = false;
	hook->child = fork();
	if (hook->child == 0)
		run_child(hook, input);
	if (hook->child < 0)
		hook->child = 0; /* this text is lost */
	close(input);
}

void hook_tell(struct hook *hook, const struct text *text, const struct text *input)
{
	if (!hook->command)
		return;
	text_clear(&hook->text);
	text_add_bytes(&hook->text, text->bytes, text->length);
	text_clear(&hook->input);
	text_add_bytes(&hook->input, input->bytes, input->length);
	hook->waiting = true;
	if (hook->child && hook->interrupts)
		kill(-hook->child, SIGTERM); /* the next is started when it is gone */
	if (!hook->child)
		start(hook);
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
		start(hook);
}

void hook_leave(struct hook *hook)
{
	if (hook->child && hook->waiting && hook->interrupts)
		kill(-hook->child, SIGTERM);
	if (hook->waiting)
		start(hook);
	text_release(&hook->text);
	text_release(&hook->input);
}
