#include "body/routine.h"

#include <string.h>

#include "base/choices.h"
#include "base/lookup.h"

/* clang-format off */

/* ---- parts that many routines share ---- */

#define SWITCH(held) \
	{ .task = TASK_SWITCH, \
	  .work = WORK_SWITCH, .turn = TURN_BETWEEN, .posture = held, \
	  .rank = 1, .must = true, .least = 5, .usual = 5, .most = 10, .source = "techniques" }

#define PILLOW(most_seconds) \
	{ .task = TASK_PILLOW, \
	  .work = WORK_SETUP, .turn = TURN_FIRST, .posture = POSTURE_PILLOW, \
	  .rank = 3, .must = true, .least = 8, .usual = 25, .most = most_seconds, \
	  .source = "article, 3-minute routine, step 1; elevation" }

#define OIL \
	{ .task = TASK_OIL, \
	  .work = WORK_SETUP, .turn = TURN_FIRST, .posture = POSTURE_PILLOW, \
	  .rank = 3, .must = true, .oil = true, .least = 5, .usual = 20, .most = 40, \
	  .source = "article, 3-minute routine, step 2; slips" }

#define FINISH_HELD(held, usual_seconds, most_seconds, from) \
	{ .work = WORK_STROKE, .turn = TURN_EACH_LEG, .posture = held, \
	  .zone = ZONE_WHOLE_LEG, .technique = TECHNIQUE_FINISHING, \
	  .rank = 1, .must = true, .weight = 1, \
	  .least = 6, .usual = usual_seconds, .most = most_seconds, .source = from }
#define FINISH(a, b) FINISH_HELD(POSTURE_PILLOW, a, b, "techniques; zones")
#define SEATED_FINISH FINISH_HELD(POSTURE_SEATED, 12, 30, "techniques")

#define STROKES_HELD(held, part_id, part_rank, z, t, w, a, b, c, from) \
	{ .id = part_id, .work = WORK_STROKE, .turn = TURN_EACH_LEG, .posture = held, \
	  .zone = z, .technique = t, .rank = part_rank, .weight = w, \
	  .least = a, .usual = b, .most = c, .source = from }
#define STROKES(...) STROKES_HELD(POSTURE_PILLOW, __VA_ARGS__)
#define SEATED_STROKES(...) STROKES_HELD(POSTURE_SEATED, __VA_ARGS__)

#define AFTERCARE(part_rank) \
	{ .id = "aftercare", .task = TASK_WIPE, \
	  .work = WORK_AFTERCARE, .turn = TURN_LAST, .posture = POSTURE_SEATED, \
	  .rank = part_rank, .weight = 0, .least = 20, .usual = 30, .most = 60, \
	  .source = "article, FAQ; slips [MHRA]" }

#define REST_RAISED(part_rank, w, a, b, c) \
	{ .id = "rest", .task = TASK_REST, \
	  .work = WORK_REST, .turn = TURN_LAST, .posture = POSTURE_PILLOW, \
	  .rank = part_rank, .weight = w, .least = a, .usual = b, .most = c, \
	  .source = "article, partner routine, step 7; elevation" }

#define MARCH(part_turn, part_rank, w, a, b, c) \
	{ .id = "march", .work = WORK_MOVE, .turn = part_turn, .posture = POSTURE_STANDING, \
	  .move = MOVE_MARCHING, .rank = part_rank, .weight = w, \
	  .least = a, .usual = b, .most = c, .source = "article, habits; walking" }

#define MOVES_OF(part_id, part_turn, part_rank, m, w, a, b, c, from) \
	{ .id = part_id, .work = WORK_MOVE, .turn = part_turn, .posture = POSTURE_SEATED, \
	  .move = m, .rank = part_rank, .weight = w, \
	  .least = a, .usual = b, .most = c, .source = from }

/* Movements that are in only when they are asked for. */
#define MOVES_ASKED(part_id, part_turn, m, a, b, c) \
	{ .id = part_id, .work = WORK_MOVE, .turn = part_turn, .posture = POSTURE_SEATED, \
	  .move = m, .rank = 2, .optional = true, .weight = 3, \
	  .least = a, .usual = b, .most = c, .source = "movements" }

#define HINGE(part_turn, part_rank) \
	{ .id = "hip-hinge", .work = WORK_MOVE, .turn = part_turn, .posture = POSTURE_STANDING, \
	  .move = MOVE_HIP_HINGE, .rank = part_rank, .weight = 5, \
	  .least = 35, .usual = 70, .most = 350, .source = "movements" }

#define SIT_DOWN(rank_of, a, b, c) \
	{ .task = TASK_SIT, \
	  .work = WORK_SETUP, .turn = TURN_FIRST, .posture = POSTURE_SEATED, \
	  .rank = rank_of, .must = true, .least = a, .usual = b, .most = c, .source = "movements" }

