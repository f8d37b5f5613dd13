/* Owns the air-compression devices by model: what is known of their use (leg-safety(7),
 * sleeve): the four of the article and a generic one.
 *
 * They are named so that a plan can say what to set and what to watch, not to recommend them. */
#pragma once
#include <stdbool.h>

#include "body/zone.h"

struct device_row {
	const char *id;	     /* "renpho": what --device takes */
	const char *name;    /* "RENPHO air compression leg massager" */
	const char *setting; /* what to choose on it, one sentence */
	zone_set covers;
	bool heat;   /* has a heater of its own */
	int seconds; /* the longest use in a session */
	const char *source;
};

enum { DEVICES = 5 };

const struct device_row *device_row(int index); /* 0 to DEVICES - 1; the last is the generic one */
