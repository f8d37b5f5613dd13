#include "doc/limits_json.h"

#include "doc/words.h"

enum { MOST_SECONDS = 86400, MOST_DEGREES = 90, MOST_PRESSURE = 10, MOST_MMHG = 100 };

static const char *level_word(int level)
{
	static const char *const words[] = {
		[LEVEL_ALLOWED] = "allowed",
		[LEVEL_LIMITED] = "limited",
		[LEVEL_NOT_ALLOWED] = "not-allowed",
		[LEVEL_EMERGENCY] = "emergency",
	};
	return words[level];
}

static bool get_level(const struct doc_place *in, enum level *level, struct fault *fault)
{
	int value;
	if (!doc_enum(in, "level", level_word, LEVELS, &value, fault))
		return false;
	*level = (enum level)value;
	return true;
}

static bool get_massage(const struct doc_place *in, struct leg_limits *limits, struct fault *fault)
{
	struct massage_limit *massage = &limits->massage;
	uint64_t zones, techniques;
	if (!get_level(in, &massage->level, fault) ||
	    !doc_set(in, "zones", word_zone, ZONES_NARROW, &zones, fault) ||
	    !doc_set(in, "techniques", word_technique, TECHNIQUES, &techniques, fault) ||
	    !doc_int(in, "pressure", 0, MOST_PRESSURE, &massage->pressure, fault) ||
	    !doc_int(in, "seconds", 0, MOST_SECONDS, &massage->seconds, fault))
		return false;
	massage->zones = (zone_set)zones;
	massage->techniques = (technique_set)techniques;
	return doc_set(in, "cues", word_cue, CUES, &massage->cues, fault);
}

static void put_massage(struct json_t *object, const struct leg_limits *limits)
{
	const struct massage_limit *massage = &limits->massage;
	doc_put_string(object, "level", level_word((int)massage->level));
	doc_put_set(object, "zones", massage->zones, ZONES_NARROW, word_zone);
	doc_put_set(object, "techniques", massage->techniques, TECHNIQUES, word_technique);
	doc_put_integer(object, "pressure", massage->pressure);
	doc_put_integer(object, "seconds", massage->seconds);
	doc_put_set(object, "cues", massage->cues, CUES, word_cue);
}

static bool get_elevation(const struct doc_place *in, struct leg_limits *limits,
			  struct fault *fault)
{
	struct elevation_limit *elevation = &limits->elevation;
	int feet;
	if (!get_level(in, &elevation->level, fault) ||
	    !doc_enum(in, "feet", word_feet, FEET_HEIGHTS, &feet, fault) ||
	    !doc_int(in, "trunk_min", 0, MOST_DEGREES, &elevation->trunk_min, fault) ||
	    !doc_int(in, "trunk_max", 0, MOST_DEGREES, &elevation->trunk_max, fault) ||
	    !doc_int(in, "seconds", 0, MOST_SECONDS, &elevation->seconds, fault))
		return false;
	elevation->feet = (enum feet)feet;
	return doc_set(in, "cues", word_cue, CUES, &elevation->cues, fault);
}

static void put_elevation(struct json_t *object, const struct leg_limits *limits)
{
	const struct elevation_limit *elevation = &limits->elevation;
	doc_put_string(object, "level", level_word((int)elevation->level));
	doc_put_string(object, "feet", feet_id(elevation->feet));
	doc_put_integer(object, "trunk_min", elevation->trunk_min);
	doc_put_integer(object, "trunk_max", elevation->trunk_max);
	doc_put_integer(object, "seconds", elevation->seconds);
	doc_put_set(object, "cues", elevation->cues, CUES, word_cue);
}

static bool get_socks(const struct doc_place *in, struct leg_limits *limits, struct fault *fault)
{
	return get_level(in, &limits->socks.level, fault) &&
	       doc_int(in, "mmhg", 0, MOST_MMHG, &limits->socks.mmhg, fault) &&
	       doc_set(in, "cues", word_cue, CUES, &limits->socks.cues, fault);
}

static void put_socks(struct json_t *object, const struct leg_limits *limits)
{
	doc_put_string(object, "level", level_word((int)limits->socks.level));
	doc_put_integer(object, "mmhg", limits->socks.mmhg);
	doc_put_set(object, "cues", limits->socks.cues, CUES, word_cue);
}

static bool get_sleeve(const struct doc_place *in, struct leg_limits *limits, struct fault *fault)
{
	return get_level(in, &limits->sleeve.level, fault) &&
	       doc_boolean(in, "heat", &limits->sleeve.heat, fault) &&
	       doc_int(in, "seconds", 0, MOST_SECONDS, &limits->sleeve.seconds, fault) &&
	       doc_set(in, "cues", word_cue, CUES, &limits->sleeve.cues, fault);
}

