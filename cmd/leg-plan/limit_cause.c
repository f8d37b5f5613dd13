#include "limit_cause.h"

#include "rule/effective_answers.h"
#include "rule/effect.h"
#include "answer_causes.h"

/* True if `alone` takes anything from the modality, a cue included. */
static bool limit_narrows(const struct leg_limits *alone, enum modality modality)
{
	struct limits open, tight;
	limits_open(&open);
	limits_open(&tight);
	struct leg_limits *into = &tight.leg[0];
	switch (modality) {
	case MODALITY_MASSAGE: into->massage = alone->massage; break;
	case MODALITY_ELEVATION: into->elevation = alone->elevation; break;
	case MODALITY_SOCKS: into->socks = alone->socks; break;
	case MODALITY_SLEEVE: into->sleeve = alone->sleeve; break;
	case MODALITY_STRETCH: into->stretch = alone->stretch; break;
	case MODALITY_WALKING: into->walking = alone->walking; break;
	case MODALITIES: break;
	}
	return !limits_within(&open, &tight);
}

static cue_set cues_of(const struct leg_limits *limits, enum modality modality)
{
	switch (modality) {
	case MODALITY_MASSAGE: return limits->massage.cues;
	case MODALITY_ELEVATION: return limits->elevation.cues;
	case MODALITY_SOCKS: return limits->socks.cues;
	case MODALITY_SLEEVE: return limits->sleeve.cues;
	case MODALITY_STRETCH: return limits->stretch.cues;
	case MODALITY_WALKING: return limits->walking.cues;
	case MODALITIES: break;
	}
	return 0;
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
	cue_set cues = cues_of(alone, modality);
	for (int cue = 0; cue < CUES; cue++)
		if (cues & CUE_BIT(cue))
			return cue_words((enum cue)cue);
	return "";
}

static enum level strictness(const struct reason *reason, enum modality modality)
{
	struct limits alone = {.leg = {reason->alone, reason->alone}};
	return limits_level(&alone, modality, LEG_LEFT);
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
		struct reason reason = {
			.question = effect.question,
			.reply = effect.reply,
			.alone = limits_on(&effect.limits, leg),
			.causes = count_causes(answers, &counted, effect.question, mode)};
		if (!limit_narrows(&reason.alone, modality))
			continue;
		reason.words = words_of(&effect, &reason.alone, modality, leg);
		size_t at = count++;
		for (; at > 0 &&
		       strictness(&reasons[at - 1], modality) < strictness(&reason, modality);
		     at--)
			reasons[at] = reasons[at - 1];
		reasons[at] = reason;
	}
	return count;
}
