#include <string.h>

#include "body/modality.h"
#include "body/question.h"
#include "body/rules_version.h"
#include "body/source.h"
#include "review_sheet.h"
#include "show/html.h"

static const char style[] =
	"body{max-width:60rem}.rule{break-inside:avoid;border-top:1px solid var(--line);"
	"padding:.3em 0 .5em}.rule h3{margin:.2em 0;display:flex;gap:.6em;align-items:baseline}"
	".rule h3 .quiet{font-weight:normal}.box{margin-left:auto;font-weight:normal;"
	"white-space:nowrap}.rule table{width:100%}.rule th{font-weight:600;font-size:.9em}"
	".effects{table-layout:fixed}.other{width:22%}.rule td,.rule th{padding:.1em .5em .1em "
	"0}.comment{border-bottom:1px dotted "
	"var(--quiet);height:1.5em}.sources{font-size:.82em;color:var(--quiet)}"
	".sign td{height:2.2em;border-bottom:1px solid var(--quiet);min-width:14rem}"
	"@media print{h2{break-after:avoid}.part{break-before:page}body{font-size:8.5pt}}\n";

/* The state of the page: the open part and rule, and the end of that rule. */
struct page {
	struct text *out;
	int part; /* -1: none yet */
	struct text id;
	struct text table; /* a line for each answer */
	struct text told;  /* action and advice of each */
	struct text masks;
	struct text foot; /* confidence, sources */
};

static void add_element(struct text *out, const char *open, const char *words, const char *close)
{
	text_add(out, open);
	html_words(out, words);
	text_add(out, close);
}

/* "<p class=…><b>label</b> words</p>" */
static void add_labelled(struct text *out, const char *class, const char *label, const char *words)
{
	if (!*words)
		return;
	text_addf(out, "<p%s%s%s>", *class ? " class=\"" : "", class, *class ? "\"" : "");
	if (*label)
		add_element(out, "<b>", label, "</b> ");
	add_element(out, "", words, "</p>\n");
}

static void add_paragraph(struct text *out, const char *class, const char *words)
{
	add_labelled(out, class, "", words);
}

static void add_table_head(struct text *out)
{
	text_add(out, "<table class=\"effects\"><thead><tr><th>answer</th>");
	for (int m = 0; m < MODALITIES; m++)
		add_element(out, "<th>", sheet_cell_title((enum sheet_cell)(CELL_MASSAGE + m)),
			    "</th>");
	text_add(out, "<th class=\"other\">other leg</th></tr></thead>\n");
}

static void close_rule(struct page *page)
{
	struct text *parts[] = {&page->table, &page->told, &page->masks, &page->foot};
	if (!page->id.length)
		return;
	if (page->table.length) {
		add_table_head(page->out);
		text_add(&page->table, "</table>\n");
	}
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		text_add(page->out, parts[i]->bytes);
		text_clear(parts[i]);
	}
	text_add(page->out, "<div class=\"comment\"></div></section>\n");
	text_clear(&page->id);
}

static void open_part(struct page *page, enum sheet_part part)
{
	if (page->part == (int)part)
		return;
	close_rule(page);
	text_add(page->out, page->part >= 0 ? "</div>" : "");
	add_element(page->out, "<div class=\"part\"><h2>", sheet_part_title(part), "</h2>\n");
	page->part = (int)part;
}

static void open_rule(struct page *page, const struct sheet_row *row)
{
	const struct text *cell = row->cell;
	if (row->part == SHEET_QUESTIONS && !strcmp(page->id.bytes, cell[CELL_ID].bytes))
		return; /* another answer to the same question */
	close_rule(page);
	text_add(&page->id, cell[CELL_ID].bytes);
	add_element(page->out, "<section class=\"rule\"><h3>", cell[CELL_ID].bytes, "");
	add_element(page->out, " <span class=\"quiet\">", cell[CELL_ASKED].bytes,
		    "</span><span class=\"box\">&#9744; right &nbsp; &#9744; change</span></h3>\n");
	add_paragraph(page->out, "", cell[CELL_TEXT].bytes);
	add_labelled(page->out, "quiet", "Help:", cell[CELL_HELP].bytes);
	add_labelled(page->out, "quiet", "After a yes:", cell[CELL_FOLLOW_UP].bytes);
	add_labelled(&page->foot, "", "Confidence:", cell[CELL_CONFIDENCE].bytes);
	add_labelled(&page->foot, "", "Rests on no trial:", cell[CELL_UNTRIED].bytes);
	add_labelled(&page->foot, "sources", "Sources:", cell[CELL_SOURCES].bytes);
}

