/* store/crontab, store/units, store/reminders, show/ical, show/reminder_text: what is written into
 * other programs' files, and what is said. */
#include "leg-remind/policy_write.h"
#include "tap.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/civil.h"
#include "base/terminal_text.h"
#include "body/routine.h"
#include "leg-remind/crontab.h"
#include "leg-remind/remind_state.h"
#include "leg-remind/reminder_ical.h"
#include "leg-remind/reminder_text.h"
#include "leg-remind/systemd_units.h"
#include "leg-remind/time_text.h"
#include "show/ical.h"
#include "store/saved.h"

#define BLOCK_BEGIN                                                                                \
	"# BEGIN leg-remind (written by \"leg-remind install\"; \"leg-remind uninstall\" takes "   \
	"it out)\n"

static void one_edit(const char *table, const char *lines, const char *wanted)
{
	struct text before = TEXT_EMPTY, after = TEXT_EMPTY;
	struct fault fault;
	text_add(&before, table);
	bool edited = crontab_edit(&before, lines, &after, &fault);
	same(edited ? after.bytes : NULL, wanted, "a table edited");
	text_release(&before);
	text_release(&after);
}

/* A table that is read as far as its NUL byte would be written back without the rest. */
static void nul_byte(void)
{
	struct text before = TEXT_EMPTY, after = TEXT_EMPTY;
	struct fault fault;
	text_add_bytes(&before, "0 4 * * * a\0b\n1 4 * * * c\n", 26);
	ok(!crontab_edit(&before, "x\n", &after, &fault) && fault.kind == FAULT_DATA &&
		   !after.length,
	   "a table with a NUL byte is refused");
	text_release(&before);
	text_release(&after);
}