#define SLEEVE(part_turn, part_rank, warnings, a, b, c) \
	{ .id = "sleeve", .task = TASK_DEVICE, .cues = warnings, \
	  .work = WORK_SLEEVE, .turn = part_turn, .posture = POSTURE_SEATED, \
	  .rank = part_rank, .must = part_rank == 1, .weight = 4, \
	  .least = a, .usual = b, .most = c, .source = "sleeve" }

#define SOCKS \
	{ .id = "socks", .task = TASK_SOCKS, \
	  .work = WORK_SOCKS, .turn = TURN_LAST, .posture = POSTURE_SEATED, \
	  .rank = 4, .optional = true, .least = 30, .usual = 60, .most = 90, \
	  .source = "article, habits; socks" }

#define FLOW "article, zone map; zones"

/* ---- the article's routine and its longer forms ---- */

static const struct part circulation[] = {
	PILLOW(60),
	OIL,
	STROKES("strokes", 1, ZONE_WHOLE_LEG, TECHNIQUE_EFFLEURAGE, 5, 15, 25, 150,
		"article, 3-minute routine, step 3; techniques"),
	STROKES("foot", 5, ZONE_FOOT, TECHNIQUE_EFFLEURAGE, 2, 10, 15, 60, FLOW),
	STROKES("foot", 7, ZONE_FOOT, TECHNIQUE_KNEADING, 2, 15, 20, 60, FLOW),
	STROKES("ankle", 4, ZONE_ANKLE, TECHNIQUE_EFFLEURAGE, 2, 10, 15, 60, FLOW),
	STROKES("calf", 4, ZONE_CALF, TECHNIQUE_EFFLEURAGE, 3, 10, 20, 90, FLOW),
	STROKES("kneading", 2, ZONE_CALF, TECHNIQUE_KNEADING, 6, 10, 30, 240,
		"article, 3-minute routine, step 4; techniques"),
	STROKES("shin", 8, ZONE_SHIN, TECHNIQUE_EFFLEURAGE, 1, 10, 15, 30, FLOW),
	STROKES("knee", 5, ZONE_BEHIND_KNEE, TECHNIQUE_EFFLEURAGE, 1, 10, 10, 20, FLOW),
	STROKES("hamstring", 5, ZONE_HAMSTRING, TECHNIQUE_EFFLEURAGE, 3, 10, 20, 60, FLOW),
	STROKES("hamstring", 6, ZONE_HAMSTRING, TECHNIQUE_KNEADING, 4, 15, 30, 120, FLOW),
	STROKES("thigh", 4, ZONE_FRONT_THIGH, TECHNIQUE_EFFLEURAGE, 3, 10, 20, 60, FLOW),
	STROKES("thigh", 6, ZONE_FRONT_THIGH, TECHNIQUE_KNEADING, 4, 15, 30, 120, FLOW),
	STROKES("taps", 3, ZONE_FRONT_THIGH, TECHNIQUE_PERCUSSION, 1, 4, 4, 12,
		"article, 3-minute routine, step 5; techniques"),
	{
		.id = "inner-thigh", .work = WORK_STROKE, .turn = TURN_EACH_LEG,
		.posture = POSTURE_PILLOW, .zone = ZONE_INNER_THIGH,
		.technique = TECHNIQUE_EFFLEURAGE, .rank = 4, .optional = true, .weight = 1,
		.least = 10, .usual = 15, .most = 30, .source = "zones",
	},
	FINISH(6, 30),
	SWITCH(POSTURE_PILLOW),
	REST_RAISED(7, 8, 60, 300, 900),
	AFTERCARE(6),
};

static const struct part recovery[] = {
	PILLOW(60),
	OIL,
	STROKES("strokes", 1, ZONE_WHOLE_LEG, TECHNIQUE_EFFLEURAGE, 5, 15, 30, 120,
		"techniques; article, benefits after exercise [ZAIN05]"),
	STROKES("foot", 5, ZONE_FOOT, TECHNIQUE_KNEADING, 2, 15, 20, 60, FLOW),
	STROKES("calf", 4, ZONE_CALF, TECHNIQUE_EFFLEURAGE, 2, 10, 15, 60, FLOW),
	STROKES("kneading", 2, ZONE_CALF, TECHNIQUE_KNEADING, 6, 15, 40, 150, "techniques"),
	STROKES("lifting", 3, ZONE_CALF, TECHNIQUE_PINCH_AND_RELEASE, 3, 10, 20, 60,
		"techniques"),
	STROKES("hamstring", 4, ZONE_HAMSTRING, TECHNIQUE_EFFLEURAGE, 2, 10, 15, 60, FLOW),
	STROKES("kneading", 2, ZONE_HAMSTRING, TECHNIQUE_KNEADING, 5, 15, 30, 120,
		"techniques"),
	STROKES("lifting", 5, ZONE_HAMSTRING, TECHNIQUE_PINCH_AND_RELEASE, 2, 10, 16, 40,
		"techniques"),
	STROKES("thigh", 4, ZONE_FRONT_THIGH, TECHNIQUE_EFFLEURAGE, 2, 10, 15, 60, FLOW),
	STROKES("kneading", 3, ZONE_FRONT_THIGH, TECHNIQUE_KNEADING, 5, 15, 30, 120,
		"techniques"),
	STROKES("taps", 3, ZONE_FRONT_THIGH, TECHNIQUE_PERCUSSION, 1, 4, 4, 12,
		"techniques"),
	FINISH(12, 30),
	SWITCH(POSTURE_PILLOW),
	REST_RAISED(3, 6, 60, 120, 900),
	AFTERCARE(3),
};

