#include "leg_trial.h"

#include "base/civil.h"
#include "body/rating.h"
#include "show/duration_text.h"
#include "show/html.h"

/* The items of CENT 2015 that the page answers in words that are the same for every trial. The
 * functions below the table write the answers that depend on the trial, under the same numbers. */
static const struct {
	const char *item;
	const char *topic;
	const char *answer;
} fixed[] = {
	{"2a", "Why a trial on one person",
	 "What eases legs differs from person to person. It takes for granted that the complaint "
	 "is "
	 "stable from day to day, and that what a session does has worn off by the next day."},
	{"3b", "Changes to the method",
	 "None can be made: the protocol is fixed at the start and carries a checksum."},
	{"4a", "Who takes part",
	 "One person, who chose to; what leg-screen stops is not done. No diagnosis is recorded."},
	{"4b", "Where", "At home or at work, without a clinician."},
	{"6b", "Changes to what is measured", "None can be made after the start."},
	{"8a", "How the order was drawn",
	 "One fair coin for each pair, from the operating system's randomness, at the start."},
	{"8b", "Restriction", "Pairs of days: each routine once in each pair."},
	{"9", "Concealment",
	 "The order is kept in the trial's file; \"leg-trial today\" names one day at a time."},
	{"10", "Who drew and who carried out",
	 "The program drew; the person carried out and rated."},
	{"11", "Blinding", "None. The person knows the routine; that can move the ratings."},
	{"12a", "Test",
	 "The differences within pairs, all their sign changes counted, two-sided; the interval "
	 "holds the differences that this test does not reject at 5 %. Integers throughout."},
	{"12b", "Several people combined", "Does not apply, because there is one person."},
	{"12c", "Carry-over, trends, serial correlation",
	 "The time until the next day's session is the wash-out. Pairs and chance guard against a "
	 "slow trend. "
	 "Carry-over and serial correlation are not tested; leg-trial(1) says what they do."},
	{"13a", "Several people: their course", "Does not apply, because there is one person."},
	{"17b", "Yes-or-no results", "Does not apply, because ratings from 0 to 10 are compared."},
	{"18", "Further analyses", "None are made."},
	{"21", "For whom it holds", "For this person, with these routines, in these days."},
	{"22", "How to read it",
	 "The interval says more than the chance; a result that cannot be "
	 "told from chance may be a small trial."},
	{"23", "Registration", "Does not apply, because it is a private trial."},
	{"24", "Protocol", "Printed at the start and below."},
	{"25", "Funding", "None."},
};

static void add_item(struct text *out, const char *item, const char *topic, const char *words)
{
	text_addf(out, "<tr><td class=\"n\">%s</td><th>", item);
	html_words(out, topic);
	text_add(out, "</th><td>");
	html_words(out, words);
	text_add(out, "</td></tr>\n");
}

/* The same of words that were made for it, which are empty then. */
static void end_item(struct text *out, const char *item, const char *topic, struct text *words)
{
	add_item(out, item, topic, words->bytes);
	text_clear(words);
}

/* Items 2 to 8: the design. */
static void add_design(const struct trial *trial, struct text *out)
{
	struct text words = TEXT_EMPTY;
	char span[SPAN_SIZE];
	span_words(trial->seconds, span);
	text_addf(&words, "Whether %s or %s leaves less %s.", trial->routine[ARM_A],
		  trial->routine[ARM_B], rating_id(trial->measure));
	end_item(out, "2b", "Question", &words);
	text_addf(&words, "%d days in %d pairs, one session a day.", trial_days(trial),
		  trial->pairs);
	end_item(out, "3a", "Design", &words);
	text_addf(&words,
		  "A: %s, %s. B: %s, %s. Paced by leg-timer from a plan within the day's limits, "
		  "or logged by hand.",
		  trial->routine[ARM_A], span, trial->routine[ARM_B], span);
	end_item(out, "5", "What was done", &words);
	protocol_measure(trial, &words);
	text_add(&words, ", from 0 (none) to 10 (worst). No cut-off for a change that matters has "
			 "been established.");
	end_item(out, "6a", "What was measured", &words);
	text_addf(&words, "%d pairs, chosen at the start; at least %d are needed for a result.",
		  trial->pairs, PAIRS_LEAST);
	end_item(out, "7a", "Size", &words);
	finding_looks(trial, &words);
	end_item(out, "7b", "Looks before the end", &words);
	text_release(&words);
}

static void add_sequence(const struct trial *trial, const struct finding *finding, struct text *out)
{
	struct text words = TEXT_EMPTY;
	for (int i = 0; i < finding->course.days; i++) {
		bool shown = finding->course.day[i].state != DAY_AHEAD;
		text_add(&words, i && i % 2 == 0 ? " " : "");
		text_add(&words, !shown ? "-" : trial_arm(trial, i) == ARM_A ? "A" : "B");
	}
	text_add(&words,
		 course_days(&finding->course, DAY_AHEAD) ? " (-: drawn, and not shown)" : "");
	add_item(out, "8c", "Order of the days", words.bytes);
	text_release(&words);
}

