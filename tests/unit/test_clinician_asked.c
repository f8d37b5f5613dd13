/* leg-screen/clinician_asked, rule/saved_limits: "already asked" is remembered and forgotten as it
 * must be, and never changes a limit (leg-safety(7), action). */
#include "leg-screen/screening_write.h"
#include "screened.h"
#include "tap.h"

#include <string.h>

#include "leg-screen/clinician_asked.h"
#include "leg-screen/saved_answers.h"
#include "rule/saved_limits.h"

static const struct stamp now = {1795336200, 3600};
static const bool kept_nothing[QUESTIONS];

static struct screening answered(enum mode mode, enum question question, struct reply reply)
{
	struct screening screening = screened_clear(mode);
	screening.envelope.created = now;
	screened_answer(&screening, question, reply.answer, reply.leg);
	answers_complete(&screening.answers, mode == MODE_PARTNER);
	screen_judge(&screening);
	return screening;
}

/* The user says "already asked" to all that can be asked about, and it is kept. */
static void say_asked(struct screening *screening, struct profile *profile)
{
	bool asked[QUESTIONS] = {false};
	for (size_t i = 0; i < screening->finding_count; i++)
		asked[screening->findings[i].question] =
			asked_stands(profile, screening, i, now) != ASKED_NEVER;
	asked_note(screening, asked);
	(void)asked_remember(profile, screening);
}

static int remembered(const struct profile *profile, struct stamp at)
{
	int count = 0;
	for (enum question question = 0; question < QUESTIONS; question++)
		count += profile_asked(profile, question, at);
	return count;
}

static bool same_judgement(const struct screening *one, const struct screening *other)
{
	struct text first = TEXT_EMPTY, second = TEXT_EMPTY;
	struct screening plain = *one;
	plain.already_asked = false;
	screening_encode(&plain, "112", &first);
	screening_encode(other, "112", &second);
	bool same = !strcmp(first.bytes, second.bytes);
	text_release(&first);
	text_release(&second);
	return same;
}

/* Every answer to every question, alone: remembered where it may be, and nothing else moves. */
static void every_answer(void)
{
	int wrong = 0, moved = 0, tried = 0, quiet = 0;
	for (int q = 1; q < QUESTIONS; q++)
		for (enum answer answer = ANSWER_NO; answer <= ANSWER_CLEARED; answer++) {
			enum question question = (enum question)q;
			if (!answer_fits(answer, question) || question == QUESTION_PARTNER_CONSENT)
				continue;
			struct reply reply = {answer, LEG_BOTH};
			struct screening screening = answered(MODE_SELF, question, reply);
			struct screening before = screening;
			struct profile profile = {0};
			(void)saved_answers_keep(&profile, &screening, kept_nothing, true);
			say_asked(&screening, &profile);
			bool may = screening.action == ACTION_ASK_CLINICIAN &&
				   !question_acute(question) &&
				   (answer == ANSWER_YES || answer == ANSWER_CLEARED);
			wrong += profile_asked(&profile, question, now) != may;
			wrong += remembered(&profile, now) != may;
			moved += !same_judgement(&screening, &before);
			quiet += screening.already_asked;
			tried++;
		}
	ok(!wrong, "only a standing yes or cleared is remembered (%d answers, %d breaches)", tried,
	   wrong);
	ok(!moved && quiet, "nothing else in the document changes (%d were quieted, %d moved)",
	   quiet, moved);
}