#define SPOT "techniques: 5 to 10 a spot; zones [SLD1][SLD2]"

static const struct part lymph[] = {
	{
		.task = TASK_DRY_PILLOW,
		.work = WORK_SETUP, .turn = TURN_FIRST, .posture = POSTURE_PILLOW,
		.rank = 1, .must = true, .least = 20, .usual = 40, .most = 90,
		.source = "slips [SLD1]",
	},
	STROKES("inner-thigh", 3, ZONE_INNER_THIGH, TECHNIQUE_LYMPH, 2, 20, 40, 80, SPOT),
	STROKES("thigh", 1, ZONE_FRONT_THIGH, TECHNIQUE_LYMPH, 4, 20, 60, 160, SPOT),
	STROKES("hamstring", 2, ZONE_HAMSTRING, TECHNIQUE_LYMPH, 4, 20, 60, 160, SPOT),
	STROKES("knee", 1, ZONE_BEHIND_KNEE, TECHNIQUE_LYMPH, 2, 20, 40, 80, SPOT),
	STROKES("calf", 1, ZONE_CALF, TECHNIQUE_LYMPH, 4, 20, 60, 160, SPOT),
	STROKES("shin", 3, ZONE_SHIN, TECHNIQUE_LYMPH, 2, 20, 40, 80, SPOT),
	STROKES("ankle", 2, ZONE_ANKLE, TECHNIQUE_LYMPH, 2, 20, 40, 80, SPOT),
	STROKES("foot", 3, ZONE_FOOT, TECHNIQUE_EFFLEURAGE, 2, 10, 20, 60,
		"zones"),
	FINISH(12, 30),
	SWITCH(POSTURE_PILLOW),
	REST_RAISED(4, 6, 60, 120, 900),
};

static const struct part evening[] = {
	PILLOW(60),
	OIL,
	STROKES("strokes", 1, ZONE_WHOLE_LEG, TECHNIQUE_EFFLEURAGE, 5, 15, 30, 120,
		"article, stress and sleep; techniques"),
	STROKES("foot", 2, ZONE_FOOT, TECHNIQUE_KNEADING, 3, 15, 30, 90, "zones"),
	STROKES("ankle", 4, ZONE_ANKLE, TECHNIQUE_EFFLEURAGE, 1, 10, 15, 60, FLOW),
	STROKES("calf", 3, ZONE_CALF, TECHNIQUE_EFFLEURAGE, 2, 10, 20, 60, FLOW),
	STROKES("kneading", 3, ZONE_CALF, TECHNIQUE_KNEADING, 3, 15, 30, 90, "techniques"),
	FINISH(12, 30),
	SWITCH(POSTURE_PILLOW),
	MOVES_OF("hamstring-stretch", TURN_LAST_EACH_LEG, 2, MOVE_HAMSTRING, 3, 35, 70, 140,
		 "movements [HALL12]"),
	MOVES_ASKED("calf-stretch", TURN_LAST_EACH_LEG, MOVE_CALF_STRETCH, 35, 70, 140),
	MOVES_OF("ankle-circles", TURN_LAST_EACH_LEG, 4, MOVE_ANKLE_CIRCLES, 1, 20, 40, 80,
		 "movements"),
	REST_RAISED(3, 6, 60, 120, 900),
	AFTERCARE(2),
};

/* ---- at the desk, in the morning ---- */

