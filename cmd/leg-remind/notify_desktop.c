#include "notify_desktop.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "answer_reminder.h"
#include "base/environment.h"
#include "base/number.h"
#include "buttons_turn.h"
#include "child_run.h"
#include "notify_tmux.h"
#include "remind_state.h"

enum { ASK_SECONDS = 5, SHOW_SECONDS = 10, MOST_ID = 2000000000, NOTE_MOST_WORDS = 24 };

/* Begins the command line of a note; returns how many words it has. The first two hints make a new
 * note take the place of the one before, in the services that know them; a transient one does not
 * stay in the desktop's list. */
static size_t note_begin(const char *argv[NOTE_MOST_WORDS])
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

static void note_end(const char *argv[], size_t count, const char *title, const char *body)
{
	argv[count++] = "--";
	argv[count++] = title;
	argv[count++] = body;
	argv[count] = NULL;
}

static bool show_note(const char *title, const char *body)
{
	const char *argv[NOTE_MOST_WORDS];
	struct child child;
	note_end(argv, note_begin(argv), title, body);
	bool shown = child_run(argv, SHOW_SECONDS, &child);
	child_release(&child);
	return shown;
}

/* ---- whether there are buttons --------------------------------------------------------------- */

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
	static const char service[] = "org.freedesktop.Notifications";
	static const char place[] = "/org/freedesktop/Notifications";
	static const char method[] = "org.freedesktop.Notifications.GetCapabilities";
	static const char *const gdbus[] = {"gdbus",	     "call", "--session", "--dest", service,
					    "--object-path", place,  "--method",  method,   NULL};
	static const char *const busctl[] = {"busctl", "--user",	  "call", service, place,
					     service,  "GetCapabilities", NULL};
	static const char *const dbus_send[] = {"dbus-send",
						"--session",
						"--print-reply",
						"--dest=org.freedesktop.Notifications",
						place,
						method,
						NULL};
	return output_contains(gdbus, "'actions'") || output_contains(busctl, "\"actions\"") ||
	       output_contains(dbus_send, "\"actions\"");
}

/* Whether notify-send and the notification service have buttons. */
static bool buttons_taken(void)
{
	static const char *const help[] = {"notify-send", "--help", NULL};
	return service_takes_actions() && output_contains(help, "--action");
}

/* ---- the note and its answer ----------------------------------------------------------------- */

/* notify-send with -p prints the note's number first, then the name of the button. */
static void show_buttons(const struct reminder_words *words, const struct buttons *buttons,
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
	note_end(argv, count, reminder_title(words), words->detail.bytes);
	(void)child_run_in_group(argv, buttons->seconds, child);
}

static bool keep_note(struct remind_state *state, void *context)
{
	const long *note = context;
	state->note = (uint32_t)*note;
	return true;
}

static void tell_not_done(const struct buttons *buttons)
{
	struct text body = TEXT_EMPTY;
	text_addf(&body, "Nothing was logged. Try: leg-remind done %s",
		  reminder_row(buttons->which)->id);
	(void)!show_note("That did not work.", body.bytes);
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
	struct text first = TEXT_EMPTY;
	struct child child;
	struct fault ignored;
	long note;
	signal(SIGINT, SIG_IGN); /* meant for notify-send, whose end we notice */
	if (!buttons_take_turn()) {
		(void)!notify_tmux(words);
		return;
	}
	show_buttons(words, buttons, &child);
	const char *pressed = text_part(&first, child.out.bytes, '\n');
	if (!number_parse(first.bytes, 1, MOST_ID, &note, &ignored))
		(void)!notify_tmux(words); /* the bus went away in between */
	else if (remind_state_change(keep_note, NULL, &note, &ignored) && pressed)
		answer_button(buttons, pressed);
	text_release(&first);
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

/* Starts the process that shows the note and waits. False if it cannot be started. */
static bool wait_detached(const struct reminder_words *words, const struct buttons *buttons)
{
	bool started;
	fflush(stdout);
	if (!detach(&started))
		return started;
	wait_for_answer(words, buttons);
	_exit(0);
}

bool notify_desktop(const struct reminder_words *words, const struct buttons *buttons)
{
	bool known = environment_get("DBUS_SESSION_BUS_ADDRESS");
	if (buttons && buttons->seconds > 0 && known && buttons_taken())
		return wait_detached(words, buttons);
	buttons_end();
	struct text body = TEXT_EMPTY;
	text_add(&body, words->detail.bytes);
	if (buttons)
		text_add(&body, buttons->snooze ? " Then: leg-remind done, or leg-remind snooze."
						: " Then: leg-remind done.");
	bool shown = show_note(reminder_title(words), body.bytes);
	text_release(&body);
	return shown;
}
