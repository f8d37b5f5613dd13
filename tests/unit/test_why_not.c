/* Why a limit does not allow something, each condition at its edge (rule/allows.h). */
#include "body/stretch.h"
#include "leg-plan/plan_steps.h"
#include "rule/allows.h"
#include "rule/reach.h"
#include "tap.h"

static struct limits limits;
static struct leg_limits *left, *right;

/* Everything is allowed again. */
static void open_all(void)
{
	limits_open(&limits);
	left = &limits.leg[LEG_LEFT];
	right = &limits.leg[LEG_RIGHT];
}

static void is(enum why got, enum why wanted, const char *what)
{
	ok(got == wanted, "%s: %s (got %s)", what, wanted ? why_id(wanted) : "allowed",
	   got ? why_id(got) : "allowed");
}

static void massage(void)
{
	static const enum mode SELF = MODE_SELF, PARTNER = MODE_PARTNER;
	open_all();
	is(allows_massage(&limits, LEG_BOTH, ZONES_ALL, SELF), WHY_NONE, "all open");
	left->massage.level = LEVEL_NOT_ALLOWED;
	is(allows_massage(&limits, LEG_LEFT, ZONES_ALL, SELF), WHY_NO_MASSAGE, "closed");
	is(allows_massage(&limits, LEG_RIGHT, ZONES_ALL, SELF), WHY_NONE, "the other leg");
	left->massage.cues = CUE_BIT(CUE_AS_TAUGHT);
	is(allows_massage(&limits, LEG_LEFT, ZONES_ALL, SELF), WHY_AS_TAUGHT, "a therapist's");
	left->massage.level = LEVEL_LIMITED;
	is(allows_massage(&limits, LEG_LEFT, ZONES_ALL, SELF), WHY_NONE, "limited");
	int least = (technique_row(TECHNIQUE_FINISHING)->rep_ms + 999) / 1000;
	left->massage.seconds = least;
	is(allows_massage(&limits, LEG_LEFT, ZONES_ALL, SELF), WHY_NONE, "one last stroke");
	left->massage.seconds = least - 1;
	is(allows_massage(&limits, LEG_LEFT, ZONES_ALL, SELF), WHY_NO_MASSAGE, "less than one");
	open_all();
	left->massage.techniques &= ~TECHNIQUE_BIT(TECHNIQUE_FINISHING);
	is(allows_massage(&limits, LEG_LEFT, ZONES_ALL, SELF), WHY_ZONE, "no finishing stroke");
	open_all();
	left->massage.zones = ZONE_BIT(ZONE_BEHIND_KNEE);
	is(allows_massage(&limits, LEG_LEFT, ZONES_ALL, SELF), WHY_ZONE,
	   "no zone where a stroke can end");
	left->massage.zones = ZONES_ALL;
	is(allows_massage(&limits, LEG_LEFT, ZONE_BIT(ZONE_BEHIND_KNEE), SELF), WHY_ZONE,
	   "nor asked for");
	left->massage.zones = ZONES_ALL & ~ZONE_BIT(ZONE_FRONT_THIGH) & ~ZONE_BIT(ZONE_HAMSTRING) &
			      ~ZONE_BIT(ZONE_INNER_THIGH);
	left->stretch.moves = stretch_moves_sparing_hips();
	is(allows_massage(&limits, LEG_LEFT, ZONES_ALL, SELF), WHY_CANNOT_REACH,
	   "below the thigh of a hip that must not bend");
	is(allows_massage(&limits, LEG_LEFT, ZONES_ALL, PARTNER), WHY_NONE, "a partner reaches it");
}

