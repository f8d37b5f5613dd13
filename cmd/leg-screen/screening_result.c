#include "screening_result.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/term.h"
#include "base/terminal_text.h"
#include "lock_lifting.h"
#include "rule/screen.h"
#include "screening_card.h"
#include "screening_write.h"
#include "show/fhir.h"
#include "stop_now.h"
#include "tool/card.h"
#include "tool/locks.h"
#include "tool/program.h"
#include "tool/transfer.h"

/* ---- telling ------------------------------------------------------------------------------- */

int result_columns(const struct screening_run *run)
{
	if (run->ask)
		return ask_columns(run->ask);
	return card_columns(&run->settings, STDOUT_FILENO);
}

/* `lines` for standard error, `shown` for a terminal beside it: talk without a conversation. */
static void show_lines(const struct text *lines, const struct text *shown)
{
	program_tell(lines);
	struct fault ignored;
	struct term *term = isatty(STDERR_FILENO) || !shown->length ? NULL : term_open(&ignored);
	if (term)
		term_write(term, shown->bytes, shown->length);
	term_close(term);
}

/* The columns of the terminal that show_lines writes on. */
static int talk_columns(const struct screening_run *run)
{
	struct fault ignored;
	struct term *term = isatty(STDERR_FILENO) ? NULL : term_open(&ignored);
	int columns = card_columns(&run->settings, term ? term_fd(term) : STDERR_FILENO);
	term_close(term);
	return columns;
}

/* One paragraph of talk beside the document: on the terminal of the dialogue. With an answers file
 * on stderr and, if that is no terminal, on the user's terminal too, so that it is seen. */
static void say(const struct screening_run *run, const char *paragraph)
{
	struct text whole = TEXT_EMPTY, filled = TEXT_EMPTY;
	if (run->ask) {
		ask_say(run->ask, 0, paragraph);
		return;
	}
	text_addf(&whole, "%s\n", paragraph);
	visible_fill(&filled, paragraph, 0, (size_t)talk_columns(run) - 1);
	text_add_char(&filled, '\n');
	show_lines(isatty(STDERR_FILENO) ? &filled : &whole, &filled);
	text_release(&whole);
	text_release(&filled);
}

static void lay_out_card(const struct screening_run *run, struct paged_text *card)
{
	screening_text(&run->screening, run->settings.emergency, run->earlier, run->locked,
		       result_columns(run), card);
}

static bool is_pipe(int fd)
{
	struct stat about;
	return !fstat(fd, &about) && (S_ISFIFO(about.st_mode) || S_ISSOCK(about.st_mode));
}

/* The whole card, on the terminal of the dialogue. */
static void show_card(const struct screening_run *run)
{
	struct paged_text card = {.lines = TEXT_EMPTY, .starts = TEXT_EMPTY};
	lay_out_card(run, &card);
	visible_fit_locale(&card.lines);
	if (stop_now_locks(&run->screening)) {
		screening_text_line("", result_columns(run), &card);
		screening_text_line("If an answer was a slip, run leg-screen again.",
				    result_columns(run), &card);
	}
	ask_gap(run->ask);
	ask_show(run->ask, &card, color_wanted(run->options->color, true), is_pipe(STDOUT_FILENO));
	paged_release(&card);
}

/* Tells what to do now, before anything else is done: with an answers file nothing if there is
 * nothing to do. */
static void tell_result(const struct screening_run *run)
{
	struct paged_text words = {.lines = TEXT_EMPTY, .starts = TEXT_EMPTY};
	if (run->ask) {
		show_card(run);
		return;
	}
	screening_text_now(&run->screening, run->settings.emergency, talk_columns(run), &words);
	card_finish(&run->settings, false, &words.lines);
	show_lines(&words.lines, &words.lines);
	if (*run->earlier)
		say(run, run->earlier);
	paged_release(&words);
}

/* ---- the lock ------------------------------------------------------------------------------ */

/* Why an earlier stop is still in force, or, beside a stop, that it no longer is. */
static void name_earlier(struct screening_run *run, enum lock_lift lift, const struct lock *lock)
{
	char until[STAMP_SIZE];
	const char *words = "";
	run->locked = lift != LOCK_LIFTED;
	switch (lift) {
	case LOCK_LIFTED:
		/* a lock of this dialogue's own that was taken back is no earlier stop */
		if (!strcmp(lock->lifted_by.word, run->screening.envelope.id.word) &&
		    run->screening.verdict == OUTCOME_STOP)
			words = "The earlier stop no longer holds: what your answers allow may go "
				"on.";
		break;
	case LOCK_UNCHECKED:
		words = "An earlier stop has not been checked by a clinician yet: until it is, "
			"there is no plan and no session.";
		break;
	case LOCK_WAITS:
		stamp_format(stamp_local(lock->until.at), until);
		snprintf(run->earlier, sizeof run->earlier,
			 "The last session ended with a symptom that needs rest: no plan and no "
			 "session before %.5s on %.10s. Screen again then.",
			 until + 11, until);
		return;
	case LOCK_CLAIMED:
		words = "Another leg program is still running and has stopped for something that "
			"must be checked. End it, then screen again.";
		break;
	case LOCK_IS_NEWER:
		words = "A stop came after these answers were given: screen again.";
		break;
	}
	snprintf(run->earlier, sizeof run->earlier, "%s", words);
}

