#include "report.h"

#include <string.h>

#include "base/clock.h"
#include "body/routine.h"
#include "show/duration_text.h"
#include "store/trials.h"
#include "tool/trial_finding.h"

/* "desk (At the desk)": the word that the result uses, and the name that the sessions have. */
static void add_routine(const char *id, struct text *out)
{
	const struct routine_row *routine = routine_find(id);
	text_add(out, id);
	if (routine && strcasecmp(id, routine->title) != 0)
		text_addf(out, " (%s)", routine->title);
}

/* "circulation or stretch (Stretches), 10 min a day, as chance drew for each day, 2026-11-01 to
 * 2026-11-12. Days done: 12 of 12." */
static void add_days(const struct finding *finding, struct text *out)
{
	const struct trial *trial = finding->trial;
	char from[CIVIL_DATE_SIZE], to[CIVIL_DATE_SIZE];
	char span[SPAN_SIZE];
	add_routine(trial->routine[ARM_A], out);
	text_add(out, " or ");
	add_routine(trial->routine[ARM_B], out);
	text_addf(out, ", %s a day, as chance drew for each day, %s to %s. Days done: %d of %d.\n",
		  span_words(trial->seconds, span), civil_format(trial->first_day, from),
		  civil_format(trial_last_day(trial), to), finding_days(finding, DAY_DONE),
		  trial_days(trial));
}

static void add_result(const struct finding *finding, struct text *out)
{
	finding_words(finding, out);
	text_add_char(out, ' ');
	finding_notes(finding, ' ', out);
	text_addf(out, "\n%s\n", FINDING_CAVEAT);
}

bool log_trial_words(int64_t first, int64_t last, struct text *out, struct fault *fault)
{
	struct trial trial;
	struct finding finding;
	bool there;
	if (!trials_newest(&trial, &there, fault))
		return false;
	if (!there || trial.first_day > last || trial_last_day(&trial) < first)
		return true;
	if (!finding_make(&trial, true, &finding, fault))
		return false;
	add_days(&finding, out);
	if (!finding.early) {
		add_result(&finding, out);
		return true;
	}
	text_add(out, "A trial is running; ");
	finding_complete(&finding, out);
	text_add(out, ".\n");
	return true;
}