static void techniques(void)
{
	open_all();
	is(allows_technique(&limits, LEG_LEFT, TECHNIQUE_KNEADING), WHY_NONE, "kneading");
	left->massage.techniques &= ~TECHNIQUE_BIT(TECHNIQUE_PERCUSSION);
	is(allows_technique(&limits, LEG_LEFT, TECHNIQUE_PERCUSSION), WHY_NO_TAPS, "taps alone");
	left->massage.techniques &= ~TECHNIQUE_BIT(TECHNIQUE_LYMPH);
	is(allows_technique(&limits, LEG_LEFT, TECHNIQUE_LYMPH), WHY_NO_LYMPH, "lymph");
	left->massage.techniques &= ~TECHNIQUE_BIT(TECHNIQUE_KNEADING);
	is(allows_technique(&limits, LEG_LEFT, TECHNIQUE_PERCUSSION), WHY_LIGHT_ONLY,
	   "taps, with kneading");
	is(allows_technique(&limits, LEG_LEFT, TECHNIQUE_KNEADING), WHY_LIGHT_ONLY, "kneading too");
	is(allows_technique(&limits, LEG_RIGHT, TECHNIQUE_KNEADING), WHY_NONE, "the other leg");
	is(allows_stroke(&limits, LEG_LEFT, ZONE_CALF, TECHNIQUE_KNEADING, MODE_SELF),
	   WHY_LIGHT_ONLY, "a stroke of it");
	left->massage.level = LEVEL_NOT_ALLOWED;
	is(allows_technique(&limits, LEG_LEFT, TECHNIQUE_EFFLEURAGE), WHY_NO_MASSAGE, "closed");
}

static void strokes(void)
{
	open_all();
	is(allows_stroke(&limits, LEG_LEFT, ZONE_CALF, TECHNIQUE_KNEADING, MODE_SELF), WHY_NONE,
	   "a calf");
	is(allows_stroke(&limits, LEG_LEFT, ZONE_SHIN, TECHNIQUE_PERCUSSION, MODE_SELF),
	   WHY_NEVER_THERE, "taps on a shin");
	left->massage.zones &= ~ZONE_BIT(ZONE_CALF);
	is(allows_stroke(&limits, LEG_LEFT, ZONE_CALF, TECHNIQUE_KNEADING, MODE_SELF), WHY_ZONE,
	   "a calf that is left out");
	is(allows_stroke(&limits, LEG_LEFT, ZONE_FOOT, TECHNIQUE_EFFLEURAGE, MODE_SELF), WHY_NONE,
	   "a foot");
	left->stretch.cues |= CUE_BIT(CUE_STRAIGHT_BACK);
	is(allows_stroke(&limits, LEG_RIGHT, ZONE_FOOT, TECHNIQUE_EFFLEURAGE, MODE_SELF),
	   WHY_CANNOT_REACH, "with a straight back");
	is(allows_stroke(&limits, LEG_RIGHT, ZONE_FOOT, TECHNIQUE_EFFLEURAGE, MODE_PARTNER),
	   WHY_NONE, "by a partner");
	open_all();
	is(allows_brush(&limits, LEG_LEFT), WHY_NONE, "the brush");
	left->massage.level = LEVEL_LIMITED;
	is(allows_brush(&limits, LEG_LEFT), WHY_NO_BRUSH, "on limited massage");
	left->massage.level = LEVEL_ALLOWED;
	left->massage.cues = CUE_BIT(CUE_NO_BRUSH);
	is(allows_brush(&limits, LEG_LEFT), WHY_NO_BRUSH, "where a cue says no");
}

static void raising(void)
{
	open_all();
	is(allows_elevation(&limits, LEG_BOTH), WHY_NONE, "raising");
	is(allows_raising(&limits, LEG_BOTH), WHY_NONE, "on a pillow");
	left->elevation.feet = FEET_RAISED;
	is(allows_raising(&limits, LEG_BOTH), WHY_NONE, "no higher");
	left->elevation.feet = FEET_LEVEL;
	is(allows_raising(&limits, LEG_BOTH), WHY_NOT_RAISED, "level");
	is(allows_elevation(&limits, LEG_BOTH), WHY_NONE, "which is a rest");
	left->elevation.level = LEVEL_NOT_ALLOWED;
	is(allows_elevation(&limits, LEG_BOTH), WHY_NOT_RAISED, "closed");
	left->elevation.feet = FEET_RAISED;
	is(allows_raising(&limits, LEG_BOTH), WHY_NOT_RAISED, "closed, not level");
	is(allows_raising(&limits, LEG_RIGHT), WHY_NONE, "the other leg");
}

