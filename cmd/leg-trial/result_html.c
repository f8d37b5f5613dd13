#include "leg_trial.h"

#include "base/civil.h"
#include "body/rating.h"
#include "show/duration_text.h"
#include "show/html.h"

/* ---- the items of CENT 2015 ------------------------------------------------------------------ */

typedef void item_writer(const struct finding *finding, struct text *words);

static void put_question(const struct finding *finding, struct text *words)
{
	const struct trial *trial = finding->trial;
	text_addf(words, "On the days of which routine the rating of %s is lower: %s or %s.",
		  rating_id(trial->measure), trial->routine[ARM_A], trial->routine[ARM_B]);
}

static void put_design(const struct finding *finding, struct text *words)
{
	const struct trial *trial = finding->trial;
	text_addf(words, "%d days in %d pairs, one session a day.", trial_days(trial),
		  trial->pairs);
}

static void put_done(const struct finding *finding, struct text *words)
{
	const struct trial *trial = finding->trial;
	char span[SPAN_SIZE];
	span_words(trial->seconds, span);
	text_addf(words,
		  "A: %s, %s. B: %s, %s. Paced by leg-timer from a plan within the day's limits, "
		  "or logged by hand.",
		  trial->routine[ARM_A], span, trial->routine[ARM_B], span);
}

static void put_measure(const struct finding *finding, struct text *words)
{
	protocol_measure(finding->trial, words);
	text_add(words, ", from 0 (none) to 10 (worst). No cut-off for a change that matters has "
			"been established.");
}

static void put_size(const struct finding *finding, struct text *words)
{
	text_addf(words, "%d pairs, chosen at the start; at least %d are needed for a result.",
		  finding->trial->pairs, PAIRS_LEAST);
}

static void put_order(const struct finding *finding, struct text *words)
{
	for (int i = 0; i < trial_days(finding->trial); i++) {
		const struct trial_day *day = &finding->day[i];
		text_add(words, i && i % 2 == 0 ? " " : "");
		text_add(words, day->state == DAY_AHEAD ? "-" : day->drawn == ARM_A ? "A" : "B");
	}
	if (finding_days(finding, DAY_AHEAD))
		text_add(words, " (-: drawn, and not shown)");
}

static void put_completed(const struct finding *finding, struct text *words)
{
	text_addf(words, "%d days planned, %d done and rated, ", trial_days(finding->trial),
		  finding_days(finding, DAY_DONE));
	finding_complete(finding, words);
	text_addf(words, ". Days on which the other routine was done, which count as drawn: %d.",
		  finding->others);
}

static void put_missing(const struct finding *finding, struct text *words)
{
	for (enum day_state state = DAY_NONE; state < DAY_STATES; state++)
		text_addf(words, "%s%s: %d", state == DAY_NONE ? "" : "; ", day_words(state),
			  finding_days(finding, state));
	if (finding->bad)
		text_addf(words, "; unreadable lines of the log: %ld", finding->bad);
}

static void put_dates(const struct finding *finding, struct text *words)
{
	const struct trial *trial = finding->trial;
	char from[CIVIL_DATE_SIZE], to[CIVIL_DATE_SIZE];
	text_addf(words, "Planned from %s to %s", civil_format(trial->first_day, from),
		  civil_format(trial_last_day(trial), to));
	if (trial->stopped)
		text_addf(words, "; stopped on %s", civil_format(trial_stop_day(trial), to));
}

static void put_end(const struct finding *finding, struct text *words)
{
	const struct trial *trial = finding->trial;
	if (trial->stopped)
		text_addf(words, "Stopped by the person %s the last day.", trial_stop_place(trial));
	else
		text_add(words, finding->early ? "It is not over." : "It ran to its last day.");
}

static void put_analysed(const struct finding *finding, struct text *words)
{
	finding_complete(finding, words);
	text_add(words, "; a pair with a missing day is left out, never filled in.");
}

static void put_harms(const struct finding *finding, struct text *words)
{
	text_addf(words, "Days on which a symptom stopped a session: %d. Days locked: %d.",
		  finding_days(finding, DAY_STOPPED), finding_days(finding, DAY_LOCKED));
}

