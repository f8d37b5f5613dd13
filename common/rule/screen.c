#include "rule/screen.h"

#include "rule/code.h"
#include "rule/counted.h"

/* What one question does: its share of the limits, and its finding. */
struct part {
	enum question question;
	struct limits limits;
	struct reply reply;
	enum action action;
	const char *advice; /* NULL: no finding */
	enum code code[LEGS][MODALITIES]; /* the strictest applied */
	const char *words; /* of a mask without a code; NULL */
};

static void apply(struct part *part, enum leg leg, const enum code codes[MODALITIES],
		  const struct mask *mask, bool allowed, modality_set only)
{
	struct leg_limits *into = &part->limits.leg[leg];
	for (int m = 0; m < MODALITIES; m++) {
		if (!(only & MODALITY_BIT(m)))
			continue;
		code_apply((enum modality)m, codes[m], into);
		if (mask)
			mask_apply((enum modality)m, mask, allowed, into);
		if (codes[m] > part->code[leg][m])
			part->code[leg][m] = codes[m];
	}
}

static void raise(struct part *part, enum action action)
{
	if (action > part->action)
		part->action = action;
}

enum { ALL_MODALITIES = (1 << MODALITIES) - 1 };

static const enum code all_not_allowed[MODALITIES] = {CODE_N, CODE_N, CODE_N,
						      CODE_N, CODE_N, CODE_N};

/* ---- one question ------------------------------------------------------------------------------ */

static void apply_unsure_emergency(struct part *part)
{
	for (int leg = 0; leg < LEGS; leg++)
		apply(part, (enum leg)leg, all_not_allowed, NULL, false, ALL_MODALITIES);
	raise(part, ACTION_TODAY);
	part->advice = caution_unsure_emergency;
}

/* D13, D20f, D20g: how urgent an answer is. */
static enum action urgency(enum question question, enum answer answer)
{
	const struct caution_row *row = caution_row(question);
	if (answer == ANSWER_CLEARED)
		return row->action_cleared;
	bool standing = question_row(question)->kind == QUESTION_STANDING;
	if (answer == ANSWER_UNSURE && standing && !row->quiet &&
	    row->action < ACTION_ASK_CLINICIAN)
		return ACTION_ASK_CLINICIAN;
	return row->action;
}

static void apply_row(struct part *part, const struct counted *counted)
{
	enum question question = part->question;
	const struct caution_row *row = caution_row(question);
	const enum answer *of = counted->of[question];
	bool emergency = question_row(question)->group == GROUP_EMERGENCY;
	if (emergency && of[LEG_LEFT] == ANSWER_UNSURE) {
		apply_unsure_emergency(part);
		return;
	}
	bool cleared = true; /* wherever it counts */
	for (int leg = 0; leg < LEGS; leg++) {
		if (of[leg] == ANSWER_NO) {
			if (counts(counted, question))
				apply(part, (enum leg)leg, row->yes, &row->mask, false, row->both);
			continue;
		}
		const enum code *codes = of[leg] == ANSWER_CLEARED ? row->cleared : row->yes;
		apply(part, (enum leg)leg, codes, &row->mask, false, ALL_MODALITIES);
		raise(part, urgency(question, of[leg]));
		cleared = cleared && of[leg] == ANSWER_CLEARED;
	}
	part->advice = cleared ? row->advice_cleared : row->advice;
}

static void apply_cases(struct part *part, const struct counted *counted, enum mode mode)
{
	size_t count;
	const struct caution_case *cases = caution_cases(&count);
	for (size_t i = 0; i < count; i++) {
		const struct caution_case *one = &cases[i];
		enum answer answer = counted->of[part->question][LEG_LEFT];
		if (one->question != part->question || !(one->answers & 1U << answer) ||
		    (one->partner && mode != MODE_PARTNER))
			continue;
		for (int leg = 0; leg < LEGS; leg++)
			apply(part, (enum leg)leg, one->codes, &one->mask, one->allowed,
			      ALL_MODALITIES);
		part->words = one->words;
		if (!one->allowed)
			part->advice = one->advice;
	}
}

