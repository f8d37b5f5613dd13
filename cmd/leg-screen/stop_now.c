#include "stop_now.h"

#include "answer_words.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "body/action.h"
#include "body/caution.h"
#include "rule/screen.h"
#include "tool/locks.h"

/* ---- what the answers come to so far ------------------------------------------------------- */

struct reply stop_now_reply(const struct stop_now *stop, enum question question)
{
	struct reply saved = stop->profile->to[question].reply;
	if (question == QUESTION_AGE_GROUP)
		return (struct reply){ANSWER_ADULT, LEG_BOTH};
	/* a row that must be checked today by itself waits for its own question */
	if (answer_affirms(saved.answer) && caution_row(question)->action < ACTION_TODAY)
		return (struct reply){ANSWER_YES, saved.leg};
	return (struct reply){ANSWER_NO, LEG_BOTH};
}

void stop_now_judge(const struct stop_now *stop, const struct answers *answers,
		    struct screening *so_far)
{
	*so_far = (struct screening){.mode = stop->mode, .answers = *answers};
	for (enum question question = 0; question < QUESTIONS; question++)
		if (answers->to[question].answer == ANSWER_NONE)
			so_far->answers.to[question] = stop_now_reply(stop, question);
	screen_judge(so_far);
}

bool stop_now_locks(const struct screening *screening)
{
	return screening->action >= ACTION_TODAY || screening->verdict == OUTCOME_EMERGENCY;
}

/* ---- the lock ------------------------------------------------------------------------------ */

void stop_now_unrecorded(const struct fault *fault, struct text *words)
{
	text_addf(words,
		  "This stop could not be recorded (%s), so no program will remember it. Until it "
		  "has been checked, start no session yourself.",
		  fault->text);
}

static void say_unrecorded(struct stop_now *stop, const struct fault *fault)
{
	struct text words = TEXT_EMPTY;
	if (stop->unrecorded)
		return;
	stop->unrecorded = true;
	stop_now_unrecorded(fault, &words);
	ask_gap(stop->ask);
	ask_say(stop->ask, 0, words.bytes);
	text_release(&words);
}

static void hold_lock(struct stop_now *stop, bool wanted)
{
	struct fault fault;
	if (stop->held == wanted)
		return;
	struct lock lock = {
		.level = wanted ? LOCK_CHECK : LOCK_NONE, .time = clock_now(), .id = uuid_new()};
	bool done = wanted ? locks_hold(stop->mode, &lock, stop->day_start, &fault)
			   : locks_settle(stop->mode, &lock, stop->day_start, &fault);
	if (done)
		stop->held = wanted;
	else if (wanted)
		say_unrecorded(stop, &fault);
}

bool stop_now_keep(struct stop_now *stop, struct fault *fault)
{
	struct lock lock = {.level = LOCK_CHECK, .time = clock_now(), .id = uuid_new()};
	stop->held = false;
	return locks_settle(stop->mode, &lock, stop->day_start, fault);
}

/* ---- the advice ---------------------------------------------------------------------------- */

static bool is_urgent(const struct finding *finding)
{
	return finding->action >= ACTION_TODAY;
}

/* Forgets what was told of an answer that is no longer urgent, and marks what is new. */
static bool sort_told(struct stop_now *stop, const struct screening *so_far,
		      const bool waiting[QUESTIONS], bool fresh[QUESTIONS])
{
	const char *now[QUESTIONS] = {NULL};
	bool any = false;
	for (size_t i = 0; i < so_far->finding_count; i++) {
		const struct finding *finding = &so_far->findings[i];
		enum question question = finding->question;
		if (!is_urgent(finding) || waiting[question])
			continue;
		now[question] = finding->advice;
		fresh[question] = stop->told[question] != finding->advice;
		any = any || fresh[question];
	}
	for (enum question question = 0; question < QUESTIONS; question++)
		stop->told[question] = now[question];
	return any;
}

/* "you" in an advice is the person whose legs they are. */
static const char *told_to(const struct stop_now *stop)
{
	return stop->mode == MODE_PARTNER ? "Tell the other person: " : "";
}

static void tell_advice(struct stop_now *stop, const struct screening *so_far,
			const bool fresh[QUESTIONS])
{
	ask_gap(stop->ask);
	for (size_t i = 0; i < so_far->finding_count; i++) {
		const struct finding *finding = &so_far->findings[i];
		if (fresh[finding->question])
			ask_advice(stop->ask, told_to(stop), finding->advice, stop->emergency);
	}
	ask_say(stop->ask, 0,
		"Until this has been checked there is no plan and no session. You can end here: "
		"type q. Or go on to complete the result. If it was a slip, type b to go back.");
}

/* Two answers can be an emergency if they are about one leg only: with both legs still unnamed that
 * is not known yet. Leaves in `apart` what they come to on different legs. */
static bool legs_decide(const struct stop_now *stop, const struct answers *answers,
			const bool unnamed[QUESTIONS], struct screening *apart)
{
	for (enum question one = 0; one < QUESTIONS; one++)
		for (int leg = 0; unnamed[one] && leg < LEGS; leg++) {
			struct answers named = *answers;
			for (enum question other = 0; other < QUESTIONS; other++)
				if (unnamed[other])
					named.to[other].leg =
						(enum leg)(LEG_LEFT + LEG_RIGHT - leg);
			named.to[one].leg = (enum leg)leg;
			stop_now_judge(stop, &named, apart);
			if (apart->verdict != OUTCOME_EMERGENCY)
				return true;
		}
	return false;
}

bool stop_now_look(struct stop_now *stop, const struct answers *answers,
		   const struct open_ends *open)
{
	struct screening so_far;
	bool fresh[QUESTIONS] = {false};
	stop_now_judge(stop, answers, &so_far);
	hold_lock(stop, stop_now_locks(&so_far));
	if (so_far.verdict == OUTCOME_EMERGENCY && !legs_decide(stop, answers, open->leg, &so_far))
		return true;
	if (sort_told(stop, &so_far, open->clearance, fresh))
		tell_advice(stop, &so_far, fresh);
	return false;
}

bool stop_now_last_words(const struct stop_now *stop, const struct answers *answers,
			 struct text *words)
{
	struct screening so_far;
	stop_now_judge(stop, answers, &so_far);
	if (!stop_now_locks(&so_far))
		return false;
	for (size_t i = 0; i < so_far.finding_count; i++) {
		if (!is_urgent(&so_far.findings[i]))
			continue;
		char *advice = action_fill(so_far.findings[i].advice, stop->emergency);
		text_addf(words, "%s%s\n", told_to(stop), advice);
		alloc_free(advice);
	}
	text_add(words, "Until this has been checked there is no plan and no session.\n");
	return true;
}
