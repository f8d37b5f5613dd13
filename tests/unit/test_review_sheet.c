/* The review sheet (leg-screen/review_sheet.h): every rule of the tables is on it, its cells agree
 * with what the rules do, and every source resolves. */
#include <ctype.h>
#include <glob.h>

#include "body/caution.h"
#include "body/reminder.h"
#include "body/routine.h"
#include "body/rules_version.h"
#include "body/source.h"
#include "body/symptom.h"
#include "leg-screen/review_sheet.h"
#include "screened.h"
#include "tap.h"

static int rows, wrong_codes, wrong_sides, bare, wrong_actions, unnamed;
static bool seen_question[QUESTIONS], seen_symptom[SYMPTOMS];

/* The list of leg-safety(7), untried. */
static const char *const untried[] = {
	"questions", "deep-bruise", "not-alert",    "bp-high",	     "age-group",   "numb-weak",
	"S-L2",	     "P-L1",	    "calf-stretch", "thigh-stretch", "heel-raises", "marching",
};
enum { UNTRIED = sizeof untried / sizeof untried[0] };
static bool seen_untried[UNTRIED];
static int stray_untried, seen_routines, seen_reminders, strangers, parts_missing;
static struct text safety; /* leg-safety(7) */

static const char levels[] = "ALNX";

static char level_of(const struct screening *screening, int modality, enum leg leg)
{
	return levels[limits_level(&screening->limits, (enum modality)modality, leg)];
}

/* A cell says what judging that answer alone does to the leg: A, N and X as such; a limited code
 * (or an A with a mask) may come out limited, or not allowed once nothing is left of it. */
static bool cell_agrees(const char *code, char level)
{
	switch (*code) {
	case 'N': return level == 'N' && !code[1];
	case 'X': return level == 'X';
	case 'A': return level == 'A' || level == 'L';
	default: return level == 'L' || level == 'N';
	}
}

static bool forces_another(enum question question)
{
	size_t count;
	const struct caution_force *forces = caution_forces(&count);
	for (size_t i = 0; i < count; i++)
		if (forces[i].when.has[question])
			return true;
	return false;
}

/* The answers beside which the advice changes, and that it does not name. */
static int count_unnamed(const struct caution_row *row, const char *advice)
{
	int count = 0;
	for (enum question other = 0; row->beside && other < QUESTIONS; other++)
		count += row->beside->has[other] && !strstr(advice, question_row(other)->id);
	return count;
}

/* The leg that the answer is not about: "the same", "nothing", or "only walking". */
static bool other_leg_agrees(const char *cell, const struct screening *screening, int modality)
{
	bool same = !strcmp(cell, "the same") ||
		    (modality == MODALITY_WALKING && !strcmp(cell, "only walking"));
	return level_of(screening, modality, LEG_RIGHT) ==
	       (same ? level_of(screening, modality, LEG_LEFT) : 'A');
}

static void compare_answer(const struct sheet_row *row, enum question question)
{
	struct screening screening = screened_clear(MODE_SELF);
	const struct text *cell = row->cell;
	for (int answer = 0; answer < ANSWERS; answer++)
		if (!strcmp(answer_id((enum answer)answer), cell[CELL_ANSWER].bytes))
			screened_answer(&screening, question, (enum answer)answer,
					screened_leg(question, LEG_LEFT));
	screen_judge(&screening);
	for (int m = 0; m < MODALITIES; m++)
		if (strcmp(cell[CELL_MASSAGE + m].bytes, "as yes") && !forces_another(question)) {
			wrong_codes += !cell_agrees(cell[CELL_MASSAGE + m].bytes,
						    level_of(&screening, m, LEG_LEFT));
			wrong_sides += !other_leg_agrees(cell[CELL_OTHER_LEG].bytes, &screening, m);
		}
	const char *action = action_id(screening.action);
	wrong_actions += strncmp(cell[CELL_ACTION].bytes, action, strlen(action)) != 0;
	if (!strcmp(cell[CELL_ANSWER].bytes, "yes"))
		unnamed += count_unnamed(caution_row(question), cell[CELL_ADVICE].bytes);
}

static void read_all(const char *pattern, struct text *out)
{
	glob_t found;
	if (glob(pattern, 0, NULL, &found))
		return;
	for (size_t i = 0; i < found.gl_pathc; i++) {
		FILE *file = strstr(found.gl_pathv[i], "/source.c") ? NULL
								    : fopen(found.gl_pathv[i], "r");
		char bytes[4096];
		size_t got;
		while (file && (got = fread(bytes, 1, sizeof bytes, file)) > 0)
			text_add_bytes(out, bytes, got);
		if (file)
			fclose(file);
	}
	globfree(&found);
}

/* A rule that is no row of a table has its name from a heading of leg-safety(7). */
static bool has_heading(const char *id)
{
	struct text heading = TEXT_EMPTY;
	text_addf(&heading, "\n.Ss %s\n", id);
	bool found = strstr(safety.bytes, heading.bytes) != NULL;
	text_release(&heading);
	return found;
}

