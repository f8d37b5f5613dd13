#include "screening_run.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/term.h"
#include "base/terminal_text.h"
#include "answers_file.h"
#include "fhir.h"
#include "doc/profile.h"
#include "question_list.h"
#include "doc/screening.h"
#include "clinician_asked.h"
#include "rule/screen.h"
#include "rule/saved_limits.h"
#include "dialogue.h"
#include "conversation.h"
#include "question_list_text.h"
#include "screening_card.h"
#include "store/saved_profile.h"
#include "store/settings.h"
#include "tool/locks.h"
#include "tool/program.h"
#include "tool/transfer.h"

enum { MOST_COLUMNS = 80 }; /* longer lines are hard to read */

/* One run of the program. */
struct run {
	const struct screening_wishes *wishes;
	struct settings settings;
	struct ask *ask; /* NULL with an answers file */
	struct screening screening;
	bool checked; /* stop-checked: yes */
};

static int columns_of(const struct run *run)
{
	int columns = run->ask ? ask_columns(run->ask) : term_columns(STDOUT_FILENO);
	return columns < MOST_COLUMNS ? columns : MOST_COLUMNS;
}

/* ---- telling ------------------------------------------------------------------------------- */

/* Talk beside the document: on the terminal of the dialogue. With an answers file on stderr, and
 * where that goes to a file on the terminal as well, if there is one: somebody must see it. */
static void tell(const struct run *run, const char *lines)
{
	if (run->ask) {
		ask_show(run->ask, lines);
		return;
	}
	fputs(lines, stderr);
	struct fault ignored;
	struct term *term = isatty(STDERR_FILENO) || !*lines ? NULL : term_open(&ignored);
	if (term)
		term_say(term, lines);
	term_close(term);
}

/* What to do now, before anything else is done. After a dialogue the whole card; with an answers
 * file nothing where there is nothing to do. */
static void tell_result(const struct run *run)
{
	struct text words = TEXT_EMPTY;
	if (run->ask) {
		text_add_char(&words, '\n');
		screening_text(&run->screening, run->settings.emergency, columns_of(run), &words);
	} else {
		screening_text_now(&run->screening, run->settings.emergency, columns_of(run),
				   &words);
	}
	tell(run, words.bytes);
	text_release(&words);
}

/* ---- the lock (SAFETY D7) ------------------------------------------------------------------ */

static bool must_lock(const struct screening *screening)
{
	return screening->verdict == OUTCOME_EMERGENCY || screening->action >= ACTION_TODAY;
}

/* Why there is no plan yet after all. */
static void tell_lock(const struct run *run, const struct locks_screened *screened)
{
	char until[STAMP_SIZE];
	struct text words = TEXT_EMPTY;
	switch (screened->lift) {
	case LOCK_LIFTED: break;
	case LOCK_UNCHECKED:
		text_add(&words,
			 "An earlier stop has not been checked by a clinician yet: until it is, "
			 "there is no plan and no session.\n");
		break;
	case LOCK_WAITS:
		stamp_format(screened->lock.until, until);
		text_addf(&words,
			  "The last session ended with a symptom that needs rest: no plan and no "
			  "session before %.5s on %.10s. Screen again then.\n",
			  until + 11, until);
		break;
	case LOCK_CLAIMED:
		text_add(&words, "Another leg program that is still running has just stopped for "
				 "something to be checked. End it, then screen again.\n");
		break;
	case LOCK_IS_NEWER:
		text_add(&words, "A stop came after these answers were given: screen again.\n");
		break;
	}
	tell(run, words.bytes);
	text_release(&words);
}

/* Locks after an emergency or "today"; lifts after what is no stop. */
static bool settle_lock(const struct run *run, struct fault *fault)
{
	const struct screening *screening = &run->screening;
	const struct envelope *envelope = &screening->envelope;
	int day_start = run->settings.day_start;
	if (must_lock(screening) || screening->verdict == OUTCOME_STOP) {
		struct lock lock = {.level = must_lock(screening) ? LOCK_CHECK : LOCK_NONE,
				    .time = envelope->created,
				    .id = envelope->id};
		return locks_settle(screening->mode, &lock, day_start, fault);
	}
	struct locks_screened screened = {.screening = envelope->id, .checked = run->checked};
	if (!locks_unlock(screening->mode, &screened, day_start, fault))
		return false;
	tell_lock(run, &screened);
	return true;
}

/* ---- the document -------------------------------------------------------------------------- */

