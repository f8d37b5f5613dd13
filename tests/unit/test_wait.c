/* The terminal and waiting, on a pseudo-terminal that this process holds at both ends. */
#include "base/alloc.h"
#include "base/clock.h"
#include "base/signals.h"
#include "base/term.h"
#include "base/wait.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "tap.h"

static const int64_t MS = 1000000;

enum { HANGS = 120 }; /* seconds after which a fault ends in a failed test, not in a hang */

enum { AT_ONCE = 0, SOON = 30000 }; /* milliseconds; on a busy machine nothing is soon */

/* A deadline for what should happen at once: a fault ends in a failed test, not in a hang. */
static int64_t soon(void)
{
	return clock_monotonic_ns() + SOON * MS;
}

static int keyboard; /* the far end of the terminal */

static void type(const char *keys)
{
	if (write(keyboard, keys, strlen(keys)) < 0)
		abort();
}

/* Reads the screen, waiting up to `ms` for its first byte: the kernel moves it in another thread.
 */
static const char *shown(int ms)
{
	static char screen[8192];
	struct pollfd far = {.fd = keyboard, .events = POLLIN};
	poll(&far, 1, ms);
	ssize_t n = read(keyboard, screen, sizeof screen - 1);
	screen[n > 0 ? n : 0] = '\0';
	return screen;
}

/* True once the terminal has shown these words; what another process wrote takes its time. */
static bool shows(const char *first, const char *then)
{
	static char screen[8192];
	struct pollfd far = {.fd = keyboard, .events = POLLIN};
	size_t length = 0;
	for (;;) {
		ssize_t n = read(keyboard, screen + length, sizeof screen - 1 - length);
		length += n > 0 ? (size_t)n : 0;
		screen[length] = '\0';
		const char *at = strstr(screen, first);
		if (at && strstr(at, then))
			return true;
		if (n <= 0 && poll(&far, 1, SOON) <= 0)
			return false;
	}
}

static void test_lines(struct term *term, struct waiter *waiter)
{
	struct text line = TEXT_EMPTY;
	term_say(term, "Which leg? ");
	ok(strstr(shown(SOON), "Which leg? "), "a prompt is sent at once");
	type("left");
	struct wake wake = waiter_wait(waiter, clock_monotonic_ns() + 5 * MS);
	ok(wake.kind == WAKE_DEADLINE, "half a line wakes nobody");
	type("\n");
	wake = waiter_wait(waiter, soon());
	ok(wake.kind == WAKE_INPUT && term_read(term, &line) == TERM_BYTES, "a line does");
	same(line.bytes, "left\n", "and comes whole");
	ok(term_read(term, &line) == TERM_NOTHING, "then there is nothing");
	type("\004");
	wake = waiter_wait(waiter, soon());
	ok(wake.kind == WAKE_INPUT && term_read(term, &line) == TERM_END, "Ctrl-D is the end");
	type("\003");
	wake = waiter_wait(waiter, soon());
	ok(wake.kind == WAKE_SIGNAL && wake.signal == SIGINT, "Ctrl-C is a signal");
	text_release(&line);
}

static void test_keys(struct term *term, struct waiter *waiter)
{
	struct fault fault;
	struct text keys = TEXT_EMPTY;
	struct termios before, after;
	tcgetattr(term_fd(term), &before);
	shown(AT_ONCE);
	ok(term_take_keys(term, &fault), "keys are taken");
	term_enter_screen(term);
	ok(shows("\x1b[?1049h", ""), "the screen is entered");
	type("n\003\023");
	struct wake wake = waiter_wait(waiter, soon());
	ok(wake.kind == WAKE_INPUT && term_read(term, &keys) == TERM_BYTES, "keys come at once");
	same(keys.bytes, "n\003\023", "Ctrl-C and Ctrl-S are bytes");
	ok(term_frame(term, "frame", 5) && shows("frame", ""), "a frame is shown");
	term_leave_screen(term);
	ok(shows("\x1b[?25h\x1b[?1049l", ""), "the screen is left, the cursor shown");
	type("rubbish");
	struct pollfd typed = {.fd = term_fd(term), .events = POLLIN};
	ok(poll(&typed, 1, SOON) == 1, "something is typed while the keys are still ours");
	term_give_keys(term);
	tcgetattr(term_fd(term), &after);
	ok(before.c_lflag == after.c_lflag && before.c_iflag == after.c_iflag &&
		   !memcmp(before.c_cc, after.c_cc, sizeof before.c_cc),
	   "the modes are as before");
	text_clear(&keys);
	ok(term_read(term, &keys) == TERM_NOTHING, "keys typed late do not reach the shell");
	text_release(&keys);
}

