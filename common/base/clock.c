#include "base/clock.h"

#include <stdbool.h>
#include <time.h>

#include "base/units.h"

enum { ID_STEPS = 1000 * 4096 }; /* in a second: milliseconds and their parts */

static int64_t pretended_ns; /* what the wall clock is moved by */
static bool pretends;
static int64_t last_step; /* of the ids of this process */

static int64_t read_ns(clockid_t clock)
{
	struct timespec time;
	clock_gettime(clock, &time);
	return (int64_t)time.tv_sec * NS_IN_SECOND + time.tv_nsec;
}

static int64_t wall_ns(void)
{
	return read_ns(CLOCK_REALTIME) + pretended_ns;
}

struct stamp clock_now(void)
{
	return stamp_local(wall_ns() / NS_IN_SECOND);
}

/* Programs that run one after the other at the same pretended moment make ids in that order: below
 * the second, an id counts real milliseconds, which begin anew only after an hour. */
static int64_t pretended_ms(unsigned *part)
{
	int64_t step = read_ns(CLOCK_REALTIME) / NS_IN_MS % ID_STEPS;
	last_step = step > last_step ? step : (last_step + 1) % ID_STEPS;
	*part = (unsigned)(last_step % 4096);
	return wall_ns() / NS_IN_SECOND * 1000 + last_step / 4096;
}

int64_t clock_now_ms(unsigned *part)
{
	if (pretends)
		return pretended_ms(part);
	int64_t now = wall_ns();
	*part = (unsigned)(now % NS_IN_MS * 4096 / NS_IN_MS);
	return now / NS_IN_MS;
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
	return (read_ns(CLOCK_REALTIME) - read_ns(CLOCK_BOOTTIME)) / NS_IN_SECOND;
}

void clock_pretend(struct stamp now)
{
	pretended_ns = 0;
	pretended_ns = now.at * NS_IN_SECOND - wall_ns();
	pretends = true;
}
