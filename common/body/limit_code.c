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
		[CODE_A] = {"A", ""},
		[CODE_L1] = {"M-L1", "light strokes only"},
		[CODE_L2] = {"M-L2", "no tapping, nothing harder than 4 of 10"},
		[CODE_L3] = {"M-L3", "a hand's width clear of the spot, no tapping, no picking up"},
		[CODE_L4] = {"M-L4", "only what a therapist taught"},
		[CODE_N] = {"N", ALL_MODALITIES_N},
		[CODE_X] = {"X", ALL_MODALITIES_X},
	},
	[MODALITY_ELEVATION] = {
		[CODE_A] = {"A", ""},
		[CODE_L1] = {"E-L1", "feet level, up to 10 minutes"},
		[CODE_L2] = {"E-L2", "feet level, head and chest propped up, up to 10 minutes"},
		[CODE_L3] = {"E-L3", "on the left side or propped up, one pillow"},
		[CODE_N] = {"N", ALL_MODALITIES_N},
		[CODE_X] = {"X", ALL_MODALITIES_X},
	},
	[MODALITY_SOCKS] = {
		[CODE_A] = {"A", ""},
		[CODE_L1] = {"S-L1", "only what a clinician measured for you"},
		[CODE_L2] = {"S-L2", "light ones by day, with a look at the skin",
			     "The 20 mmHg."},
		[CODE_N] = {"N", ALL_MODALITIES_N},
		[CODE_X] = {"X", ALL_MODALITIES_X},
	},
	[MODALITY_SLEEVE] = {
		[CODE_A] = {"A", ""},
		[CODE_L1] = {"P-L1", "ask a clinician about the device first",
			     "The 20 minutes, once a clinician has agreed."},
		[CODE_N] = {"N", ALL_MODALITIES_N},
		[CODE_X] = {"X", ALL_MODALITIES_X},
	},
	[MODALITY_STRETCH] = {
		[CODE_A] = {"A", ""},
		[CODE_L1] = {"T-L1", "sitting or lying, gentle, up to 20 seconds"},
		[CODE_L2] = {"T-L2", "no hip hinge, no hamstring stretch"},
		[CODE_L3] = {"T-L3", "with a straight back"},
		[CODE_L4] = {"T-L4", "gentle, up to 15 seconds"},
		[CODE_N] = {"N", ALL_MODALITIES_N},
		[CODE_X] = {"X", ALL_MODALITIES_X},
	},
	[MODALITY_WALKING] = {
		[CODE_A] = {"A", ""},
		[CODE_L1] = {"W-L1", "sitting or holding on"},
		[CODE_L2] = {"W-L2", "to a moderate ache, then stop until it is gone"},
		[CODE_L3] = {"W-L3", "easy, 2 minutes at a time"},
		[CODE_L4] = {"W-L4", "no exercise, ordinary moving about only"},
		[CODE_N] = {"N", ALL_MODALITIES_N},
		[CODE_X] = {"X", ALL_MODALITIES_X},
	},
};
/* clang-format on */

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
