#include "show/omission_text.h"

#include <stdio.h>

#include "base/units.h"
#include "body/routine.h"
#include "body/stretch.h"
#include "show/duration_text.h"
#include "show/plan_words.h"
#include "show/step_text.h"

/* Whether the words of a thing end with the leg that it concerns. */
static const struct {
	const char *words;
	bool leg;
} things[OMIT_WHATS] = {
	[OMIT_MASSAGE] = {"massage", true},
	[OMIT_PRESSURE] = {"more pressure", true},
	[OMIT_FEET] = {"legs higher up", false},
	[OMIT_LYING] = {"lying flat on the back", false},
	[OMIT_POSITION] = {"the position", false},
	[OMIT_HOLD] = {"holding a stretch for longer", false},
	[OMIT_PULL] = {"a stronger pull", false},
	[OMIT_FREE_MARCH] = {"marching without a hold", false},
	[OMIT_UNBROKEN] = {"moving without a pause", false},
	[OMIT_HEAT] = {"the heat of the sleeves", true},
	[OMIT_RAISED_TIME] = {"time with the legs up", false},
	[OMIT_LEGS] = {"the choice of legs", false},
	[OMIT_ZONES] = {"the choice of zones", false},
	[OMIT_LIGHTER] = {"the choice of pressure", false},
	[OMIT_PARTS] = {"the choice of parts", false},
	[OMIT_MODEL] = {"the choice of a device", false},
};

static const char *part_words(const char *id)
{
	enum move move;
	if (move_find(id, &move))
		return move_words(move);
	const struct part *part = routine_any_part(id);
	if (part->work == WORK_MOVE)
		return move_words(part->move);
	if (part->work == WORK_SLEEVE)
		return "the air sleeves";
	if (part->task < TASK_DEVICE && task_row(part->task)->words)
		return task_row(part->task)->words;
	return technique_row(part->technique)->words;
}

static const char *kind_words(int kind)
{
	static const char *const words[STEP_KINDS] = {
		[STEP_SETUP] = "getting ready",	       [STEP_MASSAGE] = "massage",
		[STEP_SWITCH] = "changing legs",       [STEP_STRETCH] = "a stretch",
		[STEP_WALKING] = "marching",	       [STEP_PUMPS] = "foot pumps",
		[STEP_ELEVATION] = "raising the legs", [STEP_SLEEVE] = "the air sleeves",
		[STEP_SOCKS] = "support socks",	       [STEP_REST] = "a rest",
		[STEP_AFTERCARE] = "aftercare",
	};
	return kind == OMIT_ABSENT ? "a step" : words[kind];
}

/* "step 4, kneading, left calf" */
static void add_step(struct text *out, const struct omission *omission)
{
	if (omission->step)
		text_addf(out, "step %d, ", omission->step);
	if (omission->part)
		text_add(out, part_words(omission->part));
	else if (omission->technique != OMIT_ABSENT)
		text_add(out, technique_row((enum technique)omission->technique)->words);
	else
		text_add(out, kind_words(omission->kind));
	if (omission->leg == OMIT_ABSENT)
		return;
	text_add(out, ", ");
	step_place(omission->what == OMIT_REACH ? STEP_WITHOUT : omission->zone,
		   (enum leg)omission->leg, out);
}

static const char *routine_title(const char *id)
{
	const struct routine_row *row = id ? routine_find(id) : NULL;
	return row ? row->title : "the plan written by hand";
}

/* Its words name the step; of any other thing they say in which step it was. */
static bool is_whole(enum omit_what what)
{
	return what == OMIT_STEP || what == OMIT_REACH || what == OMIT_NOTE;
}

