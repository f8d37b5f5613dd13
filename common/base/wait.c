#include "base/wait.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/signals.h"
#include "base/units.h"

enum { SET_ANEW = -1 /* the timer must be set, whatever is asked for */ };

/* Signals are reported in this order: `urgent`, any other that ends a program, `others`. */
static const int urgent[] = {SIGHUP, SIGTERM, SIGQUIT, SIGINT};
static const int others[] = {SIGTSTP, SIGCONT, SIGWINCH, SIGCHLD};
enum { URGENT = sizeof urgent / sizeof urgent[0], OTHERS = sizeof others / sizeof others[0] };

static struct sigaction found[NSIG]; /* what each did before */
static sigset_t found_mask;

enum { PLACE_TIMER, PLACE_TERM, PLACE_READER, PLACES };

struct waiter {
	struct term *term;
	struct pollfd places[PLACES];
	int64_t set_for; /* the deadline in the timer, WAIT_FOREVER for none */
};

static bool is_watched(int signal)
{
	return signals_end(signal) || signal == SIGTSTP || signal == SIGCONT ||
	       signal == SIGWINCH || signal == SIGCHLD;
}

static void catch_signals(void)
{
	sigset_t ours;
	sigemptyset(&ours);
	struct sigaction action = {.sa_handler = signals_note};
	sigfillset(&action.sa_mask);
	for (int signal = 1; signal < NSIG; signal++) {
		signals_take(signal);
		if (!is_watched(signal))
			continue;
		sigaction(signal, NULL, &found[signal]);
		if (found[signal].sa_handler == SIG_IGN)
			continue;
		sigaddset(&ours, signal);
		sigaction(signal, &action, NULL);
	}
	sigaddset(&ours, SIGTTOU); /* words to the terminal go out from the background too */
	sigprocmask(SIG_BLOCK, &ours, &found_mask);
}

static void release_signals(void)
{
	for (int signal = 1; signal < NSIG; signal++)
		if (is_watched(signal))
			sigaction(signal, &found[signal], NULL);
	sigprocmask(SIG_SETMASK, &found_mask, NULL);
}

static bool is_pipe(int fd)
{
	struct stat about;
	return fd >= 0 && fstat(fd, &about) == 0 &&
	       (S_ISFIFO(about.st_mode) || S_ISSOCK(about.st_mode));
}

struct waiter *waiter_new(struct term *term, int reader, struct fault *fault)
{
	int timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
	if (timer < 0) {
		fault_errno(fault, FAULT_SYSTEM, errno, "timer");
		return NULL;
	}
	struct waiter *waiter = alloc_zeroed(sizeof *waiter);
	waiter->term = term;
	waiter->set_for = WAIT_FOREVER;
	waiter->places[PLACE_TIMER] = (struct pollfd){.fd = timer, .events = POLLIN};
	waiter->places[PLACE_TERM] = (struct pollfd){.fd = term ? term_fd(term) : -1};
	waiter->places[PLACE_READER] = (struct pollfd){.fd = is_pipe(reader) ? reader : -1};
	catch_signals();
	return waiter;
}

void waiter_free(struct waiter *waiter)
{
	if (!waiter)
		return;
	release_signals();
	close(waiter->places[PLACE_TIMER].fd);
	alloc_free(waiter);
}

static void set_timer(struct waiter *waiter, int64_t deadline)
{
	if (deadline == waiter->set_for)
		return;
	waiter->set_for = deadline;
	struct itimerspec when = {0}; /* all zero: no timer */
	if (deadline != WAIT_FOREVER) {
		when.it_value.tv_sec = deadline / NS_IN_SECOND;
		when.it_value.tv_nsec = (long)(deadline % NS_IN_SECOND);
		if (deadline <= 0)
			when.it_value = (struct timespec){.tv_nsec = 1};
	}
	/* it fails for no valid time */
	(void)timerfd_settime(waiter->places[PLACE_TIMER].fd, TFD_TIMER_ABSTIME, &when, NULL);
}

