/* doc/policy and doc/remind_state: what is written is read the same; what is edited into rubbish
 * names its member; times and days as people write them. */
#include "leg-remind/policy_write.h"
#include "tap.h"

#include <stdlib.h>
#include <time.h>

#include "doc/json.h"
#include "doc/policy.h"
#include "leg-remind/remind_state.h"
#include "leg-remind/weekdays.h"

static struct text text_of(const char *string)
{
	struct text text = TEXT_EMPTY;
	text_add(&text, string);
	return text;
}

static void words(void)
{
	static const struct {
		const char *word;
		int minute;
	} times[] = {{"9:00", 540},   {"09:00", 540}, {"0:00", 0},   {"24:00", 1440},
		     {"17:30", 1050}, {"24:01", -1},  {"9", -1},     {"9:0", -1},
		     {"9:60", -1},    {"009:00", -1}, {"9:000", -1}, {"", -1},
		     {":30", -1},     {"-9:00", -1},  {" 9:00", -1}, {"9.00", -1}};
	for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
		int minute = -1;
		bool read = minute_parse(times[i].word, &minute);
		ok(read == (times[i].minute >= 0) && (!read || minute == times[i].minute),
		   "time of day '%s'", times[i].word);
	}
	static const struct {
		const char *word;
		int days;
	} days[] = {{"mon-fri", 0x1f}, {"daily", 0x7f}, {"sat,sun", 0x60}, {"fri-mon", 0x71},
		    {"Mon,Wed", 0x05}, {"sun", 0x40},	{"mon-mon", 0x01}, {"", -1},
		    {"mon-", -1},      {"mondays", -1}, {"mon,", -1},	   {"mo", -1},
		    {"xyz", -1},       {"mon fri", -1}, {",", -1}};
	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
		weekday_set set = 0;
		bool read = weekdays_parse(days[i].word, &set);
		ok(read == (days[i].days >= 0) && (!read || (int)set == days[i].days), "days '%s'",
		   days[i].word);
	}
	int wrong = 0;
	for (weekday_set set = 1; set <= EVERY_DAY; set++) {
		struct text text = TEXT_EMPTY;
		weekday_set back = 0;
		weekdays_add(&text, set);
		wrong += !weekdays_parse(text.bytes, &back) || back != set;
		text_release(&text);
	}
	ok(wrong == 0, "all 127 sets of days are written so that they are read the same");
}

/* Every default, with exceptions, a text and quiet hours. */
static void there_and_back(void)
{
	struct policy policy, back;
	struct fault fault;
	policy = (struct policy){0};
	ok(policy_empty(&policy), "a new policy is empty");
	for (int i = 0; i < REMINDERS; i++) {
		policy.of[i] = policy_default((enum reminder)i);
		ok(policy_check(&policy.of[i], &fault), "the default of %s holds",
		   reminder_row((enum reminder)i)->id);
	}
	policy.quiet[policy.quiet_count++] = (struct policy_range){EVERY_DAY, 22 * 60, 7 * 60};
	policy.of[0].except[policy.of[0].except_count++] = (struct policy_dates){20000, 20009};
	strcpy(policy.of[0].text, "up \"you\" get");
	struct text line = TEXT_EMPTY, again = TEXT_EMPTY;
	policy_encode(&policy, &line);
	ok(doc_decode(line.bytes, line.length, policy_read, &back, &fault), "it is read");
	policy_encode(&back, &again);
	same(again.bytes, line.bytes, "and written the same");

	int accepted = 0;
	for (size_t length = 0; length + 1 < line.length; length++) {
		struct text prefix = TEXT_EMPTY;
		text_add_bytes(&prefix, line.bytes, length);
		accepted += doc_decode(prefix.bytes, prefix.length, policy_read, &back, &fault);
		text_release(&prefix);
	}
	ok(accepted == 0, "no prefix of it is taken for a policy");
	/* under sanitizers this is the test: every byte, changed to what may confuse a reader */
	static const char changes[] = {'0',  '9', '-', '"',    '{',   ']',
				       '\\', ' ', 'a', '\x01', '\xff'};
	int silent = 0;
	for (size_t at = 0; at + 1 < line.length; at++)
		for (size_t i = 0; i < sizeof changes; i++) {
			char kept = line.bytes[at];
			line.bytes[at] = changes[i];
			fault.text[0] = '\0';
			silent +=
				!doc_decode(line.bytes, line.length, policy_read, &back, &fault) &&
				!fault.text[0];
			line.bytes[at] = kept;
		}
	ok(silent == 0, "every one-byte change is read, or refused with words");
	text_release(&line);
	text_release(&again);
}

#define WALK(when)                                                                                 \
	"{\"type\":\"leg-reminders\",\"version\":1,\"quiet\":[],\"reminders\":[{\"name\":"         \
	"\"walk\"," when ",\"snooze_seconds\":600,\"snoozes\":2}]}"
#define X50	     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define TEXT(text)   WALK("\"at\":[\"09:30\"],\"days\":[\"mon\"],\"text\":\"" text "\"")
#define HOURS(hours) WALK("\"every_seconds\":3600,\"hours\":[" hours "]")

