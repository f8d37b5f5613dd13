/* Applies the limits to a routine: for each part and leg, whether and where it may be done, and why
 * not. Pure. The first of three stages of composition; it never looks at the time asked for. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "body/limits.h"
#include "body/why.h"
#include "request.h"

/* One part of the routine, as far as it may be done. Seconds are of one leg where the part is done
 * on each leg. */
struct slot {
	const struct part *part;
	bool on[LEGS];
	int zone[LEGS];	    /* strokes: where they end up */
	enum why why[LEGS]; /* where it is not on a leg that was asked for */
	int rank;
	bool must;
	int times;		/* its seconds count once, or once for each leg */
	int unit;		/* seconds: the smallest piece it can be given */
	int rep_ms, stroke_ms;	/* 0 = timed, without repetitions */
	int least, usual, most; /* whole units */
	bool in;		/* filled by allocate_time.h, as is the next */
	int given;
};

struct draft {
	const struct request *request;
	const struct limits *limits;
	struct leg_limits both; /* the stricter leg, for what concerns the whole body */
	enum why closed[LEGS];	/* why a leg that was asked for is not massaged at all */
	struct slot slots[ROUTINE_MOST_PARTS]; /* those wanted, in the order of the routine */
	size_t count;
	int total; /* seconds; filled by allocate_time.h */
};

void apply_limits(struct draft *draft, const struct request *request, const struct limits *limits)
	__attribute__((nonnull));

/* The zones that may be worked on a leg: allowed, asked for and within reach. */
zone_set zones_on(const struct draft *draft, enum leg leg) __attribute__((nonnull));

/* True if each leg has work of its own: in the parts that are in, or in all. */
bool legs_take_turns(const struct draft *draft, bool all) __attribute__((nonnull));

/* The legs that it is done on; at least one. */
enum leg slot_legs(const struct slot *slot) __attribute__((nonnull));

/* The kind of its steps, if nothing is limited. */
enum step_kind part_kind(const struct part *part) __attribute__((nonnull));

/* The modality that a part belongs to; MODALITIES where none rules it. */
enum modality part_modality(const struct part *part) __attribute__((nonnull));

/* The one that a routine is about: of its parts of the first rank; MODALITIES for sitting still. */
enum modality routine_modality(const struct routine_row *routine) __attribute__((nonnull));