static const struct part desk[] = {
	SIT_DOWN(1, 5, 15, 40),
	MOVES_OF("pumps", TURN_FIRST, 2, MOVE_CALF_PUMPS, 3, 20, 60, 120,
		 "movements [STEIN09]"),
	MOVES_OF("toe-bends", TURN_FIRST, 4, MOVE_TOE_BENDS, 1, 20, 40, 80, "movements"),
	SEATED_STROKES("strokes", 1, ZONE_CALF, TECHNIQUE_EFFLEURAGE, 2, 10, 15, 60, FLOW),
	SEATED_STROKES("kneading", 1, ZONE_CALF, TECHNIQUE_KNEADING, 3, 10, 20, 120,
		       "techniques"),
	SEATED_STROKES("thigh", 5, ZONE_FRONT_THIGH, TECHNIQUE_KNEADING, 2, 10, 20, 90, FLOW),
	SEATED_FINISH,
	SWITCH(POSTURE_SEATED),
	MOVES_OF("ankle-circles", TURN_LAST_EACH_LEG, 3, MOVE_ANKLE_CIRCLES, 1, 20, 40, 80,
		 "movements"),
	MARCH(TURN_LAST, 3, 3, 30, 60, 120),
	MOVES_ASKED("heel-raises", TURN_LAST, MOVE_HEEL_RAISES, 40, 40, 40),
};

static const struct part morning[] = {
	{
		.task = TASK_BED_EDGE,
		.work = WORK_SETUP, .turn = TURN_FIRST, .posture = POSTURE_SEATED,
		.rank = 1, .must = true, .least = 5, .usual = 15, .most = 40,
		.source = "article, habits: before a shower; evidence",
	},
	{
		.id = "brush", .task = TASK_BRUSH,
		.work = WORK_STROKE, .turn = TURN_EACH_LEG, .posture = POSTURE_SEATED,
		.zone = ZONE_WHOLE_LEG, .technique = TECHNIQUE_EFFLEURAGE, .pressure = 2,
		.rank = 2, .optional = true, .brush = true, .weight = 1,
		.least = 30, .usual = 45, .most = 60, .source = "evidence [DB1][DB2]",
	},
	SEATED_STROKES("strokes", 1, ZONE_WHOLE_LEG, TECHNIQUE_EFFLEURAGE, 5, 15, 30, 180,
		       "article, habits: gentle strokes; techniques"),
	SEATED_STROKES("foot", 4, ZONE_FOOT, TECHNIQUE_EFFLEURAGE, 1, 10, 15, 60, FLOW),
	SEATED_STROKES("calf", 2, ZONE_CALF, TECHNIQUE_EFFLEURAGE, 2, 10, 15, 60, FLOW),
	SEATED_STROKES("kneading", 4, ZONE_CALF, TECHNIQUE_KNEADING, 2, 10, 20, 90,
		       "techniques"),
	SEATED_FINISH,
	SWITCH(POSTURE_SEATED),
	MOVES_OF("ankle-circles", TURN_LAST_EACH_LEG, 3, MOVE_ANKLE_CIRCLES, 1, 20, 40, 80,
		 "movements"),
	MARCH(TURN_LAST, 2, 3, 30, 60, 120),
	SOCKS,
};

/* ---- with a partner ---- */

static const struct part partner[] = {
	{
		.task = TASK_PILLOW,
		.work = WORK_SETUP, .turn = TURN_FIRST, .posture = POSTURE_PILLOW,
		.rank = 1, .must = true, .least = 30, .usual = 45, .most = 90,
		.source = "article, partner step 1; partner-mode",
	},
	{
		.task = TASK_OIL,
		.work = WORK_SETUP, .turn = TURN_FIRST, .posture = POSTURE_PILLOW,
		.rank = 1, .must = true, .oil = true, .least = 10, .usual = 15, .most = 40,
		.source = "article, partner step 2",
	},
	{
		.id = "side", .task = TASK_SIDE,
		.work = WORK_SETUP, .turn = TURN_FIRST, .posture = POSTURE_SIDE,
		.rank = 1, .optional = true, .least = 10, .usual = 15, .most = 40,
		.source = "posture",
	},
	{
		.id = "warming", .task = TASK_WARMING,
		.work = WORK_STROKE, .turn = TURN_EACH_LEG, .posture = POSTURE_PILLOW,
		.zone = ZONE_WHOLE_LEG, .technique = TECHNIQUE_EFFLEURAGE, .pressure = 2,
		.rank = 2, .weight = 2, .least = 15, .usual = 25, .most = 60,
		.source = "article, partner step 2",
	},
	STROKES("strokes", 1, ZONE_WHOLE_LEG, TECHNIQUE_EFFLEURAGE, 5, 20, 40, 150,
		"article, partner step 3: one palm always in contact"),
	STROKES("foot", 5, ZONE_FOOT, TECHNIQUE_KNEADING, 2, 15, 30, 90, FLOW),
	STROKES("kneading", 2, ZONE_CALF, TECHNIQUE_KNEADING, 4, 15, 30, 150,
		"article, partner step 4"),
	STROKES("lifting", 2, ZONE_CALF, TECHNIQUE_PINCH_AND_RELEASE, 3, 10, 30, 60,
		"article, partner step 4: pinch and release"),
	STROKES("lifting", 3, ZONE_FRONT_THIGH, TECHNIQUE_PINCH_AND_RELEASE, 3, 10, 30, 60,
		"article, partner step 4: pinch and release"),
	STROKES("kneading", 4, ZONE_FRONT_THIGH, TECHNIQUE_KNEADING, 3, 15, 30, 120,
		"article, partner step 4"),
	STROKES("taps", 3, ZONE_FRONT_THIGH, TECHNIQUE_PERCUSSION, 1, 4, 8, 12,
		"article, partner step 5; techniques"),
	FINISH(12, 36),
	SWITCH(POSTURE_PILLOW),
	{
		.id = "rest", .task = TASK_REST,
		.work = WORK_REST, .turn = TURN_LAST, .posture = POSTURE_PILLOW,
		.rank = 1, .weight = 6, .least = 180, .usual = 300, .most = 900,
		.source = "article, partner step 7: 5 to 10 minutes",
	},
	AFTERCARE(4),
};

