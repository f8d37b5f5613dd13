#include "notify.h"

#include <string.h>

#include "base/child.h"
#include "buttons_turn.h"
#include "base/environment.h"
#include "note.h"

enum { SHOW_SECONDS = 10 };

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
	bool shown = child_run(argv, SHOW_SECONDS, &child);
	child_release(&child);
	text_release(&body);
	return shown;
}

bool notify_desktop(const struct reminder_words *words, const struct buttons *buttons)
{
	bool known = environment_get("DBUS_SESSION_BUS_ADDRESS");
	if (buttons && buttons->seconds > 0 && known && buttons_taken())
		return buttons_show(words, buttons);
	buttons_end();
	return show_plain(words, buttons != NULL);
}
