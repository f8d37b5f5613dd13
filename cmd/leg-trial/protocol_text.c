#include "protocol_text.h"

#include "base/civil.h"
#include "show/duration_text.h"

void protocol_date(int64_t day, struct text *out)
{
	char date[CIVIL_DATE_SIZE];
	text_add(out, civil_format(day, date));
}

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

void protocol_minutes(const struct trial *trial, struct text *out)
{
	char words[SPAN_SIZE];
	text_add(out, span_words(trial->seconds, words));
}

void protocol_text(const struct trial *trial, struct text *out)
{
	char checksum[TRIAL_CHECKSUM_SIZE];
	text_add(out, "A trial on one person\n\n");
	text_addf(out, "  A         %s, ", trial->routine[ARM_A]);
	protocol_minutes(trial, out);
	text_addf(out, "\n  B         %s, ", trial->routine[ARM_B]);
	protocol_minutes(trial, out);
	text_add(out, "\n  Compared  ");
	protocol_measure(trial, out);
	text_addf(out, "\n  Days      %d in %d pairs, ", trial_days(trial), trial->pairs);
	protocol_date(trial->first_day, out);
	text_add(out, " to ");
	protocol_date(trial->first_day + trial_days(trial) - 1, out);
	text_add(out,
		 "\n  Order     for each pair chance has drawn which routine comes first;\n"
		 "            \"leg-trial today\" names the routine of the day\n"
		 "  Counted   the first session of either routine on a day that lasts 80 % of\n"
		 "            the minutes, as the routine drawn for the day; a day without it,\n"
		 "            without its rating, or with a stop is missing\n"
		 "  Test      all sign changes of the differences in pairs, two-sided, 5 %;\n"
		 "            no result under 6 complete pairs\n");
	text_addf(out, "  Checksum  %s\n", trial_checksum(trial, checksum));
}
