#include "notify_tmux.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment.h"
#include "child_run.h"

enum { TMUX_SECONDS = 10, MOST_SERVERS = 8, MOST_DIGITS = 4, ANY_COLUMNS = 10000 };
static const char SHOWN_MS[] = "10000";

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

/* One line of list-clients, "COLUMNS NAME"; a tmux that says no width gets all the words. */
static bool show_to_client(const char *socket, const char *line, const struct reminder_words *words)
{
	struct text fits = TEXT_EMPTY, escaped = TEXT_EMPTY;
	size_t digits = strspn(line, "0123456789"), columns = ANY_COLUMNS;
	const char *client = line;
	if (digits && digits <= MOST_DIGITS && line[digits] == ' ') {
		columns = strtoul(line, NULL, 10);
		client = line + digits + 1;
	}
	bool shown = false;
	if (*client && reminder_line(words, columns, &fits)) {
		struct child child;
		add_escaped(&escaped, fits.bytes);
		const char *const argv[] = {"tmux", "-S",	   socket, "display-message",
					    "-c",   client,	   "-d",   SHOWN_MS,
					    "--",   escaped.bytes, NULL};
		shown = child_run(argv, TMUX_SECONDS, &child);
		child_release(&child);
	}
	text_release(&fits);
	text_release(&escaped);
	return shown;
}

static bool show_on_server(const char *socket, const struct reminder_words *words)
{
	const char *const argv[] = {
		"tmux", "-S", socket, "list-clients", "-F", "#{client_width} #{client_name}", NULL};
	struct text line = TEXT_EMPTY;
	struct child child;
	bool shown = false;
	if (child_run(argv, TMUX_SECONDS, &child))
		for (const char *at = child.out.bytes; at;) {
			at = text_part(&line, at, '\n');
			shown |= show_to_client(socket, line.bytes, words);
		}
	text_release(&line);
	child_release(&child);
	return shown;
}

static bool show_on_named(const struct text *folder, const char *name,
			  const struct reminder_words *words)
{
	struct text socket = TEXT_EMPTY;
	text_addf(&socket, "%s/%s", folder->bytes, name);
	bool shown = show_on_server(socket.bytes, words);
	text_release(&socket);
	return shown;
}

/* /tmp is shared: another user may have made a folder of this name first. */
static bool is_foreign(const char *folder)
{
	struct stat about;
	return !lstat(folder, &about) && (!S_ISDIR(about.st_mode) || about.st_uid != getuid());
}

bool notify_tmux(const struct reminder_words *words)
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
