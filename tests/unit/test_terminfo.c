/* base/terminfo: which terminals are drawn on. */
#include "tap.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/terminfo.h"

static char place[] = "/tmp/leg-terminfo-XXXXXX";

/* A compiled entry with eleven strings, of which only the last, cursor_address, is there. */
static void entry(const char *name, const char *cursor_address)
{
	unsigned char bytes[256] = {0x1a, 1, 2, 0, 1, 0, 1, 0, 11, 0, 0, 0, 'x', 0, 0};
	size_t length = 12 + 2 + 1 + 1 + 2; /* names, a flag, evened, a number */
	memset(bytes + length, 0xff, 20);
	length += 22; /* the last offset is 0 */
	memcpy(bytes + length, cursor_address, strlen(cursor_address) + 1);
	length += strlen(cursor_address) + 1;
	char path[128];
	snprintf(path, sizeof path, "%s/%c", place, *name);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/%c/%s", place, *name, name);
	FILE *file = fopen(path, "w");
	ok(file && fwrite(bytes, 1, length, file) == length && !fclose(file), "an entry");
}

int main(void)
{
	char command[64];
	static const char *const drawn[] = {"xterm", "xterm-256color", "tmux-256color",
					    "linux", "screen",	       "vt100"};
	static const char *const lines[] = {"",	       "dumb",		"nonsense",
					    "unknown", "../../x/xterm", "xterm/../xterm"};
	for (size_t i = 0; i < sizeof drawn / sizeof drawn[0]; i++)
		ok(terminfo_draws(drawn[i], ""), "%s is drawn on", drawn[i]);
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
		ok(!terminfo_draws(lines[i], ""), "'%s' gets lines", lines[i]);
	ok(!terminfo_draws(NULL, ""), "and so does none");
	ok(mkdtemp(place) != NULL, "a folder");
	entry("mine", "\x1b[%i%p1%d;%p2%dH");
	entry("xterm-odd", "\x1b=%p1%' '%+%c");
	ok(terminfo_draws("mine", place), "an entry of one's own counts");
	ok(!terminfo_draws("mine", ""), "where it is looked for");
	ok(!terminfo_draws("xterm-odd", place), "an entry that moves otherwise wins over its name");
	ok(!terminfo_draws("mine", "/nowhere::"), "not in that list");
	char folders[64];
	snprintf(folders, sizeof folders, "/nowhere:%s", place);
	ok(terminfo_draws("mine", folders), "in this one");
	snprintf(command, sizeof command, "rm -r %s", place);
	ok(system(command) == 0, "cleared up");
	return tap_done();
}
