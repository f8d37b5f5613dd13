#include "body/symptom.h"

#include "base/lookup.h"

/* clang-format off */
static const struct symptom_row rows[] = {
	[SYMPTOM_BREATH_OR_CHEST] = {
		.id = "breath-or-chest",
		.brief = "Sudden short breath, chest pain, coughing blood, collapse, racing heart",
		.advice = "STOP. Call {emergency} now. Sit up. Do not walk.",
		.giver = "STOP. Call {emergency} now. Sit your partner up. Do not let them walk.",
		.action = ACTION_EMERGENCY, .lock = SYMPTOM_NEEDS_CHECK,
		.source = "[GLOS][NHS-DVT]",
	},
	[SYMPTOM_NO_RESPONSE] = {
		.id = "no-response",
		.brief = "The person does not answer or goes limp",
		.advice = "STOP. Call {emergency} now. Check breathing. Start CPR if there is "
			  "none.",
		.action = ACTION_EMERGENCY, .lock = SYMPTOM_NEEDS_CHECK,
		.source = "[GK]",
	},
	[SYMPTOM_STROKE_SIGNS] = {
		.id = "stroke-signs",
		.brief = "Face droops, an arm is weak, speech is slurred",
		.advice = "STOP. Call {emergency} now. Note the time it began.",
		.action = ACTION_EMERGENCY, .lock = SYMPTOM_NEEDS_CHECK,
		.source = "[GK]",
	},
	[SYMPTOM_COLD_PALE_FOOT] = {
		.id = "cold-pale-foot",
		.brief = "Foot white, blue, grey or cold, and still so after 2 minutes lying flat",
		.advice = "STOP. Take off anything tight. Keep the leg level. Call {emergency} "
			  "now.",
		.action = ACTION_EMERGENCY, .lock = SYMPTOM_NEEDS_CHECK,
		.source = "[RCEM][DEV-ALI]",
	},
	[SYMPTOM_ROCK_HARD] = {
		.id = "rock-hard",
		.brief = "Leg rock-hard, with severe pain",
		.advice = "STOP. Take off anything tight. Keep the leg level. Call {emergency} "
			  "now.",
		.action = ACTION_EMERGENCY, .lock = SYMPTOM_NEEDS_CHECK,
		.source = "[CS1][CS2]",
	},
	[SYMPTOM_SHARP_PAIN] = {
		.id = "sharp-pain",
		.brief = "Sudden sharp pain, or pain of 7 or more out of 10",
		.advice = "STOP. Do not rub it. Get medical help today: in one calf it may be a "
			  "blood clot.",
		.action = ACTION_TODAY, .lock = SYMPTOM_NEEDS_CHECK,
		.source = "[NHS-DVT][GK]",
	},
	[SYMPTOM_NUMB_WEAK] = {
		.id = "numb-weak",
		.brief = "New numbness, tingling or weakness, or the foot drops",
		.advice = "STOP. Take off socks or sleeve. If it is not gone in 15 minutes, "
			  "get medical help today.",
		.action = ACTION_TODAY, .lock = SYMPTOM_NEEDS_CHECK,
		.untried = "The 15 minutes.", .source = "[CPN1][CPN2]",
	},
	[SYMPTOM_ONE_LEG_SWOLLEN] = {
		.id = "one-leg-swollen",
		.brief = "One leg newly swollen, warm, redder or darker",
		.advice = "STOP. It may be a blood clot. Do not rub it. Get medical help today.",
		.action = ACTION_TODAY, .lock = SYMPTOM_NEEDS_CHECK,
		.source = "[NHS-DVT][NICE158]",
	},
	[SYMPTOM_SORE_LUMP] = {
		.id = "sore-lump",
		.brief = "A lump or a cord that is sore",
		.advice = "STOP. Leave it alone. See a doctor, today if you can.",
		.action = ACTION_TODAY, .lock = SYMPTOM_NEEDS_CHECK,
		.source = "[CUH]",
	},
	[SYMPTOM_SKIN_DAMAGE] = {
		.id = "skin-damage",
		.brief = "A new bruise or blister, broken or burnt skin",
		.advice = "STOP work on this leg. Cool a burn under running water for 20 minutes. "
			  "If you take a blood thinner and the bruise grows, get medical help "
			  "today.",
		.giver = "STOP work on this leg. Cool a burn under running water for 20 minutes. "
			 "If your partner takes a blood thinner and the bruise grows, get "
			 "medical help today.",
		.action = ACTION_SOON, .lock = SYMPTOM_NEEDS_SCREENING,
		.source = "[MAYO-M][GK]",
	},
	[SYMPTOM_DIZZY] = {
		.id = "dizzy",
		.brief = "Dizzy, sick or sweaty",
		.advice = "STOP. Lie down, in pregnancy on your left side, legs level or on one "
			  "pillow. If you faint, have someone call {emergency}. No more today.",
		.giver = "STOP. Have your partner lie down, in pregnancy on the left side, legs "
			 "level or on one pillow. If they faint, call {emergency}. No more "
			 "today.",
		.action = ACTION_SOON, .lock = SYMPTOM_NEEDS_SCREENING, .rest_of_day = true,
		.source = "[PARQ][GK]",
	},
	[SYMPTOM_BREATH_WHEN_RAISED] = {
		.id = "breath-when-raised",
		.brief = "Harder to breathe when the legs are up",
		.advice = "Lower your legs and sit up now. If it is no better in 5 minutes, "
			  "call {emergency}. If it is, call your doctor today.",
		.giver = "Lower your partner's legs and sit them up now. If it is no better in 5 "
			 "minutes, call {emergency}. If it is, have them call their doctor "
			 "today.",
		.action = ACTION_TODAY, .lock = SYMPTOM_NEEDS_CHECK,
		.source = "[PLR3][UNIC]",
	},
	[SYMPTOM_PALE_WHEN_RAISED] = {
		.id = "pale-when-raised",
		.brief = "Foot turns pale or hurts when raised",
		.advice = "Lower the leg. See a doctor about the arteries of your legs "
			  "in the next days.",
		.giver = "Lower the leg. Your partner should see a doctor about the arteries of "
			 "the legs in the next days.",
		.action = ACTION_SOON, .lock = SYMPTOM_NEEDS_CHECK,
		.source = "[GPN][DEV-ALI]",
	},
	[SYMPTOM_CRAMP] = {
		.id = "cramp",
		.brief = "A cramp",
		.advice = "Stop stroking. Straighten the knee and gently pull the toes up. "
			  "Begin again only when the cramp is gone.",
		.giver = "Stop stroking. Straighten your partner's knee and gently pull the toes "
			 "up. Begin again only when the cramp is gone.",
		.action = ACTION_NONE, .lock = SYMPTOM_LOCKS_NOTHING,
		.source = "[GK]",
	},
	[SYMPTOM_ITCH] = {
		.id = "itch",
		.brief = "Itching or hives, swelling of lips or tongue",
		.advice = "STOP. Wash the oil off. If lips, tongue or breath are affected, "
			  "call {emergency} now.",
		.action = ACTION_SOON, .lock = SYMPTOM_NEEDS_SCREENING,
		.source = "[NHS-ANA][GK]",
	},
	[SYMPTOM_PREGNANCY_SIGNS] = {
		.id = "pregnancy-signs",
		.brief = "Pregnant: tightening of the belly, bleeding, headache",
		.advice = "STOP. Call your maternity unit now. If you cannot reach it, "
			  "call {emergency}.",
		.giver = "STOP. Call your partner's maternity unit now. If you cannot reach it, "
			 "call {emergency}.",
		.action = ACTION_TODAY, .lock = SYMPTOM_NEEDS_CHECK,
		.source = "[MAYO-PE][GK]",
	},
	[SYMPTOM_SHOOTING_PAIN] = {
		.id = "shooting-pain",
		.brief = "Pain that shoots down the leg in a stretch",
		.advice = "Ease out of the stretch. Do not do that stretch again today.",
		.giver = "Have your partner ease out of the stretch. Do not let them do that "
			 "stretch again today.",
		.action = ACTION_SOON, .lock = SYMPTOM_NEEDS_SCREENING,
		.source = "[GK]",
	},
	[SYMPTOM_STOP_ASKED] = {
		.id = "stop-asked",
		.brief = "The person says stop, or is not sure",
		.advice = "STOP. You can begin again another time.",
		.action = ACTION_NONE, .lock = SYMPTOM_LOCKS_NOTHING,
		.source = "[GK]",
	},
};
/* clang-format on */

#define WATCH                                                                                      \
	"new pain, swelling or warmth in one leg: get medical help the same day. Trouble "         \
	"breathing or chest pain: call {emergency}. Very sore with dark urine: go to the "         \
	"emergency room."

const char *symptom_closing(bool partner)
{
	return partner ? "Tell your partner. In the next 2 days: " WATCH
		       : "In the next 2 days: " WATCH;
}

const char *symptom_advice(enum symptom symptom, bool partner)
{
	return partner && rows[symptom].giver ? rows[symptom].giver : rows[symptom].advice;
}

const struct symptom_row *symptom_row(enum symptom symptom)
{
	return &rows[symptom];
}

bool symptom_find(const char *id, enum symptom *symptom)
{
	int found = LOOKUP(id, rows);
	if (found >= 0)
		*symptom = (enum symptom)found;
	return found >= 0;
}
