/* Owns reading the clocks: no other file does. Rules take `now` as a parameter instead. */
#pragma once
#include <stdint.h>

#include "base/stamp.h"

/* The wall clock with the local offset. */
struct stamp clock_now(void);

/* The same in milliseconds since 1970, and 4096ths of one beyond it: for ids that sort by time. */
int64_t clock_now_ms(unsigned *part);

/* Nanoseconds that only grow; the first stop while the machine sleeps, the second go on. */
int64_t clock_monotonic_ns(void);
int64_t clock_boottime_ns(void);

/* When the machine was started, by the wall clock as it is set now, clock_pretend apart. */
int64_t clock_booted(void);

/* From now on the wall clock reads `now` plus what has passed since this call: the hidden option
 * --now. The other clocks are not touched, nor what clock_now_ms has below the second: ids of
 * programs that run one after the other at the same `now` sort in that order. */
void clock_pretend(struct stamp now);
