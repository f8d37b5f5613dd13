#include "base/clock.h"

#include <time.h>

static const int64_t SECOND_NS = 1000000000;

static int64_t pretended_ns; /* what the wall clock is moved by */

static int64_t read_ns(clockid_t clock)
{
	struct timespec time;
	clock_gettime(clock, &time);
	return (int64_t)time.tv_sec * SECOND_NS + time.tv_nsec;
}

static int64_t wall_ns(void)
{
	return read_ns(CLOCK_REALTIME) + pretended_ns;
}

struct stamp clock_now(void)
{
	return stamp_local(wall_ns() / SECOND_NS);
}

int64_t clock_now_ms(unsigned *part)
{
	int64_t now = wall_ns();
	*part = (unsigned)(now % 1000000 * 4096 / 1000000);
	return now / 1000000;
}

int64_t clock_monotonic_ns(void)
{
	return read_ns(CLOCK_MONOTONIC);
}

int64_t clock_boottime_ns(void)
{
	return read_ns(CLOCK_BOOTTIME);
}

int64_t clock_booted(void)
{
	return (read_ns(CLOCK_REALTIME) - read_ns(CLOCK_BOOTTIME)) / SECOND_NS;
}

void clock_pretend(struct stamp now)
{
	pretended_ns = 0;
	pretended_ns = now.at * SECOND_NS - wall_ns();
}
