/* store/journal, log_batch, base/filelock: lines as they are written, torn, joined and set
 * aside. */
#include "tap.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/filelock.h"
#include "leg-log/chart.h"
#include "leg-log/log_batch.h"
#include "leg-log/month_rewrite.h"
#include "leg-log/session_formats.h"
#include "show/duration_text.h"
#include "show/html.h"
#include "show/session_text.h"
#include "store/journal.h"

static char home[] = "build/tests/journal-XXXXXX";
static journal_month month;

static void id_of(int number, char id[UUID_SIZE])
{
	snprintf(id, UUID_SIZE, "01a204f8-0000-7000-8000-%012d", number);
}

/* Adds the record `number` with these words; how it was found, or -1 and the fault. */
static int add(int number, const char *words, enum append_rule rule, struct fault *fault)
{
	struct log_batch batch = {0};
	struct uuid id;
	id_of(number, id.word);
	text_addf(&log_batch_next(&batch, id, month)->line, "{\"id\":\"%s\",\"words\":\"%s\"}\n",
		  id.word, words);
	bool stored = log_batch_store(&batch, rule, fault);
	enum append_found found = batch.of[0].found;
	log_batch_release(&batch);
	return stored || found == APPEND_DIFFERENT ? (int)found : -1;
}

struct seen {
	int lines, torn;
	size_t longest, room;
	char last[64];
};

static bool look(const struct journal_line *line, void *context, struct fault *fault)
{
	(void)fault;
	struct seen *seen = context;
	seen->lines++;
	seen->torn += line->torn;
	seen->longest = line->length > seen->longest ? line->length : seen->longest;
	snprintf(seen->last, sizeof seen->last, "%.*s", (int)line->length, line->bytes);
	return true;
}

static struct seen read_month(void)
{
	struct journal journal;
	struct seen seen = {0};
	struct fault fault;
	if (journal_open(&journal, JOURNAL_FIRST, JOURNAL_LAST, &fault)) {
		ok(journal_each(&journal, month, look, &seen, &fault), "the month is read");
		seen.room = journal.room;
		journal_close(&journal);
	}
	return seen;
}

static void path(char out[512], const char *more)
{
	snprintf(out, 512, "%s/leg/sessions/2026-11.jsonl%s", home, more);
}

static void write_raw(const char *bytes, size_t length)
{
	char name[512];
	path(name, "");
	int fd = open(name, O_WRONLY | O_APPEND);
	ok(fd >= 0 && write(fd, bytes, length) == (ssize_t)length, "bytes from outside");
	close(fd);
}

static void appending(void)
{
	struct fault fault = {0};
	struct stat about;
	char name[512];
	ok(add(1, "one", APPEND_ONE_A_RECORD, &fault) == APPEND_NEW, "a record is new");
	ok(add(1, "one", APPEND_ONE_A_RECORD, &fault) == APPEND_THERE, "the same twice is one");
	ok(add(1, "other", APPEND_ONE_A_RECORD, &fault) == APPEND_DIFFERENT,
	   "its id with other words is told");
	ok(read_month().lines == 1, "and not written");
	ok(add(1, "other", APPEND_KEEP_BOTH, &fault) == APPEND_DIFFERENT, "a merge keeps both");
	ok(add(1, "other", APPEND_KEEP_BOTH, &fault) == APPEND_THERE, "once");
	ok(read_month().lines == 2, "two lines");
	path(name, "");
	ok(!stat(name, &about) && (about.st_mode & 07777) == 0600, "the file is 0600");
	write_raw("{\"torn", 6);
	struct seen seen = read_month();
	ok(seen.lines == 3 && seen.torn == 1, "a tail without a newline is torn");
	ok(add(2, "two", APPEND_ONE_A_RECORD, &fault) == APPEND_NEW, "and swallows nothing:");
	seen = read_month();
	ok(seen.lines == 4 && seen.torn == 0 && strstr(seen.last, "000002"),
	   "it is a line by itself");
}

static enum month_edit aside_if_torn(const struct journal_line *seen, struct text *line,
				     void *context)
{
	(void)line;
	(void)context;
	return seen->length == 6 ? MONTH_ASIDE : MONTH_KEEP;
}

/* How many lines are set aside; -1 on a fault. */
static int set_aside(void)
{
	struct month_lock lock;
	struct fault fault = {0};
	size_t moved;
	if (!month_lock(month, &lock, &fault))
		return -1;
	bool done = month_rewrite(&lock, aside_if_torn, NULL, &TEXT_EMPTY, &moved, &fault);
	month_unlock(&lock);
	return done ? (int)moved : -1;
}

static void setting_aside(void)
{
	struct stat about;
	char name[512];
	ok(set_aside() == 1, "one is set aside");
	path(name, ".bad");
	ok(!stat(name, &about) && about.st_size == 7 && (about.st_mode & 07777) == 0600,
	   "with its newline, in a private file");
	ok(read_month().lines == 3, "the others stay");
	ok(set_aside() == 0, "nothing is left");
}

