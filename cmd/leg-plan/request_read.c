#include "request_read.h"

#include <string.h>

#include "base/text.h"
#include "base/terminal_text.h"
#include "rule/stroke_span.h"

enum { MINUTE = 60, GENERIC_DEVICE = DEVICES - 1, MOST_ID = 40 };

static bool has_work(const struct routine_row *routine, enum work work)
{
	for (size_t i = 0; i < routine->part_count; i++)
		if (routine->parts[i].work == work)
			return true;
	return false;
}

static bool take_minutes(const struct plan_options *options, struct wish *wish, struct fault *fault)
{
	const struct routine_row *routine = wish->routine;
	wish->seconds = options->minutes_given ? options->seconds : routine->usual * MINUTE;
	if (wish->seconds >= routine->least * MINUTE && wish->seconds <= routine->most * MINUTE)
		return true;
	return fault_set(fault, FAULT_USAGE, "--minutes: %s takes %d to %d minutes", routine->id,
			 routine->least, routine->most);
}

static bool take_legs(const struct plan_options *options, struct wish *wish, struct fault *fault)
{
	wish->legs = options->legs_given ? options->legs : LEG_BOTH;
	if (wish->legs == LEG_BOTH || wish->routine->legs)
		return true;
	return fault_set(fault, FAULT_USAGE, "--legs: %s moves both legs", wish->routine->id);
}

/* The next word of a list with commas; `*at` becomes NULL behind the last one. */
static void next_word(const char **at, char word[MOST_ID])
{
	size_t length = strcspn(*at, ",");
	size_t kept = length < MOST_ID ? length : MOST_ID - 1;
	memcpy(word, *at, kept);
	word[kept] = '\0';
	*at = (*at)[length] ? *at + length + 1 : NULL;
}

static bool refuse_word(const char *option, const char *word, struct fault *fault)
{
	struct text shown = TEXT_EMPTY;
	visible_add(&shown, word);
	fault_set(fault, FAULT_USAGE, "--%s: unknown word '%s'", option, shown.bytes);
	text_release(&shown);
	return false;
}

/* A leg ends with a finishing stroke, so there must be a zone that can take it. */
static bool take_zones(const struct plan_options *options, struct wish *wish, struct fault *fault)
{
	wish->zones = options->zones ? 0 : ZONES_ALL;
	for (const char *at = options->zones; at;) {
		char word[MOST_ID];
		enum zone zone;
		next_word(&at, word);
		if (!zone_find(word, &zone))
			return refuse_word("zones", word, fault);
		wish->zones |= zone_row(zone)->covers;
	}
	if (!options->zones)
		return true;
	if (!has_work(wish->routine, WORK_STROKE))
		return fault_set(fault, FAULT_USAGE, "--zones: %s has no massage",
				 wish->routine->id);
	if (stroke_span_shrink(wish->zones, ZONE_WHOLE_LEG, TECHNIQUE_FINISHING) == SPAN_NONE)
		return fault_set(fault, FAULT_USAGE,
				 "--zones: a leg ends with a long stroke: name one of foot, ankle, "
				 "calf, hamstring, front-thigh as well");
	return true;
}

static bool take_pressure(const struct plan_options *options, struct wish *wish,
			  struct fault *fault)
{
	wish->pressure = options->pressure ? options->pressure : WISH_USUAL;
	if (!options->pressure || has_work(wish->routine, WORK_STROKE))
		return true;
	return fault_set(fault, FAULT_USAGE, "--pressure: %s has no massage", wish->routine->id);
}

static bool refuse_part(const struct routine_row *routine, const char *word, struct fault *fault)
{
	struct text known = TEXT_EMPTY, shown = TEXT_EMPTY;
	visible_add(&shown, word);
	for (size_t i = 0; i < routine->part_count; i++)
		if (routine_names(routine, i))
			text_addf(&known, "%s%s", known.length ? ", " : "", routine->parts[i].id);
	if (known.length)
		fault_set(fault, FAULT_USAGE, "--with: %s has no part '%.60s', only %s",
			  routine->id, shown.bytes, known.bytes);
	else
		fault_set(fault, FAULT_USAGE, "--with: %s has no parts to choose", routine->id);
	text_release(&known);
	text_release(&shown);
	return false;
}

static bool take_parts(const struct plan_options *options, struct wish *wish, struct fault *fault)
{
	for (const char *at = options->with; at;) {
		char word[MOST_ID];
		next_word(&at, word);
		part_set parts = routine_part(wish->routine, word);
		if (!parts)
			return refuse_part(wish->routine, word, fault);
		wish->with |= parts;
	}
	return true;
}

static bool take_device(const struct plan_options *options, struct wish *wish, struct fault *fault)
{
	wish->device = options->device ? options->device : device_row(GENERIC_DEVICE);
	if (!options->device || has_work(wish->routine, WORK_SLEEVE))
		return true;
	return fault_set(fault, FAULT_USAGE, "--device: %s uses no device", wish->routine->id);
}

bool plan_wish(const struct plan_options *options, struct wish *wish, struct fault *fault)
{
	*wish = (struct wish){.routine = options->routine};
	if (!wish->routine)
		wish->routine = routine_find("circulation");
	return take_minutes(options, wish, fault) && take_legs(options, wish, fault) &&
	       take_zones(options, wish, fault) && take_pressure(options, wish, fault) &&
	       take_parts(options, wish, fault) && take_device(options, wish, fault);
}
