/* Words that both forms of the report share. */
#include "report.h"

#include <stdio.h>

#include "show/duration_text.h"

const char LOG_REPORT_ABOUT[] = "A record of leg massage, stretching and walking breaks, kept by "
				"the person themself. Self-ratings and times; nothing measured, "
				"nothing diagnosed. No clinician has reviewed it.";
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

void log_report_summary(const struct log_counted *counted, report_row *row, struct text *out)
{
	const struct day_stats *stats = &counted->stats;
	char span[SPAN_SIZE], words[128];
	snprintf(words, sizeof words, "%ld on %ld day%s, %s", stats->sessions, stats->days,
		 stats->days == 1 ? "" : "s", span_words(stats->active_seconds, span));
	row("Sessions", false, words, out);
	snprintf(words, sizeof words, "%ld completed, %ld ended early, %ld stopped by a symptom",
		 counted->by_status[SESSION_COMPLETED], counted->by_status[SESSION_ENDED_EARLY],
		 counted->by_status[SESSION_SYMPTOM]);
	row("Paced", false, words, out);
	snprintf(words, sizeof words, "%ld, by a symptom; not among the sessions",
		 counted->stopped_at_once);
	if (counted->stopped_at_once)
		row("Stopped at once", false, words, out);
	for (enum step_kind kind = 0; kind < STEP_KINDS; kind++)
		if (stats->by_kind[kind])
			row(log_report_kind(kind), true, span_words(stats->by_kind[kind], span),
			    out);
	snprintf(words, sizeof words, "%ld", stats->days_off);
	if (stats->days_off)
		row("Days off", false, words, out);
}

static void add_count(const char *what, long simulated, long partner, char end, struct text *out)
{
	if (simulated)
		text_addf(out, "%s: %ld simulated session%s.%c", what, simulated,
			  simulated == 1 ? "" : "s", end);
	if (partner)
		text_addf(out, "%s: %ld session%s for a partner.%c", what, partner,
			  partner == 1 ? "" : "s", end);
}

void log_report_left_out(const struct log_counted *counted, char end, struct text *out)
{
	add_count("Left out", counted->simulated, counted->partner, end, out);
	add_count("Counted too", counted->simulated_too, counted->partner_too, end, out);
}
