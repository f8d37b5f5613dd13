#include "body/reminder.h"

#include "base/lookup.h"
#include "base/units.h"

#define HOUR(hour) ((hour)*MINUTES_IN_HOUR)

#define SKIP_MOVING                                                                                \
	"Skip it if you are dizzy, breathless or unwell, if a leg is newly sore or swollen, or "   \
	"while driving or at a machine."
#define SKIP_RAISING                                                                               \
	"Skip it if a leg is newly swollen, painful, cold or pale; lower the legs if a foot "      \
	"hurts or "                                                                                \
	"turns pale, or breathing changes."
#define SKIP_HANDS "The questions come first, each time."

#define BY_HAND(routine)	   "leg-screen | leg-plan -r " routine " | leg-timer | leg-log add"
#define WITHOUT_SCREENING(routine) "leg-plan -r " routine " | leg-timer | leg-log add"

/* clang-format off */
static const struct reminder_row reminders[REMINDERS] = {
	[REMINDER_WALK] = {
		.id = "walk", .need = NEED_WALKING, .from_sitting = true, .every = 60,
		.days = WORKDAYS, .minutes = 1,
		.text = "Time to move: walk, or march in place, for a minute or two.",
		.limited = "Time to move: march sitting down, or standing with a hand on something "
			   "that cannot move, for a minute or two.",
		.brief = "Time to move: walk or march in place for a minute or two.",
		.brief_limited = "Time to move: march sitting, or holding on, for a minute.",
		.caution = SKIP_MOVING, .command = WITHOUT_SCREENING("walk"),
		.source = "movements [DUR23]"},
	[REMINDER_PUMPS] = {
		.id = "pumps", .need = NEED_WALKING, .from_sitting = true, .every = 60,
		.days = WORKDAYS, .minutes = 1,
		.text = "Sitting still? Pump your calves: heels up, toes up, 20 to 30 times.",
		.limited = "Sitting still? Pump your calves, sitting: heels up, toes up, 20 to 30 "
			   "times.",
		.brief = "Time to pump your calves: heels up, toes up, 20 to 30 times.",
		.brief_limited = "Sit and pump your calves: heels up, toes up, 20 to 30 times.",
		.caution = SKIP_MOVING, .command = WITHOUT_SCREENING("pumps"),
		.source = "movements [STEIN09]"},
	[REMINDER_STRETCH] = {
		.id = "stretch", .need = NEED_STRETCH, .from_sitting = true,
		.at = {HOUR(12), HOUR(17)}, .days = WORKDAYS, .minutes = 8,
		.text = "Time for a slow stretch: to slight tightness, breathing, no bouncing.",
		.limited = "Time for a slow stretch, sitting or lying: to slight tightness, "
			   "breathing, no bouncing.",
		.brief = "Time for a slow stretch to slight tightness, no bouncing.",
		.brief_limited = "Time for a slow stretch, sitting or lying, no bouncing.",
		.caution = SKIP_MOVING, .command = BY_HAND("stretch"),
		.source = "movements [ACSM]"},
	[REMINDER_ELEVATE] = {
		.id = "elevate", .need = NEED_ELEVATION,
		.at = {HOUR(10) + 30, HOUR(13), HOUR(15) + 30}, .days = WORKDAYS, .minutes = 10,
		.text = "Time to raise your legs on a pillow for 10 to 15 minutes, calves on the "
			"pillow, heels free.",
		.limited = "Time to raise your legs on one pillow for 10 to 15 minutes, heels "
			   "free, with your back propped up or lying on your left side.",
		.brief = "Raise your legs on a pillow, heels free, 10 to 15 minutes.",
		.brief_limited = "Legs on one pillow, back propped or left side, 10 minutes.",
		.caution = SKIP_RAISING, .command = BY_HAND("elevate"),
		.source = "elevation [VH1]"},
	[REMINDER_WEAR] = {
		.id = "wear", .need = NEED_SOCKS,
		.at = {HOUR(8), HOUR(8) + 30, HOUR(20)}, .days = WORKDAYS, .minutes = 1,
		.text = "Support socks.",
		.brief = "Support socks.",
		.caution = "Take them off at once if toes turn pale, blue, numb or cold.",
		.command = "", .source = "socks"},
	[REMINDER_DRINK] = {
		.id = "drink", .need = NEED_DRINK, .every = 120, .days = WORKDAYS, .minutes = 1,
		.text = "Thirsty? A good moment for a drink.",
		.brief = "Thirsty? A good moment for a drink.",
		.caution = "Skip it if a doctor limits how much you drink.",
		.command = "", .source = "reminders"},
	[REMINDER_CIRCULATION] = {
		.id = "circulation", .need = NEED_MASSAGE, .at = {HOUR(20)}, .days = EVERY_DAY,
		.minutes = 3,
		.text = "A quiet moment for your legs: the short massage, once a day.",
		.brief = "Time for the short leg massage; leg-screen asks first.",
		.caution = SKIP_HANDS, .command = BY_HAND("circulation"), .source = "reminders"},
	[REMINDER_RECOVERY] = {
		.id = "recovery", .need = NEED_MASSAGE, .at = {HOUR(19)}, .days = EVERY_DAY,
		.minutes = 10, .text = "Trained today? Time for the ten-minute massage.",
		.brief = "Trained? Time for the 10-minute massage; leg-screen first.",
		.caution = SKIP_HANDS, .command = BY_HAND("recovery"), .source = "reminders"},
	[REMINDER_LYMPH] = {
		.id = "lymph", .need = NEED_MASSAGE, .at = {HOUR(20)}, .days = EVERY_DAY,
		.minutes = 15, .text = "A quiet moment for slow, light strokes.",
		.brief = "Time for slow, light strokes; leg-screen asks first.",
		.caution = SKIP_HANDS, .command = BY_HAND("lymph"), .source = "reminders"},
	[REMINDER_EVENING] = {
		.id = "evening", .need = NEED_MASSAGE, .at = {HOUR(21)}, .days = EVERY_DAY,
		.minutes = 10, .text = "Evening: time for the legs before bed.",
		.brief = "Time for the legs before bed; leg-screen asks first.",
		.caution = SKIP_HANDS, .command = BY_HAND("evening"), .source = "reminders"},
	[REMINDER_MORNING] = {
		.id = "morning", .need = NEED_MASSAGE, .at = {HOUR(7)}, .days = EVERY_DAY,
		.minutes = 5, .text = "Morning: light strokes for the legs before the shower.",
		.brief = "Light strokes before the shower; leg-screen asks first.",
		.caution = SKIP_HANDS, .command = BY_HAND("morning"), .source = "reminders"},
	[REMINDER_DESK] = {
		.id = "desk", .need = NEED_MASSAGE, .at = {HOUR(11), HOUR(16)}, .days = WORKDAYS,
		.minutes = 5, .text = "Time for the legs at the desk.",
		.brief = "Time for the legs at the desk; leg-screen asks first.",
		.caution = SKIP_HANDS, .command = BY_HAND("desk"), .source = "reminders"},
	[REMINDER_SLEEVE] = {
		.id = "sleeve", .need = NEED_SLEEVE, .at = {HOUR(19)}, .days = EVERY_DAY,
		.minutes = 20, .text = "Time for the air sleeves: lowest level, awake.",
		.brief = "Air sleeves, lowest level, awake; leg-screen asks first.",
		.caution = SKIP_HANDS, .command = BY_HAND("sleeve"), .source = "sleeve"},
	[REMINDER_COMBINED] = {
		.id = "combined", .need = NEED_MASSAGE, .at = {HOUR(19)}, .days = EVERY_DAY,
		.minutes = 25,
		.text = "Time for the combined routine: hands or device, then stretches.",
		.brief = "Hands or device, then stretches; leg-screen asks first.",
		.caution = SKIP_HANDS, .command = BY_HAND("combined"), .source = "reminders"},
};
/* clang-format on */

