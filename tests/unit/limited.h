/* The limits that one code makes, and nothing else. */
#pragma once
#include "body/code_limits.h"
#include "body/leg.h"

static inline struct limits limited(enum modality modality, enum code code, enum leg leg)
{
	struct limits limits;
	limits_open(&limits);
	for (int one = 0; one < LEGS; one++)
		if (leg_includes(leg, (enum leg)one))
			code_apply(modality, code, &limits.leg[one]);
	limits_settle(&limits);
	return limits;
}
