/* A plan composed under limits, for tests of what is in it. */
#pragma once
#include <stdio.h>

#include "leg-plan/compose.h"

static inline struct plan composed(const struct request *request, const struct limits *limits)
{
	struct plan plan;
	struct fault fault = {0};
	plan_init(&plan);
	if (!compose(request, limits, &plan, &fault))
		printf("# %s\n", fault.text);
	return plan;
}
