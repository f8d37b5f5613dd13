/* Owns the options of leg-plan as values. */
#pragma once
#include <stdbool.h>

#include "body/device.h"
#include "body/leg.h"
#include "body/routine.h"
#include "tool/options.h"

/* The options as they were given; 0 and NULL are "not given". */
struct plan_options {
	bool minutes_given;
	int seconds;
	const struct routine_row *routines[ROUTINES]; /* the first that is allowed is taken */
	int routine_count;
	bool one_of_many; /* a list was given, even of one routine again and again */
	bool legs_given;
	enum leg legs;
	const char *zones; /* ids, with commas */
	int pressure;
	const char *with; /* ids of parts, with commas */
	const struct device_row *device;
	const char *from;  /* a plan written by hand */
	const char *check; /* a plan to check */
	bool example;
	const struct routine_row *example_of; /* NULL = something of everything */
	bool explain;
	bool list;
	enum format format;
	bool color; /* of the card on standard output */
	const char *file;
};
