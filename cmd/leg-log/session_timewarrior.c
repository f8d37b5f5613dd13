#include "session_formats.h"

#include "base/terminal_text.h"
#include "show/session_text.h"

enum { SECONDS_PART = 19 }; /* "2026-11-22T09:30:00" */

static void add_utc(struct stamp stamp, struct text *out)
{
	char word[STAMP_SIZE];
	stamp.offset = 0;
	text_addf(out, "%.*sZ", SECONDS_PART, stamp_format(stamp, word));
}

/* One word for the shell, and never an option or a date of timewarrior's. */
static void add_tag(const char *words, struct text *out)
{
	struct text tag = TEXT_EMPTY;
	text_add(&tag, "leg:");
	text_add(&tag, words);
	text_add_char(out, ' ');
	visible_add_shell_word(out, tag.bytes);
	text_release(&tag);
}

static void add_range(const struct session *session, struct text *out)
{
	add_utc(session->started, out);
	text_add(out, " - ");
	add_utc(session->ended, out);
}

/* timewarrior refuses an interval that overlaps another. So each line looks first and leaves
 * existing intervals as they are, ours or not: the lines can be run again and again. */
void timewarrior_session(const struct session *session, struct text *out)
{
	text_add(out, "timew export ");
	add_range(session, out);
	text_add(out, " :yes | grep -q '\"start\"' || timew track ");
	add_range(session, out);
	text_add(out, " leg");
	add_tag(session_what(session), out);
	if (session->simulated)
		add_tag("simulated", out);
	if (session->mode == MODE_PARTNER)
		add_tag("partner", out);
	text_add(out, " :yes\n");
}
