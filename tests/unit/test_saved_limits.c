/* rule/saved_limits: the limits that saved answers set on their own (leg-safety(7), answers). */
#include "leg-remind/remind.h"
#include "leg-screen/profile_write.h"
#include "tap.h"

#include "leg-screen/saved_answers.h"
#include "rule/saved_limits.h"
#include "rule/screen.h"

static const struct stamp start = {1795348800, 0};
static const bool kept_nothing[QUESTIONS];

static struct answers all_no(void)
{
	struct answers answers = {0};
	for (enum question question = 0; question < QUESTIONS; question++)
		answers.to[question] = (struct reply){ANSWER_NO, LEG_BOTH};
	answers.to[QUESTION_AGE_GROUP].answer = ANSWER_ADULT;
	return answers;
}

static struct profile saved(const struct answers *answers)
{
	struct profile profile = {0};
	profile_save(&profile, answers, kept_nothing, start);
	return profile;
}

static void nothing_saved(void)
{
	struct profile none = {0};
	struct limits limits;
	saved_limits(&none, start, &limits);
	const struct walking_limit *walking = &limits.leg[LEG_LEFT].walking;
	ok(walking->level == LEVEL_LIMITED && !walking->standing && walking->block > 0,
	   "with no profile walking is seated or holding on");
	int allowed = 0;
	for (enum modality modality = 0; modality < MODALITY_WALKING; modality++)
		allowed += limits_level(&limits, modality, LEG_BOTH) < LEVEL_NOT_ALLOWED;
	ok(allowed == 0, "and nothing else is");
	ok(!saved_allow_drinking(&none, start), "nor a reminder to drink");
	struct limits again = limits;
	limits_settle(&again);
	ok(limits_within(&again, &limits) && limits_within(&limits, &again),
	   "these limits are settled");
}

static void fresh_and_stale(void)
{
	struct answers answers = all_no();
	struct profile profile = saved(&answers);
	struct limits fresh, stale, open;
	limits_open(&open);
	saved_limits(&profile, start, &fresh);
	ok(limits_within(&open, &fresh), "fresh answers that are all no limit nothing");
	ok(saved_allow_drinking(&profile, start), "a reminder to drink is fine");
	static const enum question against[] = {QUESTION_HEART_FAILURE, QUESTION_KIDNEY_LIVER,
						QUESTION_FLUID_LIMIT};
	for (int i = 0; i < 3; i++) {
		struct answers less = answers;
		less.to[against[i]].answer = ANSWER_YES;
		struct profile dry = saved(&less);
		ok(!saved_allow_drinking(&dry, start), "but not with %s",
		   question_row(against[i])->id);
	}
	struct stamp later = {start.at + (int64_t)400 * 86400, 0};
	saved_limits(&profile, later, &stale);
	ok(limits_within(&stale, &fresh) && !limits_within(&fresh, &stale),
	   "when they are stale they limit");
	ok(!saved_allow_drinking(&profile, later), "and drinking is silent");

	int wider = 0;
	struct limits whole;
	saved_limits(&profile, start, &whole);
	for (enum question question = 1; question < QUESTIONS; question++) {
		if (question_acute(question))
			continue;
		struct profile lacking = profile;
		lacking.to[question] = (struct saved_answer){0};
		struct limits limits;
		saved_limits(&lacking, start, &limits);
		wider += !limits_within(&limits, &whole);
	}
	ok(wider == 0, "a row that is lacking never widens a limit");
}

static void tightening(void)
{
	struct answers answers = all_no();
	answers.to[QUESTION_NUMB_FEET] = (struct reply){ANSWER_CLEARED, LEG_LEFT};
	struct profile profile = saved(&answers);
	struct screening screening = {.mode = MODE_SELF, .answers = answers};
	screen_judge(&screening);
	ok(!saved_answers_tighten(&profile, &screening), "the same answers change nothing");
	screening.answers.to[QUESTION_NUMB_FEET] = (struct reply){ANSWER_NO, LEG_BOTH};
	ok(!saved_answers_tighten(&profile, &screening), "nor does a no");
	screening.answers = answers;

	screening.answers.to[QUESTION_DIABETES].answer = ANSWER_UNSURE;
	ok(saved_answers_tighten(&profile, &screening) &&
		   profile.to[QUESTION_DIABETES].reply.answer == ANSWER_NONE,
	   "a no that is no more is dropped");

	screening.answers = answers;
	screening.answers.to[QUESTION_RASH] = (struct reply){ANSWER_YES, LEG_RIGHT};
	ok(!saved_answers_tighten(&profile, &screening),
	   "something acute on the right leaves a clearance of the left");
	screening.answers.to[QUESTION_RASH].leg = LEG_LEFT;
	ok(saved_answers_tighten(&profile, &screening) &&
		   profile.to[QUESTION_NUMB_FEET].reply.answer == ANSWER_YES &&
		   profile.to[QUESTION_NUMB_FEET].reply.leg == LEG_LEFT,
	   "on the left it ends it");
	profile = (struct profile){0};
	ok(saved_answers_keep(&profile, &screening, kept_nothing, true) &&
		   profile.to[QUESTION_NUMB_FEET].reply.answer == ANSWER_YES,
	   "when the clearance itself is saved, too");
}

