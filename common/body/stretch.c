#include "body/stretch.h"

#include <stddef.h>

#include "base/lookup.h"

#define SIT_HAMSTRING                                                                              \
	"Sit on the front of a chair, heel forward, knee soft. Lean from the hips with a "         \
	"straight back to a light pull. Breathe; do not bounce."

/* clang-format off */
static const struct stretch_row rows[] = {
	[MOVE_HIP_HINGE] = {
		.id = "hip-hinge", .words = "hip hinge", .title = "Hip hinge",
		.ways = {{.position = POSITION_STANDING, .cue =
			  "Stand with both hands on a chair. Push the hips back, back straight, "
			  "knees soft, until you feel a light pull behind the thighs. Breathe; do "
			  "not bounce.",
			  .needs = THING_BIT(THING_CHAIR)}},
		.caution = "Come up slowly. Stop if pain shoots down a leg.",
		.held = true, .hips = true, .both_legs = true, .pull = 4,
		.rep_ms = 35000, .stroke_ms = 30000,
		.source = "movements [ACSM][ACSM2]",
	},
	[MOVE_HAMSTRING] = {
		.id = "hamstring", .words = "hamstring stretch", .title = "Hamstring stretch",
		.ways = {{.position = POSITION_SITTING, .cue = SIT_HAMSTRING,
			  .needs = THING_BIT(THING_CHAIR)}},
		.caution = "Ease out if pain shoots down the leg.",
		.held = true, .hips = true, .both_legs = true, .pull = 4,
		.rep_ms = 35000, .stroke_ms = 30000,
		.source = "movements [HALL12]",
	},
	[MOVE_CALF_STRETCH] = {
		.id = "calf-stretch", .words = "calf stretch", .title = "Calf stretch",
		.ways = {{.position = POSITION_STANDING, .cue =
			  "Stand facing a wall, both hands on it, this leg one step back. Keep the "
			  "heel down and the knee straight, and lean in until you feel a light "
			  "pull in the calf. Breathe; do not bounce.",
			  .straightens = true},
			 {.position = POSITION_SITTING, .cue =
			  "Sit with this leg out in front and a towel round the foot. Pull the "
			  "foot toward you until you feel a light pull in the calf. Breathe; do "
			  "not bounce.",
			  .straightens = true, .needs = THING_BIT(THING_TOWEL)}},
		.caution = "Ease out if the calf hurts.",
		.held = true, .pull = 4, .rep_ms = 35000, .stroke_ms = 30000,
		.untried = "That it is added to what the article has, and from 10 minutes on.",
		.source = "movements [HALL12][ACSM]",
	},
	[MOVE_THIGH_STRETCH] = {
		.id = "thigh-stretch", .words = "front of thigh stretch",
		.title = "Front of thigh stretch",
		.ways = {{.position = POSITION_STANDING, .cue =
			  "Stand with one hand on something fixed. Take hold of this ankle behind "
			  "you, knees side by side, until you feel a light pull in front of the "
			  "thigh. Breathe; do not bounce.",
			  .arches = true},
			 {.position = POSITION_SIDE, .cue =
			  "Lie on your side with this leg on top. Take hold of the ankle behind "
			  "you, or of a towel round it, until you feel a light pull in front of "
			  "the thigh. Breathe; do not bounce."}},
		.caution = "Ease out if the knee or the back hurts.",
		.held = true, .hips = true, .both_legs = true, .pull = 4,
		.rep_ms = 35000, .stroke_ms = 30000,
		.untried = "That it is added to what the article has.",
		.source = "movements [ACSM]",
	},
	[MOVE_ANKLE_CIRCLES] = {
		.id = "ankle-circles", .words = "ankle circles", .title = "Ankle circles",
		.ways = {{.position = POSITION_SITTING, .cue =
			  "Lift the foot a little and draw one slow circle each way with the "
			  "toes."}},
		.caution = "Keep it easy; stop if the ankle hurts.",
		.rep_ms = 4000, .stroke_ms = 4000,
		.source = "movements: 10 each way, 2 s each",
	},
	[MOVE_TOE_BENDS] = {
		.id = "toe-bends", .words = "toe bends", .title = "Toe bends",
		.ways = {{.position = POSITION_SITTING, .cue =
			  "Curl the toes for 2 seconds, then spread them for 2 seconds."}},
		.caution = "If it cramps, straighten the knee and pull the toes up gently.",
		.rep_ms = 4000, .stroke_ms = 4000,
		.source = "movements: curl 2 s, spread 2 s, 10 times",
	},
	[MOVE_HEEL_RAISES] = {
		.id = "heel-raises", .words = "heel raises", .title = "Heel raises",
		.ways = {{.position = POSITION_STANDING, .cue =
			  "Stand with a hand on something fixed. Rise onto the balls of both feet, "
			  "then come down slowly."},
			 {.position = POSITION_SITTING, .cue =
			  "Sit with both feet on the floor. Lift both heels as high as they go, "
			  "then let them down slowly."}},
		.caution = "Stop if a calf hurts.",
		.exercise = EXERCISE_PUMPS, .rep_ms = 4000, .stroke_ms = 4000,
		.untried = "That they are added to what the article has, and 10 at a time.",
		.source = "movements: 10 at a time",
	},
	[MOVE_CALF_PUMPS] = {
		.id = "calf-pumps", .words = "calf pumps", .title = "Calf pumps",
		.ways = {{.position = POSITION_SITTING, .cue =
			  "Pull the toes of both feet up toward you, then push them away, slowly "
			  "and all the way."}},
		.caution = "Stop if a calf hurts.",
		.exercise = EXERCISE_PUMPS, .rep_ms = 4000, .stroke_ms = 4000,
		.source = "movements: 15 a minute, feet level [YAMA05][STEIN09][TOYA16]",
	},
	[MOVE_MARCHING] = {
		.id = "marching", .words = "marching in place", .title = "March in place",
		.ways = {{.position = POSITION_STANDING, .cue =
			  "March on the spot at an easy pace, 60 to 90 steps a minute, with "
			  "something to hold on to within reach."},
			 {.position = POSITION_SITTING, .cue =
			  "Sit up and march with your feet, lifting them just off the floor, 60 to "
			  "90 steps a minute. Or stand and hold on to something steady."}},
		.caution = "Wear shoes. Stop if you feel dizzy or short of breath. Never while "
			   "driving or at a machine.",
		.exercise = EXERCISE_WALK,
		.untried = "60 to 90 steps a minute.",
		.source = "walking [DUR23][THOS15]",
	},
};
/* clang-format on */

