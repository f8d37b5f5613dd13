#include "base/signals.h"

#include <stddef.h>
#include <time.h>

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

bool signals_end_waits(void)
{
	sigset_t waiting;
	sigpending(&waiting);
	for (int signal = 1; signal <= SIGRTMAX; signal++)
		if (signals_end(signal) && sigismember(&waiting, signal) == 1)
			return true;
	return false;
}

bool signals_stop(int signal)
{
	struct sigaction plain = {.sa_handler = SIG_DFL}, ours;
	sigset_t stop, go_on, mask, before;
	sigemptyset(&stop);
	sigaddset(&stop, signal);
	sigemptyset(&go_on);
	sigaddset(&go_on, SIGCONT);
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

void signals_survive_file_limit(void)
{
	signal(SIGXFSZ, SIG_IGN);
}
