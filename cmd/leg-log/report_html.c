#include <stdio.h>

#include "base/alloc.h"
#include "body/action.h"
#include "report.h"
#include "show/html.h"
#include "trend_text.h"

enum { PLOT_WEEKS = 53 };

static const char style[] =
	":root{--left:#166a45;--right:#8a4b12}"
	"@media (prefers-color-scheme:dark){:root{--left:#86dbb3;--right:#e0a672}}"
	"@media print{:root{--left:#166a45;--right:#8a4b12}}\n"
	".pairs{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));"
	"gap:0 1.6rem;align-items:start}\n"
	".person{display:flex;flex-wrap:wrap;gap:.6em 2em}.person span{flex:1 1 12rem;"
	"border-bottom:1px solid var(--ink);padding:.9em 0 .1em;color:var(--quiet);"
	"font-size:.9em}\n"
	"th[scope=row]{white-space:nowrap}"
	".left{fill:none;stroke:var(--left);stroke-width:2}.right{fill:none;stroke:var(--right);"
	"stroke-width:2;stroke-dasharray:4 3}.grid{stroke:var(--line)}\n"
	/* one sheet, with all eight ratings and their alarms too */
	"@media print{body{line-height:1.2}.pairs>*{break-inside:avoid}"
	".pairs{grid-template-columns:repeat(auto-fit,minmax(13.4rem,1fr))}}\n";

static void add_paragraph(const char *kind, const char *words, struct text *out)
{
	text_addf(out, "<p class=\"%s\">", kind);
	html_words(out, words);
	text_add(out, "</p>\n");
}

static void begin_section(const char *title, struct text *out)
{
	text_addf(out, "<section>\n<h2>%s</h2>\n", title);
}

static void add_alarms(const struct log_report *report, struct text *out)
{
	struct trend_alarms alarms = trend_alarms(&report->counted.trend, report->last);
	for (size_t i = 0; i < alarms.count; i++) {
		char *words =
			action_fill(alarm_words(alarms.of[i].alarm), report->settings.emergency);
		text_addf(out, "<p class=\"warn\"><strong>%s, %s</strong>, ",
			  rating_words(alarms.of[i].rating), leg_words(alarms.of[i].leg));
		html_words(out, words);
		text_add(out, "</p>\n");
		alloc_free(words);
	}
}

static void add_row(const char *label, bool is_kind, const char *words, struct text *out)
{
	(void)is_kind;
	text_addf(out, "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n", label, words);
}

static void add_summary(const struct log_counted *counted, struct text *out)
{
	begin_section("Summary", out);
	text_add(out, "<table>\n");
	log_report_summary(counted, add_row, out);
	text_add(out, "</table>\n</section>\n");
}

static void add_calendar(const struct log_report *report, struct text *out)
{
	const struct chart_weeks *weeks = &report->counted.weeks;
	size_t with = 0, shown = 0;
	char label[128];
	for (size_t i = 0; i < weeks->count; i++) {
		shown += chart_shows(weeks, i);
		with += weeks->days[i].any;
	}
	snprintf(label, sizeof label, "Calendar: sessions on %zu of %zu days", with, shown);
	begin_section("Days", out);
	html_calendar(out, weeks, label);
	text_add(out, "<p class=\"quiet\">Each square is a day, each column a week; the "
		      "stronger, the more: under 5, 5, 15, 30 minutes or more. A ring is a day "
		      "off.</p>\n</section>\n");
}

/* ---- ratings -------------------------------------------------------------------------------- */

/* A median with its range, and of how many. */
static void add_median(const struct trend_counts *counts, struct text *out)
{
	struct trend_spread spread = trend_spread(counts);
	text_add(out, "<td class=\"n\">");
	if (spread.n < TREND_LEAST_SESSIONS) {
		text_add_char(out, '-');
	} else {
		log_median_words(spread, out);
		text_addf(out, " (%d\xe2\x80\x93%d)", spread.least, spread.most);
	}
	text_addf(out, "</td><td class=\"n\">%ld</td>", spread.n);
}

static void add_leg_row(const struct trend_side *side, enum leg leg, struct text *out)
{
	text_addf(out, "<tr><th scope=\"row\">%s</th>", leg_id(leg));
	add_median(log_moment(side, 0), out);
	add_median(log_moment(side, 1), out);
	text_add(out, "</tr>\n");
}

static void add_moves(const struct trend_side *side, enum leg leg, struct text *out)
{
	struct text words = TEXT_EMPTY;
	log_moves_words(side, leg, &words);
	if (words.length)
		add_paragraph("", words.bytes, out);
	text_release(&words);
}