/* In their order. The answer is the same for every trial, or is written from this one. */
static const struct {
	const char *item;
	const char *topic;
	item_writer *write;
	const char *answer;
} items[] = {
	{"1a", "Title", NULL, "Names a trial on one person."},
	{"1b", "Summary", NULL, "At the top of this page."},
	{"2a", "Why a trial on one person", NULL,
	 "What eases legs differs from person to person. It takes for granted that the complaint "
	 "is stable from day to day, and that what a session does has worn off by the next day."},
	{"2b", "Question", put_question, NULL},
	{"3a", "Design", put_design, NULL},
	{"3b", "Changes to the method", NULL,
	 "None can be made: the protocol is fixed at the start and carries a checksum."},
	{"4a", "Who takes part", NULL,
	 "One person, who chose to; what leg-screen stops is not done. No diagnosis is recorded."},
	{"4b", "Where", NULL, "At home or at work, without a clinician."},
	{"5", "What was done", put_done, NULL},
	{"6a", "What was measured", put_measure, NULL},
	{"6b", "Changes to what is measured", NULL, "None can be made after the start."},
	{"7a", "Size", put_size, NULL},
	{"7b", "Looks before the end", finding_looks, NULL},
	{"8a", "How the order was drawn", NULL,
	 "One fair coin for each pair, from the operating system's randomness, at the start."},
	{"8b", "Restriction", NULL, "Pairs of days: each routine once in each pair."},
	{"8c", "Order of the days", put_order, NULL},
	{"9", "Concealment", NULL,
	 "The order is kept in the trial's file; \"leg-trial today\" names one day at a time."},
	{"10", "Who drew and who carried out", NULL,
	 "The program drew; the person carried out and rated."},
	{"11", "Blinding", NULL, "None. The person knows the routine; that can move the ratings."},
	{"12a", "Test", NULL,
	 "The differences within pairs, all their sign changes counted, two-sided; the interval "
	 "holds the differences that this test does not reject at 5 %. Integers throughout."},
	{"12b", "Several people combined", NULL, "Does not apply, because there is one person."},
	{"12c", "Carry-over, trends, serial correlation", NULL,
	 "The time until the next day's session is the wash-out. Pairs and chance guard against a "
	 "slow trend. Carry-over and serial correlation are not tested; leg-trial(1) says what "
	 "they do."},
	{"13a", "Several people: their course", NULL,
	 "Does not apply, because there is one person."},
	{"13a.1", "Days completed", put_completed, NULL},
	{"13b", "Days missing, and why", put_missing, NULL},
	{"14a", "Dates", put_dates, NULL},
	{"14b", "Ended early", put_end, NULL},
	{"15", "Beginning", NULL,
	 "Ratings before a session, if any, are in the log; leg-log trend shows them."},
	{"16", "Numbers analysed", put_analysed, NULL},
	{"17a", "Result", finding_words, NULL},
	{"17b", "Yes-or-no results", NULL,
	 "Does not apply, because ratings from 0 to 10 are compared."},
	{"18", "Further analyses", NULL, "None are made."},
	{"19", "Harms", put_harms, NULL},
	{"20", "What it cannot know", NULL, FINDING_CAVEAT},
	{"21", "For whom it holds", NULL, "For this person, with these routines, in these days."},
	{"22", "How to read it", NULL,
	 "The interval says more than the chance; a result that cannot be told from chance may be "
	 "a small trial."},
	{"23", "Registration", NULL, "Does not apply, because it is a private trial."},
	{"24", "Protocol", NULL, "Printed at the start and below."},
	{"25", "Funding", NULL, "None."},
};

static void add_items(const struct finding *finding, struct text *out)
{
	struct text words = TEXT_EMPTY;
	for (size_t i = 0; i < sizeof items / sizeof items[0]; i++) {
		text_clear(&words);
		if (items[i].write)
			items[i].write(finding, &words);
		else
			text_add(&words, items[i].answer);
		text_addf(out, "<tr><td class=\"n\">%s</td><th>%s</th><td>", items[i].item,
			  items[i].topic);
		html_words(out, words.bytes);
		text_add(out, "</td></tr>\n");
	}
	text_release(&words);
}

