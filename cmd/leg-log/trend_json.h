/* The JSON of `leg-log trend` (leg-trend). */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "body/alarm.h"
#include "body/leg.h"
#include "body/rating.h"

enum { TREND_VERSION = 1 };

/* `median`, `least` and `most` are there when `shown`: from six sessions on. */
struct trend_numbers {
	long n;
	bool shown;
	int median, least, most;
};

struct trend_document_side {
	struct trend_numbers before;
	struct trend_numbers after;
	struct trend_numbers change; /* after less before, of sessions rated both times */
	long lower, same, higher;    /* in how many of these, if `change` is shown */
};

struct trend_document_alarm {
	enum alarm alarm;
	enum rating rating;
	enum leg leg;
};

struct trend_document {
	long sessions;
	struct trend_document_side side[RATINGS][LEGS];
	struct trend_document_alarm alarms[RATINGS * LEGS * 2];
	size_t alarm_count;
};

void trend_encode(const struct trend_document *trend, struct text *out) __attribute__((nonnull));
