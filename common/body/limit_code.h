/* The limit codes in which the caution table is written: A allowed, L1 to L4 limited in a way that
 * differs by modality, N not allowed, X emergency (leg-safety(7), limit-codes). body/code_limits.h
 * makes limits of them. */
#pragma once
#include <stdbool.h>

#include "body/action.h"
#include "body/modality.h"

enum code { CODE_A, CODE_L1, CODE_L2, CODE_L3, CODE_L4, CODE_N, CODE_X, CODES };

/* True if the code exists for this modality: sleeves have P-L1 alone. */
bool code_defined(enum modality modality, enum code code);

/* The code of all six modalities, on both legs, while the action is due: X for an emergency, N for
 * today, else A, which takes nothing away (leg-safety(7), action). */
enum code code_of_action(enum action action);

/* The code as the review sheet writes it: "A", "M-L1", "N". */
const char *code_id(enum modality modality, enum code code);

/* Its effect in a few plain words, for leg-plan --explain: "light strokes only"; "" for A. */
const char *code_words(enum modality modality, enum code code);

/* The part of the code that is a careful choice without a trial (leg-safety(7), untried); NULL:
 * nothing. */
const char *code_untried(enum modality modality, enum code code);
