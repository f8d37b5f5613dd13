#include "report.h"

#include <string.h>
#include <unistd.h>

#include "base/terminal_text.h"
#include "base/units.h"
#include "body/routine.h"
#include "body/symptom.h"
#include "leg_log.h"
#include "log_options.h"
#include "show/duration_text.h"
#include "show/session_text.h"
#include "tool/card.h"
#include "tool/program.h"

enum { REPORT_HTML, REPORT_TEXT, MOST_WEEKS = 53 };

/* Without --since, the last quarter of a year: this week and twelve more fit on a sheet. */
enum { USUAL_WEEKS = 12 };

static const char *const report_formats[] = {[REPORT_HTML] = "html", [REPORT_TEXT] = "text"};

static const char *const parts[] = {
	[LOG_PART_SUMMARY] = "summary",	  [LOG_PART_CALENDAR] = "calendar",
	[LOG_PART_RATINGS] = "ratings",	  [LOG_PART_TRIAL] = "trial",
	[LOG_PART_SYMPTOMS] = "symptoms", [LOG_PART_SESSIONS] = "sessions",
	[LOG_PART_NOTES] = "notes"};

/* "summary,notes"; without --with all but single sessions and notes. */
static bool parts_read(const char *words, bool with[LOG_PARTS], struct fault *fault)
{
	for (int part = 0; !words && part < LOG_PARTS; part++)
		with[part] = part != LOG_PART_SESSIONS && part != LOG_PART_NOTES;
	struct text word = TEXT_EMPTY;
	int part = 0;
	bool read = true;
	while (words && read) {
		words = text_word(&word, words);
		read = LOG_CHOICE_READ(word.bytes, "--with", parts, &part, fault);
		with[part] |= read;
	}
	text_release(&word);
	return read;
}

/* The calendar has the last year at most. */
static void calendar_of(struct log_report *report)
{
	int64_t year = stats_week_of(report->last) - (MOST_WEEKS - 1) * DAYS_IN_WEEK;
	log_counted_days(&report->counted, year > report->first ? year : report->first,
			 report->last);
}

/* "2026-11-22 09:30  words" */
static void add_dated(const struct session *session, const char *words, struct text *out)
{
	session_add_when(session->started, out);
	text_add(out, "  ");
	visible_add(out, words);
}

/* A symptom or a note, with the mark of its session. */
static void add_remark(const struct session *session, const char *words, struct text *out)
{
	add_dated(session, words, out);
	session_add_marks(session, out);
	text_add_char(out, '\n');
}

static const char *session_title(const struct session *session)
{
	const struct routine_row *routine =
		session->routine ? routine_find(session->routine) : NULL;
	if (routine)
		return routine->title;
	for (enum step_kind kind = 0; session->kind && kind < STEP_KINDS; kind++)
		if (!strcmp(session->kind, step_kind_id(kind)))
			return log_report_kind(kind);
	if (session->kind && !strcmp(session->kind, SESSION_DAY_OFF))
		return "day off";
	return session_what(session);
}

static const char *symptom_words(const char *id)
{
	enum symptom symptom;
	return symptom_find(id, &symptom) ? symptom_row(symptom)->brief : id;
}

/* "2026-11-22 09:30  Circulation, 3 min, ended early" */
static void add_session(const struct session *session, struct text *out)
{
	static const char *const ends[] = {[SESSION_COMPLETED] = "",
					   [SESSION_ENDED_EARLY] = ", ended early",
					   [SESSION_SYMPTOM] = ", stopped"};
	char span[SPAN_SIZE];
	add_dated(session, session_title(session), out);
	if (session->active_seconds)
		text_addf(out, ", %s", span_words(session->active_seconds, span));
	text_add(out, session->planned ? ends[session->status] : "");
	text_add(out, session->simulated ? ", simulated" : "");
	text_add(out, session->mode == MODE_PARTNER ? ", for a partner" : "");
	text_add_char(out, '\n');
}

static bool tell_session(struct log *log, const struct log_row *row, void *context,
			 struct fault *fault)
{
	struct log_report *report = context;
	bool symptom = row->status == SESSION_SYMPTOM;
	struct session session;
	if (!symptom && !report->with[LOG_PART_SESSIONS] && !report->with[LOG_PART_NOTES])
		return true;
	if (!log_session(log, row, &session, fault))
		return false;
	if (symptom)
		add_remark(&session, symptom_words(session.symptom), &report->symptoms);
	if (*session.note)
		add_remark(&session, session.note, &report->notes);
	add_session(&session, &report->sessions);
	session_release(&session);
	return true;
}

static void report_release(struct log_report *report)
{
	log_counted_release(&report->counted);
	settings_release(&report->settings);
	text_release(&report->symptoms);
	text_release(&report->sessions);
	text_release(&report->notes);
	text_release(&report->trial);
}

/* Reports a trial that cannot be read, and leaves it out. */
static int write_page(struct log_report *report, int format, struct text *out)
{
	struct fault fault;
	int status = FAULT_NONE;
	if (report->with[LOG_PART_TRIAL] &&
	    !log_trial_words(report->first, report->last, &report->trial, &fault))
		status = program_fault(&fault);
	if (format == REPORT_HTML) {
		log_report_html(report, out);
	} else {
		log_report_text(report, out);
		card_fit(out);
	}
	return status;
}

int log_report(void *given)
{
	const struct log_options *options = given;
	int format = isatty(STDOUT_FILENO) ? REPORT_TEXT : REPORT_HTML;
	struct log_report report = {.symptoms = TEXT_EMPTY,
				    .sessions = TEXT_EMPTY,
				    .notes = TEXT_EMPTY,
				    .trial = TEXT_EMPTY};
	struct log_filter filter;
	struct fault fault;
	struct text out = TEXT_EMPTY;
	if (!LOG_CHOICE_READ(options->format, "--format", report_formats, &format, &fault) ||
	    !parts_read(options->with, report.with, &fault) ||
	    !log_range_read(options, true, &filter, &fault) ||
	    !log_days_of(&filter, USUAL_WEEKS, &report.first, &report.last, &fault) ||
	    !settings_read(&report.settings, 0, &fault))
		return program_fault(&fault);
	log_counted_init(&report.counted, options);
	report.counted.rates = true;
	report.counted.visit = tell_session;
	report.counted.context = &report;
	calendar_of(&report);
	int status = log_count(&report.counted, &filter, &fault) ? write_page(&report, format, &out)
								 : program_fault(&fault);
	status = log_counted_print(&report.counted, status, &out);
	report_release(&report);
	return status;
}