static bool write_document(const struct run *run, struct fault *fault)
{
	enum format format = run->wishes->format;
	struct text document = TEXT_EMPTY, card = TEXT_EMPTY;
	if (format == FORMAT_FHIR)
		fhir_response(&run->screening, &document);
	else
		screening_encode(&run->screening, run->settings.emergency, &document);
	if (transfer_shows_card(format))
		screening_text(&run->screening, run->settings.emergency, columns_of(run), &card);
	bool written = transfer_write(&document, &card, format, fault);
	text_release(&document);
	text_release(&card);
	return written;
}

/* Told, locked, written. Where the card goes to the terminal anyway it is what tells, so it comes
 * first. A lock that could not be written never hides a stop: its status stays. */
static bool deliver(const struct run *run, struct fault *fault)
{
	bool card_tells = transfer_shows_card(run->wishes->format) && program_writes_to_terminal();
	bool stop = outcome_status(run->screening.verdict) != FAULT_NONE;
	if (card_tells && !write_document(run, fault)) {
		struct fault ignored; /* the first fault is told; the stop locks all the same */
		if (stop)
			(void)settle_lock(run, &ignored);
		return false;
	}
	if (!card_tells)
		tell_result(run);
	if (!settle_lock(run, fault)) {
		if (!stop)
			return false;
		(void)program_fault(fault);
	}
	return card_tells || write_document(run, fault);
}

static void judge(struct run *run, const struct answers *answers, struct stamp acute_since)
{
	struct screening *screening = &run->screening;
	screening->envelope = envelope_new();
	screening->mode = run->wishes->mode;
	screening->answers = *answers;
	/* acute answers live an hour from when they were given (D4) */
	struct stamp created = screening->envelope.created;
	screening->valid_until = acute_since.at < created.at ? acute_since : created;
	screening->valid_until.at += SCREENING_SECONDS;
	screening->valid_until.offset = created.offset;
	screen_judge(screening);
}

/* ---- from a file --------------------------------------------------------------------------- */

/* --save with a file: its lasting answers replace what was saved, as of when they were given. Those
 * of an old file, or one without its time, would pass for new ones. */
static bool keep_file(const struct run *run, const struct answer_file *file, struct fault *fault)
{
	static const bool kept_nothing[QUESTIONS];
	struct profile profile = {0};
	if (file->stale) {
		program_say("nothing is kept: the answers were not given in the last hour");
		return true;
	}
	profile_save(&profile, &file->answers, kept_nothing, file->answered);
	standing_tighten(&profile, &run->screening);
	return saved_write(&profile, fault);
}

/* What could not be kept never hides a stop either. */
static bool unless_stop(const struct run *run, bool kept, const struct fault *fault)
{
	if (kept || outcome_status(run->screening.verdict) == FAULT_NONE)
		return kept;
	(void)program_fault(fault);
	return true;
}

static bool screen_file(struct run *run, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY, where = TEXT_EMPTY;
	bool read = transfer_read(run->wishes->answers, &bytes, &where, fault);
	struct answer_file file;
	if (read && !answer_file_decode(&bytes, run->wishes->mode, clock_now(), &file, fault))
		read = fault_at(fault, where.bytes);
	else if (read && file.stale)
		program_say("%s: %s; the answers about today count as unsure", where.bytes,
			    file.doubt.text);
	text_release(&bytes);
	text_release(&where);
	if (!read)
		return false;
	run->checked = file.checked;
	judge(run, &file.answers, file.answered);
	if (!deliver(run, fault))
		return false;
	return !run->wishes->save || unless_stop(run, keep_file(run, &file, fault), fault);
}

/* ---- on the terminal ----------------------------------------------------------------------- */

/* Keeps what may be kept; without --save what is saved only ever becomes stricter, and remembers
 * what was asked about. */
static bool keep(const struct run *run, const struct dialogue *dialogue, struct fault *fault)
{
	struct profile profile = *dialogue->profile;
	bool changed = standing_keep(&profile, &run->screening, dialogue->kept, run->wishes->save);
	changed |= asked_remember(&profile, &run->screening);
	if (changed && !saved_write(&profile, fault))
		return false;
	if (!run->wishes->save)
		return true;
	ask_gap(run->ask);
	ask_say(run->ask, 0, "Your lasting answers are kept. leg-screen --forget deletes them.");
	return true;
}

/* After an emergency what was saved only becomes stricter. */
static bool tighten(const struct run *run, const struct dialogue *dialogue, struct fault *fault)
{
	struct profile profile = *dialogue->profile;
	return !standing_keep(&profile, &run->screening, dialogue->kept, false) ||
	       saved_write(&profile, fault);
}

