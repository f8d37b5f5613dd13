#include "base/term.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/environment.h"
#include "base/signals.h"
#include "base/wait_fd.h"

/* pastes come between marks, so that none of them is taken for keys */
#define MARK_PASTES   "\x1b[?2004h"
#define UNMARK_PASTES "\x1b[?2004l"
#define ENTER_SCREEN  "\x1b[?1049h\x1b[?25l\x1b[2J"
#define END_FRAME     "\x1b[?2026l\x1b[0m" /* in case one was torn */
/* empty before it is left, in case the terminal has no other: the Linux console, a VT100 */
#define LEAVE_SCREEN END_FRAME "\x1b[H\x1b[J\x1b[?25h\x1b[?1049l"
/* saves the cursor: leaving a screen that was not entered would move it to where it was saved */
#define RESCUE_SCREEN "\0337" END_FRAME "\x1b[?25h\x1b[?1049l"

enum {
	COLUMNS_UNKNOWN = 80,
	ROWS_UNKNOWN = 24,
	QUEUE_MOST = 64 << 10,
	READ_BYTES = 4096,
	DRAIN_MS = 100, /* how long term_close lets the terminal take what waits */
	CRASH_STACK = 64 << 10
};

static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGTRAP};

struct term {
	int fd;
	bool capable;		      /* understands cursor movement */
	struct termios before;	      /* the modes to give back */
	volatile sig_atomic_t keys;   /* modes are ours */
	volatile sig_atomic_t screen; /* the alternate screen is shown */
	bool wants_keys;	      /* also while another job has the terminal */
	bool wants_screen;
	struct text queue;
};

/* the one terminal: signal handlers must find it */
static struct term terminal = {.fd = -1};

/* If the foreground group of the terminal cannot be read, this process counts as in it. */
static bool in_foreground(int fd)
{
	pid_t group = tcgetpgrp(fd);
	return group < 0 || group == getpgrp();
}

static void give_modes_back(void)
{
	sigset_t ttou = signals_only(SIGTTOU), old; /* the foreground may have changed just now */
	sigprocmask(SIG_BLOCK, &ttou, &old);
	tcflush(terminal.fd, TCIFLUSH);
	tcsetattr(terminal.fd, TCSANOW, &terminal.before);
	sigprocmask(SIG_SETMASK, &old, NULL);
}

static void write_now(const char *bytes, size_t length)
{
	ssize_t written = write(terminal.fd, bytes, length);
	(void)written; /* nothing is left to do where it fails */
}

void term_give_back(void)
{
	int error = errno;
	if (terminal.screen) {
		terminal.screen = 0;
		write_now(LEAVE_SCREEN, sizeof LEAVE_SCREEN - 1);
	}
	if (terminal.keys) {
		terminal.keys = 0;
		if (terminal.capable)
			write_now(UNMARK_PASTES, sizeof UNMARK_PASTES - 1);
		if (in_foreground(terminal.fd)) /* another job has modes of its own */
			give_modes_back();
	}
	errno = error;
}

void term_rescue(struct term *term)
{
	if (!in_foreground(term->fd))
		return;
	if (term->capable)
		write_now(RESCUE_SCREEN, sizeof RESCUE_SCREEN - 1);
	term->screen = 0;
	term->keys = 1;
	term_give_back();
}

static void on_crash(int signal)
{
	term_give_back();
	raise(signal); /* SA_RESETHAND: this time it ends the program */
}

/* on a stack of its own, so that an overflow of the other one is survived long enough */
static void guard_crashes(void)
{
	static char stack[CRASH_STACK];
	static bool guarded;
	if (guarded)
		return;
	guarded = true;
	sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, NULL);
	struct sigaction action = {.sa_handler = on_crash,
				   .sa_flags = (int)(SA_RESETHAND | SA_NODEFER | SA_ONSTACK)};
	for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++)
		sigaction(crashes[i], &action, NULL);
	atexit(term_give_back);
	alloc_before_failing(term_give_back);
}