static void long_lines(void)
{
	size_t length = 20 << 20, document = 4 << 20;
	char *line = malloc(length + 1);
	memset(line, 'x', length);
	line[length] = '\n';
	write_raw(line, length + 1);
	free(line);
	struct fault fault = {0};
	ok(add(3, "three", APPEND_ONE_A_RECORD, &fault) == APPEND_NEW, "behind a line of 20 MiB");
	struct seen seen = read_month();
	ok(seen.lines == 5 && strstr(seen.last, "000003"), "what follows is a line of its own");
	ok(seen.longest < length && seen.room <= 2 * document, "and it was not kept");
}

static void locking(void)
{
	char name[512];
	path(name, "");
	int one = open(name, O_RDWR), two = open(name, O_RDWR);
	ok(filelock_take(one, FILELOCK_ALONE, 1), "a lock is taken");
	ok(!filelock_take(two, FILELOCK_SHARED, 0), "and is not to be had twice");
	filelock_give(one);
	ok(filelock_take(two, FILELOCK_ALONE, 0), "until it is given back");
	close(one);
	close(two);
}

/* A writer that has written half of a line, and holds the lock until it has written the rest. */
static void write_half(const char *half)
{
	char name[512], ready;
	int told[2];
	path(name, "");
	fflush(stdout);
	if (pipe(told) || fork()) {
		close(told[1]);
		ok(read(told[0], &ready, 1) == 1, "half a line is there");
		close(told[0]);
		return;
	}
	int fd = open(name, O_WRONLY | O_APPEND | O_CREAT, 0600);
	bool wrote = !flock(fd, LOCK_EX) && write(fd, half, strlen(half)) > 0 &&
		     write(told[1], "", 1) == 1 && !usleep(50000) && write(fd, "}\n", 2) == 2;
	_exit(!wrote);
}

static bool look_while_written(const struct journal_line *line, void *context, struct fault *fault)
{
	if (line->number == 1)
		write_half("{\"second\":1");
	return look(line, context, fault);
}

static void half_lines(void)
{
	struct journal journal;
	struct seen seen = {0};
	struct fault fault;
	char name[512];
	path(name, "");
	ok(!truncate(name, 0), "a month begins");
	write_half("{\"first\":1");
	if (journal_open(&journal, month, month, &fault)) {
		ok(journal_each(&journal, month, look_while_written, &seen, &fault),
		   "the month is read while two write, one after the other");
		journal_close(&journal);
	}
	ok(seen.lines == 2 && !seen.torn && !strcmp(seen.last, "{\"second\":1}"),
	   "each line was waited for (%d, %d torn)", seen.lines, seen.torn);
	while (wait(NULL) > 0)
		continue;
}

static void months(void)
{
	char out[JOURNAL_NAME_SIZE];
	struct stamp stamp;
	ok(journal_month_find("2026-11") == month && journal_month_find("2026-13") < 0 &&
		   journal_month_find("2026-11x") < 0 && journal_month_find("26-11") < 0,
	   "names of months");
	ok(stamp_parse("2026-11-30T23:59:59-11:00", &stamp) && journal_month_of(stamp) == month,
	   "a record's month is that of its start as written");
	journal_file_name(month, out);
	same(out, "2026-11.jsonl", "its file");
}

/* ---- writers ----------------------------------------------------------------------------------
 */

static struct session sample(const char *note)
{
	static const char line[] =
		"{\"type\":\"leg-session\",\"version\":1,\"id\":\"01a204f8-c832-7e09-8f75-"
		"0129f9a27928\","
		"\"created\":\"2026-11-22T09:33:05+01:00\",\"kind\":\"walking\",\"mode\":\"self\","
		"\"started\":\"2026-11-22T09:30:00+01:00\",\"ended\":\"2026-11-22T09:33:00+01:00\","
		"\"status\":\"completed\",\"planned_seconds\":0,\"active_seconds\":180,"
		"\"paused_seconds\":0,\"steps_planned\":0,\"steps_done\":0,\"active\":{\"walking\":"
		"{"
		"\"both\":180}},\"before\":{\"aching\":{\"left\":3}},\"after\":{},\"note\":\"\"}";
	struct text bytes = TEXT_EMPTY, words = TEXT_EMPTY;
	struct session session;
	struct fault fault;
	text_add(&bytes, line);
	ok(session_decode(&bytes, &session, &fault), "a session for the writers");
	text_release(&bytes);
	text_add(&words, note);
	free(session.note);
	session.note = text_take(&words);
	return session;
}

