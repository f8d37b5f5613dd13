#include "body/rules_version.h"

#include <string.h>

const char rules_version[RULES_SIZE] = "2026.12";
const char rules_status[] = "draft";
const char rules_reviewed[] = "none";
const struct civil rules_review_by = {2027, 12, 31};

#define OLD                                                                                        \
	"These safety rules (2026.12) were due to be reviewed by December 2027. Look for a newer " \
	"release, and ask a clinician if in doubt."

/* clang-format off */
static const struct rules_change history[] = {
	{"2026.12", "Get checked today means nothing today: every action \"today\" closes all six "
		    "on both legs."},
	{"2026.12", "New emergency signs: very-ill, heavy-bleeding, pregnancy-emergency. New "
		    "questions: other-new, medicine-ache."},
	{"2026.12", "Answers that act together: fever in cancer, hot skin with severe pain, easy "
		    "bleeding with an injury, a bruise, numbness or severe pain, a hot diabetic "
		    "foot with fever, and an unsure emergency sign beside a new sign that points "
		    "the same way."},
	{"2026.12", "New numbness or weakness in cancer is an emergency."},
	{"2026.12", "What counts is said more fully: heart-stroke-signs, cold-pale-leg, "
		    "saddle-numb, dark-urine, pregnancy-emergency, new-numb-weak. A fresh injury "
		    "with a snap is looked at today."},
	{"2026.12", "Unsure of dark urine, of a break or of an emergency of pregnancy is an "
		    "emergency beside a new sign that points the same way. break-signs has a "
		    "help: a foot that turns out; pain in the groin after a fall."},
	{"2026.12", "lump-behind-knee can be cleared. artery-severe and deep-bruise can be seen. "
		    "No standing answer locks for life: a stop by standing answers alone lifts a "
		    "lock too."},
	{"2026.12", "Reworded: cold-pale-leg, heart-stroke-signs, saddle-numb, trip-or-bed-leg, "
		    "pregnancy-warning, strange-pain, rash, open-skin, clot-risk-time, veins-bad, "
		    "tumour-leg, thin-skin, the limit M-L3."},
	{"2026.12", "Shorter sentences, the same meaning: artery-narrow, artery-severe, "
		    "blood-thinner, bone-fragile, chest-or-collapse, heavy-bleeding, kidney-liver, "
		    "low-platelets, lymph-swelling, numb-feet, op-recent, open-skin, other-new, "
		    "skin-allergy, thin-skin, weak-or-stiff-leg."},
	{"2026.12", "Each routine says who it is not for. Plainer words, the same meaning: "
		    "the desk routine; action, locks, slips, posture and routines on the "
		    "review sheet."},
	{"2026.12", "Self massage sits up (long-sitting). Calf stretch, thigh stretch and heel "
		    "raises were added. Kneading is for the palm or loose knuckles, not the "
		    "thumbs."},
	{"2026.12", "Limits of massage are a person's for the day. Dizziness in a session ends the "
		    "day. A foot that turns pale when raised must be checked."},
	{"2026.12", "The advice about hot, spreading skin says nothing of a raised leg beside an "
		    "answer that wants the legs level. A garment stays on for walking only if it "
		    "may be worn: another answer can forbid to squeeze the leg."},
	{"2026.12", "A hip that must not bend far rules out the hamstring stretch of the other leg "
		    "too, and a knee that must stay bent the calf stretch. Unsure of heavy "
		    "bleeding: press first."},
	{"2026.12", "Who walks seated or holding on is not stretched standing. The stretch of one "
		    "thigh rests on the other leg: both must allow it. Who leans back for a "
		    "stroke does so for oil, pillow, socks and sleeves."},
	{"2026.12", "The lines of the checklists ask all that the questions do: very-ill has skin "
		    "that hurts more than it looks, not-alert the person giving, "
		    "new-swelling-both the weight and the pillows, hot-spreading-skin the patch. "
		    "With a partner the advice about a sign is said to the person who massages."},
	{"2026.12", "A reminder to move is to be skipped for a leg that is newly swollen too."},
};
/* clang-format on */

const struct rules_change *rules_history(size_t *count)
{
	*count = sizeof history / sizeof history[0];
	return history;
}

bool rules_valid(const char *word)
{
	static const char form[] = "dddd.dd";
	if (strlen(word) != sizeof form - 1)
		return false;
	for (size_t i = 0; i < sizeof form - 1; i++)
		if (form[i] == 'd' ? word[i] < '0' || word[i] > '9' : word[i] != form[i])
			return false;
	int month = (word[5] - '0') * 10 + word[6] - '0';
	return month >= 1 && month <= 12;
}

bool rules_newer(const char *word)
{
	return strcmp(word, rules_version) > 0;
}

bool rules_outdated(const char *rules, const char *reworded)
{
	return reworded && strcmp(rules, reworded) < 0;
}

const char *rules_are_old(struct stamp now)
{
	return stamp_day(now, 0) > civil_to_day(rules_review_by) ? OLD : NULL;
}
