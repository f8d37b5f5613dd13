/* Every row is whole, and urgency, lock and words agree (leg-safety(7), stop-rules, locks). */
#include "body/symptom.h"

#include <ctype.h>

#include "rule/symptom_lock.h"
#include "tap.h"

static bool kebab(const char *id)
{
	for (const char *c = id; *c; c++)
		if (!islower((unsigned char)*c) && *c != '-')
			return false;
	return *id;
}

/* The day after begins no sooner than six hours later (leg-safety(7), locks). */
static void rests_till_the_next_day(void)
{
	enum { BEGINS = 4 * HOUR };
	int64_t midnight = stamp_of_local(stamp_day(stamp_local(1795348800), 0), 0);
	static const struct {
		int at, until;
	} rows[] = {
		{3 * HOUR, 1 * DAY + BEGINS},
		{12 * HOUR, 1 * DAY + BEGINS},
		{22 * HOUR, 1 * DAY + BEGINS},
		{22 * HOUR + 1, 2 * DAY + BEGINS},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct stamp stamp = stamp_local(midnight + rows[i].at);
		int64_t until =
			symptom_lock(SYMPTOM_DIZZY, stamp, (struct uuid){""}, BEGINS).until.at;
		ok(until == midnight + rows[i].until, "a stop at %d h lasts till %d h",
		   rows[i].at / HOUR, (int)(until - midnight) / HOUR);
	}
}

/* Words for the person whose legs they are. */
static bool speaks_to_receiver(const char *advice)
{
	static const char *const words[] = {"you faint", "you take",	"your legs",
					    "your left", "your doctor", "Do not walk"};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strstr(advice, words[i]))
			return true;
	return false;
}

int main(void)
{
	rests_till_the_next_day();
	int bad = 0, emergencies = 0, checks = 0, addressed = 0;
	for (int i = 0; i < SYMPTOMS; i++) {
		const struct symptom_row *row = symptom_row((enum symptom)i);
		enum symptom found = SYMPTOMS;
		bad += !kebab(row->id) || !*row->brief || !*row->advice || !*row->source;
		bad += !symptom_find(row->id, &found) || (int)found != i;
		bad += row->action >= ACTION_TODAY && row->lock != SYMPTOM_NEEDS_CHECK;
		bad += row->lock == SYMPTOM_NEEDS_CHECK && row->action < ACTION_SOON;
		bad += (row->action == ACTION_NONE) != (row->lock == SYMPTOM_LOCKS_NOTHING);
		bad += row->action == ACTION_EMERGENCY && !strstr(row->advice, "{emergency}");
		bad += !strstr(row->advice, "{emergency}") !=
		       !strstr(symptom_advice((enum symptom)i, true), "{emergency}");
		addressed += speaks_to_receiver(symptom_advice((enum symptom)i, true));
		emergencies += row->action == ACTION_EMERGENCY;
		checks += row->lock == SYMPTOM_NEEDS_CHECK;
	}
	ok(!bad, "%d rows are whole and agree with themselves: %d breaches", SYMPTOMS, bad);
	ok(emergencies == 5, "five signs are emergencies");
	ok(checks == 12, "twelve want a clinician's look before the next plan");
	enum symptom none;
	ok(!symptom_find("tired", &none), "an unknown sign is not found");
	ok(!addressed, "with a partner no advice takes the giver for the person on the bed (%d do)",
	   addressed);
	ok(strstr(symptom_closing(false), "2 days") &&
		   strstr(symptom_closing(true), "Tell your partner"),
	   "there are words for the end");
	ok(strstr(symptom_row(SYMPTOM_SHARP_PAIN)->advice, "Get medical help today") &&
		   strstr(symptom_row(SYMPTOM_BREATH_WHEN_RAISED)->advice, "your doctor today"),
	   "what must be checked today says so, with no if");
	ok(strstr(symptom_row(SYMPTOM_DIZZY)->advice, "in pregnancy on your left side"),
	   "lying down is on the side in pregnancy");
	return tap_done();
}