static void writers(void)
{
	struct text out = TEXT_EMPTY;
	struct session session = sample("=1+1, \"it's\" <b> \033[31m");
	csv_header(&out);
	ok(out.length && !strcmp(out.bytes + out.length - 2, "\r\n"),
	   "CSV ends its lines as RFC 4180");
	text_clear(&out);
	csv_session(&session, &out);
	ok(strstr(out.bytes, ",\"'=1+1, \"\"it's\"\" <b> \\x1b[31m\"\r\n") != NULL,
	   "a formula is defused, quotes are doubled, controls visible");
	text_clear(&out);
	sql_session(&session, "o'neil", 20779, &out);
	ok(strstr(out.bytes, "'o''neil'") && strstr(out.bytes, "'=1+1, \"it''s\" <b> \033[31m'"),
	   "SQL doubles the quote and keeps every byte");
	text_clear(&out);
	timewarrior_session(&session, &out);
	same(out.bytes,
	     "timew export 2026-11-22T08:30:00Z - 2026-11-22T08:33:00Z :yes | grep -q '\"start\"' "
	     "|| "
	     "timew track 2026-11-22T08:30:00Z - 2026-11-22T08:33:00Z leg leg:walking :yes\n",
	     "timewarrior in UTC");
	text_clear(&out);
	ics_session(&session, 0, &out);
	ok(strstr(out.bytes, "DTSTART:20261122T083000Z\r\n") && strstr(out.bytes, "\\, \"it's\""),
	   "iCalendar in UTC, text escaped");
	text_clear(&out);
	html_words(&out, session.note);
	same(out.bytes, "=1+1, &quot;it&#39;s&quot; &lt;b&gt; \\x1b[31m", "HTML words");
	text_clear(&out);
	session_line(&session, 80, &out);
	ok(strstr(out.bytes, "2026-11-22 09:30  walking") == out.bytes && out.length <= 81,
	   "a line of a list fits");
	text_clear(&out);
	session_card(&session, &out);
	ok(strstr(out.bytes, "Aching: before left 3, right -") != NULL, "a card has the ratings");
	session_release(&session);
	text_release(&out);
}

static void pictures(void)
{
	static const signed char values[] = {0, 5, 10, -1};
	struct chart_day days[14] = {
		[0] = {60, true, false}, [1] = {1800, true, false}, [2] = {0, false, true}};
	struct text out = TEXT_EMPTY;
	char span[SPAN_SIZE];
	setenv("LC_ALL", "C.UTF-8", 1);
	chart_spark(values, 4, 10, &out);
	same(out.bytes, "▁▅█ ", "a sparkline");
	text_clear(&out);
	chart_bar(1, 1000000, 4, &out);
	same(out.bytes, "▏", "a little is a sliver");
	text_clear(&out);
	setenv("LC_ALL", "C", 1);
	chart_spark(values, 4, 10, &out);
	same(out.bytes, "_=# ", "and its twin in ASCII");
	text_clear(&out);
	chart_bar(3, 6, 4, &out);
	same(out.bytes, "##", "a bar");
	text_clear(&out);
	struct chart_weeks weeks = {20779, days, 14, 20779, 20779 + 13};
	chart_calendar(&weeks, false, &out);
	ok(strstr(out.bytes, "Mon -.\n") && strstr(out.bytes, "Tue #.\n") &&
		   strstr(out.bytes, "Wed o.\n"),
	   "a calendar: little, much, a day off");
	text_clear(&out);
	days[0].any = false;
	weeks.from++;
	weeks.to -= 5;
	chart_calendar(&weeks, false, &out);
	ok(strstr(out.bytes, "Mon  .\n") && strstr(out.bytes, "Tue #.\n") &&
		   strstr(out.bytes, "Wed o\n"),
	   "days outside the range are blank, not days without a session");
	text_clear(&out);
	chart_legend(true, &out);
	ok(strstr(out.bytes, "\033[") && strstr(out.bytes, "day off"), "colour is an extra");
	same(span_words(59, span), "59 s", "seconds");
	same(span_words(180, span), "3 min", "minutes");
	same(span_words(200, span), "3 min 20 s", "minutes and seconds");
	same(span_words(3900, span), "1 h 05 min", "hours");
	text_release(&out);
}

int main(void)
{
	mkdir("build", 0755);
	mkdir("build/tests", 0755);
	char cwd[400], data[500];
	if (!mkdtemp(home) || !getcwd(cwd, sizeof cwd))
		return 1;
	snprintf(data, sizeof data, "%s/%s", cwd, home);
	setenv("XDG_DATA_HOME", data, 1);
	month = journal_month_find("2026-11");
	appending();
	setting_aside();
	long_lines();
	locking();
	half_lines();
	months();
	writers();
	pictures();
	char command[600];
	snprintf(command, sizeof command, "rm -rf '%s'", data);
	ok(system(command) == 0, "and nothing is left behind");
	return tap_done();
}