/* ---- devices ---- */

#define LOOK_AT_SKIN(part_rank) \
	{ .task = TASK_SKIN_CHECK, \
	  .work = WORK_SETUP, .turn = TURN_FIRST, .posture = POSTURE_SEATED, \
	  .rank = part_rank, .must = true, .least = 30, .usual = 45, .most = 120, \
	  .source = "sleeve" }

#define TAKE_OFF(part_rank, part_must) \
	{ .id = "skin-check", .task = TASK_TAKE_OFF, \
	  .work = WORK_AFTERCARE, .turn = TURN_LAST, .posture = POSTURE_SEATED, \
	  .rank = part_rank, .must = part_must, .least = 15, .usual = 30, .most = 90, \
	  .source = "sleeve [UNIC][NTEC]" }

static const struct part sleeve[] = {
	LOOK_AT_SKIN(1),
	SLEEVE(TURN_FIRST, 1, CUE_BIT(CUE_STOP_IF_WEARY), 120, 1000, 1200),
	TAKE_OFF(1, true),
};

/* Stretches are for warm muscles: after the massage here, after a march in a routine with none. */
static const struct part combined[] = {
	{
		.task = TASK_PILLOW, .cues = CUE_BIT(CUE_DRY_SKIN),
		.work = WORK_SETUP, .turn = TURN_FIRST, .posture = POSTURE_PILLOW,
		.rank = 1, .must = true, .least = 15, .usual = 30, .most = 90,
		.source = "article, hands, devices and stretches; elevation",
	},
	STROKES("strokes", 1, ZONE_WHOLE_LEG, TECHNIQUE_EFFLEURAGE, 5, 15, 30, 120,
		"techniques"),
	STROKES("calf", 4, ZONE_CALF, TECHNIQUE_EFFLEURAGE, 2, 10, 20, 60, FLOW),
	STROKES("kneading", 2, ZONE_CALF, TECHNIQUE_KNEADING, 5, 15, 45, 180, "techniques"),
	STROKES("thigh", 4, ZONE_FRONT_THIGH, TECHNIQUE_KNEADING, 4, 15, 30, 120, FLOW),
	FINISH(12, 30),
	SWITCH(POSTURE_PILLOW),
	MOVES_OF("hamstring-stretch", TURN_LAST_EACH_LEG, 2, MOVE_HAMSTRING, 3, 35, 70, 350,
		 "movements"),
	MOVES_ASKED("calf-stretch", TURN_LAST_EACH_LEG, MOVE_CALF_STRETCH, 35, 70, 140),
	MOVES_ASKED("thigh-stretch", TURN_LAST_EACH_LEG, MOVE_THIGH_STRETCH, 35, 70, 140),
	MOVES_OF("ankle-circles", TURN_LAST_EACH_LEG, 3, MOVE_ANKLE_CIRCLES, 1, 20, 40, 120,
		 "movements"),
	HINGE(TURN_LAST, 4),
	MOVES_OF("toe-bends", TURN_LAST, 3, MOVE_TOE_BENDS, 1, 20, 40, 120, "movements"),
	SLEEVE(TURN_LAST, 2, CUE_BIT(CUE_DEVICE_DAYS) | CUE_BIT(CUE_STOP_IF_WEARY), 300, 600, 1200),
	TAKE_OFF(2, false),
};

/* ---- without hands ---- */

