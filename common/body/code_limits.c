#include "body/code_limits.h"

#include "body/stretch.h"

#define E TECHNIQUE_BIT(TECHNIQUE_EFFLEURAGE)
#define K TECHNIQUE_BIT(TECHNIQUE_KNEADING)
#define L TECHNIQUE_BIT(TECHNIQUE_LYMPH)
#define R TECHNIQUE_BIT(TECHNIQUE_PINCH_AND_RELEASE)
#define F TECHNIQUE_BIT(TECHNIQUE_FINISHING)

/* A takes nothing away; N and X leave nothing. */
/* clang-format off */
#define CLOSED                                                                                     \
	[CODE_N] = {.level = LEVEL_NOT_ALLOWED}, [CODE_X] = {.level = LEVEL_EMERGENCY}

static const struct massage_limit massage[CODES] = {
	CLOSED,
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
	CLOSED,
	[CODE_L1] = {.level = LEVEL_LIMITED, .feet = FEET_LEVEL, .trunk_max = LIMIT_TRUNK,
		     .seconds = 600, .cues = CUE_BIT(CUE_WATCH_COLOUR)},
	[CODE_L2] = {.level = LEVEL_LIMITED, .feet = FEET_LEVEL, .trunk_min = 30, .trunk_max = 45,
		     .seconds = 600, .cues = CUE_BIT(CUE_WATCH_BREATH)},
	[CODE_L3] = {.level = LEVEL_LIMITED, .feet = FEET_RAISED, .trunk_min = 45,
		     .trunk_max = LIMIT_TRUNK, .seconds = LIMIT_SECONDS,
		     .cues = CUE_BIT(CUE_LEFT_SIDE)},
};

static const struct socks_limit socks[CODES] = {
	CLOSED,
	[CODE_L1] = {.level = LEVEL_LIMITED, .cues = CUE_BIT(CUE_ASK_FIRST)},
	[CODE_L2] = {.level = LEVEL_LIMITED, .mmhg = LIMIT_MMHG,
		     .cues = CUE_BIT(CUE_CHECK_SKIN)},
};

static const struct sleeve_limit sleeve[CODES] = {
	CLOSED,
	/* lowest setting once a clinician said yes; no program plans it, so no seconds */
	[CODE_L1] = {.level = LEVEL_LIMITED, .heat = true, .cues = CUE_BIT(CUE_ASK_FIRST)},
};

static const struct stretch_limit stretch[CODES] = {
	CLOSED,
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
	CLOSED,
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

void code_apply(enum modality modality, enum code code, struct leg_limits *into)
{
	if (code == CODE_A)
		return;
	struct limits open;
	limits_open(&open);
	struct leg_limits *tight = &open.leg[0];
	switch (modality) {
	case MODALITY_MASSAGE: tight->massage = massage[code]; break;
	case MODALITY_ELEVATION: tight->elevation = elevation[code]; break;
	case MODALITY_SOCKS: tight->socks = socks[code]; break;
	case MODALITY_SLEEVE: tight->sleeve = sleeve[code]; break;
	case MODALITY_STRETCH: tight->stretch = stretch_of(code); break;
	case MODALITY_WALKING: tight->walking = walking[code]; break;
	case MODALITIES: break;
	}
	leg_limits_tighten(into, tight);
}

static void mask_massage(const struct mask *mask, bool allowed, struct massage_limit *m)
{
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
	leg_limits_add_cues(into, modality, mask->cues[modality]);
	if (modality == MODALITY_MASSAGE)
		mask_massage(mask, allowed, &into->massage);
	if (modality == MODALITY_SLEEVE && mask->no_heat) {
		into->sleeve.heat = false;
		if (into->sleeve.level < LEVEL_LIMITED)
			into->sleeve.level = LEVEL_LIMITED;
	}
	if (modality == MODALITY_STRETCH && mask->moves) {
		into->stretch.moves &= ~mask->moves;
		if (into->stretch.level < LEVEL_LIMITED)
			into->stretch.level = LEVEL_LIMITED;
	}
}