static void add_scale(const struct trend_side sides[LEGS], enum rating rating, struct text *out)
{
	signed char left[PLOT_WEEKS], right[PLOT_WEEKS];
	char label[160];
	text_addf(out,
		  "<div><h3>%s</h3>\n<table><thead><tr><th scope=\"col\">Leg</th><th class=\"n\" "
		  "scope=\"col\">before</th><th class=\"n\" scope=\"col\">n</th><th class=\"n\" "
		  "scope=\"col\">after</th><th class=\"n\" scope=\"col\">n</th></tr></thead>\n",
		  rating_words(rating));
	add_leg_row(&sides[LEG_LEFT], LEG_LEFT, out);
	add_leg_row(&sides[LEG_RIGHT], LEG_RIGHT, out);
	text_add(out, "</table>\n");
	add_moves(&sides[LEG_LEFT], LEG_LEFT, out);
	add_moves(&sides[LEG_RIGHT], LEG_RIGHT, out);
	int64_t monday;
	size_t count = log_weeks(sides, PLOT_WEEKS, left, right, &monday);
	snprintf(label, sizeof label, "%s, the median of each week: left solid, right dashed",
		 rating_words(rating));
	if (count > 1)
		html_weeks(out, left, right, count, rating_most(rating), monday, label);
	text_add(out, "</div>\n");
}

static void add_sign(const struct trend_side sides[LEGS], enum rating rating, struct text *out)
{
	text_addf(out, "<div><h3>%s</h3>\n<p>", rating_words(rating));
	for (enum leg leg = 0; leg < LEG_BOTH; leg++)
		if (sides[leg].last != RATING_ABSENT)
			text_addf(out, "%s leg: %s. ", leg == LEG_LEFT ? "Left" : "Right",
				  sides[leg].last ? "yes" : "no");
	text_add(out, "</p></div>\n");
}

static void add_ratings(const struct trend *trend, struct text *out)
{
	begin_section("Ratings, 0 (none) to 10 (worst)", out);
	text_add(out, "<div class=\"pairs\">\n");
	for (enum rating rating = 0; rating < RATINGS; rating++) {
		const struct trend_side *sides = trend->side[rating];
		if (sides[LEG_LEFT].last == RATING_ABSENT && sides[LEG_RIGHT].last == RATING_ABSENT)
			continue;
		if (rating < RATING_SIGNS)
			add_scale(sides, rating, out);
		else
			add_sign(sides, rating, out);
	}
	text_add(out,
		 "</div>\n<p class=\"quiet\">Median (range) and the number of ratings. Plotted: "
		 "the median of each week, left solid, right dashed. Under six sessions no median, "
		 "under two weeks no word on change. ");
	html_words(out, LOG_TREND_CAVEAT);
	text_add(out, "</p>\n</section>\n");
}

/* ---- the page ------------------------------------------------------------------------------- */

static void add_each(const char *element, const struct text *lines, struct text *out)
{
	struct text line = TEXT_EMPTY;
	for (const char *at = lines->bytes; at && *at;) {
		at = text_part(&line, at, '\n');
		text_addf(out, "<%s>", element);
		html_words(out, line.bytes);
		text_addf(out, "</%s>\n", element);
	}
	text_release(&line);
}

static void add_lines(const char *title, const struct text *lines, struct text *out)
{
	begin_section(title, out);
	if (!lines->length) {
		text_add(out, "<p>None.</p>\n</section>\n");
		return;
	}
	text_add(out, "<ul>\n");
	add_each("li", lines, out);
	text_add(out, "</ul>\n</section>\n");
}

void log_report_html(const struct log_report *report, struct text *out)
{
	const struct log_counted *counted = &report->counted;
	char title[80], from[CIVIL_DATE_SIZE], to[CIVIL_DATE_SIZE];
	snprintf(title, sizeof title, "Leg care, %s to %s", civil_format(report->first, from),
		 civil_format(report->last, to));
	html_begin(out, title, style);
	text_add(out, "<p class=\"person\"><span>Name</span><span>Date of birth</span></p>\n");
	add_paragraph("quiet", LOG_REPORT_ABOUT, out);
	add_alarms(report, out);
	text_add(out, "<div class=\"pairs\">\n");
	if (report->with[LOG_PART_SUMMARY])
		add_summary(counted, out);
	if (report->with[LOG_PART_CALENDAR])
		add_calendar(report, out);
	text_add(out, "</div>\n");
	if (report->with[LOG_PART_RATINGS] && counted->trend.sessions)
		add_ratings(&counted->trend, out);
	if (report->trial.length) {
		begin_section("Trial of two routines", out);
		add_each("p", &report->trial, out);
		text_add(out, "</section>\n");
	}
	if (report->with[LOG_PART_SYMPTOMS])
		add_lines("Sessions stopped by a symptom", &report->symptoms, out);
	if (report->with[LOG_PART_SESSIONS])
		add_lines("Sessions", &report->sessions, out);
	if (report->with[LOG_PART_NOTES])
		add_lines("Notes", &report->notes, out);
	struct text left_out = TEXT_EMPTY;
	log_report_left_out(counted, ' ', &left_out);
	if (left_out.length)
		add_paragraph("quiet", left_out.bytes, out);
	text_release(&left_out);
	char *closing = action_fill(LOG_REPORT_CLOSING, report->settings.emergency);
	add_paragraph("quiet", closing, out);
	alloc_free(closing);
	html_end(out);
}
