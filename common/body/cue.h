/* Owns the cautions a limit puts on every step it touches ("keep a hand's width clear of the
 * spot"): id for documents, one plain sentence for people (SAFETY L, D11, D20). Anyone above base/
 * may include it. A cue alone never makes a limit `limited` (D20i). */
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum cue {
	CUE_KEEP_CLEAR,	     /* M-L3 */
	CUE_WITH_AN_ADULT,   /* D14, D20i */
	CUE_CHECK_FOR_LATEX, /* row 60, D20i */
	CUE_ONE_LEG,	     /* row 37, D20l */
	CUE_ASK_FIRST,	     /* S-L1, P-L1, D20n */
	CUE_NO_EXERCISE,     /* W-L4, D20n */
	CUE_AS_TAUGHT,	     /* M-L4, D20n */
	CUE_WATCH_COLOUR,    /* E-L1 */
	CUE_WATCH_BREATH,    /* E-L2 */
	CUE_LEFT_SIDE,	     /* E-L3: lying on the left side is allowed whatever the trunk */
	CUE_CHECK_SKIN,	     /* S-L2, row 41 */
	CUE_NO_HEAT,	     /* rows 40, 41 */
	CUE_SHOES_ON,	     /* rows 40, 41 */
	CUE_NO_OIL,	     /* row 23 */
	CUE_PLAIN_LOTION,    /* row 60 */
	CUE_NO_LEANING,	     /* row 42 */
	CUE_WIPE_SOLES,	     /* row 55 */
	CUE_RISE_SLOWLY,     /* row 55, 65 and over */
	CUE_HEELS_FREE,	     /* row 40 */
	CUE_KNEES_BENT,	     /* row 56 */
	CUE_NO_BREATH_HOLD,  /* row 50 */
	CUE_STOP_SHORT,	     /* row 59 */
	CUE_GARMENT_ON,	     /* row 46 */
	CUE_STRAIGHT_BACK,   /* T-L3 */
	CUE_SIT_OR_HOLD,     /* W-L1 */
	CUE_STOP_AT_ACHE,    /* W-L2 */
	CUE_TALKING_PACE,    /* W-L3 */
	CUE_NO_BRUSH,	     /* row 57 */

	/* of a step alone: no limit carries these */
	CUE_SKIP_IF_ILL,
	CUE_DAYTIME_ONLY,
	CUE_DEVICE_DAYS,
	CUE_STOP_IF_WEARY,
	CUE_DRY_SKIN,
	CUE_ONE_PILLOW,
	CUE_FEET_LOWERED,
	CUE_HEAD_UP,
	CUE_SHORTER_HOLD,
	CUE_LEAN_BACK,
	CUE_WIPE_OFF,
	CUES,
	CUES_LIMIT = CUE_SKIP_IF_ILL
};

typedef uint64_t cue_set; /* bit 1 << cue */
#define CUE_BIT(cue) ((cue_set)1 << (cue))

const char *cue_id(enum cue cue);    /* "keep-clear" */
const char *cue_words(enum cue cue); /* "Keep a hand's width clear of the spot." */
bool cue_find(const char *id, enum cue *cue) __attribute__((nonnull, warn_unused_result));