static const struct part stretch[] = {
	SIT_DOWN(1, 5, 15, 40),
	{
		.id = "march", .work = WORK_MOVE, .turn = TURN_FIRST, .posture = POSTURE_STANDING,
		.move = MOVE_MARCHING, .rank = 2, .must = true, .weight = 1,
		.least = 30, .usual = 120, .most = 120,
		.source = "walking; article, habits",
	},
	HINGE(TURN_FIRST, 1),
	MOVES_ASKED("heel-raises", TURN_FIRST, MOVE_HEEL_RAISES, 40, 40, 40),
	MOVES_OF("toe-bends", TURN_FIRST, 2, MOVE_TOE_BENDS, 2, 20, 40, 200, "movements"),
	{
		.id = "calf-stretch", .work = WORK_MOVE, .turn = TURN_EACH_LEG,
		.posture = POSTURE_STANDING, .move = MOVE_CALF_STRETCH, .rank = 2,
		.optional = true, .from_minutes = 10, .weight = 3,
		.least = 35, .usual = 70, .most = 350, .source = "movements [HALL12]",
	},
	MOVES_ASKED("thigh-stretch", TURN_EACH_LEG, MOVE_THIGH_STRETCH, 35, 70, 350),
	MOVES_OF("hamstring-stretch", TURN_EACH_LEG, 1, MOVE_HAMSTRING, 5, 35, 70, 350,
		 "movements"),
	MOVES_OF("ankle-circles", TURN_EACH_LEG, 2, MOVE_ANKLE_CIRCLES, 2, 20, 40, 200,
		 "movements"),
	SWITCH(POSTURE_SEATED),
	{
		.task = TASK_WIND_DOWN,
		.work = WORK_AFTERCARE, .turn = TURN_LAST, .posture = POSTURE_SEATED,
		.rank = 3, .must = true, .least = 5, .usual = 15, .most = 75, .source = "movements",
	},
};

static const struct part elevate[] = {
	{
		.task = TASK_PILLOWS,
		.work = WORK_SETUP, .turn = TURN_FIRST, .posture = POSTURE_SEATED,
		.rank = 1, .must = true, .least = 15, .usual = 20, .most = 60,
		.source = "elevation",
	},
	{
		.id = "raise", .task = TASK_RAISE,
		.work = WORK_RAISE, .turn = TURN_FIRST, .posture = POSTURE_HIGH,
		.rank = 1, .must = true, .weight = 1, .least = 180, .usual = 500, .most = 900,
		.source = "article, habits; elevation [VH1][ABU94]",
	},
	{
		.task = TASK_SIT_FIRST,
		.work = WORK_AFTERCARE, .turn = TURN_LAST, .posture = POSTURE_SEATED,
		.rank = 1, .must = true, .least = 60, .usual = 60, .most = 60,
		.source = "elevation",
	},
};

static const struct part walk[] = {
	{
		.work = WORK_MOVE, .turn = TURN_FIRST, .posture = POSTURE_STANDING,
		.move = MOVE_MARCHING, .rank = 1, .must = true, .weight = 1,
		.least = 30, .usual = 120, .most = 300,
		.source = "article, habits; walking",
	},
};

static const struct part pumps[] = {
	{
		.task = TASK_SIT_UP,
		.work = WORK_SETUP, .turn = TURN_FIRST, .posture = POSTURE_SEATED,
		.rank = 1, .must = true, .least = 4, .usual = 4, .most = 7, .source = "movements",
	},
	{
		.work = WORK_MOVE, .turn = TURN_FIRST, .posture = POSTURE_SEATED,
		.move = MOVE_CALF_PUMPS, .rank = 1, .must = true, .weight = 1,
		.least = 20, .usual = 120, .most = 300,
		.source = "movements [YAMA05][STEIN09]",
	},
};

static const struct part rest[] = {
	{
		.task = TASK_SIT_QUIETLY,
		.work = WORK_REST, .turn = TURN_FIRST, .posture = POSTURE_SEATED,
		.rank = 1, .must = true, .weight = 1, .least = 60, .usual = 600, .most = 1800,
		.source = "evidence: what a trial compares with",
	},
};

#define SET(...) { .has = { __VA_ARGS__ } }

#define NOT_FOR_HANDS \
	.not_for = "Not for: one leg newly sore or swollen, fever, new numbness, open skin, a " \
		   "fresh injury, a foot that gets too little blood. Not before a clinician " \
		   "has said yes: a blood clot ever, an operation or a broken bone in the last " \
		   "12 weeks, a blood thinner, low platelets, weak bones, numb feet.", \
	.stops = SET([QUESTION_CLOT_SIGNS] = true, [QUESTION_FEVER_ILL] = true, \
		     [QUESTION_NEW_NUMB_WEAK] = true, [QUESTION_OPEN_SKIN] = true, \
		     [QUESTION_FRESH_INJURY] = true, [QUESTION_ARTERY_SEVERE] = true, \
		     [QUESTION_CLOT_RECENT] = true, [QUESTION_CLOT_PAST] = true, \
		     [QUESTION_OP_RECENT] = true, [QUESTION_BONE_HEALING] = true, \
		     [QUESTION_BLOOD_THINNER] = true, [QUESTION_LOW_PLATELETS] = true, \
		     [QUESTION_BONE_FRAGILE] = true, [QUESTION_NUMB_FEET] = true)

