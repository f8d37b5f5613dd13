#include "doc/limits.h"

#define LEAST(a, b)    ((a) < (b) ? (a) : (b))
#define GREATEST(a, b) ((a) > (b) ? (a) : (b))

const char *level_id(enum level level)
{
	static const char *const ids[] = {
		[LEVEL_ALLOWED] = "allowed",
		[LEVEL_LIMITED] = "limited",
		[LEVEL_NOT_ALLOWED] = "not-allowed",
		[LEVEL_EMERGENCY] = "emergency",
	};
	return ids[level];
}

static const struct leg_limits open_leg = {
	.massage = {.zones = ZONES_ALL,
		    .techniques = TECHNIQUES_ALL,
		    .pressure = LIMIT_PRESSURE,
		    .seconds = LIMIT_SECONDS},
	.elevation = {.feet = FEET_ABOVE_HEART,
		      .trunk_min = 0,
		      .trunk_max = LIMIT_TRUNK,
		      .seconds = LIMIT_SECONDS},
	.socks = {.mmhg = LIMIT_MMHG},
	.sleeve = {.heat = true, .seconds = LIMIT_SLEEVE_SECONDS},
	.stretch = {.moves = MOVES_ALL, .hold = LIMIT_HOLD, .pull = LIMIT_PULL, .standing = true},
	.walking = {.standing = true, .block = LIMIT_BLOCK},
};

void limits_open(struct limits *limits)
{
	for (int leg = 0; leg < LEGS; leg++)
		limits->leg[leg] = open_leg;
}

static void tighten(struct leg_limits *into, const struct leg_limits *other)
{
	struct massage_limit *m = &into->massage;
	m->level = GREATEST(m->level, other->massage.level);
	m->cues |= other->massage.cues;
	m->zones &= other->massage.zones;
	m->techniques &= other->massage.techniques;
	m->pressure = LEAST(m->pressure, other->massage.pressure);
	m->seconds = LEAST(m->seconds, other->massage.seconds);

	struct elevation_limit *e = &into->elevation;
	e->level = GREATEST(e->level, other->elevation.level);
	e->cues |= other->elevation.cues;
	e->feet = LEAST(e->feet, other->elevation.feet);
	e->trunk_min = GREATEST(e->trunk_min, other->elevation.trunk_min);
	e->trunk_max = LEAST(e->trunk_max, other->elevation.trunk_max);
	e->seconds = LEAST(e->seconds, other->elevation.seconds);

	struct socks_limit *s = &into->socks;
	s->level = GREATEST(s->level, other->socks.level);
	s->cues |= other->socks.cues;
	s->mmhg = LEAST(s->mmhg, other->socks.mmhg);

	struct sleeve_limit *p = &into->sleeve;
	p->level = GREATEST(p->level, other->sleeve.level);
	p->cues |= other->sleeve.cues;
	p->heat = p->heat && other->sleeve.heat;
	p->seconds = LEAST(p->seconds, other->sleeve.seconds);

	struct stretch_limit *t = &into->stretch;
	t->level = GREATEST(t->level, other->stretch.level);
	t->cues |= other->stretch.cues;
	t->moves &= other->stretch.moves;
	t->hold = LEAST(t->hold, other->stretch.hold);
	t->pull = LEAST(t->pull, other->stretch.pull);
	t->standing = t->standing && other->stretch.standing;

	struct walking_limit *w = &into->walking;
	w->level = GREATEST(w->level, other->walking.level);
	w->cues |= other->walking.cues;
	w->standing = w->standing && other->walking.standing;
	w->block = LEAST(w->block, other->walking.block);
	w->rest = GREATEST(w->rest, other->walking.rest);
}

/* A zone that still has one of the techniques left that may be used on it. */
static bool any_pair(zone_set zones, technique_set techniques)
{
	for (int zone = 0; zone < ZONES_NARROW; zone++)
		if (zones & ZONE_BIT(zone) && zone_row((enum zone)zone)->techniques & techniques)
			return true;
	return false;
}

