#include "rule/code_limits.h"

#include "body/stretch.h"

#define E TECHNIQUE_BIT(TECHNIQUE_EFFLEURAGE)
#define K TECHNIQUE_BIT(TECHNIQUE_KNEADING)
#define L TECHNIQUE_BIT(TECHNIQUE_LYMPH)
#define R TECHNIQUE_BIT(TECHNIQUE_PINCH_AND_RELEASE)
#define F TECHNIQUE_BIT(TECHNIQUE_FINISHING)

/* The limited codes. A takes nothing away; N and X leave nothing. */
/* clang-format off */
static const struct massage_limit massage[CODES] = {
	[CODE_L1] = {.level = LEVEL_LIMITED, .zones = ZONES_ALL, .techniques = E | L | F,
		     .pressure = 3, .seconds = 300},
	[CODE_L2] = {.level = LEVEL_LIMITED, .zones = ZONES_ALL, .techniques = E | K | L | R | F,
		     .pressure = 4, .seconds = LIMIT_SECONDS},
	[CODE_L3] = {.level = LEVEL_LIMITED, .zones = ZONES_ALL, .techniques = E | K | L | F,
		     .pressure = LIMIT_PRESSURE, .seconds = LIMIT_SECONDS,
		     .cues = CUE_BIT(CUE_KEEP_CLEAR)},
	/* no technique of ours: settles to not allowed, with the cue */
	[CODE_L4] = {.level = LEVEL_LIMITED, .zones = ZONES_ALL,
		     .pressure = LIMIT_PRESSURE, .seconds = LIMIT_SECONDS,
		     .cues = CUE_BIT(CUE_AS_TAUGHT)},
};

static const struct elevation_limit elevation[CODES] = {
	[CODE_L1] = {.level = LEVEL_LIMITED, .feet = FEET_LEVEL, .trunk_max = LIMIT_TRUNK,
		     .seconds = 600, .cues = CUE_BIT(CUE_WATCH_COLOUR)},
	[CODE_L2] = {.level = LEVEL_LIMITED, .feet = FEET_LEVEL, .trunk_min = 30, .trunk_max = 45,
		     .seconds = 600, .cues = CUE_BIT(CUE_WATCH_BREATH)},
	[CODE_L3] = {.level = LEVEL_LIMITED, .feet = FEET_RAISED, .trunk_min = 45,
		     .trunk_max = LIMIT_TRUNK, .seconds = LIMIT_SECONDS,
		     .cues = CUE_BIT(CUE_LEFT_SIDE)},
};

static const struct socks_limit socks[CODES] = {
	[CODE_L1] = {.level = LEVEL_LIMITED, .cues = CUE_BIT(CUE_ASK_FIRST)},
	[CODE_L2] = {.level = LEVEL_LIMITED, .mmhg = LIMIT_MMHG,
		     .cues = CUE_BIT(CUE_CHECK_SKIN)},
};

static const struct sleeve_limit sleeve[CODES] = {
	/* lowest setting once a clinician said yes; no program plans it, so no seconds */
	[CODE_L1] = {.level = LEVEL_LIMITED, .heat = true, .cues = CUE_BIT(CUE_ASK_FIRST)},
};

static const struct stretch_limit stretch[CODES] = {
	[CODE_L1] = {.level = LEVEL_LIMITED, .moves = MOVES_ALL, .hold = 20, .pull = 3},
	/* a hip that must not go far is not stretched standing on it */
	[CODE_L2] = {.level = LEVEL_LIMITED, .moves = MOVES_ALL, .hold = LIMIT_HOLD,
		     .pull = LIMIT_PULL},
	[CODE_L3] = {.level = LEVEL_LIMITED, .moves = MOVES_ALL, .hold = LIMIT_HOLD,
		     .pull = LIMIT_PULL, .standing = true, .cues = CUE_BIT(CUE_STRAIGHT_BACK)},
	[CODE_L4] = {.level = LEVEL_LIMITED, .moves = MOVES_ALL, .hold = 15, .pull = 3,
		     .standing = true},
};

