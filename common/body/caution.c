#include "body/caution.h"

/* The cells of the table: codes in the order M E S P T W. */
#define A  CODE_A
#define L1 CODE_L1
#define L2 CODE_L2
#define L3 CODE_L3
#define L4 CODE_L4
#define N  CODE_N

#define MASSAGE	  MODALITY_MASSAGE
#define ELEVATION MODALITY_ELEVATION
#define SOCKS	  MODALITY_SOCKS
#define SLEEVE	  MODALITY_SLEEVE
#define STRETCH	  MODALITY_STRETCH
#define WALKING	  MODALITY_WALKING

#define FOOT	    ZONE_BIT(ZONE_FOOT)
#define ANKLE	    ZONE_BIT(ZONE_ANKLE)
#define CALF	    ZONE_BIT(ZONE_CALF)
#define SHIN	    ZONE_BIT(ZONE_SHIN)
#define BEHIND_KNEE ZONE_BIT(ZONE_BEHIND_KNEE)
#define HAMSTRING   ZONE_BIT(ZONE_HAMSTRING)
#define FRONT_THIGH ZONE_BIT(ZONE_FRONT_THIGH)
#define INNER_THIGH ZONE_BIT(ZONE_INNER_THIGH)

#define LYMPH	   TECHNIQUE_BIT(TECHNIQUE_LYMPH)
#define KNEADING   TECHNIQUE_BIT(TECHNIQUE_KNEADING)
#define PERCUSSION TECHNIQUE_BIT(TECHNIQUE_PERCUSSION)

enum { HEART_FAILURE_SECONDS = 180, SOFT_CAP = 2, VEIN_CAP = 3, FROM_65_CAP = 4 };

#define YES    (1U << ANSWER_YES)
#define UNSURE (1U << ANSWER_UNSURE)

/* SET([QUESTION_A] = true, [QUESTION_B] = true) */
#define SET(...)                                                                                   \
	{                                                                                          \
		.has = { __VA_ARGS__ }                                                             \
	}

/* The signs of a leg that must stay level. */
static const struct question_set leg_level =
	SET([QUESTION_COLD_PALE_LEG] = true, [QUESTION_TIGHT_SEVERE_LEG] = true,
	    [QUESTION_BREAK_SIGNS] = true);

/* Answers for which the legs stay level. */
static const struct question_set not_raised =
	SET([QUESTION_COLD_PALE_LEG] = true, [QUESTION_TIGHT_SEVERE_LEG] = true,
	    [QUESTION_BREAK_SIGNS] = true, [QUESTION_CLOT_SIGNS] = true,
	    [QUESTION_TRIP_OR_BED_LEG] = true, [QUESTION_NEW_SWELLING_BOTH] = true,
	    [QUESTION_PREGNANCY_WARNING] = true, [QUESTION_PREGNANT_SWELLING] = true,
	    [QUESTION_STRANGE_PAIN] = true, [QUESTION_ARTERY_SEVERE] = true,
	    [QUESTION_ARTERY_NARROW] = true, [QUESTION_ARTERY_GRAFT] = true,
	    [QUESTION_HEART_FAILURE] = true, [QUESTION_KIDNEY_LIVER] = true,
	    [QUESTION_NUMB_FEET] = true);

#define POSSIBLE_CLOT                                                                              \
	"This could be a blood clot. Do not rub, squeeze or exercise the leg. Get medical help "   \
	"today and say \"possible clot\". If breathing gets hard, call {emergency}."
#define EASY_BLEEDING                                                                              \
	"You bleed easily: have this leg looked at today. If it grows, hardens or goes numb, "     \
	"call {emergency}."

#define CLEARED_SHUT                                                                               \
	"A clinician has looked at this, but another of your answers rules out massage now."

const char caution_unsure_emergency[] =
	"You are not sure about an emergency sign, so do nothing to your legs now and get checked "
	"today. If it came suddenly or is getting worse, call {emergency} now.";

/* The matrix: one row a question. An action of today or emergency closes all six on both legs: only
 * the codes of what remains once a clinician has looked at it are given there. */
