#include "body/limits.h"

#include <stddef.h>

#include "body/enum_names.h"

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

NAMER(word_level, level_id((enum level)value))

/* Each member once, in the order that documents have them: the level of a modality first. */
#define MEMBER(MODALITY, limit, name, form, most, namer)                                           \
	{                                                                                          \
		MODALITY_##MODALITY, #name, FORM_##form, most, namer,                              \
			offsetof(struct leg_limits, limit.name)                                    \
	}

const struct limit_member limit_members[LIMIT_MEMBERS] = {
	MEMBER(MASSAGE, massage, level, LEVEL, LEVELS, word_level),
	MEMBER(MASSAGE, massage, zones, SET, ZONES_NARROW, word_zone),
	MEMBER(MASSAGE, massage, techniques, SET, TECHNIQUES, word_technique),
	MEMBER(MASSAGE, massage, pressure, MOST, LIMIT_PRESSURE, NULL),
	MEMBER(MASSAGE, massage, seconds, MOST, LIMIT_SECONDS, NULL),
	MEMBER(MASSAGE, massage, cues, CUES, CUES_LIMIT, word_cue),
	MEMBER(ELEVATION, elevation, level, LEVEL, LEVELS, word_level),
	MEMBER(ELEVATION, elevation, feet, FEET, FEET_HEIGHTS, word_feet),
	MEMBER(ELEVATION, elevation, trunk_min, LEAST, LIMIT_TRUNK, NULL),
	MEMBER(ELEVATION, elevation, trunk_max, MOST, LIMIT_TRUNK, NULL),
	MEMBER(ELEVATION, elevation, seconds, MOST, LIMIT_SECONDS, NULL),
	MEMBER(ELEVATION, elevation, cues, CUES, CUES_LIMIT, word_cue),
	MEMBER(SOCKS, socks, level, LEVEL, LEVELS, word_level),
	MEMBER(SOCKS, socks, mmhg, MOST, LIMIT_MMHG, NULL),
	MEMBER(SOCKS, socks, cues, CUES, CUES_LIMIT, word_cue),
	MEMBER(SLEEVE, sleeve, level, LEVEL, LEVELS, word_level),
	MEMBER(SLEEVE, sleeve, heat, MAY, 1, NULL),
	MEMBER(SLEEVE, sleeve, seconds, MOST, LIMIT_SLEEVE_SECONDS, NULL),
	MEMBER(SLEEVE, sleeve, cues, CUES, CUES_LIMIT, word_cue),
	MEMBER(STRETCH, stretch, level, LEVEL, LEVELS, word_level),
	MEMBER(STRETCH, stretch, moves, SET, MOVES_STRETCH, word_move),
	MEMBER(STRETCH, stretch, hold, MOST, LIMIT_HOLD, NULL),
	MEMBER(STRETCH, stretch, pull, MOST, LIMIT_PULL, NULL),
	MEMBER(STRETCH, stretch, standing, MAY, 1, NULL),
	MEMBER(STRETCH, stretch, cues, CUES, CUES_LIMIT, word_cue),
	MEMBER(WALKING, walking, level, LEVEL, LEVELS, word_level),
	MEMBER(WALKING, walking, standing, MAY, 1, NULL),
	MEMBER(WALKING, walking, block, MOST, LIMIT_BLOCK, NULL),
	MEMBER(WALKING, walking, rest, LEAST, LIMIT_REST, NULL),
	MEMBER(WALKING, walking, cues, CUES, CUES_LIMIT, word_cue),
};

/* Numbers, enums and sets of 32 bits are alike here. */
uint64_t limit_value(const struct leg_limits *limits, const struct limit_member *member)
{
	const void *at = (const char *)limits + member->offset;
	if (member->form == FORM_CUES)
		return *(const cue_set *)at;
	return member->form == FORM_MAY ? *(const bool *)at : *(const unsigned *)at;
}

void limit_set(struct leg_limits *limits, const struct limit_member *member, uint64_t value)
{
	void *at = (char *)limits + member->offset;
	if (member->form == FORM_CUES)
		*(cue_set *)at = value;
	else if (member->form == FORM_MAY)
		*(bool *)at = value;
	else
		*(unsigned *)at = (unsigned)value;
}

static uint64_t open_value(const struct limit_member *member)
{
	switch (member->form) {
	case FORM_LEVEL:
	case FORM_CUES:
	case FORM_LEAST: break;
	case FORM_FEET: return (uint64_t)member->most - 1;
	case FORM_MOST:
	case FORM_MAY: return (uint64_t)member->most;
	case FORM_SET: return (UINT64_C(1) << member->most) - 1;
	}
	return 0;
}