static void add_effects(struct text *out, const struct sheet_row *row)
{
	if (!row->cell[CELL_MASSAGE].length)
		return;
	text_add(out, "<tr>");
	for (int at = CELL_ANSWER; at <= CELL_OTHER_LEG; at++)
		add_element(out, "<td>", row->cell[at].bytes, "</td>");
	text_add(out, "</tr>\n");
}

/* "yes: today … Advice." */
static void add_told(struct text *out, const struct sheet_row *row)
{
	const struct text *cell = row->cell;
	if (!cell[CELL_ACTION].length && !cell[CELL_ADVICE].length)
		return;
	text_add(out, "<p>");
	if (cell[CELL_ANSWER].length)
		add_element(out, "<b>", cell[CELL_ANSWER].bytes, "</b> &#8594; ");
	add_element(out, "<i>", cell[CELL_ACTION].bytes, "</i> ");
	add_element(out, "", cell[CELL_ADVICE].bytes, "</p>\n");
}

static void add_html_row(const struct sheet_row *row, void *context)
{
	struct page *page = context;
	open_part(page, row->part);
	open_rule(page, row);
	add_effects(&page->table, row);
	add_told(&page->told, row);
	if (!page->masks.length) /* the same for each answer */
		add_labelled(&page->masks, "", "Limits:", row->cell[CELL_MASKS].bytes);
}

static void add_cover(struct text *out)
{
	text_addf(out, "<p><b>Rules %s</b>", rules_version);
	sheet_add_status(out);
	text_add(out, "</p>\n");
	add_paragraph(
		out, "warn",
		"These are the rules by which the programs of leg allow, limit or stop massage, "
		"raising the legs, compression socks, air sleeves, stretches and walking. No "
		"clinician has reviewed them yet. Please go through them with a pen: tick "
		"\"right\" or \"change\", write on the dotted line, and sign the last page.");
	add_paragraph(
		out, "",
		"Massage, elevation and so on are shown as limit codes: A allowed, N not "
		"allowed, X stop and call for help; the others are explained under \"What the "
		"limit codes mean\". How several answers count is explained under \"How the "
		"answers count\". Actions: none; ask-clinician, before the first use; soon, within "
		"2 to 3 days; "
		"today; emergency. {emergency} is the number to call.");
	text_add(out, "<h2>History</h2>\n<ul>\n");
	size_t count;
	const struct rules_change *changes = rules_history(&count);
	for (size_t i = 0; i < count; i++) {
		text_addf(out, "<li>%s: ", changes[i].version);
		add_element(out, "", changes[i].what, "</li>\n");
	}
	text_add(out, "</ul>\n");
}

static void add_source_list(struct text *out)
{
	size_t count;
	const struct source_row *sources = source_rows(&count);
	text_add(out, "<div class=\"part\"><h2>All sources</h2>\n");
	struct text entry = TEXT_EMPTY;
	for (size_t i = 0; i < count; i++) {
		text_clear(&entry);
		source_add(&entry, &sources[i]);
		add_paragraph(out, "sources", entry.bytes);
	}
	text_release(&entry);
	text_add(out, "</div>\n");
}

static void add_signature(struct text *out)
{
	text_addf(out, "<div class=\"part\"><h2>Review of rules %s</h2>\n", rules_version);
	for (int i = 0; sheet_judgements[i]; i++)
		text_addf(out, "<p>&#9744; %s</p>\n", sheet_judgements[i]);
	text_add(out, "<table class=\"sign\">\n");
	for (int i = 0; sheet_signature[i]; i++)
		text_addf(out, "<tr><th>%s</th><td></td></tr>\n", sheet_signature[i]);
	text_add(out, "</table></div>\n");
}

void review_sheet_html(struct text *out)
{
	struct page page = {.out = out,
			    .part = -1,
			    .id = TEXT_EMPTY,
			    .table = TEXT_EMPTY,
			    .told = TEXT_EMPTY,
			    .masks = TEXT_EMPTY,
			    .foot = TEXT_EMPTY};
	struct text styles = TEXT_EMPTY;
	text_addf(
		&styles,
		"%s@page{size:A4;margin:14mm 14mm 16mm;@top-right{content:\"Rules of leg %s, for "
		"review\";font-size:7.5pt}@bottom-right{content:counter(page);font-size:7.5pt}}\n",
		style, rules_version);
	html_begin(out, "Rules of leg, for review", styles.bytes);
	text_release(&styles);
	add_cover(out);
	review_sheet_rows(add_html_row, &page);
	close_rule(&page);
	text_add(out, "</div>\n");
	add_source_list(out);
	add_signature(out);
	html_end(out);
	text_release(&page.id);
	text_release(&page.table);
	text_release(&page.told);
	text_release(&page.masks);
	text_release(&page.foot);
}
