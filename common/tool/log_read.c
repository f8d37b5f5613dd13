#include "tool/log_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/units.h"
#include "tool/program.h"

enum { NAMED_MOST = 5 }; /* bad lines that are named; the rest are counted */

static bool open_months(struct log *log, journal_month first, journal_month last,
			struct fault *fault)
{
	*log = (struct log){.month = -1};
	if (journal_open(&log->journal, first, last, fault))
		return true;
	log_close(log);
	return false;
}

/* The month in which the calendar showed `seconds`. */
static journal_month month_at(int64_t seconds)
{
	return journal_month_of((struct stamp){.at = seconds});
}

bool log_open(struct log *log, const struct log_filter *filter, struct fault *fault)
{
	journal_month first = JOURNAL_FIRST, last = JOURNAL_LAST;
	/* a moment is some day within one day to either side, by the zone it was written in */
	if (filter && filter->since.given)
		first = month_at(filter->since.value - (filter->since.exact ? DAY : 0));
	if (filter && filter->until.given)
		last = month_at(filter->until.value + (filter->until.exact ? DAY : 0));
	return open_months(log, first, last, fault);
}

static void forget_guests(struct log *log)
{
	for (size_t i = 0; i < log->guest_count; i++)
		text_release(&log->guests[i]);
	log->guest_count = 0;
}

void log_close(struct log *log)
{
	if (log->bad && !log->quiet)
		program_say("skipped %ld unreadable line%s; run \"leg-log check\"", log->bad,
			    log->bad == 1 ? "" : "s");
	journal_close(&log->journal);
	log_rows_release(&log->rows);
	history_release(&log->history);
	forget_guests(log);
	alloc_free(log->guests);
	log->guests = NULL;
}

/* ---- a month's lines ------------------------------------------------------------------------- */

static void pass_over(struct log *log, const struct journal_line *line, const char *why)
{
	char name[JOURNAL_NAME_SIZE];
	journal_file_name(log->month, name);
	if (log->bad++ < NAMED_MOST && !log->quiet)
		program_say("%s:%ld: %s%s", name, line->number, line->torn ? "torn line: " : "",
			    why);
}

static int64_t calendar_seconds(const struct log_row *row)
{
	return row->started.at + row->started.offset;
}

static void take_row(const struct journal_line *line, struct log_row *row)
{
	row->offset = line->offset;
	row->length = (unsigned)line->length;
	row->line = (unsigned)line->number;
}

static bool take_line(const struct journal_line *line, void *context, struct fault *fault)
{
	(void)fault;
	struct log *log = context;
	struct log_line read;
	struct fault why;
	read.rows = &log->rows;
	if (line->too_long)
		pass_over(log, line, "longer than 4 MiB");
	else if (!log_line_read(line->bytes, line->length, &read, &why))
		pass_over(log, line, why.text);
	else if (read.kind == LOG_LINE_AMENDMENT)
		history_add(&log->history, read.amendment);
	else if (read.kind == LOG_LINE_ERASURE)
		erasures_add(&log->history.erasures, &read.erasure);
	else
		take_row(line, read.row);
	return true;
}

/* ---- in order -------------------------------------------------------------------------------- */

typedef int log_row_order(const void *one, const void *two);

/* An insertion sort, since lines are nearly in order; a merged or shuffled month is sorted whole.
 */
static void put_in_order(struct log_rows *rows, log_row_order *order)
{
	enum { NEAR = 16 };
	struct log_row *of = rows->of;
	for (size_t i = 1; i < rows->count; i++) {
		if (order(&of[i - 1], &of[i]) <= 0)
			continue;
		struct log_row late = of[i];
		size_t place = i - 1;
		while (place > 0 && order(&of[place - 1], &late) > 0) {
			if (i - place >= NEAR) {
				qsort(of, rows->count, sizeof *of, order);
				return;
			}
			place--;
		}
		memmove(&of[place + 1], &of[place], (i - place) * sizeof *of);
		of[place] = late;
	}
}

/* ---- each record once ------------------------------------------------------------------------ */

static int by_id(const void *one, const void *two)
{
	const struct log_row *a = one, *b = two;
	int order = uuid_order(&a->id, &b->id);
	return order ? order : (a->created > b->created) - (a->created < b->created);
}

/* The greater line of two that have one id and one time: the same in every copy of the log. */
static bool greater_line(struct log *log, const struct log_row *a, const struct log_row *b,
			 bool *greater, struct fault *fault)
{
	struct text one = TEXT_EMPTY, two = TEXT_EMPTY;
	bool read = journal_line_at(&log->journal, a->offset, a->length, &one, fault) &&
		    journal_line_at(&log->journal, b->offset, b->length, &two, fault);
	*greater = read && strcmp(one.bytes, two.bytes) > 0;
	text_release(&one);
	text_release(&two);
	return read;
}

