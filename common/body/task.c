#include "body/task.h"

#include <stddef.h>

#define KIND(kind) (1U << (STEP_##kind))

static const char *const kinds[] = {
	[STEP_SETUP] = "setup",		[STEP_MASSAGE] = "massage",	[STEP_SWITCH] = "switch",
	[STEP_STRETCH] = "stretch",	[STEP_WALKING] = "walking",	[STEP_PUMPS] = "pumps",
	[STEP_ELEVATION] = "elevation", [STEP_SLEEVE] = "sleeve",	[STEP_SOCKS] = "socks",
	[STEP_REST] = "rest",		[STEP_AFTERCARE] = "aftercare",
};

const char *step_kind_id(enum step_kind kind)
{
	return kinds[kind];
}

/* clang-format off */
static const struct task_row rows[TASK_DEVICE] = {
	[TASK_STROKE] = { .id = "stroke", .kinds = KIND(MASSAGE), .reaches = true },
	[TASK_BRUSH] = {
		.id = "brush", .words = "dry brushing", .kinds = KIND(MASSAGE),
		.needs = THING_BIT(THING_BRUSH),
		.reaches = true,
		.own = {
			.title = "Soft dry brushing",
			.cue = "Brush dry skin upward with light strokes of a soft brush, at most "
			       "twice a week.",
		},
	},
	[TASK_WARMING] = {
		.id = "warming", .words = "warming strokes", .kinds = KIND(MASSAGE),
		.reaches = true,
		.own = {
			.title = "Warming strokes",
			.cue = "Spread the lotion with slow flat strokes.",
		},
	},
	[TASK_SWITCH] = {
		.id = "switch", .kinds = KIND(SWITCH),
		.own = {
			.title = "Change legs",
			.cue = "New pain, numbness or a change of colour? Then stop.",
		},
	},
	[TASK_MOVE] = { .id = "move", .kinds = KIND(STRETCH) | KIND(WALKING) | KIND(PUMPS) },
	[TASK_PILLOW] = {
		.id = "pillow", .kinds = KIND(SETUP), .needs = THING_BIT(THING_PILLOW),
		.reaches = true,
		.own = {
			.title = "Get comfortable",
			.cue = "Sit on a bed or the floor, your back supported. Put a pillow under "
			       "the calf of the leg in hand, about 15 cm (6 in) up, the knee a "
			       "little bent and the heel free. The other foot may go down.",
			.level = "Sit on a bed or the floor, your back supported, the leg in hand "
				 "out in front. It stays level: no pillow under it.",
			.chair = "Sit back on a steady chair, the knees bent and the feet level. "
				 "No pillow.",
		},
		.giver = {
			.title = "Settle your partner",
			.cue = "Have your partner lie back with a pillow under the calves. Ask "
			       "which areas are fine today; ask again at each new one, and stop at "
			       "once when told.",
			.level = "Have your partner lie or sit back in comfort, legs level. Ask "
				 "which areas are fine today; ask again at each new one, and stop "
				 "at once when told.",
			.chair = "Have your partner sit back on a steady chair. Ask which areas "
				 "are fine today; ask again at each new one, and stop at once when "
				 "told.",
		},
	},
	[TASK_DRY_PILLOW] = {
		.id = "dry-pillow", .kinds = KIND(SETUP), .needs = THING_BIT(THING_PILLOW),
		.reaches = true,
		.own = {
			.title = "Get comfortable",
			.cue = "Sit on a bed or the floor, your back supported, with a pillow "
			       "under the calf of the leg in hand. Keep the skin dry, without oil. "
			       "Breathe slowly into the belly a few times.",
			.level = "Sit on a bed or the floor, your back supported, the legs level. "
				 "Keep the skin dry, without oil. Breathe slowly into the belly a "
				 "few times.",
			.chair = "Sit back on a steady chair, the knees bent and the feet level. "
				 "Keep the skin dry, without oil. Breathe slowly into the belly a "
				 "few times.",
		},
		.giver = {
			.title = "Settle your partner",
			.cue = "Have your partner lie back with a pillow under the calves, the "
			       "skin dry, without oil. Ask which areas are fine today, and stop at "
			       "once when told.",
			.level = "Have your partner lie or sit back in comfort, legs level, the "
				 "skin dry, without oil. Ask which areas are fine today, and stop "
				 "at once when told.",
			.chair = "Have your partner sit back on a steady chair, the skin dry, "
				 "without oil. Ask which areas are fine today, and stop at once "
				 "when told.",
		},
	},
	[TASK_OIL] = {
		.id = "oil", .kinds = KIND(SETUP), .needs = THING_BIT(THING_OIL),
		.reaches = true,
		.own = {
			.title = "Spread a little oil",
			.cue = "Spread a few drops of oil or lotion from the ankle to mid-thigh. "
			       "Magnesium spray may sting; never use it on broken or just-shaved "
			       "skin.",
			/* who sits on a chair may be told not to bend down to the ankle */
			.chair = "Spread a few drops of oil or lotion where you are going to "
				 "stroke. Magnesium spray may sting; never use it on broken or "
				 "just-shaved skin.",
		},
		.giver = {
			.title = "Warm the lotion",
			.cue = "Warm a little lotion or oil between your palms.",
		},
	},
	[TASK_LOTION] = {
		.id = "lotion", .kinds = KIND(SETUP), .needs = THING_BIT(THING_LOTION),
		.reaches = true,
		.own = {
			.title = "Spread a little lotion",
			.cue = "Spread a little of a lotion that you know from the ankle to "
			       "mid-thigh.",
			.chair = "Spread a little of a lotion that you know where you are going "
				 "to stroke.",
		},
		.giver = {
			.title = "Warm the lotion",
			.cue = "Warm a little of a lotion that your partner knows between your "
			       "palms.",
		},
	},
	[TASK_SIDE] = {
		.id = "side", .words = "lying on the side", .kinds = KIND(SETUP),
		.own = {
			.title = "Lie on your side",
			.cue = "Lie on your left side with a pillow between the knees.",
		},
		.giver = {
			.title = "Help your partner onto the side",
			.cue = "Have your partner lie on the left side with a pillow between the "
			       "knees, and stay so.",
		},
	},
	[TASK_SIT] = {
		.id = "sit", .kinds = KIND(SETUP), .needs = THING_BIT(THING_CHAIR),
		.own = {
			.title = "Sit down",
			.cue = "Sit on a steady chair with both feet on the floor. Breathe out "
			       "slowly.",
		},
		.giver = {
			.title = "Have your partner sit down",
			.cue = "Have your partner sit on a steady chair with both feet on the "
			       "floor.",
		},
	},
	[TASK_SIT_UP] = {
		.id = "sit-up", .kinds = KIND(SETUP),
		.own = { .title = "Sit down", .cue = "Sit up with both feet on the floor." },
	},
	[TASK_BED_EDGE] = {
		.id = "bed-edge", .kinds = KIND(SETUP),
		.own = {
			.title = "Sit on the edge of the bed",
			.cue = "Sit with both feet on the floor. The skin stays dry; this comes "
			       "before the shower.",
		},
		.giver = {
			.title = "Have your partner sit on the edge of the bed",
			.cue = "Have your partner sit with both feet on the floor. The skin stays "
			       "dry.",
		},
	},
	[TASK_PILLOWS] = {
		.id = "pillows", .kinds = KIND(SETUP), .needs = THING_BIT(THING_TWO_PILLOWS),
		.foretells = true,
		.own = {
			.title = "Get comfortable",
			.cue = "Put pillows where the calves will rest, high enough for the heels "
			       "to be above the heart and free.",
			.raised = "Put one pillow, no higher than 15 cm (6 in), where the calves "
				  "will rest, the heels free.",
			.level = "Make room to lie or lean back. Nothing goes under the legs: they "
				 "stay level.",
		},
	},
	[TASK_SKIN_CHECK] = {
		.id = "skin-check", .kinds = KIND(SETUP),
		.reaches = true,
		.own = {
			.title = "Look at the skin",
			.cue = "Look at both legs, the feet too. Put the sleeves on bare dry skin "
			       "or a thin sock, without folds. Keep one leg where you can see it.",
		},
	},
	[TASK_READY] = {
		.id = "ready", .kinds = KIND(SETUP),
		.own = { .title = "Get ready", .cue = "Get ready for what comes next." },
	},
	[TASK_RAISE] = {
		.id = "raise", .words = "raising the legs", .kinds = KIND(ELEVATION) | KIND(REST),
		.own = {
			.title = "Raise the legs",
			.cue = "Lie back with the whole calves on the pillows, heels free. Move "
			       "the ankles for a few breaths every 5 minutes.",
			.raised = "Rest with the whole calves on one pillow, heels free. Move the "
				  "ankles for a few breaths every 5 minutes.",
			.level = "Rest with the legs level. Move the ankles for a few breaths "
				 "every 5 minutes.",
			.chair = "Sit back and rest, both feet on the floor. Move the ankles for "
				 "a few breaths every 5 minutes.",
		},
	},
	[TASK_REST] = {
		.id = "rest", .words = "resting with the legs "
				       "up", .kinds = KIND(REST) | KIND(ELEVATION),
		.needs = THING_BIT(THING_PILLOW),
		.own = {
			.title = "Rest with the legs up",
			.cue = "Rest with the whole calves on the pillow and the heels free. Move "
			       "the ankles now and then. Sit for a minute before you stand up.",
			.level = "Rest with the legs level. Sit for a minute before you stand up.",
			.chair = "Sit back and rest, both feet on the floor. Get up slowly.",
		},
		.giver = {
			.title = "Let your partner rest with the legs up",
			.cue = "Let your partner rest with the calves on the pillow and the heels "
			       "free, as long as it is pleasant. Let them sit for a minute before "
			       "they stand up.",
			.level = "Let your partner rest with the legs level. Let them sit for a "
				 "minute before they stand up.",
			.chair = "Let your partner sit back and rest, both feet on the floor. Get "
				 "up slowly.",
		},
	},
	[TASK_PAUSE] = {
		.id = "pause", .kinds = KIND(REST),
		.own = { .title = "Rest", .cue = "Sit and rest until your breath is easy again." },
		.giver = { .title = "Rest", .cue = "Let your partner sit until the breath is "
						   "easy." },
	},
	[TASK_SIT_QUIETLY] = {
		.id = "sit-quietly", .words = "sitting quietly", .kinds = KIND(REST),
		.own = {
			.title = "Sit quietly",
			.cue = "Sit in comfort with both feet on the floor. Let the legs rest and "
			       "breathe as it comes.",
		},
	},
	[TASK_SOCKS] = {
		.id = "socks", .words = "support socks", .kinds = KIND(SOCKS),
		.needs = THING_BIT(THING_SOCKS),
		.reaches = true,
		.own = {
			.title = "Put on support socks",
			.cue = "Put them on without folds, 15 to 20 mmHg, the right size. Look at "
			       "the skin after 30 minutes; take them off if toes turn pale, blue, "
			       "numb or cold, and before bed.",
		},
	},
	[TASK_WIPE] = {
		.id = "wipe", .words = "wiping off and moisturising", .kinds = KIND(AFTERCARE),
		.needs = THING_BIT(THING_TOWEL),
		.reaches = true,
		.own = {
			.title = "Wipe off and moisturise",
			.cue = "Wipe off the oil, first any on the soles, and put on some lotion. "
			       "Oil on cloth burns fast: keep it from flames.",
		},
		.giver = {
			.title = "Wipe off and moisturise",
			.cue = "Wipe the oil off your partner's legs, first any on the soles, and "
			       "put on some lotion. Oil on cloth burns fast: keep it from flames.",
		},
	},
	[TASK_WIPE_LOTION] = {
		.id = "wipe-lotion", .words = "wiping off", .kinds = KIND(AFTERCARE),
		.needs = THING_BIT(THING_TOWEL),
		.reaches = true,
		.own = {
			.title = "Wipe off",
			.cue = "Wipe off the lotion that has not soaked in, first any on the "
			       "soles.",
		},
		.giver = {
			.title = "Wipe off",
			.cue = "Wipe off the lotion that has not soaked in, first any on your "
			       "partner's soles.",
		},
	},
	[TASK_TAKE_OFF] = {
		.id = "take-off", .words = "looking at the skin", .kinds = KIND(AFTERCARE),
		.reaches = true,
		.own = {
			.title = "Take it off and look",
			.cue = "Take the sleeves off and look at the skin. Marks that stay, "
			       "tingling or numbness: do not use them again before you have asked.",
		},
	},
	[TASK_WIND_DOWN] = {
		.id = "wind-down", .kinds = KIND(AFTERCARE),
		.own = { .title = "Sit quietly", .cue = "Sit and breathe. Get up slowly." },
	},
	[TASK_SIT_FIRST] = {
		.id = "sit-first", .kinds = KIND(AFTERCARE),
		.own = {
			.title = "Sit before you stand",
			.cue = "Sit for a minute with both feet on the floor before you stand up.",
		},
	},
	[TASK_AFTER] = {
		.id = "after", .kinds = KIND(AFTERCARE),
		.own = { .title = "Take your time", .cue = "Take your time before you get up." },
	},
};

