#include "idle.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/number.h"
#include "base/units.h"
#include "child_run.h"
#include "due.h"
#include "store/settings.h"

enum {
	IDLE_SECONDS = 5, /* what a command may take */
	US_PER_SECOND = 1000000,
	MOST_IDLE_MS = 2000000000,
	LONGEST_TYPED = 12 * HOUR
};

/* The kernel puts the time of the last key into a terminal's access time (to some eight
 * seconds). */
static int64_t last_key(void)
{
	int64_t newest = -1;
	DIR *folder = opendir("/dev/pts");
	if (!folder)
		return -1;
	for (struct dirent *entry; (entry = readdir(folder));) {
		struct stat about;
		if (!fstatat(dirfd(folder), entry->d_name, &about, AT_SYMLINK_NOFOLLOW) &&
		    S_ISCHR(about.st_mode) && about.st_uid == getuid() &&
		    about.st_atim.tv_sec > newest)
			newest = about.st_atim.tv_sec;
	}
	closedir(folder);
	return newest;
}

/* A terminal in which nothing was typed for half a day says nothing about today. */
static int64_t idle_in_terminals(struct stamp now)
{
	int64_t key = last_key();
	bool tells = key >= 0 && key <= now.at && now.at - key <= LONGEST_TYPED;
	return tells ? now.at - key : DUE_IDLE_UNKNOWN;
}

/* ---- logind ---------------------------------------------------------------------------------- */

/* The user's sessions as logind lists them, "3 c1"; false if it does not answer. */
static bool list_sessions(struct text *sessions)
{
	char user[16];
	snprintf(user, sizeof user, "%u", (unsigned)getuid());
	const char *const argv[] = {"loginctl", "show-user", user, "--property=Sessions", NULL};
	struct child child;
	bool answers = child_run(argv, IDLE_SECONDS, &child);
	const char *list = strchr(child.out.bytes, '=');
	if (answers && list)
		text_add_bytes(sessions, list + 1, strcspn(list + 1, "\n"));
	child_release(&child);
	return answers;
}

struct logind_session {
	bool graphical, idle;
	int64_t since;
};

/* The microseconds since 1970 behind `name`, as seconds; 0 if there are none. */
static int64_t property_seconds(const char *properties, const char *name)
{
	const char *at = strstr(properties, name);
	int64_t microseconds = 0;
	if (!at)
		return 0;
	for (at += strlen(name); *at >= '0' && *at <= '9'; at++)
		if (microseconds < INT64_MAX / 100)
			microseconds = microseconds * 10 + (*at - '0');
	return microseconds / US_PER_SECOND;
}

static struct logind_session read_session(const char *id)
{
	const char *const argv[] = {"loginctl",
				    "show-session",
				    id,
				    "--property=Type",
				    "--property=IdleHint",
				    "--property=IdleSinceHint",
				    NULL};
	struct logind_session session = {.graphical = false};
	struct child child;
	if (child_run(argv, IDLE_SECONDS, &child)) {
		const char *properties = child.out.bytes;
		session.graphical =
			strstr(properties, "Type=x11") || strstr(properties, "Type=wayland");
		session.idle = strstr(properties, "IdleHint=yes");
		session.since = property_seconds(properties, "IdleSinceHint=");
	}
	child_release(&child);
	return session;
}

/* A display that has a socket, for machines without logind. */
static bool has_display(void)
{
	struct stat about;
	return environment_get("WAYLAND_DISPLAY") || environment_get("DISPLAY") ||
	       !stat("/tmp/.X11-unix/X0", &about);
}

/* The user is away if idle in every graphical session. */
static int64_t idle_by_itself(struct stamp now)
{
	struct text sessions = TEXT_EMPTY, id = TEXT_EMPTY;
	bool logind = list_sessions(&sessions), graphical = !logind && has_display(), idle = true;
	int64_t since = 0;
	for (const char *at = sessions.bytes; at;) {
		at = text_part(&id, at, ' ');
		if (!id.length)
			continue;
		struct logind_session session = read_session(id.bytes);
		if (!session.graphical)
			continue;
		graphical = true;
		idle = idle && session.idle && session.since;
		since = session.since > since ? session.since : since;
	}
	text_release(&id);
	text_release(&sessions);
	if (!graphical)
		return idle_in_terminals(now);
	return idle && since && since <= now.at ? now.at - since : DUE_IDLE_UNKNOWN;
}

/* ---- the user's command ---------------------------------------------------------------------- */

static int64_t idle_by_command(const char *command)
{
	struct child child;
	struct fault fault;
	long milliseconds = 0;
	int64_t idle = DUE_IDLE_UNKNOWN;
	if (child_command(command, "", IDLE_SECONDS, &child)) {
		text_cut(&child.out, strcspn(child.out.bytes, "\r\n"));
		if (number_parse(child.out.bytes, 0, MOST_IDLE_MS, &milliseconds, &fault))
			idle = milliseconds / MS_IN_SECOND;
	}
	child_release(&child);
	return idle;
}

int64_t idle_seconds(const char *idle, struct stamp now)
{
	if (!strcmp(idle, SETTING_IDLE_AUTO))
		return idle_by_itself(now);
	return idle_by_command(idle);
}
