#include "base/time_zone.h"

#include <string.h>
#include <sys/stat.h>

#include "base/text.h"

static const char SYSTEM_FOLDER[] = "/usr/share/zoneinfo";
enum { LEAST_LETTERS = 3 };

static bool is_file(const char *folder, const char *name)
{
	struct text path = TEXT_EMPTY;
	struct stat about;
	text_addf(&path, "%s%s%s", *name == '/' ? "" : folder, *name == '/' ? "" : "/", name);
	bool file = !stat(path.bytes, &about) && S_ISREG(about.st_mode);
	text_release(&path);
	return file;
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
	       is_file(folder ? folder : SYSTEM_FOLDER, zone);
}
