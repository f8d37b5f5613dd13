/* The version of the rules: its form, its order, its history, and when it counts as old
 * (body/rules_version.h). */
#include "body/rules_version.h"

#include "body/question.h"
#include "tap.h"

static void forms(void)
{
	static const char *const bad[] = {"",	     "2026",	 "2026.1",  "2026.00", "2026.13",
					  "2026-12", "2026.12a", "x026.12", "12.2026"};
	int wrong = 0;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		wrong += rules_valid(bad[i]);
	ok(!wrong && rules_valid(rules_version), "a version is a year and a month (%d breaches)",
	   wrong);
	ok(rules_newer("2027.01") && !rules_newer(rules_version) && !rules_newer("2026.11"),
	   "later months are newer");
}

static void history(void)
{
	size_t count;
	const struct rules_change *changes = rules_history(&count);
	int wrong = 0;
	for (size_t i = 0; i < count; i++) {
		wrong += !rules_valid(changes[i].version) || !*changes[i].what;
		wrong += i && strcmp(changes[i].version, changes[i - 1].version) > 0;
	}
	ok(!wrong, "the history is dated, the newest first");
	ok(count && !strcmp(changes[0].version, rules_version), "and begins with this version");
}

static void saved_answers(void)
{
	ok(rules_outdated("", "2026.12"), "an answer of a profile without rules is stale");
	ok(!rules_outdated("2026.12", "2026.12"), "one given under these rules is not");
	ok(!rules_outdated("", NULL), "nor is one to a question that never changed");
	int wrong = 0;
	for (int q = 0; q < QUESTIONS; q++) {
		const char *reworded = question_row((enum question)q)->reworded;
		wrong += reworded && (!rules_valid(reworded) || rules_newer(reworded));
	}
	ok(!wrong, "no question changed later than this version");
}

static void age(void)
{
	struct stamp last = {.at = civil_to_day(rules_review_by) * 86400 + 86399};
	struct stamp next = {.at = last.at + 1};
	ok(!rules_are_old(last), "on the day to review them they are not old yet");
	ok(rules_are_old(next) && strstr(rules_are_old(next), rules_version),
	   "on the next day they are, and say which they are");
}

int main(void)
{
	forms();
	history();
	saved_answers();
	age();
	return tap_done();
}
