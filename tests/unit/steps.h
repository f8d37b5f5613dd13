/* Every step of every routine at its least, usual and most minutes, each in its words once. */
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doc/plan.h"
#include "leg-plan/compose.h"
#include "show/plan_words.h"

struct a_step {
	char *title;
	char *cue;
	char *caution;
	int reps;
	int pressure;
	int seconds;
};

struct steps {
	struct a_step of[400];
	size_t count;
};

static inline void steps_add(struct steps *steps, const struct step *step)
{
	const char *cue = step->cue ? step->cue : "", *caution = step->caution ? step->caution : "";
	for (size_t i = 0; i < steps->count; i++)
		if (!strcmp(steps->of[i].title, step->title) && !strcmp(steps->of[i].cue, cue) &&
		    !strcmp(steps->of[i].caution, caution))
			return;
	if (steps->count < sizeof steps->of / sizeof steps->of[0])
		steps->of[steps->count++] =
			(struct a_step){strdup(step->title), strdup(cue),    strdup(caution),
					step->reps,	     step->pressure, step->seconds};
}

/* Composes each routine without any limit, and calls `take` with each plan. */
typedef void plan_taker(const struct plan *plan, void *context);

static inline void each_routine(plan_taker *take, void *context)
{
	for (int i = 0; i < ROUTINES; i++) {
		const struct routine_row *row = routine_row(i);
		const int minutes[] = {row->least, row->usual, row->most};
		for (int m = 0; m < 3; m++) {
			struct request request = {.routine = row,
						  .seconds = minutes[m] * 60,
						  .legs = LEG_BOTH,
						  .zones = ZONES_ALL,
						  .pressure = WISH_MEDIUM,
						  .device = device_row(1)};
			struct limits open;
			struct fault fault = {0};
			struct plan plan;
			limits_open(&open);
			plan_init(&plan);
			bool composed = compose(&request, &open, &plan, &fault);
			if (composed)
				plan_word(&plan, "112");
			if (composed)
				take(&plan, context);
			else
				printf("# %s: %s\n", row->id, fault.text);
			plan_release(&plan);
		}
	}
}

static inline void steps_take(const struct plan *plan, void *context)
{
	for (size_t i = 0; i < plan->step_count; i++)
		steps_add(context, &plan->steps[i]);
}

static inline void steps_of_every_routine(struct steps *steps)
{
	each_routine(steps_take, steps);
}

static inline void steps_release(struct steps *steps)
{
	for (size_t i = 0; i < steps->count; i++) {
		free(steps->of[i].title);
		free(steps->of[i].cue);
		free(steps->of[i].caution);
	}
}
