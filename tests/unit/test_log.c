/* The log's own modules: rows against the decoder, the history of amendments, tallies, trends. */
#include "leg-remind/policy_write.h"
#include "same_row.h"
#include "tap.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/civil.h"
#include "doc/amendment.h"
#include "doc/log_row.h"
#include "leg-log/day_stats.h"
#include "leg-log/progress.h"
#include "leg-log/stats_scan.h"
#include "leg-log/trend_stats.h"
#include "leg-log/trend_text.h"
#include "rule/amendments_apply.h"

#define ID   "01a204f8-c832-7e09-8f75-0129f9a27928"
#define PLAN "01a204f8-c838-75d0-9737-79c6a23dffc3"

/* ---- rows ------------------------------------------------------------------------------------
 */

static const char *const lines[] = {
	"{\"type\":\"leg-session\",\"version\":1,\"id\":\"" ID
	"\",\"created\":\"2026-11-22T09:33:05"
	"+01:00\",\"plan_id\":\"" PLAN
	"\",\"routine\":\"circulation\",\"mode\":\"self\",\"started\":"
	"\"2026-11-22T09:30:00+01:00\",\"ended\":\"2026-11-22T09:33:00+01:00\",\"status\":"
	"\"completed\",\"planned_seconds\":180,\"active_seconds\":180,\"paused_seconds\":0,"
	"\"steps_planned\":12,\"steps_done\":12,\"active\":{\"setup\":{\"both\":45},\"massage\":{"
	"\"left\":65,\"right\":65},\"switch\":{\"both\":5}},\"before\":{\"heaviness\":{\"left\":5,"
	"\"right\":4},\"slow-healing\":{\"left\":1}},\"after\":{},\"note\":\"\"}",
	"{\"type\":\"leg-session\",\"version\":1,\"id\":\"" ID
	"\",\"created\":\"2026-02-28T23:59:59"
	"-09:30\",\"kind\":\"walking\",\"routine\":\"walk\",\"mode\":\"partner\",\"started\":"
	"\"2026-02-28T09:30:00-09:30\",\"ended\":\"2026-03-01T09:31:00+00:00\",\"status\":"
	"\"symptom\","
	"\"symptom\":\"dizzy\",\"planned_seconds\":0,\"active_seconds\":60,\"paused_seconds\":0,"
	"\"suspended_seconds\":7,\"steps_planned\":0,\"steps_done\":0,\"active\":{\"walking\":{"
	"\"both\":60}},\"before\":{},\"after\":{\"visible-veins\":{\"left\":1,\"right\":0}},"
	"\"simulated\":true,\"note\":\"na\xc3\xafve \\\"x\\\" \xe2\x82\xac \xf0\x9f\xa6\xb5\"}",
	"{\"type\":\"leg-session\",\"version\":1,\"id\":\"" ID
	"\",\"created\":\"2024-02-29T00:00:00"
	"+14:00\",\"kind\":\"day-off\",\"mode\":\"self\",\"started\":\"2024-02-29T12:00:00+14:00\","
	"\"ended\":\"2024-02-29T12:00:00+14:00\",\"status\":\"ended-early\",\"planned_seconds\":0,"
	"\"active_seconds\":0,\"paused_seconds\":0,\"steps_planned\":0,\"steps_done\":0,\"active\":"
	"{},"
	"\"before\":{},\"after\":{},\"note\":\"flu\"}",
};
enum { LINES = sizeof lines / sizeof lines[0], LINE_ROOM = 4000 };

enum { TOGETHER = 6 }; /* rows of which none may disturb another: scanned and decoded in turn */

struct difference {
	struct log_rows rows;
	long scanned, decoded, breaches;
	char first[LINE_ROOM];
};

