#include "screening_input.h"

#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "doc/profile.h"
#include "doc/screening.h"
#include "rule/allows.h"
#include "rule/saved_limits.h"
#include "rule/screen.h"
#include "store/saved.h"
#include "store/settings.h"
#include "tool/locks.h"
#include "tool/transfer.h"

static bool no_screening(struct fault *fault)
{
	return fault_set(fault, FAULT_RESCREEN,
			 "no screening: answer the questions first, leg-screen | leg-plan");
}

static void take_screening(const struct screening *screening, struct plan_source *source)
{
	source->screened = true;
	source->screening_id = screening->envelope.id;
	source->valid_until.at = screen_deadline(screening);
	source->valid_until.offset = screening->valid_until.offset;
	source->mode = screening->mode;
	source->action = screening->action;
	source->already_asked = screening->already_asked;
	source->limits = screening->limits;
	source->answers = screening->answers;
}

/* `needed`: if there is none, the user is told how to make one. */
static bool read_screening(const char *file, bool needed, struct plan_source *source,
			   struct fault *fault)
{
	bool from_stdin = !file || !strcmp(file, "-");
	if (needed && from_stdin && isatty(STDIN_FILENO))
		return no_screening(fault);
	struct text bytes = TEXT_EMPTY, where = TEXT_EMPTY;
	struct screening screening;
	bool read = transfer_read(file, &bytes, &where, fault);
	if (needed && !read && fault->kind == FAULT_DATA && !where.length) {
		fault->kind = FAULT_RESCREEN;
		if (*fault->text) /* or the program before us in the pipe has said why */
			no_screening(fault);
	}
	if (read && !screening_decode(&bytes, &screening, fault))
		read = fault_at(fault, where.bytes);
	text_release(&bytes);
	text_release(&where);
	if (!read)
		return false;
	screen_strictest(&screening); /* judged again from its answers */
	take_screening(&screening, source);
	return screen_current(&screening, clock_now(), fault);
}

/* Reads the standing answers alone (leg-safety(7), answers): the user was not asked today, so every
 * acute question counts as no. */
static bool read_saved(struct plan_source *source, struct fault *fault)
{
	struct profile profile = {0};
	struct stamp now = clock_now();
	if (!saved_read(&profile, fault))
		return false;
	saved_limits(&profile, now, &source->limits);
	source->stale = profile_stale(&profile, now);
	source->valid_until = now;
	source->valid_until.at += SCREENING_SECONDS;
	for (int q = 0; q < QUESTIONS; q++) {
		bool acute = question_acute((enum question)q);
		source->answers.to[q] = acute || !profile.saved
						? (struct reply){ANSWER_NO, LEG_BOTH}
						: profile_reply(&profile, (enum question)q, now);
	}
	return true;
}

static const char *why_locked(const struct lock *lock)
{
	if (lock->level != LOCK_CHECK)
		return "the last session ended with a symptom: screen again with leg-screen";
	return "an earlier stop still holds: when it has been checked, screen again with "
	       "leg-screen";
}

/* FAULT_RESCREEN if a lock is held that the screening does not know of. */
static bool check_lock(struct plan_source *source, struct fault *fault)
{
	struct locks locks;
	if (allows_nothing(&source->limits))
		return true;
	source->stopped = source->action >= ACTION_TODAY;
	if (!locks_read(clock_now(), source->settings->day_start, &locks, &source->unknown))
		return true;
	const struct lock *lock = &locks.of[source->mode];
	bool own = source->screened && !strcmp(lock->id.word, source->screening_id.word);
	source->stopped |= own && lock_stands(lock);
	if (lock_stands(lock) && !own)
		return fault_set(fault, FAULT_RESCREEN, "%s", why_locked(lock));
	if (source->screened && !own && !lock_admits(lock, source->screening_id.word))
		return fault_set(fault, FAULT_RESCREEN,
				 "this screening is older than the last stop: screen again with "
				 "leg-screen");
	return true;
}

bool plan_source_read(const char *file, bool needed, struct plan_source *source,
		      struct fault *fault)
{
	bool read = needed || file ? read_screening(file, needed, source, fault)
				   : read_saved(source, fault);
	source->own = source->limits;
	return read && check_lock(source, fault);
}