/* clang-format off */
static const struct caution_row rows[QUESTIONS] = {
	/* ---- emergency signs ---------------- M   E   S   P   T   W */
	[QUESTION_LUNG_CLOT_SIGNS] = {
		.action = ACTION_EMERGENCY,
		.advice = "This can be a blood clot in the lung. Call {emergency} now. Sit "
			  "up and do not walk about.",
		.confidence = "high",
		.source = "[GLOS][NHS-DVT]",
	},
	[QUESTION_HEART_STROKE_SIGNS] = {
		.action = ACTION_EMERGENCY,
		.advice = "This can be a heart attack or a stroke. Call {emergency} now. "
			  "Note the time it began.",
		.confidence = "high",
		.source = "[GK]",
	},
	[QUESTION_COLD_PALE_LEG] = {
		.action = ACTION_EMERGENCY,
		.advice = "This leg may not be getting blood. Call {emergency} now. Keep "
			  "the leg level; do not rub, raise, heat or squeeze it.",
		.confidence = "high",
		.source = "[RCEM][DEV-ALI]",
	},
	[QUESTION_TIGHT_SEVERE_LEG] = {
		.action = ACTION_EMERGENCY,
		.advice = "Pressure may be building up in the muscle. Call {emergency} now. "
			  "Take off anything tight. Keep the leg level; do not rub, raise, "
			  "heat or squeeze it.",
		.confidence = "high",
		.source = "[CS1][CS2]",
	},
	[QUESTION_SADDLE_NUMB] = {
		.action = ACTION_EMERGENCY,
		.advice = "A nerve at the base of the back may be pressed. Call {emergency} "
			  "now, or go to the emergency room.",
		.confidence = "high",
		.source = "[GK]",
	},
	[QUESTION_DARK_URINE] = {
		.action = ACTION_EMERGENCY,
		.advice = "Muscle may be breaking down, which harms the kidneys. Call "
			  "{emergency} now, or go to the emergency room.",
		.confidence = "high",
		.source = "[RHAB]",
	},
	[QUESTION_BREAK_SIGNS] = {
		.action = ACTION_EMERGENCY,
		.advice = "The leg may be broken. Call {emergency} now. Do not put weight "
			  "on it. Keep the leg level; do not rub, raise, heat or squeeze "
			  "it.",
		.confidence = "high",
		.source = "[GK][NHS-HIP]",
	},
	[QUESTION_VERY_ILL] = {
		.action = ACTION_EMERGENCY,
		.advice = "This can be a blood infection or a severe allergic reaction. "
			  "Call {emergency} now.",
		.confidence = "high",
		.source = "[NHS-SEP][NHS-NF][NHS-ANA][NG51]",
	},
	[QUESTION_HEAVY_BLEEDING] = {
		.action = ACTION_EMERGENCY,
		.advice = "You are losing blood. Press hard on the place with a clean cloth, lie "
			  "down and raise the leg, and call {emergency} now.",
		.advice_unsure = "If it bleeds, press hard on the place with a clean cloth for 10 "
				 "minutes. If it runs in a stream, or has not stopped then, call "
				 "{emergency} now. If it has stopped, get checked today.",
		.beside = &leg_level,
		.advice_beside = "You are losing blood. Press hard on the place with a clean "
				 "cloth, lie down, and call {emergency} now.",
		.confidence = "high",
		.source = "[GK]",
	},
	[QUESTION_PREGNANCY_EMERGENCY] = {
		.action = ACTION_EMERGENCY,
		.advice = "This can be dangerous for you and the baby. Call {emergency} or "
			  "your maternity unit now.",
		.confidence = "high",
		.source = "[NG133][GK]",
	},

	/* ---- today -------------------------- M   E   S   P   T   W */
	[QUESTION_CLOT_SIGNS] = {
		.action = ACTION_TODAY,
		.advice = POSSIBLE_CLOT,
		.confidence = "high",
		.source = "[NHS-DVT][NICE158][BMC20]",
	},
	[QUESTION_TRIP_OR_BED_LEG] = {
		.action = ACTION_TODAY,
		.advice = "A new ache or swelling after such an event could be a blood clot. Do "
			  "not rub, squeeze or exercise the leg. Get medical help today and say "
			  "\"possible clot\". If breathing gets hard, call {emergency}.",
		.confidence = "moderate",
		.source = "[CDC-T][NICE158]",
	},
	[QUESTION_NEW_SWELLING_BOTH] = {
		.action = ACTION_TODAY,
		.advice = "The heart or the kidneys may be struggling. Do not raise, rub or "
			  "squeeze your legs. Call your doctor today. If breathing is hard, call "
			  "{emergency}.",
		.confidence = "high",
		.source = "[EDEMA][HFG]",
	},
	[QUESTION_PREGNANCY_WARNING] = {
		.action = ACTION_TODAY,
		.advice = "No massage. Call your midwife, doctor or maternity unit now. "
			  "With a fit, a very bad headache or hard breathing, call "
			  "{emergency}.",
		.confidence = "high",
		.source = "[MAYO-PE][BMC20]",
	},
	[QUESTION_PREGNANT_SWELLING] = {
		.cleared = {			 L1, A,  A,  A,  A,  A},
		.mask = {.zones = SHIN | BEHIND_KNEE | HAMSTRING | FRONT_THIGH | INNER_THIGH},
		.action = ACTION_TODAY, .action_cleared = ACTION_ASK_CLINICIAN,
		.advice = "Swelling above the knees in pregnancy can be an early sign of "
			  "something serious. No massage. Call your midwife or doctor today. With "
			  "a fit, a very bad headache or hard breathing, call {emergency}.",
		.advice_cleared = "Light strokes on the lower leg only: foot, ankle and calf. If "
				  "the swelling grows, call your midwife or doctor the same day.",
		.advice_shut = CLEARED_SHUT " If the swelling grows, call your midwife or "
			       "doctor the same day.",
		.confidence = "moderate",
		.source = "pregnancy [MAYO-PE][GK]",
	},
	[QUESTION_HOT_SPREADING_SKIN] = {
		.action = ACTION_TODAY,
		.advice = "This may be a skin infection. No massage and no squeezing; "
			  "resting with the leg raised is fine. See a doctor today. If you "
			  "shiver, feel confused or it spreads fast, call {emergency}.",
		.beside = &not_raised,
		.advice_beside = "This may be a skin infection. No massage and no squeezing. See a "
				 "doctor today. If you shiver, feel confused or it spreads fast, "
				 "call {emergency}.",
		.confidence = "high",
		.source = "[CELL]",
	},
	[QUESTION_DIABETIC_HOT_FOOT] = {
		.action = ACTION_TODAY,
		.advice = "Stay off that foot and call your diabetes foot team or doctor today.",
		.confidence = "high",
		.source = "[NG19][T2FOOT]",
	},
	[QUESTION_HOT_JOINT] = {
		.action = ACTION_TODAY,
		.advice = "A hot joint needs a doctor today. Do not work on this leg.",
		.confidence = "moderate",
		.source = "[GK]",
	},
	[QUESTION_NEW_NUMB_WEAK] = {
		.action = ACTION_TODAY,
		.advice = "Stop all squeezing and rubbing, and get checked today.",
		.confidence = "high",
		.source = "[CPN1][CPN2][GK]",
	},
	[QUESTION_STRANGE_PAIN] = {
		.action = ACTION_TODAY,
		.advice = "Find out the cause first. Call a doctor today.",
		.confidence = "moderate",
		.source = "[MAYO-M][GK]",
	},
	[QUESTION_SORE_CORD_VEIN] = {
		.action = ACTION_TODAY,
		.advice = "This may be a clot in a vein near the skin. Do not rub that leg. "
			  "See a doctor today.",
		.confidence = "moderate",
		.source = "[CUH]",
	},
	[QUESTION_FEVER_ILL] = {
		.yes = {			 N,  A,  A,  N,  N,  N},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "Rest today. Start again when you have been well for a day.",
		.confidence = "moderate",
		.source = "[MLDX][ASC]",
	},
	[QUESTION_BP_VERY_HIGH] = {
		.action = ACTION_TODAY,
		.advice = "Rest 5 minutes and measure again. If it is still that high, call a "
			  "doctor today. With headache, chest pain, a weak limb or poor sight, "
			  "call {emergency}.",
		.confidence = "high",
		.source = "[GK]",
	},
	[QUESTION_FRESH_INJURY] = {
		.yes = {			 N,  A,  L1, N,  N,  L4},
		.action = ACTION_SOON,
		.advice = "No massage and no stretch on this leg for 3 days. Rest it, and move it "
			  "only as far as it is comfortable. If something snapped, or you cannot "
			  "stand on the toes of that foot, have it looked at today. If it is not "
			  "better in 3 days, have it looked at then.",
		.confidence = "moderate",
		.source = "[HARM]",
	},
	[QUESTION_DEEP_BRUISE] = {
		.yes = {			 N,  A,  L1, N,  N,  A},
		.action = ACTION_SOON, .action_cleared = ACTION_SOON,
		.advice = "Leave that muscle alone: rubbing can make it bleed again or turn hard "
			  "as bone. See a doctor if it is hard or not shrinking.",
		.advice_cleared = "Leave that muscle alone until the bruise is gone. If it grows "
				  "or turns hard, see a doctor.",
		.untried = "That it counts up to 6 weeks old.",
		.confidence = "moderate",
		.source = "[HARM][MYO]",
	},
	[QUESTION_OPEN_SKIN] = {
		.yes = {			 N,  A,  L1, N,  A,  A},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "Do not massage this leg. A leg sore that has not closed in 2 "
			  "weeks needs a doctor. An animal or human bite, or a burn larger "
			  "than your palm: get help today.",
		.confidence = "high",
		.source = "[MAYO-M][GK]",
	},
	[QUESTION_RASH] = {
		.yes = {			 N,  A,  L1, N,  A,  A},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "Keep off this leg, use no oil on the patch, and wash your hands "
			  "afterwards. Blisters in a band on one side can be shingles: see a "
			  "doctor or pharmacist today or tomorrow. Treatment works best within 3 "
			  "days of the rash.",
		.confidence = "moderate",
		.source = "[ASC]",
	},
	[QUESTION_DIZZY_NOW] = {
		.yes = {			 N,  A,  A,  N,  N,  N},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "Lie down. No massage and no standing exercise today. If you faint, or "
			  "did faint, call {emergency}.",
		.confidence = "moderate",
		.source = "[PARQ][GK]",
	},
	[QUESTION_NOT_ALERT] = {
		.yes = {			 L1, A,  A,  N,  L1, L1},
		.action = ACTION_NONE,
		.advice = "You may not feel harm. Light strokes only, no machines, no heat.",
		.advice_shut = "You may not feel harm. No machines, no heat.",
		.untried = "The 6 hours.",
		.confidence = "moderate",
		.source = "[GK]",
	},
	[QUESTION_OTHER_NEW] = {
		.yes = {			 N,  A,  A,  N,  N,  A},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "Ask a clinician about it before a massage.",
		.confidence = "low",
		.source = "[GK]",
	},

	/* ---- standing: clots, events -------- M   E   S   P   T   W */
	[QUESTION_CLOT_RECENT] = {
		.yes = {			 N,  A,  L1, N,  A,  A},
		.cleared = {			 L1, A,  L1, N,  A,  A},
		.mask = {.zones = INNER_THIGH, .techniques = LYMPH},
		.action = ACTION_ASK_CLINICIAN, .action_cleared = ACTION_ASK_CLINICIAN,
		.advice = "No leg massage and no air boots until your clot doctor agrees.",
		.advice_cleared = "Light strokes only, not on the inner thigh, and no air boots. "
				  "Stop at any new leg pain or swelling and get help the same day.",
		.advice_shut = CLEARED_SHUT " Any new leg pain or swelling needs "
			       "help the same day.",
		.confidence = "high",
		.source = "[MMAG][AMB1][AMB2]",
	},
	[QUESTION_CLOT_PAST] = {
		.yes = {			 N,  A,  L1, L1, A,  A},
		.cleared = {			 L1, A,  L1, L1, A,  A},
		.mask = {.zones = INNER_THIGH, .techniques = LYMPH},
		.action = ACTION_ASK_CLINICIAN, .action_cleared = ACTION_ASK_CLINICIAN,
		.advice = "No leg massage until you have asked a doctor who knows about the clot. "
			  "Know the warning signs: one leg swollen, sore, warm or darker.",
		.advice_cleared = "Light strokes only, not on the inner thigh. Stop at any new "
				  "leg pain or swelling and get help the same day.",
		.advice_shut = CLEARED_SHUT " Any new leg pain or swelling needs "
			       "help the same day.",
		.confidence = "moderate",
		.source = "[MMAG]",
	},
	[QUESTION_CLOT_RISK_TIME] = {
		.yes = {			 N,  A,  L1, N,  L4, A},
		.cleared = {			 L1, A,  L1, N,  L4, A},
		.mask = {.zones = CALF | BEHIND_KNEE | INNER_THIGH, .techniques = LYMPH},
		.action = ACTION_ASK_CLINICIAN, .action_cleared = ACTION_ASK_CLINICIAN,
		.advice = "Your risk of a blood clot is raised. No massage until a clinician who "
			  "knows about it agrees. Any new leg pain or swelling needs help the "
			  "same day.",
		.advice_cleared = "Your risk of a blood clot is raised. Light strokes only, off "
				  "the calf, the hollow of the knee and the inner thigh. Stop at "
				  "any new leg pain or swelling and get help the same day.",
		.advice_shut = CLEARED_SHUT " Any new leg pain or swelling needs "
			       "help the same day.",
		.confidence = "moderate",
		.source = "[NICE158][CDC-T]",
	},
	[QUESTION_OP_RECENT] = {
		.yes = {			 N,  A,  L1, L1, N,  L4},
		.cleared = {			 L1, A,  L1, L1, N,  L4},
		.action = ACTION_ASK_CLINICIAN, .action_cleared = ACTION_ASK_CLINICIAN,
		.advice = "No massage unless your surgeon says so. Follow the hospital's plan for "
			  "raising, socks and exercise.",
		.advice_cleared = "Light strokes only, away from the wound. Follow the hospital's "
				  "plan for raising, socks and exercise.",
		.advice_shut = CLEARED_SHUT " Follow the hospital's plan for raising, "
			       "socks and exercise.",
		.confidence = "high",
		.source = "[NICE158][LEEDS]",
	},
	[QUESTION_BONE_HEALING] = {
		.yes = {			 N,  A,  L1, N,  N,  L4},
		.cleared = {			 L1, A,  L1, N,  N,  L4},
		.action = ACTION_ASK_CLINICIAN, .action_cleared = ACTION_ASK_CLINICIAN,
		.advice = "Leave this leg to your fracture team.",
		.advice_cleared = "Light strokes only, never over the break. Everything else "
				  "stays with your fracture team.",
		.advice_shut = CLEARED_SHUT " Leave this leg to your fracture team.",
		.confidence = "high",
		.source = "[MAYO-M]",
	},
	/* ---- standing: heart, blood --------- M   E   S   P   T   W */
	[QUESTION_BLOOD_THINNER] = {
		.yes = {			 N,  A,  L2, L1, A,  A},
		.cleared = {			 L1, A,  L2, L1, A,  A},
		.action = ACTION_ASK_CLINICIAN, .action_cleared = ACTION_ASK_CLINICIAN,
		.advice = "You can bleed into a muscle. No massage until a clinician who knows "
			  "about it agrees. A bruise that grows fast or hurts needs help today.",
		.advice_cleared = "You can bleed into a muscle. Light strokes only. A bruise that "
				  "grows fast or hurts needs help today.",
		.advice_shut = CLEARED_SHUT " A bruise that grows fast or hurts needs help today.",
		.confidence = "moderate",
		.source = "[MAYO-M][ASC]",
	},
	[QUESTION_LOW_PLATELETS] = {
		.yes = {			 N,  A,  L1, N,  L4, A},
		.cleared = {			 L1, A,  L1, N,  L4, A},
		.mask = {.cap = SOFT_CAP},
		.action = ACTION_ASK_CLINICIAN, .action_cleared = ACTION_ASK_CLINICIAN,
		.advice = "No massage until your doctor says yes and how light it has to be.",
		.advice_cleared = "Very light strokes only, like moving the skin. New bruises "
				  "mean stop and call your doctor.",
		.advice_shut = CLEARED_SHUT " For new bruises call your doctor.",
		.confidence = "moderate",
		.source = "[NGVTE][GK]",
	},
	[QUESTION_ARTERY_SEVERE] = {
		.yes = {			 N,  N,  N,  N,  L1, L4},
		.action = ACTION_TODAY, .action_cleared = ACTION_ASK_CLINICIAN,
		.advice = "The blood supply of the foot may be very poor. Do not raise, squeeze "
			  "or rub. Call a doctor today.",
		.advice_cleared = "Your foot team knows about this. Do not raise, squeeze or rub "
			  "the legs. If the pain or the sore gets worse, call the team the "
			  "same day.",
		.confidence = "high",
		.source = "[GPN][DEV-ALI]",
	},
	[QUESTION_ARTERY_NARROW] = {
		.yes = {			 L1, L1, N,  N,  A,  L2},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "No squeezing socks or boots until the pressure at your ankle has been "
			  "tested. Keep the legs level. On a walk, rest when the calf aches.",
		.confidence = "high for raising, socks, sleeves and walking, low for massage",
		.source = "[RABE-P][W111][ELHT][POST]",
	},
	[QUESTION_ARTERY_GRAFT] = {
		.yes = {			 N,  L1, N,  N,  A,  L2},
		.cleared = {			 L1, L1, N,  N,  A,  L2},
		.mask = {.zones = CALF | BEHIND_KNEE | FRONT_THIGH | INNER_THIGH,
			 .cues[MASSAGE] = CUE_BIT(CUE_KEEP_CLEAR)},
		.action = ACTION_ASK_CLINICIAN, .action_cleared = ACTION_ASK_CLINICIAN,
		.advice = "No massage of this leg until your vascular team agrees, and no "
			  "squeezing wear. Never press along the graft.",
		.advice_cleared = "Light strokes only, and never along the graft or stent. No "
				  "squeezing wear without your vascular team.",
		.advice_shut = CLEARED_SHUT " No squeezing wear without your vascular team.",
		.confidence = "moderate",
		.source = "[RABE-P]",
	},
	[QUESTION_HEART_FAILURE] = {
		.yes = {			 L1, L2, L1, N,  L1, L3},
		.mask = {.seconds = HEART_FAILURE_SECONDS, .techniques = LYMPH,
			 .cues[MASSAGE] = CUE_BIT(CUE_ONE_LEG)},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "Short, light, one leg in a session, sitting up. Stop if breathing gets "
			  "harder. No air boots. Ask before you wear squeezing socks.",
		.advice_shut = "No air boots. Ask before you wear squeezing socks. Sit up if "
			       "breathing gets harder.",
		.confidence = "moderate",
		.source = "[RABE-P][HARTM][PLR3][UNIC][MLDX]",
	},
	[QUESTION_KIDNEY_LIVER] = {
		.yes = {			 L1, L2, L1, N,  A,  L3},
		.mask = {.techniques = LYMPH},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "Swelling here needs the plan of your own team. Light strokes only.",
		.advice_shut = "Swelling here needs the plan of your own team.",
		.confidence = "moderate",
		.source = "[MLDX]",
	},
	[QUESTION_FLUID_LIMIT] = {
		.yes = {			 A,  A,  A,  A,  A,  A},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "Keep to the limit your doctor gave you. We will not remind you to "
			  "drink.",
		.confidence = "high",
		.source = "[HFM][BRAD]",
	},
	/* ---- standing: nerves, skin, veins -- M   E   S   P   T   W */
	[QUESTION_NUMB_FEET] = {
		.yes = {			 N,  L1, N,  N,  L1, L1},
		.cleared = {			 L1, L1, N,  N,  L1, L1},
		.mask = {.zones = FOOT | ANKLE | CALF | SHIN, .cap = SOFT_CAP,
			 .cues[ELEVATION] = CUE_BIT(CUE_HEELS_FREE),
			 .cues[WALKING] = CUE_BIT(CUE_SHOES_ON)},
		.action = ACTION_ASK_CLINICIAN, .action_cleared = ACTION_ASK_CLINICIAN,
		.advice = "You may not feel harm. No massage, heat or squeezing on numb legs. "
			  "Look at your feet every day.",
		.advice_cleared = "You may not feel harm. Very light strokes above the knee only; "
				  "no heat, no squeezing. Look at your feet every day.",
		.advice_shut = CLEARED_SHUT " No heat, no squeezing. Look at your feet every day.",
		.confidence = "high",
		.source = "[RABE-P][UNIC][HEATD]",
	},
	[QUESTION_DIABETES] = {
		.yes = {			 A,  A,  L1, L1, A,  A},
		.mask = {.no_heat = true,
			 .cues[MASSAGE] = CUE_BIT(CUE_CHECK_SKIN),
			 .cues[SLEEVE] = CUE_BIT(CUE_NO_HEAT),
			 .cues[WALKING] = CUE_BIT(CUE_SHOES_ON)},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "Look at the skin before and after. Never use heated sleeves. If "
			  "feeling in the feet fades, answer these questions again.",
		.confidence = "moderate",
		.source = "[NG19][HEATD]",
	},
	[QUESTION_BONE_FRAGILE] = {
		.yes = {			 N,  A,  A,  L1, L3, A},
		.cleared = {			 L1, A,  A,  L1, L3, A},
		.mask = {.cues[MASSAGE] = CUE_BIT(CUE_NO_LEANING)},
		.action = ACTION_ASK_CLINICIAN, .action_cleared = ACTION_ASK_CLINICIAN,
		.advice = "No massage until a clinician who knows about your bones agrees. Bend "
			  "from the hips with a flat back.",
		.advice_cleared = "Light hands only: no tapping, no leaning. Bend from the hips "
				  "with a flat back.",
		.advice_shut = CLEARED_SHUT " Bend from the hips with a flat back.",
		.confidence = "moderate",
		.source = "[MAYO-M][ROS][TFTF]",
	},
	[QUESTION_VEINS_BAD] = {
		.yes = {			 N,  A,  L1, L1, A,  A},
		.cleared = {			 L1, A,  L1, L1, A,  A},
		.mask = {.zones = ANKLE | SHIN | BEHIND_KNEE | INNER_THIGH, .cap = SOFT_CAP,
			 .cues[MASSAGE] = CUE_BIT(CUE_KEEP_CLEAR)},
		.action = ACTION_ASK_CLINICIAN, .action_cleared = ACTION_ASK_CLINICIAN,
		.advice = "No massage of this leg until a clinician who knows about the veins "
			  "agrees. Never press on the veins. Ask a doctor about fitted stockings.",
		.advice_cleared = "Very light strokes beside the veins, never on them. Ask a "
				  "doctor about fitted stockings.",
		.advice_shut = CLEARED_SHUT " Never press on the veins.",
		.confidence = "moderate",
		.source = "[UKO][VEIN1]",
	},
	[QUESTION_VEINS_MILD] = {
		.yes = {			 L3, A,  L2, A,  A,  A},
		.mask = {.zones = BEHIND_KNEE | INNER_THIGH, .cap = VEIN_CAP},
		.action = ACTION_NONE, .quiet = true,
		.advice = "Stroke beside the veins, not on them.",
		.advice_shut = "Never press on the veins.",
		.confidence = "moderate",
		.source = "[VEIN1][VEIN2]",
	},
	[QUESTION_LUMP_BEHIND_KNEE] = {
		.yes = {			 N,  A,  L1, L1, L4, A},
		.cleared = {			 L3, A,  L1, L1, L4, A},
		.mask = {.zones = BEHIND_KNEE | CALF, .techniques = KNEADING,
			 .moves = MOVE_BIT(MOVE_CALF_STRETCH) | MOVE_BIT(MOVE_HEEL_RAISES)},
		.action = ACTION_TODAY, .action_cleared = ACTION_ASK_CLINICIAN,
		.keeps_action = true,
		.advice = "Leave the lump alone; have it looked at today.",
		.advice_cleared = "Skip the calf and the hollow behind the knee. If the lump "
				  "grows, throbs or hurts, have it looked at the same day.",
		.advice_shut = CLEARED_SHUT " If the lump grows, throbs or hurts, have "
			       "it looked at the same day.",
		.confidence = "moderate",
		.source = "[DEV-ALI][GK]",
	},
	[QUESTION_LYMPH_SWELLING] = {
		.yes = {			 L4, A,  L1, L1, A,  A},
		.mask = {.cues[WALKING] = CUE_BIT(CUE_GARMENT_ON)},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "Do only the drainage strokes your therapist taught you. Other massage "
			  "can make it worse. Ask your therapist when to wear your garment.",
		.advice_shut = "Ask your therapist before you go on, and when to wear your "
			       "garment.",
		.confidence = "high",
		.source = "[MACM]",
	},
	/* ---- standing: cancer, pregnancy … -- M   E   S   P   T   W */
	[QUESTION_CANCER_NOW] = {
		.yes = {			 L1, A,  L1, L1, A,  L3},
		.mask = {.zones = INNER_THIGH},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "Light strokes only. Keep off ports, patches, treated skin and lymph "
			  "nodes. Ask your team about platelets and clots.",
		.advice_shut = "Ask your team about platelets and clots before you start.",
		.confidence = "moderate",
		.source = "[UKO][CCN][NICE158]",
	},
	[QUESTION_TUMOUR_LEG] = {
		.yes = {			 N,  A,  L1, N,  L4, L1},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "No massage on that leg. Ask your cancer team what is right for "
			  "you. A lump that nobody has explained: have it looked at within "
			  "days.",
		.confidence = "high",
		.source = "[UKO][CCN]",
	},
	[QUESTION_PREGNANT] = {
		.yes = {			 L1, L3, L2, N,  L4, A},
		.mask = {.zones = INNER_THIGH},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "Light strokes only: no kneading of the calf, no inner thigh, no "
			  "tapping. Sit up or lie on your side, never flat on your back. "
			  "Stop at any pain in one leg only.",
		.advice_shut = "Sit up or lie on your side, never flat on your back. Pain in one "
			  "leg only needs help the same day.",
		.confidence = "moderate",
		.source = "[MUEL21][BMC20][COB10][SUP1]",
	},
	[QUESTION_BP_HIGH] = {
		.yes = {			 L2, A,  A,  L1, A,  L3},
		.mask = {.cues[STRETCH] = CUE_BIT(CUE_NO_BREATH_HOLD)},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "Keep it gentle: pressure that hurts pushes the blood pressure up. See "
			  "your doctor.",
		.advice_shut = "See your doctor about your blood pressure.",
		.untried = "The limit of 160/100.",
		.confidence = "moderate",
		.source = "[CAMB06]",
	},
	[QUESTION_CHEST_OR_COLLAPSE] = {
		.yes = {			 A,  A,  A,  L1, A,  L4},
		.cleared = {			 A,  A,  A,  L1, A,  L3},
		/* W-L3's own cue; with W-L4 too, so that a clearance that ends loses none */
		.mask = {.cues[WALKING] = CUE_BIT(CUE_TALKING_PACE)},
		.action = ACTION_SOON, .action_cleared = ACTION_ASK_CLINICIAN,
		.advice = "See a doctor within 2 to 3 days, before any walking breaks.",
		.advice_cleared = "Go easy: 2 minutes at a time, at a pace at which you can talk. "
				  "Stop at chest pain or dizziness.",
		.advice_shut = "Go easy, at a pace at which you can talk. Stop at chest pain or "
			       "dizziness.",
		.confidence = "high",
		.source = "[PARQ]",
	},
	[QUESTION_JOINT_REPLACED] = {
		.yes = {			 L3, A,  A,  L1, L2, A},
		.mask = {.zones = BEHIND_KNEE},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "Do not bend the hip past a right angle while your rules last (often 6 "
			  "to 12 weeks). Keep off the joint and the scar.",
		.confidence = "high for stretches",
		.source = "[LEEDS][RNOH]",
	},
	[QUESTION_METAL_OR_PORT] = {
		.yes = {			 L3, A,  A,  L1, A,  A},
		.mask = {.techniques = KNEADING},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "Stay a hand's width away from it.",
		.confidence = "low",
		.source = "[CCN][THERAB]",
	},
	[QUESTION_IMPLANT_ELECTRIC] = {
		.yes = {			 A,  A,  A,  L1, A,  A},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "Hands are fine. Ask before you use any powered device.",
		.advice_shut = "Ask before you use any powered device.",
		.confidence = "low",
		.source = "[THERAB][HYP]",
	},
	[QUESTION_UNSTEADY] = {
		.yes = {			 A,  A,  A,  A,  L1, L1},
		.mask = {.cues[MASSAGE] = CUE_BIT(CUE_WIPE_SOLES),
			 .cues[ELEVATION] = CUE_BIT(CUE_RISE_SLOWLY),
			 .cues[WALKING] = CUE_BIT(CUE_WIPE_SOLES)},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "Sit for marches and stretches. Wipe oil off your soles before you "
			  "stand.",
		.confidence = "high",
		.source = "[PARQ][GK]",
	},
	[QUESTION_BACK_NERVE] = {
		.yes = {			 A,  A,  A,  A,  L3, A},
		.mask = {.moves = MOVE_BIT(MOVE_HAMSTRING),
			 .cues[ELEVATION] = CUE_BIT(CUE_KNEES_BENT),
			 .cues[STRETCH] = CUE_BIT(CUE_KNEES_BENT)},
		.action = ACTION_ASK_CLINICIAN,
		.advice = "Keep the knee bent and the back flat. Stop if pain shoots down the leg.",
		.confidence = "moderate",
		.source = "[GK]",
	},
	[QUESTION_THIN_SKIN] = {
		.yes = {			 L1, A,  L1, L1, A,  A},
		.mask = {.cues[MASSAGE] = CUE_BIT(CUE_NO_BRUSH)},
		.action = ACTION_NONE, .quiet = true,
		.advice = "Light flat hands only. No brushing.",
		.advice_shut = "No brushing, and nothing that rubs.",
		.confidence = "moderate",
		.source = "[RABE20][GK]",
	},
	[QUESTION_WEAK_OR_STIFF_LEG] = {
		.yes = {			 N,  A,  L1, L1, N,  L1},
		.cleared = {			 L1, A,  L1, L1, N,  L1},
		.action = ACTION_ASK_CLINICIAN, .action_cleared = ACTION_ASK_CLINICIAN,
		.advice = "No massage of this leg until a clinician who knows about it agrees. "
			  "Follow your therapist's plan for stretches.",
		.advice_cleared = "Light strokes only. Follow your therapist's plan for stretches.",
		.advice_shut = CLEARED_SHUT " Follow your therapist's plan for stretches.",
		.confidence = "moderate",
		.source = "[NICE158][GK]",
	},
	[QUESTION_LOOSE_JOINTS] = {
		.yes = {			 L2, A,  A,  A,  L4, A},
		.mask = {.cues[STRETCH] = CUE_BIT(CUE_STOP_SHORT)},
		.action = ACTION_NONE, .quiet = true,
		.advice = "Stop each stretch before its end.",
		.confidence = "low",
		.source = "[GK]",
	},
	[QUESTION_SKIN_ALLERGY] = {
		.yes = {			 A,  A,  A,  A,  A,  A},
		.mask = {.cues[MASSAGE] = CUE_BIT(CUE_PLAIN_LOTION),
			 .cues[SOCKS] = CUE_BIT(CUE_CHECK_FOR_LATEX)},
		.action = ACTION_NONE, .quiet = true,
		.advice = "Use a lotion that you know, or none. Test a new one on the "
			  "forearm for a day.",
		.confidence = "moderate",
		.source = "[MAYO-M]",
	},
	[QUESTION_MEDICINE_ACHE] = {
		.yes = {			 L1, A,  A,  L1, A,  A},
		.action = ACTION_SOON,
		.advice = "Call your doctor or pharmacist now and ask whether to take the "
			  "next dose. Brown urine: go to the emergency room.",
		.confidence = "moderate",
		.source = "[GK]",
	},
};

