/* Owns the words of a step: title, what to do, what to mind, how hard, how often. They are made
 * from ids and numbers alone (leg-safety(7), whose-words), so what a card shows and what a voice
 * says cannot come from a document. */
#pragma once
#include <stdbool.h>

#include "base/text.h"
#include "doc/plan.h"

/* "Long strokes, left leg" */
void step_title(const struct step *step, bool partner, struct text *out) __attribute__((nonnull));

/* Fills title, cue and caution, whatever they were. */
void step_word(struct step *step, bool partner) __attribute__((nonnull));

/* "left calf", "front of the left thigh", "both legs"; `zone` may be STEP_WITHOUT. */
void step_place(int zone, enum leg leg, struct text *out) __attribute__((nonnull));

/* "light": the comfort scale, 1 to 10. */
const char *pressure_words(int pressure);

/* The name of a repetition of this step: "Stroke" (count 0: as a label), "stroke", "strokes". */
const char *repetition_words(const struct step *step, int count) __attribute__((nonnull));
