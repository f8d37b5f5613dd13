#include "clinician_asked.h"

bool profile_asked(const struct profile *profile, enum question question, struct stamp now)
{
	const struct saved_answer *saved = &profile->to[question];
	return saved->asked && saved->asked_at.at >= saved->at.at &&
	       !stamp_ahead(saved->asked_at, now.at) &&
	       profile_freshness(profile, question, now) == FRESH_GOOD;
}

/* True if asking a clinician is the only advice. */
static bool is_to_ask(const struct screening *screening, const struct finding *finding)
{
	return screening->mode == MODE_SELF && screening->action == ACTION_ASK_CLINICIAN &&
	       finding->action == ACTION_ASK_CLINICIAN && !question_acute(finding->question);
}

enum asked asked_stands(const struct profile *profile, const struct screening *screening, size_t at,
			struct stamp now)
{
	const struct finding *finding = &screening->findings[at];
	struct reply given = screening->answers.to[finding->question];
	struct reply saved = profile->to[finding->question].reply;
	if (!is_to_ask(screening, finding) ||
	    (given.answer != ANSWER_YES && given.answer != ANSWER_CLEARED))
		return ASKED_NEVER;
	if (given.answer != saved.answer || given.leg != saved.leg ||
	    profile_freshness(profile, finding->question, now) != FRESH_GOOD)
		/* a clinician who cleared it was asked; there is nothing to remember it by */
		return given.answer == ANSWER_CLEARED ? ASKED_ALREADY : ASKED_NEVER;
	return profile_asked(profile, finding->question, now) ? ASKED_ALREADY : ASKED_NOT_YET;
}

void asked_note(struct screening *screening, const bool asked[QUESTIONS])
{
	size_t quiet = 0, loud = 0;
	for (size_t i = 0; i < screening->finding_count; i++) {
		struct finding *finding = &screening->findings[i];
		finding->asked = asked[finding->question] && is_to_ask(screening, finding);
		if (finding->asked)
			quiet++;
		else if (finding->action == ACTION_ASK_CLINICIAN)
			loud++;
	}
	screening->already_asked = quiet && !loud;
}

void asked_note_cleared(struct screening *screening)
{
	bool asked[QUESTIONS];
	for (enum question question = 0; question < QUESTIONS; question++)
		asked[question] = screening->answers.to[question].answer == ANSWER_CLEARED;
	asked_note(screening, asked);
}

bool asked_remember(struct profile *profile, const struct screening *screening)
{
	struct stamp now = screening->envelope.created;
	bool changed = false;
	for (size_t i = 0; i < screening->finding_count; i++) {
		const struct finding *finding = &screening->findings[i];
		if (!finding->asked || asked_stands(profile, screening, i, now) != ASKED_NOT_YET)
			continue;
		struct saved_answer *saved = &profile->to[finding->question];
		saved->asked = true;
		saved->asked_at = now;
		changed = true;
	}
	return changed;
}