static void tables(void)
{
	one_edit("", "x\n", BLOCK_BEGIN "x\n# END leg-remind\n");
	one_edit("a\n", "x\n", "a\n" BLOCK_BEGIN "x\n# END leg-remind\n");
	one_edit("a", "x\n", "a\n" BLOCK_BEGIN "x\n# END leg-remind\n");
	one_edit("a\n# BEGIN leg-remind old\n0 leg-remind tick\n# END leg-remind\nb\n", "x\n",
		 "a\n" BLOCK_BEGIN "x\n# END leg-remind\nb\n");
	one_edit("a\n# BEGIN leg-remind\n*/5 * * * * 'x' tick\n# END leg-remind\nb\n", NULL,
		 "a\nb\n");
	one_edit("# BEGIN leg-remind\r\n9 leg-remind tick >/dev/null\r\n# END leg-remind", NULL,
		 "");
	one_edit("a\n# BEGIN leg-remind\nA=b\n0 leg-remind tick\n# leg-remind tick\n"
		 "1 leg-remind ticket\n# END leg-remind\nb\n",
		 "x\n",
		 "a\nA=b\n" BLOCK_BEGIN
		 "x\n# END leg-remind\n# leg-remind tick\n1 leg-remind ticket\nb\n");
	one_edit(
		"# BEGIN leg-remind\n1 b\n\n*/5 * * * * 'exec \"$0\" tick' 'x'\n# END leg-remind\n",
		NULL, "1 b\n\n");
	/* other lines that end in the word, and the program's other commands, are the user's */
	one_edit("# BEGIN leg-remind\n0 9 * * * play tick\n0 20 * * * leg-remind next\n"
		 "# END leg-remind\n",
		 NULL, "0 9 * * * play tick\n0 20 * * * leg-remind next\n");
	one_edit("# BEGIN leg-remind\n1 b\n# END leg-remind\n", "x\n",
		 "1 b\n" BLOCK_BEGIN "x\n# END leg-remind\n");
	one_edit("a\nb", NULL, "a\nb");
	one_edit("# BEGIN leg-remind\nold\n", "x\n", NULL);
	one_edit("# END leg-remind\n", "x\n", NULL);
	one_edit("# END leg-remind\n# BEGIN leg-remind\n", NULL, NULL);
	/* of a table that was joined from two */
	one_edit("a\n# BEGIN leg-remind\nb\n0 leg-remind tick\n# END leg-remind\nc\n"
		 "# BEGIN leg-remind\nd\n0 leg-remind tick\ne\n# END leg-remind\nf\n",
		 "x\n", "a\nb\n" BLOCK_BEGIN "x\n# END leg-remind\nc\nd\ne\nf\n");
	one_edit("# BEGIN leg-remind\n# END leg-remind\na\n# BEGIN leg-remind\n# END leg-remind\n",
		 NULL, "a\n");
	one_edit("# BEGIN leg-remind\n# END leg-remind\na\n# END leg-remind\n", NULL, NULL);
	one_edit("# BEGIN leg-remind\n# BEGIN leg-remind\n# END leg-remind\n", NULL, NULL);
	one_edit(" # BEGIN leg-remind\n", NULL, " # BEGIN leg-remind\n");

	/* a property: whatever lines stand around it, the block goes in and out without a trace */
	static const char *const lines[] = {"",	     "# c",	    "0 0 * * * x %y", "A=b",
					    "\ttab", "# END other", "\xff\xfe"};
	enum { LINES = sizeof lines / sizeof lines[0] };
	int broken = 0, moved = 0;
	for (int a = 0; a < LINES * LINES * LINES; a++) {
		struct text table = TEXT_EMPTY, with = TEXT_EMPTY, twice = TEXT_EMPTY,
			    without = TEXT_EMPTY;
		struct fault fault;
		text_addf(&table, "%s\n%s\n%s\n", lines[a % LINES], lines[a / LINES % LINES],
			  lines[a / LINES / LINES]);
		bool edited = crontab_edit(&table, "x leg-remind tick\n", &with, &fault) &&
			      crontab_edit(&with, "x leg-remind tick\n", &twice, &fault) &&
			      crontab_edit(&with, NULL, &without, &fault);
		broken += !edited || strcmp(table.bytes, without.bytes) != 0;
		moved += !edited || strcmp(with.bytes, twice.bytes) != 0;
		text_release(&table);
		text_release(&with);
		text_release(&twice);
		text_release(&without);
	}
	ok(!broken, "343 tables come back byte for byte");
	ok(!moved, "and a second install changes nothing");
}

#define TICKER(path, setting) (&(struct ticker){.program = (char[]){path}, .settings = {setting}})

