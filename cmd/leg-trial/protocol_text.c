#include "leg_trial.h"

#include "base/civil.h"
#include "show/duration_text.h"

void protocol_measure(const struct trial *trial, struct text *out)
{
	static const char *const legs[] = {
		[LEG_LEFT] = "of the left leg",
		[LEG_RIGHT] = "of the right leg",
		[LEG_BOTH] = "of both legs, the mean of left and right",
	};
	text_addf(out, "%s %s, %s the session", rating_id(trial->measure), legs[trial->leg],
		  trial_when_id(trial->when));
}

void protocol_text(const struct trial *trial, struct text *out)
{
	char span[SPAN_SIZE], from[CIVIL_DATE_SIZE], to[CIVIL_DATE_SIZE];
	char checksum[TRIAL_CHECKSUM_SIZE];
	span_words(trial->seconds, span);
	text_addf(out,
		  "A trial on one person\n\n"
		  "  A         %s, %s\n"
		  "  B         %s, %s\n"
		  "  Compared  ",
		  trial->routine[ARM_A], span, trial->routine[ARM_B], span);
	protocol_measure(trial, out);
	text_addf(
		out,
		"\n"
		"  Days      %d in %d pairs, %s to %s\n"
		"  Order     for each pair chance has drawn which routine comes first;\n"
		"            \"leg-trial today\" names the routine of the day\n"
		"  Counted   on each day the first session of either routine that lasts 80 %% of\n"
		"            the minutes, as the routine drawn for the day; a day without one,\n"
		"            without its rating, or with a stop or a lock is missing\n"
		"  Test      all sign changes of the differences in pairs, two-sided, 5 %%;\n"
		"            no result under 6 complete pairs\n"
		"  Checksum  %s\n",
		trial_days(trial), trial->pairs, civil_format(trial->first_day, from),
		civil_format(trial_last_day(trial), to), trial_checksum(trial, checksum));
}
