#include "hook.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>

#include "base/child.h"

/* espeak-ng exits with 0 even if there is no sound, so speech-dispatcher is tried first. Its server
 * speaks on when spd-say is killed, hence -S, which ends that. */
const char hook_voice[] =
	"command -v spd-say >/dev/null && spd-say -S -w -P important -- \"$1\" || "
	"exec espeak-ng -- \"$1\"";

enum { VOICE_SECONDS = 5 };

bool hook_has_voice(void)
{
	static const char *const look[] = {"/bin/sh", "-c",
					   "command -v spd-say || command -v espeak-ng", NULL};
	struct child child;
	bool found = child_run(look, VOICE_SECONDS, &child);
	child_release(&child);
	return found;
}

static void start_hook(struct hook *hook)
{
	hook->waiting = false;
	/* a text whose command cannot be started is lost */
	hook->child = child_begin(hook->command, hook->text.bytes, &hook->input);
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
