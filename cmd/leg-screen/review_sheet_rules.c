/* The rules that are code, not rows of a table, in words: how the answers count together, and what
 * each reminder needs. leg-safety(7) has them at length, under the same names. */
#include "review_sheet.h"

#include <stddef.h>

/* clang-format off */
static const struct sheet_rule rules[] = {
	{.id = "evidence",
	 .text = "Confidence beside a question is the authors' own, in the row as a whole. It "
		 "is no grade of evidence: those are for what massage may bring, and are in "
		 "leg-evidence(7)."},
	{.id = "questions",
	 .text = "Questions about today are asked every time, the others again when their days "
		 "are over or their words have changed. A screening holds for 60 minutes. "
		 "Answers in a file that are older, undated or of the future say nothing about "
		 "today: each counts as unsure.",
	 .untried = "The 60 minutes."},
	{.id = "answers",
	 .text = "A missing answer is unsure, never no. After its days a saved yes still "
		 "counts as yes, and a saved no as unsure; a question that is not among the "
		 "saved answers counts as yes. Answers about today, an unsure and the answers "
		 "of a partner are never saved. The routines walk, pumps and rest and all "
		 "reminders go by the saved answers alone; with none, walking is seated or "
		 "holding on."},
	{.id = "sides",
	 .text = "An answer about one leg limits that leg; where no leg was named it counts "
		 "for both. Left yes and right unsure is yes on both. Walking, and whatever "
		 "both legs do at once, takes the stricter leg."},
	{.id = "clearance",
	 .text = "Cleared means: a clinician who knows about this has said that gentle leg "
		 "massage is fine. It counts for the days of its question, at most 90. Any "
		 "other answer about today that is not no ends it at once, and it is a yes "
		 "again: on the leg of that answer, or on both where that has no leg. "
		 "pregnant-swelling and partner-consent end none; a cleared pregnant-swelling "
		 "ends on both legs. Where diabetes widens numb-feet to the other leg, a "
		 "clearance of one leg is a yes on both."},
	{.id = "seen",
	 .text = "Seen changes the action, and opens what the action today had closed; the "
		 "codes stay. No other answer ends it. It counts for the days of its question, "
		 "for a bruise in that screening."},
	{.id = "merging",
	 .text = "On each leg the strictest answer holds: what is left out adds up, the "
		 "smallest number counts, and only what every answer allows is left. Where "
		 "nothing is left, no part of the leg with a stroke for it, or two postures "
		 "that exclude each other, it is not allowed."},
	{.id = "verdict",
	 .text = "The verdict is that of massage: stop where it is closed on both legs, "
		 "limited where one is closed or anything is limited, else go. A limit beside "
		 "an A makes it limited; a sentence alone does not, nor the inside of the "
		 "thigh with a partner. It is stop where the action is today, whatever else is "
		 "allowed. A routine stops when nothing of it is left."},
	{.id = "action",
	 .text = "The most urgent action of all answers holds. An emergency ends the questions "
		 "at once. A person who has asked a clinician is not told to ask again; no "
		 "limit changes."},
	{.id = "locks",
	 .text = "After an emergency, an action today or a sign that says so below, nothing is "
		 "planned, paced or reminded until a later screening does not stop; what "
		 "was locked with a partner binds with a partner alone. A screening that stops "
		 "counts as well if the standing answers stop by themselves and none about "
		 "today closes anything. Where a clinician has to look first, the screening "
		 "asks if one did, or if it was a mistake: anything but yes leaves the lock. "
		 "After dizziness nothing lifts it before a day begins that is at least 6 hours "
		 "away. If the file of locks is lost, a sign of the last 48 hours in the log "
		 "counts as one."},
	{.id = "day-limits",
	 .text = "Where massage of a leg is limited below 15 minutes, what was done of it "
		 "since the day began (at 03:00, or as set) counts toward that. With less than "
		 "30 seconds left it is done for today. With a weak heart an hour passes "
		 "between the legs."},
	{.id = "zones",
	 .text = "On each leg the parts come in the order below, never back. Strokes go toward "
		 "the heart and end a hand's width below the groin; the lymph routine begins "
		 "near the groin, without oil. A stroke of the whole leg over a part that is "
		 "left out shrinks to the lower leg, or to one part. The last stroke of a leg "
		 "is the finishing stroke."},
	{.id = "pressure",
	 .text = "On a scale of 10, where 3 is light, 4 to 5 medium and pleasant, and 7 pain. "
		 "The least of what the part, the stroke and the answers allow holds, and "
		 "never more than 5. Without a wish it is at most 4; light is 3, medium 5."},
	{.id = "slips",
	 .text = "A step that stands or gets up after oil on a sole says to wipe it first, and "
		 "a plan with oil ends with wiping it off. Shoes stay on, or soles are worked, "
		 "not both."},
	{.id = "posture",
	 .text = "People who massage their own legs sit with the leg out and the back supported, "
		 "never lying; at the desk and in the morning on a chair. At E-L2 it is always on "
		 "a chair. At T-L3, and in pregnancy, on a chair and without foot and ankle. A "
		 "leg at T-L2, or with stretches closed, has the thigh alone, leaning back. "
		 "With a partner none of this holds: the person lies, or is propped up or on "
		 "the side where raising the legs asks for it. At W-L1 nothing is planned "
		 "standing."},
	{.id = "movements",
	 .text = "Held stretches come when both legs are done. Heel raises, pumps and marches "
		 "obey the codes of walking, heel raises those of stretches as well. The hip "
		 "hinge and the hamstring stretch bend both hips, and the stretch of one "
		 "thigh rests on the other leg: the stricter leg holds. "
		 "Knees that must stay bent rule out the calf stretch. Nobody stands for a "
		 "stretch at T-L1, T-L2 or W-L1; at W-L1 heel raises and marches are done "
		 "sitting too. "
		 "At T-L1 and T-L3 the thigh stretch is lying: in pregnancy on the left side, "
		 "so of the right leg alone, and not at E-L2 or where raising the legs is "
		 "closed."},
	{.id = "routines",
	 .text = "The \"Not for\" of a routine, below, names what is common. The screening asks "
		 "more, and it decides."},
	{.id = "untried",
	 .text = "A number with no source beside it (of pressure, minutes, seconds, days, "
		 "degrees or times a day) is a choice of the authors, and rests on no trial."},
};
/* clang-format on */

const struct sheet_rule *sheet_rules(size_t *count)
{
	*count = sizeof rules / sizeof rules[0];
	return rules;
}

const char *sheet_need_words(enum reminder_need need)
{
	static const char *const words[] = {
		[NEED_WALKING] = "not at W-L4 or N",
		[NEED_STRETCH] = "only where a stretch of one leg is left",
		[NEED_ELEVATION] = "only where both legs may be raised: A or E-L3",
		[NEED_SOCKS] = "only at A or S-L2 on both legs",
		[NEED_DRINK] = "only where heart-failure, kidney-liver and fluid-limit are no",
		[NEED_MASSAGE] = "only where massage of one leg is left",
		[NEED_SLEEVE] = "only at A on both legs",
	};
	return words[need];
}