/* The decoder takes all that the scanner takes, and says the same of it. */
static void compare(struct difference *difference, const char *line, size_t length)
{
	struct text bytes = TEXT_EMPTY;
	struct session session;
	struct fault fault;
	struct log_rows *rows = &difference->rows;
	if (rows->count >= TOGETHER)
		log_rows_clear(rows);
	bool fast = log_rows_scan(rows, line, length) != NULL;
	text_add_bytes(&bytes, line, length);
	bool slow = session_decode(&bytes, &session, &fault);
	if (fast && slow)
		log_rows_add(rows, &session);
	session_release(&session);
	text_release(&bytes);
	difference->scanned += fast;
	difference->decoded += slow;
	if (fast && (!slow || !same_row(rows)) && !difference->breaches++)
		snprintf(difference->first, sizeof difference->first, "%.*s", (int)length, line);
}

static unsigned long dice = 2463534242;

static unsigned roll(unsigned sides)
{
	dice ^= dice << 13 & 0xffffffff;
	dice ^= dice >> 17;
	dice ^= dice << 5 & 0xffffffff;
	return (unsigned)(dice % sides);
}

/* Some bytes changed, taken out, or put in from another line. */
static size_t mutate(char *line, size_t length)
{
	static const char letters[] = "0123456789abcdef\"\\{}[]:,-+TZ .\x01\x7f\xc3\xbc\xe2";
	for (unsigned n = roll(3) + 1; n; n--) {
		size_t at = roll((unsigned)length);
		switch (roll(4)) {
		case 0: line[at] = letters[roll(sizeof letters)]; break; /* the NUL as well */
		case 1: memmove(line + at, line + at + 1, --length - at); break;
		case 2:
			memmove(line + at + 1, line + at, length++ - at);
			line[at] = letters[roll(sizeof letters - 1)];
			break;
		default: length -= roll(4) ? 0 : roll(8); break;
		}
	}
	line[length] = '\n';
	return length;
}

/* A session such as one of ours could be: any kind and rating on any leg, any zone, small numbers
 * and great ones. */
static void make_up(struct session *session)
{
	static const char *const words[] = {"walking",
					    "day-off",
					    "rating",
					    "circulation",
					    "x",
					    "fifteen-letters",
					    "sixteen-letters-",
					    "a-name-that-is-longer-than-a-key-can-be"};
	static const char *const notes[] = {"",		 "",	 "\"\\/",
					    "tab\there", "\x01", "f\xc3\xbc\xc3\x9f"};
	static const int most[] = {1, 10, 100, 1000, 100000, 1000000000};
	session_init(session);
	snprintf(session->envelope.id.word, UUID_SIZE, "%08x-%04x-7%03x-%04x-%012x", roll(1U << 31),
		 roll(1 << 16), roll(1 << 12), 0x8000 + roll(0x4000), roll(1U << 31));
	session->started = (struct stamp){(int64_t)roll(1U << 31) * 2, (int)(roll(57) - 28) * 1800};
	session->ended = session->envelope.created = session->started;
	session->ended.at += roll(5000);
	session->envelope.created.offset = roll(2) ? session->started.offset : 0;
	if ((session->planned = roll(2))) {
		session->plan_id = session->envelope.id;
		session->routine = alloc_string(words[roll(8)]);
	} else {
		session->kind = alloc_string(words[roll(8)]);
		session->routine = roll(2) ? alloc_string(words[roll(8)]) : NULL;
	}
	session->mode = roll(2) ? MODE_SELF : MODE_PARTNER;
	session->status = (enum session_status)roll(SESSION_STATUSES);
	if (session->status == SESSION_SYMPTOM)
		session->symptom = alloc_string(words[roll(8)]);
	int *counts[] = {&session->planned_seconds, &session->active_seconds,
			 &session->paused_seconds,  &session->suspended_seconds,
			 &session->steps_planned,   &session->steps_done};
	for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
		*counts[i] = (int)roll((unsigned)most[roll(6)]);
	for (unsigned n = roll(5); n; n--)
		session->active[roll(STEP_KINDS)][roll(LEG_BOTH + 1)] = (int)roll(1000);
	for (unsigned n = roll(2) * roll(5); n; n--) {
		enum rating rating = (enum rating)roll(RATINGS);
		struct ratings *ratings = roll(2) ? &session->before : &session->after;
		ratings->value[rating][roll(LEGS)] =
			(signed char)roll((unsigned)rating_most(rating) + 1);
	}
	session->simulated = !roll(5);
	alloc_free(session->note);
	session->note = alloc_string(notes[roll(6)]);
}

