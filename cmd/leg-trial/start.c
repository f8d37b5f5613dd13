/* leg-trial start: reads the protocol from the command line, draws, keeps and prints it. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/choices.h"
#include "base/civil.h"
#include "base/number.h"
#include "base/units.h"
#include "body/routine.h"
#include "leg_trial.h"
#include "store/paths.h"
#include "store/trials.h"
#include "tool/card.h"
#include "tool/program.h"
#include "tool/transfer.h"

enum { DEFAULT_PAIRS = 10 };

static const struct routine_row *read_routine(const char *word, const char *option,
					      struct fault *fault)
{
	const struct routine_row *routine = word ? routine_find(word) : NULL;
	if (!word)
		fault_set(fault, FAULT_USAGE, "a trial compares two routines: add --%s=ROUTINE",
			  option);
	else if (!routine)
		routine_refuse(word, fault);
	else if (routine->partner)
		fault_set(fault, FAULT_USAGE, "--%s: not %s: a trial is on your own legs", option,
			  routine->id);
	return routine && !routine->partner ? routine : NULL;
}

static bool routine_takes(const struct routine_row *routine, long seconds, struct fault *fault)
{
	if (seconds >= routine->least * MINUTE && seconds <= routine->most * MINUTE)
		return true;
	return fault_set(fault, FAULT_USAGE,
			 "--minutes: %s takes %d to %d minutes, and A and B take the same time",
			 routine->id, routine->least, routine->most);
}

static bool read_routines(const struct trial_options *options, struct trial *trial,
			  struct fault *fault)
{
	const struct routine_row *a = read_routine(options->a, "a", fault);
	const struct routine_row *b = a ? read_routine(options->b, "b", fault) : NULL;
	if (!a || !b)
		return false;
	if (a == b)
		return fault_set(fault, FAULT_USAGE, "--a and --b are the same routine");
	long seconds = a->usual * MINUTE;
	if (options->minutes &&
	    !duration_parse(options->minutes, MINUTE, 0, LONG_MAX, &seconds, fault))
		return fault_at(fault, "--minutes");
	snprintf(trial->routine[ARM_A], TRIAL_ROUTINE_SIZE, "%s", a->id);
	snprintf(trial->routine[ARM_B], TRIAL_ROUTINE_SIZE, "%s", b->id);
	trial->seconds = (int)seconds;
	return routine_takes(a, seconds, fault) && routine_takes(b, seconds, fault);
}

static bool read_measure(const char *word, struct trial *trial, struct fault *fault)
{
	const char *words[RATING_SIGNS];
	for (enum rating rating = 0; rating < RATING_SIGNS; rating++)
		words[rating] = rating_id(rating);
	int found = word ? CHOICES_FIND(words, "rating", word, fault) : RATING_HEAVINESS;
	trial->measure = (enum rating)found;
	return found >= 0;
}

static bool read_leg(const char *word, struct trial *trial, struct fault *fault)
{
	static const char *const words[] = {
		[LEG_LEFT] = "left", [LEG_RIGHT] = "right", [LEG_BOTH] = "both"};
	int found = word ? CHOICES_FIND(words, "leg", word, fault) : LEG_BOTH;
	trial->leg = (enum leg)found;
	return found >= 0;
}

static bool read_when(const char *word, struct trial *trial, struct fault *fault)
{
	static const char *const words[] = {[TRIAL_AFTER] = "after", [TRIAL_BEFORE] = "before"};
	int found = word ? CHOICES_FIND(words, "time of rating", word, fault) : TRIAL_AFTER;
	trial->when = (enum trial_when)found;
	return found >= 0;
}

static bool read_pairs(const char *word, struct trial *trial, struct fault *fault)
{
	long pairs = DEFAULT_PAIRS;
	if (word && !number_parse(word, TRIAL_LEAST_PAIRS, TRIAL_MOST_PAIRS, &pairs, fault))
		return fault_at(fault, "--pairs");
	trial->pairs = (int)pairs;
	return true;
}

static bool read_protocol(const struct trial_options *options, struct trial *trial,
			  struct fault *fault)
{
	return read_routines(options, trial, fault) &&
	       read_measure(options->measure, trial, fault) &&
	       read_leg(options->leg, trial, fault) && read_when(options->when, trial, fault) &&
	       read_pairs(options->pairs, trial, fault);
}

/* Refuses a trial beside one that runs, and beside one that a wrong clock dated in the future: the
 * newest trial is the one that counts, so the new one would never be seen. */
static bool may_follow(const struct trial *old, struct stamp now, struct fault *fault)
{
	char date[CIVIL_DATE_SIZE];
	if (old->envelope.created.at > now.at)
		return fault_set(fault, FAULT_CANNOT_CREATE,
				 "the clock is behind that of the last trial, which began on %s; "
				 "set the clock, or move trials/%s.json away",
				 civil_format(old->first_day, date), old->envelope.id.word);
	return !trial_runs(old, now) ||
	       fault_set(fault, FAULT_CANNOT_CREATE,
			 "a trial runs until %s; \"leg-trial stop\" ends it early",
			 civil_format(trial_last_day(old), date));
}

/* Two starts at once draw once: the folder is locked from the reading to the writing. */
static bool keep_trial(const struct trial *trial, struct fault *fault)
{
	struct trial old;
	bool there;
	int folder = paths_hold(PLACE_DATA, TRIALS_FOLDER, fault);
	if (folder < 0)
		return false;
	bool well = trials_newest(&old, &there, fault) &&
		    (!there || may_follow(&old, trial->envelope.created, fault)) &&
		    trial_write(trial, fault);
	close(folder);
	return well;
}

/* A fair coin of the kernel's for each pair. */
static bool draw_order(struct trial *trial, struct fault *fault)
{
	uint32_t bits;
	if (getrandom(&bits, sizeof bits, 0) != (ssize_t)sizeof bits)
		return fault_errno(fault, FAULT_SYSTEM, errno, "no random bits");
	for (int pair = 0; pair < trial->pairs; pair++)
		trial->first[pair] = bits >> pair & 1 ? ARM_B : ARM_A;
	return true;
}

static bool begin_trial(struct trial *trial, struct fault *fault)
{
	struct settings settings;
	if (!program_settings(&settings, 1U << SETTING_DAY_START, fault))
		return false;
	trial->envelope = envelope_new();
	trial->day_start = settings.day_start;
	trial->first_day = stamp_day(trial->envelope.created, trial->day_start);
	settings_release(&settings);
	return draw_order(trial, fault) && keep_trial(trial, fault);
}

int trial_start(void *given)
{
	const struct trial_options *options = given;
	struct trial trial = {0};
	struct text out = TEXT_EMPTY;
	struct fault fault;
	enum trial_format format;
	if (!trial_format_read(options->format, 2, &format, &fault) ||
	    !read_protocol(options, &trial, &fault) || !begin_trial(&trial, &fault))
		return program_fault(&fault);
	if (format == TRIAL_JSON) {
		trial_encode(&trial, &out);
		transfer_fit(&out);
	} else {
		protocol_text(&trial, &out);
		card_fit(&out);
	}
	return program_report(&out);
}
