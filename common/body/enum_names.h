/* Owns the namers: for each enum of body/ that documents write as a word, the function that reading
 * and writing it ask (doc/json.h). A namer takes any value from 0 to its count - 1. */
#pragma once
#include "body/action.h"
#include "body/answer.h"
#include "body/cue.h"
#include "body/leg.h"
#include "body/modality.h"
#include "body/move.h"
#include "body/position.h"
#include "body/question.h"
#include "body/rating.h"
#include "body/task.h"
#include "body/technique.h"
#include "body/zone.h"

typedef const char *enum_namer(int value);

#define NAMER(namer, id)                                                                           \
	static inline const char *namer(int value)                                                 \
	{                                                                                          \
		return id;                                                                         \
	}

NAMER(word_action, action_id((enum action)value))
NAMER(word_question, question_row((enum question)value)->id)
NAMER(word_answer, answer_id((enum answer)value)) /* ANSWER_NONE is "", which no document has */
NAMER(word_leg, leg_id((enum leg)value))
NAMER(word_modality, modality_id((enum modality)value))
NAMER(word_zone, zone_row((enum zone)value)->id)
NAMER(word_technique, technique_row((enum technique)value)->id)
NAMER(word_direction, direction_id((enum direction)value))
NAMER(word_move, move_id((enum move)value))
NAMER(word_position, position_row((enum position)value)->id)
NAMER(word_feet, feet_id((enum feet)value))
NAMER(word_cue, cue_id((enum cue)value))
NAMER(word_step_kind, step_kind_id((enum step_kind)value))
NAMER(word_rating, rating_id((enum rating)value))

/* As they are shown. */
NAMER(zone_name, zone_row((enum zone)value)->words)
NAMER(technique_name, technique_row((enum technique)value)->words)
NAMER(move_name, move_words((enum move)value))
