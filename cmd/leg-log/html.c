#include "html.h"

#include "base/civil.h"
#include "base/terminal_text.h"

enum { CELL = 12, DAYS_IN_WEEK = 7, TOP = 16, LABELS = 30 };
enum { PLOT_WIDTH = 300, PLOT_HEIGHT = 60, PLOT_LEFT = 22, PLOT_TOP = 6 };

void html_words(struct text *out, const char *words)
{
	static const struct {
		char letter;
		const char *entity;
	} entities[] = {
		{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};
	struct text shown = TEXT_EMPTY;
	visible_add(&shown, words);
	for (const char *at = shown.bytes; *at; at++) {
		const char *entity = NULL;
		for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++)
			if (entities[i].letter == *at)
				entity = entities[i].entity;
		if (entity)
			text_add(out, entity);
		else
			text_add_char(out, *at);
	}
	text_release(&shown);
}

static const char style[] =
	":root{color-scheme:light dark;--ink:#1c2521;--quiet:#5b6862;--paper:#fff;--line:#c9d2cd;"
	"--c0:#eceff0;--c1:#b9dcc9;--c2:#7fbf9f;--c3:#3f9a70;--c4:#166a45;--off:#e2b34a;--left:#"
	"166a45;"
	"--right:#8a4b12;--warn:#fff3d6}\n"
	"@media (prefers-color-scheme:dark){:root{--ink:#e6ece9;--quiet:#9fada6;--paper:#151a18;"
	"--line:#3a4540;--c0:#232a27;--c1:#1f4a38;--c2:#2c7455;--c3:#45a67a;--c4:#86dbb3;--off:#"
	"c8943a;"
	"--left:#86dbb3;--right:#e0a672;--warn:#3a3018}}\n"
	"@page{size:A4;margin:11mm}\n"
	"@media print{:root{color-scheme:light;--ink:#000;--quiet:#444;--paper:#fff;--line:#bbb;"
	"--c0:#eee;--c1:#b9dcc9;--c2:#7fbf9f;--c3:#3f9a70;--c4:#166a45;--off:#e2b34a;--left:#"
	"166a45;"
	"--right:#8a4b12;--warn:#fff}}\n"
	"body{background:var(--paper);color:var(--ink);font:15px/1.45 system-ui,sans-serif;"
	"max-width:46rem;margin:0 auto;padding:1.2rem}\n"
	"h1{font-size:1.35em;margin:0 0 .1em}h2{font-size:1.05em;margin:1.1em 0 .35em;"
	"border-bottom:1px solid var(--line)}h3{font-size:1em;margin:.7em 0 .2em}p{margin:.35em "
	"0}\n"
	".pairs{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:0 1.6rem;"
	"align-items:start}\n"
	".quiet{color:var(--quiet);font-size:.9em}.warn{background:var(--warn);border:1px solid "
	"var(--off);padding:.4em .7em}\n"
	"table{border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{text-align:left;"
	"padding:.12em .6em .12em "
	"0;vertical-align:top}td.n,th.n{text-align:right}td.n{white-space:nowrap}"
	"thead th{border-bottom:1px solid var(--line)}\n"
	"svg{max-width:100%;height:auto;display:block}svg text{fill:var(--quiet);font:9px "
	"system-ui,sans-serif}\n"
	".l0{fill:var(--c0)}.l1{fill:var(--c1)}.l2{fill:var(--c2)}.l3{fill:var(--c3)}.l4{fill:var(-"
	"-c4)}"
	".off{fill:none;stroke:var(--off);stroke-width:2}\n"
	".left{fill:none;stroke:var(--left);stroke-width:2}.right{fill:none;stroke:var(--right);"
	"stroke-width:2;stroke-dasharray:4 3}.grid{stroke:var(--line)}\n"
	/* with all eight ratings and their alarms, too, one sheet */
	"@media print{body{font-size:8pt;line-height:1.3;max-width:none;padding:0}"
	"p{margin:.25em 0}.warn{padding:.15em .6em}h2{margin-top:.8em}"
	".pairs{grid-template-columns:repeat(auto-fit,minmax(13.4rem,1fr))}.pairs>*{break-inside:"
	"avoid}"
	"td,th{padding-right:.4em}}\n";