static void test_full(struct term *term)
{
	static char much[200000]; /* more than the queue takes of other output */
	size_t dropped = 0, frames = 0, got = 0;
	memset(much, 'x', sizeof much);
	term_say(term, "from here");
	ok(shows("from here", ""), "all that came before has been shown");
	for (int i = 0; i < 20; i++)
		term_frame(term, much, sizeof much) ? frames++ : dropped++;
	ok(frames > 0 && dropped > 0 && term_waits(term),
	   "a terminal that takes nothing more drops frames and blocks nobody");
	for (int64_t end = soon(); got < frames * sizeof much && clock_monotonic_ns() < end;) {
		got += strlen(shown(AT_ONCE));
		term_flush(term);
	}
	ok(got == frames * sizeof much && !term_waits(term),
	   "and is sent the rest of the one that was begun (%zu of %zu bytes)", got,
	   frames * sizeof much);
}

/* The next wake that is not one of the signals which come with something else. */
static struct wake wait_past(struct waiter *waiter, int signal, int64_t deadline)
{
	struct wake wake = waiter_wait(waiter, deadline);
	return wake.signal == signal ? waiter_wait(waiter, deadline) : wake;
}

static void test_waiting(struct term *term, struct waiter *waiter)
{
	int64_t begin = clock_monotonic_ns(), breaches = 0;
	for (int i = 1; i <= 20; i++) {
		struct wake wake = wait_past(waiter, SIGCHLD, begin + i * MS);
		breaches += wake.kind != WAKE_DEADLINE || clock_monotonic_ns() < begin + i * MS;
	}
	ok(!breaches, "20 deadlines: never early");
	struct wake wake = waiter_wait(waiter, begin);
	ok(wake.kind == WAKE_DEADLINE, "a deadline that has passed is reported at once");
	raise(SIGTERM);
	raise(SIGWINCH);
	wake = waiter_wait(waiter, begin);
	ok(wake.kind == WAKE_SIGNAL && wake.signal == SIGTERM, "signals come before deadlines");
	wake = waiter_wait(waiter, begin);
	ok(wake.kind == WAKE_SIGNAL && wake.signal == SIGWINCH, "one at a time");
	int missed = 0, of_all = 0;
	for (int sent = 1; sent <= SIGRTMAX; sent++) {
		if (!signals_end(sent))
			continue;
		raise(sent);
		missed += !signals_ending();
		wake = waiter_wait(waiter, begin);
		missed += wake.kind != WAKE_SIGNAL || wake.signal != sent;
		of_all++;
	}
	ok(!missed && of_all > 40, "none of %d signals that end a program is missed (%d are)",
	   of_all, missed);
	signal(SIGHUP, SIG_IGN);
	close(keyboard);
	wake = wait_past(waiter, SIGCONT, soon());
	ok(wake.kind == WAKE_TERMINAL_GONE, "a terminal that goes away is reported");
	wake = waiter_wait(waiter, begin);
	ok(wake.kind == WAKE_DEADLINE, "once");
	term_say(term, "nobody there");
	ok(!term_waits(term), "and written to without harm");
}

static void test_reader(void)
{
	struct fault fault;
	int ends[2];
	if (pipe(ends) < 0)
		abort();
	struct waiter *waiter = waiter_new(NULL, ends[1], &fault);
	struct wake wake = waiter_wait(waiter, clock_monotonic_ns());
	ok(wake.kind == WAKE_DEADLINE, "a pipe with a reader is quiet");
	close(ends[0]);
	wake = waiter_wait(waiter, soon());
	ok(wake.kind == WAKE_READER_GONE, "a reader that goes away is reported");
	waiter_free(waiter);
}

/* Ways to crash while the program holds the terminal. */
static int deadly; /* the signal that ends it */

static void be_hit(void)
{
	raise(deadly);
}

static int dig(int depth)
{
	volatile char room[4096];
	room[depth % (int)sizeof room] = 1;
	return depth ? dig(depth - 1) + room[0] : 0;
}

static void overflow(void)
{
	setrlimit(RLIMIT_STACK, &(struct rlimit){1 << 20, 1 << 20});
	_exit(dig(1 << 20) > 0);
}

/* The wait status of a program that takes the terminal and then does that. */
static int end_of(void (*act)(void))
{
	int status = 0;
	fflush(stdout);
	pid_t child = fork();
	if (!child) {
		struct fault fault;
		struct term *term = term_open(&fault);
		setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
		if (!term || !term_take_keys(term, &fault))
			_exit(1);
		term_enter_screen(term);
		act();
		_exit(2);
	}
	waitpid(child, &status, 0);
	return status;
}

