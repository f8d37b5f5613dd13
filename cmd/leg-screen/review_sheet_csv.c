#include <string.h>

#include "base/terminal_text.h"
#include "body/rules_version.h"
#include "review_sheet.h"

/* RFC 4180, and nothing that a spreadsheet would take for a formula. */
static void add_csv_cell(struct text *out, const char *words)
{
	struct text shown = TEXT_EMPTY;
	visible_add(&shown, words);
	text_add_char(out, '"');
	if (*shown.bytes && strchr("=+-@", *shown.bytes))
		text_add_char(out, '\'');
	for (const char *at = shown.bytes; *at; at++) {
		if (*at == '"')
			text_add_char(out, '"');
		text_add_char(out, *at);
	}
	text_add_char(out, '"');
	text_release(&shown);
}

/* `cell`: of a rule; NULL: a row about all the rules, words alone. The last two columns are for the
 * reviewer. */
static void add_csv_row(struct text *out, const char *version, const char *part,
			const struct text cell[], const char *words)
{
	text_addf(out, "%s,", version);
	add_csv_cell(out, part);
	for (int at = 0; at < SHEET_CELLS; at++) {
		text_add_char(out, ',');
		add_csv_cell(out, cell ? cell[at].bytes : at == CELL_TEXT ? words : "");
	}
	text_add(out, ",\"\",\"\"\r\n");
}

static void add_csv_rule(const struct sheet_row *row, void *context)
{
	add_csv_row(context, rules_version, sheet_part_title(row->part), row->cell, NULL);
}

static void add_csv_review(struct text *out, const char *words)
{
	add_csv_row(out, rules_version, "Review", NULL, words);
}

static void add_csv_end(struct text *out)
{
	struct text status = TEXT_EMPTY;
	size_t count;
	const struct rules_change *changes = rules_history(&count);
	for (size_t i = 0; i < count; i++)
		add_csv_row(out, changes[i].version, "History", NULL, changes[i].what);
	text_addf(&status, "Rules %s", rules_version);
	sheet_add_status(&status);
	add_csv_review(out, status.bytes);
	text_release(&status);
	for (int i = 0; sheet_judgements[i]; i++)
		add_csv_review(out, sheet_judgements[i]);
	for (int i = 0; sheet_signature[i]; i++)
		add_csv_review(out, sheet_signature[i]);
}

void review_sheet_csv(struct text *out)
{
	text_add(out, "rules,part");
	for (int at = 0; at < SHEET_CELLS; at++)
		text_addf(out, ",%s", sheet_cell_title((enum sheet_cell)at));
	text_add(out, ",right_yes_or_no,comment\r\n");
	review_sheet_rows(add_csv_rule, out);
	add_csv_end(out);
}
