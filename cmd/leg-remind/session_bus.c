#include "session_bus.h"

#include <stdbool.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/text.h"

enum { FOLDER_SIZE = 32 };

static bool is_ours(const char *path, mode_t type)
{
	struct stat about;
	return !stat(path, &about) && (about.st_mode & S_IFMT) == type && about.st_uid == getuid();
}

void session_bus_find(void)
{
	char usual[FOLDER_SIZE];
	const char *folder = environment_get("XDG_RUNTIME_DIR");
	snprintf(usual, sizeof usual, "/run/user/%u", (unsigned)getuid());
	if ((!folder || *folder != '/') && is_ours(usual, S_IFDIR)) {
		folder = usual;
		environment_set("XDG_RUNTIME_DIR", folder);
	}
	if (!folder || *folder != '/' || environment_get("DBUS_SESSION_BUS_ADDRESS"))
		return;
	struct text address = TEXT_EMPTY;
	text_addf(&address, "unix:path=%s/bus", folder);
	if (is_ours(address.bytes + sizeof "unix:path=" - 1, S_IFSOCK))
		environment_set("DBUS_SESSION_BUS_ADDRESS", address.bytes);
	text_release(&address);
}