/* Age and mode. ------------------------------ M   E   S   P   T   W */
static const struct caution_case cases[] = {
	{
		.question = QUESTION_AGE_GROUP,
		.answers = 1U << ANSWER_UNDER_18 | 1U << ANSWER_UNSURE,
		.codes = {			 N,  A,  N,  N,  L4, A},
		.mask = {.cues[ELEVATION] = CUE_BIT(CUE_WITH_AN_ADULT),
			 .cues[STRETCH] = CUE_BIT(CUE_WITH_AN_ADULT),
			 .cues[WALKING] = CUE_BIT(CUE_WITH_AN_ADULT)},
		.advice = "Under 18, or with the age not known: no massage, no socks, no sleeves, "
			  "and nothing else without an adult.",
		.source = "age [GK]",
	},
	{
		.question = QUESTION_AGE_GROUP,
		.answers = 1U << ANSWER_UNDER_18 | 1U << ANSWER_UNSURE,
		.partner = true,
		.codes = {			 N,  N,  N,  N,  N,  N},
		.advice = "With a partner the person must be 18 or over.",
		.source = "age partner-mode",
	},
	{
		.question = QUESTION_AGE_GROUP,
		.answers = 1U << ANSWER_65_PLUS,
		.codes = {			 A,  A,  A,  A,  A,  A},
		.mask = {.techniques = PERCUSSION, .cap = FROM_65_CAP,
			 .cues[ELEVATION] = CUE_BIT(CUE_RISE_SLOWLY)},
		.words = "no tapping, nothing harder than 4 of 10",
		.untried = "That it begins at 65, with pressure 4, no tapping and the question "
			   "about falls every 30 days.",
		.advice = "From 65 on: no tapping, and no more than medium pressure. Sit for a "
			  "minute before you stand up.",
		.source = "age [GK]",
	},
	{
		.question = QUESTION_PARTNER_CONSENT,
		.answers = 1U << ANSWER_NO | 1U << ANSWER_UNSURE,
		.partner = true,
		.codes = {			 N,  N,  N,  N,  N,  N},
		.advice = "Do not start. Ask first, ask again at each new area, and stop at once "
			  "when asked to.",
		.source = "partner-mode [GK]",
	},
	{
		.question = QUESTION_PARTNER_CONSENT,
		.answers = 1U << ANSWER_YES,
		.partner = true,
		.codes = {			 A,  A,  A,  A,  A,  A},
		.mask = {.zones = INNER_THIGH},
		.allowed = true,
		.words = "the inner thigh is left out",
		.advice = "",
		.source = "partner-mode masks",
	},
};

