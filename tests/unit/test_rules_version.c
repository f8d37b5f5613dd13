/* The version of the rules: its form, its order, its history, when it counts as old, and that it
 * changes with the tables (body/rules_version.h).
 *
 * tests/data/rules-digests.txt has a digest of each part of the tables under the version; after a
 * new version `test_rules_version --print` writes it. */
#include "body/rules_version.h"

#include "body/caution.h"
#include "leg-screen/review_sheet.h"
#include "tap.h"

static const char path[] = "tests/data/rules-digests.txt";

static uint64_t digests[SHEET_PARTS];

/* FNV-1a, the end of the word included. */
static void digest(uint64_t *into, const char *word)
{
	if (!*into)
		*into = 0xcbf29ce484222325;
	for (const char *at = word;; at++) {
		*into = (*into ^ (unsigned char)*at) * 0x100000001b3;
		if (!*at)
			return;
	}
}

/* The rules themselves: not their sources, and of a limit code only its id (the limits that it
 * makes are in tests/data/screening-matrix.txt). */
static void digest_row(const struct sheet_row *row, void *context)
{
	(void)context;
	uint64_t *into = &digests[row->part];
	for (int at = 0; at < SHEET_CELLS; at++)
		if (at != CELL_SOURCES && (row->part != SHEET_CODES || at == CELL_ID))
			digest(into, row->cell[at].bytes);
}

static void digest_tables(void)
{
	review_sheet_rows(digest_row, NULL);
	for (int q = 0; q < QUESTIONS; q++) {
		const struct question_row *row = question_row((enum question)q);
		digest(&digests[SHEET_QUESTIONS], row->brief);
		digest(&digests[SHEET_QUESTIONS], row->sided ? "sided" : "");
		digest(&digests[SHEET_QUESTIONS], row->reworded ? row->reworded : "");
	}
	for (int m = 0; m < MODALITIES; m++)
		for (int code = CODE_A; code < CODES; code++)
			if (code_defined((enum modality)m, (enum code)code))
				digest(&digests[SHEET_CODES],
				       code_words((enum modality)m, (enum code)code));
	for (int a = 0; a < ACTIONS; a++)
		digest(&digests[SHEET_CODES], action_advice((enum action)a, false));
}

static void print_digest(FILE *out, int part)
{
	fprintf(out, "%s %016llx %s\n", rules_version, (unsigned long long)digests[part],
		sheet_part_title((enum sheet_part)part));
}

static void tables_have_not_changed(void)
{
	FILE *file = fopen(path, "r");
	char known[16 * 1024] = "", line[256];
	size_t got = file ? fread(known, 1, sizeof known - 1, file) : 0;
	int changed = 0;
	known[got] = '\0';
	if (file)
		fclose(file);
	for (int part = 0; part < SHEET_PARTS; part++) {
		snprintf(line, sizeof line, "%s %016llx %s\n", rules_version,
			 (unsigned long long)digests[part],
			 sheet_part_title((enum sheet_part)part));
		if (strstr(known, line))
			continue;
		changed++;
		printf("# changed since rules %s: %s\n", rules_version,
		       sheet_part_title((enum sheet_part)part));
	}
	ok(!changed, "the tables are those of rules %s", rules_version);
	if (changed)
		printf("# Released rules: give them a new version and a line of history in\n"
		       "# common/body/rules_version.c. Then, or for a version not yet released:\n"
		       "# build/unit/test_rules_version --print >%s\n",
		       path);
}

static void forms(void)
{
	static const char *const bad[] = {"2026.0:", "",	"2026",	   "2026.1",
					  "2026.00", "2026.13", "2026-12", "2026.12a",
					  "x026.12", "12.2026", "2026.1a"};
	int wrong = 0;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		wrong += rules_valid(bad[i]);
	ok(!wrong && rules_valid(rules_version), "a version is a year and a month (%d breaches)",
	   wrong);
	ok(rules_valid("2027.01") && rules_valid("2029.09") && rules_newer("2027.01") &&
		   !rules_newer(rules_version) && !rules_newer("2026.11"),
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

int main(int argc, char **argv)
{
	digest_tables();
	if (argc > 1 && !strcmp(argv[1], "--print")) {
		for (int part = 0; part < SHEET_PARTS; part++)
			print_digest(stdout, part);
		return 0;
	}
	forms();
	history();
	saved_answers();
	age();
	tables_have_not_changed();
	return tap_done();
}
