#include "request_read.h"

#include <stdio.h>
#include <string.h>

#include "base/choices.h"
#include "base/units.h"
#include "rule/stroke_span.h"

enum { GENERIC_DEVICE = DEVICES - 1 };

static bool has_work(const struct routine_row *routine, enum work work)
{
	for (size_t i = 0; i < routine->part_count; i++)
		if (routine->parts[i].work == work)
			return true;
	return false;
}

/* True if each word of the list is a part of the routine. */
static bool has_parts(const struct routine_row *routine, const char *words)
{
	for (const char *at = words; at;) {
		char word[PLAN_WORD_SIZE];
		plan_next_word(&at, word);
		if (!routine_part(routine, word))
			return false;
	}
	return true;
}

static bool take_minutes(const struct plan_options *options, struct request *request,
			 struct fault *fault)
{
	const struct routine_row *routine = request->routine;
	request->seconds = options->minutes_given ? options->seconds : routine->usual * MINUTE;
	if (request->seconds >= routine->least * MINUTE &&
	    request->seconds <= routine->most * MINUTE)
		return true;
	return fault_set(fault, FAULT_USAGE, "--minutes: %s takes %d to %d minutes", routine->id,
			 routine->least, routine->most);
}

static bool take_legs(const struct plan_options *options, struct request *request,
		      struct fault *fault)
{
	request->legs = options->legs_given ? options->legs : LEG_BOTH;
	if (request->legs == LEG_BOTH || request->routine->legs)
		return true;
	return fault_set(fault, FAULT_USAGE, "--legs: %s moves both legs", request->routine->id);
}

void plan_next_word(const char **at, char word[PLAN_WORD_SIZE])
{
	size_t length = strcspn(*at, ",");
	size_t kept = length < PLAN_WORD_SIZE ? length : PLAN_WORD_SIZE - 1;
	memcpy(word, *at, kept);
	word[kept] = '\0';
	*at = (*at)[length] ? *at + length + 1 : NULL;
}

/* A leg ends with a finishing stroke, so there must be a zone that can take it. */
static bool take_zones(const struct plan_options *options, struct request *request,
		       struct fault *fault)
{
	request->zones = options->zones ? 0 : ZONES_ALL;
	for (const char *at = options->zones; at;) {
		char word[PLAN_WORD_SIZE];
		enum zone zone;
		plan_next_word(&at, word);
		if (!zone_find(word, &zone))
			return choices_refuse(zone_row(ZONE_FOOT), ZONES,
					      sizeof *zone_row(ZONE_FOOT), NULL, "zone", word,
					      fault);
		request->zones |= zone_row(zone)->covers;
	}
	if (!options->zones)
		return true;
	if (!has_work(request->routine, WORK_STROKE))
		return fault_set(fault, FAULT_USAGE, "--zones: %s has no massage",
				 request->routine->id);
	if (stroke_span_shrink(request->zones, ZONE_WHOLE_LEG, TECHNIQUE_FINISHING) == SPAN_NONE)
		return fault_set(fault, FAULT_USAGE,
				 "--zones: a leg ends with a long stroke: name one of foot, ankle, "
				 "calf, hamstring, front-thigh as well");
	return true;
}

static bool take_pressure(const struct plan_options *options, struct request *request,
			  struct fault *fault)
{
	request->pressure = options->pressure ? options->pressure : WISH_USUAL;
	if (!options->pressure || has_work(request->routine, WORK_STROKE))
		return true;
	return fault_set(fault, FAULT_USAGE, "--pressure: %s has no massage", request->routine->id);
}

static bool refuse_part(const struct routine_row *routine, const char *word, struct fault *fault)
{
	const char *parts[ROUTINE_MOST_PARTS];
	size_t count = 0;
	char what[PLAN_WORD_SIZE];
	for (size_t i = 0; i < routine->part_count; i++)
		if (routine_names(routine, i))
			parts[count++] = routine->parts[i].id;
	if (!count)
		return fault_set(fault, FAULT_USAGE, "--with: %s has no parts to choose",
				 routine->id);
	snprintf(what, sizeof what, "part of %s", routine->id);
	return choices_refuse(parts, count, sizeof parts[0], "leg-plan --list names them", what,
			      word, fault);
}

static bool take_parts(const struct plan_options *options, struct request *request,
		       struct fault *fault)
{
	for (const char *at = options->with; at;) {
		char word[PLAN_WORD_SIZE];
		plan_next_word(&at, word);
		part_set parts = routine_part(request->routine, word);
		if (!parts)
			return refuse_part(request->routine, word, fault);
		request->with |= parts;
	}
	return true;
}

static bool take_device(const struct plan_options *options, struct request *request,
			struct fault *fault)
{
	request->device = options->device ? options->device : device_row(GENERIC_DEVICE);
	if (!options->device || has_work(request->routine, WORK_SLEEVE))
		return true;
	return fault_set(fault, FAULT_USAGE, "--device: %s uses no device", request->routine->id);
}

/* Of a list, the routine taken may have no use for an option that another has. */
static void leave_out(const struct plan_options *options, struct plan_options *left,
		      const struct routine_row *routine, omit_set *out)
{
	struct {
		enum omit_what what;
		bool given;
		bool used;
	} const of[] = {
		{OMIT_LEGS, options->legs_given && options->legs != LEG_BOTH, routine->legs},
		{OMIT_ZONES, options->zones, has_work(routine, WORK_STROKE)},
		{OMIT_LIGHTER, options->pressure, has_work(routine, WORK_STROKE)},
		{OMIT_PARTS, options->with, has_parts(routine, options->with)},
		{OMIT_MODEL, options->device, has_work(routine, WORK_SLEEVE)},
	};
	*left = *options;
	for (size_t i = 0; i < sizeof of / sizeof *of; i++)
		if (of[i].given && !of[i].used)
			*out |= OMIT_BIT(of[i].what);
	left->legs_given = options->legs_given && !(*out & OMIT_BIT(OMIT_LEGS));
	left->zones = *out & OMIT_BIT(OMIT_ZONES) ? NULL : options->zones;
	left->pressure = *out & OMIT_BIT(OMIT_LIGHTER) ? 0 : options->pressure;
	left->with = *out & OMIT_BIT(OMIT_PARTS) ? NULL : options->with;
	left->device = *out & OMIT_BIT(OMIT_MODEL) ? NULL : options->device;
	int least = routine->least * MINUTE, most = routine->most * MINUTE;
	if (!options->minutes_given || (options->seconds >= least && options->seconds <= most))
		return;
	left->seconds = options->seconds < least ? least : most;
	*out |= OMIT_BIT(OMIT_MINUTES);
}

bool plan_request(const struct plan_options *options, const struct routine_row *routine,
		  struct request *request, omit_set *left_out, struct fault *fault)
{
	struct plan_options left = *options;
	*request = (struct request){.routine = routine};
	if (left_out)
		leave_out(options, &left, routine, left_out);
	return take_minutes(&left, request, fault) && take_legs(&left, request, fault) &&
	       take_zones(&left, request, fault) && take_pressure(&left, request, fault) &&
	       take_parts(&left, request, fault) && take_device(&left, request, fault);
}
