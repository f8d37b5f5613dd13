#include "base/environment.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/terminfo.h"
#include "base/text.h"

const char *environment_get(const char *name)
{
	const char *value = getenv(name);
	return value && *value ? value : NULL;
}

void environment_set(const char *name, const char *value)
{
	if (setenv(name, value, 1))
		alloc_fail();
}

bool environment_terminal_capable(void)
{
	struct text folders = TEXT_EMPTY;
	const char *own = environment_get("TERMINFO"), *home = environment_get("HOME");
	const char *more = environment_get("TERMINFO_DIRS");
	text_addf(&folders, "%s:%s%s:%s", own ? own : "", home ? home : "",
		  home ? "/.terminfo" : "", more ? more : "");
	bool draws = terminfo_draws(environment_get("TERM"), folders.bytes);
	text_release(&folders);
	return draws;
}

bool environment_accessible(void)
{
	const char *accessible = environment_get("ACCESSIBLE");
	return accessible && strcmp(accessible, "0");
}

bool environment_wants_unicode(void)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *value = environment_get(names[i]);
		if (value)
			return strcasestr(value, "utf-8") || strcasestr(value, "utf8");
	}
	return false;
}
