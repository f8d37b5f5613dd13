#include "run/standing.h"

#include <string.h>

#include "rule/screen.h"
#include "store/saved.h"

/* No saved answers: walking seated or holding on, everything else not allowed. */
static void unscreened(struct limits *limits)
{
	limits_open(limits);
	for (int leg = 0; leg < LEGS; leg++) {
		struct leg_limits *on = &limits->leg[leg];
		on->massage.level = on->elevation.level = on->socks.level = on->sleeve.level =
			on->stretch.level = LEVEL_NOT_ALLOWED;
		on->walking.level = LEVEL_LIMITED;
		on->walking.standing = false;
		on->walking.cues |= CUE_BIT(CUE_SIT_OR_HOLD);
	}
	limits_settle(limits);
}

static bool says_no(const struct answers *answers, enum question question)
{
	return answers->to[question].answer == ANSWER_NO;
}

void standing_judge(const struct profile *profile, struct stamp now,
		    struct due_screening *screening)
{
	memset(screening, 0, sizeof *screening);
	screening->saved = profile->saved;
	if (!profile->saved) {
		unscreened(&screening->limits);
		return;
	}
	struct screening judged = {.mode = MODE_SELF};
	for (enum question question = 0; question < QUESTIONS; question++) {
		struct reply *reply = &judged.answers.to[question];
		*reply = (struct reply){ANSWER_NO, LEG_BOTH};
		if (question_row(question)->kind != QUESTION_STANDING)
			continue;
		*reply = profile_reply(profile, question, now);
		screening->expired |= profile_freshness(profile, question, now) == FRESH_STALE;
	}
	screen_judge(&judged);
	screening->limits = judged.limits;
	screening->drink = says_no(&judged.answers, QUESTION_HEART_FAILURE) &&
			   says_no(&judged.answers, QUESTION_KIDNEY_LIVER) &&
			   says_no(&judged.answers, QUESTION_FLUID_LIMIT);
}

bool standing_screening(struct due_screening *screening, struct stamp now, struct fault *fault)
{
	struct profile profile;
	if (!saved_read(&profile, fault))
		return false;
	standing_judge(&profile, now, screening);
	return true;
}