static void postures(void)
{
	open_all();
	is(allows_posture(&limits, LEG_BOTH, STEP_REST, POSITION_LYING, FEET_ABOVE_HEART), WHY_NONE,
	   "lying, feet up");
	left->elevation.feet = FEET_RAISED;
	is(allows_posture(&limits, LEG_BOTH, STEP_REST, POSITION_LYING, FEET_ABOVE_HEART),
	   WHY_NOT_RAISED, "too high");
	is(allows_posture(&limits, LEG_BOTH, STEP_REST, POSITION_LYING, FEET_RAISED), WHY_NONE,
	   "as high as allowed");
	left->elevation.trunk_min = 30;
	left->elevation.trunk_max = 69;
	is(allows_posture(&limits, LEG_BOTH, STEP_ELEVATION, POSITION_LYING, FEET_RAISED),
	   WHY_HEAD_UP, "too flat");
	is(allows_posture(&limits, LEG_BOTH, STEP_ELEVATION, POSITION_PROPPED, FEET_RAISED),
	   WHY_NONE, "propped up");
	is(allows_posture(&limits, LEG_LEFT, STEP_MASSAGE, POSITION_LONG_SITTING, FEET_LEVEL),
	   WHY_NONE, "massage may sit up");
	is(allows_posture(&limits, LEG_LEFT, STEP_REST, POSITION_LONG_SITTING, FEET_LEVEL),
	   WHY_HEAD_UP, "a rest may not");
	is(allows_posture(&limits, LEG_LEFT, STEP_ELEVATION, POSITION_LONG_SITTING, FEET_LEVEL),
	   WHY_HEAD_UP, "nor raising");
	left->elevation.trunk_max = 70;
	is(allows_posture(&limits, LEG_LEFT, STEP_REST, POSITION_LONG_SITTING, FEET_LEVEL),
	   WHY_NONE, "from 70 degrees on");
	left->elevation.trunk_min = left->elevation.trunk_max = 90;
	is(allows_posture(&limits, LEG_LEFT, STEP_REST, POSITION_LONG_SITTING, FEET_LEVEL),
	   WHY_NONE, "up to 90");
	left->elevation.level = LEVEL_NOT_ALLOWED;
	is(allows_posture(&limits, LEG_LEFT, STEP_ELEVATION, POSITION_LYING, FEET_RAISED),
	   WHY_NOT_RAISED, "closed");
}

static void compression(void)
{
	open_all();
	is(allows_socks(&limits, LEG_BOTH), WHY_NONE, "socks");
	is(allows_sleeve(&limits, LEG_BOTH), WHY_NONE, "a sleeve");
	left->socks.mmhg = left->sleeve.seconds = 1;
	is(allows_socks(&limits, LEG_BOTH), WHY_NONE, "the lightest socks");
	is(allows_sleeve(&limits, LEG_BOTH), WHY_NONE, "a second of a sleeve");
	left->socks.mmhg = left->sleeve.seconds = 0;
	is(allows_socks(&limits, LEG_BOTH), WHY_NO_SOCKS, "no pressure");
	is(allows_sleeve(&limits, LEG_BOTH), WHY_NO_SLEEVE, "no time");
	is(allows_socks(&limits, LEG_RIGHT), WHY_NONE, "the other leg");
	is(allows_sleeve(&limits, LEG_RIGHT), WHY_NONE, "the other leg");
	open_all();
	left->socks.level = left->sleeve.level = LEVEL_NOT_ALLOWED;
	is(allows_socks(&limits, LEG_LEFT), WHY_NO_SOCKS, "closed");
	is(allows_sleeve(&limits, LEG_LEFT), WHY_NO_SLEEVE, "closed");
	left->socks.level = left->sleeve.level = LEVEL_LIMITED;
	left->socks.cues = left->sleeve.cues = CUE_BIT(CUE_ASK_FIRST);
	is(allows_socks(&limits, LEG_LEFT), WHY_ASK_SOCKS, "ask first");
	is(allows_sleeve(&limits, LEG_LEFT), WHY_ASK_SLEEVE, "ask first");
}