void html_begin(struct text *out, const char *title)
{
	text_add(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		      "style-src 'unsafe-inline'\">\n<title>");
	html_words(out, title);
	text_add(out, "</title>\n<style>\n");
	text_add(out, style);
	text_add(out, "</style>\n</head>\n<body>\n<main>\n<h1>");
	html_words(out, title);
	text_add(out, "</h1>\n");
}

void html_end(struct text *out)
{
	text_add(out, "</main>\n</body>\n</html>\n");
}

/* ---- the calendar -----------------------------------------------------------------------------
 */

static void begin_picture(struct text *out, int width, int height, const char *label)
{
	text_addf(out, "<svg role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" aria-label=\"", width,
		  height, width);
	html_words(out, label);
	text_add(out, "\">\n");
}

static void add_months(struct text *out, int64_t first, int weeks)
{
	static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
					    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	for (int week = 0; week < weeks; week++) {
		struct civil sunday = civil_from_day(first + (week + 1) * DAYS_IN_WEEK - 1);
		if (sunday.day <= DAYS_IN_WEEK)
			text_addf(out, "<text x=\"%d\" y=\"10\">%s</text>\n", LABELS + week * CELL,
				  names[sunday.month - 1]);
	}
}

static void add_cell(struct text *out, const struct chart_day *day, int column, int row)
{
	int level = chart_level(day), inset = !level && day->off ? 1 : 0;
	text_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\" class=\"",
		  LABELS + column * CELL + inset, TOP + row * CELL + inset, CELL - 2 - 2 * inset,
		  CELL - 2 - 2 * inset);
	if (!level && day->off)
		text_add(out, "off");
	else
		text_addf(out, "l%d", level);
	text_add(out, "\"/>\n");
}

void html_calendar(struct text *out, int64_t first, const struct chart_day *days, size_t count,
		   const char *label)
{
	static const char *const names[] = {"Mon", "", "Wed", "", "Fri", "", "Sun"};
	int weeks = (int)((count + DAYS_IN_WEEK - 1) / DAYS_IN_WEEK);
	begin_picture(out, LABELS + weeks * CELL, TOP + DAYS_IN_WEEK * CELL, label);
	add_months(out, first, weeks);
	for (int row = 0; row < DAYS_IN_WEEK; row++)
		if (*names[row])
			text_addf(out, "<text x=\"0\" y=\"%d\">%s</text>\n",
				  TOP + row * CELL + CELL - 3, names[row]);
	for (size_t i = 0; i < count; i++)
		add_cell(out, &days[i], (int)i / DAYS_IN_WEEK, (int)i % DAYS_IN_WEEK);
	text_add(out, "</svg>\n");
}

/* ---- lines ------------------------------------------------------------------------------------
 */

static int plot_y(int value, int most)
{
	return PLOT_TOP + PLOT_HEIGHT - value * PLOT_HEIGHT / (most > 0 ? most : 1);
}

static void add_line(struct text *out, struct html_line line, size_t weeks, int most,
		     const char *kind)
{
	text_addf(out, "<polyline class=\"%s\" points=\"", kind);
	for (size_t i = 0; i < line.count; i++) {
		size_t step = weeks > 1 ? (size_t)PLOT_WIDTH * i / (weeks - 1) : 0;
		if (line.values[i] >= 0)
			text_addf(out, "%d,%d ", PLOT_LEFT + (int)step,
				  plot_y(line.values[i], most));
	}
	text_add(out, "\"/>\n");
}

void html_weeks(struct text *out, struct html_line left, struct html_line right, int most,
		const char *label)
{
	size_t weeks = left.count > right.count ? left.count : right.count;
	int marks[] = {0, most / 2, most};
	begin_picture(out, PLOT_LEFT + PLOT_WIDTH + 8, PLOT_TOP + PLOT_HEIGHT + 8, label);
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		text_addf(out,
			  "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>"
			  "<text x=\"2\" y=\"%d\">%d</text>\n",
			  PLOT_LEFT, PLOT_LEFT + PLOT_WIDTH, plot_y(marks[i], most),
			  plot_y(marks[i], most), plot_y(marks[i], most) + 3, marks[i]);
	add_line(out, left, weeks, most, "left");
	add_line(out, right, weeks, most, "right");
	text_add(out, "</svg>\n");
}
