/* Owns the namers: for each enum that documents write as a word, the function that doc_enum,
 * doc_set and doc_put_set ask. Private to doc/. A namer takes any value from 0 to its count - 1. */
#pragma once

/* Names the values 0 to count - 1 of an enum by their ids: what reads and writes a word alike. */
typedef const char *doc_namer(int value);

const char *word_mode(int value);
const char *word_outcome(int value);
const char *word_action(int value);
const char *word_question(int value);
const char *word_answer(int value); /* ANSWER_NONE is "", which no document has */
const char *word_leg(int value);
const char *word_modality(int value);
const char *word_zone(int value);
const char *word_technique(int value);
const char *word_direction(int value);
const char *word_move(int value);
const char *word_position(int value);
const char *word_feet(int value);
const char *word_cue(int value);