static void walking(void)
{
	open_all();
	is(allows_walking(&limits, LEG_BOTH), WHY_NONE, "walking");
	left->walking.block = ALLOWS_SHORTEST_BLOCK;
	is(allows_walking(&limits, LEG_BOTH), WHY_NONE, "the shortest block");
	left->walking.block--;
	is(allows_walking(&limits, LEG_BOTH), WHY_NO_EXERCISE, "shorter");
	open_all();
	left->walking.cues = CUE_BIT(CUE_NO_EXERCISE);
	is(allows_walking(&limits, LEG_BOTH), WHY_NO_EXERCISE, "no exercise");
	open_all();
	left->walking.level = LEVEL_NOT_ALLOWED;
	is(allows_walking(&limits, LEG_BOTH), WHY_NO_EXERCISE, "closed");
}

static void moves(void)
{
	open_all();
	is(allows_move(&limits, LEG_BOTH, MOVE_HAMSTRING), WHY_NONE, "a stretch");
	left->stretch.hold = 0;
	is(allows_move(&limits, LEG_LEFT, MOVE_HAMSTRING), WHY_NO_STRETCH, "held for no time");
	is(allows_move(&limits, LEG_LEFT, MOVE_ANKLE_CIRCLES), WHY_NONE, "what is not held");
	open_all();
	left->stretch.moves &= ~MOVE_BIT(MOVE_HAMSTRING);
	is(allows_move(&limits, LEG_LEFT, MOVE_HAMSTRING), WHY_NO_STRETCH, "left out");
	is(allows_move(&limits, LEG_RIGHT, MOVE_HAMSTRING), WHY_NO_STRETCH,
	   "on the other leg: it bends both hips");
	is(allows_move(&limits, LEG_RIGHT, MOVE_THIGH_STRETCH), WHY_NONE, "the other leg");
	left->stretch.level = LEVEL_NOT_ALLOWED;
	is(allows_move(&limits, LEG_LEFT, MOVE_CALF_STRETCH), WHY_NO_STRETCH, "closed");
	is(allows_modality(&limits, LEG_LEFT, MODALITY_STRETCH), WHY_NO_STRETCH, "all of them");
	is(allows_move(&limits, LEG_LEFT, MOVE_MARCHING), WHY_NONE, "marching is walking");
	is(allows_move(&limits, LEG_LEFT, MOVE_HEEL_RAISES), WHY_NO_STRETCH,
	   "heel raises are both");
	open_all();
	left->walking.level = LEVEL_NOT_ALLOWED;
	is(allows_move(&limits, LEG_LEFT, MOVE_HEEL_RAISES), WHY_NO_EXERCISE, "and so walking");
	is(allows_move(&limits, LEG_LEFT, MOVE_MARCHING), WHY_NO_EXERCISE, "marching");
	is(allows_move(&limits, LEG_LEFT, MOVE_CALF_STRETCH), WHY_NONE, "a stretch is none");
	/* any one that is left is enough */
	for (int move = 0; move < MOVES_STRETCH; move++) {
		open_all();
		left->stretch.moves = MOVE_BIT(move);
		is(allows_modality(&limits, LEG_LEFT, MODALITY_STRETCH), WHY_NONE,
		   move_id((enum move)move));
	}
}

