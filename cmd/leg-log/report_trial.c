#include "report.h"

#include "base/clock.h"
#include "store/trials.h"
#include "tool/trial_finding.h"

/* "circulation or stretch, as chance drew for each day, 2026-11-01 to 2026-11-12. Days done: 12 of
 * 12." */
static void add_days(const struct trial *trial, const struct finding *finding, struct text *out)
{
	char from[CIVIL_DATE_SIZE], to[CIVIL_DATE_SIZE];
	text_addf(out, "%s or %s, as chance drew for each day, %s to %s. Days done: %d of %d.\n",
		  trial->routine[ARM_A], trial->routine[ARM_B],
		  civil_format(trial->first_day, from), civil_format(trial_last_day(trial), to),
		  course_days(&finding->course, DAY_DONE), finding->course.days);
}

static void add_result(const struct trial *trial, const struct finding *finding, struct text *out)
{
	finding_words(trial, finding, out);
	text_add_char(out, ' ');
	finding_notes(trial, finding, ' ', out);
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
	int64_t today = stamp_day(clock_now(), trial.day_start);
	if (!finding_make(&trial, today, true, &finding, fault))
		return false;
	add_days(&trial, &finding, out);
	if (!finding.early) {
		add_result(&trial, &finding, out);
		return true;
	}
	text_add(out, "A trial is running; ");
	finding_complete(&trial, &finding, out);
	text_add(out, ".\n");
	return true;
}
