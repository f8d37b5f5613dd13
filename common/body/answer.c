#include "body/answer.h"

static const char *const ids[] = {
	[ANSWER_NONE] = "",
	[ANSWER_NO] = "no",
	[ANSWER_YES] = "yes",
	[ANSWER_UNSURE] = "unsure",
	[ANSWER_CLEARED] = "cleared",
	[ANSWER_SEEN] = "seen",
	[ANSWER_UNDER_18] = "under-18",
	[ANSWER_ADULT] = "adult",
	[ANSWER_65_PLUS] = "65-plus",
};

const char *answer_id(enum answer answer)
{
	return ids[answer];
}

enum answer answer_clearance(enum question question)
{
	const struct question_row *row = question_row(question);
	return row->clearable ? ANSWER_CLEARED : row->seen ? ANSWER_SEEN : ANSWER_NONE;
}

bool answer_fits(enum answer answer, enum question question)
{
	switch (answer) {
	case ANSWER_NO:
	case ANSWER_YES: return question != QUESTION_AGE_GROUP;
	case ANSWER_UNSURE: return true;
	case ANSWER_CLEARED:
	case ANSWER_SEEN: return answer == answer_clearance(question);
	case ANSWER_UNDER_18:
	case ANSWER_ADULT:
	case ANSWER_65_PLUS: return question == QUESTION_AGE_GROUP;
	case ANSWER_NONE:
	case ANSWERS: break;
	}
	return false;
}

bool question_open(const struct answers *answers, bool partner, enum question question)
{
	const struct question_row *row = question_row(question);
	if (row->group == GROUP_CONSENT)
		return partner;
	return !row->gate || answers->to[row->gate].answer != ANSWER_NO;
}

bool answers_whole(const struct answers *answers, bool partner)
{
	for (int q = 0; q < QUESTIONS; q++)
		if (answers->to[q].answer == ANSWER_NONE &&
		    question_open(answers, partner, (enum question)q))
			return false;
	return true;
}

void answers_complete(struct answers *answers, bool partner)
{
	for (int q = 0; q < QUESTIONS; q++) {
		struct reply *reply = &answers->to[q];
		bool open = question_open(answers, partner, (enum question)q);
		bool consent = question_row((enum question)q)->group == GROUP_CONSENT;
		if (open && reply->answer == ANSWER_NONE)
			*reply = (struct reply){ANSWER_UNSURE, LEG_BOTH};
		else if (!open && (consent || reply->answer == ANSWER_NO))
			*reply = (struct reply){ANSWER_NONE, LEG_BOTH};
	}
}

void answers_calm(struct answers *answers)
{
	for (enum question question = 0; question < QUESTIONS; question++) {
		bool consent = question_row(question)->group == GROUP_CONSENT;
		if (question_acute(question))
			answers->to[question] =
				(struct reply){consent ? ANSWER_YES : ANSWER_NO, LEG_BOTH};
	}
}