static void compare_copy(struct difference *difference, const char *from, size_t length,
			 bool mutant)
{
	static char line[LINE_ROOM + LOG_ROW_SLACK];
	memset(line, 0, sizeof line);
	memcpy(line, from, length);
	compare(difference, line, mutant ? mutate(line, length) : length);
}

/* Cases that chance would hardly come to. */
static void compare_edited(struct difference *difference)
{
	static const struct {
		const char *from, *to;
	} edits[] = {
		{"\"switch\":{", "\"massage\":{"},
		{"\"switch\":{", "\"setup\":{"},
		{"\"right\":65", "\"left\":65"},
		{"\"right\":65", "\"both\":65,\"right\":65"},
		{"\"right\":4}", "\"both\":4}"},
		{"\"right\":4}", "\"left\":4}"},
		{"\"slow-healing\"", "\"heaviness\""},
		{"\"slow-healing\":{\"left\":1}", "\"slow-healing\":{\"left\":2}"},
		{"\"left\":5,", "\"left\":11,"},
		{"\"both\":5}", "\"both\":0}"},
		{"\"both\":5}", "\"both\":05}"},
		{"\"active_seconds\":180", "\"active_seconds\":999999999"},
		{"\"active_seconds\":180", "\"active_seconds\":2147483647"},
		{"\"active_seconds\":180", "\"active_seconds\":4294967476"},
		{"\"mode\":\"self\"", "\"mode\":\"self\",\"mode\":\"self\""},
		{"\"note\":\"\"}", "\"note\":\"\"} "},
		{"\"note\":\"\"}", "\"note\":\"\"}}"},
		{"\"note\":\"\"}", "\"note\":\"\"}x"},
		{"\"note\":\"\"}", "\"note\":\"\",\"note\":\"\"}"},
		{"\"note\":\"\"}", "\"note\":\"\"},\"note\":\"\"}"},
		{"\"note\":\"\"}", "\"note\":\"\\u0041\"}"},
		{"\"routine\":\"circulation\"", "\"routine\":\"\""},
		{"\"routine\":\"circulation\"", "\"routine\":\"Circulation\""},
	};
	char line[LINE_ROOM], note[SESSION_MOST_NOTE + 3];
	for (size_t i = 0; i < sizeof edits / sizeof edits[0]; i++) {
		const char *found = strstr(lines[0], edits[i].from);
		int length = snprintf(line, sizeof line, "%.*s%s%s", (int)(found - lines[0]),
				      lines[0], edits[i].to, found + strlen(edits[i].from));
		compare_copy(difference, line, (size_t)length, false);
	}
	for (int letters = SESSION_MOST_NOTE - 1; letters < SESSION_MOST_NOTE + 2; letters++) {
		memset(note, 'n', sizeof note);
		int length = snprintf(line, sizeof line, "%.*s%.*s\"}", (int)strlen(lines[0]) - 2,
				      lines[0], letters, note);
		compare_copy(difference, line, (size_t)length, false);
	}
}

