/* Owns the steps that are named and not computed: setting up, resting, devices, aftercare. For each
 * its id in documents ("what"), its words, and what has to be at hand.
 *
 * The words of a stroke come from its technique and zone, those of a movement from its move, those
 * of a device from body/device.h; common/show/step_text.h puts them together. A document never
 * brings words of its own (leg-safety(7), whose-words). */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "body/device.h"

enum step_kind {
	STEP_SETUP,
	STEP_MASSAGE,
	STEP_SWITCH,
	STEP_STRETCH,
	STEP_WALKING,
	STEP_PUMPS,
	STEP_ELEVATION,
	STEP_SLEEVE,
	STEP_SOCKS,
	STEP_REST,
	STEP_AFTERCARE,
	STEP_KINDS
};
const char *step_kind_id(enum step_kind kind);

enum task {
	TASK_STROKE, /* words of its technique and zone */
	TASK_BRUSH,
	TASK_WARMING,
	TASK_SWITCH,
	TASK_MOVE, /* words of its move */
	TASK_PILLOW,
	TASK_DRY_PILLOW,
	TASK_OIL,
	TASK_LOTION,
	TASK_SIDE,
	TASK_SIT,
	TASK_SIT_UP,
	TASK_BED_EDGE,
	TASK_PILLOWS,
	TASK_SKIN_CHECK,
	TASK_READY,
	TASK_RAISE,
	TASK_REST,
	TASK_PAUSE,
	TASK_SIT_QUIETLY,
	TASK_SOCKS,
	TASK_WIPE,
	TASK_WIPE_LOTION,
	TASK_TAKE_OFF,
	TASK_WIND_DOWN,
	TASK_SIT_FIRST,
	TASK_AFTER,
	TASK_DEVICE, /* TASK_DEVICE + i is the device in row i */
	TASKS = TASK_DEVICE + DEVICES
};

/* Things that must be at hand, in the order in which they are named. */
enum thing {
	THING_PILLOW,
	THING_TWO_PILLOWS,
	THING_OIL,
	THING_LOTION,
	THING_CHAIR,
	THING_BRUSH,
	THING_TOWEL,
	THING_SOCKS,
	THING_DEVICE, /* THING_DEVICE + i is the device in row i */
	THINGS = THING_DEVICE + DEVICES
};

typedef uint32_t thing_set; /* bit 1 << need */
#define THING_BIT(need) ((thing_set)1 << (need))

const char *thing_id(enum thing need); /* "two-pillows": documents */

/* "two pillows": for people; with `partner` for the giver. */
const char *thing_words(enum thing need, bool partner);

/* Instructions by how high the feet are; NULL = as in the line before. */
struct task_words {
	const char *title;
	const char *cue;
	const char *raised; /* one pillow is the most */
	const char *level;  /* the feet stay level */
	const char *chair;  /* sitting on a chair */
};

struct task_row {
	const char *id;
	const char *words; /* "resting with the legs up": in a sentence; NULL = none */
	unsigned kinds;	   /* bits 1 << enum step_kind that it may be */
	thing_set needs;
	bool foretells;		 /* the height in its words is that of the steps to come */
	bool reaches;		 /* the hands go down the leg, to the foot */
	struct task_words own;	 /* said to the person whose legs they are */
	struct task_words giver; /* said to the person who massages; NULL = own */
};

/* The row of a task below TASK_DEVICE. */
const struct task_row *task_row(enum task task);
const char *task_id(enum task task); /* "pillow", "renpho" */
bool task_fits(enum task task, enum step_kind kind);
bool task_reaches(enum task task);

/* The device of a task from TASK_DEVICE on; NULL for another. */
const struct device_row *task_device(enum task task);

/* The task of a step that does not say which. */
enum task task_of_kind(enum step_kind kind);
