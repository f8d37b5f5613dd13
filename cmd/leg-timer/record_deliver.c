#include "record_deliver.h"

#include <fcntl.h>
#include <unistd.h>

#include "body/symptom.h"
#include "record_save.h"
#include "resume.h"
#include "step_guard.h"
#include "tool/program.h"

enum { LAST_WAIT_MS = 100 }; /* for a reader that is stuck, once a signal has asked us to end */

static int status_of(const struct session_view *view)
{
	if (view->timer.status == SESSION_COMPLETED)
		return FAULT_NONE;
	if (view->timer.status == SESSION_SYMPTOM && view->symptom != SCRIPT_NO_SYMPTOM &&
	    symptom_row((enum symptom)view->symptom)->action == ACTION_EMERGENCY)
		return FAULT_EMERGENCY;
	return FAULT_UNFINISHED;
}

/* Waits until `fd` is writable. If a signal asks us to end first, gives fd up: every later write to
 * it fails instead of blocking. */
static bool is_taken(struct session_view *view, int fd)
{
	if (!view->waiter || (!view->signal && waiter_writable(fd, -1, &view->signal)) ||
	    waiter_writable(fd, LAST_WAIT_MS, &view->signal))
		return true;
	int nowhere = open("/dev/null", O_RDONLY | O_CLOEXEC);
	dup2(nowhere, fd);
	close(nowhere);
	return false;
}

static bool finish_output(struct session_view *view, struct output_buffer *output)
{
	while (!output->gone && output->queue.length && is_taken(view, output->fd))
		output_flush(output);
	return output_finish(output);
}

void record_guard(struct session_view *view, const struct uuid *guarded)
{
	struct fault fault;
	record_fill(view, view->session);
	if (view->options->simulate)
		return;
	(void)!resume_guard(&view->timer, view->session, guarded, &fault);
	if (!resume_keep(&view->timer, &fault))
		(void)program_fault(&fault);
}

int record_deliver(struct session_view *view, const struct uuid *guarded)
{
	struct fault fault;
	int status = status_of(view);
	bool delivered = true, kept = true;
	record_guard(view, guarded);
	(void)finish_output(view, &view->lines);
	bool told = view->options->events && finish_output(view, &view->events);
	if (!told) {
		(void)is_taken(view, STDOUT_FILENO);
		delivered = record_save(view->session, view->options->format, &kept, &fault);
	}
	if (!delivered)
		status = program_fault(&fault);
	/* if it is kept nowhere else, the next timer moves it */
	if (!view->options->simulate && kept)
		resume_unguard(guarded);
	return status;
}