/* Each standing answer, saved in each way, and given otherwise today: what is saved then allows
 * nothing that the answer of today forbids, and nothing that what was saved did. */
static void every_change(void)
{
	static const enum answer words[] = {ANSWER_NO, ANSWER_YES, ANSWER_CLEARED, ANSWER_SEEN,
					    ANSWER_UNSURE};
	enum { WORDS = sizeof words / sizeof words[0], WAYS = WORDS * (LEG_BOTH + 1) };
	int tried = 0, wider = 0;
	for (enum question question = 1; question < QUESTIONS; question++)
		for (int i = 0; i < WAYS * WAYS; i++) {
			struct reply was = {words[i % WORDS], (enum leg)(i / WORDS % 3)};
			struct reply now = {words[i / WAYS % WORDS],
					    (enum leg)(i / WAYS / WORDS % 3)};
			bool sided = question_row(question)->sided;
			if (!profile_keeps(question, was.answer) ||
			    !answer_fits(was.answer, question) ||
			    !answer_fits(now.answer, question) ||
			    (!sided && (was.leg != LEG_BOTH || now.leg != LEG_BOTH)))
				continue;
			struct answers answers = all_no();
			struct limits before, after, today;
			answers.to[question] = was;
			struct profile profile = saved(&answers);
			saved_limits(&profile, start, &before);
			struct screening screening = {.mode = MODE_SELF, .answers = all_no()};
			screening.answers.to[question] = now;
			screen_judge(&screening);
			today = screening.limits;
			(void)saved_answers_tighten(&profile, &screening);
			saved_limits(&profile, start, &after);
			tried++;
			wider += !limits_within(&after, &today) || !limits_within(&after, &before);
		}
	ok(tried > 500 && !wider, "of %d answers given otherwise %d leave more allowed", tried,
	   wider);
}

/* A saved clearance that is a no today, beside each other saved answer: that may make it a yes. */
static void cleared_then_denied(void)
{
	int tried = 0, wider = 0;
	for (enum question question = 1; question < QUESTIONS; question++)
		for (enum question other = 1; other < QUESTIONS; other++) {
			struct answers answers = all_no();
			if (question == other || !profile_keeps(question, ANSWER_YES) ||
			    !profile_keeps(other, ANSWER_YES) ||
			    answer_clearance(question) != ANSWER_CLEARED)
				continue;
			bool sided = question_row(other)->sided;
			answers.to[other] = (struct reply){ANSWER_YES, sided ? LEG_LEFT : LEG_BOTH};
			struct screening screening = {.mode = MODE_SELF, .answers = answers};
			answers.to[question].answer = ANSWER_CLEARED;
			struct profile profile = saved(&answers);
			struct limits after;
			screen_judge(&screening);
			(void)saved_answers_tighten(&profile, &screening);
			saved_limits(&profile, start, &after);
			tried++;
			wider += !limits_within(&after, &screening.limits);
		}
	ok(tried > 400 && !wider, "of %d clearances denied today %d leave more allowed", tried,
	   wider);
}

/* Being looked at is not undone by something acute: it suspends the massage of that day alone. */
static void looked_at(void)
{
	struct answers answers = all_no();
	answers.to[QUESTION_LUMP_BEHIND_KNEE] = (struct reply){ANSWER_CLEARED, LEG_LEFT};
	answers.to[QUESTION_ARTERY_SEVERE] = (struct reply){ANSWER_SEEN, LEG_BOTH};
	struct profile profile = saved(&answers);
	struct screening screening = {.mode = MODE_SELF, .answers = answers};
	screening.answers.to[QUESTION_NOT_ALERT].answer = ANSWER_YES;
	screen_judge(&screening);
	ok(!saved_answers_tighten(&profile, &screening) &&
		   profile.to[QUESTION_LUMP_BEHIND_KNEE].reply.answer == ANSWER_CLEARED &&
		   profile.to[QUESTION_ARTERY_SEVERE].reply.answer == ANSWER_SEEN,
	   "a glass of wine does not undo what a clinician has looked at");
	struct limits limits;
	saved_limits(&profile, start, &limits);
	ok(limits_level(&limits, MODALITY_STRETCH, LEG_RIGHT) == LEVEL_LIMITED,
	   "and closes nothing that was open");
}

int main(void)
{
	nothing_saved();
	fresh_and_stale();
	tightening();
	every_change();
	cleared_then_denied();
	looked_at();
	return tap_done();
}
