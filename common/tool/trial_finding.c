#include "tool/trial_finding.h"

#include <stdlib.h>
#include <string.h>

const char FINDING_CAVEAT[] =
	"You knew which routine it was, and what you hoped for may be in the ratings. The season, "
	"your work and what you did the day before may be too. It says something about you in "
	"these days, nothing about others and nothing about a disease. If your legs bother you, "
	"ask a clinician.";

bool finding_make(const struct trial *trial, int64_t today, struct finding *finding,
		  struct fault *fault)
{
	memset(finding, 0, sizeof *finding);
	if (!trial_course(trial, today, &finding->course, fault))
		return false;
	trial_pairs(&finding->course, &finding->paired);
	for (int i = 0; i < finding->course.days; i++) {
		const struct trial_day *day = &finding->course.day[i];
		finding->others += day->state == DAY_DONE && day->other;
		finding->early |= day->state == DAY_AHEAD && !trial->stopped;
	}
	finding->median = paired_median(&finding->paired);
	finding->enough = paired_interval(&finding->paired, &finding->interval);
	finding->chance = paired_chance(&finding->paired, 0);
	return true;
}

void finding_quarters(int quarters, struct text *out)
{
	static const char *const parts[] = {"", ".25", ".5", ".75"};
	int size = abs(quarters);
	text_addf(out, "%s%d%s", quarters < 0 ? "-" : "", size / 4, parts[size % 4]);
}

void finding_halves(int halves, struct text *out)
{
	finding_quarters(2 * halves, out);
}

void finding_percent(struct chance chance, struct text *out)
{
	int64_t thousandths = (chance.as_large * 1000 + chance.of / 2) / chance.of;
	if (thousandths)
		text_addf(out, "%lld.%lld %%", (long long)thousandths / 10,
			  (long long)thousandths % 10);
	else
		text_add(out, "under 0.1 %");
}

static void add_missing_pairs(const struct trial *trial, const struct finding *finding,
			      struct text *out)
{
	int complete = finding->paired.count;
	text_addf(out, "%d of %d pairs %s complete. A result needs %d: %d more.", complete,
		  trial->pairs, complete == 1 ? "is" : "are", PAIRS_LEAST, PAIRS_LEAST - complete);
}

/* "Heaviness was lower on the days of walk than on those of rest, by 1 point (median of 10 pairs)."
 */
static void add_difference(const struct trial *trial, const struct finding *finding,
			   struct text *out)
{
	int median = finding->median;
	text_add(out, rating_words(trial->measure)); /* begins the sentence */
	if (median) {
		text_addf(out, " was lower on the days of %s than on those of %s, by ",
			  trial->routine[median < 0 ? ARM_A : ARM_B],
			  trial->routine[median < 0 ? ARM_B : ARM_A]);
		finding_quarters(abs(median), out);
		text_addf(out, abs(median) == 4 ? " point" : " points");
	} else {
		text_addf(out, " was the same on the days of %s and of %s", trial->routine[ARM_A],
			  trial->routine[ARM_B]);
	}
	text_addf(out, " (median of %d pairs). ", finding->paired.count);
}

static void add_interval(const struct trial *trial, const struct finding *finding, struct text *out)
{
	bool one = finding->interval.from == finding->interval.to;
	text_add(out, one ? "Only a difference of " : "Differences from ");
	finding_halves(finding->interval.from, out);
	if (!one) {
		text_add(out, " to ");
		finding_halves(finding->interval.to, out);
	}
	text_addf(out, " points (%s less %s) %s the ratings. ", trial->routine[ARM_A],
		  trial->routine[ARM_B], one ? "fits" : "fit");
}

void finding_words(const struct trial *trial, const struct finding *finding, struct text *out)
{
	if (!finding->enough) {
		add_missing_pairs(trial, finding, out);
		return;
	}
	add_difference(trial, finding, out);
	text_add(out, "If both did the same, a difference this large would come by chance in ");
	finding_percent(finding->chance, out);
	text_add(out, " of such trials. ");
	add_interval(trial, finding, out);
	text_add(out, chance_rejects(finding->chance)
			      ? "So chance alone explains this trial badly."
			      : "So this trial does not show that one did more than the other.");
}
