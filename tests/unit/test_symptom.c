/* Every row is whole, and urgency, lock and words agree (leg-safety(7), stop-rules, locks). */
#include "body/symptom.h"

#include <ctype.h>

#include "tap.h"

static bool kebab(const char *id)
{
	for (const char *c = id; *c; c++)
		if (!islower((unsigned char)*c) && *c != '-')
			return false;
	return *id;
}

int main(void)
{
	int bad = 0, emergencies = 0, checks = 0;
	for (int i = 0; i < SYMPTOMS; i++) {
		const struct symptom_row *row = symptom_row((enum symptom)i);
		enum symptom found;
		bad += !kebab(row->id) || !*row->brief || !*row->advice || !*row->source;
		bad += !symptom_find(row->id, &found) || (int)found != i;
		bad += row->action >= ACTION_TODAY && row->lock != SYMPTOM_NEEDS_CHECK;
		bad += row->lock == SYMPTOM_NEEDS_CHECK && row->action < ACTION_SOON;
		bad += (row->action == ACTION_NONE) != (row->lock == SYMPTOM_LOCKS_NOTHING);
		bad += row->action == ACTION_EMERGENCY && !strstr(row->advice, "{emergency}");
		emergencies += row->action == ACTION_EMERGENCY;
		checks += row->lock == SYMPTOM_NEEDS_CHECK;
	}
	ok(!bad, "%d rows are whole and agree with themselves: %d breaches", SYMPTOMS, bad);
	ok(emergencies == 5, "five signs are emergencies");
	ok(checks == 12, "twelve want a clinician's look before the next plan");
	enum symptom none;
	ok(!symptom_find("tired", &none), "an unknown sign is not found");
	ok(strstr(symptom_closing, "2 days"), "there are words for the end");
	return tap_done();
}
