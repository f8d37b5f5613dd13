#include "rule/saved_limits.h"

#include "body/code_limits.h"
#include "rule/screen.h"

/* The saved answers as they count at `now`, every acute one "no". */
static void count_saved(const struct profile *profile, struct stamp now, struct answers *answers)
{
	for (enum question question = 0; question < QUESTIONS; question++)
		if (!question_acute(question))
			answers->to[question] = profile_reply(profile, question, now);
	answers_calm(answers);
}

/* Nothing is known of this person: walking seated or holding on, nothing else. */
static void nothing_known(struct limits *limits)
{
	limits_open(limits);
	for (enum leg leg = LEG_LEFT; leg < LEG_BOTH; leg++)
		for (enum modality modality = 0; modality < MODALITIES; modality++)
			code_apply(modality, modality == MODALITY_WALKING ? CODE_L1 : CODE_N,
				   &limits->leg[leg]);
}

void saved_limits(const struct profile *profile, struct stamp now, struct limits *limits)
{
	if (!profile->saved) {
		nothing_known(limits);
		return;
	}
	struct screening screening = {.mode = MODE_SELF};
	count_saved(profile, now, &screening.answers);
	screen_judge(&screening);
	*limits = screening.limits;
}
