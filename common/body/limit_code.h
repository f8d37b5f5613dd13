/* Owns the limit codes of SAFETY 1.0 and L by which the caution table is written: A allowed, L1 to
 * L4 limited in a way that differs by modality, N not allowed, X emergency. Anyone above base/ may
 * include it. What each means to the machine is in rule/code.h. Neighbour: modality. */
#pragma once
#include <stdbool.h>

#include "body/modality.h"

enum code { CODE_A, CODE_L1, CODE_L2, CODE_L3, CODE_L4, CODE_N, CODE_X, CODES };

/* True where SAFETY defines the code for this modality ("P-L1" is all there is for sleeves). */
bool code_defined(enum modality modality, enum code code);

/* The code as SAFETY writes it: "A", "M-L1", "N". */
const char *code_id(enum modality modality, enum code code);

/* What it does, in a few plain words, for leg-plan --explain: "light strokes only"; "" for A. */
const char *code_words(enum modality modality, enum code code);