/* Each stroke and movement of a routine is named in its row. */
static void look_for_parts(const struct sheet_row *row, const struct routine_row *routine)
{
	const char *limits = row->cell[CELL_MASKS].bytes;
	for (size_t i = 0; routine && i < routine->part_count; i++) {
		const struct part *part = &routine->parts[i];
		if (part->work == WORK_STROKE)
			parts_missing += !strstr(limits, zone_row(part->zone)->words);
		if (part->work == WORK_MOVE)
			parts_missing += !strstr(limits, move_words(part->move));
	}
}

static void look(const struct sheet_row *row, void *context)
{
	(void)context;
	enum question question;
	enum symptom symptom;
	const char *id = row->cell[CELL_ID].bytes;
	rows++;
	seen_routines += row->part == SHEET_ROUTINES;
	if (row->part == SHEET_ROUTINES)
		look_for_parts(row, routine_find(id));
	seen_reminders += row->part == SHEET_REMINDERS;
	strangers += row->part == SHEET_RULES && !has_heading(id);
	if (row->cell[CELL_UNTRIED].length) {
		int at = 0;
		while (at < UNTRIED && strcmp(untried[at], id))
			at++;
		if (at < UNTRIED)
			seen_untried[at] = true;
		stray_untried += at == UNTRIED;
	}
	bare += !*id || !row->cell[CELL_TEXT].length;
	if ((row->part == SHEET_QUESTIONS || row->part == SHEET_AGES) &&
	    question_find(id, &question)) {
		seen_question[question] = true;
		bare += !row->cell[CELL_SOURCES].length && row->part == SHEET_QUESTIONS;
		if (row->part == SHEET_QUESTIONS)
			compare_answer(row, question);
	}
	if (row->part == SHEET_SYMPTOMS && symptom_find(id, &symptom))
		seen_symptom[symptom] = true;
}

static void whole(void)
{
	int missing = 0;
	safety = TEXT_EMPTY;
	read_all("man/leg-safety.7", &safety);
	review_sheet_rows(look, NULL);
	for (int q = 0; q < QUESTIONS; q++)
		missing += !seen_question[q];
	for (int s = 0; s < SYMPTOMS; s++)
		missing += !seen_symptom[s];
	ok(!missing && rows > 200, "every question and symptom is on the sheet (%d rows)", rows);
	missing = 0;
	for (int i = 0; i < UNTRIED; i++)
		missing += !seen_untried[i];
	ok(!missing && !stray_untried, "what rests on no trial is marked (%d are not)", missing);
	ok(seen_routines == ROUTINES, "every routine is on it");
	ok(!parts_missing, "with its strokes and movements (%d are not)", parts_missing);
	ok(seen_reminders == REMINDERS, "every reminder is on it");
	ok(!strangers, "the rules have the names of leg-safety(7) (%d have not)", strangers);
	ok(!bare, "no row is bare (%d are)", bare);
	ok(!wrong_codes, "the codes are what judging does (%d are not)", wrong_codes);
	ok(!wrong_sides, "the other leg is limited as its cell says (%d are not)", wrong_sides);
	ok(!wrong_actions, "and so are the actions (%d are not)", wrong_actions);
	ok(!unnamed, "other answers that change an advice are named (%d are not)", unnamed);
}

/* ---- spreadsheet --------------------------------------------------------------------------- */

static void spreadsheet(void)
{
	struct text out = TEXT_EMPTY;
	int cells = 1, uneven = 0, lines = 0, header = 0;
	bool quoted = false;
	review_sheet_csv(&out);
	for (const char *at = out.bytes; *at; at++) {
		quoted ^= *at == '"';
		cells += !quoted && *at == ',';
		if (quoted || *at != '\n')
			continue;
		header = lines++ ? header : cells;
		uneven += cells != header;
		cells = 1;
	}
	size_t changes;
	const struct rules_change *history = rules_history(&changes);
	enum { HEADER = 1, REVIEW = 8 }; /* the status, three judgements, four lines to sign */
	ok(!uneven && !quoted && lines == HEADER + rows + (int)changes + REVIEW,
	   "%d lines of %d cells", lines, header);
	ok(!strncmp(out.bytes, "rules,part,id,", 14) && strstr(out.bytes, "\r\n2026.12,"),
	   "each says by which rules");
	ok(strstr(out.bytes, history[1].what) &&
		   strstr(out.bytes, "Reviewed by a clinician: none.") &&
		   strstr(out.bytes, "\"Signature\""),
	   "the history, who reviewed it, and room to sign are in the table too");
	text_release(&out);
}

static void page(void)
{
	struct text out = TEXT_EMPTY;
	int tags = 0;
	review_sheet_html(&out);
	for (const char *at = out.bytes; (at = strstr(at, "<section")); at++)
		tags++;
	for (const char *at = out.bytes; (at = strstr(at, "</section")); at++)
		tags--;
	ok(!tags && strstr(out.bytes, "</html>"), "the page closes what it opens");
	ok(strstr(out.bytes, "Rules 2026.12</b>, status: draft. Reviewed by a clinician: none."),
	   "it says which rules and who reviewed them");
	ok(strstr(out.bytes, "Signature") && strstr(out.bytes, "&#9744; change"),
	   "there is room to tick and to sign");
	ok(!strstr(out.bytes, "<script") && !strstr(out.bytes, "http-equiv=\"refresh"),
	   "and nothing that runs");
	text_release(&out);
}

