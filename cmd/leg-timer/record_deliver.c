#include "record_deliver.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/terminal_text.h"
#include "body/symptom.h"
#include "resume.h"
#include "show/session_text.h"
#include "step_guard.h"
#include "tool/card.h"
#include "tool/program.h"
#include "tool/transfer.h"

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

static bool keep_instead(const struct session *session, const struct text *document, bool *kept,
			 struct fault *fault)
{
	struct fault why = *fault;
	struct text path = TEXT_EMPTY, word = TEXT_EMPTY;
	*kept = record_keep(&session->envelope.id, document, &path, fault);
	if (*kept) {
		visible_add_shell_word(&word, path.bytes);
		fault_set(fault, FAULT_IO, "%.100s; the record is kept: leg-log add %s", why.text,
			  word.bytes);
	} else {
		program_tell(document); /* for the user to copy */
		fault_set(fault, FAULT_IO,
			  "%.200s; the record could not be kept either: it is above", why.text);
	}
	text_release(&path);
	text_release(&word);
	return false;
}

/* Writes the record. If that fails it is kept in unsaved/, and the fault (FAULT_IO) names both; if
 * that fails too it is printed, and *kept is false. */
static bool save_record(const struct session *session, enum format format, bool *kept,
			struct fault *fault)
{
	struct text document = TEXT_EMPTY, card = TEXT_EMPTY;
	session_encode(session, &document);
	if (transfer_shows_card(format)) {
		session_card(session, &card);
		card_fit(&card);
	}
	*kept = true;
	bool written = transfer_write(&document, &card, format, fault) ||
		       keep_instead(session, &document, kept, fault);
	text_release(&document);
	text_release(&card);
	return written;
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
		delivered = save_record(view->session, view->options->format, &kept, &fault);
	}
	if (!delivered)
		status = program_fault(&fault);
	/* if it is kept nowhere else, the next timer moves it */
	if (!view->options->simulate && kept)
		resume_unguard(guarded);
	return status;
}
