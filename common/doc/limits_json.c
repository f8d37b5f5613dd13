#include "doc/limits_json.h"

#include <string.h>

#include "doc/enum_names.h"

/* The members of each limit, in their order: a reader refuses what is not here. */
static const char *const massage_members[] = {"level",	 "zones", "techniques", "pressure",
					      "seconds", "cues",  NULL};
static const char *const elevation_members[] = {"level",   "feet", "trunk_min", "trunk_max",
						"seconds", "cues", NULL};
static const char *const socks_members[] = {"level", "mmhg", "cues", NULL};
static const char *const sleeve_members[] = {"level", "heat", "seconds", "cues", NULL};
static const char *const stretch_members[] = {"level",	  "moves", "hold", "pull",
					      "standing", "cues",  NULL};
static const char *const walking_members[] = {"level", "standing", "block", "rest", "cues", NULL};
static const char *const leg_members[] = {"left", "right", NULL};

struct known {
	const char *const *names; /* NULL-terminated; or */
	doc_namer *namer;	  /* the ids 0 to count - 1 of an enum */
	int count;
};

static bool is_known(const struct known *known, const char *key)
{
	for (int i = 0; known->names && known->names[i]; i++)
		if (!strcmp(known->names[i], key))
			return true;
	for (int i = 0; known->namer && i < known->count; i++)
		if (!strcmp(known->namer(i), key))
			return true;
	return false;
}

static bool refuse_unknown(const struct doc_place *member, void *context, struct fault *fault)
{
	return is_known(context, member->key) ||
	       doc_refuse(member, NULL, fault, "unknown limit; it may forbid something");
}

static bool only(const struct doc_place *place, const char *const *names, struct fault *fault)
{
	struct known known = {.names = names};
	return doc_each(place, refuse_unknown, &known, fault);
}

static bool read_level_cues(const struct doc_place *at, enum level *level, cue_set *cues,
			    struct fault *fault)
{
	int value;
	if (!doc_enum(at, "level", word_level, LEVELS, &value, fault))
		return false;
	*level = (enum level)value;
	return doc_set(at, "cues", word_cue, CUES_LIMIT, cues, fault);
}

static bool read_massage(const struct doc_place *at, struct leg_limits *into, struct fault *fault)
{
	struct massage_limit *m = &into->massage;
	uint64_t zones, techniques;
	if (!only(at, massage_members, fault) || !read_level_cues(at, &m->level, &m->cues, fault) ||
	    !doc_set(at, "zones", word_zone, ZONES_NARROW, &zones, fault) ||
	    !doc_set(at, "techniques", word_technique, TECHNIQUES, &techniques, fault))
		return false;
	m->zones = (zone_set)zones;
	m->techniques = (technique_set)techniques;
	return doc_int(at, "pressure", 0, LIMIT_PRESSURE, &m->pressure, fault) &&
	       doc_int(at, "seconds", 0, LIMIT_SECONDS, &m->seconds, fault);
}

static bool read_elevation(const struct doc_place *at, struct leg_limits *into, struct fault *fault)
{
	struct elevation_limit *e = &into->elevation;
	int feet;
	if (!only(at, elevation_members, fault) ||
	    !read_level_cues(at, &e->level, &e->cues, fault) ||
	    !doc_enum(at, "feet", word_feet, FEET_HEIGHTS, &feet, fault))
		return false;
	e->feet = (enum feet)feet;
	return doc_int(at, "trunk_min", 0, LIMIT_TRUNK, &e->trunk_min, fault) &&
	       doc_int(at, "trunk_max", 0, LIMIT_TRUNK, &e->trunk_max, fault) &&
	       doc_int(at, "seconds", 0, LIMIT_SECONDS, &e->seconds, fault);
}

static bool read_socks(const struct doc_place *at, struct leg_limits *into, struct fault *fault)
{
	struct socks_limit *s = &into->socks;
	return only(at, socks_members, fault) && read_level_cues(at, &s->level, &s->cues, fault) &&
	       doc_int(at, "mmhg", 0, LIMIT_MMHG, &s->mmhg, fault);
}

static bool read_sleeve(const struct doc_place *at, struct leg_limits *into, struct fault *fault)
{
	struct sleeve_limit *p = &into->sleeve;
	return only(at, sleeve_members, fault) && read_level_cues(at, &p->level, &p->cues, fault) &&
	       doc_boolean(at, "heat", &p->heat, fault) &&
	       doc_int(at, "seconds", 0, LIMIT_SLEEVE_SECONDS, &p->seconds, fault);
}

static bool read_stretch(const struct doc_place *at, struct leg_limits *into, struct fault *fault)
{
	struct stretch_limit *t = &into->stretch;
	uint64_t moves;
	if (!only(at, stretch_members, fault) || !read_level_cues(at, &t->level, &t->cues, fault) ||
	    !doc_set(at, "moves", word_move, MOVES_STRETCH, &moves, fault))
		return false;
	t->moves = (move_set)moves;
	return doc_int(at, "hold", 0, LIMIT_HOLD, &t->hold, fault) &&
	       doc_int(at, "pull", 0, LIMIT_PULL, &t->pull, fault) &&
	       doc_boolean(at, "standing", &t->standing, fault);
}