static void apply_pairs(struct part *part, const struct counted *counted, enum mode mode)
{
	size_t count;
	const struct caution_pair *pairs = caution_pairs(&count);
	for (size_t i = 0; i < count; i++) {
		const struct caution_pair *pair = &pairs[i];
		if (pair->first != part->question || !pair_applies(pair, counted, mode))
			continue;
		for (int leg = 0; leg < LEGS; leg++)
			apply(part, (enum leg)leg, pair->codes, NULL, false, ALL_MODALITIES);
		raise(part, pair->action);
		if (pair->advice)
			part->advice = pair->advice;
	}
}

static bool by_case(enum question question)
{
	return question == QUESTION_AGE_GROUP || question == QUESTION_PARTNER_CONSENT;
}

/* The answer as it was given, or what stands for it where none was or another answer forces it. */
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

/* False where the question does nothing at all. */
static bool part_of(const struct answers *answers, const struct counted *counted, enum mode mode,
		    enum question question, struct part *part)
{
	if (!by_case(question) && !counts(counted, question))
		return false;
	*part = (struct part){.question = question, .reply = shown(answers, counted, question)};
	limits_open(&part->limits);
	if (by_case(question))
		apply_cases(part, counted, mode);
	else
		apply_row(part, counted);
	apply_pairs(part, counted, mode);
	limits_settle(&part->limits);
	return true;
}

/* ---- the whole --------------------------------------------------------------------------------- */

static void add_finding(struct screening *screening, const struct part *part)
{
	size_t at = screening->finding_count++;
	struct finding *findings = screening->findings;
	while (at > 0 && findings[at - 1].action < part->action) {
		findings[at] = findings[at - 1];
		at--;
	}
	findings[at] = (struct finding){part->question, part->reply, part->action, part->advice};
}

/* D17: the verdict is massage's, after merging; an emergency anywhere is one. */
static enum outcome verdict_of(const struct limits *limits)
{
	for (int m = 0; m < MODALITIES; m++)
		if (limits_level(limits, (enum modality)m, LEG_BOTH) == LEVEL_EMERGENCY)
			return OUTCOME_EMERGENCY;
	enum level left = limits->leg[LEG_LEFT].massage.level;
	enum level right = limits->leg[LEG_RIGHT].massage.level;
	if (left == LEVEL_ALLOWED && right == LEVEL_ALLOWED)
		return OUTCOME_GO;
	bool none = left >= LEVEL_NOT_ALLOWED && right >= LEVEL_NOT_ALLOWED;
	return none ? OUTCOME_STOP : OUTCOME_LIMITED;
}

/* True where massage is forbidden on every leg that the question counts on. */
static bool is_shut(const struct limits *limits, const struct counted *counted,
		    enum question question)
{
	for (int leg = 0; leg < LEGS; leg++) {
		const struct massage_limit *massage = &limits->leg[leg].massage;
		bool open = massage->level < LEVEL_NOT_ALLOWED ||
			    massage->cues & CUE_BIT(CUE_AS_TAUGHT);
		if (counted->of[question][leg] != ANSWER_NO && open)
			return false;
	}
	return true;
}

/* "Light strokes only" must not stand beside "do not rub". */
static void quiet_invitations(struct screening *screening, const struct counted *counted)
{
	for (size_t i = 0; i < screening->finding_count; i++) {
		struct finding *finding = &screening->findings[i];
		const struct caution_row *row = caution_row(finding->question);
		if (!is_shut(&screening->limits, counted, finding->question))
			continue;
		if (row->advice_cleared && finding->advice == row->advice_cleared)
			finding->advice = caution_cleared_shut;
		else if (row->advice_shut && finding->advice == row->advice)
			finding->advice = row->advice_shut;
	}
}

/* After an emergency the dialogue ended: what was never answered is no finding. */
static void keep_answered(struct screening *screening)
{
	size_t kept = 0;
	for (size_t i = 0; i < screening->finding_count; i++)
		if (screening->answers.to[screening->findings[i].question].answer != ANSWER_NONE)
			screening->findings[kept++] = screening->findings[i];
	screening->finding_count = kept;
}

/* "Do what your therapist taught you" must not stand where another answer forbids all massage. */
static void note_shut(const struct part *part, bool shut[LEGS])
{
	for (int leg = 0; leg < LEGS; leg++) {
		const struct massage_limit *massage = &part->limits.leg[leg].massage;
		if (massage->level >= LEVEL_NOT_ALLOWED &&
		    !(massage->cues & CUE_BIT(CUE_AS_TAUGHT)))
			shut[leg] = true;
	}
}

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
		struct part part;
		if (!part_of(&screening->answers, &counted, screening->mode, (enum question)q,
			     &part))
			continue;
		limits_tighten(&screening->limits, &part.limits);
		note_shut(&part, shut);
		if (part.action > screening->action)
			screening->action = part.action;
		if (part.advice)
			add_finding(screening, &part);
	}
	drop_as_taught(&screening->limits, shut);
	quiet_invitations(screening, &counted);
	screening->verdict = verdict_of(&screening->limits);
	if (screening->verdict == OUTCOME_EMERGENCY)
		keep_answered(screening);
}

