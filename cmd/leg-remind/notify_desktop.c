#include "notify.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/child.h"
#include "base/environment.h"
#include "note.h"

enum { SHOW_SECONDS = 10, BUS_PATH_SIZE = 64 };

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

/* Without buttons the note itself says how to answer it. */
static bool show_plain(const struct reminder_words *words, bool can_answer)
{
	const char *argv[NOTE_MOST_WORDS];
	struct text body = TEXT_EMPTY;
	struct child child;
	size_t count = note_begin(argv);
	text_add(&body, words->detail.bytes);
	if (can_answer)
		text_addf(&body, " Then: leg-remind done, or leg-remind snooze.");
	argv[count++] = "--";
	argv[count++] = reminder_title(words);
	argv[count++] = body.bytes;
	argv[count] = NULL;
	bool shown = child_run(argv, NULL, SHOW_SECONDS, &child);
	child_release(&child);
	text_release(&body);
	return shown;
}

bool notify_desktop(const struct reminder_words *words, const struct buttons *buttons)
{
	find_bus();
	bool known = environment_get("DBUS_SESSION_BUS_ADDRESS");
	if (buttons && buttons->seconds > 0 && known && buttons_taken())
		return buttons_show(words, buttons);
	buttons_end();
	return show_plain(words, buttons != NULL);
}