/* A limit that leaves nothing to do is not allowed. A code that plans no step of ours stays limited
 * (leg-safety(7), limit-codes): S-L1 and P-L1 have no number, W-L4 has no block. */
static void settle_levels(struct leg_limits *limits)
{
	struct massage_limit *m = &limits->massage;
	struct elevation_limit *e = &limits->elevation;
	struct stretch_limit *t = &limits->stretch;
	if (!any_pair(m->zones, m->techniques) || m->pressure == 0 || m->seconds == 0)
		m->level = GREATEST(m->level, LEVEL_NOT_ALLOWED);
	if (e->trunk_min > e->trunk_max || e->seconds == 0)
		e->level = GREATEST(e->level, LEVEL_NOT_ALLOWED);
	if (t->moves == 0)
		t->level = GREATEST(t->level, LEVEL_NOT_ALLOWED);
}

static cue_set cues_left(enum level level, cue_set cues, enum cue stays)
{
	return level == LEVEL_NOT_ALLOWED ? cues & CUE_BIT(stays) : 0;
}

/* Cues say how something is done, so they go with it. Two stay: the therapist's own strokes (M-L4),
 * and the straight back, which still binds who massages the leg. */
static void settle(struct leg_limits *limits)
{
	settle_levels(limits);
	struct massage_limit *m = &limits->massage;
	if (m->level >= LEVEL_NOT_ALLOWED)
		*m = (struct massage_limit){.level = m->level,
					    .cues = cues_left(m->level, m->cues, CUE_AS_TAUGHT)};
	struct elevation_limit *e = &limits->elevation;
	if (e->level >= LEVEL_NOT_ALLOWED)
		*e = (struct elevation_limit){.level = e->level};
	struct socks_limit *s = &limits->socks;
	if (s->level >= LEVEL_NOT_ALLOWED)
		*s = (struct socks_limit){.level = s->level};
	struct sleeve_limit *p = &limits->sleeve;
	if (p->level >= LEVEL_NOT_ALLOWED)
		*p = (struct sleeve_limit){.level = p->level};
	struct stretch_limit *t = &limits->stretch;
	if (t->level >= LEVEL_NOT_ALLOWED)
		*t = (struct stretch_limit){
			.level = t->level, .cues = cues_left(t->level, t->cues, CUE_STRAIGHT_BACK)};
	struct walking_limit *w = &limits->walking;
	if (w->level >= LEVEL_NOT_ALLOWED)
		*w = (struct walking_limit){.level = w->level};
}

void leg_limits_tighten(struct leg_limits *into, const struct leg_limits *other)
{
	tighten(into, other);
	settle(into);
}

void limits_settle(struct limits *limits)
{
	/* both legs walk: each takes the other's walking limit, and nothing else */
	for (int leg = 0; leg < LEGS; leg++) {
		struct leg_limits other = open_leg;
		other.walking = limits->leg[!leg].walking;
		tighten(&limits->leg[leg], &other);
	}
	for (int leg = 0; leg < LEGS; leg++)
		settle(&limits->leg[leg]);
}

void limits_tighten(struct limits *into, const struct limits *other)
{
	for (int leg = 0; leg < LEGS; leg++)
		tighten(&into->leg[leg], &other->leg[leg]);
	limits_settle(into);
}

/* Where nothing is allowed, cues no longer matter and every number is within. */
static bool decided(enum level a, enum level b, bool *within)
{
	*within = a >= b;
	return a < b || a >= LEVEL_NOT_ALLOWED;
}

static bool keeps(cue_set a, cue_set b)
{
	return (a & b) == b;
}

static bool massage_within(const struct massage_limit *a, const struct massage_limit *b)
{
	bool within;
	if (decided(a->level, b->level, &within))
		return within;
	return keeps(a->cues, b->cues) && !(a->zones & ~b->zones) &&
	       !(a->techniques & ~b->techniques) && a->pressure <= b->pressure &&
	       a->seconds <= b->seconds;
}