#define NOT_FOR_MOVES \
	.not_for = "Not for: one leg newly sore or swollen, dizziness, fever, a fresh injury, an " \
		   "operation or a broken bone in the last 12 weeks, a foot that gets too little " \
		   "blood, chest pain with effort or a faint that no clinician knows about.", \
	.stops = SET([QUESTION_CLOT_SIGNS] = true, [QUESTION_DIZZY_NOW] = true, \
		     [QUESTION_FEVER_ILL] = true, [QUESTION_FRESH_INJURY] = true, \
		     [QUESTION_OP_RECENT] = true, [QUESTION_BONE_HEALING] = true, \
		     [QUESTION_ARTERY_SEVERE] = true, [QUESTION_CHEST_OR_COLLAPSE] = true)

#define PARTS(array) .parts = array, .part_count = sizeof array / sizeof array[0]

static const struct routine_row rows[ROUTINES] = {
	{
		.id = "circulation", .title = "Circulation",
		.about = "Strokes, kneading and taps, one leg after the other.",
		NOT_FOR_HANDS,
		.least = 1, .usual = 3, .most = 30, .screening = true, .legs = true,
		PARTS(circulation), .source = "article, 3-minute routine; techniques",
	},
	{
		.id = "recovery", .title = "After exercise",
		.about = "Kneading and lifting of the big muscles, then a rest.",
		NOT_FOR_HANDS,
		.least = 5, .usual = 10, .most = 20, .screening = true, .legs = true,
		PARTS(recovery), .source = "article, benefits; techniques",
	},
	{
		.id = "lymph", .title = "Lymph strokes",
		.about = "Very light dry strokes, from the thigh down to the foot.",
		NOT_FOR_HANDS,
		.least = 5, .usual = 15, .most = 20, .screening = true, .legs = true,
		.near_first = true, PARTS(lymph), .source = "techniques",
	},
	{
		.id = "evening", .title = "Evening",
		.about = "Slow strokes, a stretch for each leg and a rest before bed.",
		NOT_FOR_HANDS,
		.least = 5, .usual = 10, .most = 20, .screening = true, .legs = true,
		PARTS(evening), .source = "article, stress and sleep; movements [HALL12]",
	},
	{
		.id = "desk", .title = "At the desk",
		.about = "On a chair: pumps and kneading through the clothes, then a short march.",
		NOT_FOR_HANDS,
		.least = 2, .usual = 5, .most = 12, .screening = true, .legs = true,
		PARTS(desk), .source = "article, habits; movements",
	},
	{
		.id = "partner", .title = "For your partner",
		.about = "The eight steps of a massage for someone else.",
		NOT_FOR_HANDS,
		.least = 8, .usual = 15, .most = 30, .screening = true, .legs = true,
		.partner = true, PARTS(partner), .source = "article, couples massage",
	},
	{
		.id = "sleeve", .title = "Air sleeves",
		.about = "A session with air sleeves or boots, by model.",
		.not_for = "Not for: a blood clot in the last 6 months, narrow arteries or a "
			   "graft, a weak heart, kidney or liver disease, numb feet, low "
			   "platelets, pregnancy, a broken bone, fever, one leg newly sore or "
			   "swollen. Many others ask a clinician about the device first.",
		.stops = SET([QUESTION_CLOT_RECENT] = true, [QUESTION_ARTERY_NARROW] = true,
			     [QUESTION_ARTERY_GRAFT] = true, [QUESTION_HEART_FAILURE] = true,
			     [QUESTION_KIDNEY_LIVER] = true, [QUESTION_NUMB_FEET] = true,
			     [QUESTION_LOW_PLATELETS] = true, [QUESTION_PREGNANT] = true,
			     [QUESTION_BONE_HEALING] = true, [QUESTION_FEVER_ILL] = true,
			     [QUESTION_CLOT_SIGNS] = true),
		.least = 5, .usual = 20, .most = 20, .screening = true, .legs = true,
		.cues = CUE_BIT(CUE_STOP_IF_WEARY), PARTS(sleeve),
		.source = "article, devices; sleeve",
	},
	{
		.id = "combined", .title = "Hands, device and stretches",
		.about = "A massage by hand, stretches, then the air sleeves.",
		NOT_FOR_HANDS,
		.least = 10, .usual = 25, .most = 45, .screening = true, .legs = true,
		PARTS(combined), .source = "article, hands, devices and stretches",
	},
	{
		.id = "stretch", .title = "Stretches",
		.about = "Hips, hamstrings, ankles and toes, and from ten minutes on the calves.",
		.not_for = "Not for: one leg newly sore or swollen, dizziness, fever, a fresh "
			   "injury, a deep bruise, an operation or a broken bone in the last 12 "
			   "weeks, a weak or stiff leg (do what your therapist taught you).",
		.stops = SET([QUESTION_CLOT_SIGNS] = true, [QUESTION_DIZZY_NOW] = true,
			     [QUESTION_FEVER_ILL] = true, [QUESTION_FRESH_INJURY] = true,
			     [QUESTION_DEEP_BRUISE] = true, [QUESTION_OP_RECENT] = true,
			     [QUESTION_BONE_HEALING] = true, [QUESTION_WEAK_OR_STIFF_LEG] = true),
		.least = 3, .usual = 8, .most = 20, .screening = true, .legs = true,
		PARTS(stretch), .source = "article, stretches; movements",
	},
	{
		.id = "elevate", .title = "Legs up",
		.about = "Rest with the legs above the heart.",
		.not_for = "Not for: a foot that gets too little blood, new swelling, one leg "
			   "newly sore, warning signs in pregnancy. With narrow arteries, a "
			   "graft, numb feet, a weak heart, kidney or liver disease the legs stay "
			   "level.",
		.stops = SET([QUESTION_ARTERY_SEVERE] = true, [QUESTION_NEW_SWELLING_BOTH] = true,
			     [QUESTION_CLOT_SIGNS] = true, [QUESTION_PREGNANCY_WARNING] = true),
		.least = 5, .usual = 10, .most = 15, .screening = true, .legs = true,
		.cues = CUE_BIT(CUE_STOP_IF_WEARY), PARTS(elevate),
		.source = "article, habits; elevation",
	},
	{
		.id = "walk", .title = "Walking break",
		.about = "A march on the spot.",
		NOT_FOR_MOVES,
		.least = 1, .usual = 2, .most = 5,
		.cues = CUE_BIT(CUE_SKIP_IF_ILL),
		PARTS(walk), .source = "article, habits; walking",
	},
	{
		.id = "pumps", .title = "Calf pumps",
		.about = "Seated foot pumps for the calves.",
		NOT_FOR_MOVES,
		.least = 1, .usual = 2, .most = 5,
		.cues = CUE_BIT(CUE_SKIP_IF_ILL),
		PARTS(pumps), .source = "movements",
	},
	{
		.id = "morning", .title = "Morning",
		.about = "Gentle dry strokes, ankles and a short march before the shower.",
		NOT_FOR_HANDS,
		.least = 3, .usual = 5, .most = 10, .screening = true, .legs = true,
		PARTS(morning), .source = "article, habits; movements",
	},
	{
		.id = "rest", .title = "Rest",
		.about = "Sitting quietly with the legs level.",
		.not_for = "Not instead of help: what must be looked at today comes first.",
		.least = 1, .usual = 10, .most = 30,
		PARTS(rest), .source = "evidence: what a trial compares with",
	},
};
/* clang-format on */