static bool finish_dialogue(struct run *run, const struct dialogue *dialogue, enum dialogue_end end,
			    struct fault *fault)
{
	static const char *const why[] = {
		[ASK_GOING_ON] = "Stopped. Nothing was kept, and there is no screening.\n",
		[ASK_STOPPED] = "\nStopped. Nothing was kept, and there is no screening.\n",
		[ASK_INPUT_ENDED] = "\nStopped. Nothing was kept, and there is no screening.\n",
		[ASK_HUNG_UP] = "",
		[ASK_READER_GONE] = "\nStopped: nobody reads the screening any more.\n",
	};
	if (end == DIALOGUE_UNFINISHED) {
		ask_show(run->ask, why[ask_ended(run->ask)]);
		return fault_set(fault, FAULT_UNFINISHED, "%s", "");
	}
	run->checked = dialogue->checked;
	judge(run, &dialogue->answers, dialogue->acute_since);
	asked_note(&run->screening, dialogue->asked);
	if (!deliver(run, fault))
		return false;
	if (run->wishes->mode != MODE_SELF)
		return true;
	bool whole = end != DIALOGUE_EMERGENCY;
	return unless_stop(run, whole ? keep(run, dialogue, fault) : tighten(run, dialogue, fault),
			   fault);
}

static bool all_fresh(const struct profile *profile, struct stamp now)
{
	for (enum question question = 0; question < QUESTIONS; question++)
		if (question_row(question)->kind == QUESTION_STANDING &&
		    profile_freshness(profile, question, now) != FRESH_GOOD)
			return false;
	return true;
}

static bool screen_terminal(struct run *run, struct fault *fault)
{
	enum mode mode = run->wishes->mode;
	struct profile profile = {0};
	struct locks locks;
	if (mode == MODE_SELF && !saved_read(&profile, fault))
		return false;
	if (run->wishes->quick && !all_fresh(&profile, clock_now()))
		return fault_set(fault, FAULT_RESCREEN,
				 profile.saved ? "saved answers are out of date: answer without "
						 "--quick, and --save"
					       : "no saved answers: answer without --quick, and "
						 "--save");
	if (!locks_read(clock_now(), run->settings.day_start, &locks, fault))
		return false;
	run->ask = ask_open(fault);
	if (!run->ask)
		return fault->kind == FAULT_UNAVAILABLE
			       ? fault_set(fault, FAULT_UNAVAILABLE,
					   "no terminal to ask on: give the answers in a file "
					   "(--answers=FILE)")
			       : false;
	struct text emergency = TEXT_EMPTY;
	visible_add(&emergency, run->settings.emergency);
	struct dialogue dialogue = {
		.mode = mode,
		.profile = &profile,
		.lock = &locks.of[mode],
		.emergency = emergency.bytes,
		.save = run->wishes->save,
	};
	enum dialogue_end end = dialogue_hold(&dialogue, run->ask);
	bool done = finish_dialogue(run, &dialogue, end, fault);
	text_release(&emergency);
	ask_close(run->ask);
	run->ask = NULL;
	return done;
}

/* ---- other work ---------------------------------------------------------------------------- */

static bool list_questions(const struct run *run, struct fault *fault)
{
	struct text document = TEXT_EMPTY, card = TEXT_EMPTY;
	enum format format = run->wishes->format;
	if (format == FORMAT_FHIR)
		fhir_questionnaire(&document);
	else
		questions_encode(&document);
	questions_text(columns_of(run), &card);
	/* a list is a report: text unless something else is asked for */
	bool written = transfer_write(&document, &card,
				      format == FORMAT_AUTO ? FORMAT_TEXT : format, fault);
	text_release(&document);
	text_release(&card);
	return written;
}

static bool forget(struct fault *fault)
{
	bool there;
	if (!saved_forget(&there, fault))
		return false;
	program_say("%s", there ? "the saved answers are deleted" : "there were no saved answers");
	return true;
}

static bool work(struct run *run, struct fault *fault)
{
	if (run->wishes->list)
		return list_questions(run, fault);
	if (run->wishes->forget)
		return forget(fault);
	if (run->wishes->answers)
		return screen_file(run, fault);
	return screen_terminal(run, fault);
}

int screening_run(const struct screening_wishes *wishes)
{
	struct run run = {.wishes = wishes};
	struct fault fault = {0};
	if (!program_settings(&run.settings, 0, &fault))
		return program_fault(&fault);
	bool done = work(&run, &fault);
	settings_release(&run.settings);
	if (!done)
		return program_fault(&fault);
	bool judged = !wishes->list && !wishes->forget;
	const char *old = judged ? rules_are_old(clock_now()) : NULL;
	if (old)
		program_say("%s", old);
	return judged ? (int)outcome_status(run.screening.verdict) : FAULT_NONE;
}
