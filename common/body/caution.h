/* Owns the contraindications as data: what each answer of the screening does to the six modalities,
 * how urgent it is, what the user is told, and which answers change what others count for (SAFETY
 * 1.1, 1.2, 2, D, L). Anyone above base/ may include it; rule/screen applies it.
 *
 * Adding a contraindication is a row here and, if nobody asks it yet, one in body/question.c.
 *
 * Neighbours: action, answer, code, cue, modality, move, question, technique, zone. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "body/action.h"
#include "body/answer.h"
#include "body/limit_code.h"
#include "body/cue.h"
#include "body/modality.h"
#include "body/move.h"
#include "body/question.h"
#include "body/technique.h"
#include "body/zone.h"

typedef uint64_t question_set; /* bit 1 << question */
#define QUESTION_BIT(question) ((question_set)1 << (question))

typedef unsigned modality_set; /* bit 1 << modality */
#define MODALITY_BIT(modality) (1U << (modality))

/* What is taken away on top of the codes. 0 takes nothing away. */
struct mask {
	zone_set zones;		  /* massage: zones left out */
	technique_set techniques; /* massage: techniques left out */
	int cap;		  /* massage: most pressure */
	int seconds;		  /* massage: most seconds a leg */
	move_set moves;		  /* stretch: moves left out */
	bool no_heat;		  /* sleeve */
	cue_set cues[MODALITIES];
};

/* What one answer does. */
struct caution_row {
	enum code yes[MODALITIES];     /* M E S P T W: yes; unsure too, but in GROUP_EMERGENCY */
	enum code cleared[MODALITIES]; /* the same once cleared; read only where clearable */
	struct mask mask;	       /* applies to both */
	modality_set both;	       /* binds both legs here though the question is sided */
	enum action action;
	enum action action_cleared;
	bool quiet;		    /* unsure raises no action of its own (D20f) */
	const char *advice;	    /* what the user is told; "{emergency}" is the number to call */
	const char *advice_cleared; /* NULL unless clearable */
	const char *advice_shut; /* instead, where another answer forbids all massage of the leg, so
				  * that nothing here invites to it; NULL: the advice does not */
	const char *source;
};

/* The row of a question other than age-group and partner-consent (below). */
const struct caution_row *caution_row(enum question question);

/* What the answer to age-group, or the mode, does (D12, D14, D20i, D20q). Every row that fits
 * applies. */
struct caution_case {
	enum question question; /* whose finding it is */
	unsigned answers;	/* bits 1 << enum answer that it fits */
	bool partner;		/* in partner mode alone */
	enum code codes[MODALITIES];
	struct mask mask;
	bool allowed; /* the mask alone leaves the level "allowed" and makes no finding (D20i) */
	const char *words; /* what the mask does to massage, as code_words says it */
	const char *advice;
	const char *source;
};
const struct caution_case *caution_cases(size_t *count) __attribute__((nonnull));

/* Answers that together do more than each alone: where `first` and any of `with` are not "no"
 * (`with` empty: `first` alone). Both legs; on top of the rows (SAFETY 2, D12, D20e, D11 for
 * not-alert). */
struct caution_pair {
	enum question first; /* whose finding carries it */
	question_set with;
	bool partner; /* in partner mode alone */
	enum code codes[MODALITIES];
	enum action action;
	bool whole_person;  /* counts as an acute row of both legs: ends every clearance */
	const char *advice; /* NULL: the advice of `first` stands */
	const char *source;
};
const struct caution_pair *caution_pairs(size_t *count) __attribute__((nonnull));

/* Any of `when` not "no" makes `then` yes on both legs, unless that is cleared (D11, D12, D20c,h).
 */
struct caution_force {
	question_set when;
	enum question then;
	const char *source;
};
const struct caution_force *caution_forces(size_t *count) __attribute__((nonnull));

/* `widened` on one leg counts on both where `by` is not "no" (D11; D20a for a clearance). */
struct caution_width {
	enum question widened;
	enum question by;
	const char *source;
};
const struct caution_width *caution_widths(size_t *count) __attribute__((nonnull));

/* What is told for an emergency sign that the user is not sure of: nothing today, get checked
 * (SAFETY 2 "Unsure", D13). */
extern const char caution_unsure_emergency[];

/* What is told for a cleared condition where another answer forbids all massage of the leg. */
extern const char caution_cleared_shut[];
