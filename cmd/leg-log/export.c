#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/terminal_text.h"
#include "base/units.h"
#include "leg_log.h"
#include "log_find.h"
#include "log_options.h"
#include "progress.h"
#include "session_formats.h"
#include "show/ical.h"
#include "tool/log_read.h"
#include "tool/program.h"
#include "tool/transfer.h"

enum { TWO_DAYS = 2 * DAY };

/* The time that a session takes in timewarrior, which tracks one thing at a time. */
struct taken {
	int64_t from, to;
};

struct exporting {
	struct log log;
	struct log_filter filter;
	int format;
	const char *person;
	bool simulated, partner; /* these sessions too */
	struct text out;
	bool begun; /* something was written */
	bool first; /* of FHIR's entries */
	struct taken *taken;
	size_t taken_count, taken_room;
	struct log_rows one; /* the raw line that is looked at */
	struct log *home;    /* NULL, or the month whose lines about `guest` are looked for */
	const char *guest;
};

/* True if the session shares time with an earlier one of ours. They come in the order of their
 * local times, which is the order of time within a day or so. */
static bool overlaps_last(struct exporting *exporting, const struct session *session)
{
	for (size_t i = exporting->taken_count; i-- > 0;) {
		const struct taken *taken = &exporting->taken[i];
		if (taken->to + TWO_DAYS < session->started.at)
			break;
		if (session->started.at < taken->to && taken->from < session->ended.at)
			return true;
	}
	ALLOC_ROOM(exporting->taken, exporting->taken_count, exporting->taken_room);
	exporting->taken[exporting->taken_count++] =
		(struct taken){session->started.at, session->ended.at};
	return false;
}

static void write_timewarrior(struct exporting *exporting, const struct session *session)
{
	if (!session->active_seconds || session->ended.at <= session->started.at)
		return;
	if (!overlaps_last(exporting, session)) {
		timewarrior_session(session, &exporting->out);
		return;
	}
	struct text line = TEXT_EMPTY;
	session_line(session, 0, &line);
	program_say("left out, because it overlaps an earlier session: %.*s", (int)line.length - 1,
		    line.bytes);
	text_release(&line);
}

enum { EXPORT_JSONL, EXPORT_CSV, EXPORT_SQL, EXPORT_ICS, EXPORT_TIMEWARRIOR, EXPORT_FHIR };

/* The formats, and their writers before the first record, of one taken back, and after the last. */
static const struct {
	const char *id;
	void (*begin)(struct text *out);
	void (*taken_back)(const char *id, struct text *out);
	void (*end)(struct text *out);
} formats[] = {
	[EXPORT_JSONL] = {"jsonl", NULL, NULL, NULL},
	[EXPORT_CSV] = {"csv", csv_header, NULL, NULL},
	[EXPORT_SQL] = {"sql", sql_begin, sql_taken_back, sql_end},
	[EXPORT_ICS] = {"ics", ical_begin, NULL, ical_end},
	[EXPORT_TIMEWARRIOR] = {"timewarrior", NULL, NULL, NULL},
	[EXPORT_FHIR] = {"fhir", fhir_bundle_begin, NULL, fhir_bundle_end},
};

static void add_session(struct exporting *exporting, const struct session *session)
{
	struct text *out = &exporting->out;
	int64_t day = stamp_day(session->started, exporting->filter.day_start);
	if (exporting->format == EXPORT_CSV)
		csv_session(session, out);
	else if (exporting->format == EXPORT_SQL)
		sql_session(session, exporting->person, day, out);
	else if (exporting->format == EXPORT_ICS)
		ics_session(session, day, out);
	else if (exporting->format == EXPORT_TIMEWARRIOR)
		write_timewarrior(exporting, session);
	else
		fhir_bundle_session(session, exporting->person, &exporting->first, out);
}

/* Adds lines for a terminal: visible, but for their ends. */
static void add_visible_lines(const struct text *bytes, struct text *out)
{
	struct text line = TEXT_EMPTY;
	for (const char *at = bytes->bytes; at;) {
		at = text_part(&line, at, '\n');
		if (at && line.length && line.bytes[line.length - 1] == '\r')
			text_cut(&line, line.length - 1);
		visible_add(out, line.bytes);
		if (at)
			text_add_char(out, '\n');
	}
	text_release(&line);
}

/* On a terminal, bytes that would drive it are made visible; a pipe or file gets them as they are.
 */
static bool put_bytes(const struct text *bytes, struct fault *fault)
{
	struct text shown = TEXT_EMPTY;
	const struct text *out = bytes;
	if (isatty(STDOUT_FILENO)) {
		add_visible_lines(bytes, &shown);
		out = &shown;
	}
	bool printed = program_print(out);
	text_release(&shown);
	return printed || fault_set(fault, FAULT_IO, "%s", "");
}

