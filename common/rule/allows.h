/* Owns the predicate of each modality: whether a limit allows something, and why not. Composing a
 * plan, fitting one to a person, checking one and reminding all ask here. Pure.
 *
 * WHY_NONE means allowed. LEG_BOTH takes the stricter leg (leg-safety(7), merging). */
#pragma once
#include <stdbool.h>

#include "body/limits.h"
#include "body/task.h"
#include "body/why.h"
#include "doc/document.h"

/* A shorter march is none. */
enum { ALLOWS_SHORTEST_BLOCK = 20 };

/* Whether a leg may be massaged at all, on `zones` alone, by the own hands or a partner's: a leg is
 * begun only if it can be finished with the finishing stroke. */
enum why allows_massage(const struct limits *limits, enum leg leg, zone_set zones, enum mode mode)
	__attribute__((nonnull));
enum why allows_technique(const struct limits *limits, enum leg leg, enum technique technique)
	__attribute__((nonnull));
enum why allows_stroke(const struct limits *limits, enum leg leg, enum zone zone,
		       enum technique technique, enum mode mode) __attribute__((nonnull));
enum why allows_brush(const struct limits *limits, enum leg leg) __attribute__((nonnull));

/* A rest as an elevation limit has it, the feet perhaps level; and the feet above the heart, or as
 * near to it as one pillow brings them. */
enum why allows_elevation(const struct limits *limits, enum leg leg) __attribute__((nonnull));
enum why allows_raising(const struct limits *limits, enum leg leg) __attribute__((nonnull));

/* Where the body may be. The bounds of the trunk bind rest and elevation; everything else may sit
 * up with the feet level. */
enum why allows_posture(const struct limits *limits, enum leg leg, enum step_kind kind,
			enum position position, enum feet feet) __attribute__((nonnull));

/* Cues of either leg: one that is not massaged has none. */
cue_set massage_cues(const struct limits *limits) __attribute__((nonnull));

/* False if an allergy leaves only a lotion that the person knows. */
bool allows_oil(const struct limits *limits) __attribute__((nonnull));

/* Getting something ready: oil only for legs that may be massaged, and on the side only who may lie
 * so, whatever position a plan by hand says. */
enum why allows_task(const struct limits *limits, enum task task) __attribute__((nonnull));

enum why allows_socks(const struct limits *limits, enum leg leg) __attribute__((nonnull));
enum why allows_sleeve(const struct limits *limits, enum leg leg) __attribute__((nonnull));

/* Any movement, stretches, pumps and the march, in one of its positions; and in a given one.
 * Standing and lying take the stricter leg, whichever leg is stretched. */
enum why allows_move(const struct limits *limits, enum leg leg, enum move move)
	__attribute__((nonnull));
enum why allows_move_in(const struct limits *limits, enum leg leg, enum move move,
			enum position position) __attribute__((nonnull));

enum why allows_walking(const struct limits *limits, enum leg leg) __attribute__((nonnull));

/* Whether anything of the modality may be planned; massage by the own hands. */
enum why allows_modality(const struct limits *limits, enum leg leg, enum modality modality)
	__attribute__((nonnull));

/* True if any limit is an emergency: it ends everything. */
bool allows_nothing(const struct limits *limits) __attribute__((nonnull));