static uint64_t stricter(const struct limit_member *member, uint64_t a, uint64_t b)
{
	switch (member->form) {
	case FORM_LEVEL:
	case FORM_LEAST: return a > b ? a : b;
	case FORM_CUES: return a | b;
	case FORM_SET: return a & b;
	case FORM_FEET:
	case FORM_MOST:
	case FORM_MAY: break;
	}
	return a < b ? a : b;
}

#define each_member(member)                                                                        \
	for (const struct limit_member *member = limit_members;                                    \
	     member < limit_members + LIMIT_MEMBERS; member++)

static struct leg_limits open_limits(void)
{
	struct leg_limits limits = {0};
	each_member (member)
		limit_set(&limits, member, open_value(member));
	return limits;
}

void limits_open(struct limits *limits)
{
	for (int leg = 0; leg < LEGS; leg++)
		limits->leg[leg] = open_limits();
}

static void tighten(struct leg_limits *into, const struct leg_limits *other)
{
	each_member (member)
		limit_set(into, member,
			  stricter(member, limit_value(into, member), limit_value(other, member)));
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

/* Cues say how something is done, so they go with it. Two stay: the therapist's own strokes (M-L4),
 * and the straight back, which still binds who massages the leg. */
static cue_set cues_left(enum modality modality, enum level level, cue_set cues)
{
	static const cue_set stay[MODALITIES] = {
		[MODALITY_MASSAGE] = CUE_BIT(CUE_AS_TAUGHT),
		[MODALITY_STRETCH] = CUE_BIT(CUE_STRAIGHT_BACK),
	};
	return level == LEVEL_NOT_ALLOWED ? cues & stay[modality] : 0;
}

static void settle(struct leg_limits *limits)
{
	enum level level = LEVEL_ALLOWED;
	settle_levels(limits);
	each_member (member) {
		if (member->form == FORM_LEVEL)
			level = (enum level)limit_value(limits, member);
		else if (level >= LEVEL_NOT_ALLOWED)
			limit_set(limits, member,
				  member->form != FORM_CUES
					  ? 0
					  : cues_left(member->modality, level,
						      limit_value(limits, member)));
	}
}

void leg_limits_tighten(struct leg_limits *into, const struct leg_limits *other)
{
	tighten(into, other);
	settle(into);
}

void limits_settle(struct limits *limits)
{
	struct leg_limits *left = &limits->leg[LEG_LEFT], *right = &limits->leg[LEG_RIGHT];
	each_member (member) {
		if (member->modality != MODALITY_WALKING)
			continue; /* both legs walk: each takes the other's limit */
		uint64_t value =
			stricter(member, limit_value(left, member), limit_value(right, member));
		limit_set(left, member, value);
		limit_set(right, member, value);
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

bool limits_within(const struct limits *a, const struct limits *b)
{
	for (int leg = 0; leg < LEGS; leg++) {
		enum level level = LEVEL_ALLOWED;
		each_member (member) {
			uint64_t value = limit_value(&a->leg[leg], member);
			bool decides = member->form == FORM_LEVEL;
			if (decides)
				level = (enum level)value;
			/* at not-allowed the rest no longer matters */
			if ((decides || level < LEVEL_NOT_ALLOWED) &&
			    stricter(member, value, limit_value(&b->leg[leg], member)) != value)
				return false;
		}
	}
	return true;
}

static const struct limit_member *member_of(enum modality modality, enum limit_form form)
{
	const struct limit_member *member = limit_members;
	while (member->modality != modality || member->form != form)
		member++;
	return member;
}

enum level leg_limits_level(const struct leg_limits *limits, enum modality modality)
{
	return (enum level)limit_value(limits, member_of(modality, FORM_LEVEL));
}

cue_set leg_limits_cues(const struct leg_limits *limits, enum modality modality)
{
	return limit_value(limits, member_of(modality, FORM_CUES));
}

void leg_limits_add_cues(struct leg_limits *limits, enum modality modality, cue_set cues)
{
	limit_set(limits, member_of(modality, FORM_CUES), leg_limits_cues(limits, modality) | cues);
}

enum level limits_level(const struct limits *limits, enum modality modality, enum leg leg)
{
	enum level level = LEVEL_ALLOWED;
	for (int one = 0; one < LEGS; one++)
		if (leg_includes(leg, (enum leg)one))
			level = GREATEST(level, leg_limits_level(&limits->leg[one], modality));
	return level;
}

struct leg_limits limits_on(const struct limits *limits, enum leg leg)
{
	if (leg != LEG_BOTH)
		return limits->leg[leg];
	struct leg_limits merged = limits->leg[LEG_LEFT];
	leg_limits_tighten(&merged, &limits->leg[LEG_RIGHT]);
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
