/* The numbers of zones, techniques, movements and positions once more (leg-safety(7), zones,
 * techniques, pressure, movements): a slip in a table of body/ is a hand or a pull that is too
 * hard.
 */
#include "body/position.h"
#include "body/stretch.h"
#include "body/task.h"
#include "body/zone.h"
#include "tap.h"

static const char letters[] = "EKPLRF"; /* in the order of the rows below */

static const struct {
	enum technique technique;
	int cap, rep_ms, stroke_ms;
} techniques[] = {
	{TECHNIQUE_EFFLEURAGE, 5, 5000, 3500},	      {TECHNIQUE_KNEADING, 5, 1000, 1000},
	{TECHNIQUE_PERCUSSION, 3, 500, 250},	      {TECHNIQUE_LYMPH, 2, 4000, 2500},
	{TECHNIQUE_PINCH_AND_RELEASE, 4, 2000, 1000}, {TECHNIQUE_FINISHING, 3, 6000, 5000},
};

#define LOWER (ZONE_BIT(ZONE_FOOT) | ZONE_BIT(ZONE_ANKLE) | ZONE_BIT(ZONE_CALF))

static const struct {
	enum zone zone;
	const char *id, *techniques;
	int cap;
	zone_set covers;
} zones[] = {
	{ZONE_FOOT, "foot", "EKF", 3, ZONE_BIT(ZONE_FOOT)},
	{ZONE_ANKLE, "ankle", "ELF", 3, ZONE_BIT(ZONE_ANKLE)},
	{ZONE_CALF, "calf", "EKRLF", 5, ZONE_BIT(ZONE_CALF)},
	{ZONE_SHIN, "shin", "EL", 2, ZONE_BIT(ZONE_SHIN)},
	{ZONE_BEHIND_KNEE, "behind-knee", "EL", 2, ZONE_BIT(ZONE_BEHIND_KNEE)},
	{ZONE_HAMSTRING, "hamstring", "EKRPLF", 5, ZONE_BIT(ZONE_HAMSTRING)},
	{ZONE_FRONT_THIGH, "front-thigh", "EKRPLF", 5, ZONE_BIT(ZONE_FRONT_THIGH)},
	{ZONE_INNER_THIGH, "inner-thigh", "EL", 2, ZONE_BIT(ZONE_INNER_THIGH)},
	{ZONE_LOWER_LEG, "lower-leg", "EF", 3, LOWER},
	{ZONE_WHOLE_LEG, "whole-leg", "EF", 3,
	 LOWER | ZONE_BIT(ZONE_BEHIND_KNEE) | ZONE_BIT(ZONE_FRONT_THIGH)},
};

static int less(int a, int b)
{
	return a < b ? a : b;
}

static void strokes(void)
{
	for (size_t t = 0; t < sizeof techniques / sizeof techniques[0]; t++) {
		const struct technique_row *row = technique_row(techniques[t].technique);
		ok(row->cap == techniques[t].cap && row->rep_ms == techniques[t].rep_ms &&
			   row->stroke_ms == techniques[t].stroke_ms &&
			   row->direction == DIRECTION_TOWARD_HEART,
		   "%s: how hard, how fast, toward the heart", row->id);
	}
	for (size_t z = 0; z < sizeof zones / sizeof zones[0]; z++) {
		enum zone zone = zones[z].zone;
		int wrong = 0;
		for (size_t t = 0; t < sizeof techniques / sizeof techniques[0]; t++) {
			int most = less(zones[z].cap, techniques[t].cap);
			if (zone == ZONE_FOOT && letters[t] == 'K')
				most = 4; /* the sole */
			if (!strchr(zones[z].techniques, letters[t]))
				most = 0;
			wrong += zone_pressure(zone, techniques[t].technique) != most;
		}
		ok(!wrong && zone_row(zone)->covers == zones[z].covers &&
			   !strcmp(zone_row(zone)->id, zones[z].id),
		   "%s: what is done there, how hard, and what it covers", zones[z].id);
	}
}

