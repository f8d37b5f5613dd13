#include "body/limit_code.h"

#include <stddef.h>

#define ALL_MODALITIES_N "not allowed"
#define ALL_MODALITIES_X "stop and call for help"

/* clang-format off */
static const struct {
	const char *id;
	const char *words;
	const char *untried;
} codes[MODALITIES][CODES] = {
	[MODALITY_MASSAGE] = {
		[CODE_A] = {.id = "A", .words = ""},
		[CODE_L1] = {.id = "M-L1", .words = "light strokes only"},
		[CODE_L2] = {.id = "M-L2", .words = "no tapping, nothing harder than 4 of 10"},
		[CODE_L3] = {.id = "M-L3",
			     .words = "a hand's width away from the spot, no tapping, no "
				      "picking up"},
		[CODE_L4] = {.id = "M-L4", .words = "only what a therapist taught"},
		[CODE_N] = {.id = "N", .words = ALL_MODALITIES_N},
		[CODE_X] = {.id = "X", .words = ALL_MODALITIES_X},
	},
	[MODALITY_ELEVATION] = {
		[CODE_A] = {.id = "A", .words = ""},
		[CODE_L1] = {.id = "E-L1", .words = "feet level, up to 10 minutes"},
		[CODE_L2] = {.id = "E-L2",
			     .words = "feet level, head and chest propped up, up to 10 minutes"},
		[CODE_L3] = {.id = "E-L3", .words = "on the left side or propped up, one pillow"},
		[CODE_N] = {.id = "N", .words = ALL_MODALITIES_N},
		[CODE_X] = {.id = "X", .words = ALL_MODALITIES_X},
	},
	[MODALITY_SOCKS] = {
		[CODE_A] = {.id = "A", .words = ""},
		[CODE_L1] = {.id = "S-L1", .words = "only what a clinician measured for you"},
		[CODE_L2] = {.id = "S-L2", .words = "light ones by day, with a look at the skin",
			     .untried = "The 20 mmHg."},
		[CODE_N] = {.id = "N", .words = ALL_MODALITIES_N},
		[CODE_X] = {.id = "X", .words = ALL_MODALITIES_X},
	},
	[MODALITY_SLEEVE] = {
		[CODE_A] = {.id = "A", .words = ""},
		[CODE_L1] = {.id = "P-L1", .words = "ask a clinician about the device first",
			     .untried = "The 20 minutes, once a clinician has agreed."},
		[CODE_N] = {.id = "N", .words = ALL_MODALITIES_N},
		[CODE_X] = {.id = "X", .words = ALL_MODALITIES_X},
	},
	[MODALITY_STRETCH] = {
		[CODE_A] = {.id = "A", .words = ""},
		[CODE_L1] = {.id = "T-L1", .words = "sitting or lying, gentle, up to 20 seconds"},
		[CODE_L2] = {.id = "T-L2", .words = "no hip hinge, no hamstring stretch"},
		[CODE_L3] = {.id = "T-L3", .words = "with a straight back"},
		[CODE_L4] = {.id = "T-L4", .words = "gentle, up to 15 seconds"},
		[CODE_N] = {.id = "N", .words = ALL_MODALITIES_N},
		[CODE_X] = {.id = "X", .words = ALL_MODALITIES_X},
	},
	[MODALITY_WALKING] = {
		[CODE_A] = {.id = "A", .words = ""},
		[CODE_L1] = {.id = "W-L1", .words = "sitting or holding on"},
		[CODE_L2] = {.id = "W-L2",
			     .words = "to a moderate ache, then stop until it is gone"},
		[CODE_L3] = {.id = "W-L3", .words = "easy, 2 minutes at a time"},
		[CODE_L4] = {.id = "W-L4", .words = "no exercise, ordinary moving about only"},
		[CODE_N] = {.id = "N", .words = ALL_MODALITIES_N},
		[CODE_X] = {.id = "X", .words = ALL_MODALITIES_X},
	},
};
/* clang-format on */

enum code code_of_action(enum action action)
{
	if (action == ACTION_EMERGENCY)
		return CODE_X;
	return action == ACTION_TODAY ? CODE_N : CODE_A;
}

bool code_defined(enum modality modality, enum code code)
{
	return codes[modality][code].id != NULL;
}

const char *code_id(enum modality modality, enum code code)
{
	return codes[modality][code].id;
}

const char *code_untried(enum modality modality, enum code code)
{
	return codes[modality][code].untried;
}

const char *code_words(enum modality modality, enum code code)
{
	return codes[modality][code].words;
}
