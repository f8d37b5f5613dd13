#include "leg_trial.h"

#include "base/civil.h"
#include "base/terminal_text.h"
#include "show/duration_text.h"
#include "tool/card.h"

enum { PICTURE = 2 * DIFFERENCE_MOST / 2 + 1 }; /* a column for each whole point */

const char *day_words(enum day_state state)
{
	static const char *const words[DAY_STATES] = {
		[DAY_AHEAD] = "ahead",	     [DAY_DONE] = "done",
		[DAY_NONE] = "no session",   [DAY_SHORT] = "session too short",
		[DAY_UNRATED] = "not rated", [DAY_STOPPED] = "stopped by a symptom",
		[DAY_LOCKED] = "locked",
	};
	return words[state];
}

static void add_day(const struct finding *finding, int index, struct text *out)
{
	const struct trial *trial = finding->trial;
	const struct trial_day *day = &finding->day[index];
	char date[CIVIL_DATE_SIZE];
	text_add(out, civil_format(trial->first_day + index, date));
	if (day->state == DAY_AHEAD) {
		text_add(out, trial->stopped ? " not held" : " ahead");
		return;
	}
	text_addf(out, " %s %s", day->drawn == ARM_A ? "A" : "B", day_words(day->state));
	if (day->done != day->drawn && (day->state == DAY_DONE || day->state == DAY_UNRATED))
		text_addf(out, " (%s was done)", trial->routine[day->done]);
}

void course_text(const struct finding *finding, struct text *out)
{
	const struct trial *trial = finding->trial;
	for (int pair = 0; pair < trial->pairs; pair++) {
		text_addf(out, "  pair %2d  ", pair + 1);
		add_day(finding, 2 * pair, out);
		text_add(out, "\n           ");
		add_day(finding, 2 * pair + 1, out);
		text_add_char(out, '\n');
	}
	char date[CIVIL_DATE_SIZE];
	if (trial->stopped)
		text_addf(out, "\n  Stopped on %s, %s its last day.\n",
			  civil_format(trial_stop_day(trial), date), trial_stop_place(trial));
}

/* A pair's difference on a line from -10 to 10; half points share a column with the whole that is
 * farther from 0. */
static void add_mark(int difference, struct text *out)
{
	int at = DIFFERENCE_MOST / 2 + (difference + (difference > 0) - (difference < 0)) / 2;
	for (int column = 0; column < PICTURE; column++)
		text_add(out, column == at ? "o" : column == PICTURE / 2 ? "|" : ".");
}

static void add_pairs(const struct finding *finding, struct text *out)
{
	for (int i = 0; i < finding->paired.count; i++) {
		struct text number = TEXT_EMPTY;
		finding_halves(finding->paired.difference[i], &number);
		text_addf(out, "  %5s  ", number.bytes);
		add_mark(finding->paired.difference[i], out);
		text_add_char(out, '\n');
		text_release(&number);
	}
}

/* "Missing, their pairs left out: 2 days (no session: 1; not rated: 1)." */
static void add_missing(const struct finding *finding, struct text *out)
{
	int missing = trial_days(finding->trial) - finding_days(finding, DAY_DONE) -
		      finding_days(finding, DAY_AHEAD);
	struct text words = TEXT_EMPTY;
	if (!missing)
		return;
	text_addf(&words, "Missing, their pairs left out: %d %s", missing,
		  missing == 1 ? "day" : "days");
	for (enum day_state state = DAY_NONE; state < DAY_STATES; state++) {
		int days = finding_days(finding, state);
		if (!days)
			continue;
		text_addf(&words, "%s%s: %d", missing ? " (" : "; ", day_words(state), days);
		missing = 0;
	}
	text_add(&words, ").");
	visible_wrap(out, words.bytes, 0, 0, card_page());
	text_add_char(out, '\n');
	text_release(&words);
}

static void add_counts(const struct finding *finding, struct text *out)
{
	if (finding->enough)
		add_missing(finding, out);
	finding_notes(finding, '\n', out);
	long bad = finding->bad;
	if (bad)
		text_addf(out, "Skipped %ld unreadable line%s of the log; run \"leg-log check\".\n",
			  bad, bad == 1 ? "" : "s");
}

void result_text(const struct finding *finding, struct text *out)
{
	const struct trial *trial = finding->trial;
	struct text words = TEXT_EMPTY;
	char span[SPAN_SIZE];
	text_addf(out, "%s (A) and %s (B), %s a day\nCompared: ", trial->routine[ARM_A],
		  trial->routine[ARM_B], span_words(trial->seconds, span));
	protocol_measure(trial, out);
	text_add(out, "\n\n");
	if (finding->enough) {
		text_add(out, "   A-B   A lower   points   B lower\n");
		add_pairs(finding, out);
		text_add_char(out, '\n');
	}
	finding_words(finding, &words);
	visible_wrap(out, words.bytes, 0, 0, card_page());
	text_add(out, "\n");
	add_counts(finding, out);
	text_add_char(out, '\n');
	visible_wrap(out, FINDING_CAVEAT, 0, 0, card_page());
	text_add_char(out, '\n');
	text_release(&words);
}
