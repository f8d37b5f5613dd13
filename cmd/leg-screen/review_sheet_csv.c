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

static void begin_row(struct text *out, const char *version, const char *part)
{
	text_addf(out, "%s,", version);
	add_csv_cell(out, part);
}

static void end_row(struct text *out)
{
	text_add(out, ",\"\",\"\"\r\n"); /* for the reviewer */
}

static void add_csv_row(const struct sheet_row *row, void *context)
{
	struct text *out = context;
	begin_row(out, rules_version, sheet_part_title(row->part));
	for (int at = 0; at < SHEET_CELLS; at++) {
		text_add_char(out, ',');
		add_csv_cell(out, row->cell[at].bytes);
	}
	end_row(out);
}

/* A row about all the rules: words alone. */
static void add_csv_line(struct text *out, const char *version, const char *part, const char *words)
{
	begin_row(out, version, part);
	for (int at = 0; at < SHEET_CELLS; at++) {
		text_add_char(out, ',');
		add_csv_cell(out, at == CELL_TEXT ? words : "");
	}
	end_row(out);
}

static void add_csv_end(struct text *out)
{
	struct text status = TEXT_EMPTY;
	size_t count;
	const struct rules_change *changes = rules_history(&count);
	for (size_t i = 0; i < count; i++)
		add_csv_line(out, changes[i].version, "History", changes[i].what);
	text_addf(&status, "Rules %s", rules_version);
	sheet_add_status(&status);
	add_csv_line(out, rules_version, "Review", status.bytes);
	text_release(&status);
	for (int i = 0; sheet_judgements[i]; i++)
		add_csv_line(out, rules_version, "Review", sheet_judgements[i]);
	for (int i = 0; sheet_signature[i]; i++)
		add_csv_line(out, rules_version, "Review", sheet_signature[i]);
}

void review_sheet_csv(struct text *out)
{
	text_add(out, "rules,part");
	for (int at = 0; at < SHEET_CELLS; at++)
		text_addf(out, ",%s", sheet_cell_title((enum sheet_cell)at));
	text_add(out, ",right_yes_or_no,comment\r\n");
	review_sheet_rows(add_csv_row, out);
	add_csv_end(out);
}