/* This screening lifts nothing: what an earlier stop locked stays so. */
static bool keep_lock(struct screening_run *run, struct fault *fault)
{
	const struct lock none = {.level = LOCK_NONE};
	enum mode mode = run->screening.mode;
	struct locks locks;
	if (!locks_settle(mode, &none, run->settings.day_start, fault) ||
	    !locks_read(clock_now(), run->settings.day_start, &locks, fault))
		return false;
	const struct lock *lock = &locks.of[mode];
	if (lock_waits(lock, clock_now()))
		name_earlier(run, LOCK_WAITS, lock);
	else if (lock_stands(lock) && lock->level == LOCK_CHECK && !run->checked)
		name_earlier(run, LOCK_UNCHECKED, lock);
	else if (lock_stands(lock))
		snprintf(run->earlier, sizeof run->earlier,
			 "%s, and an answer about today adds to it: there is no plan and no "
			 "session. Screen again when that is over.",
			 lock->level == LOCK_CHECK ? "An earlier stop still holds"
						   : "A session ended with a symptom");
	run->locked = lock_stands(lock);
	return true;
}

/* Lifts what an earlier stop locked, if this result may. */
static bool lift_lock(struct screening_run *run, struct fault *fault)
{
	struct locks_screened screened = {.screening = run->screening.envelope.id,
					  .checked = run->checked};
	if (!screening_lifts(&run->screening))
		return keep_lock(run, fault);
	if (!locks_unlock(run->screening.mode, &screened, run->settings.day_start, fault))
		return false;
	name_earlier(run, screened.lift, &screened.lock);
	return true;
}

/* Locks after an emergency or "today". */
static bool raise_lock(struct screening_run *run, struct fault *fault)
{
	const struct envelope *envelope = &run->screening.envelope;
	struct lock lock = {.level = LOCK_CHECK, .time = envelope->created, .id = envelope->id};
	run->locked = true;
	return locks_settle(run->screening.mode, &lock, run->settings.day_start, fault);
}

static void tell_unrecorded(const struct screening_run *run, const struct fault *fault)
{
	struct text words = TEXT_EMPTY;
	if (!stop_now_locks(&run->screening)) {
		(void)program_fault(fault);
		return;
	}
	stop_now_unrecorded(fault, &words);
	if (!run->unrecorded)
		say(run, words.bytes);
	text_release(&words);
}

/* ---- the document -------------------------------------------------------------------------- */

static bool card_tells(const struct screening_run *run)
{
	return transfer_card_tells(run->options->format, run->ask);
}

static bool write_document(const struct screening_run *run, struct fault *fault)
{
	if (run->ask && card_tells(run)) { /* in parts */
		show_card(run);
		return true;
	}
	enum format format = run->options->format;
	struct text document = TEXT_EMPTY;
	struct paged_text card = {.lines = TEXT_EMPTY, .starts = TEXT_EMPTY};
	if (format == FORMAT_FHIR)
		fhir_response(&run->screening, run->options->person, &document);
	else if (run->document.length)
		text_add(&document, run->document.bytes);
	else
		screening_encode(&run->screening, run->settings.emergency, &document);
	if (transfer_shows_card(format)) {
		lay_out_card(run, &card);
		card_finish(&run->settings, run->options->color_stdout, &card.lines);
	}
	bool written = transfer_write(&document, &card.lines, format, fault);
	text_release(&document);
	paged_release(&card);
	return written;
}

/* A card that goes to the terminal is the advice, so it comes first: before a stop is recorded, but
 * after it is known what an earlier one still forbids. */
bool result_deliver(struct screening_run *run, struct fault *fault)
{
	bool tells = card_tells(run);
	bool stop = outcome_status(run->screening.verdict) != FAULT_NONE;
	bool locks = stop_now_locks(&run->screening);
	if (!locks && !lift_lock(run, fault)) {
		if (!stop)
			return false;
		run->locked = true; /* not known: as if an earlier stop held */
		tell_unrecorded(run, fault);
	}
	if (tells && !write_document(run, fault)) {
		struct fault ignored; /* the first fault is told; the stop locks all the same */
		if (locks)
			(void)raise_lock(run, &ignored);
		return false;
	}
	if (!tells)
		tell_result(run);
	if (locks && !raise_lock(run, fault))
		tell_unrecorded(run, fault);
	return tells || write_document(run, fault);
}

bool result_unless_stop(const struct screening_run *run, bool done, const struct fault *fault)
{
	if (done || outcome_status(run->screening.verdict) == FAULT_NONE)
		return done;
	(void)program_fault(fault);
	return true;
}

void result_judge(struct screening_run *run, const struct answers *answers,
		  struct stamp acute_since)
{
	struct screening *screening = &run->screening;
	screening->envelope = envelope_new();
	screening->mode = run->options->mode;
	screening->answers = *answers;
	/* acute answers live an hour from when they were given */
	struct stamp created = screening->envelope.created;
	screening->valid_until = acute_since.at < created.at ? acute_since : created;
	screening->valid_until.at += SCREENING_SECONDS;
	screening->valid_until.offset = created.offset;
	screen_judge(screening);
}