static void needs_a_profile(void)
{
	struct screening screening =
		answered(MODE_SELF, QUESTION_DIABETES, (struct reply){ANSWER_YES, LEG_BOTH});
	struct profile profile = {0};
	ok(!saved_answers_keep(&profile, &screening, kept_nothing, false),
	   "nothing is kept unasked");
	say_asked(&screening, &profile);
	ok(!screening.already_asked && !profile.to[QUESTION_DIABETES].asked,
	   "without saved answers nothing is remembered");

	screening = answered(MODE_SELF, QUESTION_BLOOD_THINNER,
			     (struct reply){ANSWER_CLEARED, LEG_BOTH});
	say_asked(&screening, &profile);
	ok(screening.already_asked && !remembered(&profile, now),
	   "a clinician who cleared it was asked, saved or not");
	screened_answer(&screening, QUESTION_DIABETES, ANSWER_YES, LEG_BOTH);
	screen_judge(&screening);
	say_asked(&screening, &profile);
	ok(!screening.already_asked, "but not about what is not cleared");
	screening = answered(MODE_SELF, QUESTION_DIABETES, (struct reply){ANSWER_YES, LEG_BOTH});

	struct screening partner =
		answered(MODE_PARTNER, QUESTION_DIABETES, (struct reply){ANSWER_YES, LEG_BOTH});
	struct profile own = {0};
	(void)saved_answers_keep(&own, &screening, kept_nothing, true);
	say_asked(&screening, &own);
	ok(remembered(&own, now) == 1, "with them it is");
	struct profile before = own;
	say_asked(&partner, &own);
	ok(!partner.already_asked && !memcmp(&before, &own, sizeof own),
	   "one's own memory quiets nothing of a partner's");
}

/* Another finding of the same urgency that was not asked about, and one that is more urgent. */
static void others(void)
{
	struct profile profile = {0};
	bool asked[QUESTIONS] = {[QUESTION_DIABETES] = true};
	struct screening screening =
		answered(MODE_SELF, QUESTION_DIABETES, (struct reply){ANSWER_YES, LEG_BOTH});
	screened_answer(&screening, QUESTION_BP_HIGH, ANSWER_UNSURE, LEG_BOTH);
	screen_judge(&screening);
	asked_note(&screening, asked);
	ok(screening.action == ACTION_ASK_CLINICIAN && !screening.already_asked,
	   "what one is unsure of keeps the advice to ask");
	screened_answer(&screening, QUESTION_CLOT_SIGNS, ANSWER_YES, LEG_BOTH);
	screen_judge(&screening);
	asked_note(&screening, asked);
	bool any = asked_remember(&profile, &screening);
	for (size_t i = 0; i < screening.finding_count; i++)
		any |= screening.findings[i].asked;
	ok(!any && !screening.already_asked, "beside something urgent nothing is quieted");
}

static void forgetting(void)
{
	struct reply left = {ANSWER_YES, LEG_LEFT};
	struct screening screening = answered(MODE_SELF, QUESTION_VEINS_BAD, left);
	struct profile profile = {0}, again;
	bool kept[QUESTIONS];
	memset(kept, true, sizeof kept);
	(void)saved_answers_keep(&profile, &screening, kept_nothing, true);
	say_asked(&screening, &profile);
	ok(remembered(&profile, now) == 1, "asked about the veins of one leg");

	again = profile;
	(void)saved_answers_keep(&again, &screening, kept, true);
	ok(remembered(&again, now) == 1, "an answer that stands keeps it");
	(void)saved_answers_keep(&again, &screening, kept_nothing, true);
	ok(!remembered(&again, now), "one given anew does not");

	static const struct reply others[] = {{ANSWER_YES, LEG_BOTH},
					      {ANSWER_CLEARED, LEG_LEFT},
					      {ANSWER_UNSURE, LEG_LEFT},
					      {ANSWER_NO, LEG_BOTH}};
	int wrong = 0;
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
		struct screening changed = answered(MODE_SELF, QUESTION_VEINS_BAD, others[i]);
		again = profile;
		wrong += !saved_answers_keep(&again, &changed, kept_nothing, false) ||
			 again.to[QUESTION_VEINS_BAD].asked;
	}
	ok(!wrong, "a changed answer forgets it without --save as well (%d breaches)", wrong);

	struct screening cleared =
		answered(MODE_SELF, QUESTION_VEINS_BAD, (struct reply){ANSWER_CLEARED, LEG_LEFT});
	(void)saved_answers_keep(&again, &cleared, kept_nothing, true);
	say_asked(&cleared, &again);
	ok(remembered(&again, now) == 1, "asked about what is cleared");
	screened_answer(&cleared, QUESTION_RASH, ANSWER_YES, LEG_LEFT);
	screen_judge(&cleared);
	(void)saved_answers_keep(&again, &cleared, kept, false);
	ok(!again.to[QUESTION_VEINS_BAD].asked, "a clearance that ended takes it along");
}

int main(void)
{
	every_answer();
	needs_a_profile();
	others();
	forgetting();
	return tap_done();
}