static bool elevation_within(const struct elevation_limit *a, const struct elevation_limit *b)
{
	bool within;
	if (decided(a->level, b->level, &within))
		return within;
	return keeps(a->cues, b->cues) && a->feet <= b->feet && a->trunk_min >= b->trunk_min &&
	       a->trunk_max <= b->trunk_max && a->seconds <= b->seconds;
}

static bool socks_within(const struct socks_limit *a, const struct socks_limit *b)
{
	bool within;
	if (decided(a->level, b->level, &within))
		return within;
	return keeps(a->cues, b->cues) && a->mmhg <= b->mmhg;
}

static bool sleeve_within(const struct sleeve_limit *a, const struct sleeve_limit *b)
{
	bool within;
	if (decided(a->level, b->level, &within))
		return within;
	return keeps(a->cues, b->cues) && a->heat <= b->heat && a->seconds <= b->seconds;
}

static bool stretch_within(const struct stretch_limit *a, const struct stretch_limit *b)
{
	bool within;
	if (decided(a->level, b->level, &within))
		return within;
	return keeps(a->cues, b->cues) && !(a->moves & ~b->moves) && a->hold <= b->hold &&
	       a->pull <= b->pull && a->standing <= b->standing;
}

static bool walking_within(const struct walking_limit *a, const struct walking_limit *b)
{
	bool within;
	if (decided(a->level, b->level, &within))
		return within;
	return keeps(a->cues, b->cues) && a->standing <= b->standing && a->block <= b->block &&
	       a->rest >= b->rest;
}

bool limits_within(const struct limits *a, const struct limits *b)
{
	for (int leg = 0; leg < LEGS; leg++) {
		const struct leg_limits *mine = &a->leg[leg], *theirs = &b->leg[leg];
		if (!massage_within(&mine->massage, &theirs->massage) ||
		    !elevation_within(&mine->elevation, &theirs->elevation) ||
		    !socks_within(&mine->socks, &theirs->socks) ||
		    !sleeve_within(&mine->sleeve, &theirs->sleeve) ||
		    !stretch_within(&mine->stretch, &theirs->stretch) ||
		    !walking_within(&mine->walking, &theirs->walking))
			return false;
	}
	return true;
}

static enum level level_of(const struct leg_limits *limits, enum modality modality)
{
	switch (modality) {
	case MODALITY_MASSAGE: return limits->massage.level;
	case MODALITY_ELEVATION: return limits->elevation.level;
	case MODALITY_SOCKS: return limits->socks.level;
	case MODALITY_SLEEVE: return limits->sleeve.level;
	case MODALITY_STRETCH: return limits->stretch.level;
	case MODALITY_WALKING: return limits->walking.level;
	case MODALITIES: break;
	}
	return LEVEL_EMERGENCY;
}

enum level limits_level(const struct limits *limits, enum modality modality, enum leg leg)
{
	enum level level = LEVEL_ALLOWED;
	for (int one = 0; one < LEGS; one++)
		if (leg_includes(leg, (enum leg)one)) {
			enum level own = level_of(&limits->leg[one], modality);
			level = GREATEST(level, own);
		}
	return level;
}

struct leg_limits limits_on(const struct limits *limits, enum leg leg)
{
	struct leg_limits merged = open_leg;
	for (int one = 0; one < LEGS; one++)
		if (leg_includes(leg, (enum leg)one))
			leg_limits_tighten(&merged, &limits->leg[one]);
	return merged;
}

bool elevation_admits(const struct elevation_limit *limit, enum position position, enum feet feet)
{
	bool upright = position_row(position)->trunk_max == LIMIT_TRUNK;
	if (upright && feet == FEET_LEVEL)
		return true;
	if (limit->level >= LEVEL_NOT_ALLOWED || feet > limit->feet)
		return false;
	if (position == POSITION_SIDE && limit->cues & CUE_BIT(CUE_LEFT_SIDE) &&
	    limit->trunk_max == LIMIT_TRUNK)
		return true;
	const struct position_row *row = position_row(position);
	return limit->trunk_min <= row->trunk_max && row->trunk_min <= limit->trunk_max;
}