static void rubbish(void)
{
	static const struct {
		const char *bytes;
		const char *said;
	} cases[] = {
		{WALK("\"at\":[\"09:30\"],\"days\":[\"mon\"]"), NULL},
		{HOURS("{\"days\":[\"mon\"],\"from\":\"09:00\",\"to\":\"17:30\"}"), NULL},
		{"{\"type\":\"leg-reminders\",\"version\":1,\"quiet\":[],\"reminders\":[]}", NULL},
		{TEXT(X50 X50 X50 X50), NULL},
		{TEXT(X50 X50 X50 X50 "x"), "reminders[0].text: longer than 200 bytes"},
		{"[]", "expected an object"},
		{"{\"version\":1}", "type: missing, expected a string"},
		{"{\"type\":\"leg-plan\",\"version\":1}",
		 "type: expected \"leg-reminders\", not \"leg-plan\""},
		{"{\"type\":\"leg-reminders\",\"version\":2,\"quiet\":[],\"reminders\":[]}",
		 "version: 2 is newer than this program knows (1); update leg"},
		{"{\"type\":\"leg-reminders\",\"version\":1,\"quite\":[],\"reminders\":[]}",
		 "quite: unknown member"},
		{WALK("\"evry\":3600"), "reminders[0].evry: unknown member"},
		{WALK("\"every_seconds\":0,\"hours\":[]"),
		 "reminders[0].every_seconds: 0 is outside 300 to 86400"},
		{WALK("\"every_seconds\":90000,\"hours\":[]"),
		 "reminders[0].every_seconds: 90000 is outside 300 to 86400"},
		{WALK("\"every_seconds\":3601,\"hours\":[]"),
		 "reminders[0].every_seconds: 3601 is not a whole number of minutes"},
		{WALK("\"every_seconds\":3600,\"hours\":[]"), "reminders[0]: no hours are named"},
		{WALK("\"at\":[],\"days\":[\"mon\"]"), "reminders[0]: no time is named"},
		{WALK("\"at\":[\"9h\"],\"days\":[\"mon\"]"),
		 "reminders[0].at[0]: expected a time of day such as 09:30"},
		{WALK("\"at\":[\"09:00\"],\"days\":[\"mon\",\"mon\"]"),
		 "reminders[0].days[1]: 'mon' is given twice"},
		{WALK("\"at\":[\"09:00\"],\"days\":[\"funday\"]"),
		 "reminders[0].days[0]: unknown word 'funday': use mon, tue, wed, thu, fri, sat or "
		 "sun"},
		{HOURS("{\"days\":[\"mon\"],\"from\":\"18:00\",\"to\":\"09:00\"}"),
		 "reminders[0]: 18:00 is not before 09:00; hours over midnight are two ranges, "
		 "such "
		 "as 22:00-24:00,0:00-6:00"},
		{HOURS("{\"days\":[],\"from\":\"08:00\",\"to\":\"09:00\"}"),
		 "reminders[0].hours[0].days: names no day"},
		{HOURS("{\"days\":[\"mon\"],\"from\":\"08:30\",\"to\":\"09:00\"}"),
		 "reminders[0]: every 60 minutes never falls between 08:30 and 09:00; name clock "
		 "times "
		 "instead"},
		{HOURS("{\"days\":[\"mon\"],\"from\":\"23:00\",\"to\":\"24:00\"}"),
		 "reminders[0]: every 60 minutes never falls between 23:00 and 24:00; name clock "
		 "times "
		 "instead"},
		{WALK("\"at\":[\"09:00\"],\"days\":[\"mon\"],\"except\":[{\"from\":\"2026-02-30\","
		      "\"to\":\"2026-03-01\"}]"),
		 "reminders[0].except[0].from: expected a date such as 2026-12-25"},
		{WALK("\"at\":[\"09:00\"],\"days\":[\"mon\"],\"except\":[{\"from\":\"2026-03-02\","
		      "\"to\":\"2026-03-01\"}]"),
		 "reminders[0].except[0].to: is before from"},
		{"{\"type\":\"leg-reminders\",\"version\":1,\"quiet\":[],\"reminders\":[{\"name\":"
		 "\"run\"}]}",
		 "reminders[0].name: is not something to remind of"},
		{"{\"type\":\"leg-reminders\",\"version\":1,\"quiet\":[],\"reminders\":[7]}",
		 "reminders[0]: expected an object"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct text bytes = text_of(cases[i].bytes);
		struct policy policy;
		struct fault fault = {0};
		bool read = doc_decode(bytes.bytes, bytes.length, policy_read, &policy, &fault);
		same(read ? NULL : fault.text, cases[i].said, "a policy edited by hand");
		text_release(&bytes);
	}
}

static void state(void)
{
	struct remind_state before, after;
	struct fault fault;
	memset(&before, 0, sizeof before);
	before.paused_until = 1795339800;
	before.screen_said = 1795339801;
	before.of[REMINDER_WALK] = (struct remind_memory){1795339800, 1795339805, 1795340400,
							  1,	      1795330000, 1795332000};
	before.of[REMINDER_DRINK].done = 1795330001;
	struct text line = TEXT_EMPTY;
	remind_state_encode(&before, &line);
	ok(remind_state_decode(&line, &after, &fault) && !memcmp(&before, &after, sizeof before),
	   "the state is read as it was written");
	int accepted = 0, kept = 0;
	struct remind_state nothing;
	memset(&nothing, 0, sizeof nothing);
	for (size_t length = 0; length + 1 < line.length; length++) {
		struct text prefix = TEXT_EMPTY;
		text_add_bytes(&prefix, line.bytes, length);
		accepted += remind_state_decode(&prefix, &after, &fault);
		kept += memcmp(&after, &nothing, sizeof nothing) != 0;
		text_release(&prefix);
	}
	ok(!accepted && !kept, "a torn one is refused whole, at every byte");
	text_release(&line);
}

int main(void)
{
	setenv("TZ", "Europe/Berlin", 1);
	tzset();
	words();
	there_and_back();
	rubbish();
	state();
	return tap_done();
}
