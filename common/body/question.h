/* The questions of the screening: their words, their kind, and when each is asked (leg-safety(7),
 * questions).
 *
 * Conditions without a question of their own fall to other-new (leg-safety(7), gaps).
 *
 * The order of the enum is that of the members of a screening. What an answer does is in caution.h.
 * A change to a row that is read by people or programs needs a new rules version (rules_version.h).
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>

enum question {
	QUESTION_AGE_GROUP,
	QUESTION_LUNG_CLOT_SIGNS,
	QUESTION_HEART_STROKE_SIGNS,
	QUESTION_COLD_PALE_LEG,
	QUESTION_TIGHT_SEVERE_LEG,
	QUESTION_SADDLE_NUMB,
	QUESTION_DARK_URINE,
	QUESTION_BREAK_SIGNS,
	QUESTION_VERY_ILL,
	QUESTION_HEAVY_BLEEDING,
	QUESTION_PREGNANCY_EMERGENCY,
	QUESTION_CLOT_SIGNS,
	QUESTION_TRIP_OR_BED_LEG,
	QUESTION_NEW_SWELLING_BOTH,
	QUESTION_PREGNANCY_WARNING,
	QUESTION_PREGNANT_SWELLING,
	QUESTION_HOT_SPREADING_SKIN,
	QUESTION_DIABETIC_HOT_FOOT,
	QUESTION_HOT_JOINT,
	QUESTION_NEW_NUMB_WEAK,
	QUESTION_STRANGE_PAIN,
	QUESTION_SORE_CORD_VEIN,
	QUESTION_FEVER_ILL,
	QUESTION_BP_VERY_HIGH,
	QUESTION_FRESH_INJURY,
	QUESTION_DEEP_BRUISE,
	QUESTION_OPEN_SKIN,
	QUESTION_RASH,
	QUESTION_DIZZY_NOW,
	QUESTION_NOT_ALERT,
	QUESTION_OTHER_NEW,
	QUESTION_PARTNER_CONSENT,
	QUESTION_CLOT_RECENT,
	QUESTION_CLOT_PAST,
	QUESTION_CLOT_RISK_TIME,
	QUESTION_OP_RECENT,
	QUESTION_BONE_HEALING,
	QUESTION_BLOOD_THINNER,
	QUESTION_LOW_PLATELETS,
	QUESTION_ARTERY_SEVERE,
	QUESTION_ARTERY_NARROW,
	QUESTION_ARTERY_GRAFT,
	QUESTION_HEART_FAILURE,
	QUESTION_KIDNEY_LIVER,
	QUESTION_FLUID_LIMIT,
	QUESTION_NUMB_FEET,
	QUESTION_DIABETES,
	QUESTION_BONE_FRAGILE,
	QUESTION_VEINS_BAD,
	QUESTION_VEINS_MILD,
	QUESTION_LUMP_BEHIND_KNEE,
	QUESTION_LYMPH_SWELLING,
	QUESTION_CANCER_NOW,
	QUESTION_TUMOUR_LEG,
	QUESTION_PREGNANT,
	QUESTION_BP_HIGH,
	QUESTION_CHEST_OR_COLLAPSE,
	QUESTION_JOINT_REPLACED,
	QUESTION_METAL_OR_PORT,
	QUESTION_IMPLANT_ELECTRIC,
	QUESTION_UNSTEADY,
	QUESTION_BACK_NERVE,
	QUESTION_THIN_SKIN,
	QUESTION_WEAK_OR_STIFF_LEG,
	QUESTION_LOOSE_JOINTS,
	QUESTION_SKIN_ALLERGY,
	QUESTION_MEDICINE_ACHE,
	QUESTIONS
};

/* The prompts: questions that are asked together. */
enum question_group {
	GROUP_AGE,
	GROUP_EMERGENCY,
	GROUP_ONE_LEG,
	GROUP_NEW_ACHE,
	GROUP_TODAY,
	GROUP_RECENT_CLOT,
	GROUP_PAST_CLOT,
	GROUP_HEART_BLOOD,
	GROUP_BONES_JOINTS,
	GROUP_NERVES_SKIN,
	GROUP_CONSENT, /* partner mode */
	GROUPS
};

struct question_row {
	const char *id;
	enum question_group group;
	bool sided;	       /* the answer may name a leg */
	bool clearable;	       /* "cleared" is legal (leg-safety(7), clearance) */
	bool seen;	       /* "seen" is legal (leg-safety(7), seen) */
	int days;	       /* shelf life of a saved answer; 0: acute, never saved */
	enum question gate;    /* asked unless this is "no"; 0: no gate. GROUP_CONSENT is asked in
				* partner mode alone */
	const char *text;      /* the question as it is put: one person, "you" */
	const char *brief;     /* the same as a line of a checklist */
	const char *help;      /* what counts and what does not; "" if there is nothing to add */
	const char *clearance; /* the follow-up of a yes; its yes makes the answer "cleared" or
				* "seen". NULL if neither is legal */
	const char *reworded;  /* rules version in which text, follow-up or days last changed: a
				* saved answer of older rules is stale. NULL: never changed */
};

const struct question_row *question_row(enum question question);
bool question_find(const char *id, enum question *question)
	__attribute__((nonnull, warn_unused_result));

bool question_acute(enum question question); /* about today; the others are standing */

/* The shelf life of a saved answer in days. From 65 on unsteady is asked again every 30 days. */
int question_days(enum question question, bool from_65);

/* The questions of a group in the order of asking. pregnant-swelling belongs to GROUP_TODAY; if
 * its gate is answered later in the same run, it follows the gate. */
const enum question *question_group_members(enum question_group group, size_t *count)
	__attribute__((nonnull));

const char *question_group_id(enum question_group group);    /* "emergency-signs" */
const char *question_group_title(enum question_group group); /* "Emergency signs" */
