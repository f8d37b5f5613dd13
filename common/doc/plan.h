/* Owns the plan document (leg-plan): flat steps and the limits they obey.
 *
 * No question id, reason or row advice is ever here: effects only. The words of a document (title,
 * cue, caution, advice, command) are for other readers: decoding drops them, and show/plan_words.h
 * makes ours from ids and numbers. The one text that is kept is the `note` of a step written by
 * hand (leg-safety(7), whose-words). A plan owns its strings. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "body/action.h"
#include "body/limits.h"
#include "body/rules_version.h"
#include "body/task.h"
#include "doc/document.h"
#include "doc/omission.h"

enum {
	PLAN_VERSION = 1,
	PLAN_MOST_STEPS = 5000,
	PLAN_MOST_SECONDS = 86400,
	PLAN_MOST_NOTE = 200 /* characters */
};

/* The routine of a plan written by hand that names none. */
#define PLAN_BY_HAND "by-hand"

enum step_clock {
	CLOCK_HOLD,
	CLOCK_KEEP,
	STEP_CLOCKS
}; /* stops / goes on while the machine sleeps */

enum { STEP_WITHOUT = -1 }; /* an enum member that does not apply to a step is left out */

struct step {
	enum step_kind kind;
	enum task what;
	cue_set cues;
	char *title; /* "Long strokes, left leg"; this and the next two are NULL until worded */
	char *cue;   /* what to do, whole sentences */
	enum leg leg;
	int zone;      /* enum zone or STEP_WITHOUT */
	int technique; /* enum technique or STEP_WITHOUT */
	int direction; /* enum direction or STEP_WITHOUT */
	int move;      /* enum move or STEP_WITHOUT: stretch, pumps, walking */
	int pressure;  /* 1-10 scale, of a stroke or a pull; 0 = left out */
	int seconds;   /* the whole step; with reps: reps * rep_ms rounded up to a second */
	int reps;      /* 0 = left out, as are the next two */
	int rep_ms;    /* a repetition with its return */
	int stroke_ms; /* the stroke, or the hold of a stretch, alone */
	enum position position;
	enum feet feet;
	enum step_clock clock;
	bool heat;     /* sleeve: the device's heat is used; left out unless true */
	char *caution; /* NULL = none */
	char *note;    /* by hand: the writer's own words; NULL = none */
	int number;    /* by hand: as which step it was written, from 1; in no document */
};

/* A routine that is still allowed after a stop. */
struct alternative {
	const char *routine; /* id */
	int minutes;
	char *title; /* NULL until worded, as is the next */
	char *command;
};

enum { PLAN_MOST_ALTERNATIVES = 5 };

struct plan {
	struct envelope envelope;
	char rules[RULES_SIZE]; /* the version of the rules it was made under; "" = older */
	bool screened;		/* false: made without a screening; no screening_id then */
	struct uuid screening_id;
	struct stamp valid_until;
	enum outcome outcome;
	enum action action;
	enum mode mode;
	const char *routine; /* id, or PLAN_BY_HAND; "" = not said yet */
	char *title;	     /* NULL until worded */
	int seconds;	     /* the sum of the steps */
	thing_set needs;
	struct limits limits;
	bool quiet;   /* the advice of the action is known already and not said again */
	char *advice; /* NULL = none, or not worded yet */
	struct alternative alternatives[PLAN_MOST_ALTERNATIVES];
	size_t alternative_count;
	struct omission *omitted;
	size_t omitted_count, omitted_room;
	struct step *steps;
	size_t step_count, step_room;
};

void plan_init(struct plan *plan) __attribute__((nonnull));
void plan_release(struct plan *plan) __attribute__((nonnull));

void plan_omit(struct plan *plan, const struct omission *omission) __attribute__((nonnull));

/* There is room for each of plan_alternative_routine once. */
void plan_alternative(struct plan *plan, const char *routine, int minutes) __attribute__((nonnull));

/* Takes the strings of `step` over. */
void plan_add_step(struct plan *plan, struct step step) __attribute__((nonnull));

/* With their seconds and needs. */
void plan_drop_steps(struct plan *plan) __attribute__((nonnull));

/* Drops advice, alternatives and omissions: they were said under other limits. */
void plan_forget_outcome(struct plan *plan) __attribute__((nonnull));

/* The seconds of its strokes on this leg. */
int plan_massage_seconds(const struct plan *plan, enum leg leg) __attribute__((nonnull));

/* A step with nothing in it but its clock: every optional member left out. */
struct step step_empty(enum step_kind kind);

/* The modality whose limits a step of this kind is held to; MODALITIES if none rules it. A rest is
 * elevation's: its limits say how the legs and the trunk lie (leg-safety(7), elevation). */
enum modality step_modality(enum step_kind kind);
void step_release(struct step *step) __attribute__((nonnull));

/* The movement of a march or pumps; the usual one if the step names none. */
enum move step_move(const struct step *step) __attribute__((nonnull));

/* The position of a step that names none: sitting, unless the movement is not done so or the feet
 * are up. Then it is lying, or for hands at work sitting with the leg out in front. */
enum position step_usual_position(const struct step *step) __attribute__((nonnull));

/* Seconds that `reps` repetitions of `rep_ms` take, rounded up. */
int step_seconds(int reps, int rep_ms);

/* How long a stretch is held each time: a whole repetition, or step, if it does not say. */
int step_hold_ms(const struct step *step) __attribute__((nonnull));

/* The routines that an alternative may name, in their order. */
const char *plan_alternative_routine(int index);

/* True for at most PLAN_MOST_NOTE characters of UTF-8 without control characters. */
bool plan_note_fits(const char *note) __attribute__((nonnull));

/* The document in `bytes`: its shape and ids; common/rule/plan_check.h says whether the steps obey
 * the limits. After a failure nothing is held: plan_release is then allowed but not needed. */
bool plan_decode(const struct text *bytes, struct plan *plan, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Takes a fault of a plan: of the step with this number, from 1, or of the whole plan (0). */
typedef void plan_fault_taker(int step, const struct fault *fault, void *context);

struct plan_faults {
	plan_fault_taker *take;
	void *context;
};

/* The same for a plan written by hand: only type, version and steps are needed, and of a step kind,
 * leg (of a stroke) and seconds or reps with rep_ms. The rest is filled in: the outcome is go, the
 * limits are open, the feet are level but in an elevation, the position is the usual one, a stroke
 * has the direction of its technique, and the clock is the kind's. Unknown words are refused.
 *
 * With `faults` (may be NULL) each is taken and passed over, so that a plan can be mended in one
 * go: a step holds what could be read of it. False only if the bytes are no plan at all. */
bool plan_decode_draft(const struct text *bytes, struct plan *plan, struct plan_faults *faults,
		       struct fault *fault) __attribute__((nonnull(1, 2, 4), warn_unused_result));

void plan_encode(const struct plan *plan, struct text *out) __attribute__((nonnull));

/* Adds one step as a JSON line: for --events and --on-step. */
void step_encode(const struct step *step, struct text *out) __attribute__((nonnull));
