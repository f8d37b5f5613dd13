#include "svg_chart.h"

#include "base/civil.h"
#include "show/html.h"

enum { CELL = 12, DAYS_IN_WEEK = 7, TOP = 16, LABELS = 30 };
enum { PLOT_WIDTH = 300, PLOT_HEIGHT = 60, PLOT_LEFT = 22, PLOT_TOP = 6 };

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
