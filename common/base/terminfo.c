#include "base/terminfo.h"

#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

enum {
	MOST_NAME = 128,
	MOST_ENTRY = 32 << 10,
	MAGIC_16 = 0432, /* numbers of two bytes, or of four */
	MAGIC_32 = 01036,
	HEADER = 12,
	CURSOR_ADDRESS = 10 /* its place among the strings */
};

static const char SYSTEM_FOLDERS[] = "/etc/terminfo:/lib/terminfo:/usr/share/terminfo:"
				     "/usr/lib/terminfo:/usr/local/share/terminfo";

/* How the names of terminals that draw begin; "dumb", "unknown" and teletypes are none of them. */
static const char *const known[] = {
	"xterm",   "screen", "tmux",  "rxvt",	   "linux", "vt1",    "vt2",	 "vt3",
	"vt4",	   "vt5",    "ansi",  "alacritty", "kitty", "foot",   "wezterm", "konsole",
	"gnome",   "vte",    "putty", "st",	   "iterm", "cygwin", "mintty",	 "contour",
	"ghostty", "cons25", "eterm", "dtterm",	   "mlterm"};

static unsigned number_at(const unsigned char *entry, size_t at)
{
	return entry[at] | (unsigned)entry[at + 1] << 8;
}

/* True if cursor_address of the compiled entry (term(5)) begins with ESC [. */
static bool moves_cursor(const unsigned char *entry, size_t length)
{
	if (length < HEADER)
		return false;
	unsigned magic = number_at(entry, 0);
	size_t names = number_at(entry, 2), flags = number_at(entry, 4);
	size_t numbers = number_at(entry, 6), strings = number_at(entry, 8);
	size_t table = HEADER + names + flags;
	table += table % 2;
	table += numbers * (magic == MAGIC_32 ? 4 : 2);
	if ((magic != MAGIC_16 && magic != MAGIC_32) || strings <= CURSOR_ADDRESS ||
	    table + strings * 2 > length)
		return false;
	size_t offset = number_at(entry, table + CURSOR_ADDRESS * 2);
	size_t at = table + strings * 2 + offset;
	return offset < 0xfffe && at + 2 < length && !memcmp(entry + at, "\x1b[", 2);
}

enum verdict { NO_ENTRY, DRAWS, DRAWS_NOT };

static enum verdict read_entry(const char *path)
{
	static unsigned char entry[MOST_ENTRY];
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return NO_ENTRY;
	ssize_t length = read(fd, entry, sizeof entry);
	close(fd);
	if (length < 0)
		return NO_ENTRY;
	return moves_cursor(entry, (size_t)length) ? DRAWS : DRAWS_NOT;
}

/* Entries lie in a folder named by their first letter, or by its code. */
static enum verdict look_in(const char *folder, const char *name)
{
	struct text path = TEXT_EMPTY;
	text_addf(&path, "%s/%c/%s", folder, *name, name);
	enum verdict verdict = read_entry(path.bytes);
	if (verdict == NO_ENTRY) {
		text_clear(&path);
		text_addf(&path, "%s/%02x/%s", folder, (unsigned char)*name, name);
		verdict = read_entry(path.bytes);
	}
	text_release(&path);
	return verdict;
}

static enum verdict look_up(const char *name, const char *folders)
{
	struct text all = TEXT_EMPTY, folder = TEXT_EMPTY;
	enum verdict verdict = NO_ENTRY;
	text_addf(&all, "%s:%s", folders, SYSTEM_FOLDERS);
	for (const char *at = all.bytes; at && verdict == NO_ENTRY;) {
		at = text_part(&folder, at, ':');
		if (folder.length)
			verdict = look_in(folder.bytes, name);
	}
	text_release(&folder);
	text_release(&all);
	return verdict;
}

static bool is_known(const char *name)
{
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (!strncmp(name, known[i], strlen(known[i])))
			return true;
	return false;
}

bool terminfo_draws(const char *name, const char *folders)
{
	if (!name || !*name || *name == '.' || strchr(name, '/') || strlen(name) > MOST_NAME ||
	    !strcmp(name, "dumb"))
		return false;
	enum verdict verdict = look_up(name, folders);
	return verdict == NO_ENTRY ? is_known(name) : verdict == DRAWS;
}
