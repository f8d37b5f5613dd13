#include "request_read.h"

#include "base/choices.h"
#include "base/text.h"
#include "base/units.h"
#include "doc/plan.h"
#include "rule/stroke_span.h"

enum { GENERIC_DEVICE = DEVICES - 1 };

struct reading {
	const struct plan_options *options;
	struct request *request;
	omit_set *left_out;
	struct fault *fault;
};

/* Of a list, the routine taken may have no use for an option that another has. */
static bool leave_out(const struct reading *reading, enum omit_what what)
{
	if (reading->left_out)
		*reading->left_out |= OMIT_BIT(what);
	return reading->left_out;
}

static bool take_minutes(const struct reading *reading)
{
	struct request *request = reading->request;
	const struct routine_row *routine = request->routine;
	int least = routine->least * MINUTE, most = routine->most * MINUTE;
	int given = reading->options->minutes_given ? reading->options->seconds
						    : routine->usual * MINUTE;
	request->seconds = given < least ? least : given > most ? most : given;
	/* a plan cannot say that more than a day was left out */
	return request->seconds == given ||
	       (given <= PLAN_MOST_SECONDS && leave_out(reading, OMIT_MINUTES)) ||
	       fault_set(reading->fault, FAULT_USAGE, "--minutes: %s takes %d to %d minutes",
			 routine->id, routine->least, routine->most);
}

static bool take_legs(const struct reading *reading)
{
	struct request *request = reading->request;
	bool one = reading->options->legs_given && reading->options->legs != LEG_BOTH;
	request->legs = one && request->routine->legs ? reading->options->legs : LEG_BOTH;
	return !one || request->routine->legs || leave_out(reading, OMIT_LEGS) ||
	       fault_set(reading->fault, FAULT_USAGE, "--legs: %s is for both legs",
			 request->routine->id);
}

static bool read_zones(const struct reading *reading)
{
	struct text word = TEXT_EMPTY;
	bool known = true;
	for (const char *at = reading->options->zones; known && at;) {
		at = text_word(&word, at);
		int zone = choices_find(zone_row(ZONE_FOOT), ZONES, sizeof *zone_row(ZONE_FOOT),
					"zone", word.bytes, reading->fault);
		known = zone >= 0;
		if (known)
			reading->request->zones |= zone_row((enum zone)zone)->covers;
	}
	text_release(&word);
	return known;
}

/* A leg ends with a finishing stroke, so there must be a zone that can take it. */
static bool take_zones(const struct reading *reading)
{
	struct request *request = reading->request;
	bool strokes = routine_has_work(request->routine, WORK_STROKE);
	if (reading->options->zones && !read_zones(reading))
		return false;
	if (!reading->options->zones || (!strokes && leave_out(reading, OMIT_ZONES))) {
		request->zones = ZONES_ALL;
		return true;
	}
	if (!strokes)
		return fault_set(reading->fault, FAULT_USAGE, "--zones: %s has no massage",
				 request->routine->id);
	if (stroke_span_shrink(request->zones, ZONE_WHOLE_LEG, TECHNIQUE_FINISHING) == SPAN_NONE)
		return fault_set(reading->fault, FAULT_USAGE,
				 "--zones: a leg ends with a long stroke: name one of foot, ankle, "
				 "calf, hamstring, front-thigh as well");
	return true;
}

static bool take_pressure(const struct reading *reading)
{
	struct request *request = reading->request;
	int given = reading->options->pressure;
	bool strokes = routine_has_work(request->routine, WORK_STROKE);
	request->pressure = given && strokes ? given : WISH_USUAL;
	return !given || strokes || leave_out(reading, OMIT_LIGHTER) ||
	       fault_set(reading->fault, FAULT_USAGE, "--pressure: %s has no massage",
			 request->routine->id);
}

static bool refuse_part(const struct routine_row *routine, const char *word, struct fault *fault)
{
	const char *parts[ROUTINE_MOST_PARTS];
	size_t count = 0;
	struct text what = TEXT_EMPTY;
	for (size_t i = 0; i < routine->part_count; i++)
		if (routine_names(routine, i))
			parts[count++] = routine->parts[i].id;
	if (!count)
		return fault_set(fault, FAULT_USAGE, "--with: %s has no parts to choose",
				 routine->id);
	text_addf(&what, "part of %s", routine->id);
	choices_refuse(parts, count, sizeof parts[0], "leg-plan --list names them", what.bytes,
		       word, fault);
	text_release(&what);
	return false;
}

static bool take_parts(const struct reading *reading)
{
	struct request *request = reading->request;
	struct text word = TEXT_EMPTY;
	bool good = true;
	for (const char *at = reading->options->with; at;) {
		at = text_word(&word, at);
		part_set parts = routine_part(request->routine, word.bytes);
		request->with |= parts;
		if (parts)
			continue;
		request->with = 0;
		/* another routine of a list may have it, if any has */
		good = (routine_any_part(word.bytes) && leave_out(reading, OMIT_PARTS)) ||
		       refuse_part(request->routine, word.bytes, reading->fault);
		break;
	}
	text_release(&word);
	return good;
}

static bool take_device(const struct reading *reading)
{
	struct request *request = reading->request;
	const struct device_row *given = reading->options->device;
	bool sleeves = routine_has_work(request->routine, WORK_SLEEVE);
	request->device = given && sleeves ? given : device_row(GENERIC_DEVICE);
	return !given || sleeves || leave_out(reading, OMIT_MODEL) ||
	       fault_set(reading->fault, FAULT_USAGE, "--device: %s uses no device",
			 request->routine->id);
}

bool plan_request(const struct plan_options *options, const struct routine_row *routine,
		  struct request *request, omit_set *left_out, struct fault *fault)
{
	struct reading reading = {options, request, left_out, fault};
	*request = (struct request){.routine = routine};
	return take_minutes(&reading) && take_legs(&reading) && take_zones(&reading) &&
	       take_pressure(&reading) && take_parts(&reading) && take_device(&reading);
}