/* Answers that together do more. ------------- M   E   S   P   T   W */
static const struct caution_pair pairs[] = {
	{
		.first = QUESTION_FEVER_ILL, .first_is = YES,
		.with = SET([QUESTION_CANCER_NOW] = true), .with_is = YES,
		.action = ACTION_EMERGENCY,
		.advice = "Fever during cancer treatment: call {emergency} or your hotline now.",
		.source = "combinations [CG151]",
	},
	{
		.first = QUESTION_FEVER_ILL,
		.with = SET([QUESTION_CANCER_NOW] = true),
		.action = ACTION_TODAY,
		.advice = "Call your cancer hotline or doctor now.",
		.source = "combinations [CG151]",
	},
	{
		.first = QUESTION_HOT_SPREADING_SKIN, .first_is = YES,
		.with = SET([QUESTION_STRANGE_PAIN] = true), .with_is = YES,
		.same_leg = true,
		.action = ACTION_EMERGENCY,
		.advice = "Hot skin with pain this bad can be a fast infection. Call {emergency} "
			  "now.",
		.source = "combinations [NHS-NF]",
	},
	{
		.first = QUESTION_NEW_NUMB_WEAK, .first_is = YES,
		.with = SET([QUESTION_LOW_PLATELETS] = true),
		.action = ACTION_EMERGENCY,
		.advice = "This can be a bleed pressing on a nerve. Call {emergency} now, then "
			  "your bleeding clinic.",
		.source = "combinations [GK]",
	},
	{
		.first = QUESTION_NEW_NUMB_WEAK, .first_is = YES,
		.with = SET([QUESTION_CANCER_NOW] = true), .with_is = YES,
		.action = ACTION_EMERGENCY,
		.advice = "With cancer this can be pressure on the nerves of the back. Call "
			  "{emergency} or your cancer hotline now. Do not bend or lift.",
		.source = "combinations [MSCC]",
	},
	/* An emergency sign that the user is unsure of, beside an acute answer that points the
	 * same way. Standing answers do not count here: in an old file every acute answer is
	 * unsure, though the user was not asked today. */
	{
		.first = QUESTION_LUNG_CLOT_SIGNS, .first_is = UNSURE,
		.with = SET([QUESTION_CLOT_SIGNS] = true, [QUESTION_TRIP_OR_BED_LEG] = true),
		.with_is = YES,
		.action = ACTION_EMERGENCY,
		.advice = "With a leg like this it can be a blood clot in the lung. Call "
			  "{emergency} now. Sit up and do not walk about.",
		.source = "combinations [GLOS][NHS-DVT]",
	},
	{
		.first = QUESTION_HEART_STROKE_SIGNS, .first_is = UNSURE,
		.with = SET([QUESTION_NEW_NUMB_WEAK] = true), .with_is = YES,
		.action = ACTION_EMERGENCY,
		.advice = "With new numbness or weakness it can be a stroke. Call {emergency} now. "
			  "Note the time it began.",
		.source = "combinations [GK]",
	},
	{
		.first = QUESTION_COLD_PALE_LEG, .first_is = UNSURE,
		.with = SET([QUESTION_NEW_NUMB_WEAK] = true), .with_is = YES,
		.action = ACTION_EMERGENCY,
		.advice = "With new numbness or weakness this leg may not be getting blood. Call "
			  "{emergency} now. Keep the leg level; do not rub, raise, heat or squeeze "
			  "it.",
		.source = "combinations [RCEM][DEV-ALI]",
	},
	{
		.first = QUESTION_TIGHT_SEVERE_LEG, .first_is = UNSURE,
		.with = SET([QUESTION_NEW_NUMB_WEAK] = true, [QUESTION_STRANGE_PAIN] = true),
		.with_is = YES,
		.action = ACTION_EMERGENCY,
		.advice = "With such pain or new numbness, pressure may be building up in the "
			  "muscle. Call {emergency} now. Take off anything tight. Keep the leg "
			  "level; do not rub, raise, heat or squeeze it.",
		.source = "combinations [CS1][CS2]",
	},
	{
		.first = QUESTION_SADDLE_NUMB, .first_is = UNSURE,
		.with = SET([QUESTION_NEW_NUMB_WEAK] = true), .with_is = YES,
		.action = ACTION_EMERGENCY,
		.advice = "With new numbness or weakness a nerve at the base of the back may be "
			  "pressed. Call {emergency} now, or go to the emergency room.",
		.source = "combinations [GK]",
	},
	{
		.first = QUESTION_VERY_ILL, .first_is = UNSURE,
		.with = SET([QUESTION_HOT_SPREADING_SKIN] = true,
			    [QUESTION_DIABETIC_HOT_FOOT] = true),
		.with_is = YES,
		.action = ACTION_EMERGENCY,
		.advice = "An infection of the leg may have reached the blood. Call {emergency} "
			  "now.",
		.source = "combinations [NHS-SEP][NG51]",
	},
	{
		.first = QUESTION_DARK_URINE, .first_is = UNSURE,
		.with = SET([QUESTION_NEW_NUMB_WEAK] = true, [QUESTION_STRANGE_PAIN] = true),
		.with_is = YES,
		.action = ACTION_EMERGENCY,
		.advice = "With such pain or new weakness, muscle may be breaking down, which "
			  "harms the kidneys. Call {emergency} now, or go to the emergency room.",
		.source = "combinations [RHAB]",
	},
	{
		.first = QUESTION_BREAK_SIGNS, .first_is = UNSURE,
		.with = SET([QUESTION_STRANGE_PAIN] = true), .with_is = YES,
		.action = ACTION_EMERGENCY,
		.advice = "With such pain the leg or hip may be broken, even if you can walk. Call "
			  "{emergency} now. Do not put weight on it. Keep the leg level; do not "
			  "rub, raise, heat or squeeze it.",
		.source = "combinations [NHS-HIP]",
	},
	{
		.first = QUESTION_PREGNANCY_EMERGENCY, .first_is = UNSURE,
		.with = SET([QUESTION_PREGNANCY_WARNING] = true), .with_is = YES,
		.action = ACTION_EMERGENCY,
		.advice = "With a second warning sign this can be dangerous for you and the baby. "
			  "Call {emergency} or your maternity unit now.",
		.source = "combinations [NG133]",
	},
	{
		.first = QUESTION_DIABETIC_HOT_FOOT, .first_is = YES,
		.with = SET([QUESTION_FEVER_ILL] = true), .with_is = YES,
		.action = ACTION_EMERGENCY,
		.advice = "A foot like this with fever can put the leg and your life at risk. Call "
			  "{emergency} now, or go to the emergency room.",
		.source = "combinations [NG19]",
	},
	{
		.first = QUESTION_STRANGE_PAIN,
		.with = SET([QUESTION_CLOT_RECENT] = true, [QUESTION_CLOT_PAST] = true,
			    [QUESTION_CLOT_RISK_TIME] = true, [QUESTION_CANCER_NOW] = true,
			    [QUESTION_PREGNANT] = true),
		.action = ACTION_TODAY,
		.advice = POSSIBLE_CLOT,
		.source = "combinations [NICE158]",
	},
	{
		.first = QUESTION_STRANGE_PAIN,
		.with = SET([QUESTION_LOW_PLATELETS] = true),
		.action = ACTION_TODAY,
		.advice = EASY_BLEEDING,
		.source = "combinations [GK]",
	},
	{
		.first = QUESTION_NEW_NUMB_WEAK,
		.with = SET([QUESTION_LOW_PLATELETS] = true),
		.action = ACTION_TODAY,
		.advice = EASY_BLEEDING,
		.source = "combinations [GK]",
	},
	{
		.first = QUESTION_FRESH_INJURY, .first_is = YES,
		.with = SET([QUESTION_BLOOD_THINNER] = true, [QUESTION_LOW_PLATELETS] = true),
		.action = ACTION_TODAY,
		.advice = EASY_BLEEDING,
		.source = "combinations [GK]",
	},
	{
		/* a bruise that shrinks after a clinician looked at it ("seen") stays "soon" */
		.first = QUESTION_DEEP_BRUISE, .first_is = YES | UNSURE,
		.with = SET([QUESTION_BLOOD_THINNER] = true, [QUESTION_LOW_PLATELETS] = true),
		.action = ACTION_TODAY,
		.advice = EASY_BLEEDING,
		.source = "combinations [GK]",
	},
	{
		.first = QUESTION_NUMB_FEET,
		.with = SET([QUESTION_ARTERY_SEVERE] = true, [QUESTION_ARTERY_NARROW] = true,
			    [QUESTION_ARTERY_GRAFT] = true),
		.codes = {			 N,  A,  N,  N,  A,  A},
		.advice = "Numb skin and narrow arteries together: no massage, no squeezing wear "
			  "and no machines, on either leg. Look at your feet every day.",
		.source = "combinations [RABE-P]",
	},
	{
		.first = QUESTION_BLOOD_THINNER,
		.with = SET([QUESTION_LOW_PLATELETS] = true),
		.codes = {			 N,  A,  N,  N,  A,  A},
		.advice = "A blood thinner and low platelets together: no massage, no squeezing "
			  "wear and no machines. A bruise that grows fast or hurts needs help "
			  "today.",
		.source = "combinations [GK]",
	},
	{
		.first = QUESTION_NOT_ALERT,
		.partner = true,
		.codes = {			 N,  A,  A,  A,  A,  A},
		.advice = "One of you may not notice harm. No massage together until it has worn "
			  "off.",
		.source = "partner-mode [GK]",
	},
};