static void add_what(const struct omission *omission, struct text *out)
{
	char span[SPAN_SIZE];
	enum omit_what what = omission->what;
	span_words(omission->seconds, span);
	if (what == OMIT_STEP || what == OMIT_REACH)
		add_step(out, omission);
	else if (what == OMIT_NOTE)
		text_addf(out, "the note of step %d", omission->step);
	else if (what == OMIT_TIME)
		text_addf(out, "%s of the time asked for", span);
	else if (what == OMIT_MINUTES)
		text_addf(out, "the %s asked for", span);
	else if (what == OMIT_ROUTINE)
		text_add(out, routine_title(omission->routine));
	else
		text_add(out, things[what].words);
	if (omission->step && !is_whole(what)) {
		text_add(out, " in ");
		add_step(out, omission);
	} else if (things[what].leg && omission->leg != OMIT_ABSENT) {
		text_addf(out, ", %s", leg_words((enum leg)omission->leg));
	}
}

static const struct massage_limit *massage_of(const struct plan *plan,
					      const struct omission *omission)
{
	return &plan->limits.leg[omission->leg == LEG_RIGHT ? LEG_RIGHT : LEG_LEFT].massage;
}

/* Of the legs that may be stretched. */
static int least_pull(const struct plan *plan)
{
	int least = STRETCH_PULL_MAX;
	for (int leg = 0; leg < LEGS; leg++) {
		const struct stretch_limit *limit = &plan->limits.leg[leg].stretch;
		if (limit->level < LEVEL_NOT_ALLOWED && limit->pull < least)
			least = limit->pull;
	}
	return least;
}

static int hold_of(const struct plan *plan, const struct omission *omission)
{
	return omission->seconds ? omission->seconds
				 : limits_on(&plan->limits, LEG_BOTH).stretch.hold;
}

/* The time of day of its stamp, as that shows it. */
static char *time_of_day(const struct omission *omission, char out[SPAN_SIZE])
{
	char word[STAMP_SIZE];
	stamp_format(omission->at, word);
	snprintf(out, SPAN_SIZE, "%.5s", word + sizeof "2026-11-22T" - 1);
	return out;
}

/* "5 min of this leg were done at 09:30, all there is for today" */
static void add_done(const struct plan *plan, const struct omission *omission, struct text *out)
{
	char span[SPAN_SIZE], time[SPAN_SIZE];
	text_addf(out, "%s of this leg %s done at %s", span_words(omission->seconds, span),
		  omission->seconds == 1 || omission->seconds == MINUTE ? "was" : "were",
		  time_of_day(omission, time));
	if (massage_of(plan, omission)->level >= LEVEL_NOT_ALLOWED &&
	    !plan_waits(plan, (enum leg)omission->leg))
		text_add(out, ", all there is for today");
	if (plan->mode == MODE_PARTNER)
		text_add(out, ", counted from every partner session of today");
}

static void add_why(const struct plan *plan, const struct omission *omission, struct text *out)
{
	const char *words = why_words(omission->why);
	char span[SPAN_SIZE];
	if (omission->why == WHY_KEPT_TO && omission->zone != OMIT_ABSENT)
		text_addf(out, "kept to the %s", zone_row((enum zone)omission->zone)->words);
	else if (omission->why == WHY_LIGHT_PRESSURE)
		text_addf(out, "%s, at most %d of 10", words, massage_of(plan, omission)->pressure);
	else if (omission->why == WHY_LIGHT_PULL)
		text_addf(out, "%s, at most %d of 10", words, least_pull(plan));
	else if (omission->why == WHY_SHORTER_HOLD)
		text_addf(out, "no longer than %s", span_words(hold_of(plan, omission), span));
	else if (omission->why == WHY_LEG_LIMIT)
		text_addf(out, "at most %s of massage a leg",
			  span_words(massage_of(plan, omission)->seconds, span));
	else if (omission->why == WHY_NEAREST)
		text_addf(out, "%s takes %s", routine_title(omission->routine),
			  span_words(plan->seconds, span));
	else if (omission->why == WHY_DONE_TODAY)
		add_done(plan, omission, out);
	else if (omission->why == WHY_OTHER_LEG)
		text_addf(out, "%s: from %s on", words, time_of_day(omission, span));
	else
		text_add(out, words);
}

void omission_text(const struct plan *plan, const struct omission *omission, struct text *out)
{
	add_what(omission, out);
	text_add(out, ": ");
	add_why(plan, omission, out);
}
