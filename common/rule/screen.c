#include "rule/screen.h"

#include "body/code_limits.h"
#include "rule/allows.h"
#include "rule/effect.h"
#include "rule/effective_answers.h"

static void add_finding(struct screening *screening, const struct effect *effect)
{
	size_t at = screening->finding_count++;
	struct finding *findings = screening->findings;
	while (at > 0 && findings[at - 1].action < effect->action) {
		findings[at] = findings[at - 1];
		at--;
	}
	findings[at] = (struct finding){.question = effect->question,
					.reply = effect->reply,
					.action = effect->action,
					.advice = effect->advice};
}

/* Massage's, after merging; an emergency anywhere is one (leg-safety(7), verdict). */
static enum outcome verdict_of(const struct limits *limits)
{
	if (allows_nothing(limits))
		return OUTCOME_EMERGENCY;
	enum level left = limits->leg[LEG_LEFT].massage.level;
	enum level right = limits->leg[LEG_RIGHT].massage.level;
	if (left == LEVEL_ALLOWED && right == LEVEL_ALLOWED)
		return OUTCOME_GO;
	bool none = left >= LEVEL_NOT_ALLOWED && right >= LEVEL_NOT_ALLOWED;
	return none ? OUTCOME_STOP : OUTCOME_LIMITED;
}

/* True if massage is forbidden on the leg, even as a therapist has taught it. */
static bool is_closed(const struct limits *limits, enum leg leg)
{
	const struct massage_limit *massage = &limits->leg[leg].massage;
	return massage->level >= LEVEL_NOT_ALLOWED && !(massage->cues & CUE_BIT(CUE_AS_TAUGHT));
}

/* True if it is on every leg on which the question counts. */
static bool is_shut(const struct limits *limits, const struct counted *counted,
		    enum question question)
{
	for (enum leg leg = 0; leg < LEG_BOTH; leg++)
		if (counted->of[question][leg] != ANSWER_NO && !is_closed(limits, leg))
			return false;
	return true;
}

/* "Light strokes only" must not stand beside "do not rub". */
static void quiet_invitations(struct screening *screening, const struct counted *counted)
{
	for (size_t i = 0; i < screening->finding_count; i++) {
		struct finding *finding = &screening->findings[i];
		const struct caution_row *row = caution_row(finding->question);
		bool clearable = question_row(finding->question)->clearable;
		const char *inviting = clearable ? row->advice_cleared : row->advice;
		if (row->advice_shut && finding->advice == inviting &&
		    is_shut(&screening->limits, counted, finding->question))
			finding->advice = row->advice_shut;
	}
}

/* After an emergency the dialogue ended: what was never answered is no finding, nor is a "no" that
 * only such an answer would make a yes. */
static void keep_answered(struct screening *screening)
{
	size_t kept = 0;
	if (answers_whole(&screening->answers, screening->mode == MODE_PARTNER))
		return;
	for (size_t i = 0; i < screening->finding_count; i++) {
		enum question question = screening->findings[i].question;
		enum answer given = screening->answers.to[question].answer;
		if (given != ANSWER_NONE && given != ANSWER_NO)
			screening->findings[kept++] = screening->findings[i];
	}
	screening->finding_count = kept;
}

/* "Do what your therapist taught you" must not stand where another answer forbids all massage. */
static void drop_as_taught(struct limits *limits, const bool shut[LEGS])
{
	for (int leg = 0; leg < LEGS; leg++)
		if (shut[leg])
			limits->leg[leg].massage.cues &= ~CUE_BIT(CUE_AS_TAUGHT);
}

void screen_judge(struct screening *screening)
{
	struct counted counted;
	bool shut[LEGS] = {false, false};
	count_answers(&screening->answers, screening->mode, &counted);
	limits_open(&screening->limits);
	screening->action = ACTION_NONE;
	screening->finding_count = 0;
	for (int q = 0; q < QUESTIONS; q++) {
		struct effect effect;
		if (!effect_of(&screening->answers, &counted, screening->mode, (enum question)q,
			       &effect))
			continue;
		limits_tighten(&screening->limits, &effect.limits);
		for (enum leg leg = 0; leg < LEG_BOTH; leg++)
			shut[leg] |= is_closed(&effect.limits, leg);
		if (effect.action > screening->action)
			screening->action = effect.action;
		if (effect.advice)
			add_finding(screening, &effect);
	}
	drop_as_taught(&screening->limits, shut);
	quiet_invitations(screening, &counted);
	screening->verdict = verdict_of(&screening->limits);
	if (screening->verdict == OUTCOME_EMERGENCY)
		keep_answered(screening);
}

/* A verdict and an action bind the limits, even if the document leaves these open. */
static void apply_verdict(enum outcome verdict, enum action action, struct limits *limits)
{
	enum code code = code_of_action(verdict == OUTCOME_EMERGENCY ? ACTION_EMERGENCY : action);
	for (int leg = 0; leg < LEGS; leg++) {
		if (verdict == OUTCOME_STOP)
			code_apply(MODALITY_MASSAGE, CODE_N, &limits->leg[leg]);
		for (int m = 0; m < MODALITIES; m++)
			code_apply((enum modality)m, code, &limits->leg[leg]);
	}
}

void screen_strictest(struct screening *screening)
{
	struct limits said = screening->limits;
	enum outcome verdict = screening->verdict;
	enum action action = screening->action;
	screen_judge(screening);
	apply_verdict(verdict, action, &said);
	limits_tighten(&screening->limits, &said);
	enum outcome merged = verdict_of(&screening->limits);
	screening->verdict = verdict > merged ? verdict : merged;
	if (action > screening->action)
		screening->action = action;
	/* what was asked about was no more than that, and the user's own */
	if (action != screening->action || action != ACTION_ASK_CLINICIAN ||
	    screening->mode != MODE_SELF)
		screening->already_asked = false;
}

int64_t screen_deadline(const struct screening *screening)
{
	int64_t hour = screening->envelope.created.at + SCREENING_SECONDS;
	return hour < screening->valid_until.at ? hour : screening->valid_until.at;
}

bool screen_current(const struct screening *screening, struct stamp now, struct fault *fault)
{
	if (stamp_ahead(screening->envelope.created, now.at))
		return fault_set(
			fault, FAULT_RESCREEN,
			"this screening is dated in the future: check the clock, and screen "
			"again with leg-screen");
	if (screen_deadline(screening) < now.at)
		return fault_set(
			fault, FAULT_RESCREEN,
			"this screening has expired, as each does after an hour: screen again "
			"with leg-screen");
	return true;
}