static void put_sleeve(struct json_t *object, const struct leg_limits *limits)
{
	doc_put_string(object, "level", level_word((int)limits->sleeve.level));
	doc_put_boolean(object, "heat", limits->sleeve.heat);
	doc_put_integer(object, "seconds", limits->sleeve.seconds);
	doc_put_set(object, "cues", limits->sleeve.cues, CUES, word_cue);
}

static bool get_stretch(const struct doc_place *in, struct leg_limits *limits, struct fault *fault)
{
	struct stretch_limit *stretch = &limits->stretch;
	uint64_t moves;
	if (!get_level(in, &stretch->level, fault) ||
	    !doc_set(in, "moves", word_move, MOVES_STRETCH, &moves, fault) ||
	    !doc_int(in, "hold", 0, MOST_SECONDS, &stretch->hold, fault) ||
	    !doc_int(in, "pull", 0, MOST_PRESSURE, &stretch->pull, fault) ||
	    !doc_boolean(in, "standing", &stretch->standing, fault))
		return false;
	stretch->moves = (move_set)moves;
	return doc_set(in, "cues", word_cue, CUES, &stretch->cues, fault);
}

static void put_stretch(struct json_t *object, const struct leg_limits *limits)
{
	const struct stretch_limit *stretch = &limits->stretch;
	doc_put_string(object, "level", level_word((int)stretch->level));
	doc_put_set(object, "moves", stretch->moves, MOVES_STRETCH, word_move);
	doc_put_integer(object, "hold", stretch->hold);
	doc_put_integer(object, "pull", stretch->pull);
	doc_put_boolean(object, "standing", stretch->standing);
	doc_put_set(object, "cues", stretch->cues, CUES, word_cue);
}

static bool get_walking(const struct doc_place *in, struct leg_limits *limits, struct fault *fault)
{
	struct walking_limit *walking = &limits->walking;
	return get_level(in, &walking->level, fault) &&
	       doc_boolean(in, "standing", &walking->standing, fault) &&
	       doc_int(in, "block", 0, MOST_SECONDS, &walking->block, fault) &&
	       doc_int(in, "rest", 0, MOST_SECONDS, &walking->rest, fault) &&
	       doc_set(in, "cues", word_cue, CUES, &walking->cues, fault);
}

static void put_walking(struct json_t *object, const struct leg_limits *limits)
{
	const struct walking_limit *walking = &limits->walking;
	doc_put_string(object, "level", level_word((int)walking->level));
	doc_put_boolean(object, "standing", walking->standing);
	doc_put_integer(object, "block", walking->block);
	doc_put_integer(object, "rest", walking->rest);
	doc_put_set(object, "cues", walking->cues, CUES, word_cue);
}

/* How each modality is read and written, in the order of the document. */
static const struct {
	bool (*get)(const struct doc_place *in, struct leg_limits *limits, struct fault *fault);
	void (*put)(struct json_t *object, const struct leg_limits *limits);
} parts[] = {
	[MODALITY_MASSAGE] = {get_massage, put_massage},
	[MODALITY_ELEVATION] = {get_elevation, put_elevation},
	[MODALITY_SOCKS] = {get_socks, put_socks},
	[MODALITY_SLEEVE] = {get_sleeve, put_sleeve},
	[MODALITY_STRETCH] = {get_stretch, put_stretch},
	[MODALITY_WALKING] = {get_walking, put_walking},
};

bool limits_get(const struct doc_place *in, const char *key, struct limits *limits,
		struct fault *fault)
{
	struct doc_place object;
	if (!doc_object(in, key, &object, fault))
		return false;
	for (int modality = 0; modality < MODALITIES; modality++) {
		struct doc_place of;
		if (!doc_object(&object, word_modality(modality), &of, fault))
			return false;
		for (int leg = 0; leg < LEGS; leg++) {
			struct doc_place side;
			if (!doc_object(&of, word_leg(leg), &side, fault) ||
			    !parts[modality].get(&side, &limits->leg[leg], fault))
				return false;
		}
	}
	return true;
}

void limits_put(struct json_t *object, const char *key, const struct limits *limits)
{
	struct json_t *all = doc_make_object();
	for (int modality = 0; modality < MODALITIES; modality++) {
		struct json_t *of = doc_make_object();
		for (int leg = 0; leg < LEGS; leg++) {
			struct json_t *side = doc_make_object();
			parts[modality].put(side, &limits->leg[leg]);
			doc_put(of, word_leg(leg), side);
		}
		doc_put(all, word_modality(modality), of);
	}
	doc_put(object, key, all);
}