struct term *term_open(struct fault *fault)
{
	terminal = (struct term){.capable = environment_terminal_capable(), .queue = TEXT_EMPTY};
	terminal.fd = open("/dev/tty", O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (terminal.fd >= 0 && !tcgetattr(terminal.fd, &terminal.before))
		return &terminal;
	fault_errno(fault, FAULT_UNAVAILABLE, errno, "/dev/tty");
	term_close(&terminal);
	return NULL;
}

static void drain(struct term *term)
{
	term_flush(term);
	if (term_waits(term) && wait_writable(term->fd, DRAIN_MS))
		term_flush(term);
}

void term_close(struct term *term)
{
	if (!term || term->fd < 0)
		return;
	drain(term);
	term_give_back();
	close(term->fd);
	term->fd = -1;
	text_release(&term->queue);
}

int term_fd(const struct term *term)
{
	return term->fd;
}

struct term_size term_measure(const struct term *term)
{
	struct winsize size = {0};
	if (ioctl(term->fd, TIOCGWINSZ, &size) < 0 || !size.ws_col || !size.ws_row)
		return (struct term_size){COLUMNS_UNKNOWN, ROWS_UNKNOWN};
	return (struct term_size){size.ws_col, size.ws_row};
}

bool term_is_ours(int fd)
{
	return tcgetsid(fd) == getsid(0); /* -1 for any other terminal, and for none */
}

int term_columns(int fd)
{
	struct winsize size = {0};
	return ioctl(fd, TIOCGWINSZ, &size) < 0 || !size.ws_col ? COLUMNS_UNKNOWN : size.ws_col;
}

bool term_waits(const struct term *term)
{
	return term->queue.length > 0;
}

/* Sends what the terminal takes of `bytes`; returns how many: all, if the terminal is gone. */
static size_t send(struct term *term, const char *bytes, size_t length)
{
	size_t sent = 0;
	while (sent < length) {
		ssize_t n = write(term->fd, bytes + sent, length - sent);
		if (n > 0)
			sent += (size_t)n;
		else if (n < 0 && errno == EAGAIN)
			break;
		else if (n == 0 || errno != EINTR)
			return length;
	}
	return sent;
}

void term_flush(struct term *term)
{
	size_t sent = send(term, term->queue.bytes, term->queue.length);
	size_t left = term->queue.length - sent;
	memmove(term->queue.bytes, term->queue.bytes + sent, left);
	text_cut(&term->queue, left);
}

void term_write(struct term *term, const char *bytes, size_t length)
{
	size_t sent = term_waits(term) ? 0 : send(term, bytes, length);
	if (term->queue.length + length - sent <= QUEUE_MOST)
		text_add_bytes(&term->queue, bytes + sent, length - sent);
}

void term_say(struct term *term, const char *string)
{
	term_write(term, string, strlen(string));
}

bool term_frame(struct term *term, const char *bytes, size_t length)
{
	if (term_waits(term))
		term_flush(term);
	if (term_waits(term))
		return false;
	size_t sent = send(term, bytes, length);
	text_add_bytes(&term->queue, bytes + sent, length - sent);
	return true;
}

/* A job in the background that reads lines is stopped by it, with every signal that could end it
 * still held back; stopped again each time it is continued, it could be ended by KILL alone. So it
 * stops itself until it is in the foreground. False if it should end instead. */
static bool wait_for_foreground(const struct term *term)
{
	while (!signals_ending() && !in_foreground(term->fd))
		if (!signals_stop(SIGTTIN))
			return true; /* no shell can continue it: let the read fail */
	return !signals_ending();
}

enum term_got term_read(struct term *term, struct text *into)
{
	char bytes[READ_BYTES];
	if (!term->wants_keys && !wait_for_foreground(term))
		return TERM_NOTHING;
	ssize_t n;
	do
		n = read(term->fd, bytes, sizeof bytes);
	while (n < 0 && errno == EINTR);
	if (n > 0) {
		text_add_bytes(into, bytes, (size_t)n);
		return TERM_BYTES;
	}
	return n < 0 && errno == EAGAIN ? TERM_NOTHING : TERM_END;
}

static bool set_keys(struct term *term, struct fault *fault)
{
	struct termios modes = term->before;
	modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	modes.c_lflag |= ISIG; /* for Ctrl-Z alone */
	modes.c_iflag &= ~(tcflag_t)(IXON | ICRNL);
	modes.c_oflag |= OPOST | ONLCR;
	modes.c_cc[VINTR] = modes.c_cc[VQUIT] = _POSIX_VDISABLE;
	modes.c_cc[VMIN] = 1; /* with 0, nothing typed could not be told from a terminal gone */
	modes.c_cc[VTIME] = 0;
	term->keys = 1;
	tcflush(term->fd, TCIFLUSH); /* TCSAFLUSH would wait for a stopped terminal */
	if (tcsetattr(term->fd, TCSANOW, &modes)) {
		term->keys = 0;
		return fault_errno(fault, FAULT_UNAVAILABLE, errno, "/dev/tty");
	}
	if (term->capable)
		term_say(term, MARK_PASTES);
	return true;
}

bool term_take_keys(struct term *term, struct fault *fault)
{
	guard_crashes();
	term->wants_keys = true;
	return !in_foreground(term->fd) || set_keys(term, fault);
}

void term_give_keys(struct term *term)
{
	drain(term);
	term->wants_keys = term->wants_screen = false;
	term_give_back();
}

void term_enter_screen(struct term *term)
{
	guard_crashes();
	term->wants_screen = true;
	if (!in_foreground(term->fd))
		return;
	drain(term);
	term->screen = 1;
	term_write(term, ENTER_SCREEN, sizeof ENTER_SCREEN - 1);
}

void term_leave_screen(struct term *term)
{
	term->wants_screen = false;
	if (!term->screen)
		return;
	drain(term);
	term->screen = 0;
	term_write(term, LEAVE_SCREEN, sizeof LEAVE_SCREEN - 1);
}

static void take_what_is_wanted(struct term *term)
{
	struct fault ignored; /* a terminal that is gone shows itself at the next read */
	if (term->wants_keys && !set_keys(term, &ignored))
		return;
	if (term->wants_screen)
		term_enter_screen(term);
}

void term_take_again(struct term *term)
{
	if (in_foreground(term->fd))
		take_what_is_wanted(term);
	else
		term->keys = 0; /* the foreground job has set its own modes */
}

bool term_away(const struct term *term)
{
	return (term->wants_keys && !term->keys) || (term->wants_screen && !term->screen);
}

bool term_regain(struct term *term)
{
	if (!term_away(term) || !in_foreground(term->fd))
		return false;
	tcgetattr(term->fd, &term->before);
	take_what_is_wanted(term);
	return true;
}

void term_suspend(struct term *term)
{
	drain(term);
	term_give_back();
	signals_stop(SIGTSTP);
	(void)term_regain(term);
}
