/* Owns the cautions a limit puts on every step it touches ("keep a hand's width away from the
 * spot"): id for documents, one plain sentence for people (leg-safety(7), limit-codes). A cue
 * alone never makes a limit `limited`. */
#pragma once
#include <stdint.h>

enum cue {
	CUE_KEEP_CLEAR,	     /* M-L3 */
	CUE_WITH_AN_ADULT,   /* under 18 */
	CUE_CHECK_FOR_LATEX, /* skin-allergy */
	CUE_ONE_LEG,	     /* heart-failure */
	CUE_ASK_FIRST,	     /* S-L1, P-L1 */
	CUE_NO_EXERCISE,     /* W-L4 */
	CUE_AS_TAUGHT,	     /* M-L4 */
	CUE_WATCH_COLOUR,    /* E-L1 */
	CUE_WATCH_BREATH,    /* E-L2 */
	CUE_LEFT_SIDE,	     /* E-L3: lying on the left side is allowed whatever the trunk */
	CUE_CHECK_SKIN,	     /* S-L2, diabetes */
	CUE_NO_HEAT,	     /* diabetes */
	CUE_SHOES_ON,	     /* numb-feet, diabetes */
	CUE_NO_OIL,	     /* in plans written by hand */
	CUE_PLAIN_LOTION,    /* skin-allergy */
	CUE_NO_LEANING,	     /* bone-fragile */
	CUE_WIPE_SOLES,	     /* unsteady */
	CUE_RISE_SLOWLY,     /* unsteady, 65 and over */
	CUE_HEELS_FREE,	     /* numb-feet */
	CUE_KNEES_BENT,	     /* back-nerve */
	CUE_NO_BREATH_HOLD,  /* bp-high */
	CUE_STOP_SHORT,	     /* loose-joints */
	CUE_GARMENT_ON,	     /* lymph-swelling */
	CUE_STRAIGHT_BACK,   /* T-L3 */
	CUE_SIT_OR_HOLD,     /* W-L1 */
	CUE_STOP_AT_ACHE,    /* W-L2 */
	CUE_TALKING_PACE,    /* W-L3 */
	CUE_NO_BRUSH,	     /* thin-skin */

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
	CUE_OIL_THERE_ONLY,
	CUES,
	CUES_LIMIT = CUE_SKIP_IF_ILL
};

typedef uint64_t cue_set; /* bit 1 << cue */
#define CUE_BIT(cue) ((cue_set)1 << (cue))

const char *cue_id(enum cue cue);    /* "keep-clear" */
const char *cue_words(enum cue cue); /* "Do this with an adult." */

/* The same, said to the person who massages somebody else. */
const char *cue_words_to_giver(enum cue cue);