static void fast_and_slow(void)
{
	static struct difference difference;
	static char line[LINE_ROOM];
	long made = 0, long_way = 0;
	for (size_t i = 0; i < LINES; i++)
		compare_copy(&difference, lines[i], strlen(lines[i]), false);
	ok(difference.scanned == LINES, "the scanner takes every line of our writer");
	for (size_t i = 0; i < LINES; i++)
		for (size_t at = 0; at < strlen(lines[i]); at++)
			for (int byte = 0; byte < 256; byte++) {
				if (at % 4 && !strchr("0123456789abcdef\"{}:,-+T", byte))
					continue;
				memcpy(line, lines[i], strlen(lines[i]));
				line[at] = (char)byte;
				compare_copy(&difference, line, strlen(lines[i]), false);
			}
	compare_edited(&difference);
	for (long n = 0; n < 40000; n++)
		compare_copy(&difference, lines[n % LINES], strlen(lines[n % LINES]), true);
	for (; made < 6000; made++) {
		struct session session;
		struct text bytes = TEXT_EMPTY;
		long scanned = difference.scanned;
		make_up(&session);
		session_encode(&session, &bytes);
		compare_copy(&difference, bytes.bytes, bytes.length - 1, false);
		long_way += difference.scanned == scanned && !strstr(bytes.bytes, "\\u");
		for (int n = 0; n < 5; n++)
			compare_copy(&difference, bytes.bytes, bytes.length - 1, true);
		session_release(&session);
		text_release(&bytes);
	}
	ok(long_way == 0, "nor does one of %ld that are made up go the long way (%ld do)", made,
	   long_way);
	ok(difference.breaches == 0,
	   "of %ld lines and mutants that the scanner takes, the decoder takes all and says the "
	   "same (%ld)",
	   difference.scanned, difference.breaches);
	if (difference.breaches)
		printf("# %s\n", difference.first);
	ok(difference.scanned > 10000 && difference.decoded >= difference.scanned,
	   "and enough were taken to mean something");
	log_rows_release(&difference.rows);
}

/* ---- history ----------------------------------------------------------------------------------
 */

static struct amendment change(int number, const char *target, const char *note)
{
	struct amendment amendment;
	amendment_init(&amendment);
	amendment.envelope.created = (struct stamp){.at = 1000 + number};
	snprintf(amendment.envelope.id.word, UUID_SIZE, "01a204f8-0000-7000-8000-%012d", number);
	snprintf(amendment.target.word, UUID_SIZE, "%s", target);
	amendment.undo = !note;
	if (note) {
		struct text text = TEXT_EMPTY;
		text_add(&text, note);
		amendment.set.note = text_take(&text);
	}
	return amendment;
}

static const char *number_id(int number)
{
	static char id[UUID_SIZE];
	snprintf(id, sizeof id, "01a204f8-0000-7000-8000-%012d", number);
	return id;
}

/* The note after a story of changes, told in an order with repeats; or "gone". */
static void outcome(const int order[], int count, struct text *out)
{
	struct history history = {0};
	struct session session;
	struct text line = TEXT_EMPTY;
	struct fault fault;
	text_add(&line, lines[0]);
	for (int i = 0; i < count; i++)
		switch (order[i]) {
		case 1: history_add(&history, change(1, ID, "one")); break;
		case 2: history_add(&history, change(2, ID, "two")); break;
		case 3: history_add(&history, change(3, number_id(2), NULL)); break; /* undo 2 */
		case 4: history_add(&history, change(4, ID, NULL)); break; /* undo the session */
		case 5: history_add(&history, change(5, number_id(4), NULL)); break;
		case 6: history_add(&history, change(6, number_id(3), NULL)); break; /* redo 2 */
		case 7:
			history_add(&history, change(7, number_id(9), NULL));
			break; /* 9 is later */
		default: break;
		}
	history_settle(&history);
	text_clear(out);
	if (history_takes_back(&history, ID)) {
		text_add(out, "gone");
	} else if (session_decode(&line, &session, &fault)) {
		history_apply(&history, &session);
		text_add(out, session.note);
		session_release(&session);
	}
	text_release(&line);
	history_release(&history);
}