/* ppoll does not run handlers when something else is ready already */
static void let_signals_in(void)
{
	sigset_t ours;
	sigprocmask(SIG_SETMASK, &found_mask, &ours);
	sigprocmask(SIG_SETMASK, &ours, NULL);
}

static bool take(int signal, struct wake *wake)
{
	if (!signals_take(signal)) /* blocked while we are here */
		return false;
	*wake = (struct wake){WAKE_SIGNAL, signal};
	return true;
}

static bool take_signal(struct wake *wake)
{
	for (int i = 0; i < URGENT; i++)
		if (take(urgent[i], wake))
			return true;
	for (int signal = 1; signal < NSIG; signal++)
		if (signals_end(signal) && take(signal, wake))
			return true;
	for (int i = 0; i < OTHERS; i++)
		if (take(others[i], wake))
			return true;
	return false;
}

static bool take_place(struct waiter *waiter, struct wake *wake)
{
	struct pollfd *term = &waiter->places[PLACE_TERM], *reader = &waiter->places[PLACE_READER];
	if (term->revents & POLLOUT)
		term_flush(waiter->term);
	if (term->revents & (POLLHUP | POLLERR | POLLNVAL)) {
		term->fd = -1; /* poll skips it from now on */
		*wake = (struct wake){.kind = WAKE_TERMINAL_GONE};
		return true;
	}
	if (term->revents & POLLIN) {
		*wake = (struct wake){.kind = WAKE_INPUT};
		return true;
	}
	if (reader->revents) {
		reader->fd = -1;
		*wake = (struct wake){.kind = WAKE_READER_GONE};
		return true;
	}
	if (waiter->places[PLACE_TIMER].revents) {
		waiter->set_for = SET_ANEW;
		*wake = (struct wake){.kind = WAKE_DEADLINE};
		return true;
	}
	return false;
}

struct wake waiter_wait(struct waiter *waiter, int64_t deadline_ns)
{
	struct wake wake;
	set_timer(waiter, deadline_ns);
	for (;;) {
		struct pollfd *term = &waiter->places[PLACE_TERM];
		term->events = waiter->term && term_away(waiter->term) ? 0 : POLLIN;
		if (waiter->term && term_waits(waiter->term))
			term->events |= POLLOUT;
		for (int i = 0; i < PLACES; i++)
			waiter->places[i].revents = 0;
		int ready = ppoll(waiter->places, PLACES, NULL, &found_mask);
		if (ready > 0)
			let_signals_in();
		if (take_signal(&wake))
			return wake;
		if (ready > 0 && take_place(waiter, &wake))
			return wake;
	}
}

bool waiter_writable(int fd, int milliseconds, int *signal)
{
	struct pollfd out = {.fd = fd, .events = POLLOUT};
	struct timespec limit = {.tv_sec = milliseconds / MS_IN_SECOND,
				 .tv_nsec = milliseconds % MS_IN_SECOND * NS_IN_MS};
	for (;;) {
		struct wake wake;
		int ready = ppoll(&out, 1, milliseconds < 0 ? NULL : &limit, &found_mask);
		if (ready >= 0)
			return ready > 0; /* a signal beside it can wait */
		while (take_signal(&wake)) {
			if (wake.signal == SIGTSTP)
				raise(SIGSTOP);
			if (!signals_end(wake.signal))
				continue;
			*signal = wake.signal;
			return false;
		}
	}
}

void waiter_die(int signal)
{
	struct sigaction plain = {.sa_handler = SIG_DFL};
	term_give_back();
	fflush(NULL);
	sigaction(signal, &plain, NULL);
	sigset_t only = signals_only(signal);
	raise(signal);
	sigprocmask(SIG_UNBLOCK, &only, NULL);
	_exit(128 + signal); /* where the parent made it impossible to die of it */
}