const struct routine_row *routine_row(int index)
{
	return &rows[index];
}

const struct routine_row *routine_find(const char *id)
{
	static const struct {
		const char *id, *routine;
	} others[] = {{"walking", "walk"},
		      {"elevation", "elevate"},
		      {"stretching", "stretch"},
		      {"stretches", "stretch"},
		      {"pump", "pumps"}};
	int found = LOOKUP(id, rows), other = LOOKUP(id, others);
	if (other >= 0)
		found = LOOKUP(others[other].routine, rows);
	return found < 0 ? NULL : &rows[found];
}

bool routine_has_work(const struct routine_row *routine, enum work work)
{
	for (size_t i = 0; i < routine->part_count; i++)
		if (routine->parts[i].work == work)
			return true;
	return false;
}

bool routine_near_first(const char *id)
{
	const struct routine_row *row = routine_find(id);
	return row && row->near_first;
}

bool routine_refuse(const char *word, struct fault *fault)
{
	return CHOICES_REFUSE(rows, "leg-plan --list names them", "routine", word, fault);
}

part_set routine_part(const struct routine_row *routine, const char *id)
{
	part_set set = 0;
	for (size_t i = 0; i < routine->part_count; i++)
		if (*id && !strcmp(routine->parts[i].id, id))
			set |= PART_BIT(i);
	return set;
}

const struct part *routine_any_part(const char *id)
{
	for (int r = 0; r < ROUTINES; r++)
		for (size_t i = 0; i < rows[r].part_count; i++)
			if (*id && !strcmp(rows[r].parts[i].id, id))
				return &rows[r].parts[i];
	return NULL;
}

bool part_on_each_leg(const struct part *part)
{
	return part->turn == TURN_EACH_LEG || part->turn == TURN_LAST_EACH_LEG;
}

bool routine_names(const struct routine_row *routine, size_t index)
{
	part_set same = routine_part(routine, routine->parts[index].id);
	return same && !(same & (PART_BIT(index) - 1));
}
