/* Limit codes as limits (leg-safety(7), limit-codes, masks). */
#pragma once
#include "body/caution.h"
#include "body/limits.h"

/* Tightens one modality of a leg by its code. */
void code_apply(enum modality modality, enum code code, struct leg_limits *into)
	__attribute__((nonnull));

/* Takes away what the mask takes away from one modality. A mask that takes anything makes the
 * modality at least limited, unless `allowed`; a cue alone never does. */
void mask_apply(enum modality modality, const struct mask *mask, bool allowed,
		struct leg_limits *into) __attribute__((nonnull));
