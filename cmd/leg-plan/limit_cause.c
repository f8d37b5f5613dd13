#include "limit_cause.h"

#include "answer_causes.h"
#include "rule/effect.h"
#include "rule/effective_answers.h"

/* True if `alone` takes anything from the modality, a cue included. */
static bool limit_narrows(const struct leg_limits *alone, enum modality modality)
{
	struct limits open;
	limits_open(&open);
	for (int i = 0; i < LIMIT_MEMBERS; i++) {
		const struct limit_member *member = &limit_members[i];
		if (member->modality == modality &&
		    limit_value(alone, member) != limit_value(&open.leg[0], member))
			return true;
	}
	return false;
}

/* The code in words; if only a mask or a cue narrows, that. */
static const char *words_of(const struct effect *effect, const struct leg_limits *alone,
			    enum modality modality, enum leg leg)
{
	enum code code = CODE_A;
	if (modality == MODALITY_WALKING)
		leg = LEG_BOTH; /* both legs walk */
	for (int one = 0; one < LEGS; one++)
		if (leg_includes(leg, (enum leg)one) && effect->code[one][modality] > code)
			code = effect->code[one][modality];
	const char *words = code_words(modality, code);
	if (*words)
		return words;
	if (modality == MODALITY_MASSAGE && effect->words)
		return effect->words;
	cue_set cues = leg_limits_cues(alone, modality);
	for (int cue = 0; cue < CUES; cue++)
		if (cues & CUE_BIT(cue))
			return cue_words((enum cue)cue);
	return "";
}

size_t screen_reasons(const struct answers *answers, enum mode mode, enum modality modality,
		      enum leg leg, struct reason reasons[QUESTIONS])
{
	struct counted counted;
	size_t count = 0;
	count_answers(answers, mode, &counted);
	for (int q = 0; q < QUESTIONS; q++) {
		struct effect effect;
		if (!effect_of(answers, &counted, mode, (enum question)q, &effect))
			continue;
		struct leg_limits on = limits_on(&effect.limits, leg);
		if (!limit_narrows(&on, modality))
			continue;
		struct reason reason = {
			.question = effect.question,
			.reply = effect.reply,
			.words = words_of(&effect, &on, modality, leg),
			.alone = effect.limits,
			.causes = count_causes(answers, &counted, effect.question, mode)};
		size_t at = count++;
		for (; at > 0 && limits_level(&reasons[at - 1].alone, modality, leg) <
					 limits_level(&reason.alone, modality, leg);
		     at--)
			reasons[at] = reasons[at - 1];
		reasons[at] = reason;
	}
	return count;
}