/* Writes the text collected so far; before the first, the beginning of the format. */
static bool write_out(struct exporting *exporting, struct fault *fault)
{
	struct text *out = &exporting->out, head = TEXT_EMPTY;
	if (!out->length)
		return true;
	if (!exporting->begun && formats[exporting->format].begin)
		formats[exporting->format].begin(&head);
	exporting->begun = true;
	bool done = put_bytes(&head, fault) && put_bytes(out, fault);
	text_release(&head);
	text_clear(out);
	return done;
}

/* ---- raw lines ------------------------------------------------------------------------------ */

/* The id of the record that a line is, or is about: a change, through changes of changes if need
 * be. The month of the line is loaded. */
static const char *record_of(const struct log *log, const struct log_line *line)
{
	const struct amendment *next = &line->amendment;
	const char *target = NULL;
	if (line->kind != LOG_LINE_AMENDMENT)
		return line->kind == LOG_LINE_SESSION ? line->row->id.word
						      : line->erasure.target.word;
	for (size_t steps = 0; next && steps <= log->history.count; steps++) {
		target = next->target.word;
		next = log_change_of(log, target);
	}
	return target;
}

/* True of the copy of a change that was to move its record here, and was not made: its record does
 * not know of it. It says nothing, and must not make the change where it is imported. */
static bool is_left_over(const struct log *log, const struct amendment *change)
{
	journal_month home = log_moved_from(log, change);
	struct log other;
	struct fault ignored;
	if (home < 0 || !log_open_month(&other, home, &ignored))
		return false;
	bool is = log_row_of(&other, change->target.word) &&
		  !log_change_of(&other, change->envelope.id.word);
	log_close(&other);
	return is;
}

static bool all_of_it(const struct log_filter *filter)
{
	return !filter->since.given && !filter->until.given && !filter->kind && !filter->routine;
}

/* A change passes if its record does. */
static bool wanted(const struct exporting *exporting, const struct log_line *read)
{
	const struct log *log = &exporting->log;
	if (read->kind == LOG_LINE_AMENDMENT && is_left_over(log, &read->amendment))
		return false;
	if (read->kind == LOG_LINE_ERASURE || all_of_it(&exporting->filter))
		return true; /* an erasure says nothing of the user, and a copy needs it */
	const struct log_row *row = log_row_of(log, record_of(log, read));
	return row && log_passes(log, &exporting->filter, row);
}

static bool write_line(struct exporting *exporting, const struct journal_line *line,
		       struct fault *fault)
{
	text_add_bytes(&exporting->out, line->bytes, line->length);
	text_add_char(&exporting->out, '\n');
	return write_out(exporting, fault);
}

static bool export_line(const struct journal_line *line, void *context, struct fault *fault)
{
	struct exporting *exporting = context;
	struct log_line read = {.rows = &exporting->one};
	struct fault why;
	log_rows_clear(&exporting->one);
	if (line->too_long || !log_line_read(line->bytes, line->length, &read, &why))
		return true;
	bool take = exporting->home ? !strcmp(record_of(exporting->home, &read), exporting->guest)
				    : wanted(exporting, &read);
	log_line_release(&read);
	return !take || write_line(exporting, line, fault);
}

/* The month that has the line and the changes of a guest. */
static journal_month home_of(const struct log *log, const struct log_row *guest)
{
	for (size_t i = 0; i < log->history.count; i++) {
		const struct amendment *amendment = &log->history.of[i].amendment;
		journal_month home = log_moved_from(log, amendment);
		if (home >= 0 && !uuid_order(&amendment->target, &guest->id))
			return home;
	}
	return log->month;
}

/* A record that was moved here has its lines in another month: adds those too. */
static bool export_guest(struct exporting *exporting, const struct log_row *guest,
			 struct fault *fault)
{
	struct log home;
	journal_month month = home_of(&exporting->log, guest);
	if (!log_open_month(&home, month, fault))
		return false;
	exporting->home = &home;
	exporting->guest = guest->id.word;
	bool done = journal_each(&home.journal, month, export_line, exporting, fault);
	exporting->home = NULL;
	log_close(&home);
	return done;
}

static bool export_guests(struct exporting *exporting, struct fault *fault)
{
	const struct log *log = &exporting->log;
	for (size_t i = 0; !all_of_it(&exporting->filter) && i < log->rows.count; i++)
		if (log_is_guest(&log->rows.of[i]) &&
		    log_passes(log, &exporting->filter, &log->rows.of[i]) &&
		    !export_guest(exporting, &log->rows.of[i], fault))
			return false;
	return true;
}

/* Every line, as it is in the files: with amendments, undone records and repeats. */
static bool export_raw(struct exporting *exporting, journal_month month, struct fault *fault)
{
	return journal_each(&exporting->log.journal, month, export_line, exporting, fault) &&
	       export_guests(exporting, fault);
}

