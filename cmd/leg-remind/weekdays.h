/* Days of the week as people write them: "mon-fri", "sat,sun", "daily". */
#pragma once
#include <stdbool.h>

#include "base/civil.h"
#include "base/text.h"

/* "mon-fri", "fri-mon", "mon,wed,sat", "monday", "daily", "weekdays", "weekend". False for anything
 * else. */
bool weekdays_parse(const char *word, weekday_set *days)
	__attribute__((nonnull, warn_unused_result));

/* Adds the days as weekdays_parse reads them, from Monday on: "mon-wed,fri", "daily". */
void weekdays_add(struct text *text, weekday_set days) __attribute__((nonnull));