static void histories(void)
{
	static const struct {
		int count, order[8];
		const char *note;
	} cases[] = {
		{0, {0}, ""},
		{1, {1}, "one"},
		{2, {1, 2}, "two"},
		{3, {1, 2, 3}, "one"},
		{4, {1, 2, 3, 6}, "two"},
		{2, {2, 4}, "gone"},
		{3, {2, 4, 5}, "two"},
		{1, {3}, ""},
		{2, {1, 7}, "one"},
	};
	struct text out = TEXT_EMPTY;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		outcome(cases[i].order, cases[i].count, &out);
		same(out.bytes, cases[i].note, "a story of changes comes to its end");
	}
	int wrong = 0;
	for (int round = 0; round < 2000; round++) {
		/* the same changes shuffled and repeated are the same story */
		int order[14], count = 14;
		for (int i = 0; i < count; i++)
			order[i] = i % 7 + 1;
		for (int i = count - 1; i > 0; i--) {
			int other = (int)roll((unsigned)i + 1), held = order[i];
			order[i] = order[other];
			order[other] = held;
		}
		outcome(order, count, &out);
		wrong += strcmp(out.bytes, "two") != 0;
	}
	ok(wrong == 0, "2000 shuffles of seven changes, each twice, come to one end (%d did not)",
	   wrong);
	text_release(&out);
}

/* ---- tallies ----------------------------------------------------------------------------------
 */

/* Counts a word of days: w a walk, m a massage, o a day off, - nothing. */
static void count_days(const char *days, int64_t first, struct day_stats *stats)
{
	struct log_rows rows = {0};
	for (size_t i = 0; days[i]; i++) {
		struct session session;
		if (days[i] == '-')
			continue;
		session_init(&session);
		session.kind = NULL;
		struct text kind = TEXT_EMPTY;
		text_add(&kind, days[i] == 'w'	 ? "walking"
				: days[i] == 'm' ? "massage"
						 : "day-off");
		session.kind = text_take(&kind);
		session.active_seconds = days[i] == 'o' ? 0 : 60;
		session_fill_active(&session, LEG_BOTH);
		snprintf(session.envelope.id.word, UUID_SIZE, "%s", ID);
		stats_add(stats, &rows, log_rows_add(&rows, &session), first + (int64_t)i, false);
		session_release(&session);
	}
	log_rows_release(&rows);
}

static void runs(void)
{
	static const struct {
		const char *days;
		long longest, current;
	} cases[] = {
		{"", 0, 0},	 {"w", 1, 1},	 {"ww", 2, 2},	  {"w-w", 1, 1}, {"wow", 2, 2},
		{"wooow", 2, 2}, {"oww", 2, 2},	 {"wwo", 2, 2},	  {"ooo", 0, 0}, {"ww-", 2, 2},
		{"ww--", 2, 0},	 {"wo-w", 1, 1}, {"mmmm", 4, 4},  {"wmw", 3, 3}, {"www-ww", 3, 2},
		{"wwoo", 2, 2},	 {"wo-", 1, 1},	 {"-oww-", 2, 2},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct day_stats stats;
		int64_t today = 20000 + (int64_t)strlen(cases[i].days) - 1;
		stats_init(&stats);
		count_days(cases[i].days, 20000, &stats);
		ok(stats.longest_run == cases[i].longest &&
			   stats_current_run(&stats, today) == cases[i].current,
		   "runs of \"%s\": longest %ld, now %ld", cases[i].days, stats.longest_run,
		   stats_current_run(&stats, today));
		stats_release(&stats);
	}
}

/* Days of a run that the user chose, and days on which nothing was asked: the first day is a
 * Friday. */
