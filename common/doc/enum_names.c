#include "doc/enum_names.h"

#include "body/action.h"
#include "body/answer.h"
#include "body/cue.h"
#include "body/leg.h"
#include "body/modality.h"
#include "body/move.h"
#include "body/position.h"
#include "body/question.h"
#include "body/technique.h"
#include "body/zone.h"
#include "doc/document.h"

#define NAMER(word, id)                                                                            \
	const char *word(int value)                                                                \
	{                                                                                          \
		return id;                                                                         \
	}

NAMER(word_mode, mode_id((enum mode)value))
NAMER(word_outcome, outcome_id((enum outcome)value))
NAMER(word_action, action_id((enum action)value))
NAMER(word_question, question_row((enum question)value)->id)
NAMER(word_answer, answer_id((enum answer)value))
NAMER(word_leg, leg_id((enum leg)value))
NAMER(word_modality, modality_id((enum modality)value))
NAMER(word_zone, zone_row((enum zone)value)->id)
NAMER(word_technique, technique_row((enum technique)value)->id)
NAMER(word_direction, direction_id((enum direction)value))
NAMER(word_move, move_id((enum move)value))
NAMER(word_position, position_row((enum position)value)->id)
NAMER(word_feet, feet_id((enum feet)value))
NAMER(word_cue, cue_id((enum cue)value))
