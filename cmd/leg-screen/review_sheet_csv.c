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

static void add_csv_row(const struct sheet_row *row, void *context)
{
	struct text *out = context;
	text_addf(out, "%s,", rules_version);
	add_csv_cell(out, sheet_part_title(row->part));
	for (int at = 0; at < SHEET_CELLS; at++) {
		text_add_char(out, ',');
		add_csv_cell(out, row->cell[at].bytes);
	}
	text_add(out, ",\"\",\"\"\r\n"); /* for the reviewer */
}

void review_sheet_csv(struct text *out)
{
	text_add(out, "rules,part");
	for (int at = 0; at < SHEET_CELLS; at++)
		text_addf(out, ",%s", sheet_cell_title((enum sheet_cell)at));
	text_add(out, ",right_yes_or_no,comment\r\n");
	review_sheet_rows(add_csv_row, out);
}