static bool drop_repeats(struct log *log, struct fault *fault)
{
	struct log_rows *rows = &log->rows;
	size_t kept = 0;
	put_in_order(rows, by_id);
	for (size_t i = 1; i < rows->count; i++) {
		struct log_row *held = &rows->of[kept], *next = &rows->of[i];
		if (uuid_order(&held->id, &next->id) != 0) {
			rows->of[++kept] = *next;
			continue;
		}
		bool greater = false;
		if (held->created == next->created &&
		    !greater_line(log, held, next, &greater, fault))
			return false;
		if (!greater)
			*held = *next;
	}
	rows->count = rows->count ? kept + 1 : 0;
	return true;
}

/* ---- amended --------------------------------------------------------------------------------- */

bool log_is_guest(const struct log_row *row)
{
	return row->offset < 0;
}

bool log_session(struct log *log, const struct log_row *row, struct session *session,
		 struct fault *fault)
{
	if (log_is_guest(row))
		return session_decode(&log->guests[-row->offset - 1], session, fault);
	struct text line = TEXT_EMPTY;
	bool read = journal_line_at(&log->journal, row->offset, row->length, &line, fault) &&
		    session_decode(&line, session, fault);
	text_release(&line);
	if (read)
		history_apply(&log->history, session);
	return read;
}

static bool amend_row(struct log *log, size_t index, struct fault *fault)
{
	struct log_rows *rows = &log->rows;
	struct session session;
	if (!log_session(log, &rows->of[index], &session, fault))
		return false;
	log_rows_add(rows, &session); /* as the last, which then takes the old one's place */
	session_release(&session);
	struct log_row *fresh = &rows->of[--rows->count], *old = &rows->of[index];
	fresh->offset = old->offset;
	fresh->length = old->length;
	fresh->line = old->line;
	*old = *fresh;
	return true;
}

static void drop_erased(struct log *log)
{
	struct log_rows *rows = &log->rows;
	size_t kept = 0;
	for (size_t i = 0; i < rows->count; i++)
		if (!erasures_record(&log->history.erasures, rows->of[i].id.word))
			rows->of[kept++] = rows->of[i];
	rows->count = kept;
}

static bool amend(struct log *log, struct fault *fault)
{
	struct log_rows *rows = &log->rows;
	if (!log->history.count && !log->history.erasures.count)
		return true;
	drop_erased(log);
	history_settle(&log->history);
	for (size_t i = 0; i < rows->count; i++)
		if (history_touches(&log->history, rows->of[i].id.word) &&
		    !amend_row(log, i, fault))
			return false;
	return true;
}

/* ---- by their start, those taken back marked ------------------------------------------------- */

static int by_start(const void *one, const void *two)
{
	const struct log_row *a = one, *b = two;
	int64_t first = calendar_seconds(a), second = calendar_seconds(b);
	return first != second ? (first > second) - (first < second) : uuid_order(&a->id, &b->id);
}

static bool load_own(struct log *log, journal_month month, struct fault *fault);

/* ---- moved from one month to another ----------------------------------------------------------
 *
 * A record and its changes stay in the month file of its first start. A change that moves it to
 * another month is in the file of that month too, and so says where to look. */

static bool moves_to(const struct amendment *amendment, journal_month month)
{
	return amendment->set.moved && journal_month_of(amendment->set.started) == month;
}

journal_month log_moved_from(const struct log *log, const struct amendment *amendment)
{
	journal_month home = journal_month_find(amendment->month);
	return home != log->month && moves_to(amendment, log->month) ? home : -1;
}

bool log_open_month(struct log *log, journal_month month, struct fault *fault)
{
	if (!open_months(log, month, month, fault))
		return false;
	log->quiet = true;
	if (load_own(log, month, fault))
		return true;
	log_close(log);
	return false;
}

static void add_guest(struct log *log, const struct session *session)
{
	ALLOC_ROOM(log->guests, log->guest_count, log->guest_room);
	struct text *line = &log->guests[log->guest_count++];
	*line = TEXT_EMPTY;
	session_encode(session, line);
	text_cut(line, line->length - 1);
	log_rows_add(&log->rows, session)->offset = -(int64_t)log->guest_count;
}

const struct log_row *log_row_of(const struct log *log, const char *id)
{
	for (size_t i = 0; i < log->rows.count; i++)
		if (!strcmp(log->rows.of[i].id.word, id))
			return &log->rows.of[i];
	return NULL;
}

/* Takes the record `id` in, if it stands and is of this month by now. */
static bool take_guest(struct log *log, struct log *home, const char *id, struct fault *fault)
{
	const struct log_row *row = log_row_of(home, id);
	struct session session;
	if (!row || history_takes_back(&home->history, id))
		return true;
	if (!log_session(home, row, &session, fault))
		return false;
	if (journal_month_of(session.started) == log->month)
		add_guest(log, &session);
	session_release(&session);
	return true;
}

