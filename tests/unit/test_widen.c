/* Properties of the screening over every answer alone, every pair, one more on top of each pair,
 * and many sets drawn at random (always the same ones): one more yes or unsure never widens a limit
 * and never lowers the verdict or the action; "today" and an emergency close everything. */
#include <stdint.h>
#include <stdlib.h>

#include "screened.h"
#include "tap.h"

static long judged, breaches;

static long open_today;

/* Get checked today: nothing today. An emergency: nothing at all. */
static bool closes(const struct screening *screening)
{
	enum outcome verdict = screening->verdict;
	bool emergency = screening->action == ACTION_EMERGENCY;
	if (emergency != (verdict == OUTCOME_EMERGENCY))
		return false;
	if (screening->action < ACTION_TODAY)
		return true;
	for (int leg = 0; leg < LEGS; leg++)
		for (int m = 0; m < MODALITIES; m++)
			if (limits_level(&screening->limits, (enum modality)m, (enum leg)leg) !=
			    (emergency ? LEVEL_EMERGENCY : LEVEL_NOT_ALLOWED))
				return false;
	return emergency || verdict == OUTCOME_STOP;
}

static struct screening judge(struct screening screening)
{
	judged++;
	screen_judge(&screening);
	open_today += !closes(&screening);
	return screening;
}

static void show(const char *what, const struct screening *screening)
{
	printf("#   %s:", what);
	for (int q = 0; q < QUESTIONS; q++) {
		const struct reply *reply = &screening->answers.to[q];
		if (reply->answer != ANSWER_NO)
			printf(" %s=%s/%s", question_row((enum question)q)->id,
			       answer_id(reply->answer), leg_id(reply->leg));
	}
	printf("\n");
}

/* `more` must allow nothing that `less` does not. */
static void never_wider(const struct screening *more, const struct screening *less)
{
	if (limits_within(&more->limits, &less->limits) && more->verdict >= less->verdict &&
	    more->action >= less->action)
		return;
	if (breaches++ < 5) {
		printf("# wider:\n");
		show("more", more);
		show("less", less);
	}
}

/* One answer to one question: a variant that the pairs go through. */
struct variant {
	enum question question;
	struct reply reply;
};

static struct variant variants[QUESTIONS * 12];
static size_t yes_count, variant_count; /* yes and unsure first, then cleared */

static bool is_asked(int question)
{
	return question != QUESTION_AGE_GROUP && question != QUESTION_PARTNER_CONSENT;
}

static void collect(enum answer answer)
{
	for (int q = 0; q < QUESTIONS; q++)
		for (int i = 0; is_asked(q) && i < screened_legs((enum question)q); i++)
			if (answer_fits(answer, (enum question)q))
				variants[variant_count++] = (struct variant){
					(enum question)q,
					{answer, screened_leg((enum question)q, i)}};
}

static void collect_all(void)
{
	collect(ANSWER_YES);
	collect(ANSWER_UNSURE);
	yes_count = variant_count;
	collect(ANSWER_CLEARED);
	collect(ANSWER_SEEN);
}

static struct screening with(const struct screening *base, const struct variant *variant)
{
	struct screening screening = *base;
	screening.answers.to[variant->question] = variant->reply;
	return screening;
}

static void done(const char *what, long *since)
{
	ok(!breaches, "%s (%ld breaches)", what, breaches);
	printf("# %ld answer sets were judged\n", judged - *since);
	*since = judged;
	breaches = 0;
}

static struct screening bases[8];
static size_t base_count;

static void collect_bases(void)
{
	for (int mode = 0; mode < MODES; mode++)
		for (int age = ANSWER_UNDER_18; age <= ANSWER_65_PLUS; age++) {
			struct screening base = screened_clear((enum mode)mode);
			base.answers.to[QUESTION_AGE_GROUP].answer = (enum answer)age;
			bases[base_count++] = judge(base);
		}
}

static void alone(void)
{
	for (size_t b = 0; b < base_count; b++)
		for (size_t i = 0; i < variant_count; i++) {
			struct screening one = judge(with(&bases[b], &variants[i]));
			never_wider(&one, &bases[b]);
		}
}

/* Missing is unsure on both legs, and unsure is yes but for the emergency signs. */
static void missing_is_unsure(void)
{
	for (size_t b = 0; b < base_count; b++)
		for (int q = 0; q < QUESTIONS; q++) {
			struct screening missing = bases[b], unsure = bases[b];
			missing.answers.to[q].answer = ANSWER_NONE;
			unsure.answers.to[q] = (struct reply){ANSWER_UNSURE, LEG_BOTH};
			missing = judge(missing);
			unsure = judge(unsure);
			if (!question_open(&missing.answers, missing.mode == MODE_PARTNER,
					   (enum question)q))
				unsure = bases[b];
			breaches += !screened_same(&missing.limits, &unsure.limits) ||
				    missing.verdict != unsure.verdict ||
				    missing.action != unsure.action;
		}
}

/* An answer for the left leg does to the left what the same answer for the right does to the right.
 */
