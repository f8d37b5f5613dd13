#include "notify.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/child.h"
#include "base/environment.h"
#include "base/lookup.h"
#include "base/text.h"

enum { REACH_SECONDS = 10, MOST_SERVERS = 8, BUS_PATH_SIZE = 64 };

/* ---- desktop --------------------------------------------------------------------------------- */

/* cron knows no bus: the user's own is at a fixed place while a session runs. Where none is found
 * notify-send may still know a way of its own, and says so by its status. */
static void find_bus(void)
{
	if (environment_get("DBUS_SESSION_BUS_ADDRESS"))
		return;
	char path[BUS_PATH_SIZE], address[BUS_PATH_SIZE + sizeof "unix:path="];
	const char *folder = environment_get("XDG_RUNTIME_DIR");
	struct stat about;
	int length = folder && *folder == '/'
			     ? snprintf(path, sizeof path, "%s/bus", folder)
			     : snprintf(path, sizeof path, "/run/user/%u/bus", (unsigned)getuid());
	if (length >= (int)sizeof path || stat(path, &about) || !S_ISSOCK(about.st_mode) ||
	    about.st_uid != getuid())
		return;
	snprintf(address, sizeof address, "unix:path=%s", path);
	environment_set("DBUS_SESSION_BUS_ADDRESS", address);
}

/* The two hints make a new note take the place of the one before, in the daemons that know them; so
 * reminders that nobody looked at never pile up. */
static bool reach_desktop(const char *headline, const char *detail)
{
	const char *const argv[] = {"notify-send",
				    "-a",
				    "leg-remind",
				    "-u",
				    "normal",
				    "-h",
				    "string:x-dunst-stack-tag:leg-remind",
				    "-h",
				    "string:x-canonical-private-synchronous:leg-remind",
				    "--",
				    headline,
				    detail,
				    NULL};
	struct child child;
	find_bus();
	bool shown = child_run(argv, NULL, REACH_SECONDS, &child);
	child_release(&child);
	return shown;
}

/* ---- tmux ------------------------------------------------------------------------------------ */

/* tmux expands #(command), #{format} and %-dates in a message; doubled, they are only
 * themselves. */
static void add_escaped(struct text *out, const char *words)
{
	for (; *words; words++) {
		if (*words == '#' || *words == '%')
			text_add_char(out, *words);
		text_add_char(out, *words);
	}
}

static bool show_to_clients(const char *socket, const char *clients, const char *words)
{
	bool shown = false;
	while (*clients) {
		struct text name = TEXT_EMPTY;
		size_t length = strcspn(clients, "\n");
		text_add_bytes(&name, clients, length);
		clients += length + (clients[length] == '\n');
		const char *const argv[] = {"tmux", "-S",	socket, "display-message",
					    "-c",   name.bytes, "-d",	"10000",
					    "--",   words,	NULL};
		struct child child;
		if (name.length) {
			shown |= child_run(argv, NULL, REACH_SECONDS, &child);
			child_release(&child);
		}
		text_release(&name);
	}
	return shown;
}

static bool show_on_server(const char *socket, const char *words)
{
	const char *const argv[] = {"tmux",	      "-S", socket, "list-clients", "-F",
				    "#{client_name}", NULL};
	struct child child;
	bool shown = child_run(argv, NULL, REACH_SECONDS, &child) &&
		     show_to_clients(socket, child.out.bytes, words);
	child_release(&child);
	return shown;
}

static bool show_on_named(const struct text *folder, const char *name, const char *words)
{
	struct text socket = TEXT_EMPTY;
	text_addf(&socket, "%s/%s", folder->bytes, name);
	bool shown = show_on_server(socket.bytes, words);
	text_release(&socket);
	return shown;
}

/* /tmp is everybody's: somebody else may have made a folder of this name first. */
static bool is_foreign(const char *folder)
{
	struct stat about;
	return !lstat(folder, &about) && (!S_ISDIR(about.st_mode) || about.st_uid != getuid());
}

/* The default server, and every other one in tmux's folder, which only we may write to. */
static bool show_on_servers(const char *words)
{
	static const char usual[] = "default";
	struct text folder = TEXT_EMPTY;
	const char *base = environment_get("TMUX_TMPDIR");
	text_addf(&folder, "%s/tmux-%u", base ? base : "/tmp", (unsigned)getuid());
	bool foreign = is_foreign(folder.bytes);
	bool shown = !foreign && show_on_named(&folder, usual, words);
	DIR *open = foreign ? NULL : opendir(folder.bytes);
	int servers = 0;
	for (struct dirent *entry; open && (entry = readdir(open));)
		if (*entry->d_name != '.' && strcmp(entry->d_name, usual) &&
		    ++servers <= MOST_SERVERS)
			shown |= show_on_named(&folder, entry->d_name, words);
	if (open)
		closedir(open);
	text_release(&folder);
	return shown;
}

static bool reach_tmux(const char *headline, const char *detail)
{
	struct text words = TEXT_EMPTY;
	add_escaped(&words, headline);
	text_add_char(&words, ' ');
	add_escaped(&words, detail);
	bool shown = show_on_servers(words.bytes);
	text_release(&words);
	return shown;
}

/* ---- the order ------------------------------------------------------------------------------- */

typedef bool reacher(const char *headline, const char *detail);

static bool reach_nobody(const char *headline, const char *detail)
{
	(void)headline;
	(void)detail;
	return false;
}

static const struct {
	const char *id;
	reacher *reach;
} ways[] = {{"desktop", reach_desktop}, {"tmux", reach_tmux}, {"stdout", reach_nobody}};

enum { MOST_WAYS = 8, MOST_WAY_NAME = 16 };

/* The next word of `*words` as a way: its place in `ways`, or -1 for a word that is none. */
static int next_way(const char **words)
{
	char word[MOST_WAY_NAME];
	*words += strspn(*words, " \t,");
	size_t length = strcspn(*words, " \t,");
	if (length >= sizeof word)
		return -1;
	memcpy(word, *words, length);
	word[length] = '\0';
	*words += length;
	*words += strspn(*words, " \t,");
	return LOOKUP(word, ways);
}

static bool is_a_command(const char *notify)
{
	do {
		if (next_way(&notify) < 0)
			return true;
	} while (*notify);
	return false;
}

static bool reach_by_command(const char *command, const char *headline, const char *detail)
{
	struct child child;
	struct text words = TEXT_EMPTY;
	text_addf(&words, "%s %s", headline, detail);
	bool shown = child_command(command, words.bytes, REACH_SECONDS, &child);
	child_release(&child);
	text_release(&words);
	return shown;
}

static bool reach_in_order(const char *notify, const char *headline, const char *detail)
{
	do {
		int way = next_way(&notify);
		if (way >= 0 && ways[way].reach == reach_nobody)
			return false; /* stdout: what comes after it is not tried */
		if (way >= 0 && ways[way].reach(headline, detail))
			return true;
	} while (*notify);
	return false;
}

bool reach_user(const char *notify, const char *headline, const char *detail)
{
	bool reached = is_a_command(notify) ? reach_by_command(notify, headline, detail)
					    : reach_in_order(notify, headline, detail);
	if (!reached)
		printf("%s %s\n", headline, detail);
	return reached;
}
