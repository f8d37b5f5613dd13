/* Units of time: seconds, unless the name says what is in what. */
#pragma once
#include <stdint.h>

#define NS_IN_SECOND INT64_C(1000000000)

enum {
	MINUTE = 60,
	HOUR = 60 * MINUTE,
	DAY = 24 * HOUR,
	MINUTES_IN_HOUR = 60,
	MINUTES_IN_DAY = 24 * 60,
	DAYS_IN_WEEK = 7,
	MS_IN_SECOND = 1000,
	NS_IN_MS = 1000000
};
