/* The machine's own floor for a timer: wakes at absolute moments by a timerfd and stamps each, and
 * does nothing else, so that what a real timer adds can be told from what the machine adds.
 *
 *     ticks SECONDS MILLISECONDS
 *
 * A tick each MILLISECONDS for SECONDS; a line for each on standard output at the end, as leg-timer
 * --events writes its own: "at_ms", where it belongs, and "real_us", where it came. */
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

static const int64_t SECOND_NS = 1000000000;
static const int64_t MS_NS = 1000000;
static const int64_t US_NS = 1000;

static int64_t now_ns(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * SECOND_NS + now.tv_nsec;
}

/* Waits until `at` as base/wait does; gives when that was over. */
static int64_t wait_until(int timer, int64_t at)
{
	struct pollfd place = {.fd = timer, .events = POLLIN};
	struct itimerspec when = {.it_value = {at / SECOND_NS, at % SECOND_NS}};
	timerfd_settime(timer, TFD_TIMER_ABSTIME, &when, NULL);
	while (ppoll(&place, 1, NULL, NULL) < 1)
		;
	return now_ns();
}

int main(int argc, char **argv)
{
	int64_t every = argc == 3 ? atoi(argv[2]) : 0,
		count = every > 0 ? atoi(argv[1]) * 1000 / every : 0;
	int timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
	int64_t *came = count > 0 ? calloc((size_t)count, sizeof *came) : NULL;
	if (!came || timer < 0) {
		fputs("usage: ticks SECONDS MILLISECONDS\n", stderr);
		return 64;
	}
	int64_t begun = now_ns();
	for (int64_t i = 0; i < count; i++)
		came[i] = wait_until(timer, begun + (i + 1) * every * MS_NS) - begun;
	for (int64_t i = 0; i < count; i++)
		printf("{\"event\":\"%s\",\"at_ms\":%lld,\"real_us\":%lld}\n",
		       i + 1 < count ? "tick" : "end", (long long)((i + 1) * every),
		       (long long)(came[i] / US_NS));
	return 0;
}
