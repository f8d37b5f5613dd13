/* The request for a plan, before any limit: the options of leg-plan as values. */
#pragma once

#include "body/device.h"
#include "body/leg.h"
#include "body/routine.h"
#include "body/zone.h"
#include "doc/document.h"

/* -p: the most pressure asked for, on the 1-10 scale. */
enum { WISH_LIGHT = 3, WISH_USUAL = 4, WISH_MEDIUM = 5 };

struct request {
	const struct routine_row *routine;
	enum mode mode; /* whose hands: the screening's */
	int seconds;
	enum leg legs;
	zone_set zones; /* narrow zones to keep to; ZONES_ALL unless --zones names some */
	int pressure;
	part_set with; /* parts that must be in */
	const struct device_row *device;
};