/* ---- the page -------------------------------------------------------------------------------- */

/* The diagram: two cells a pair; done, missing or ahead. The words are in the list of item 13b. */
static void add_diagram(const struct finding *finding, struct text *out)
{
	const struct trial *trial = finding->trial;
	enum { CELL = 22, HEIGHT = 2 * CELL + 4 };
	text_addf(out,
		  "<svg role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" aria-label=\"Days "
		  "planned %d, done %d\">\n",
		  trial->pairs * CELL, HEIGHT, trial->pairs * CELL, trial_days(trial),
		  finding_days(finding, DAY_DONE));
	for (int i = 0; i < trial_days(trial); i++) {
		const struct trial_day *day = &finding->day[i];
		int x = i / 2 * CELL, y = i % 2 * CELL;
		text_addf(out,
			  "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\" "
			  "class=\"%s\"/>\n",
			  x + 1, y + 1, CELL - 3, CELL - 3,
			  day->state == DAY_DONE    ? "l2"
			  : day->state == DAY_AHEAD ? "l0"
						    : "off");
		if (day->state != DAY_AHEAD)
			text_addf(out, "<text x=\"%d\" y=\"%d\">%s</text>\n", x + 7, y + 14,
				  day->drawn == ARM_A ? "A" : "B");
	}
	text_addf(out,
		  "</svg>\n<p class=\"quiet\">Each column is a pair of days, the first above. "
		  "Filled: done and rated. Outlined: missing. Pale: %s.</p>\n",
		  trial->stopped ? "not held, because the trial was stopped" : "ahead");
}

static void add_pairs(const struct finding *finding, struct text *out)
{
	if (!finding->enough)
		return;
	text_add(out, "<h2>Differences, A minus B, in points</h2>\n<p>");
	for (int i = 0; i < finding->paired.count; i++) {
		text_add(out, i ? ", " : "");
		finding_halves(finding->paired.difference[i], out);
	}
	text_add(out, "</p>\n");
}

static void add_preformatted(struct text *out, const struct trial *trial)
{
	struct text words = TEXT_EMPTY, line = TEXT_EMPTY;
	protocol_text(trial, &words);
	text_add(out, "<h2>Protocol</h2>\n<pre>");
	for (const char *at = words.bytes; at && *at;) {
		at = text_part(&line, at, '\n');
		html_words(out, line.bytes);
		text_add_char(out, '\n');
	}
	text_add(out, "</pre>\n");
	text_release(&words);
	text_release(&line);
}

void result_html(const struct finding *finding, struct text *out)
{
	const struct trial *trial = finding->trial;
	struct text words = TEXT_EMPTY;
	/* item 1a; letters on filled days need ink, and the protocol wraps on a phone */
	html_begin(out, "A trial on one person",
		   "svg text{fill:var(--ink)}pre{white-space:pre-wrap}\n");
	finding_words(finding, &words);
	text_addf(out, "<p>%s or %s: ", trial->routine[ARM_A], trial->routine[ARM_B]); /* item 1b */
	text_add_char(&words, ' ');
	finding_notes(finding, ' ', &words);
	html_words(out, words.bytes);
	text_add(out, "</p>\n<p class=\"warn\">");
	html_words(out, FINDING_CAVEAT);
	text_add(out, "</p>\n<h2>Course</h2>\n");
	add_diagram(finding, out);
	add_pairs(finding, out);
	text_add(out, "<h2>Reported by CENT 2015</h2>\n<table>\n<thead><tr><th>Item</th><th>Topic"
		      "</th><th>Here</th></tr></thead>\n<tbody>\n");
	add_items(finding, out);
	text_add(out, "</tbody>\n</table>\n");
	add_preformatted(out, trial);
	html_end(out);
	text_release(&words);
}