static void chosen_runs(void)
{
	static const struct {
		const char *days;
		unsigned kinds;
		bool weekdays; /* reminders from Monday to Friday */
		long longest, current;
	} cases[] = {
		{"wmw", 1U << STEP_WALKING, false, 1, 1},
		{"wmw", 1U << STEP_WALKING | 1U << STEP_MASSAGE, false, 3, 3},
		{"w--w", 0, false, 1, 1},
		{"w--w", 0, true, 2, 2},
		{"ww-w", 0, true, 3, 3},
		{"w---w", 0, true, 1, 1},
		{"w--ow", 0, true, 2, 2},
		{"wo-w", 0, true, 2, 2},
		{"w--", 0, true, 1, 1},
		{"w---", 0, true, 1, 1},
		{"w----", 0, true, 1, 0},
	};
	struct policy policy;
	policy = (struct policy){0};
	policy.of[REMINDER_WALK] = policy_default(REMINDER_WALK);
	for (size_t i = 0; i < policy.of[REMINDER_WALK].hour_count; i++)
		policy.of[REMINDER_WALK].hours[i].days = WORKDAYS;
	policy.of[REMINDER_WALK].days = WORKDAYS;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct day_stats stats;
		int64_t today = 20000 + (int64_t)strlen(cases[i].days) - 1;
		stats_init(&stats);
		stats.run_kinds = cases[i].kinds;
		stats.policy = cases[i].weekdays ? &policy : NULL;
		count_days(cases[i].days, 20000, &stats);
		ok(stats.longest_run == cases[i].longest &&
			   stats_current_run(&stats, today) == cases[i].current,
		   "chosen runs of \"%s\" (%zu): longest %ld, now %ld", cases[i].days, i,
		   stats.longest_run, stats_current_run(&stats, today));
		stats_release(&stats);
	}
}

static void spans(void)
{
	struct day_stats stats;
	char name[CIVIL_DATE_SIZE];
	stats_init(&stats);
	/* 2024-12-25 (a Wednesday) and 20 days on: over a new year */
	count_days("wwwwwwwwwwwwwwwwwwww", civil_to_day((struct civil){2024, 12, 25}), &stats);
	ok(stats.sessions == 20 && stats.days == 20 && stats.active_seconds == 1200, "the sums");
	ok(stats.weeks.count == 4 && stats.weeks.of[0].days == 5 && stats.weeks.of[1].days == 7 &&
		   stats.weeks.of[3].days == 1,
	   "weeks begin on Monday");
	ok(stats.months.count == 2 && stats.months.of[0].days == 7 && stats.months.of[1].days == 13,
	   "months begin on the first");
	same(stats_span_name(&stats.weeks.of[1], true, name), "2025-W01",
	     "a week over the new year");
	same(stats_span_name(
		     &(struct stats_span){.from = civil_to_day((struct civil){2020, 12, 28})}, true,
		     name),
	     "2020-W53", "a year of 53 weeks");
	ok(stats.by_kind[STEP_WALKING] == 1200 && stats.by_leg[LEG_BOTH] == 1200,
	   "by kind and leg");
	stats_release(&stats);
}