const struct reminder_row *reminder_row(enum reminder reminder)
{
	return &reminders[reminder];
}

bool reminder_find(const char *id, enum reminder *reminder)
{
	int found = LOOKUP(id, reminders);
	if (found >= 0)
		*reminder = (enum reminder)found;
	return found >= 0;
}

const char *reminder_log_kind(enum reminder reminder)
{
	static const char *const kinds[NEEDS] = {
		[NEED_WALKING] = "walking",	[NEED_STRETCH] = "stretch",
		[NEED_ELEVATION] = "elevation", [NEED_SOCKS] = "socks",
		[NEED_MASSAGE] = "massage",	[NEED_SLEEVE] = "sleeve",
	};
	return reminder == REMINDER_PUMPS ? "pumps" : kinds[reminders[reminder].need];
}

/* clang-format off */
static const struct {
	const char *text, *brief;
} wearing[] = {
	[WEAR_ON] = {
		"Support socks on, if you will stand, travel or sit for long: dry legs, no folds.",
		"Support socks on for standing or long sitting: no folds."},
	[WEAR_CHECK] = {
		"Look at your skin and toes under the support socks, and smooth out any fold.",
		"Look at skin and toes under the socks; smooth out folds."},
	[WEAR_OFF] = {
		"Support socks off for the night; look at the skin.",
		"Support socks off for the night; look at the skin."},
};
/* clang-format on */

const char *reminder_wear_text(enum wear wear)
{
	return wearing[wear].text;
}

const char *reminder_wear_brief(enum wear wear)
{
	return wearing[wear].brief;
}