static bool read_walking(const struct doc_place *at, struct leg_limits *into, struct fault *fault)
{
	struct walking_limit *w = &into->walking;
	return only(at, walking_members, fault) &&
	       read_level_cues(at, &w->level, &w->cues, fault) &&
	       doc_boolean(at, "standing", &w->standing, fault) &&
	       doc_int(at, "block", 0, LIMIT_BLOCK, &w->block, fault) &&
	       doc_int(at, "rest", 0, LIMIT_REST, &w->rest, fault);
}

static void write_massage(const struct leg_limits *limits, struct doc_made *out)
{
	const struct massage_limit *m = &limits->massage;
	doc_put_string(out, "level", level_id(m->level));
	doc_put_set(out, "zones", m->zones, ZONES_NARROW, word_zone);
	doc_put_set(out, "techniques", m->techniques, TECHNIQUES, word_technique);
	doc_put_integer(out, "pressure", m->pressure);
	doc_put_integer(out, "seconds", m->seconds);
	doc_put_set(out, "cues", m->cues, CUES_LIMIT, word_cue);
}

static void write_elevation(const struct leg_limits *limits, struct doc_made *out)
{
	const struct elevation_limit *e = &limits->elevation;
	doc_put_string(out, "level", level_id(e->level));
	doc_put_string(out, "feet", feet_id(e->feet));
	doc_put_integer(out, "trunk_min", e->trunk_min);
	doc_put_integer(out, "trunk_max", e->trunk_max);
	doc_put_integer(out, "seconds", e->seconds);
	doc_put_set(out, "cues", e->cues, CUES_LIMIT, word_cue);
}

static void write_socks(const struct leg_limits *limits, struct doc_made *out)
{
	doc_put_string(out, "level", level_id(limits->socks.level));
	doc_put_integer(out, "mmhg", limits->socks.mmhg);
	doc_put_set(out, "cues", limits->socks.cues, CUES_LIMIT, word_cue);
}

static void write_sleeve(const struct leg_limits *limits, struct doc_made *out)
{
	doc_put_string(out, "level", level_id(limits->sleeve.level));
	doc_put_boolean(out, "heat", limits->sleeve.heat);
	doc_put_integer(out, "seconds", limits->sleeve.seconds);
	doc_put_set(out, "cues", limits->sleeve.cues, CUES_LIMIT, word_cue);
}

static void write_stretch(const struct leg_limits *limits, struct doc_made *out)
{
	const struct stretch_limit *t = &limits->stretch;
	doc_put_string(out, "level", level_id(t->level));
	doc_put_set(out, "moves", t->moves, MOVES_STRETCH, word_move);
	doc_put_integer(out, "hold", t->hold);
	doc_put_integer(out, "pull", t->pull);
	doc_put_boolean(out, "standing", t->standing);
	doc_put_set(out, "cues", t->cues, CUES_LIMIT, word_cue);
}

static void write_walking(const struct leg_limits *limits, struct doc_made *out)
{
	const struct walking_limit *w = &limits->walking;
	doc_put_string(out, "level", level_id(w->level));
	doc_put_boolean(out, "standing", w->standing);
	doc_put_integer(out, "block", w->block);
	doc_put_integer(out, "rest", w->rest);
	doc_put_set(out, "cues", w->cues, CUES_LIMIT, word_cue);
}

/* How each modality is read and written. */
static const struct {
	bool (*read)(const struct doc_place *at, struct leg_limits *into, struct fault *fault);
	void (*write)(const struct leg_limits *limits, struct doc_made *out);
} forms[MODALITIES] = {
	[MODALITY_MASSAGE] = {read_massage, write_massage},
	[MODALITY_ELEVATION] = {read_elevation, write_elevation},
	[MODALITY_SOCKS] = {read_socks, write_socks},
	[MODALITY_SLEEVE] = {read_sleeve, write_sleeve},
	[MODALITY_STRETCH] = {read_stretch, write_stretch},
	[MODALITY_WALKING] = {read_walking, write_walking},
};

bool limits_get(const struct doc_place *in, const char *key, struct limits *limits,
		struct fault *fault)
{
	struct doc_place all;
	struct known modalities = {.namer = word_modality, .count = MODALITIES};
	if (!doc_object(in, key, &all, fault) ||
	    !doc_each(&all, refuse_unknown, &modalities, fault))
		return false;
	limits_open(limits);
	for (int modality = 0; modality < MODALITIES; modality++) {
		struct doc_place legs;
		if (!doc_object(&all, word_modality(modality), &legs, fault) ||
		    !only(&legs, leg_members, fault))
			return false;
		for (int leg = 0; leg < LEGS; leg++) {
			struct doc_place at;
			if (!doc_object(&legs, word_leg(leg), &at, fault) ||
			    !forms[modality].read(&at, &limits->leg[leg], fault))
				return false;
		}
	}
	limits_settle(limits);
	return true;
}

void limits_put(struct doc_made *object, const char *key, const struct limits *limits)
{
	doc_open_object(object, key);
	for (int modality = 0; modality < MODALITIES; modality++) {
		doc_open_object(object, word_modality(modality));
		for (int leg = 0; leg < LEGS; leg++) {
			doc_open_object(object, word_leg(leg));
			forms[modality].write(&limits->leg[leg], object);
			doc_close_object(object);
		}
		doc_close_object(object);
	}
	doc_close_object(object);
}
