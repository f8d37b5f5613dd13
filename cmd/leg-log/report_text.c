#include "base/alloc.h"
#include "base/terminal_text.h"
#include "body/action.h"
#include "report.h"
#include "tool/card.h"
#include "trend_text.h"

enum { LABEL = 22 };

static void add_paragraph(const char *words, struct text *out)
{
	visible_wrap(out, words, 0, 0, card_page());
	text_add(out, "\n\n");
}

static void add_row(const char *label, bool is_kind, const char *words, struct text *out)
{
	text_addf(out, "%s%-*s%s\n", is_kind ? "  " : "", LABEL - (is_kind ? 2 : 0), label, words);
}

static void add_part(const char *title, const struct text *lines, struct text *out)
{
	text_addf(out, "%s\n%s\n", title, lines->length ? lines->bytes : "none\n");
}

static void add_trial(const struct text *lines, struct text *out)
{
	struct text line = TEXT_EMPTY;
	text_add(out, "Trial of two routines\n\n");
	for (const char *at = lines->bytes; at && *at;) {
		at = text_part(&line, at, '\n');
		add_paragraph(line.bytes, out);
	}
	text_release(&line);
}

void log_report_text(const struct log_report *report, struct text *out)
{
	const struct log_counted *counted = &report->counted;
	char from[CIVIL_DATE_SIZE], to[CIVIL_DATE_SIZE];
	text_addf(out, "Leg care, %s to %s\n\n", civil_format(report->first, from),
		  civil_format(report->last, to));
	text_add(out, "Name ________________________   Date of birth ____________\n\n");
	add_paragraph(LOG_REPORT_ABOUT, out);
	log_alarm_words(&counted->trend, report->last, &report->settings, out);
	if (report->with[LOG_PART_SUMMARY]) {
		log_report_summary(counted, add_row, out);
		text_add_char(out, '\n');
	}
	if (report->with[LOG_PART_CALENDAR]) {
		chart_calendar(&counted->weeks, false, out);
		chart_legend(false, out);
		text_add_char(out, '\n');
	}
	if (report->with[LOG_PART_RATINGS] && counted->trend.sessions) {
		text_add(out, "Ratings from 0 (none) to 10 (worst), before and after\n\n");
		log_trend_table(&counted->trend, out);
		add_paragraph(LOG_TREND_CAVEAT, out);
	}
	if (report->trial.length)
		add_trial(&report->trial, out);
	if (report->with[LOG_PART_SYMPTOMS])
		add_part("Sessions stopped by a symptom", &report->symptoms, out);
	if (report->with[LOG_PART_SESSIONS])
		add_part("Sessions", &report->sessions, out);
	if (report->with[LOG_PART_NOTES])
		add_part("Notes", &report->notes, out);
	log_report_left_out(counted, '\n', out);
	char *closing = action_fill(LOG_REPORT_CLOSING, report->settings.emergency);
	add_paragraph(closing, out);
	text_cut(out, out->length - 1);
	alloc_free(closing);
}
