#include "hook.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"
#include "base/wait.h"

/* espeak-ng ends with 0 even where there is no sound, so speech-dispatcher is tried first */
const char crier_voice[] = "command -v spd-say >/dev/null && spd-say -w -P important -- \"$1\" || "
			   "exec espeak-ng -- \"$1\"";

enum { VOICE_SECONDS = 5, CANNOT_RUN = 127 };

bool crier_has_voice(void)
{
	static const char *const look[] = {"/bin/sh", "-c",
					   "command -v spd-say || command -v espeak-ng", NULL};
	struct child child;
	bool found = child_run(look, NULL, VOICE_SECONDS, &child);
	child_release(&child);
	return found;
}

static void run_child(const struct crier *crier, int input)
{
	int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
	setpgid(0, 0); /* Ctrl-C is not for it */
	dup2(input < 0 ? nowhere : input, STDIN_FILENO);
	dup2(nowhere, STDOUT_FILENO);
	dup2(nowhere, STDERR_FILENO);
	wait_in_child();
	execl("/bin/sh", "sh", "-c", crier->command, "leg", crier->text.bytes, (char *)NULL);
	_exit(CANNOT_RUN);
}

static void start(struct crier *crier)
{
	int input = child_input(&crier->input);
	crier->waiting = false;
	crier->child = fork();
	if (crier->child == 0)
		run_child(crier, input);
	if (crier->child < 0)
		crier->child = 0; /* this text is lost */
	close(input);
}

void crier_tell(struct crier *crier, const struct text *text, const struct text *input)
{
	if (!crier->command)
		return;
	text_clear(&crier->text);
	text_add_bytes(&crier->text, text->bytes, text->length);
	text_clear(&crier->input);
	text_add_bytes(&crier->input, input->bytes, input->length);
	crier->waiting = true;
	if (crier->child && crier->interrupts)
		kill(-crier->child, SIGTERM); /* the next is started when it is gone */
	if (!crier->child)
		start(crier);
}

void crier_reap(struct crier *crier)
{
	if (!crier->child)
		return;
	pid_t ended = waitpid(crier->child, NULL, WNOHANG);
	if (ended != crier->child && !(ended < 0 && errno == ECHILD))
		return;
	crier->child = 0;
	if (crier->waiting)
		start(crier);
}

void crier_leave(struct crier *crier)
{
	if (crier->child && crier->waiting && crier->interrupts)
		kill(-crier->child, SIGTERM);
	if (crier->waiting)
		start(crier);
	text_release(&crier->text);
	text_release(&crier->input);
}