static const struct caution_force forces[] = {
	{SET([QUESTION_PREGNANT_SWELLING] = true), QUESTION_PREGNANT, "gates"},
	{SET([QUESTION_DIABETIC_HOT_FOOT] = true), QUESTION_DIABETES, "gates"},
	{SET([QUESTION_ARTERY_GRAFT] = true), QUESTION_ARTERY_NARROW, "combinations"},
	{SET([QUESTION_OP_RECENT] = true, [QUESTION_BONE_HEALING] = true), QUESTION_CLOT_RISK_TIME,
	 "combinations"},
};

static const struct caution_width widths[] = {
	{QUESTION_HOT_SPREADING_SKIN, QUESTION_FEVER_ILL, "sides"},
	{QUESTION_NUMB_FEET, QUESTION_DIABETES, "sides"},
};
/* clang-format on */

const struct caution_row *caution_row(enum question question)
{
	return &rows[question];
}

const struct caution_case *caution_cases(size_t *count)
{
	*count = sizeof cases / sizeof cases[0];
	return cases;
}

const struct caution_pair *caution_pairs(size_t *count)
{
	*count = sizeof pairs / sizeof pairs[0];
	return pairs;
}

const struct caution_force *caution_forces(size_t *count)
{
	*count = sizeof forces / sizeof forces[0];
	return forces;
}

const struct caution_width *caution_widths(size_t *count)
{
	*count = sizeof widths / sizeof widths[0];
	return widths;
}