static void ticker_lines(void)
{
	char spaced[] = "XDG_CONFIG_HOME=/a b/it's", percent[] = "XDG_DATA_HOME=/100%";
	struct text line = TEXT_EMPTY;
	struct fault fault;
	ok(crontab_line(TICKER("/usr/bin/leg-remind", NULL), &line, &fault), "a line");
	same(line.bytes, "*/5 * * * * /usr/bin/leg-remind tick\n", "with the whole path");
	text_clear(&line);
	ok(crontab_line(TICKER("/opt/my legs/leg-remind", spaced), &line, &fault),
	   "and where names are odd");
	same(line.bytes,
	     "*/5 * * * * env XDG_CONFIG_HOME='/a b/it'\\''s' '/opt/my legs/leg-remind' tick\n",
	     "it is quoted for the shell");
	text_clear(&line);
	ok(crontab_line(TICKER("/a=b!/leg-remind", percent), &line, &fault),
	   "a percent sign is escaped for cron");
	same(line.bytes,
	     "*/5 * * * * env XDG_DATA_HOME='/100'\\%'' /bin/sh -c 'exec \"$0\" tick' "
	     "'/a=b'\\!'/leg-remind'\n",
	     "outside the quotes, as are what csh and env would take for theirs");
	text_clear(&line);
	ok(crontab_line(TICKER("/a\\b/leg-remind", NULL), &line, &fault), "and a backslash");
	same(line.bytes, "*/5 * * * * '/a'\\\\'b/leg-remind' tick\n",
	     "for fish, as is a backslash");
	text_clear(&line);
	ok(!crontab_line(TICKER("/a\nb", NULL), &line, &fault) && fault.kind == FAULT_UNAVAILABLE,
	   "a newline is refused");
	text_clear(&line);
	ok(unit_write(UNIT_SERVICE, TICKER("/100% x/leg-remind", percent), &line, &fault) &&
		   strstr(line.bytes, "ExecStart=\"/100%% x/leg-remind\" tick\n") &&
		   strstr(line.bytes, "Environment=\"XDG_DATA_HOME=/100%%\"\n"),
	   "a unit has its own quoting");
	text_clear(&line);
	ok(unit_write(UNIT_SERVICE, TICKER("/$x\\\"/leg-remind", NULL), &line, &fault) &&
		   strstr(line.bytes, "ExecStart=/bin/sh -c \"exec \\\"$$0\\\" tick\" "
				      "\"/$$x\\\\\\\"/leg-remind\"\n"),
	   "and where systemd takes no such program, a shell's argument");
	text_clear(&line);
	ok(unit_write(UNIT_SERVICE, TICKER("/\t/leg-remind", NULL), &line, &fault) &&
		   strstr(line.bytes, "ExecStart=/bin/sh "),
	   "a tab too");
	ok(!unit_write(UNIT_SERVICE, TICKER("/a\nb", NULL), &line, &fault), "and takes no newline");
	text_release(&line);
}

static void calendar(void)
{
	struct text out = TEXT_EMPTY;
	ical_words(&out, "SUMMARY", "a, b; c\\d\ne\x1b");
	same(out.bytes, "SUMMARY:a\\, b\\; c\\\\d\\ne\\\\x1b\r\n", "text is escaped");

	int wide = 0, cut = 0, lost = 0;
	for (size_t length = 1; length < 400; length++) {
		struct text words = TEXT_EMPTY, joined = TEXT_EMPTY;
		for (size_t i = 0; i < length; i++)
			text_add(&words, i % 3 ? "\xc3\xa4" : "x");
		text_clear(&out);
		ical_line(&out, "X", words.bytes);
		for (const char *line = out.bytes; *line;) {
			size_t octets = strcspn(line, "\r");
			wide += octets > 75;
			size_t blank = line != out.bytes;
			cut += ((unsigned char)line[blank] & 0xc0) == 0x80;
			text_add_bytes(&joined, line + blank, octets - blank);
			line += octets + 2;
		}
		lost += joined.length < 2 || strcmp(joined.bytes + 2, words.bytes) != 0;
		text_release(&words);
		text_release(&joined);
	}
	ok(!wide && !cut && !lost, "400 lengths fold at 75 octets, cut no character, lose nothing");

	struct policy_reminder reminder = {.except = {{civil_to_day((struct civil){2026, 12, 24}),
						       civil_to_day((struct civil){2026, 12, 27})}},
					   .except_count = 1};
	struct ical_event event = {.name = "walk",
				   .minute = 10 * 60,
				   .days = 0x10,
				   .length = 1,
				   .first = civil_to_day((struct civil){2026, 11, 23}),
				   .summary = "s",
				   .description = "d",
				   .reminder = &reminder};
	text_clear(&out);
	ok(ical_reminder(&out, &event, (struct stamp){1795339800, 3600}), "an event");
	ok(strstr(out.bytes, "\r\nDTSTART:20261127T100000\r\n"),
	   "it begins on the first of its days");
	ok(strstr(out.bytes, "\r\nDTSTAMP:20261122T093000Z\r\n"), "made in UTC");
	ok(strstr(out.bytes, "\r\nEXDATE:20261225T100000\r\n") && !strstr(out.bytes, "20261224"),
	   "exceptions take away only what would be there");
	text_release(&out);
}

