#include "rule/effect.h"

#include "body/code_limits.h"

static void apply(struct effect *effect, enum leg leg, const enum code codes[MODALITIES],
		  const struct mask *mask, bool allowed)
{
	struct leg_limits *into = &effect->limits.leg[leg];
	for (int m = 0; m < MODALITIES; m++) {
		code_apply((enum modality)m, codes[m], into);
		if (mask)
			mask_apply((enum modality)m, mask, allowed, into);
		if (codes[m] > effect->code[leg][m])
			effect->code[leg][m] = codes[m];
	}
}

static void raise_action(struct effect *effect, enum action action)
{
	if (action > effect->action)
		effect->action = action;
}

/* An urgent action closes both legs until somebody has looked at them. */
static void apply_action(struct effect *effect)
{
	enum code codes[MODALITIES];
	for (int m = 0; m < MODALITIES; m++)
		codes[m] = code_of_action(effect->action);
	for (int leg = 0; leg < LEGS; leg++)
		apply(effect, (enum leg)leg, codes, NULL, false);
}

/* How urgent an answer is (leg-safety(7), action, unsure, seen). */
static enum action urgency(enum question question, enum answer counted_as, enum answer given)
{
	const struct caution_row *row = caution_row(question);
	if (counted_as == ANSWER_CLEARED || counted_as == ANSWER_SEEN ||
	    (row->keeps_action && given == ANSWER_CLEARED))
		return row->action_cleared;
	bool standing = !question_acute(question);
	if (counted_as == ANSWER_UNSURE && standing && !row->quiet &&
	    row->action < ACTION_ASK_CLINICIAN)
		return ACTION_ASK_CLINICIAN;
	return row->action;
}

/* A clinician has agreed, and that something acute suspends it makes nothing more urgent: "ask a
 * clinician first" would be untrue. Where all massage is closed, advice_shut stands for this. */
static bool has_agreed(const struct caution_row *row, enum answer given)
{
	return given == ANSWER_CLEARED && (row->keeps_action || row->action == row->action_cleared);
}

static const char *advice_of(enum question question, const struct counted *counted, bool cleared,
			     enum answer given)
{
	const struct caution_row *row = caution_row(question);
	if (cleared || has_agreed(row, given))
		return row->advice_cleared;
	return row->beside && counts_any(counted, row->beside) ? row->advice_beside : row->advice;
}

static void apply_row(struct effect *effect, const struct counted *counted, enum answer given)
{
	enum question question = effect->question;
	const struct caution_row *row = caution_row(question);
	const enum answer *of = counted->of[question];
	bool emergency = question_row(question)->group == GROUP_EMERGENCY;
	if (emergency && of[LEG_LEFT] == ANSWER_UNSURE) {
		raise_action(effect, ACTION_TODAY);
		effect->advice = row->advice_unsure ? row->advice_unsure : caution_unsure_emergency;
		return;
	}
	bool cleared = true; /* or seen, on each leg that counts */
	for (int leg = 0; leg < LEGS; leg++) {
		if (of[leg] == ANSWER_NO)
			continue;
		const enum code *codes = of[leg] == ANSWER_CLEARED ? row->cleared : row->yes;
		apply(effect, (enum leg)leg, codes, &row->mask, false);
		raise_action(effect, urgency(question, of[leg], given));
		cleared = cleared && (of[leg] == ANSWER_CLEARED || of[leg] == ANSWER_SEEN);
	}
	effect->advice = advice_of(question, counted, cleared, given);
}

static void apply_cases(struct effect *effect, const struct counted *counted, enum mode mode)
{
	size_t count;
	const struct caution_case *cases = caution_cases(&count);
	for (size_t i = 0; i < count; i++) {
		const struct caution_case *one = &cases[i];
		enum answer answer = counted->of[effect->question][LEG_LEFT];
		if (one->question != effect->question || !(one->answers & 1U << answer) ||
		    (one->partner && mode != MODE_PARTNER))
			continue;
		for (int leg = 0; leg < LEGS; leg++)
			apply(effect, (enum leg)leg, one->codes, &one->mask, one->allowed);
		effect->words = one->words;
		if (!one->allowed)
			effect->advice = one->advice;
	}
}

static void apply_pairs(struct effect *effect, const struct counted *counted, enum mode mode)
{
	size_t count;
	const struct caution_pair *pairs = caution_pairs(&count);
	int told = -1; /* the action of the pair whose advice stands */
	for (size_t i = 0; i < count; i++) {
		const struct caution_pair *pair = &pairs[i];
		if (pair->first != effect->question || !pair_applies(pair, counted, mode))
			continue;
		for (int leg = 0; leg < LEGS; leg++)
			apply(effect, (enum leg)leg, pair->codes, NULL, false);
		raise_action(effect, pair->action);
		if (pair->advice && (int)pair->action > told) {
			effect->advice = pair->advice;
			told = (int)pair->action;
		}
	}
}

static bool by_case(enum question question)
{
	return question == QUESTION_AGE_GROUP || question == QUESTION_PARTNER_CONSENT;
}

/* The answer as it was given; if none was, or another answer forces it, what it counts as. */
static struct reply shown(const struct answers *answers, const struct counted *counted,
			  enum question question)
{
	struct reply reply = answers->to[question];
	enum answer answer = counted->of[question][LEG_LEFT];
	if (answer == ANSWER_NO)
		answer = counted->of[question][LEG_RIGHT];
	if (reply.answer == ANSWER_NONE || reply.answer == ANSWER_NO)
		reply = (struct reply){answer, LEG_BOTH};
	return reply;
}

bool effect_of(const struct answers *answers, const struct counted *counted, enum mode mode,
	       enum question question, struct effect *effect)
{
	if (!by_case(question) && !counts(counted, question))
		return false;
	*effect = (struct effect){.question = question, .reply = shown(answers, counted, question)};
	limits_open(&effect->limits);
	if (by_case(question))
		apply_cases(effect, counted, mode);
	else
		apply_row(effect, counted, answers->to[question].answer);
	apply_pairs(effect, counted, mode);
	apply_action(effect);
	limits_settle(&effect->limits);
	return true;
}
