#include "dialogue.h"

#include "base/alloc.h"
#include "base/clock.h"
#include "base/stamp.h"
#include "body/action.h"
#include "doc/screening.h"
#include "clinician_question.h"
#include "prompt.h"
#include "prompt_order.h"
#include "review.h"

struct talk {
	struct dialogue *dialogue;
	struct asking asking;
	struct prompts prompts;
	int at;
	bool renewed; /* "anything new" has been answered with yes: it is not asked twice */
};

static void say_advice(struct ask *ask, const char *template, const char *emergency)
{
	char *words = action_fill(template, emergency);
	ask_say(ask, 0, words);
	alloc_free(words);
}

static void begin(const struct dialogue *dialogue, struct ask *ask)
{
	say_advice(ask,
		   "If you have sudden trouble breathing, chest pain, or a leg that is suddenly "
		   "cold, pale or very painful, do not go on: call {emergency} now.",
		   dialogue->emergency);
	ask_gap(ask);
	if (dialogue->mode == MODE_PARTNER)
		ask_say(ask, 0,
			"Put each question to the other person: \"you\" is whoever is to be "
			"massaged. What is answered is not kept.");
	ask_say(ask, 0,
		"Type the numbers that fit, or none. For one you are not sure about: unsure 3. "
		"b goes back, ? tells more, q quits.");
}

static void say_title(struct talk *talk, const struct prompt *prompt)
{
	struct text line = TEXT_EMPTY;
	text_addf(&line,
		  prompt->kind == PROMPT_LIST ? "%d of %d. %s: which of these fit?"
					      : "%d of %d. %s",
		  talk->at + 1, talk->prompts.count, prompt->title);
	ask_gap(talk->asking.ask);
	ask_say(talk->asking.ask, 0, line.bytes);
	text_release(&line);
}

/* ---- stop-checked -------------------------------------------------------------------------- */

static enum way ask_checked(struct talk *talk)
{
	char date[STAMP_SIZE];
	struct text line = TEXT_EMPTY;
	enum answer answer = ANSWER_NONE;
	text_addf(&line,
		  "On %.10s there was a sign that had to be checked. Has that been checked by a "
		  "clinician, or was it a slip?",
		  stamp_format(talk->dialogue->lock->time, date));
	enum way way = asking_yes_no(&talk->asking, line.bytes, &answer);
	text_release(&line);
	if (way != WAY_ON)
		return way;
	talk->dialogue->checked = answer == ANSWER_YES;
	if (!talk->dialogue->checked)
		ask_say(talk->asking.ask, 0,
			"Then please have it checked first: until then there is no plan and no "
			"session. You can go on with the questions, or type q to quit.");
	return WAY_ON;
}

/* ---- the review ---------------------------------------------------------------------------- */

static bool uses_saved(const struct talk *talk)
{
	for (enum question question = 0; question < QUESTIONS; question++)
		if (talk->asking.kept[question])
			return true;
	return false;
}

/* Something is new: every saved "no" is asked again (SAFETY D9). */
static void renew(struct talk *talk)
{
	bool wanted[QUESTIONS] = {false};
	for (enum question question = 0; question < QUESTIONS; question++) {
		struct reply *reply = &talk->asking.answers.to[question];
		wanted[question] = talk->asking.kept[question] && reply->answer == ANSWER_NO;
		if (wanted[question])
			*reply = (struct reply){0};
	}
	prompts_plan(&talk->prompts, wanted, true, false); /* too many for one list */
	talk->at = 0;
	talk->renewed = true;
}

/* Acute answers live an hour (D4): a conversation that was left lying asks them again. */
static bool grew_old(const struct talk *talk)
{
	return clock_now().at - talk->dialogue->acute_since.at >= SCREENING_SECONDS;
}

static void ask_acute_again(struct talk *talk)
{
	bool wanted[QUESTIONS] = {false};
	for (enum question question = 0; question < QUESTIONS; question++)
		wanted[question] = question_row(question)->kind == QUESTION_ACUTE &&
				   talk->asking.answers.to[question].answer != ANSWER_NONE;
	prompts_plan(&talk->prompts, wanted, true, false);
	talk->at = 0;
	talk->dialogue->acute_since = clock_now();
	ask_gap(talk->asking.ask);
	ask_say(talk->asking.ask, 0,
		"More than an hour has passed since you answered. Please answer what can change "
		"from hour to hour once more.");
}

/* WAY_ON only where all is said. */
static enum way review(struct talk *talk)
{
	struct stamp since;
	bool ask_since = !talk->renewed && uses_saved(talk) &&
			 profile_oldest(talk->dialogue->profile, &since);
	switch (review_hold(&talk->asking, ask_since ? &since : NULL)) {
	case REVIEW_DONE:
		return already_ask(&talk->asking, talk->dialogue->profile, talk->dialogue->save,
				   talk->dialogue->asked);
	case REVIEW_BACK: return WAY_BACK;
	case REVIEW_END: return WAY_END;
	case REVIEW_EMERGENCY: return WAY_EMERGENCY;
	case REVIEW_NEW: renew(talk); break;
	}
	return WAY_AGAIN;
}

/* ---- the conversation ---------------------------------------------------------------------- */

static enum way put(struct talk *talk)
{
	const struct prompt *prompt = &talk->prompts.prompt[talk->at];
	say_title(talk, prompt);
	if (prompt->kind == PROMPT_CHECKED)
		return ask_checked(talk);
	if (prompt->kind == PROMPT_REVIEW)
		return review(talk);
	return asking_prompt(&talk->asking, prompt);
}

static enum dialogue_end go_through(struct talk *talk)
{
	for (;;) {
		switch (put(talk)) {
		case WAY_ON: talk->at++; break;
		case WAY_AGAIN: break;
		case WAY_BACK:
			if (talk->at)
				talk->at--;
			else
				ask_say(talk->asking.ask, 0, "This is the first question.");
			break;
		case WAY_END: return DIALOGUE_UNFINISHED;
		case WAY_EMERGENCY: return DIALOGUE_EMERGENCY;
		}
		if (talk->at < talk->prompts.count)
			continue;
		if (!grew_old(talk))
			return DIALOGUE_DONE;
		ask_acute_again(talk);
	}
}

static void plan(struct talk *talk)
{
	const struct dialogue *dialogue = talk->dialogue;
	struct stamp now = clock_now();
	bool wanted[QUESTIONS];
	prompts_want(dialogue->profile, dialogue->mode, now, wanted);
	for (enum question question = 0; question < QUESTIONS; question++) {
		bool standing = question_row(question)->kind == QUESTION_STANDING;
		talk->asking.kept[question] = standing && !wanted[question];
		if (talk->asking.kept[question])
			talk->asking.answers.to[question] = dialogue->profile->to[question].reply;
	}
	bool locked = lock_stands(dialogue->lock) && dialogue->lock->level == LOCK_CHECK;
	prompts_plan(&talk->prompts, wanted, !dialogue->profile->saved, locked);
}

enum dialogue_end dialogue_hold(struct dialogue *dialogue, struct ask *ask)
{
	struct talk talk = {
		.dialogue = dialogue,
		.asking = {.ask = ask, .mode = dialogue->mode, .emergency = dialogue->emergency},
	};
	dialogue->acute_since = clock_now();
	plan(&talk);
	begin(dialogue, ask);
	enum dialogue_end end = go_through(&talk);
	dialogue->answers = talk.asking.answers;
	for (enum question question = 0; question < QUESTIONS; question++)
		dialogue->kept[question] = talk.asking.kept[question];
	return end;
}
