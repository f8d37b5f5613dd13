/* Words that both forms of the report share. */
#include "report.h"

const char LOG_REPORT_ABOUT[] = "A record of leg massage, stretching and walking breaks, kept by "
				"the person themself. "
				"Self-ratings and times; nothing measured, nothing diagnosed. No "
				"clinician has reviewed it.";
const char LOG_REPORT_CLOSING[] = "New pain, swelling or warmth in one leg: get help the same day. "
				  "Trouble breathing or chest pain: call {emergency}.";

const char *log_report_kind(enum step_kind kind)
{
	static const char *const words[STEP_KINDS] = {
		[STEP_SETUP] = "getting ready",	  [STEP_MASSAGE] = "massage",
		[STEP_SWITCH] = "changing legs",  [STEP_STRETCH] = "stretching",
		[STEP_WALKING] = "walking",	  [STEP_PUMPS] = "foot pumps",
		[STEP_ELEVATION] = "legs raised", [STEP_SLEEVE] = "compression sleeve",
		[STEP_SOCKS] = "support socks",	  [STEP_REST] = "rest",
		[STEP_AFTERCARE] = "aftercare",
	};
	return words[kind];
}

void log_report_left_out(const struct log_counted *counted, struct text *out)
{
	if (counted->simulated)
		text_addf(out, "Left out: %ld simulated session%s.\n", counted->simulated,
			  counted->simulated == 1 ? "" : "s");
	if (counted->partner)
		text_addf(out, "Left out: %ld session%s for a partner.\n", counted->partner,
			  counted->partner == 1 ? "" : "s");
}