/* ---- sources ------------------------------------------------------------------------------- */

/* Keys in brackets in strings: "[NICE158]"; an index of a table is in no string. */
static int unresolved(const char *code)
{
	int missing = 0;
	for (const char *at = code; (at = strchr(at, '[')); at++) {
		char key[16] = "";
		size_t length = strspn(at + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
		if (length < 2 || length >= sizeof key || at[1 + length] != ']' ||
		    (at > code &&
		     (isalnum((unsigned char)at[-1]) || at[-1] == '_' || at[-1] == '\t' ||
		      at[-1] == '{' || at[-1] == '*' || at[-1] == ']')))
			continue;
		memcpy(key, at + 1, length);
		key[length] = '\0';
		if (source_find(key))
			continue;
		printf("# no source %s\n", key);
		missing++;
	}
	return missing;
}

/* In a page: ".Bq MFM" or ".Bq ABMP , WALT" in a sentence, not the head of an entry. */
static bool is_cited(const char *pages, const char *key)
{
	size_t length = strlen(key);
	for (const char *at = pages; (at = strstr(at, key)); at++) {
		const char *line = at;
		while (line > pages && line[-1] != '\n')
			line--;
		if (strncmp(line, ".It Bq ", 7) && !isalnum((unsigned char)at[length]) &&
		    (at == pages || !isalnum((unsigned char)at[-1])))
			return true;
	}
	return false;
}

enum { PAGE_WIDTH = 78 };

/* The words of an entry in mdoc, wrapped. */
static void add_mdoc(struct text *out, const char *words)
{
	size_t column = 0;
	for (const char *at = words; *at;) {
		size_t length = strcspn(at, " ");
		if (column && column + 1 + length > PAGE_WIDTH) {
			text_add_char(out, '\n');
			column = 0;
		} else if (column++) {
			text_add_char(out, ' ');
		}
		for (size_t i = 0; i < length; i++)
			text_add_bytes(out, at[i] == '\'' ? "\\(aq" : &at[i],
				       at[i] == '\'' ? 4 : 1);
		column += length;
		at += length + (at[length] == ' ');
	}
	text_add_char(out, '\n');
}

/* The list of leg-sources(7). */
static void add_source_page(struct text *out)
{
	size_t count;
	const struct source_row *all = source_rows(&count);
	struct text entry = TEXT_EMPTY;
	for (size_t i = 0; i < count; i++) {
		text_clear(&entry);
		source_add(&entry, &all[i]);
		text_addf(out, ".It Bq %s\n", all[i].id);
		add_mdoc(out, strchr(entry.bytes, ' ') + 1);
	}
	text_release(&entry);
}

static void sources(void)
{
	struct text code = TEXT_EMPTY, pages = TEXT_EMPTY, listed = TEXT_EMPTY, page = TEXT_EMPTY;
	size_t count;
	int unused = 0, unordered = 0, stray = 0;
	const struct source_row *all = source_rows(&count);
	read_all("common/body/*.c", &code);
	ok(code.length && !unresolved(code.bytes), "every key in the tables has its source");
	read_all("man/leg-*.7", &pages);
	read_all("man/leg-sources.7", &listed);
	for (size_t i = 0; i < count; i++) {
		char key[24];
		snprintf(key, sizeof key, "[%s]", all[i].id);
		bool cited = strstr(code.bytes, key) || strstr(pages.bytes, key) ||
			     is_cited(pages.bytes, all[i].id);
		if (!cited)
			printf("# nothing cites %s\n", all[i].id);
		unused += !cited;
		stray += strstr(all[i].what, "- ") || strstr(all[i].what, "/ ") ||
			 strstr(all[i].what, "  ");
		unordered += i && strcmp(all[i - 1].id, all[i].id) >= 0;
		unordered += !all[i].who || !all[i].what || (all[i].year && all[i].year < 1900);
	}
	ok(!unused, "every source is cited by a table or a page");
	add_source_page(&page);
	ok(strstr(listed.bytes, page.bytes) != NULL,
	   "leg-sources(7) has each as the table has it (--print writes the list)");
	ok(!stray, "no address is broken by a blank");
	ok(!unordered, "sources are whole, in the order of their keys, each once");
	text_release(&code);
	text_release(&pages);
	text_release(&listed);
	text_release(&page);
}

int main(int argc, char **argv)
{
	if (argc > 1 && !strcmp(argv[1], "--print")) {
		struct text page = TEXT_EMPTY;
		add_source_page(&page);
		fputs(page.bytes, stdout);
		text_release(&page);
		return 0;
	}
	whole();
	spreadsheet();
	page();
	sources();
	text_release(&safety);
	return tap_done();
}