static void stances(void)
{
	open_all();
	is(allows_move_in(&limits, LEG_LEFT, MOVE_CALF_STRETCH, POSITION_STANDING), WHY_NONE,
	   "standing");
	right->stretch.standing = false;
	is(allows_move_in(&limits, LEG_LEFT, MOVE_CALF_STRETCH, POSITION_STANDING),
	   WHY_NOT_STANDING, "either leg forbids it");
	is(allows_move_in(&limits, LEG_LEFT, MOVE_CALF_STRETCH, POSITION_SITTING), WHY_NONE,
	   "sitting");
	is(allows_move_in(&limits, LEG_BOTH, MOVE_MARCHING, POSITION_STANDING), WHY_NONE,
	   "marching asks the walking limit");
	ok(allows_position(&limits, LEG_LEFT, MOVE_CALF_STRETCH) == POSITION_SITTING,
	   "the way that is left is taken");
	open_all();
	right->walking.standing = false;
	is(allows_move_in(&limits, LEG_BOTH, MOVE_MARCHING, POSITION_STANDING), WHY_NOT_STANDING,
	   "which may forbid it");
	is(allows_move_in(&limits, LEG_LEFT, MOVE_CALF_STRETCH, POSITION_STANDING),
	   WHY_NOT_STANDING, "and a stretch too");
	is(allows_move_in(&limits, LEG_LEFT, MOVE_HEEL_RAISES, POSITION_STANDING), WHY_NOT_STANDING,
	   "heel raises ask both");
	open_all();
	right->elevation.cues = CUE_BIT(CUE_LEFT_SIDE);
	is(allows_move_in(&limits, LEG_LEFT, MOVE_THIGH_STRETCH, POSITION_SIDE), WHY_HEAD_UP,
	   "the left thigh lies on the right side");
	is(allows_move_in(&limits, LEG_RIGHT, MOVE_THIGH_STRETCH, POSITION_SIDE), WHY_NONE,
	   "the right one on the left");
	open_all();
	left->elevation.trunk_min = 30;
	is(allows_move_in(&limits, LEG_RIGHT, MOVE_THIGH_STRETCH, POSITION_SIDE), WHY_HEAD_UP,
	   "head up is for the whole person");
	open_all();
	ok(allows_position(&limits, LEG_LEFT, MOVE_THIGH_STRETCH) ==
		   stretch_row(MOVE_THIGH_STRETCH)->ways[0].position,
	   "the usual way first");
	left->stretch.level = LEVEL_NOT_ALLOWED;
	ok(allows_position(&limits, LEG_LEFT, MOVE_THIGH_STRETCH) ==
		   stretch_row(MOVE_THIGH_STRETCH)->ways[0].position,
	   "and where none is left");
}

static void straight_backs(void)
{
	for (int move = 0; move < MOVES_STRETCH; move++)
		for (int i = 0; i < STRETCH_WAYS; i++) {
			const struct stretch_way *way = &stretch_row((enum move)move)->ways[i];
			if (!way->cue)
				break;
			open_all();
			is(allows_move_in(&limits, LEG_LEFT, (enum move)move, way->position),
			   WHY_NONE, move_id((enum move)move));
			left->stretch.cues = CUE_BIT(CUE_STRAIGHT_BACK);
			is(allows_move_in(&limits, LEG_LEFT, (enum move)move, way->position),
			   way->arches ? WHY_STRAIGHT_BACK : WHY_NONE, "with a straight back");
		}
}

static void nothing(void)
{
	open_all();
	ok(!allows_nothing(&limits), "no emergency");
	left->walking.level = LEVEL_NOT_ALLOWED;
	ok(!allows_nothing(&limits), "what is not allowed is none");
	enum level *const levels[LEGS][MODALITIES] = {
		{&left->massage.level, &left->elevation.level, &left->socks.level,
		 &left->sleeve.level, &left->stretch.level, &left->walking.level},
		{&right->massage.level, &right->elevation.level, &right->socks.level,
		 &right->sleeve.level, &right->stretch.level, &right->walking.level}};
	for (int leg = 0; leg < LEGS; leg++)
		for (int m = 0; m < MODALITIES; m++) {
			open_all();
			*levels[leg][m] = LEVEL_EMERGENCY;
			ok(allows_nothing(&limits), "an emergency of %s",
			   modality_id((enum modality)m));
		}
}

int main(void)
{
	massage();
	techniques();
	strokes();
	raising();
	postures();
	compression();
	walking();
	moves();
	stances();
	straight_backs();
	nothing();
	return tap_done();
}