static void mirrored(void)
{
	for (size_t i = 0; i < variant_count; i++) {
		struct variant left = variants[i], right = variants[i];
		if (left.reply.leg != LEG_LEFT)
			continue;
		right.reply.leg = LEG_RIGHT;
		struct screening one = judge(with(&bases[1], &left));
		struct screening other = judge(with(&bases[1], &right));
		struct limits swapped = {.leg = {other.limits.leg[1], other.limits.leg[0]}};
		breaches += !screened_same(&one.limits, &swapped);
	}
}

static bool is_eased(enum answer answer)
{
	return answer == ANSWER_CLEARED || answer == ANSWER_SEEN;
}

/* Yes is at least as strict as cleared or seen, both legs at least as strict as one. */
static void stronger(void)
{
	for (size_t i = 0; i < variant_count; i++) {
		struct variant weak = variants[i], strong = variants[i];
		if (!is_eased(weak.reply.answer) && weak.reply.leg == LEG_BOTH)
			continue;
		strong.reply.leg = LEG_BOTH;
		if (is_eased(strong.reply.answer))
			strong.reply = (struct reply){ANSWER_YES, weak.reply.leg};
		struct screening less = judge(with(&bases[1], &weak));
		struct screening more = judge(with(&bases[1], &strong));
		never_wider(&more, &less);
	}
}

/* Each pair is within each of its two alone. */
static void pairs(const struct screening *base)
{
	static struct screening singles[sizeof variants / sizeof variants[0]];
	for (size_t i = 0; i < variant_count; i++)
		singles[i] = judge(with(base, &variants[i]));
	for (size_t i = 0; i < variant_count; i++)
		for (size_t j = 0; j < yes_count; j++) {
			if (variants[i].question == variants[j].question)
				continue;
			struct screening both = judge(with(&singles[i], &variants[j]));
			never_wider(&both, &singles[i]);
			if (i < yes_count) /* a clearance that ends is wider than none */
				never_wider(&both, &singles[j]);
		}
}

/* One more yes, on both legs or on the left one, on top of every pair of yes (or cleared) answers.
 */
static void one_more(void)
{
	for (size_t i = 0; i < variant_count; i++)
		for (size_t j = i + 1; j < variant_count; j++) {
			if (variants[i].question == variants[j].question ||
			    variants[i].reply.answer == ANSWER_UNSURE ||
			    variants[j].reply.answer == ANSWER_UNSURE ||
			    variants[i].reply.leg == LEG_RIGHT || variants[j].reply.leg == LEG_LEFT)
				continue;
			struct screening first = with(&bases[1], &variants[i]);
			struct screening both = judge(with(&first, &variants[j]));
			for (size_t k = (i + j) % 3; k < yes_count;
			     k += 3 * (size_t)tap_stride(15)) {
				if (variants[k].question == variants[i].question ||
				    variants[k].question == variants[j].question)
					continue;
				struct screening three = judge(with(&both, &variants[k]));
				never_wider(&three, &both);
			}
		}
}

static unsigned draw(unsigned below)
{
	static uint64_t state = 20261122;
	state = state * 6364136223846793005ULL + 1442695040888963407ULL;
	return (unsigned)(state >> 33) % below;
}

/* Up to a dozen answers at random; each of them that is a yes or unsure was one more. */
static void at_random(long times)
{
	for (long i = 0; i < times; i++) {
		struct screening less = bases[draw((unsigned)base_count)];
		for (unsigned n = draw(12); n > 0; n--)
			less = with(&less, &variants[draw((unsigned)variant_count)]);
		less = judge(less);
		const struct variant *one = &variants[draw((unsigned)yes_count)];
		if (less.answers.to[one->question].answer != ANSWER_NO)
			continue;
		struct screening more = judge(with(&less, one));
		never_wider(&more, &less);
	}
}

/* A standing row never locks for life: each answer that says "today" has a follow-up that says
 * less. */
static void no_life_sentence(void)
{
	int locks = 0;
	for (int q = 0; q < QUESTIONS; q++) {
		enum answer eased = answer_clearance((enum question)q);
		if (!is_asked(q) || question_acute((enum question)q))
			continue;
		struct variant yes = {(enum question)q, {ANSWER_YES, LEG_BOTH}};
		if (judge(with(&bases[1], &yes)).action < ACTION_TODAY)
			continue;
		yes.reply.answer = eased;
		locks +=
			eased == ANSWER_NONE || judge(with(&bases[1], &yes)).action >= ACTION_TODAY;
	}
	ok(!locks, "no standing row locks for life (%d do)", locks);
}

int main(void)
{
	long since = 0;
	collect_all();
	collect_bases();
	alone();
	done("every answer alone, every leg, age and mode, is within no answer", &since);
	missing_is_unsure();
	done("a missing answer counts as unsure", &since);
	mirrored();
	done("the legs are alike", &since);
	stronger();
	done("yes is at least as strict as cleared, both legs as one", &since);
	pairs(&bases[1]);
	pairs(&bases[4]);
	done("every pair of answers is within each of them alone", &since);
	one_more();
	done("one more yes or unsure on top of a pair never widens", &since);
	at_random(60000 / tap_stride(20));
	done("one more on top of answers drawn at random never widens", &since);
	ok(!open_today, "\"today\" and an emergency close all six on both legs (%ld do not)",
	   open_today);
	no_life_sentence();
	printf("# %ld answer sets in all\n", judged);
	return tap_done();
}