static void words(void)
{
	struct limits limits;
	struct reminder_words said;
	struct reminder_saying saying = {.which = REMINDER_WALK, .own = "", .limits = &limits};
	limits_open(&limits);
	reminder_say(&saying, &said);
	ok(strstr(said.headline.bytes, "walk, or march in place"), "a walk is said standing");
	reminder_words_release(&said);
	limits.leg[LEG_LEFT].walking.standing = limits.leg[LEG_RIGHT].walking.standing = false;
	limits.leg[LEG_LEFT].walking.cues = limits.leg[LEG_RIGHT].walking.cues =
		CUE_BIT(CUE_SIT_OR_HOLD) | CUE_BIT(CUE_TALKING_PACE);
	reminder_say(&saying, &said);
	ok(strstr(said.headline.bytes, "sitting down") && strstr(said.brief.bytes, "sitting"),
	   "to the unsteady it is said sitting");
	reminder_words_release(&said);
	saying.own = "run\x1b[m!";
	reminder_say(&saying, &said);
	same(said.headline.bytes, "run\\x1b[m!", "one's own words are made visible");
	ok(strstr(said.detail.bytes, cue_words(CUE_SIT_OR_HOLD)) &&
		   strstr(said.detail.bytes, cue_words(CUE_TALKING_PACE)) &&
		   strstr(said.brief.bytes, "sitting"),
	   "and never lose the limits, long or short");
	reminder_words_release(&said);
	int bare = 0;
	for (int i = 0; i < REMINDERS; i++) {
		const struct reminder_row *row = reminder_row((enum reminder)i);
		enum reminder found;
		bare += !*row->caution || !*row->text || !*row->brief || !row->minutes ||
			!*row->source || !row->days || (!row->every && !row->at[0]) ||
			!reminder_find(row->id, &found) || (int)found != i;
	}
	int strange = 0;
	for (int i = 0; i < ROUTINES; i++) {
		const struct routine_row *routine = routine_row(i);
		enum reminder found;
		bool known = reminder_find(routine->id, &found);
		bool none = routine->partner || !strcmp(routine->id, "rest");
		strange += known == none;
		if (!known)
			continue;
		int minutes = reminder_row(found)->minutes;
		strange += minutes < routine->least || minutes > routine->most;
	}
	ok(!strange,
	   "every routine but the partner's and the rest can be reminded of, at a length it has");
	ok(!bare, "every row has its text, caution, length, times and source");

	struct stamp now = stamp_local(1795339800);
	same(MOMENT(1795339860, now), "10:31", "today's moment is a time");
	same(MOMENT(1795339860 + 86400, now), "Mon 2026-11-23 10:31", "another day's has its day");
	same(SHORT_MOMENT(1795339860 + 86400, now), "Mon 10:31", "or that alone");
	same(SHORT_MOMENT(1795339860 + 6 * 86400, now), "Sat 10:31", "up to six days ahead");
	same(SHORT_MOMENT(1795339860 + 7 * 86400, now), "Sun 2026-11-29 10:31",
	     "a week ahead the name of the day would mean today");
}

/* A form is whole if it ends as one of ours ends. */
static bool is_whole(const struct reminder_words *said, const char *line)
{
	const char *forms[] = {said->brief.bytes,  said->cues.bytes,	   said->headline.bytes,
			       said->detail.bytes, "More: leg-remind due", "see leg-remind due"};
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		size_t length = strlen(forms[i]), all = strlen(line);
		if (length && all >= length && !strcmp(line + all - length, forms[i]))
			return true;
	}
	return false;
}

/* All reminders, under limits of every kind, with and without words of the user's, at all widths.
 */
