/* leg-trial today and stop, and how every command reads and changes its trial. */
#include <stdio.h>
#include <unistd.h>

#include "base/choices.h"
#include "base/clock.h"
#include "base/units.h"
#include "leg_trial.h"
#include "store/paths.h"
#include "store/trials.h"
#include "tool/program.h"

bool trial_open(struct trial *trial, struct fault *fault)
{
	bool there;
	if (!trials_newest(trial, &there, fault))
		return false;
	return there || fault_set(fault, FAULT_NOTHING,
				  "there is no trial; \"leg-trial start --help\" says how to "
				  "begin one");
}

bool trial_write(const struct trial *trial, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	char name[TRIALS_NAME_SIZE];
	trials_name(&trial->envelope.id, name);
	trial_encode(trial, &bytes);
	bool well = paths_replace(PLACE_DATA, name, &bytes, fault);
	text_release(&bytes);
	return well;
}

/* Reads the trial again; FAULT_BUSY if it is no longer the newest. */
static bool read_again(struct trial *trial, struct fault *fault)
{
	struct uuid id = trial->envelope.id;
	bool there;
	if (!trials_newest(trial, &there, fault))
		return false;
	return (there && !uuid_order(&trial->envelope.id, &id)) ||
	       fault_set(fault, FAULT_BUSY,
			 "another trial began meanwhile, or this one is gone; try again");
}

bool trial_change(struct trial *trial, void change(struct trial *), struct fault *fault)
{
	int folder = paths_hold(PLACE_DATA, TRIALS_FOLDER, fault);
	if (folder < 0)
		return false;
	bool well = read_again(trial, fault);
	if (well) {
		change(trial);
		well = trial_write(trial, fault);
	}
	close(folder);
	return well;
}

bool trial_format_read(const char *word, int count, enum trial_format *format, struct fault *fault)
{
	static const char *const words[] = {
		[TRIAL_TEXT] = "text", [TRIAL_JSON] = "json", [TRIAL_HTML] = "html"};
	int found =
		word ? choices_find(words, (size_t)count, sizeof words[0], "format", word, fault)
		     : TRIAL_TEXT;
	*format = (enum trial_format)found;
	return found >= 0;
}

int trial_today(void *given)
{
	const struct trial_options *options = given;
	struct trial trial;
	struct stamp now = clock_now();
	struct fault fault;
	if (!trial_open(&trial, &fault))
		return fault.kind == FAULT_NOTHING ? FAULT_NOTHING : program_fault(&fault);
	int64_t day = trial_index(&trial, now);
	if (!trial_runs(&trial, now) || day < 0)
		return FAULT_NOTHING;
	const char *routine = trial.routine[trial_arm(&trial, (int)day)];
	bool whole = trial.seconds % MINUTE == 0;
	if (options->args)
		printf("-m %d%s -r %s\n", whole ? trial.seconds / MINUTE : trial.seconds,
		       whole ? "" : "s", routine);
	else
		puts(routine);
	return FAULT_NONE;
}

static void end_trial(struct trial *trial)
{
	trial->stopped = true;
	trial->stopped_at = clock_now();
}

int trial_stop(void *given)
{
	struct trial trial;
	struct stamp now = clock_now();
	struct fault fault;
	(void)given;
	if (!trial_open(&trial, &fault))
		return program_fault(&fault);
	if (!trial_runs(&trial, now)) {
		program_say("no trial is running; \"leg-trial result\" still shows the last one");
		return FAULT_NOTHING;
	}
	if (!trial_change(&trial, end_trial, &fault))
		return program_fault(&fault);
	printf("Stopped on day %d of %d. For what it found: leg-trial result\n",
	       (int)trial_index(&trial, now) + 1, trial_days(&trial));
	return FAULT_NONE;
}