static const struct {
	const char *id;
	const char *words;
} needs[THING_DEVICE] = {
	[THING_PILLOW] = {"pillow", "pillow"},
	[THING_TWO_PILLOWS] = {"two-pillows", "two pillows"},
	[THING_OIL] = {"oil", "oil"},
	[THING_LOTION] = {"lotion", "a lotion that you know"},
	[THING_CHAIR] = {"chair", "chair"},
	[THING_BRUSH] = {"soft-brush", "soft brush"},
	[THING_TOWEL] = {"towel", "towel"},
	[THING_SOCKS] = {"support-socks", "support socks"},
};
/* clang-format on */

const char *thing_id(enum thing need)
{
	return need < THING_DEVICE ? needs[need].id : device_row((int)(need - THING_DEVICE))->id;
}

const char *thing_words(enum thing need, bool partner)
{
	if (partner && need == THING_LOTION)
		return "a lotion that your partner knows";
	return need < THING_DEVICE ? needs[need].words
				   : device_row((int)(need - THING_DEVICE))->name;
}

const struct task_row *task_row(enum task task)
{
	return &rows[task];
}

const struct device_row *task_device(enum task task)
{
	return task < TASK_DEVICE ? NULL : device_row((int)(task - TASK_DEVICE));
}

const char *task_id(enum task task)
{
	return task < TASK_DEVICE ? rows[task].id : task_device(task)->id;
}

bool task_reaches(enum task task)
{
	return task < TASK_DEVICE && rows[task].reaches;
}

bool task_fits(enum task task, enum step_kind kind)
{
	unsigned fits = task < TASK_DEVICE ? rows[task].kinds : KIND(SLEEVE);
	return fits >> kind & 1;
}

enum task task_of_kind(enum step_kind kind)
{
	static const enum task of[STEP_KINDS] = {
		[STEP_SETUP] = TASK_READY,     [STEP_MASSAGE] = TASK_STROKE,
		[STEP_SWITCH] = TASK_SWITCH,   [STEP_STRETCH] = TASK_MOVE,
		[STEP_WALKING] = TASK_MOVE,    [STEP_PUMPS] = TASK_MOVE,
		[STEP_ELEVATION] = TASK_RAISE, [STEP_SLEEVE] = TASKS - 1,
		[STEP_SOCKS] = TASK_SOCKS,     [STEP_REST] = TASK_REST,
		[STEP_AFTERCARE] = TASK_AFTER,
	};
	return of[kind];
}
