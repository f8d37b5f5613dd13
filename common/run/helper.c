#include "run/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"
#include "base/wait.h"

/* espeak-ng ends with 0 even where there is no sound, so speech-dispatcher is tried first */
const char helper_voice[] = "command -v spd-say >/dev/null && spd-say -w -P important -- \"$1\" || "
			    "exec espeak-ng -- \"$1\"";

enum { VOICE_SECONDS = 5, CANNOT_RUN = 127 };

bool helper_has_voice(void)
{
	static const char *const look[] = {"/bin/sh", "-c",
					   "command -v spd-say || command -v espeak-ng", NULL};
	struct child child;
	bool found = child_run(look, NULL, VOICE_SECONDS, &child);
	child_release(&child);
	return found;
}

/* A file without a name that holds `input`: unlike a pipe it never blocks. */
static int input_file(const struct text *input)
{
	int fd = memfd_create("input", MFD_CLOEXEC);
	if (fd < 0 || write(fd, input->bytes, input->length) < 0 || lseek(fd, 0, SEEK_SET) < 0) {
		close(fd);
		return -1;
	}
	return fd;
}

static void run_child(const struct helper *helper, int input)
{
	int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
	setpgid(0, 0); /* Ctrl-C is not for it */
	dup2(input < 0 ? nowhere : input, STDIN_FILENO);
	dup2(nowhere, STDOUT_FILENO);
	dup2(nowhere, STDERR_FILENO);
	wait_in_child();
	execl("/bin/sh", "sh", "-c", helper->command, "leg", helper->text.bytes, (char *)NULL);
	_exit(CANNOT_RUN);
}

static void start(struct helper *helper)
{
	int input = input_file(&helper->input);
	helper->waiting = false;
	helper->child = fork();
	if (helper->child == 0)
		run_child(helper, input);
	if (helper->child < 0)
		helper->child = 0; /* nobody is told this time */
	close(input);
}

void helper_tell(struct helper *helper, const struct text *text, const struct text *input)
{
	if (!helper->command)
		return;
	text_clear(&helper->text);
	text_add_bytes(&helper->text, text->bytes, text->length);
	text_clear(&helper->input);
	text_add_bytes(&helper->input, input->bytes, input->length);
	helper->waiting = true;
	if (helper->child && helper->interrupts)
		kill(-helper->child, SIGTERM); /* the next is started when it is gone */
	if (!helper->child)
		start(helper);
}

void helper_reap(struct helper *helper)
{
	if (!helper->child)
		return;
	pid_t ended = waitpid(helper->child, NULL, WNOHANG);
	if (ended != helper->child && !(ended < 0 && errno == ECHILD))
		return;
	helper->child = 0;
	if (helper->waiting)
		start(helper);
}

void helper_leave(struct helper *helper)
{
	if (helper->child && helper->waiting && helper->interrupts)
		kill(-helper->child, SIGTERM);
	if (helper->waiting)
		start(helper);
	text_release(&helper->text);
	text_release(&helper->input);
}
