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

const char *word_mode(int value)
{
	return mode_id((enum mode)value);
}

const char *word_outcome(int value)
{
	return outcome_id((enum outcome)value);
}

const char *word_action(int value)
{
	return action_id((enum action)value);
}

const char *word_question(int value)
{
	return question_row((enum question)value)->id;
}

const char *word_answer(int value)
{
	return answer_id((enum answer)value);
}

const char *word_leg(int value)
{
	return leg_id((enum leg)value);
}

const char *word_modality(int value)
{
	return modality_id((enum modality)value);
}

const char *word_zone(int value)
{
	return zone_row((enum zone)value)->id;
}

const char *word_technique(int value)
{
	return technique_row((enum technique)value)->id;
}

const char *word_direction(int value)
{
	return direction_id((enum direction)value);
}

const char *word_move(int value)
{
	return move_id((enum move)value);
}

const char *word_position(int value)
{
	return position_row((enum position)value)->id;
}

const char *word_feet(int value)
{
	return feet_id((enum feet)value);
}

const char *word_cue(int value)
{
	return cue_id((enum cue)value);
}
