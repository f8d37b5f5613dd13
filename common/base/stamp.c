#include "base/stamp.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/civil.h"
#include "base/units.h"

/* Reads `word` against `shape`, where each '0' stands for a digit and everything else for itself;
 * the numbers found go to `parts`. */
static bool shaped(const char *word, const char *shape, int parts[])
{
	int part = -1;
	for (size_t i = 0; shape[i]; i++) {
		if (shape[i] != '0') {
			if (word[i] != shape[i])
				return false;
			continue;
		}
		if (word[i] < '0' || word[i] > '9')
			return false;
		if (!i || shape[i - 1] != '0')
			parts[++part] = 0;
		parts[part] = parts[part] * 10 + (word[i] - '0');
	}
	return true;
}

/* "Z" or "+01:00". */
static bool offset_parse(const char *word, int *offset)
{
	int parts[2];
	*offset = 0;
	if (!strcasecmp(word, "Z"))
		return true;
	if (*word != '+' && *word != '-')
		return false;
	if (!shaped(word + 1, "00:00", parts) || word[6] || parts[0] > 23 || parts[1] > 59)
		return false;
	*offset = (parts[0] * 60 + parts[1]) * 60 * (*word == '-' ? -1 : 1);
	return true;
}

/* Moves past ".123"; false for a point without digits. */
static bool skip_fraction(const char **word)
{
	if (**word != '.')
		return true;
	size_t digits = strspn(*word + 1, "0123456789");
	*word += 1 + digits;
	return digits > 0;
}

bool stamp_parse(const char *word, struct stamp *stamp)
{
	int p[6];
	if (!shaped(word, "0000-00-00", p) || !strchr("Tt ", word[10]) || !word[10] ||
	    !shaped(word + 11, "00:00:00", p + 3))
		return false;
	const char *rest = word + strlen("0000-00-00T00:00:00");
	struct civil date = {p[0], p[1], p[2]};
	if (!skip_fraction(&rest) || !offset_parse(rest, &stamp->offset) || !civil_exists(date) ||
	    p[3] > 23 || p[4] > 59 || p[5] > 60)
		return false;
	stamp->at = civil_to_day(date) * DAY + p[3] * 3600 + p[4] * 60 + p[5] - stamp->offset;
	return p[5] < 60 || stamp->at % DAY == 0; /* a leap second ends a day of UTC */
}

bool stamp_ahead(struct stamp stamp, int64_t now)
{
	return stamp.at > now + STAMP_AHEAD_MOST;
}

struct stamp stamp_not_after(struct stamp stamp, int64_t now)
{
	if (stamp.at > now)
		stamp.at = now;
	return stamp;
}

static int64_t floor_day(int64_t seconds)
{
	return seconds >= 0 ? seconds / DAY : -((-seconds + DAY - 1) / DAY);
}

char *stamp_format(struct stamp stamp, char out[STAMP_SIZE])
{
	int64_t local = stamp.at + stamp.offset;
	struct civil date = civil_from_day(floor_day(local));
	unsigned second = (unsigned)(local - floor_day(local) * DAY);
	unsigned minutes = (unsigned)(stamp.offset < 0 ? -stamp.offset : stamp.offset) / 60;
	snprintf(out, STAMP_SIZE, "%04u-%02u-%02uT%02u:%02u:%02u%c%02u:%02u",
		 (unsigned)date.year % 10000, (unsigned)date.month % 100, (unsigned)date.day % 100,
		 second / 3600 % 24, second / 60 % 60, second % 60, stamp.offset < 0 ? '-' : '+',
		 minutes / 60 % 24, minutes % 60);
	return out;
}

struct stamp stamp_local(int64_t at)
{
	time_t time = (time_t)at;
	struct tm local;
	if (!localtime_r(&time, &local))
		return (struct stamp){at, 0};
	return (struct stamp){at, (int)(local.tm_gmtoff / 60 * 60)};
}

int64_t stamp_day(struct stamp stamp, int day_start)
{
	return floor_day(stamp.at + stamp.offset - day_start);
}

int64_t stamp_of_local(int64_t day, int second)
{
	/* The offset in force is found from the offsets half a day to either side: where both give
	 * a moment that shows the wanted time, the earlier one holds; where neither does, the time
	 * was skipped and the offset before the change gives the next moment that exists. */
	int64_t wanted = day * DAY + second;
	int before = stamp_local(wanted - DAY / 2 - stamp_local(wanted).offset).offset;
	int after = stamp_local(wanted + DAY / 2 - stamp_local(wanted).offset).offset;
	int64_t early = wanted - before, late = wanted - after;
	if (stamp_local(early).offset == before)
		return stamp_local(late).offset == after && late < early ? late : early;
	return stamp_local(late).offset == after ? late : early;
}

bool stamp_time_of_day(const char *word, int *second)
{
	int p[2];
	bool two = shaped(word, "00:00", p) && !word[5];
	if (!two && !(shaped(word, "0:00", p) && !word[4]))
		return false;
	if (p[0] > 23 || p[1] > 59)
		return false;
	*second = p[0] * 3600 + p[1] * 60;
	return true;
}
