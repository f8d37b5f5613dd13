#include "doc/words.h"

#include "body/action.h"
#include "body/cue.h"
#include "body/leg.h"
#include "body/modality.h"
#include "body/move.h"
#include "body/position.h"
#include "body/technique.h"
#include "body/zone.h"
#include "doc/document.h"

const char *word_leg(int leg)
{
	return leg_id((enum leg)leg);
}

const char *word_zone(int zone)
{
	return zone_row((enum zone)zone)->id;
}

const char *word_technique(int technique)
{
	return technique_row((enum technique)technique)->id;
}

const char *word_direction(int direction)
{
	return direction_id((enum direction)direction);
}

const char *word_move(int move)
{
	return move_id((enum move)move);
}

const char *word_position(int position)
{
	return position_row((enum position)position)->id;
}

const char *word_feet(int feet)
{
	return feet_id((enum feet)feet);
}

const char *word_cue(int cue)
{
	return cue_id((enum cue)cue);
}

const char *word_modality(int modality)
{
	return modality_id((enum modality)modality);
}

const char *word_action(int action)
{
	return action_id((enum action)action);
}

const char *word_mode(int mode)
{
	return mode_id((enum mode)mode);
}

const char *word_outcome(int outcome)
{
	return outcome_id((enum outcome)outcome);
}
