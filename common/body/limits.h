/* Owns the limits: for each leg and modality, what is allowed, capped or forbidden. Effects only:
 * no question, answer or reason. doc/limits_json.h reads and writes them.
 *
 * A limit only ever tightens: limits_tighten merges two so that the stricter holds in every member
 * (leg-safety(7), merging). Seconds of massage are a leg's in a day, others a leg's in a session;
 * pressure and pull are on the 1-10 scale. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "body/cue.h"
#include "body/leg.h"
#include "body/modality.h"
#include "body/move.h"
#include "body/position.h"
#include "body/technique.h"
#include "body/zone.h"

/* Code A: the most that is ever allowed, and the most that a document may say. The evidence gives
 * no number for some; these are conservative choices (leg-safety(7), gaps): 20 mmHg for socks, 20
 * minutes for sleeves, 30 s and a pull of 5 for a stretch; no routine walks longer than 30 minutes,
 * so that limit never binds. */
enum {
	LIMIT_PRESSURE = 5,
	LIMIT_SECONDS = 900, /* massage, elevation */
	LIMIT_TRUNK = 90,
	LIMIT_MMHG = 20,
	LIMIT_SLEEVE_SECONDS = 1200,
	LIMIT_HOLD = 30,
	LIMIT_PULL = 5,
	LIMIT_BLOCK = 1800,
	LIMIT_REST = 3600
};

enum level { LEVEL_ALLOWED, LEVEL_LIMITED, LEVEL_NOT_ALLOWED, LEVEL_EMERGENCY, LEVELS };

const char *level_id(enum level level); /* "not-allowed" */

struct massage_limit {
	enum level level;
	cue_set cues;
	zone_set zones; /* narrow zones; a wide one is allowed as far as what it covers is */
	technique_set techniques;
	int pressure;
	int seconds;
};

struct elevation_limit {
	enum level level;
	cue_set cues;
	enum feet feet; /* the highest */
	int trunk_min;	/* degrees, 0-90 */
	int trunk_max;
	int seconds;
};

struct socks_limit {
	enum level level;
	cue_set cues;
	int mmhg; /* the most pressure; 0 = none of ours is suggested (S-L1) */
};

struct sleeve_limit {
	enum level level;
	cue_set cues;
	bool heat;   /* heat may be used */
	int seconds; /* 0: no program plans it (P-L1) */
};

struct stretch_limit {
	enum level level;
	cue_set cues;
	move_set moves;
	int hold;      /* longest hold in seconds */
	int pull;      /* 1-10 scale */
	bool standing; /* standing stretches are allowed */
};

struct walking_limit {
	enum level level;
	cue_set cues;
	bool standing; /* false: seated or holding on (W-L1) */
	int block;     /* longest block of seconds; 0 = no exercise (W-L4) */
	int rest;      /* seconds of rest at least between blocks */
};

struct leg_limits {
	struct massage_limit massage;
	struct elevation_limit elevation;
	struct socks_limit socks;
	struct sleeve_limit sleeve;
	struct stretch_limit stretch;
	struct walking_limit walking;
};

struct limits {
	struct leg_limits leg[LEGS];
};

/* A member of a limit: how it is merged, and its name in documents. One table serves merging,
 * comparing, reading and writing. */
struct limit_member {
	enum modality modality;
	const char *key;
	enum limit_form {
		FORM_LEVEL, /* the higher level is the stricter */
		FORM_FEET,  /* the lower feet */
		FORM_SET,   /* what is in both sets */
		FORM_CUES,  /* the cues of both */
		FORM_MOST,  /* the lower number */
		FORM_LEAST, /* the higher number */
		FORM_MAY    /* only if both say so */
	} form;
	int most;		   /* the greatest number, or how many words there are */
	const char *(*namer)(int); /* of words; NULL for numbers */
	size_t offset;		   /* in struct leg_limits */
};
enum { LIMIT_MEMBERS = 30 };
extern const struct limit_member limit_members[LIMIT_MEMBERS];
uint64_t limit_value(const struct leg_limits *limits, const struct limit_member *member)
	__attribute__((nonnull));
void limit_set(struct leg_limits *limits, const struct limit_member *member, uint64_t value)
	__attribute__((nonnull));

/* Everything allowed in full (code A): where merging begins. */
void limits_open(struct limits *limits) __attribute__((nonnull));

/* Makes `into` at least as strict as `other`, member by member; then settles. */
void limits_tighten(struct limits *into, const struct limits *other) __attribute__((nonnull));
void leg_limits_tighten(struct leg_limits *into, const struct leg_limits *other)
	__attribute__((nonnull));

/* Settles what merging left (leg-safety(7), merging): an empty set, bounds that exclude each other
 * or no zone x technique pair is not allowed; at not-allowed and emergency sets are empty, numbers
 * 0, feet level (of the cues as-taught and straight-back stay); walking is the same on both legs.
 * Idempotent. */
void limits_settle(struct limits *limits) __attribute__((nonnull));

/* True if `a` allows nothing that `b` does not: the order that the property tests use. */
bool limits_within(const struct limits *a, const struct limits *b) __attribute__((nonnull));

/* The level of one modality on one leg (LEG_BOTH: the stricter of the two). */
enum level limits_level(const struct limits *limits, enum modality modality, enum leg leg)
	__attribute__((nonnull));

enum level leg_limits_level(const struct leg_limits *limits, enum modality modality)
	__attribute__((nonnull));

/* The cues of one modality, and more of them. */
cue_set leg_limits_cues(const struct leg_limits *limits, enum modality modality)
	__attribute__((nonnull));
void leg_limits_add_cues(struct leg_limits *limits, enum modality modality, cue_set cues)
	__attribute__((nonnull));

/* The limit of a leg; of both the stricter one, for steps that use both at once (leg-safety(7),
 * merging). `limits` are settled, as those of every document are. */
struct leg_limits limits_on(const struct limits *limits, enum leg leg) __attribute__((nonnull));

/* The one predicate for where the body is (leg-safety(7), posture): sitting or standing with the
 * feet level raises nothing and is always admitted; everything else must be within the limit. The
 * left side counts as upright enough with CUE_LEFT_SIDE if no other rule bounds the trunk from
 * above. */
bool elevation_admits(const struct elevation_limit *limit, enum position position, enum feet feet)
	__attribute__((nonnull));
