#include "base/signals.h"

#include <stddef.h>
#include <time.h>

static volatile sig_atomic_t noted[NSIG];

bool signals_end(int signal)
{
	switch (signal) {
	case SIGHUP:
	case SIGINT:
	case SIGQUIT:
	case SIGTERM:
	case SIGUSR1:
	case SIGUSR2:
	case SIGALRM:
	case SIGVTALRM:
	case SIGPROF:
	case SIGXCPU:
	case SIGIO:
	case SIGPWR:
#ifdef SIGSTKFLT
	case SIGSTKFLT:
#endif
		return true;
	default: return signal >= SIGRTMIN && signal <= SIGRTMAX;
	}
}

sigset_t signals_only(int signal)
{
	sigset_t only;
	sigemptyset(&only);
	sigaddset(&only, signal);
	return only;
}

void signals_note(int signal)
{
	noted[signal] = 1;
}

bool signals_take(int signal)
{
	bool taken = noted[signal];
	noted[signal] = 0;
	return taken;
}

bool signals_ending(void)
{
	sigset_t held_back;
	sigpending(&held_back);
	for (int signal = 1; signal < NSIG; signal++)
		if (signals_end(signal) && (noted[signal] || sigismember(&held_back, signal) == 1))
			return true;
	return false;
}

bool signals_stop(int signal)
{
	struct sigaction plain = {.sa_handler = SIG_DFL}, ours;
	sigset_t stop = signals_only(signal), go_on = signals_only(SIGCONT), mask, before;
	/* held back, so that it tells us afterwards that we were stopped */
	sigprocmask(SIG_BLOCK, &go_on, &before);
	const struct timespec at_once = {0};
	sigtimedwait(&go_on, NULL, &at_once);
	sigaction(signal, &plain, &ours);
	raise(signal);
	sigprocmask(SIG_UNBLOCK, &stop, &mask); /* it stops here */
	sigprocmask(SIG_SETMASK, &mask, NULL);
	sigaction(signal, &ours, NULL);
	bool stopped = sigtimedwait(&go_on, NULL, &at_once) == SIGCONT;
	sigprocmask(SIG_SETMASK, &before, NULL);
	return stopped;
}

void signals_begin(void)
{
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGCHLD, SIG_DFL);
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}
