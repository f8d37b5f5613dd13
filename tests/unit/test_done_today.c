/* tool/done_today: massage of today in the log, in unsaved/ and in running/, each session once. */
#include "leg-timer/resume.h"
#include "small_plan.h"
#include "tap.h"

#include <stdarg.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/process.h"
#include "base/text.h"
#include "base/units.h"
#include "doc/interrupted.h"
#include "tool/done_today.h"

#define LOG	".local/share/leg/sessions/2026-11.jsonl"
#define UNSAVED ".local/state/leg/unsaved/"
#define RUNNING ".local/state/leg/running/"

static char home[] = P_tmpdir "/leg-test-home-XXXXXX";

enum { DAY_START = 3 * HOUR, NOON = 12 * HOUR };
static const int64_t midnight = 1795305600; /* 22 November 2026 */

static struct stamp at(int64_t second)
{
	return (struct stamp){midnight + second, 0};
}

/* ---- the folders --------------------------------------------------------------------------- */

static void write_file(const char *name, const char *words)
{
	FILE *file = fopen(name, "a");
	if (!file || fputs(words, file) < 0 || fclose(file))
		ok(false, "the test can write %s", name);
}

static void make_folders(void)
{
	static const char *const names[] = {".local",
					    ".local/share",
					    ".local/share/leg",
					    ".local/share/leg/sessions",
					    ".local/state",
					    ".local/state/leg",
					    UNSAVED,
					    RUNNING};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		mkdir(names[i], 0700);
}

static void start_anew(void)
{
	if (system("rm -rf .local"))
		ok(false, "the test can delete its files");
	make_folders();
}

/* ---- sessions ------------------------------------------------------------------------------ */

/* A session of `seconds` of massage of the left leg that started at that second of the day. */
struct one {
	int id;
	int64_t started;
	int seconds;
	const char *leg;
	const char *more; /* members in place of "mode" and others */
};

static char *line_of(const struct one *one)
{
	static char line[800];
	char started[STAMP_SIZE], ended[STAMP_SIZE];
	stamp_format(at(one->started), started);
	stamp_format(at(one->started + one->seconds), ended);
	snprintf(
		line, sizeof line,
		"{\"type\":\"leg-session\",\"version\":1,\"id\":\"01990000-0000-7000-8000-%012d\","
		"\"created\":\"%s\",\"plan_id\":\"01990000-0000-7000-8000-000000000000\","
		"\"routine\":\"circulation\",%s,\"started\":\"%s\",\"ended\":"
		"\"%s\",\"status\":\"completed\",\"planned_seconds\":%d,\"active_seconds\":%d,"
		"\"paused_seconds\":0,\"steps_planned\":1,\"steps_done\":1,\"active\":{\"massage\":"
		"{\"%s\":%d}},\"before\":{},\"after\":{},\"note\":\"\"}\n",
		one->id, ended, one->more ? one->more : "\"mode\":\"self\"", started, ended,
		one->seconds, one->seconds, one->leg ? one->leg : "left", one->seconds);
	return line;
}

static void add(const char *file, struct one one)
{
	write_file(file, line_of(&one));
}

static struct done_today done_at(enum mode mode, int64_t second, int64_t from)
{
	struct done_today done;
	done_today_read(mode, at(second), at(from), DAY_START, &done);
	return done;
}

static void is_done(struct done_today done, int left, int right, const char *what)
{
	ok(!done.unreadable && done.leg[LEG_LEFT].seconds == left &&
		   done.leg[LEG_RIGHT].seconds == right,
	   "%s: %d and %d, should be %d and %d", what, done.leg[LEG_LEFT].seconds,
	   done.leg[LEG_RIGHT].seconds, left, right);
}

/* ---- cases --------------------------------------------------------------------------------- */

static const struct {
	const char *what;
	struct one one;
	int left, right;
} kinds[] = {
	{"a session of today", {1, 9 * HOUR, 60, NULL, NULL}, 60, 0},
	{"the other leg", {1, 9 * HOUR, 60, "right", NULL}, 0, 60},
	{"no leg named: both", {1, 9 * HOUR, 60, "both", NULL}, 60, 60},
	{"the first second of the day", {1, DAY_START, 60, NULL, NULL}, 60, 0},
	{"the second before is yesterday's", {1, DAY_START - 1, 60, NULL, NULL}, 0, 0},
	{"the last second of the day", {1, DAY + DAY_START - 1, 60, NULL, NULL}, 60, 0},
	{"the second after is tomorrow's", {1, DAY + DAY_START, 60, NULL, NULL}, 0, 0},
	{"a partner's", {1, 9 * HOUR, 60, NULL, "\"mode\":\"partner\""}, 0, 0},
	{"a simulated one", {1, 9 * HOUR, 60, NULL, "\"mode\":\"self\",\"simulated\":true"}, 0, 0},
};

static void count_one_kind(void)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		start_anew();
		add(LOG, kinds[i].one);
		is_done(done_at(MODE_SELF, NOON, 0), kinds[i].left, kinds[i].right, kinds[i].what);
		start_anew();
		add(UNSAVED "one.json", kinds[i].one);
		is_done(done_at(MODE_SELF, NOON, 0), kinds[i].left, kinds[i].right,
			"the same in unsaved/");
	}
}