const struct stretch_row *stretch_row(enum move move)
{
	return &rows[move];
}

const char *move_id(enum move move)
{
	return rows[move].id;
}

const char *move_words(enum move move)
{
	return rows[move].words;
}

bool move_find(const char *id, enum move *move)
{
	int found = LOOKUP(id, rows);
	if (found >= 0)
		*move = (enum move)found;
	return found >= 0;
}

const struct stretch_way *stretch_way(enum move move, enum position position)
{
	for (int i = 0; i < STRETCH_WAYS && rows[move].ways[i].cue; i++)
		if (rows[move].ways[i].position == position)
			return &rows[move].ways[i];
	return NULL;
}

const char *stretch_cue(enum move move, enum position position)
{
	const struct stretch_way *way = stretch_way(move, position);
	return way ? way->cue : rows[move].ways[0].cue;
}

static bool needs_standing(enum move move)
{
	for (int i = 0; i < STRETCH_WAYS && rows[move].ways[i].cue; i++)
		if (rows[move].ways[i].position != POSITION_STANDING)
			return false;
	return true;
}

move_set stretch_moves_off_the_feet(void)
{
	move_set set = 0;
	for (int move = 0; move < MOVES_STRETCH; move++)
		if (!needs_standing((enum move)move))
			set |= MOVE_BIT(move);
	return set;
}

move_set stretch_moves_sparing_hips(void)
{
	move_set set = 0;
	for (int move = 0; move < MOVES_STRETCH; move++)
		if (!rows[move].hips)
			set |= MOVE_BIT(move);
	return set;
}
