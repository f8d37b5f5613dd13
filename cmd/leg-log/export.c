#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/terminal_text.h"
#include "leg_log.h"
#include "tool/log_read.h"
#include "filter_words.h"
#include "session_csv.h"
#include "session_ics.h"
#include "session_sql.h"
#include "session_timewarrior.h"
#include "tool/program.h"

enum { EXPORT_JSONL, EXPORT_CSV, EXPORT_SQL, EXPORT_ICS, EXPORT_TIMEWARRIOR };
static const char *const export_formats[] = {[EXPORT_JSONL] = "jsonl",
					     [EXPORT_CSV] = "csv",
					     [EXPORT_SQL] = "sql",
					     [EXPORT_ICS] = "ics",
					     [EXPORT_TIMEWARRIOR] = "timewarrior",
					     NULL};

struct exporting {
	int format;
	const char *person;
	int day_start;
	struct text out;
};

static bool put(struct exporting *exporting, struct fault *fault)
{
	struct text *out = &exporting->out;
	fwrite(out->bytes, 1, out->length, stdout);
	text_clear(out);
	return !ferror(stdout) || fault_set(fault, FAULT_IO, "%s", "");
}

static void begin(struct exporting *exporting)
{
	if (exporting->format == EXPORT_CSV)
		csv_header(&exporting->out);
	else if (exporting->format == EXPORT_SQL)
		sql_begin(&exporting->out);
	else if (exporting->format == EXPORT_ICS)
		ics_sessions_begin(&exporting->out);
}

static void end(struct exporting *exporting)
{
	if (exporting->format == EXPORT_SQL)
		sql_end(&exporting->out);
	else if (exporting->format == EXPORT_ICS)
		ics_sessions_end(&exporting->out);
}

static void add_session(struct exporting *exporting, const struct session *session)
{
	struct text *out = &exporting->out;
	switch (exporting->format) {
	case EXPORT_CSV: csv_session(session, out); break;
	case EXPORT_SQL:
		sql_session(session, exporting->person,
			    stamp_day(session->started, exporting->day_start), out);
		break;
	case EXPORT_ICS: ics_session(session, out); break;
	case EXPORT_TIMEWARRIOR: timewarrior_session(session, out); break;
	default: break;
	}
}

static bool export_one(struct log *log, const struct fact *fact, void *context, struct fault *fault)
{
	struct exporting *exporting = context;
	struct session session;
	if (!log_session(log, fact, &session, fault))
		return false;
	add_session(exporting, &session);
	session_release(&session);
	return put(exporting, fault);
}

/* ---- raw lines --------------------------------------------------------------------------------
 */

/* On a terminal, bytes that would drive it are made visible; a pipe or file gets them as they are.
 */
static void add_raw(struct text *out, const char *bytes, size_t length)
{
	if (isatty(STDOUT_FILENO)) {
		struct text line = TEXT_EMPTY;
		text_add_bytes(&line, bytes, length);
		visible_add(out, line.bytes);
		text_release(&line);
	} else {
		text_add_bytes(out, bytes, length);
	}
	text_add_char(out, '\n');
}

static bool passes_by_id(const struct log *log, const struct log_filter *filter, const char *id)
{
	for (size_t i = 0; i < log->facts.count; i++)
		if (!strcmp(log->facts.of[i].id.word, id))
			return log_passes(log, filter, &log->facts.of[i]);
	return false;
}

/* The session that an amendment is about in the end; amendments of amendments lead there. */
static const char *root_of(const struct log *log, const struct amendment *amendment)
{
	const char *id = amendment->target.word;
	for (size_t steps = 0; steps <= log->history.count; steps++) {
		const char *next = NULL;
		for (size_t i = 0; i < log->history.count && !next; i++)
			if (!strcmp(log->history.of[i].amendment.envelope.id.word, id))
				next = log->history.of[i].amendment.target.word;
		if (!next)
			return id;
		id = next;
	}
	return id;
}

struct raw {
	struct exporting *exporting;
	struct log *log;
	const struct log_filter *filter;
	struct facts one; /* the line that is looked at */
	long seen;
};