static void forms(void)
{
	static const char *const own[] = {"", "Hop!",
					  ("Get up and walk over to the window, look at the "
					   "far hills, and come back when you like.")};
	int wide = 0, cut = 0, none = 0, seated = 0, counted = 0;
	for (int which = 0; which < REMINDERS; which++)
		for (int code = 0; code < 16; code++)
			for (size_t mine = 0; mine < sizeof own / sizeof own[0]; mine++) {
				struct limits limits;
				struct reminder_words said;
				struct reminder_saying saying = {.which = (enum reminder)which,
								 .own = own[mine],
								 .limits = &limits,
								 .wear = (enum wear)(code % 3),
								 .snoozed = code % 2,
								 .snoozes = 2};
				limits_open(&limits);
				struct leg_limits *leg = &limits.leg[LEG_RIGHT];
				leg->walking.standing = leg->stretch.standing = code & 1;
				leg->walking.cues = code & 2 ? CUE_BIT(CUE_STOP_AT_ACHE) : 0;
				leg->walking.cues |= code & 1 ? 0 : CUE_BIT(CUE_SIT_OR_HOLD);
				leg->elevation.cues = code & 4 ? CUE_BIT(CUE_LEFT_SIDE) : 0;
				leg->socks.cues = code & 8 ? CUE_BIT(CUE_CHECK_SKIN) : 0;
				reminder_say(&saying, &said);
				wide += visible_width(said.brief.bytes) > REMINDER_BRIEF;
				if (reminder_row(saying.which)->need == NEED_WALKING && !(code & 1))
					seated += !strcasestr(said.brief.bytes, "sit");
				for (size_t columns = 1; columns < 500; columns++) {
					struct text line = TEXT_EMPTY;
					bool fits = reminder_line(&said, columns, &line);
					counted++;
					none += columns >= REMINDER_BRIEF && !fits;
					wide += visible_width(line.bytes) > columns;
					cut += fits && !is_whole(&said, line.bytes);
					text_release(&line);
				}
				reminder_words_release(&said);
			}
	ok(counted > 300000, "%d forms of reminders, limits, own words and widths", counted);
	ok(!wide && !none, "each fits, and 60 columns are enough (%d, %d)", wide, none);
	ok(!cut, "none is cut (%d)", cut);
	ok(!seated, "and the unsteady are told to sit in the short form too (%d)", seated);
}

static bool pause_it(struct remind_state *state, void *context)
{
	state->paused_until = *(int64_t *)context;
	return true;
}

static void kept(void)
{
	char home[] = "/tmp/leg-test-XXXXXX";
	struct policy policy, back;
	struct remind_state state;
	struct fault fault, torn;
	int64_t until = 1795339800;
	if (!mkdtemp(home))
		return;
	setenv("HOME", home, 1);
	setenv("XDG_CONFIG_HOME", home, 1);
	setenv("XDG_STATE_HOME", home, 1);
	ok(reminders_read(&policy, &fault) && policy_empty(&policy), "no policy is an empty one");
	policy.of[REMINDER_WALK] = policy_default(REMINDER_WALK);
	ok(reminders_write(&policy, &fault) && reminders_read(&back, &fault) &&
		   back.of[REMINDER_WALK].every == 60,
	   "it is kept");
	ok(remind_state_change(pause_it, NULL, &until, &fault) &&
		   remind_state_read(&state, &torn, &fault) && state.paused_until == until,
	   "and so is the state");
	struct text path = TEXT_EMPTY;
	text_addf(&path, "%s/leg/remind.json", home);
	ok(!truncate(path.bytes, 30), "a torn state");
	ok(remind_state_read(&state, &torn, &fault) && torn.kind && !state.paused_until,
	   "is an empty one, and says so");
	text_clear(&path);
	text_addf(&path, "rm -r %s", home);
	ok(!system(path.bytes), "nothing is left behind");
	text_release(&path);
}

int main(void)
{
	setenv("TZ", "Europe/Berlin", 1);
	tzset();
	tables();
	nul_byte();
	ticker_lines();
	calendar();
	words();
	forms();
	kept();
	return tap_done();
}
