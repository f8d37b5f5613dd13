/* Owns the plan document (leg-plan): flat steps and the limits they obey. Anyone above doc/ may
 * include it. Neighbours: limits, limits_json.
 *
 * No question id, reason or row advice is ever here (CONTRACT 2): effects only. A plan owns its
 * strings; plan_release drops them. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "body/action.h"
#include "doc/document.h"
#include "doc/limits.h"

enum { PLAN_VERSION = 1, PLAN_MOST_STEPS = 5000, PLAN_MOST_SECONDS = 86400 };

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

enum step_clock {
	CLOCK_HOLD,
	CLOCK_KEEP,
	STEP_CLOCKS
}; /* stops / goes on while the machine sleeps */

enum { STEP_WITHOUT = -1 }; /* an enum member that does not apply to a step is left out */

struct step {
	enum step_kind kind;
	char *title; /* "Long strokes, left leg"; never NULL */
	char *cue;   /* what to do, whole sentences; NULL = none */
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
};

struct omission {
	char *what; /* "kneading, left calf" */
	char *why;  /* an effect: "light strokes only" */
};

struct plan {
	struct envelope envelope;
	bool screened; /* false: walk and pumps without a screening; no screening_id then */
	struct uuid screening_id;
	struct stamp valid_until;
	enum outcome outcome;
	enum action action;
	enum mode mode;
	char *routine; /* id */
	char *title;
	int seconds; /* the sum of the steps */
	char **needs;
	size_t need_count;
	struct limits limits;
	char **advice;
	size_t advice_count;
	struct omission *omitted;
	size_t omitted_count;
	struct step *steps;
	size_t step_count;
};

void plan_init(struct plan *plan) __attribute__((nonnull));
void plan_release(struct plan *plan) __attribute__((nonnull));

/* Each adds a copy of what it is given; plan_add_step takes the strings of `step` over. */
void plan_need(struct plan *plan, const char *thing) __attribute__((nonnull));
void plan_advise(struct plan *plan, const char *advice) __attribute__((nonnull));
void plan_omit(struct plan *plan, const char *what, const char *why) __attribute__((nonnull));
void plan_add_step(struct plan *plan, struct step step) __attribute__((nonnull));

/* Drops advice and omissions: what was said under other limits. */
void plan_forget_notes(struct plan *plan) __attribute__((nonnull));

/* A step with nothing in it: every optional member left out. */
struct step step_empty(enum step_kind kind);

/* The clock that a step of this kind keeps: strokes, stretches and pumps stop while the machine
 * sleeps, everything else goes on. */
enum step_clock step_clock_of(enum step_kind kind);
void step_release(struct step *step) __attribute__((nonnull));

/* The movement of a march or pumps; the usual one if the step names none. */
enum move step_move(const struct step *step) __attribute__((nonnull));

/* Seconds that `reps` repetitions of `rep_ms` take, rounded up. */
int step_seconds(int reps, int rep_ms);

/* The document in `bytes`: shape and words only; whether the steps obey the limits is rule/check's.
 * After a failure nothing is held: plan_release is then allowed but not needed. */
bool plan_decode(const struct text *bytes, struct plan *plan, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* The same for a plan written by hand: only type, version, routine and steps are needed, and of a
 * step kind, title, leg (of a stroke) and seconds or reps with rep_ms. The rest is filled in: the
 * outcome is go, the limits open, nobody is lying or raised (position sitting, feet level), a
 * stroke goes as its technique goes, the clock is the kind's. Unknown words are refused all the
 * same. */
bool plan_decode_draft(const struct text *bytes, struct plan *plan, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
void plan_encode(const struct plan *plan, struct text *out) __attribute__((nonnull));

/* Adds one step as a JSON line: for --events and --on-step. */
void step_encode(const struct step *step, struct text *out) __attribute__((nonnull));