/* How often the terminal was not given back after that. */
static int kept_by(void (*act)(void), int signal, struct term *term)
{
	struct termios before, after;
	tcgetattr(term_fd(term), &before);
	int status = end_of(act);
	tcgetattr(term_fd(term), &after);
	bool back = shows("\x1b[?25h\x1b[?1049l", "") && before.c_lflag == after.c_lflag &&
		    before.c_iflag == after.c_iflag;
	return !back || !WIFSIGNALED(status) || WTERMSIG(status) != signal;
}

static void test_crash(struct term *term)
{
	static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS};
	int kept = 0;
	for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
		deadly = signals[i];
		kept += kept_by(be_hit, deadly, term);
	}
	ok(!kept, "a crash ends the program after it has given the terminal back (%d did not)",
	   kept);
	ok(!kept_by(overflow, SIGSEGV, term), "a stack that is full does too");
}

/* The terminal and standard error are one here, as for most users. */
static void be_without_memory(void)
{
	int tty = open("/dev/tty", O_WRONLY);
	dup2(tty, STDERR_FILENO);
	alloc_fail();
}

static void test_no_memory(void)
{
	int status = end_of(be_without_memory);
	ok(WIFEXITED(status) && WEXITSTATUS(status) == FAULT_SYSTEM, "no memory is 71");
	ok(shows("\x1b[?1049l", "out of memory"), "said on the screen that stays");
}

static void send_later(pid_t to, int signal, int milliseconds)
{
	if (fork())
		return;
	poll(NULL, 0, milliseconds);
	kill(to, signal);
	_exit(0);
}

static void test_standing_reader(struct waiter *waiter)
{
	static char much[1 << 20];
	int ends[2], signal = 0;
	if (pipe2(ends, O_NONBLOCK) < 0)
		abort();
	ok(waiter_writable(ends[1], -1, &signal) && !signal, "a pipe that takes is written to");
	raise(SIGTERM);
	ok(waiter_writable(ends[1], -1, &signal) && !signal, "whatever signal comes");
	struct wake wake = waiter_wait(waiter, WAIT_FOREVER);
	ok(wake.kind == WAKE_SIGNAL && wake.signal == SIGTERM, "which is heard after");
	while (write(ends[1], much, sizeof much) > 0)
		;
	ok(!waiter_writable(ends[1], 1, &signal) && !signal, "a full one for a while only");
	raise(SIGWINCH);
	send_later(getpid(), SIGTERM, 5);
	ok(!waiter_writable(ends[1], -1, &signal) && signal == SIGTERM,
	   "and a signal that ends is heard meanwhile");
	close(ends[0]);
	ok(waiter_writable(ends[1], -1, &signal), "without a reader there is nothing to wait for");
	close(ends[1]);
	while (wait(NULL) > 0)
		;
}

static void become_session(const char *slave)
{
	setsid();
	int fd = open(slave, O_RDWR); /* becomes the controlling terminal */
	struct termios modes;
	tcgetattr(fd, &modes);
	modes.c_oflag &= ~(tcflag_t)OPOST;
	modes.c_lflag &= ~(tcflag_t)ECHO;
	tcsetattr(fd, TCSANOW, &modes);
}

/* A script that starts the test with & leaves INT and QUIT ignored; a runner may block others. */
static void heed_signals(void)
{
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int number = 1; number <= SIGRTMAX; number++)
		signal(number, SIG_DFL); /* fails for KILL, STOP and libc's own */
}

int main(void)
{
	keyboard = posix_openpt(O_RDWR | O_NONBLOCK | O_NOCTTY);
	if (keyboard < 0 || grantpt(keyboard) < 0 || unlockpt(keyboard) < 0)
		return 1;
	pid_t child = fork(); /* a session must be led by a process that leads no group */
	if (child) {
		int status = 0;
		close(keyboard);
		waitpid(child, &status, 0);
		return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
	}
	alarm(HANGS);
	heed_signals();
	become_session(ptsname(keyboard));
	struct fault fault = {0};
	struct term *term = term_open(&fault);
	if (!ok(term, "the terminal opens"))
		return tap_done();
	struct waiter *waiter = waiter_new(term, -1, &fault);
	struct term_size size = term_measure(term);
	ok(size.columns == 80 && size.rows == 24, "0 by 0 counts as 80 by 24");
	test_lines(term, waiter);
	test_keys(term, waiter);
	test_no_memory(); /* while no frame waits, which its leak checker would miss */
	test_full(term);
	test_crash(term);
	test_standing_reader(waiter);
	test_waiting(term, waiter);
	waiter_free(waiter);
	term_close(term);
	test_reader();
	return tap_done();
}
