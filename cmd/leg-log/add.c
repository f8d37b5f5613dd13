#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/civil.h"
#include "base/number.h"
#include "doc/json.h"
#include "doc/plan.h"
#include "left_over.h"
#include "leg_log.h"
#include "log_batch.h"
#include "log_options.h"
#include "session_formats.h"
#include "tool/program.h"
#include "tool/transfer.h"

enum { DAYS_MOST = 366, MOST_YEAR = 9999 };

/* ---- records that come in ------------------------------------------------------------------- */

/* Ctrl-C and a hang-up reach every program of a pipeline. leg-timer still writes its record then,
 * so this program must stay to store it. */
static void outlive_the_pipeline(const char *file)
{
	struct stat about;
	bool from_stdin = !file || !strcmp(file, "-");
	if (!from_stdin || fstat(STDIN_FILENO, &about) ||
	    !(S_ISFIFO(about.st_mode) || S_ISSOCK(about.st_mode)))
		return;
	signal(SIGINT, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
}

/* A plan that stopped, passed on by leg-timer: there is nothing to store, and the status repeats
 * its outcome. */
static enum fault_kind stopped_plan(const struct text *bytes)
{
	struct fault fault;
	struct plan plan;
	if (!plan_decode(bytes, &plan, &fault))
		return FAULT_NONE;
	enum fault_kind status = outcome_status(plan.outcome);
	plan_release(&plan);
	return status;
}

static bool is_blank(const struct text *line)
{
	return line->bytes[strspn(line->bytes, " \t\r")] == '\0';
}

static bool read_record(struct log_batch *batch, struct text *bytes, struct fault *fault)
{
	text_reserve(bytes, LOG_ROW_SLACK);
	return log_batch_read(batch, bytes->bytes, bytes->length, fault);
}

/* One record a line: all are read before any is stored. */
static bool read_lines(struct log_batch *batch, const struct text *bytes, struct fault *fault)
{
	struct text line = TEXT_EMPTY;
	bool read = true;
	long number = 0;
	for (const char *at = bytes->bytes; read && at && *at;) {
		char where[32];
		at = text_part(&line, at, '\n');
		snprintf(where, sizeof where, "line %ld", ++number);
		if (!is_blank(&line) && !read_record(batch, &line, fault))
			read = fault_at(fault, where);
	}
	text_release(&line);
	return read;
}

static bool has_type(const struct doc_place *root, void *context, struct fault *fault)
{
	const char *type;
	(void)context;
	return doc_string(root, "type", &type, fault);
}

/* More than one line, the first that is not blank a document by itself. */
static bool is_lines(const struct text *bytes)
{
	struct fault fault;
	struct text first = TEXT_EMPTY;
	const char *rest = bytes->bytes;
	do
		rest = text_part(&first, rest, '\n');
	while (rest && is_blank(&first));
	bool lines = rest && rest[strspn(rest, " \t\r\n")] &&
		     doc_decode(first.bytes, first.length, has_type, NULL, &fault);
	text_release(&first);
	return lines;
}

static bool read_records(struct log_batch *batch, struct text *bytes, const char *where,
			 struct fault *fault)
{
	bool whole = !memchr(bytes->bytes, '\0', bytes->length) ||
		     fault_set(fault, FAULT_DATA, "holds a NUL byte");
	bool read = whole && (is_lines(bytes) ? read_lines(batch, bytes, fault)
					      : read_record(batch, bytes, fault));
	return read || fault_at(fault, where);
}

static bool is_placed(const struct log_batch *batch, struct fault *fault)
{
	for (size_t i = 0; i < batch->count; i++)
		if (batch->of[i].month == LOG_NO_MONTH)
			return fault_set(fault, FAULT_DATA,
					 "the change %s names no month, and its record is not in "
					 "the log: add that first",
					 batch->of[i].id.word);
	return true;
}

/* Returns the status if it is settled, else FAULT_NONE. */
static int take_in(const char *file, struct log_batch *batch)
{
	struct text bytes = TEXT_EMPTY, where = TEXT_EMPTY;
	struct fault fault = {0};
	int status = FAULT_NONE;
	outlive_the_pipeline(file);
	bool arrived = transfer_read(file, &bytes, &where, &fault);
	bool taken = arrived && read_records(batch, &bytes, where.bytes, &fault);
	if (arrived && !taken)
		status = (int)stopped_plan(&bytes);
	if (!status && (!taken || !log_batch_place(batch, &fault) || !is_placed(batch, &fault)))
		status = program_fault(&fault);
	text_release(&bytes);
	text_release(&where);
	return status;
}

/* ---- records made by hand ------------------------------------------------------------------- */

static bool fits_together(const struct log_options *options, struct fault *fault)
{
	const char *kind = options->kind;
	if (!kind)
		return fault_set(fault, FAULT_USAGE,
				 "a record made by hand needs --kind, such as --kind=walking");
	if (options->input.operands[0])
		return fault_set(fault, FAULT_USAGE,
				 "FILE and --kind, which makes a record by hand: choose one");
	if (!log_kind_read(kind, fault))
		return false;
	if (log_kind_takes_time(kind) != (options->minutes != NULL))
		return fault_set(fault, FAULT_USAGE,
				 log_kind_takes_time(kind) ? "--kind=%s needs --minutes"
							   : "--kind=%s takes no --minutes",
				 kind);
	if (options->leg && !log_kind_takes_time(kind))
		return fault_set(fault, FAULT_USAGE,
				 "--kind=%s takes no --leg: a rating names its legs, as "
				 "heaviness=5/- does",
				 kind);
	if (options->days && strcmp(kind, SESSION_DAY_OFF) != 0)
		return fault_set(fault, FAULT_USAGE, "--days is for --kind=day-off");
	if (!strcmp(kind, LOG_RATING) && !options->before && !options->after && !options->note)
		return fault_set(fault, FAULT_USAGE,
				 "--kind=rating needs --before, --after or --note");
	return true;
}

static bool words_read(const struct log_options *options, struct session *session,
		       struct fault *fault)
{
	if (options->note) {
		alloc_free(session->note);
		session->note = alloc_string(options->note);
	}
	if (options->routine)
		session->routine = alloc_string(options->routine);
	session->kind = alloc_string(options->kind);
	session->mode = options->partner ? MODE_PARTNER : MODE_SELF;
	return log_utf8_read(options->note, "--note", fault) &&
	       log_ratings_read(options->before, "--before", &session->before, fault) &&
	       log_ratings_read(options->after, "--after", &session->after, fault);
}

static bool times_read(const struct log_options *options, const struct log_filter *filter,
		       struct session *session, struct fault *fault)
{
	enum leg leg = LEG_BOTH;
	bool ahead = !strcmp(options->kind, SESSION_DAY_OFF);
	if (!log_minutes_read(options->minutes, &session->active_seconds, fault) ||
	    !log_leg_read(options->leg, &leg, fault) ||
	    !log_at_read(options, filter, session->active_seconds, ahead, &session->started, fault))
		return false;
	session->ended = session->started;
	session->ended.at += session->active_seconds;
	session_fill_active(session, leg);
	return true;
}

/* The note must come out of the document again: it must not be too long. */
static bool session_comes_back(const struct session *session, struct fault *fault)
{
	struct text line = TEXT_EMPTY;
	struct session back;
	session_encode(session, &line);
	bool comes = session_decode(&line, &back, fault);
	if (!comes) {
		fault->kind = FAULT_USAGE;
		fault_at(fault, "--note");
	}
	session_release(&back);
	text_release(&line);
	return comes;
}

/* A day off, or as many days as --days says. */
static bool log_each_day(const struct log_options *options, const struct log_filter *filter,
			 struct session *session, struct log_batch *batch, struct fault *fault)
{
	long days = 1;
	if (options->days && !number_parse(options->days, 1, DAYS_MOST, &days, fault))
		return fault_at(fault, "--days");
	int64_t first = stamp_day(session->started, filter->day_start);
	for (long day = 0; day < days; day++) {
		session->envelope = envelope_new();
		session->started = stamp_local(log_midday(first + day, filter));
		session->ended = session->started;
		if (civil_from_day(first + day).year > MOST_YEAR)
			return fault_set(fault, FAULT_USAGE, "--days: '%ld' ends after the year %d",
					 days, MOST_YEAR);
		log_batch_session(batch, session);
	}
	return true;
}

static bool make_by_hand(const struct log_options *options, struct log_batch *batch,
			 struct fault *fault)
{
	struct log_filter filter;
	struct session session;
	session_init(&session);
	session.envelope = envelope_new();
	bool day_off = options->kind && !strcmp(options->kind, SESSION_DAY_OFF);
	bool made = fits_together(options, fault) &&
		    log_filter_read(options, day_off, &filter, fault) &&
		    words_read(options, &session, fault) &&
		    times_read(options, &filter, &session, fault) &&
		    session_comes_back(&session, fault);
	if (made)
		log_routine_doubt(options->routine);
	if (made && day_off)
		made = log_each_day(options, &filter, &session, batch, fault);
	else if (made)
		log_batch_session(batch, &session);
	session_release(&session);
	return made;
}

/* ---- the command ---------------------------------------------------------------------------- */

static bool by_hand(const struct log_options *options)
{
	return options->kind || options->at || options->minutes || options->leg ||
	       options->routine || options->note || options->before || options->after ||
	       options->days || options->partner || options->day_start;
}

/* The end of a pipe is quiet, for scripts, but for what was erased and is not stored again; a
 * person is told. */
static void report_added(const struct log_batch *batch)
{
	for (size_t i = 0; i < batch->count; i++) {
		const struct log_batch_line *line = &batch->of[i];
		struct session session;
		struct fault fault;
		struct text words = TEXT_EMPTY;
		if (line->copy)
			continue;
		if (line->found == APPEND_ERASED)
			program_say("%s was erased and is not stored again", line->id.word);
		if (line->found == APPEND_ERASED || !isatty(STDERR_FILENO))
			continue;
		if (session_decode(&line->line, &session, &fault))
			session_brief(&session, &words);
		else
			text_addf(&words, "a change, %s", line->id.word);
		session_release(&session);
		program_say("%s: %s", line->found == APPEND_THERE ? "was there already" : "stored",
			    words.bytes);
		text_release(&words);
	}
}

int log_add(void *given)
{
	const struct log_options *options = given;
	struct log_batch batch = {0};
	struct left_over kept;
	struct fault fault = {0};
	int status = FAULT_NONE;
	if (!by_hand(options))
		status = take_in(options->input.operands[0], &batch);
	else if (!make_by_hand(options, &batch, &fault))
		status = program_fault(&fault);
	if (!status && log_batch_store(&batch, APPEND_ONE_A_RECORD, &fault)) {
		report_added(&batch);
		left_over_settle(&batch, &kept);
		left_over_tell_unsaved(&kept);
		left_over_tell_unreadable();
	} else if (!status)
		status = log_batch_hand_back(&batch, &fault);
	log_batch_release(&batch);
	return status;
}