static void progress_bars(void)
{
	static const struct {
		int64_t done, total;
		const char *words;
	} cases[] = {
		{0, 100, "[------------------------]   0 %"},
		{25, 100, "[######------------------]  25 %"},
		{120, 120, "[########################] 100 %"},
		{130, 120, "[########################] 100 %"},
		{1, 0, "[------------------------]   0 %"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct text out = TEXT_EMPTY;
		progress_words(cases[i].done, cases[i].total, &out);
		same(out.bytes, cases[i].words, "a bar of progress");
		text_release(&out);
	}
}

static void stats_as_json(void)
{
	struct stats_span week = {.from = civil_to_day((struct civil){2026, 11, 16}), .days = 1};
	struct log_counted counted = {
		.stats = {.sessions = 1, .active_seconds = 60, .weeks = {&week, 1, 1}}};
	struct text out = TEXT_EMPTY;
	counted.stats.by_kind[STEP_WALKING] = 60;
	stats_encode(&counted, 0, week.from, &out);
	ok(strstr(out.bytes, "\"by_kind\":{\"walking\":60}") &&
		   strstr(out.bytes, "{\"week\":\"2026-W47\",\"from\":\"2026-11-16\""),
	   "statistics as JSON");
	text_release(&out);
}

/* ---- trends -----------------------------------------------------------------------------------
 */

static void rate(struct trend *trend, enum rating rating, int left_before, int left_after,
		 int right_before, int64_t day)
{
	struct ratings before, after;
	memset(before.value, RATING_ABSENT, sizeof before.value);
	after = before;
	before.value[rating][LEG_LEFT] = (signed char)left_before;
	after.value[rating][LEG_LEFT] = (signed char)left_after;
	before.value[rating][LEG_RIGHT] = (signed char)right_before;
	trend_add(trend, &before, &after, day, false);
}

static bool alarmed(struct trend *trend, int64_t today, enum alarm alarm)
{
	struct trend_alarms alarms = trend_alarms(trend, today);
	for (size_t i = 0; i < alarms.count; i++)
		if (alarms.of[i].alarm == alarm)
			return true;
	return false;
}

static void claims(void)
{
	static const struct {
		int sessions, every, change, other; /* of each second session */
		enum trend_claim claim;
	} cases[] = {
		{5, 7, -3, -3, TREND_TOO_FEW}, {6, 1, -3, -3, TREND_TOO_SHORT},
		{6, 3, -3, -3, TREND_LOWER},   {6, 3, -1, -1, TREND_LOWER_SLIGHTLY},
		{20, 1, 0, 0, TREND_SAME},     {20, 1, 1, 1, TREND_HIGHER_SLIGHTLY},
		{20, 1, 2, 2, TREND_HIGHER},   {6, 3, -1, -2, TREND_LOWER_SLIGHTLY},
		{6, 3, -3, 1, TREND_MIXED},    {7, 3, -3, 1, TREND_LOWER},
		{6, 3, 0, 5, TREND_MIXED},     {6, 3, -3, 3, TREND_SAME},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct trend trend;
		trend_init(&trend);
		for (int n = 0; n < cases[i].sessions; n++)
			rate(&trend, RATING_HEAVINESS, 5,
			     5 + (n % 2 ? cases[i].other : cases[i].change), RATING_ABSENT,
			     20000 + n * cases[i].every);
		trend_settle(&trend);
		const struct trend_side *side = &trend.side[RATING_HEAVINESS][LEG_LEFT];
		ok(trend_claim(side) == cases[i].claim,
		   "%d sessions, one every %d days, change %d or %d", cases[i].sessions,
		   cases[i].every, cases[i].change, cases[i].other);
		trend_release(&trend);
	}
}

static void alarms(void)
{
	struct trend trend;
	int64_t monday = 20000 - civil_weekday(20000);
	trend_init(&trend);
	for (int week = 0; week < 3; week++)
		rate(&trend, RATING_ACHING, 2 + week, RATING_ABSENT, 2, monday + week * 7);
	trend_settle(&trend);
	ok(alarmed(&trend, monday + 15, ALARM_RISING), "three rising weeks");
	ok(!alarmed(&trend, monday + 60, ALARM_RISING), "but not two months later");
	ok(!alarmed(&trend, monday + 15, ALARM_ONE_LEG), "two points are not clearly one leg");
	trend_release(&trend);

	trend_init(&trend);
	rate(&trend, RATING_SWELLING, 2, RATING_ABSENT, 2, monday);
	rate(&trend, RATING_SWELLING, 6, RATING_ABSENT, 2, monday + 7);
	trend_settle(&trend);
	ok(alarmed(&trend, monday + 8, ALARM_ONE_LEG), "one leg clearly above the other, and new");
	trend_release(&trend);

	trend_init(&trend);
	for (int week = 0; week < 4; week++)
		rate(&trend, RATING_SWELLING, 6, RATING_ABSENT, 2, monday + week * 7);
	trend_settle(&trend);
	ok(!alarmed(&trend, monday + 22, ALARM_ONE_LEG),
	   "a difference that was always there is not");
	trend_release(&trend);

	trend_init(&trend);
	for (int week = 0; week < 4; week++)
		rate(&trend, RATING_COLDNESS, 6, RATING_ABSENT, 2, monday + week * 7);
	trend_settle(&trend);
	ok(alarmed(&trend, monday + 22, ALARM_ONE_FOOT_COLD), "but one cold foot is, however old");
	trend_release(&trend);

	trend_init(&trend);
	for (int day = 0; day < 28; day++)
		rate(&trend, RATING_CRAMPS, 3, RATING_ABSENT, RATING_ABSENT, monday + day);
	trend_settle(&trend);
	ok(alarmed(&trend, monday + 28, ALARM_CRAMPS_DAILY), "cramps every day for four weeks");
	trend_release(&trend);

	trend_init(&trend);
	rate(&trend, RATING_SLOW_HEALING, 1, RATING_ABSENT, RATING_ABSENT, monday);
	trend_settle(&trend);
	ok(alarmed(&trend, monday, ALARM_SKIN_SLOW) && !alarmed(&trend, monday, ALARM_SKIN_OPEN),
	   "skin that is slow to close");
	rate(&trend, RATING_SLOW_HEALING, 1, RATING_ABSENT, RATING_ABSENT, monday + 13);
	ok(alarmed(&trend, monday + 13, ALARM_SKIN_OPEN), "for two weeks");
	trend_release(&trend);
}

/* Both legs rise, nothing changes in a session, one leg is above the other this week and the other
 * by what lies ahead; the signs, which come last, are among the alarms too. */
static void every_alarm(void)
{
	struct trend trend;
	struct ratings given;
	int64_t monday = 20000 - civil_weekday(20000);
	trend_init(&trend);
	for (int day = 0; day <= 28; day++) {
		for (enum rating rating = 0; rating < RATINGS; rating++) {
			static const signed char lefts[] = {1, 2, 3, 4, 8},
						 rights[] = {1, 2, 3, 7, 2};
			bool sign = rating >= RATING_SIGNS;
			given.value[rating][LEG_LEFT] = sign ? 1 : lefts[day / 7];
			given.value[rating][LEG_RIGHT] = sign ? 1 : rights[day / 7];
		}
		trend_add(&trend, &given, &given, monday + day, day == 28);
	}
	trend_settle(&trend);
	struct trend_alarms alarms = trend_alarms(&trend, monday + 27);
	ok(alarms.count == 38 && alarms.of[37].alarm == ALARM_SKIN_OPEN,
	   "38 alarms at once, and the last is told: %zu", alarms.count);
	trend_release(&trend);
}

static void medians(void)
{
	struct trend_counts counts = {.of = {[2] = 1, [3] = 1, [7] = 1, [8] = 1}, .n = 4};
	struct trend_spread spread = trend_spread(&counts);
	ok(spread.n == 4 && trend_median(spread) == 5 && spread.twice == 10 && spread.least == 2 &&
		   spread.most == 8,
	   "the median between two values");
	ok(!trend_spread(&(struct trend_counts){.n = 0}).n, "of nothing is none");
	ok(trend_median((struct trend_spread){.twice = 5}) == 3, "half a point is rounded up");
	ok(trend_median_change((struct trend_spread){.twice = -3}) == -1 &&
		   trend_median_change((struct trend_spread){.twice = 3}) == 1,
	   "half a point of change is not claimed");
	struct trend trend;
	struct text out = TEXT_EMPTY;
	trend_init(&trend);
	for (int day = 0; day < 6; day++)
		rate(&trend, RATING_ACHING, day ? 3 : 1, RATING_ABSENT, RATING_ABSENT, day);
	trend_encode(&trend, 6, &out);
	ok(strstr(out.bytes,
		  "\"aching\":{\"left\":{\"before\":{\"n\":6,\"median\":3,\"least\":1,") &&
		   !strstr(out.bytes, "right"),
	   "a trend as JSON");
	trend_release(&trend);
	text_release(&out);
}

int main(void)
{
	fast_and_slow();
	histories();
	runs();
	chosen_runs();
	spans();
	progress_bars();
	stats_as_json();
	claims();
	alarms();
	every_alarm();
	medians();
	return tap_done();
}