static void count_each_once(void)
{
	start_anew();
	add(LOG, (struct one){1, 9 * HOUR, 60, NULL, NULL});
	add(LOG, (struct one){2, 10 * HOUR, 30, "both", NULL});
	add(UNSAVED "one.json", (struct one){1, 9 * HOUR, 60, NULL, NULL});
	add(UNSAVED "two.json", (struct one){3, 11 * HOUR, 7, NULL, NULL});
	add(UNSAVED "two.json", (struct one){4, 11 * HOUR, 5, NULL, NULL});
	write_file(UNSAVED "two.json", "{\"type\":\"other\"}\n\n");
	add(UNSAVED ".three", (struct one){5, 11 * HOUR, 3, NULL, NULL}); /* half written */
	is_done(done_at(MODE_SELF, NOON, 0), 102, 30, "a record in the log and in unsaved/ is one");
	is_done(done_at(MODE_PARTNER, NOON, 0), 0, 0, "a partner's legs had none of it");
	is_done(done_at(MODE_SELF, NOON + DAY, 0), 0, 0, "tomorrow none of it counts");
	ok(!done_at(MODE_PARTNER, NOON, 0).leg[LEG_LEFT].at.at, "none has no time");
}

static void times(void)
{
	struct done_today done;
	start_anew();
	add(LOG, (struct one){1, 9 * HOUR, 60, NULL, NULL});
	add(LOG, (struct one){2, 10 * HOUR, 30, NULL, NULL});
	add(LOG, (struct one){3, 8 * HOUR, 10, NULL, NULL});
	done = done_at(MODE_SELF, NOON, 9 * HOUR + 60);
	ok(done.leg[LEG_LEFT].seconds == 100 && done.leg[LEG_LEFT].since == 30,
	   "one that ended at `from` is not since: %d", done.leg[LEG_LEFT].since);
	ok(done_at(MODE_SELF, NOON, 9 * HOUR + 59).leg[LEG_LEFT].since == 90,
	   "one that ended a second later is");
	ok(done.leg[LEG_LEFT].at.at == at(10 * HOUR).at &&
		   done.leg[LEG_LEFT].ended.at == at(10 * HOUR + 30).at,
	   "the last counts, whatever their order");
}

/* Somebody changed the zone, the clock or the day between the session and now. */
static void clocks(void)
{
	struct done_today done;
	start_anew();
	add(LOG, (struct one){1, DAY_START - 60, 60, NULL, NULL});
	done = done_at(MODE_SELF, DAY_START + 60, 0);
	ok(!done.leg[LEG_LEFT].seconds && done.leg[LEG_LEFT].ended.at == at(DAY_START).at,
	   "yesterday's does not count, but when it ended is known");
	start_anew();
	add(LOG, (struct one){1, NOON - 60, 300, NULL, NULL});
	done = done_at(MODE_SELF, NOON, NOON);
	ok(done.leg[LEG_LEFT].seconds == 300 && !done.leg[LEG_LEFT].since,
	   "what ends after now counts, but not as done since");
	start_anew();
	add(LOG, (struct one){1, 9 * HOUR, 60, NULL, NULL});
	struct stamp here = at(9 * HOUR + 600);
	here.offset = -9 * HOUR; /* ten minutes later, the clock says 00:10 of this day */
	setenv("TZ", "ABC9", 1);
	tzset();
	done_today_read(MODE_SELF, here, here, DAY_START, &done);
	is_done(done, 60, 0, "ten minutes ago, by the clock of another zone");
	setenv("TZ", "UTC0", 1);
	tzset();
}

/* The record that a running timer keeps of itself. */
static void count_running(void)
{
	struct one one = {1, 9 * HOUR, 60, NULL, NULL};
	struct interrupted rest = {.owner = process_self(), .session = alloc_string(line_of(&one))};
	struct text document = TEXT_EMPTY;
	start_anew();
	rest.envelope = envelope_new();
	small_plan(&rest.plan);
	interrupted_encode(&rest, &document);
	write_file(RUNNING "one.json", document.bytes);
	is_done(done_at(MODE_SELF, NOON, 0), 60, 0, "a session that runs");
	add(UNSAVED "one.json", one);
	add(LOG, one);
	is_done(done_at(MODE_SELF, NOON, 0), 60, 0, "the same while it moves");
	text_release(&document);
	interrupted_release(&rest);
}

static void unreadable(void)
{
	static const char *const names[] = {UNSAVED "one.json", RUNNING "one.json", LOG};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		start_anew();
		if (symlink("/etc/passwd", names[i]))
			ok(false, "the test can make a link");
		ok(done_at(MODE_SELF, NOON, 0).unreadable, "%s of another", names[i]);
	}
	start_anew();
	rmdir(UNSAVED);
	write_file(".local/state/leg/unsaved", "a file");
	ok(done_at(MODE_SELF, NOON, 0).unreadable, "unsaved is no folder");
	if (system("rm -rf .local"))
		ok(false, "the test can delete its files");
	is_done(done_at(MODE_SELF, NOON, 0), 0, 0, "nothing there");
}

int main(void)
{
	if (!mkdtemp(home) || chdir(home))
		return 1;
	setenv("HOME", home, 1);
	setenv("TZ", "UTC0", 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_STATE_HOME");
	count_one_kind();
	count_each_once();
	times();
	clocks();
	count_running();
	unreadable();
	if (chdir("/") || rmdir(home))
		printf("# %s is not empty\n", home);
	return tap_done();
}
