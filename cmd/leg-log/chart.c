#include "chart.h"

#include <string.h>

#include "base/civil.h"
#include "base/environment.h"
#include "base/units.h"
#include "show/ink.h"

enum { EIGHTHS = 8, LABEL_WIDTH = 4, MONTH_WIDTH = 3 };

const char *const chart_months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
				    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void chart_bar(int64_t value, int64_t most, size_t width, struct text *out)
{
	static const char *const part[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
	size_t eighths = (size_t)(value * (int64_t)width * EIGHTHS / most);
	if (!eighths)
		eighths = 1;
	if (environment_wants_unicode()) {
		text_add_times(out, "█", eighths / EIGHTHS);
		text_add(out, part[eighths % EIGHTHS]);
	} else {
		text_add_times(out, "#", (eighths + EIGHTHS - 1) / EIGHTHS);
	}
}

void chart_spark(const signed char *values, size_t count, int most, struct text *out)
{
	static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	static const char *const ascii[] = {"_", ".", ":", "-", "=", "+", "*", "#"};
	enum { STEPS = sizeof blocks / sizeof blocks[0] };
	for (size_t i = 0; i < count; i++) {
		int step = (values[i] * (STEPS - 1) + most / 2) / most;
		if (values[i] < 0)
			text_add_char(out, ' ');
		else
			text_add(out, (environment_wants_unicode() ? blocks : ascii)[step]);
	}
}

/* ---- the calendar --------------------------------------------------------------------------- */

static const int level_minutes[CHART_LEVELS] = {0, 0, 5, 15, 30};

struct glyph {
	const char *unicode;
	const char *ascii;
	enum ink ink;
};

static const struct glyph glyphs[CHART_LEVELS] = {{"·", ".", INK_PLAIN},
						  {"░", "-", INK_DONE},
						  {"▒", "+", INK_DONE},
						  {"▓", "*", INK_DONE},
						  {"█", "#", INK_DONE}};
static const struct glyph day_off = {"○", "o", INK_MIND};

int chart_level(const struct chart_day *day)
{
	int level = 0;
	if (!day->any && !day->seconds)
		return 0;
	for (int i = 1; i < CHART_LEVELS; i++)
		if (day->seconds >= level_minutes[i] * MINUTE)
			level = i;
	return level;
}

static void add_glyph(const struct glyph *glyph, bool color, struct text *out)
{
	const char *drawn = environment_wants_unicode() ? glyph->unicode : glyph->ascii;
	ink_add(out, color, glyph->ink, drawn, strlen(drawn));
}

static void add_day(const struct chart_day *day, bool color, struct text *out)
{
	int level = chart_level(day);
	add_glyph(!level && day->off ? &day_off : &glyphs[level], color, out);
}

/* Each month's name over the column of its first day; the last may go beyond the weeks. */
static void add_months(int64_t first, size_t weeks, struct text *out)
{
	size_t end = 0;
	for (size_t week = 0; week < weeks; week++) {
		struct civil sunday =
			civil_from_day(first + (int64_t)(week + 1) * DAYS_IN_WEEK - 1);
		if (sunday.day > DAYS_IN_WEEK)
			continue;
		text_add_times(out, " ", LABEL_WIDTH + week - end);
		text_add(out, chart_months[sunday.month - 1]);
		end = LABEL_WIDTH + week + MONTH_WIDTH;
	}
	if (end)
		text_add_char(out, '\n');
}

bool chart_shows(const struct chart_weeks *weeks, size_t index)
{
	const struct chart_day *day = &weeks->days[index];
	int64_t date = weeks->monday + (int64_t)index;
	return day->any || day->off || (date >= weeks->from && date <= weeks->to);
}

void chart_calendar(const struct chart_weeks *weeks, bool color, struct text *out)
{
	static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	add_months(weeks->monday, (weeks->count + DAYS_IN_WEEK - 1) / DAYS_IN_WEEK, out);
	for (size_t weekday = 0; weekday < DAYS_IN_WEEK; weekday++) {
		text_addf(out, "%-*s", LABEL_WIDTH, names[weekday]);
		for (size_t at = weekday; at < weeks->count; at += DAYS_IN_WEEK) {
			if (chart_shows(weeks, at))
				add_day(&weeks->days[at], color, out);
			else if (at + DAYS_IN_WEEK < weeks->count)
				text_add_char(out, ' ');
		}
		text_add_char(out, '\n');
	}
}

void chart_legend(bool color, struct text *out)
{
	add_glyph(&glyphs[0], color, out);
	text_add(out, " none   ");
	add_glyph(&glyphs[1], color, out);
	text_addf(out, " under %d min   ", level_minutes[2]);
	for (int level = 2; level < CHART_LEVELS; level++) {
		add_glyph(&glyphs[level], color, out);
		text_addf(out, " %d min%s", level_minutes[level],
			  level == CHART_LEVELS - 1   ? " or more   "
			  : level == CHART_LEVELS - 2 ? "\n"
						      : "   ");
	}
	add_glyph(&day_off, color, out);
	text_add(out, " day off\n");
}
