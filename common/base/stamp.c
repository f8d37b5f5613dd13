#include "base/stamp.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/civil.h"
#include "base/text.h"
#include "base/units.h"

/* "Z" or "+01:00". */
static bool offset_parse(const char *word, int *offset)
{
	int parts[2];
	*offset = 0;
	if (!strcasecmp(word, "Z"))
		return true;
	if (*word != '+' && *word != '-')
		return false;
	if (!civil_shaped(word + 1, "00:00", parts) || word[6] || parts[0] > 23 || parts[1] > 59)
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
	int64_t day;
	int p[3];
	if (!civil_begins(word, &day) || !strchr("Tt ", word[10]) || !word[10] ||
	    !civil_shaped(word + 11, "00:00:00", p) || p[0] > 23 || p[1] > 59 || p[2] > 60)
		return false;
	const char *rest = word + strlen("0000-00-00T00:00:00");
	if (!skip_fraction(&rest) || !offset_parse(rest, &stamp->offset))
		return false;
	stamp->at = day * DAY + p[0] * HOUR + p[1] * MINUTE + p[2] - stamp->offset;
	return p[2] < 60 || stamp->at % DAY == 0; /* a leap second ends a day of UTC */
}

bool stamp_ahead(struct stamp stamp, int64_t now)
{
	return stamp.at > now + STAMP_AHEAD_MOST;
}

char *stamp_format(struct stamp stamp, char out[STAMP_SIZE])
{
	int64_t day = stamp_day(stamp, 0);
	unsigned second = (unsigned)(stamp.at + stamp.offset - day * DAY);
	unsigned minutes = (unsigned)(stamp.offset < 0 ? -stamp.offset : stamp.offset) / 60;
	civil_format(day, out);
	snprintf(out + CIVIL_DATE_SIZE - 1, STAMP_SIZE - CIVIL_DATE_SIZE + 1,
		 "T%02u:%02u:%02u%c%02u:%02u", second / 3600 % 24, second / 60 % 60, second % 60,
		 stamp.offset < 0 ? '-' : '+', minutes / 60 % 24, minutes % 60);
	return out;
}

enum { MOST_OFFSET = DAY - MINUTE }; /* of RFC 3339; TZ=UTC+24 has more */

struct stamp stamp_local(int64_t at)
{
	time_t time = (time_t)at;
	struct tm local;
	if (!localtime_r(&time, &local))
		return (struct stamp){at, 0};
	int offset = (int)(local.tm_gmtoff / MINUTE * MINUTE);
	if (offset < -MOST_OFFSET || offset > MOST_OFFSET)
		offset = offset < 0 ? -MOST_OFFSET : MOST_OFFSET;
	return (struct stamp){at, offset};
}

int64_t stamp_day(struct stamp stamp, int day_start)
{
	int64_t local = stamp.at + stamp.offset - day_start;
	return local >= 0 ? local / DAY : -((-local + DAY - 1) / DAY);
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

/* ---- the zone -------------------------------------------------------------------------------- */

static const char SYSTEM_FOLDER[] = "/usr/share/zoneinfo";
enum { LEAST_LETTERS = 3 };

/* True for a regular file that begins as RFC 9636 says. */
static bool is_zone_file(const char *folder, const char *name)
{
	static const char MAGIC[] = {'T', 'Z', 'i', 'f'};
	char begin[sizeof MAGIC];
	struct text path = TEXT_EMPTY;
	struct stat about;
	text_addf(&path, "%s%s%s", *name == '/' ? "" : folder, *name == '/' ? "" : "/", name);
	int fd = open(path.bytes, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	bool zone = fd >= 0 && !fstat(fd, &about) && S_ISREG(about.st_mode) &&
		    read(fd, begin, sizeof begin) == sizeof begin &&
		    !memcmp(begin, MAGIC, sizeof begin);
	if (fd >= 0)
		close(fd);
	text_release(&path);
	return zone;
}

/* A name in letters, or in angle brackets, and an offset. */
static bool is_rule(const char *zone)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
	size_t name;
	if (*zone == '<') {
		name = strcspn(zone, ">");
		name += zone[name] == '>';
	} else {
		name = strspn(zone, letters);
	}
	const char *offset = zone + name;
	offset += *offset == '+' || *offset == '-';
	return name >= LEAST_LETTERS && *offset >= '0' && *offset <= '9';
}

bool zone_exists(const char *zone, const char *folder)
{
	zone += *zone == ':';
	return !*zone || !strcmp(zone, "UTC") || !strcmp(zone, "GMT") || is_rule(zone) ||
	       is_zone_file(folder ? folder : SYSTEM_FOLDER, zone);
}
