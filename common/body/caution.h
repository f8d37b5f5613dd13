/* The contraindications as data: what each answer of the screening does to the six modalities, how
 * urgent it is, what the user is told, and which answers change what others count for
 * (leg-safety(7), answers). rule/screen applies it.
 *
 * Adding a contraindication is a row here and one in question.c. `source` names the section of
 * leg-safety(7) that explains a rule, if one does, and the keys of source.h. A change here needs a
 * new rules version (rules_version.h). */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "body/action.h"
#include "body/answer.h"
#include "body/cue.h"
#include "body/limit_code.h"
#include "body/modality.h"
#include "body/move.h"
#include "body/question.h"
#include "body/technique.h"
#include "body/zone.h"

struct question_set {
	bool has[QUESTIONS];
};

typedef unsigned answer_set; /* bit 1 << answer */

/* Limits on top of the codes (leg-safety(7), masks). 0 takes nothing away. */
struct mask {
	zone_set zones;		  /* massage: zones left out */
	technique_set techniques; /* massage: techniques left out */
	int cap;		  /* massage: most pressure */
	int seconds;		  /* massage: most seconds a leg */
	move_set moves;		  /* stretch: moves left out */
	bool no_heat;		  /* sleeve */
	cue_set cues[MODALITIES];
};

/* The effect of one answer. */
struct caution_row {
	/* M E S P T W: yes, seen; unsure too, but in GROUP_EMERGENCY. A row whose action is
	 * today or emergency needs none, but for what it allows once that has passed. */
	enum code yes[MODALITIES];
	enum code cleared[MODALITIES]; /* once cleared; read only if clearable */
	struct mask mask;	       /* applies to both */
	enum action action;
	enum action action_cleared; /* once cleared or seen */
	bool keeps_action;	   /* action_cleared outlasts a clearance that an acute row ended */
	bool quiet;		   /* unsure raises no action of its own (leg-safety(7), unsure) */
	const char *advice;	   /* what the user is told; "{emergency}" is the number to call */
	const char *advice_unsure; /* NULL: that of yes, or caution_unsure_emergency */
	const char *advice_cleared; /* once cleared or seen; NULL if neither is legal */
	const char *advice_shut;    /* instead of advice_cleared (advice, if not clearable) if
				     * another answer forbids all massage of the leg, so that
				     * nothing here invites to it; NULL: the advice does not */
	const struct question_set *beside; /* any of these not "no": advice_beside instead of
					    * advice; NULL: none */
	const char *advice_beside;
	const char *untried;	/* what here is a careful choice without a trial; NULL: nothing */
	const char *confidence; /* in the row as a whole: "high", "moderate", "low" */
	const char *source;
};

/* The row of a question other than age-group and partner-consent (below). */
const struct caution_row *caution_row(enum question question);

/* The effect of the answer to age-group, or of the mode (leg-safety(7), age, partner-mode). Every
 * row that fits applies. */
struct caution_case {
	enum question question; /* whose finding it is */
	answer_set answers;	/* that it fits */
	bool partner;		/* in partner mode alone */
	enum code codes[MODALITIES];
	struct mask mask;
	bool allowed;	   /* the mask alone leaves the level "allowed" and makes no finding */
	const char *words; /* what the mask does to massage, as code_words says it */
	const char *advice;
	const char *untried; /* as in a caution_row */
	const char *source;
};
const struct caution_case *caution_cases(size_t *count) __attribute__((nonnull));

/* Answers that together do more than each alone, on both legs and on top of the rows: `first` and
 * any of `with` (`with` empty: `first` alone), each on one leg at least. If several pairs of one
 * `first` apply, the advice of the most urgent is told, then that of the earlier row
 * (leg-safety(7), combinations). */
struct caution_pair {
	enum question first; /* whose finding carries it: the acute half, if only one is */
	answer_set first_is; /* what it must count as; 0: anything but "no" */
	struct question_set with;
	answer_set with_is;
	bool same_leg; /* both halves on one leg */
	bool partner;  /* in partner mode alone */
	enum code codes[MODALITIES];
	enum action action;
	const char *advice; /* NULL: the advice of `first` stands */
	const char *source;
};
const struct caution_pair *caution_pairs(size_t *count) __attribute__((nonnull));

/* Any of `when` not "no" makes `then` yes on both legs, unless that is cleared. */
struct caution_force {
	struct question_set when;
	enum question then;
	const char *source;
};
const struct caution_force *caution_forces(size_t *count) __attribute__((nonnull));

/* `widened` on one leg counts on both if `by` is not "no". */
struct caution_width {
	enum question widened;
	enum question by;
	const char *source;
};
const struct caution_width *caution_widths(size_t *count) __attribute__((nonnull));

/* The advice for an emergency sign that the user is unsure of. */
extern const char caution_unsure_emergency[];
