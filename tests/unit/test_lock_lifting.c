/* Which screening lifts a lock (leg-screen/lock_lifting, leg-safety(7), locks), over the whole
 * table of questions: none with an acute answer that stops, and no standing answer locks for life.
 */
#include "leg-screen/lock_lifting.h"

#include "body/caution.h"
#include "screened.h"
#include "tap.h"

static bool is_acute(enum question question)
{
	return question_acute(question);
}

static bool lifts(struct screening screening)
{
	screen_judge(&screening);
	return screening_lifts(&screening);
}

static struct screening with(const struct screening *base, enum question question,
			     enum answer answer, enum leg leg)
{
	struct screening screening = *base;
	screened_answer(&screening, question, answer, leg);
	return screening;
}

/* How often `one` of the answers to a question, alone beside `base`, lifts, and how often not. */
struct tally {
	int lifts, stays;
};

static struct tally count(const struct screening *base, enum question question, enum answer answer)
{
	struct tally tally = {0, 0};
	for (int i = 0; answer_fits(answer, question) && i < screened_legs(question); i++) {
		enum leg leg = screened_leg(question, i);
		*(lifts(with(base, question, answer, leg)) ? &tally.lifts : &tally.stays) += 1;
	}
	return tally;
}

/* Each standing answer alone: a yes that is looked at today may lock, but then what a clinician
 * said of it lifts. */
static void no_standing_answer_locks_for_life(const struct screening *clear)
{
	for (enum question question = 1; question < QUESTIONS; question++) {
		const char *id = question_row(question)->id;
		if (is_acute(question))
			continue;
		bool today = caution_row(question)->action >= ACTION_TODAY;
		enum answer clearance = answer_clearance(question);
		struct tally yes = count(clear, question, ANSWER_YES);
		struct tally unsure = count(clear, question, ANSWER_UNSURE);
		struct tally cleared = count(clear, question, clearance);
		ok(today ? !yes.lifts && !unsure.lifts : !yes.stays && !unsure.stays,
		   "%s by itself %s", id, today ? "waits for a clinician" : "lifts");
		ok(!cleared.stays && (cleared.lifts || !today), "%s, cleared or seen, lifts", id);
	}
}

/* A person whose standing answer alone stops all massage. */
static struct screening stopped(const struct screening *clear)
{
	struct screening screening = with(clear, QUESTION_BLOOD_THINNER, ANSWER_YES, LEG_BOTH);
	screen_judge(&screening);
	ok(screening.verdict == OUTCOME_STOP && screening.action < ACTION_TODAY,
	   "a blood thinner by itself is a stop");
	return screening;
}

static void acute_answers_keep_it(const struct screening *clear)
{
	struct screening base = stopped(clear);
	for (enum question question = 1; question < QUESTIONS; question++) {
		const char *id = question_row(question)->id;
		if (!is_acute(question) || question == QUESTION_PARTNER_CONSENT)
			continue;
		struct tally yes = count(&base, question, ANSWER_YES);
		struct tally unsure = count(&base, question, ANSWER_UNSURE);
		ok(!yes.lifts && !unsure.lifts, "beside a standing stop %s keeps the lock", id);
	}
}

/* True if the answer about today is one that stops by itself. */
static bool is_said_today(enum question question, enum answer answer)
{
	enum answer harmless =
		question == QUESTION_PARTNER_CONSENT ? ANSWER_YES : answer_clearance(question);
	return is_acute(question) && (answer != harmless || answer == ANSWER_SEEN);
}

/* Consent is asked in partner mode alone. */
static bool is_asked(const struct screening *clear, enum question question)
{
	return clear->answers.to[question].answer != ANSWER_NONE;
}

struct sums {
	long stops, wrong;
};

/* A stop of two answers lifts only if the standing ones are one by themselves and nothing was said
 * of today. */
static void try_two(struct screening both, bool said_today, struct sums *sums)
{
	struct screening calm = both;
	screen_judge(&both);
	if (both.verdict != OUTCOME_STOP)
		return;
	answers_calm(&calm.answers);
	screen_judge(&calm);
	bool may = both.action < ACTION_TODAY && !said_today && calm.verdict == OUTCOME_STOP;
	sums->stops++;
	sums->wrong += screening_lifts(&both) != may;
}

static void try_pair(const struct screening *clear, enum question one, enum question two,
		     struct sums *sums)
{
	for (enum answer a = ANSWER_YES; a <= ANSWER_SEEN; a++)
		for (enum answer b = ANSWER_YES; b <= ANSWER_SEEN; b++) {
			if (!answer_fits(a, one) || !answer_fits(b, two))
				continue;
			struct screening both = with(clear, one, a, LEG_BOTH);
			screened_answer(&both, two, b, LEG_BOTH);
			try_two(both, is_said_today(one, a) || is_said_today(two, b), sums);
		}
}

static void every_pair_of_answers(const struct screening *clear)
{
	struct sums sums = {0, 0};
	for (enum question one = 1; one < QUESTIONS; one++)
		for (enum question two = one + 1; two < QUESTIONS; two++)
			if (is_asked(clear, one) && is_asked(clear, two))
				try_pair(clear, one, two, &sums);
	ok(sums.stops > 1000 && !sums.wrong, "of %ld stops of two answers %ld are wrong",
	   sums.stops, sums.wrong);
}

static void consent_and_age(void)
{
	struct screening partner = screened_clear(MODE_PARTNER);
	struct screening young = with(&partner, QUESTION_AGE_GROUP, ANSWER_UNDER_18, LEG_BOTH);
	ok(lifts(partner), "with a partner who consents a lock is lifted");
	ok(!lifts(with(&partner, QUESTION_PARTNER_CONSENT, ANSWER_NO, LEG_BOTH)) &&
		   !lifts(with(&partner, QUESTION_PARTNER_CONSENT, ANSWER_UNSURE, LEG_BOTH)) &&
		   !lifts(with(&young, QUESTION_PARTNER_CONSENT, ANSWER_NO, LEG_BOTH)),
	   "without consent it is not");
	ok(lifts(young), "an age is a standing answer");
}

/* A document may say more than its answers do. */
static void what_the_document_says(const struct screening *clear)
{
	struct screening said = *clear;
	screen_judge(&said);
	said.verdict = OUTCOME_STOP;
	ok(!screening_lifts(&said), "a stop that the answers do not explain lifts nothing");
	said.verdict = OUTCOME_GO;
	said.action = ACTION_TODAY;
	ok(!screening_lifts(&said), "nor does an action of today");
	said.action = ACTION_NONE;
	ok(screening_lifts(&said), "no stop does");
}

int main(void)
{
	struct screening clear = screened_clear(MODE_SELF);
	struct screening partner = screened_clear(MODE_PARTNER);
	no_standing_answer_locks_for_life(&clear);
	no_standing_answer_locks_for_life(&partner);
	acute_answers_keep_it(&clear);
	acute_answers_keep_it(&partner);
	every_pair_of_answers(&clear);
	every_pair_of_answers(&partner);
	consent_and_age();
	what_the_document_says(&clear);
	return tap_done();
}
