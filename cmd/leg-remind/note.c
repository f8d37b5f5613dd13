#include "note.h"

#include <string.h>

/* The first two hints make a new note take the place of the one before, in the services that know
 * them; a transient one does not stay in the desktop's list. */
size_t note_begin(const char *argv[NOTE_MOST_WORDS])
{
	static const char *const begin[] = {"notify-send",
					    "-a",
					    "leg-remind",
					    "-u",
					    "normal",
					    "-h",
					    "string:x-dunst-stack-tag:leg-remind",
					    "-h",
					    "string:x-canonical-private-synchronous:leg-remind",
					    "-h",
					    "int:transient:1"};
	memcpy(argv, begin, sizeof begin);
	return sizeof begin / sizeof begin[0];
}