static const struct {
	enum move move;
	const char *id;
	bool held, hips;
	int pull, rep_ms, stroke_ms;
	const char *ways; /* positions; ! where the back arches */
} moves[] = {
	{MOVE_HIP_HINGE, "hip-hinge", true, true, 4, 35000, 30000, "standing"},
	{MOVE_HAMSTRING, "hamstring", true, true, 4, 35000, 30000, "sitting"},
	{MOVE_CALF_STRETCH, "calf-stretch", true, false, 4, 35000, 30000, "standing sitting"},
	{MOVE_THIGH_STRETCH, "thigh-stretch", true, true, 4, 35000, 30000, "standing! side"},
	{MOVE_ANKLE_CIRCLES, "ankle-circles", false, false, 0, 4000, 4000, "sitting"},
	{MOVE_TOE_BENDS, "toe-bends", false, false, 0, 4000, 4000, "sitting"},
	{MOVE_HEEL_RAISES, "heel-raises", false, false, 0, 4000, 4000, "standing sitting"},
	{MOVE_CALF_PUMPS, "calf-pumps", false, false, 0, 4000, 4000, "sitting"},
};

static void movements(void)
{
	for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
		const struct stretch_row *row = stretch_row(moves[i].move);
		char ways[80] = "";
		enum move found = MOVES;
		for (int way = 0; way < STRETCH_WAYS && row->ways[way].cue; way++)
			snprintf(ways + strlen(ways), sizeof ways - strlen(ways), "%s%s%s",
				 way ? " " : "", position_row(row->ways[way].position)->id,
				 row->ways[way].arches ? "!" : "");
		ok(row->held == moves[i].held && row->hips == moves[i].hips &&
			   row->pull == moves[i].pull && row->rep_ms == moves[i].rep_ms &&
			   row->stroke_ms == moves[i].stroke_ms && !strcmp(ways, moves[i].ways) &&
			   move_find(moves[i].id, &found) && found == moves[i].move,
		   "%s: how far, how long, and how one sits or stands: %s", row->id, ways);
	}
	enum move none = MOVES;
	ok(!move_find("splits", &none) && none == MOVES, "there is no move of another name");
	move_set off = 0, spare = 0;
	for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++)
		if (moves[i].move < MOVES_STRETCH) {
			off |= strstr(moves[i].ways, "si") ? MOVE_BIT(moves[i].move) : 0;
			spare |= moves[i].hips ? 0 : MOVE_BIT(moves[i].move);
		}
	ok(stretch_moves_off_the_feet() == off && stretch_moves_sparing_hips() == spare,
	   "which need no standing, which spare the hips");
}

static void trunks(void)
{
	static const int bounds[POSITIONS][2] = {
		[POSITION_LYING] = {0, 0},	    [POSITION_PROPPED] = {45, 45},
		[POSITION_SIDE] = {0, 0},	    [POSITION_SITTING] = {90, 90},
		[POSITION_LONG_SITTING] = {70, 90}, [POSITION_STANDING] = {90, 90},
	};
	for (enum position at = 0; at < POSITIONS; at++)
		ok(position_row(at)->trunk_min == bounds[at][0] &&
			   position_row(at)->trunk_max == bounds[at][1],
		   "%s: how far up the trunk is", position_row(at)->id);
}

/* A giver cannot know which lotion the other person bears. */
static void things(void)
{
	for (enum thing thing = 0; thing < THINGS; thing++) {
		bool lotion = thing == THING_LOTION;
		bool alike = !strcmp(thing_words(thing, true), thing_words(thing, false));
		ok(alike != lotion && (!lotion || strstr(thing_words(thing, true), "partner")),
		   "%s: said to the giver", thing_id(thing));
	}
}

int main(void)
{
	strokes();
	movements();
	trunks();
	things();
	return tap_done();
}
