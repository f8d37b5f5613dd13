#include "buttons.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/child.h"
#include "base/number.h"
#include "buttons_turn.h"
#include "note.h"
#include "notify_tmux.h"
#include "remind_state.h"
#include "answer_reminder.h"

enum { ASK_SECONDS = 5, TELL_SECONDS = 10, MOST_ID = 2000000000 };

/* ---- whether there are any ------------------------------------------------------------------- */

static bool output_contains(const char *const argv[], const char *word)
{
	struct child child;
	bool found = child_run(argv, ASK_SECONDS, &child) && strstr(child.out.bytes, word);
	child_release(&child);
	return found;
}

/* At least one of three programs that ask the bus is nearly always installed. */
static bool service_takes_actions(void)
{
#define NOTIFICATIONS	   "org.freedesktop.Notifications"
#define NOTIFICATIONS_PATH "/org/freedesktop/Notifications"
	static const char *const gdbus[] = {"gdbus",
					    "call",
					    "--session",
					    "--dest",
					    NOTIFICATIONS,
					    "--object-path",
					    NOTIFICATIONS_PATH,
					    "--method",
					    (NOTIFICATIONS ".GetCapabilities"),
					    NULL};
	static const char *const busctl[] = {
		"busctl",      "--user",	  "call", NOTIFICATIONS, NOTIFICATIONS_PATH,
		NOTIFICATIONS, "GetCapabilities", NULL};
	static const char *const dbus_send[] = {"dbus-send",
						"--session",
						"--print-reply",
						"--dest=" NOTIFICATIONS,
						NOTIFICATIONS_PATH,
						NOTIFICATIONS ".GetCapabilities",
						NULL};
	return output_contains(gdbus, "'actions'") || output_contains(busctl, "\"actions\"") ||
	       output_contains(dbus_send, "\"actions\"");
}

bool buttons_taken(void)
{
	static const char *const help[] = {"notify-send", "--help", NULL};
	return service_takes_actions() && output_contains(help, "--action");
}

/* ---- the note and its answer ----------------------------------------------------------------- */

/* notify-send with -p prints the note's number first, then the name of the button. */
static void show_note(const struct reminder_words *words, const struct buttons *buttons,
		      struct child *child)
{
	char replaces[16], snooze[64];
	const char *argv[NOTE_MOST_WORDS];
	size_t count = note_begin(argv);
	snprintf(snooze, sizeof snooze, "--action=snooze=In %d minutes", buttons->snooze);
	snprintf(replaces, sizeof replaces, "%lu", (unsigned long)buttons->replaces);
	argv[count++] = "-p";
	if (buttons->replaces) {
		argv[count++] = "-r";
		argv[count++] = replaces;
	}
	argv[count++] = "--action=done=Done";
	if (buttons->snooze)
		argv[count++] = snooze;
	argv[count++] = "--";
	argv[count++] = reminder_title(words);
	argv[count++] = words->detail.bytes;
	argv[count] = NULL;
	(void)child_run_in_group(argv, buttons->seconds, child);
}

static bool keep_note(struct remind_state *state, void *context)
{
	state->note = *(const uint32_t *)context;
	return true;
}

static bool read_note(const char *out, uint32_t *note)
{
	struct text first = TEXT_EMPTY;
	struct fault fault;
	long number = 0;
	text_add_bytes(&first, out, strcspn(out, "\n"));
	bool read = number_parse(first.bytes, 1, MOST_ID, &number, &fault);
	*note = (uint32_t)number;
	text_release(&first);
	return read;
}

static void tell_not_done(const struct buttons *buttons)
{
	struct text body = TEXT_EMPTY;
	const char *argv[NOTE_MOST_WORDS];
	struct child child;
	size_t count = note_begin(argv);
	text_addf(&body, "Nothing was logged. Try: leg-remind done %s",
		  reminder_row(buttons->which)->id);
	argv[count++] = "--";
	argv[count++] = "That did not work.";
	argv[count++] = body.bytes;
	argv[count] = NULL;
	(void)child_run(argv, TELL_SECONDS, &child);
	child_release(&child);
	text_release(&body);
}

static void answer_button(const struct buttons *buttons, const char *pressed)
{
	if (!strncmp(pressed, "done", strlen("done"))) {
		if (!answer_done(buttons->which, buttons->said))
			tell_not_done(buttons);
	} else if (!strncmp(pressed, "snooze", strlen("snooze"))) {
		answer_snooze(buttons->which);
	}
}

static void wait_for_answer(const struct reminder_words *words, const struct buttons *buttons)
{
	struct child child;
	struct fault fault;
	uint32_t note;
	signal(SIGINT, SIG_IGN); /* meant for notify-send, whose end we notice */
	if (!buttons_take_turn()) {
		(void)!notify_tmux(words);
		return;
	}
	show_note(words, buttons, &child);
	const char *second = strchr(child.out.bytes, '\n');
	if (!read_note(child.out.bytes, &note))
		(void)!notify_tmux(words); /* the bus went away in between */
	else if (remind_state_change(keep_note, &note, &fault) && second)
		answer_button(buttons, second + 1);
	child_release(&child);
}

/* Goes on by itself: true in a new process, which has a session of its own and none of our
 * descriptors; false in this one, whether that could be started or not (*started). */
static bool detach(bool *started)
{
	pid_t pid = fork();
	*started = pid > 0;
	if (pid)
		return false;
	setsid();
	int nothing = open("/dev/null", O_RDWR);
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		dup2(nothing, fd);
	syscall(SYS_close_range, STDERR_FILENO + 1, ~0U, 0); /* musl has no function for it */
	return true;
}

bool buttons_show(const struct reminder_words *words, const struct buttons *buttons)
{
	bool started;
	fflush(stdout);
	if (!detach(&started))
		return started;
	wait_for_answer(words, buttons);
	_exit(0);
}