void screen_strictest(struct screening *screening)
{
	struct limits said = screening->limits;
	enum outcome verdict = screening->verdict;
	enum action action = screening->action;
	screen_judge(screening);
	limits_tighten(&screening->limits, &said);
	enum outcome merged = verdict_of(&screening->limits);
	screening->verdict = verdict > merged ? verdict : merged;
	if (action > screening->action)
		screening->action = action;
}

/* ---- time -------------------------------------------------------------------------------------- */

int64_t screen_deadline(const struct screening *screening)
{
	int64_t hour = screening->envelope.created.at + SCREENING_SECONDS;
	return hour < screening->valid_until.at ? hour : screening->valid_until.at;
}

bool screen_current(const struct screening *screening, struct stamp now, struct fault *fault)
{
	if (screening->envelope.created.at > now.at)
		return fault_set(fault, FAULT_RESCREEN,
				 "this screening is dated in the future; screen again");
	if (screen_deadline(screening) < now.at)
		return fault_set(fault, FAULT_RESCREEN,
				 "this screening is over; screen again: it holds for an hour");
	return true;
}

/* ---- reasons ----------------------------------------------------------------------------------- */

/* True where `alone` takes anything from the modality, a cue included. */
static bool narrows(const struct leg_limits *alone, enum modality modality)
{
	struct limits open, tight;
	limits_open(&open);
	limits_open(&tight);
	struct leg_limits *into = &tight.leg[0];
	switch (modality) {
	case MODALITY_MASSAGE:
		into->massage = alone->massage;
		break;
	case MODALITY_ELEVATION:
		into->elevation = alone->elevation;
		break;
	case MODALITY_SOCKS:
		into->socks = alone->socks;
		break;
	case MODALITY_SLEEVE:
		into->sleeve = alone->sleeve;
		break;
	case MODALITY_STRETCH:
		into->stretch = alone->stretch;
		break;
	case MODALITY_WALKING:
		into->walking = alone->walking;
		break;
	case MODALITIES:
		break;
	}
	return !limits_within(&open, &tight);
}

static cue_set cues_of(const struct leg_limits *limits, enum modality modality)
{
	switch (modality) {
	case MODALITY_MASSAGE:
		return limits->massage.cues;
	case MODALITY_ELEVATION:
		return limits->elevation.cues;
	case MODALITY_SOCKS:
		return limits->socks.cues;
	case MODALITY_SLEEVE:
		return limits->sleeve.cues;
	case MODALITY_STRETCH:
		return limits->stretch.cues;
	case MODALITY_WALKING:
		return limits->walking.cues;
	case MODALITIES:
		break;
	}
	return 0;
}

/* The code in words; where a mask or a cue alone narrows, those. */
static const char *words_of(const struct part *part, const struct leg_limits *alone,
			    enum modality modality, enum leg leg)
{
	enum code code = CODE_A;
	if (modality == MODALITY_WALKING)
		leg = LEG_BOTH; /* D15 */
	for (int one = 0; one < LEGS; one++)
		if (leg_includes(leg, (enum leg)one) && part->code[one][modality] > code)
			code = part->code[one][modality];
	const char *words = code_words(modality, code);
	if (*words)
		return words;
	if (modality == MODALITY_MASSAGE && part->words)
		return part->words;
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
		struct part part;
		if (!part_of(answers, &counted, mode, (enum question)q, &part))
			continue;
		struct reason reason = {.question = part.question, .reply = part.reply,
					.alone = limits_on(&part.limits, leg)};
		if (!narrows(&reason.alone, modality))
			continue;
		reason.words = words_of(&part, &reason.alone, modality, leg);
		size_t at = count++;
		for (; at > 0 && strictness(&reasons[at - 1], modality) <
					 strictness(&reason, modality); at--)
			reasons[at] = reasons[at - 1];
		reasons[at] = reason;
	}
	return count;
}
