#include "chart.h"

#include "base/civil.h"
#include "base/units.h"
#include "show/html.h"
#include "trend_text.h"

enum { CELL = 12, TOP = 16, LABELS = 30 };
enum { PLOT_WIDTH = 300, PLOT_HEIGHT = 60, PLOT_LEFT = 22, PLOT_TOP = 6, PLOT_FOOT = 14 };
enum { MARKS_MOST = 4 }; /* dates below a plot */

/* ---- the calendar --------------------------------------------------------------------------- */

static void begin_picture(struct text *out, int width, int height, const char *label)
{
	text_addf(out, "<svg role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" aria-label=\"", width,
		  height, width);
	html_words(out, label);
	text_add(out, "\">\n");
}

static void add_months(struct text *out, int64_t first, int weeks)
{
	int year = 0;
	for (int week = 0; week < weeks; week++) {
		struct civil sunday = civil_from_day(first + (week + 1) * DAYS_IN_WEEK - 1);
		if (sunday.day > DAYS_IN_WEEK)
			continue;
		text_addf(out, "<text x=\"%d\" y=\"10\">%s", LABELS + week * CELL,
			  chart_months[sunday.month - 1]);
		if (sunday.year != year && week + 4 < weeks)
			text_addf(out, " %d", sunday.year);
		text_add(out, "</text>\n");
		year = sunday.year;
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

void html_calendar(struct text *out, const struct chart_weeks *weeks, const char *label)
{
	static const char *const names[] = {"Mon", "", "Wed", "", "Fri", "", "Sun"};
	int columns = (int)((weeks->count + DAYS_IN_WEEK - 1) / DAYS_IN_WEEK);
	begin_picture(out, LABELS + columns * CELL, TOP + DAYS_IN_WEEK * CELL, label);
	add_months(out, weeks->monday, columns);
	for (int row = 0; row < DAYS_IN_WEEK; row++)
		if (*names[row])
			text_addf(out, "<text x=\"0\" y=\"%d\">%s</text>\n",
				  TOP + row * CELL + CELL - 3, names[row]);
	for (size_t i = 0; i < weeks->count; i++)
		if (chart_shows(weeks, i))
			add_cell(out, &weeks->days[i], (int)i / DAYS_IN_WEEK,
				 (int)i % DAYS_IN_WEEK);
	text_add(out, "</svg>\n");
}

/* ---- lines ---------------------------------------------------------------------------------- */

static int plot_y(int value, int most)
{
	return PLOT_TOP + PLOT_HEIGHT - value * PLOT_HEIGHT / most;
}

static int plot_x(size_t week, size_t weeks)
{
	return PLOT_LEFT + (weeks > 1 ? (int)(PLOT_WIDTH * week / (weeks - 1)) : 0);
}

/* A line over each row of weeks that have a value; a dash for a week between two gaps. */
static void add_line(struct text *out, const signed char *values, size_t weeks, int most,
		     const char *kind)
{
	text_addf(out, "<path class=\"%s\" d=\"", kind);
	for (size_t i = 0; i < weeks; i++) {
		bool follows = i && values[i - 1] >= 0;
		bool ends = i + 1 == weeks || values[i + 1] < 0;
		int x = plot_x(i, weeks), y = plot_y(values[i], most);
		if (values[i] < 0)
			continue;
		if (!follows && ends)
			text_addf(out, "M%d %dh4", x - 2, y);
		else
			text_addf(out, "%c%d %d", follows ? 'L' : 'M', x, y);
	}
	text_add(out, "\"/>\n");
}

/* The dates of a few Mondays, the first and the last among them. */
static void add_dates(struct text *out, int64_t monday, size_t weeks)
{
	size_t marks = weeks < MARKS_MOST ? weeks : MARKS_MOST;
	for (size_t i = 0; i < marks; i++) {
		size_t week = marks > 1 ? (weeks - 1) * i / (marks - 1) : 0;
		const char *anchor = !i ? "start" : i + 1 == marks ? "end" : "middle";
		char date[LOG_WEEK_SIZE];
		text_addf(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n",
			  plot_x(week, weeks), PLOT_TOP + PLOT_HEIGHT + PLOT_FOOT - 2, anchor,
			  log_week_words(monday + (int64_t)week * DAYS_IN_WEEK, date));
	}
}

void html_weeks(struct text *out, const signed char *left, const signed char *right, size_t weeks,
		int most, int64_t monday, const char *label)
{
	int marks[] = {0, most / 2, most};
	begin_picture(out, PLOT_LEFT + PLOT_WIDTH + 8, PLOT_TOP + PLOT_HEIGHT + PLOT_FOOT, label);
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		text_addf(out,
			  "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>"
			  "<text x=\"2\" y=\"%d\">%d</text>\n",
			  PLOT_LEFT, PLOT_LEFT + PLOT_WIDTH, plot_y(marks[i], most),
			  plot_y(marks[i], most), plot_y(marks[i], most) + 3, marks[i]);
	add_line(out, left, weeks, most, "left");
	add_line(out, right, weeks, most, "right");
	add_dates(out, monday, weeks);
	text_add(out, "</svg>\n");
}
