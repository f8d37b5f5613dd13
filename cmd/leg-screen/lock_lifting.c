#include "lock_lifting.h"

#include "rule/effect.h"
#include "rule/effective_answers.h"
#include "rule/screen.h"

static bool closes(const struct effect *effect)
{
	for (enum leg leg = LEG_LEFT; leg < LEG_BOTH; leg++)
		for (enum modality modality = 0; modality < MODALITIES; modality++)
			if (limits_level(&effect->limits, modality, leg) >= LEVEL_NOT_ALLOWED)
				return true;
	return false;
}

/* True if an acute answer closes something by itself, even where another has closed it too. */
static bool any_acute_closes(const struct screening *screening)
{
	struct counted counted;
	struct effect effect;
	count_answers(&screening->answers, screening->mode, &counted);
	for (enum question question = 0; question < QUESTIONS; question++)
		if (question_acute(question) &&
		    effect_of(&screening->answers, &counted, screening->mode, question, &effect) &&
		    closes(&effect))
			return true;
	return false;
}

bool screening_lifts(const struct screening *screening)
{
	struct screening calm = {.mode = screening->mode, .answers = screening->answers};
	if (screening->verdict == OUTCOME_EMERGENCY || screening->action >= ACTION_TODAY)
		return false;
	if (screening->verdict != OUTCOME_STOP)
		return true;
	answers_calm(&calm.answers);
	screen_judge(&calm);
	return calm.verdict == OUTCOME_STOP && !any_acute_closes(screening);
}