static const struct walking_limit walking[CODES] = {
	[CODE_L1] = {.level = LEVEL_LIMITED, .block = LIMIT_BLOCK,
		     .cues = CUE_BIT(CUE_SIT_OR_HOLD)},
	[CODE_L2] = {.level = LEVEL_LIMITED, .standing = true, .block = LIMIT_BLOCK,
		     .cues = CUE_BIT(CUE_STOP_AT_ACHE)},
	[CODE_L3] = {.level = LEVEL_LIMITED, .standing = true, .block = 120, .rest = 60,
		     .cues = CUE_BIT(CUE_TALKING_PACE)},
	/* no block at all; the rest of W-L3 stands, so that L4 is within L3 in every member */
	[CODE_L4] = {.level = LEVEL_LIMITED, .standing = true, .rest = 60,
		     .cues = CUE_BIT(CUE_NO_EXERCISE)},
};
/* clang-format on */

static void close_all(enum modality modality, enum level level, struct leg_limits *limits)
{
	switch (modality) {
	case MODALITY_MASSAGE: limits->massage.level = level; break;
	case MODALITY_ELEVATION: limits->elevation.level = level; break;
	case MODALITY_SOCKS: limits->socks.level = level; break;
	case MODALITY_SLEEVE: limits->sleeve.level = level; break;
	case MODALITY_STRETCH: limits->stretch.level = level; break;
	case MODALITY_WALKING: limits->walking.level = level; break;
	case MODALITIES: break;
	}
}

/* The moves of a code follow from how each is done. */
static struct stretch_limit stretch_of(enum code code)
{
	struct stretch_limit limit = stretch[code];
	if (code == CODE_L1)
		limit.moves &= stretch_moves_off_the_feet();
	if (code == CODE_L2)
		limit.moves &= stretch_moves_sparing_hips();
	return limit;
}

static void limit_one(enum modality modality, enum code code, struct leg_limits *limits)
{
	switch (modality) {
	case MODALITY_MASSAGE: limits->massage = massage[code]; break;
	case MODALITY_ELEVATION: limits->elevation = elevation[code]; break;
	case MODALITY_SOCKS: limits->socks = socks[code]; break;
	case MODALITY_SLEEVE: limits->sleeve = sleeve[code]; break;
	case MODALITY_STRETCH: limits->stretch = stretch_of(code); break;
	case MODALITY_WALKING: limits->walking = walking[code]; break;
	case MODALITIES: break;
	}
}

void code_apply(enum modality modality, enum code code, struct leg_limits *into)
{
	if (code == CODE_A)
		return;
	struct limits open;
	limits_open(&open);
	struct leg_limits *tight = &open.leg[0];
	if (code == CODE_N || code == CODE_X)
		close_all(modality, code == CODE_X ? LEVEL_EMERGENCY : LEVEL_NOT_ALLOWED, tight);
	else
		limit_one(modality, code, tight);
	leg_limits_tighten(into, tight);
}

static void mask_massage(const struct mask *mask, bool allowed, struct massage_limit *m)
{
	m->cues |= mask->cues[MODALITY_MASSAGE];
	m->zones &= ~mask->zones;
	m->techniques &= ~mask->techniques;
	if (mask->cap && mask->cap < m->pressure)
		m->pressure = mask->cap;
	if (mask->seconds && mask->seconds < m->seconds)
		m->seconds = mask->seconds;
	bool takes = mask->zones || mask->techniques || mask->cap || mask->seconds;
	if (takes && !allowed && m->level < LEVEL_LIMITED)
		m->level = LEVEL_LIMITED;
}

void mask_apply(enum modality modality, const struct mask *mask, bool allowed,
		struct leg_limits *into)
{
	cue_set cues = mask->cues[modality];
	switch (modality) {
	case MODALITY_MASSAGE: mask_massage(mask, allowed, &into->massage); break;
	case MODALITY_ELEVATION: into->elevation.cues |= cues; break;
	case MODALITY_SOCKS: into->socks.cues |= cues; break;
	case MODALITY_SLEEVE:
		into->sleeve.cues |= cues;
		into->sleeve.heat = into->sleeve.heat && !mask->no_heat;
		if (mask->no_heat && into->sleeve.level < LEVEL_LIMITED)
			into->sleeve.level = LEVEL_LIMITED;
		break;
	case MODALITY_STRETCH:
		into->stretch.cues |= cues;
		into->stretch.moves &= ~mask->moves;
		if (mask->moves && into->stretch.level < LEVEL_LIMITED)
			into->stretch.level = LEVEL_LIMITED;
		break;
	case MODALITY_WALKING: into->walking.cues |= cues; break;
	case MODALITIES: break;
	}
}
