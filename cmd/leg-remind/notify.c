#include "notify.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/lookup.h"
#include "child_run.h"
#include "notify_tmux.h"
#include "tool/card.h"
#include "tool/program.h"

enum { COMMAND_SECONDS = 10, MOST_CHANNEL_NAME = 16 };

enum channel { CHANNEL_DESKTOP, CHANNEL_TMUX, CHANNEL_STDOUT };
static const char *const channels[] = {
	[CHANNEL_DESKTOP] = "desktop", [CHANNEL_TMUX] = "tmux", [CHANNEL_STDOUT] = "stdout"};

/* The next word of `*words` as a channel: its place in `channels`, or -1 if it names none. */
static int next_channel(const char **words)
{
	char word[MOST_CHANNEL_NAME];
	*words += strspn(*words, " \t,");
	size_t length = strcspn(*words, " \t,");
	if (length >= sizeof word)
		return -1;
	memcpy(word, *words, length);
	word[length] = '\0';
	*words += length;
	*words += strspn(*words, " \t,");
	return LOOKUP(word, channels);
}

static bool is_a_command(const char *notify)
{
	do {
		if (next_channel(&notify) < 0)
			return true;
	} while (*notify);
	return false;
}

static bool notify_command(const char *command, const struct reminder_words *words)
{
	struct child child;
	struct text line = TEXT_EMPTY;
	text_addf(&line, "%s %s", words->headline.bytes, words->detail.bytes);
	bool shown = child_command(command, line.bytes, COMMAND_SECONDS, &child);
	child_release(&child);
	text_release(&line);
	return shown;
}

/* SIGPIPE would end the program before the caller hears that the reader is gone. */
static enum fault_kind print_words(const struct reminder_words *words, enum fault_kind printed)
{
	struct text line = TEXT_EMPTY;
	signal(SIGPIPE, SIG_IGN);
	text_addf(&line, "%s %s\n", words->headline.bytes, words->detail.bytes);
	card_fit(&line);
	fputs(line.bytes, stdout);
	text_release(&line);
	return program_flush() ? printed : FAULT_IO;
}

enum fault_kind notify_user(const char *notify, const struct reminder_words *words,
			    const struct buttons *buttons)
{
	if (is_a_command(notify))
		return notify_command(notify, words) ? FAULT_NONE
						     : print_words(words, FAULT_UNAVAILABLE);
	for (bool tried = false; *notify; tried = true)
		switch ((enum channel)next_channel(&notify)) {
		case CHANNEL_DESKTOP:
			if (notify_desktop(words, buttons))
				return FAULT_NONE;
			break;
		case CHANNEL_TMUX:
			if (notify_tmux(words))
				return FAULT_NONE;
			break;
		case CHANNEL_STDOUT: /* later words are not tried */
			return print_words(words, tried ? FAULT_UNAVAILABLE : FAULT_NONE);
		}
	return print_words(words, FAULT_UNAVAILABLE);
}
