/* Owns the namers of body/ in the form that the getters of doc/json.h take: an int in, the id out.
 * Private to doc/. */
#pragma once

const char *word_leg(int leg);
const char *word_zone(int zone);
const char *word_technique(int technique);
const char *word_direction(int direction);
const char *word_move(int move);
const char *word_position(int position);
const char *word_feet(int feet);
const char *word_cue(int cue);
const char *word_modality(int modality);
const char *word_action(int action);
const char *word_mode(int mode);
const char *word_outcome(int outcome);
