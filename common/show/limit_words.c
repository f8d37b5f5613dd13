#include "show/limit_words.h"

#include "body/enum_names.h"
#include "show/duration_text.h"

static const char *level_words(enum level level)
{
	static const char *const words[] = {
		[LEVEL_ALLOWED] = "Allowed.",
		[LEVEL_LIMITED] = "Limited.",
		[LEVEL_NOT_ALLOWED] = "Not now.",
		[LEVEL_EMERGENCY] = "No.",
	};
	return words[level];
}

/* " Only: foot, ankle, calf." Nothing where everything is in the set. */
static void add_only(struct text *out, const char *what, unsigned set, int count, enum_namer *name)
{
	if (set == (1U << count) - 1)
		return;
	const char *between = "";
	text_addf(out, " %s: ", what);
	for (int i = 0; i < count; i++)
		if (set & 1U << i) {
			text_addf(out, "%s%s", between, name(i));
			between = ", ";
		}
	text_add_char(out, '.');
}

/* A limit may be what is left of it today: 38 seconds. */
static void add_up_to(struct text *out, int seconds, const char *rest)
{
	text_add(out, " Up to ");
	duration_words(seconds, out);
	text_add(out, rest);
}

static void say_massage(struct text *out, const struct massage_limit *limit)
{
	add_only(out, "Strokes", limit->techniques, TECHNIQUES, technique_name);
	add_only(out, "Where", limit->zones, ZONES_NARROW, zone_name);
	text_addf(out, " Pressure up to %d of 10.", limit->pressure);
	add_up_to(out, limit->seconds, " a leg.");
}

static void say_elevation(struct text *out, const struct elevation_limit *limit)
{
	static const char *const heights[] = {
		[FEET_LEVEL] = " Legs level, not raised.",
		[FEET_RAISED] = " Up to one pillow high, about 15 cm (6 in).",
		[FEET_ABOVE_HEART] = " Up to above the heart.",
	};
	text_add(out, heights[limit->feet]);
	if (limit->trunk_min > 0 && limit->trunk_min == limit->trunk_max)
		text_addf(out, " Back raised %d degrees.", limit->trunk_min);
	else if (limit->trunk_min > 0 && limit->trunk_max < LIMIT_TRUNK)
		text_addf(out, " Back raised %d to %d degrees.", limit->trunk_min,
			  limit->trunk_max);
	else if (limit->trunk_min > 0)
		text_addf(out, " Back raised %d degrees or more.", limit->trunk_min);
	else if (limit->trunk_max < LIMIT_TRUNK)
		text_addf(out, " Back raised %d degrees at most.", limit->trunk_max);
	add_up_to(out, limit->seconds, ".");
}

static void say_socks(struct text *out, const struct socks_limit *limit)
{
	if (limit->mmhg > 0)
		text_addf(out, " Up to %d mmHg, by day.", limit->mmhg);
}

static void say_sleeve(struct text *out, const struct sleeve_limit *limit)
{
	if (limit->seconds > 0)
		add_up_to(out, limit->seconds, ", lowest setting, awake.");
	if (!limit->heat && !(limit->cues & CUE_BIT(CUE_NO_HEAT)))
		text_add(out, " Without heat.");
}

static void say_stretch(struct text *out, const struct stretch_limit *limit)
{
	add_only(out, "Only", limit->moves, MOVES_STRETCH, move_name);
	text_addf(out, " Hold up to %d seconds, pull up to %d of 10.", limit->hold, limit->pull);
	if (!limit->standing)
		text_add(out, " Sitting or lying.");
}

static void say_walking(struct text *out, const struct walking_limit *limit)
{
	if (limit->block == 0 || limit->block == LIMIT_BLOCK)
		return;
	if (limit->rest > 0)
		text_addf(out, " Up to %d seconds at a time, then rest %d seconds or more.",
			  limit->block, limit->rest);
	else
		text_addf(out, " Up to %d seconds at a time.", limit->block);
}

static void say_limit(struct text *out, const struct leg_limits *leg, enum modality modality)
{
	switch (modality) {
	case MODALITY_MASSAGE: say_massage(out, &leg->massage); break;
	case MODALITY_ELEVATION: say_elevation(out, &leg->elevation); break;
	case MODALITY_SOCKS: say_socks(out, &leg->socks); break;
	case MODALITY_SLEEVE: say_sleeve(out, &leg->sleeve); break;
	case MODALITY_STRETCH: say_stretch(out, &leg->stretch); break;
	case MODALITY_WALKING: say_walking(out, &leg->walking); break;
	case MODALITIES: break;
	}
}

void limit_words(const struct leg_limits *leg, enum modality modality, bool partner,
		 struct text *out)
{
	enum level level = leg_limits_level(leg, modality);
	text_add(out, level_words(level));
	if (level < LEVEL_NOT_ALLOWED)
		say_limit(out, leg, modality);
	cue_set cues = leg_limits_cues(leg, modality);
	for (int cue = 0; cue < CUES; cue++)
		if (cues & CUE_BIT(cue))
			text_addf(out, " %s",
				  partner ? cue_words_to_giver((enum cue)cue)
					  : cue_words((enum cue)cue));
}
