#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/terminal_text.h"
#include "base/units.h"
#include "duplicate_ids.h"
#include "left_over.h"
#include "leg_log.h"
#include "log_find.h"
#include "log_options.h"
#include "month_rewrite.h"
#include "progress.h"
#include "tool/log_read.h"
#include "tool/program.h"

enum { SLACK_SECONDS = 2, PRIVATE = 0600, OTHERS = 0077, PERMISSIONS = 07777 };

struct checking {
	struct log log;
	struct duplicate_ids duplicates;
	struct log_rows row; /* of the line that is looked at */
	char file[JOURNAL_NAME_SIZE];
	int64_t now;
	long records, changes, faults, unreadable;
};

__attribute__((format(printf, 3, 4))) static void
report_finding(struct checking *checking, unsigned long line, const char *format, ...)
{
	va_list words;
	checking->faults++;
	printf("%s:", checking->file);
	if (line)
		printf("%lu:", line);
	putchar(' ');
	va_start(words, format);
	vprintf(format, words);
	va_end(words);
	putchar('\n');
}

/* ---- lines that are no records -------------------------------------------------------------- */

static bool is_record(struct checking *checking, const struct journal_line *line, struct fault *why)
{
	struct log_line read = {.rows = &checking->row};
	log_rows_clear(&checking->row);
	if (line->too_long)
		return fault_set(why, FAULT_DATA, "longer than 4 MiB");
	if (!log_line_read(line->bytes, line->length, &read, why))
		return false;
	log_line_release(&read);
	return true;
}

static bool check_line(const struct journal_line *line, void *context, struct fault *fault)
{
	(void)fault;
	struct checking *checking = context;
	struct fault why;
	if (is_record(checking, line, &why))
		return true;
	checking->unreadable++;
	report_finding(checking, (unsigned long)line->number, "%s: %s",
		       line->torn ? "torn line" : "not a record", why.text);
	return true;
}

static enum month_edit repair_line(const struct journal_line *line, struct text *changed,
				   void *context)
{
	(void)changed;
	struct fault why;
	return is_record(context, line, &why) ? MONTH_KEEP : MONTH_ASIDE;
}

/* Sets the unreadable lines of the month aside; they are no faults of it then. */
static bool repair_month(struct checking *checking, journal_month month, struct fault *fault)
{
	struct month_lock lock;
	size_t moved;
	if (!month_lock(month, &lock, fault))
		return false;
	bool done = month_rewrite(&lock, repair_line, checking, &TEXT_EMPTY, &moved, fault);
	month_unlock(&lock);
	if (done)
		printf("%s: %zu line%s set aside in %s.bad\n", checking->file, moved,
		       moved == 1 ? "" : "s", checking->file);
	return done;
}

/* ---- records that say what cannot be -------------------------------------------------------- */

static void check_times(struct checking *checking, const struct log_row *row,
			const struct session *session)
{
	int64_t took = session->ended.at - session->started.at;
	int64_t said = (int64_t)session->active_seconds + session->paused_seconds;
	if (took < 0)
		report_finding(checking, row->line, "impossible times: it ended before it started");
	else if (said > took + SLACK_SECONDS)
		report_finding(checking, row->line, "impossible times: %lld seconds in %lld",
			       (long long)said, (long long)took);
	if (session_sum(session) != session->active_seconds)
		report_finding(checking, row->line, "active adds up to %lld seconds, not %d",
			       (long long)session_sum(session), session->active_seconds);
	if (session->started.at > checking->now + DAY &&
	    (!session->kind || strcmp(session->kind, SESSION_DAY_OFF) != 0))
		report_finding(checking, row->line, "impossible times: it is in the future");
	if (journal_month_of(session->started) != checking->log.month)
		report_finding(checking, row->line, "wrong month: it belongs in another file");
}

/* Only socks, and records that took no time, can overlap others. */
static bool can_overlap(const struct session *session)
{
	return session->simulated || session->ended.at <= session->started.at ||
	       session->active[STEP_SOCKS][LEG_BOTH] || session->active[STEP_SOCKS][LEG_LEFT] ||
	       session->active[STEP_SOCKS][LEG_RIGHT];
}

static bool check_records(struct checking *checking, struct fault *fault)
{
	struct log *log = &checking->log;
	int64_t busy_until[MODES] = {INT64_MIN, INT64_MIN};
	unsigned busy_line[MODES] = {0};
	for (size_t i = 0; i < log->rows.count; i++) {
		const struct log_row *row = &log->rows.of[i];
		struct session session;
		checking->records += !log_is_guest(row);
		if (!log_stands(row) || log_is_guest(row))
			continue;
		if (!log_session(log, row, &session, fault))
			return false;
		check_times(checking, row, &session);
		if (!can_overlap(&session)) {
			int mode = (int)session.mode;
			/* it may well be true, and is no fault: days logged without a time, two
			 * people who walk at once */
			if (session.started.at < busy_until[mode])
				printf("%s:%u: note: overlaps the record of line %u\n",
				       checking->file, row->line, busy_line[mode]);
			if (session.ended.at > busy_until[mode]) {
				busy_until[mode] = session.ended.at;
				busy_line[mode] = row->line;
			}
		}
		session_release(&session);
	}
	return true;
}