/* Items 13 to 20: what happened. */
static void add_course(const struct trial *trial, const struct finding *finding, struct text *out)
{
	struct text words = TEXT_EMPTY;
	char from[CIVIL_DATE_SIZE], to[CIVIL_DATE_SIZE];
	text_addf(&words, "%d days planned, %d done and rated, ", finding->course.days,
		  course_days(&finding->course, DAY_DONE));
	finding_complete(trial, finding, &words);
	text_addf(&words, ". Days on which the other routine was done, which count as drawn: %d.",
		  finding->others);
	end_item(out, "13a.1", "Days completed", &words);
	for (enum day_state state = DAY_NONE; state < DAY_STATES; state++)
		text_addf(&words, "%s%s: %d", state == DAY_NONE ? "" : "; ", day_words(state),
			  course_days(&finding->course, state));
	if (finding->course.bad)
		text_addf(&words, "; unreadable lines of the log: %ld", finding->course.bad);
	end_item(out, "13b", "Days missing, and why", &words);
	text_addf(&words, "Planned from %s to %s", civil_format(trial->first_day, from),
		  civil_format(trial_last_day(trial), to));
	if (trial->stopped)
		text_addf(&words, "; stopped on %s", civil_format(trial_stop_day(trial), to));
	end_item(out, "14a", "Dates", &words);
	if (trial->stopped)
		text_addf(&words, "Stopped by the person %s the last day.",
			  trial_stop_place(trial));
	else
		text_add(&words, finding->early ? "It is not over." : "It ran to its last day.");
	end_item(out, "14b", "Ended early", &words);
	add_item(out, "15", "Beginning",
		 "Ratings before a session, if any, are in the log; leg-log trend shows them.");
	finding_complete(trial, finding, &words);
	text_add(&words, "; a pair with a missing day is left out, never filled in.");
	end_item(out, "16", "Numbers analysed", &words);
	finding_words(trial, finding, &words);
	end_item(out, "17a", "Result", &words);
	text_addf(&words, "Days on which a symptom stopped a session: %d. Days locked: %d.",
		  course_days(&finding->course, DAY_STOPPED),
		  course_days(&finding->course, DAY_LOCKED));
	end_item(out, "19", "Harms", &words);
	add_item(out, "20", "What it cannot know", FINDING_CAVEAT);
	text_release(&words);
}

/* The diagram: two cells a pair; done, missing or ahead. The words are in the list of item 13b. */
static void add_diagram(const struct trial *trial, const struct finding *finding, struct text *out)
{
	enum { CELL = 22, HEIGHT = 2 * CELL + 4 };
	text_addf(out,
		  "<svg role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" aria-label=\"Days "
		  "planned %d, done %d\">\n",
		  finding->course.days / 2 * CELL, HEIGHT, finding->course.days / 2 * CELL,
		  finding->course.days, course_days(&finding->course, DAY_DONE));
	for (int i = 0; i < finding->course.days; i++) {
		const struct trial_day *day = &finding->course.day[i];
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

void result_html(const struct trial *trial, const struct finding *finding, struct text *out)
{
	struct text words = TEXT_EMPTY;
	/* item 1a; letters stand on filled days, and a phone is narrower than the protocol */
	html_begin(out, "A trial on one person",
		   "svg text{fill:var(--ink)}pre{white-space:pre-wrap}\n");
	finding_words(trial, finding, &words);
	text_addf(out, "<p>%s or %s: ", trial->routine[ARM_A], trial->routine[ARM_B]); /* item 1b */
	text_add_char(&words, ' ');
	finding_notes(trial, finding, ' ', &words);
	html_words(out, words.bytes);
	text_add(out, "</p>\n<p class=\"warn\">");
	html_words(out, FINDING_CAVEAT);
	text_add(out, "</p>\n<h2>Course</h2>\n");
	add_diagram(trial, finding, out);
	add_pairs(finding, out);
	text_add(out, "<h2>Reported by CENT 2015</h2>\n<table>\n<thead><tr><th>Item</th><th>Topic"
		      "</th><th>Here</th></tr></thead>\n<tbody>\n"
		      "<tr><td class=\"n\">1a</td><th>Title</th><td>names a trial on one person"
		      "</td></tr>\n<tr><td class=\"n\">1b</td><th>Summary</th><td>at the top of "
		      "this page</td></tr>\n");
	add_design(trial, out);
	add_sequence(trial, finding, out);
	add_course(trial, finding, out);
	for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++)
		add_item(out, fixed[i].item, fixed[i].topic, fixed[i].answer);
	text_add(out, "</tbody>\n</table>\n");
	add_preformatted(out, trial);
	html_end(out);
	text_release(&words);
}
