/* leg-screen/prompt_order: how many prompts a screening takes, and what each asks. */
#include "leg-screen/profile_write.h"
#include "tap.h"

#include "leg-screen/prompt_order.h"

static const struct stamp start = {1795348800, 0};
static const bool kept_nothing[QUESTIONS];

static struct profile saved(enum answer pregnant)
{
	struct profile profile = {0};
	struct answers answers = {0};
	for (enum question question = 0; question < QUESTIONS; question++)
		answers.to[question] = (struct reply){ANSWER_NO, LEG_BOTH};
	answers.to[QUESTION_AGE_GROUP].answer = ANSWER_ADULT;
	answers.to[QUESTION_PREGNANT].answer = pregnant;
	profile_save(&profile, &answers, kept_nothing, start);
	return profile;
}

static struct prompts planned(const struct profile *profile, enum mode mode, int days)
{
	bool wanted[QUESTIONS];
	struct stamp now = {start.at + (int64_t)days * 86400, 0};
	struct prompts prompts;
	prompts_want(profile, mode, now, wanted);
	prompts_plan(&prompts, wanted, !profile->saved, false);
	return prompts;
}

static int asked(const struct prompts *prompts, enum question question)
{
	int times = 0;
	for (int i = 0; i < prompts->count; i++)
		for (int j = 0; j < prompts->prompt[i].count; j++)
			times += prompts->prompt[i].questions[j] == question;
	return times;
}

static void first_runs(void)
{
	static const struct profile none;
	struct prompts self = planned(&none, MODE_SELF, 0);
	struct prompts partner = planned(&none, MODE_PARTNER, 0);
	ok(self.count == 11, "a first run is 11 prompts: %d", self.count);
	ok(partner.count == 12, "12 with a partner: %d", partner.count);
	ok(partner.prompt[1].questions[0] == QUESTION_PARTNER_CONSENT &&
		   partner.prompt[2].questions[0] == QUESTION_LUNG_CLOT_SIGNS,
	   "consent comes before the emergency signs");
	int wrong = 0;
	for (enum question question = 0; question < QUESTIONS; question++) {
		bool gated = question == QUESTION_PREGNANT_SWELLING;
		wrong += asked(&partner, question) != !gated;
		wrong += asked(&self, question) != (!gated && question != QUESTION_PARTNER_CONSENT);
	}
	ok(wrong == 0, "every question is asked once, the gated one on condition");
	ok(self.prompt[self.count - 1].kind == PROMPT_REVIEW, "the review comes last");
}

static void saved_runs(void)
{
	struct profile profile = saved(ANSWER_NO);
	struct prompts fresh = planned(&profile, MODE_SELF, 1);
	ok(fresh.count == 5, "with saved answers 5: %d", fresh.count);
	ok(fresh.prompt[0].questions[0] == QUESTION_LUNG_CLOT_SIGNS, "emergency signs first");

	struct prompts stale = planned(&profile, MODE_SELF, 20);
	int at = stale.count - 2;
	ok(stale.count == 6 && stale.prompt[at].kind == PROMPT_LIST, "stale ones in one list");
	same(stale.prompt[at].title, "Please check again", "with its own title");
	ok(asked(&stale, QUESTION_PREGNANT) && !asked(&stale, QUESTION_SKIN_ALLERGY),
	   "each by its own days");
	struct prompts month = planned(&profile, MODE_SELF, 40);
	int single = 0;
	for (int i = 0; i < month.count; i++)
		single += month.prompt[i].kind == PROMPT_SINGLE &&
			  month.prompt[i].questions[0] == QUESTION_CLOT_RECENT;
	ok(single == 1, "the clot questions stay single");

	profile = saved(ANSWER_YES);
	struct prompts pregnant = planned(&profile, MODE_SELF, 1);
	ok(pregnant.count == 5 && asked(&pregnant, QUESTION_PREGNANT_SWELLING) == 1,
	   "a saved pregnancy asks about its swelling under Today");
	struct prompts later = planned(&profile, MODE_SELF, 20);
	ok(!asked(&later, QUESTION_PREGNANT_SWELLING) && asked(&later, QUESTION_PREGNANT),
	   "a stale one asks about the pregnancy first");
}

static void locked(void)
{
	bool wanted[QUESTIONS] = {[QUESTION_RASH] = true};
	struct prompts prompts;
	prompts_plan(&prompts, wanted, true, true);
	ok(prompts.count == 3 && prompts.prompt[0].kind == PROMPT_CHECKED,
	   "under a lock the check is asked first");
}

int main(void)
{
	first_runs();
	saved_runs();
	locked();
	return tap_done();
}