static void check_changes(struct checking *checking)
{
	const struct log *log = &checking->log;
	char month[JOURNAL_MONTH_SIZE];
	journal_month_name(log->month, month);
	for (size_t i = 0; i < log->history.count; i++) {
		const struct amendment *amendment = &log->history.of[i].amendment;
		const char *target = amendment->target.word;
		if (log_moved_from(log, amendment) >= 0)
			continue; /* the copy of one */
		checking->changes++;
		/* with erasures, it may have come later than what it was about went */
		if (!log_row_of(log, target) && !log_change_of(log, target) &&
		    !log->history.erasures.count)
			report_finding(checking, 0,
				       "the change %s is about no record in this month",
				       amendment->envelope.id.word);
		if (*amendment->month && strcmp(amendment->month, month) != 0)
			report_finding(checking, 0, "wrong month: the change %s belongs in %s",
				       amendment->envelope.id.word, amendment->month);
	}
}

static void tell_duplicate(void *context, journal_month month, unsigned line, const char *words)
{
	struct checking *checking = context;
	journal_file_name(month, checking->file);
	report_finding(checking, line, "%s", words);
}

/* ---- a month -------------------------------------------------------------------------------- */

static void check_mode(struct checking *checking)
{
	struct stat about;
	if (fstatat(checking->log.journal.folder, checking->file, &about, AT_SYMLINK_NOFOLLOW) ||
	    !S_ISREG(about.st_mode))
		return; /* opening it tells what it is */
	if (about.st_mode & OTHERS)
		report_finding(checking, 0, "wrong mode %04o: set to %04o",
			       (unsigned)about.st_mode & PERMISSIONS,
			       (unsigned)about.st_mode & PRIVATE);
}

static bool check_month(struct checking *checking, journal_month month, bool repair,
			struct fault *fault)
{
	journal_file_name(month, checking->file);
	checking->log.month = month;
	long unreadable = checking->unreadable;
	check_mode(checking);
	if (!journal_each(&checking->log.journal, month, check_line, checking, fault) ||
	    !duplicate_ids_within(&checking->duplicates, month, true, fault) ||
	    !log_load(&checking->log, month, fault) || !check_records(checking, fault))
		return false;
	check_changes(checking);
	if (!repair || checking->unreadable == unreadable)
		return true;
	checking->faults -= checking->unreadable - unreadable;
	return repair_month(checking, month, fault);
}

/* ---- beside the log ------------------------------------------------------------------------- */

/* Notes what is left over, and the command that takes it, if one does. */
static void note_left_over(enum left_over_kind kind, const char *words, const char *command,
			   const char *after)
{
	struct left_over paths;
	left_over_find(kind, &paths);
	for (size_t i = 0; i < paths.count; i++) {
		struct text line = TEXT_EMPTY;
		visible_add(&line, paths.of[i].bytes);
		text_addf(&line, ": note: %s", words);
		if (command) {
			text_addf(&line, ": leg-log %s ", command);
			visible_add_shell_word(&line, paths.of[i].bytes);
		}
		printf("%s%s\n", line.bytes, after);
		text_release(&line);
	}
	left_over_release(&paths);
}

static void check_left_over(void)
{
	note_left_over(LEFT_CUT_OFF,
		       "a session that was cut off; the next leg-timer keeps what was done, and "
		       "says how to add it",
		       NULL, "");
	note_left_over(LEFT_UNSAVED, "a record that is kept, but not in the log", "add", "");
	note_left_over(LEFT_UNREADABLE,
		       "kept, but cannot be read as a record: repair it or move it away", NULL, "");
	note_left_over(LEFT_CONFLICTS, "a conflict copy of a synced folder, not read", "import",
		       " merges it; then delete it");
}

/* A month that cannot be read or repaired does not hide the faults of later ones. */
static bool check_months(struct checking *checking, bool repair, struct fault *first)
{
	bool done = true;
	for (size_t m = 0; m < checking->log.journal.month_count; m++) {
		struct fault fault;
		if (check_month(checking, checking->log.journal.months[m], repair, &fault))
			continue;
		if (done)
			*first = fault;
		else
			program_say("%s", fault.text);
		done = false;
	}
	return done;
}

int log_check(void *given)
{
	const struct log_options *options = given;
	struct checking checking = {0};
	struct fault fault;
	if (!log_open(&checking.log, NULL, &fault))
		return program_fault(&fault);
	checking.log.quiet = true;
	if (!isatty(STDOUT_FILENO)) /* the bar would be between the faults */
		checking.log.tick = progress_tick;
	checking.now = clock_now().at;
	checking.duplicates = (struct duplicate_ids){
		.journal = &checking.log.journal, .tell = tell_duplicate, .context = &checking};
	size_t months = checking.log.journal.month_count;
	check_left_over();
	bool done = check_months(&checking, options->repair != NULL, &fault);
	done = done && duplicate_ids_between(&checking.duplicates, &fault);
	progress_end();
	duplicate_ids_release(&checking.duplicates);
	log_rows_release(&checking.row);
	log_close(&checking.log);
	if (!done)
		return program_fault(&fault);
	printf("%ld record%s and %ld change%s in %zu month%s: %ld fault%s\n", checking.records,
	       checking.records == 1 ? "" : "s", checking.changes, checking.changes == 1 ? "" : "s",
	       months, months == 1 ? "" : "s", checking.faults, checking.faults == 1 ? "" : "s");
	return checking.faults ? FAULT_NOTHING : FAULT_NONE;
}