/* ---- the command ---------------------------------------------------------------------------- */

/* Simulated sessions and a partner's are for those who ask. */
static bool left_out(const struct exporting *exporting, const struct log_row *row)
{
	return (row->simulated && !exporting->simulated) ||
	       (row->mode == MODE_PARTNER && !exporting->partner);
}

/* Deletes erased records, which an earlier export may have brought into a database. */
static void export_erased(struct exporting *exporting)
{
	const struct erasures *erasures = &exporting->log.history.erasures;
	for (size_t i = 0; formats[exporting->format].taken_back && i < erasures->count; i++)
		if (!erasures->of[i].note && *erasures->of[i].envelope.id.word)
			formats[exporting->format].taken_back(erasures->of[i].target.word,
							      &exporting->out);
}

/* The state after amendments; undone and erased records are deleted from a database. */
static bool export_state(struct exporting *exporting, struct fault *fault)
{
	struct log *log = &exporting->log;
	export_erased(exporting);
	for (size_t i = 0; i < log->rows.count; i++) {
		const struct log_row *row = &log->rows.of[i];
		struct session session;
		if (!log_passes(log, &exporting->filter, row) || left_out(exporting, row))
			continue;
		if (row->gone && formats[exporting->format].taken_back)
			formats[exporting->format].taken_back(row->id.word, &exporting->out);
		if (!log_stands(row))
			continue;
		if (!log_session(log, row, &session, fault))
			return false;
		add_session(exporting, &session);
		session_release(&session);
		if (!write_out(exporting, fault))
			return false;
	}
	return write_out(exporting, fault);
}

static bool export_months(struct exporting *exporting, struct fault *fault)
{
	const struct journal *journal = &exporting->log.journal;
	bool raw = exporting->format == EXPORT_JSONL;
	for (size_t m = 0; m < journal->month_count; m++)
		/* loading names the bad lines, and says which records pass */
		if (!log_load(&exporting->log, journal->months[m], fault) ||
		    !(raw ? export_raw(exporting, journal->months[m], fault)
			  : export_state(exporting, fault)))
			return false;
	if ((exporting->begun || exporting->out.length) && formats[exporting->format].end)
		formats[exporting->format].end(&exporting->out);
	return write_out(exporting, fault);
}

/* --screening: the screening that goes with FHIR's ratings. */
static bool screening_read(const char *file, struct exporting *exporting, struct fault *fault)
{
	struct text bytes = TEXT_EMPTY, where = TEXT_EMPTY;
	struct screening screening;
	if (!file)
		return true;
	if (exporting->format != EXPORT_FHIR)
		return fault_set(fault, FAULT_USAGE, "--screening is for --format=fhir");
	bool read = transfer_read(file, &bytes, &where, fault);
	if (read && !screening_decode(&bytes, &screening, fault))
		read = fault_at(fault, where.bytes);
	else if (read)
		fhir_bundle_screening(&screening, exporting->person, &exporting->first,
				      &exporting->out);
	text_release(&bytes);
	text_release(&where);
	return read;
}

static bool exporting_read(const struct log_options *options, struct exporting *exporting,
			   struct fault *fault)
{
	*exporting = (struct exporting){.format = EXPORT_JSONL,
					.person = options->person ? options->person : "",
					.simulated = options->simulated != NULL,
					.partner = options->partner != NULL,
					.out = TEXT_EMPTY,
					.first = true};
	if (!LOG_CHOICE_READ(options->format, "--format", formats, &exporting->format, fault) ||
	    !log_range_read(options,
			    exporting->format == EXPORT_SQL || exporting->format == EXPORT_ICS,
			    &exporting->filter, fault))
		return false;
	if (options->person && exporting->format != EXPORT_SQL && exporting->format != EXPORT_FHIR)
		return fault_set(fault, FAULT_USAGE, "--person is for --format=sql and fhir");
	return log_utf8_read(options->person, "--person", fault) &&
	       screening_read(options->screening, exporting, fault);
}

int log_export(void *given)
{
	struct exporting exporting;
	struct fault fault;
	if (!exporting_read(given, &exporting, &fault) ||
	    !log_open(&exporting.log, &exporting.filter, &fault))
		return program_fault(&fault);
	if (!isatty(STDOUT_FILENO))
		exporting.log.tick = progress_tick;
	bool done = export_months(&exporting, &fault);
	progress_end();
	log_close(&exporting.log);
	log_rows_release(&exporting.one);
	text_release(&exporting.out);
	alloc_free(exporting.taken);
	if (!done)
		return program_fault(&fault);
	if (exporting.begun)
		return FAULT_NONE;
	program_say(exporting.format == EXPORT_FHIR ? "no ratings in that range"
						    : "nothing in that range");
	return FAULT_NOTHING;
}