static bool take_guests(struct log *log, struct fault *fault)
{
	for (size_t i = 0; i < log->history.count; i++) {
		const struct amendment *amendment = &log->history.of[i].amendment;
		journal_month home = log_moved_from(log, amendment);
		struct log other;
		if (home < 0 || log_row_of(log, amendment->target.word))
			continue;
		if (!log_open_month(&other, home, fault))
			return false;
		bool taken = take_guest(log, &other, amendment->target.word, fault);
		log_close(&other);
		if (!taken)
			return false;
	}
	return true;
}

/* Whether the month that the row was moved to knows of it. If not, it stays where it is. */
static bool is_away(const struct log *log, const struct log_row *row)
{
	journal_month month = journal_month_of(row->started);
	struct log other;
	struct fault ignored;
	bool known = false;
	if (month == log->month || log_is_guest(row) ||
	    !history_touches(&log->history, row->id.word) ||
	    !log_open_month(&other, month, &ignored))
		return false;
	for (size_t i = 0; i < other.history.count; i++) {
		const struct amendment *amendment = &other.history.of[i].amendment;
		known |= !strcmp(amendment->target.word, row->id.word) &&
			 log_moved_from(&other, amendment) == log->month;
	}
	log_close(&other);
	return known;
}

/* ---- a month --------------------------------------------------------------------------------- */

static void mark(struct log *log)
{
	for (size_t i = 0; log->history.count && i < log->rows.count; i++) {
		struct log_row *row = &log->rows.of[i];
		row->gone = history_takes_back(&log->history, row->id.word);
		row->away = is_away(log, row);
	}
}

bool log_stands(const struct log_row *row)
{
	return !row->gone && !row->away;
}

/* The month's own lines, amended. */
static bool load_own(struct log *log, journal_month month, struct fault *fault)
{
	log_rows_clear(&log->rows);
	history_clear(&log->history);
	forget_guests(log);
	log->month = month;
	return journal_each(&log->journal, month, take_line, log, fault) &&
	       drop_repeats(log, fault) && amend(log, fault);
}

static void tell_progress(const struct log *log)
{
	for (size_t m = 0; log->tick && m < log->journal.month_count; m++)
		if (log->journal.months[m] == log->month)
			log->tick((int64_t)m + 1, (int64_t)log->journal.month_count);
}

bool log_load(struct log *log, journal_month month, struct fault *fault)
{
	if (!load_own(log, month, fault) || !take_guests(log, fault))
		return false;
	put_in_order(&log->rows, by_start);
	mark(log);
	tell_progress(log);
	return true;
}

/* ---- filtered -------------------------------------------------------------------------------- */

static bool within(const struct log_filter *filter, const struct log_row *row)
{
	const struct log_bound *since = &filter->since, *until = &filter->until;
	int64_t moment = row->started.at, calendar = calendar_seconds(row);
	return (!since->given || (since->exact ? moment : calendar) >= since->value) &&
	       (!until->given || (until->exact ? moment : calendar) <= until->value);
}

static bool of_kind(const struct log_rows *rows, const struct log_row *row, const char *kind)
{
	const struct log_cell *active = &rows->cells[row->cell];
	if (!strcmp(log_word(row->kind), kind))
		return true;
	for (int i = 0; i < row->active; i++)
		if (!strcmp(step_kind_id((enum step_kind)active[i].of), kind))
			return true;
	return false;
}

bool log_passes(const struct log *log, const struct log_filter *filter, const struct log_row *row)
{
	return within(filter, row) && (!filter->kind || of_kind(&log->rows, row, filter->kind)) &&
	       (!filter->routine || !strcmp(log_word(row->routine), filter->routine));
}

bool log_each(struct log *log, const struct log_filter *filter, log_visitor *visit, void *context,
	      struct fault *fault)
{
	const bool every =
		!filter->since.given && !filter->until.given && !filter->kind && !filter->routine;
	for (size_t m = 0; m < log->journal.month_count; m++) {
		if (!log_load(log, log->journal.months[m], fault))
			return false;
		for (size_t i = 0; i < log->rows.count; i++) {
			const struct log_row *row = &log->rows.of[i];
			if (!log_stands(row) || (!every && !log_passes(log, filter, row)))
				continue;
			log->seen++;
			if (!visit(log, row, context, fault))
				return false;
		}
	}
	return true;
}

bool log_visit(const struct log_filter *filter, bool quiet, log_visitor *visit, void *context,
	       struct fault *fault)
{
	struct log log;
	if (!log_open(&log, filter, fault))
		return false;
	log.quiet = quiet;
	bool read = log_each(&log, filter, visit, context, fault);
	log_close(&log);
	return read;
}

struct log_filter log_days(int64_t first, int64_t last, int day_start)
{
	return (struct log_filter){
		.since = {.given = true, .value = first * DAY + day_start},
		.until = {.given = true, .value = (last + 1) * DAY + day_start - 1}};
}