/* What a line is about decides whether it passes: a change goes with its record. */
static bool wanted(struct raw *raw, const struct journal_line *line)
{
	struct fault fault;
	struct amendment amendment;
	facts_clear(&raw->one);
	if (line->too_long)
		return false;
	enum fact_line kind = facts_read(&raw->one, line->bytes, line->length, &fault);
	if (kind == FACT_SESSION)
		return passes_by_id(raw->log, raw->filter, raw->one.of[0].id.word);
	if (kind != FACT_AMENDMENT)
		return false;
	struct text bytes = TEXT_EMPTY;
	text_add_bytes(&bytes, line->bytes, line->length);
	bool passes = amendment_decode(&bytes, &amendment, &fault);
	if (passes) {
		passes = passes_by_id(raw->log, raw->filter, root_of(raw->log, &amendment));
		amendment_release(&amendment);
	}
	text_release(&bytes);
	return passes;
}

static bool all_of_it(const struct log_filter *filter)
{
	return !filter->since.given && !filter->until.given && !filter->kind && !filter->routine;
}

static bool export_line(const struct journal_line *line, void *context, struct fault *fault)
{
	struct raw *raw = context;
	struct fault why;
	facts_clear(&raw->one);
	bool take = all_of_it(raw->filter)
			    ? !line->too_long && facts_read(&raw->one, line->bytes, line->length,
							    &why) != FACT_BAD
			    : wanted(raw, line);
	if (!take)
		return true;
	raw->seen++;
	add_raw(&raw->exporting->out, line->bytes, line->length);
	return put(raw->exporting, fault);
}

/* Every line, as it is in the files: amendments, what was taken back, and repeats. */
static bool export_raw(struct log *log, const struct log_filter *filter,
		       struct exporting *exporting, long *seen, struct fault *fault)
{
	struct raw raw = {exporting, log, filter, {0}, 0};
	bool done = true;
	facts_init(&raw.one);
	for (size_t m = 0; done && m < log->journal.month_count; m++) {
		journal_month month = log->journal.months[m];
		/* loading names the bad lines, and says which records pass */
		done = log_load(log, month, fault) &&
		       journal_each(&log->journal, month, export_line, &raw, fault);
	}
	facts_release(&raw.one);
	*seen = raw.seen;
	return done;
}

/* ---- the command ------------------------------------------------------------------------------
 */

static bool export_month(struct log *log, const struct log_filter *filter,
			 struct exporting *exporting, long *seen, struct fault *fault)
{
	for (size_t i = 0; i < log->facts.count; i++) {
		const struct fact *fact = &log->facts.of[i];
		if (!log_passes(log, filter, fact))
			continue;
		if (log->gone[i]) {
			if (exporting->format == EXPORT_SQL)
				sql_taken_back(fact->id.word, &exporting->out);
			continue;
		}
		++*seen;
		if (!export_one(log, fact, exporting, fault))
			return false;
	}
	return true;
}

/* The state after amendments; what is taken back is taken out of a database again. */
static bool export_state(struct log *log, const struct log_filter *filter,
			 struct exporting *exporting, long *seen, struct fault *fault)
{
	begin(exporting);
	for (size_t m = 0; m < log->journal.month_count; m++)
		if (!log_load(log, log->journal.months[m], fault) ||
		    !export_month(log, filter, exporting, seen, fault))
			return false;
	end(exporting);
	return put(exporting, fault);
}

int log_export(void *given)
{
	const struct log_options *options = given;
	struct exporting exporting = {.person = options->person ? options->person : "",
				      .out = TEXT_EMPTY};
	struct log_filter filter;
	struct fault fault;
	struct log log;
	long seen = 0;
	if ((options->format && !log_choice_read(options->format, "format", export_formats,
						 &exporting.format, &fault)) ||
	    !log_range_read(options, &filter, &fault) || !log_open(&log, &filter, &fault))
		return program_fault(&fault);
	exporting.day_start = filter.day_start;
	bool done = exporting.format == EXPORT_JSONL
			    ? export_raw(&log, &filter, &exporting, &seen, &fault)
			    : export_state(&log, &filter, &exporting, &seen, &fault);
	log_close(&log);
	text_release(&exporting.out);
	if (!done)
		return program_fault(&fault);
	if (seen)
		return FAULT_NONE;
	program_say("nothing in that range");
	return FAULT_NOTHING;
}
