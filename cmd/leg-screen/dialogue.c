#include "dialogue.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/stamp.h"
#include "clinician_question.h"
#include "doc/screening.h"
#include "profile_write.h"
#include "prompt.h"
#include "prompt_order.h"
#include "review.h"

struct talk {
	struct dialogue *dialogue;
	struct interview interview;
	struct prompts prompts;
	int at;
};

/* The warning comes last: in a small terminal it is what is left beside the first question. */
static void say_greeting(const struct dialogue *dialogue, struct ask *ask)
{
	if (dialogue->mode == MODE_PARTNER)
		ask_say(ask, 0,
			"Ask the other person each question, and type what they say: \"you\" is "
			"the person to be massaged. Left is their left. The answers are not "
			"kept.");
	ask_say(ask, 0,
		"Type the numbers that fit, or none. If you are not sure about one, type unsure "
		"and its number. Type b to go back, ? for more, q to quit.");
	ask_gap(ask);
	ask_advice(ask, "",
		   "If you have sudden trouble breathing, chest pain, or a leg that is suddenly "
		   "cold, pale or very painful, do not go on: call {emergency} now.",
		   dialogue->emergency);
}

/* Another day mostly begins with the emergency signs themselves: this fits above them at 80x24. */
static void say_greeting_again(const struct dialogue *dialogue, struct ask *ask)
{
	ask_say(ask, 0,
		"Type numbers, none, or unsure and a number. b goes back, ? tells more, q quits.");
	ask_advice(ask, "", "If you have a sign below now, call {emergency} first.",
		   dialogue->emergency);
}

static bool begins_with_signs(const struct talk *talk)
{
	const struct prompt *first = &talk->prompts.prompt[0];
	return question_row(first->questions[0])->group == GROUP_EMERGENCY;
}

/* A single question stays below its title, with the answers to choose from. */
static void keep_question_together(struct ask *ask, const struct prompt *prompt)
{
	enum { TITLE = 2, AGES = 3 };
	enum question question = prompt->questions[0];
	int rows = ask_item_rows(ask, "", question_row(question)->text);
	ask_keep_together(ask, TITLE + rows + (question == QUESTION_AGE_GROUP ? AGES : 0));
}

static void say_title(struct talk *talk, const struct prompt *prompt)
{
	struct text line = TEXT_EMPTY;
	if (prompt->kind == PROMPT_SINGLE)
		keep_question_together(talk->interview.ask, prompt);
	text_addf(&line, "%s%s", talk->interview.place, prompt->title);
	ask_gap(talk->interview.ask);
	ask_say(talk->interview.ask, 0, line.bytes);
	text_release(&line);
}

/* ---- an earlier stop ----------------------------------------------------------------------- */

static enum prompt_result ask_checked(struct talk *talk)
{
	char date[STAMP_SIZE];
	struct text line = TEXT_EMPTY;
	enum answer answer = ANSWER_NONE;
	text_addf(&line,
		  "On %.10s there was a sign that had to be checked. Was it checked by a "
		  "clinician, or answered by mistake? Yes for either.",
		  stamp_format(talk->dialogue->lock->time, date));
	enum prompt_result result = prompt_yes_no(
		&talk->interview, line.bytes,
		"Yes if a doctor, nurse or midwife has looked at it since then, or if the answer "
		"or the key was a slip. If it has only gone away by itself, type no. If you are "
		"not sure, type unsure: it counts as a no.",
		&answer);
	text_release(&line);
	if (result != RESULT_NEXT)
		return result;
	talk->dialogue->checked = answer == ANSWER_YES;
	if (!talk->dialogue->checked)
		ask_say(talk->interview.ask, 0,
			"Then please have it checked first: until then there is no plan and no "
			"session. You can go on with the questions, or type q to quit.");
	return RESULT_NEXT;
}

/* Tells the user that it is too early before they have answered every question. */
static void say_too_early(const struct dialogue *dialogue, struct ask *ask)
{
	char until[STAMP_SIZE];
	struct text line = TEXT_EMPTY;
	if (!lock_waits(dialogue->lock, clock_now()))
		return;
	stamp_format(stamp_local(dialogue->lock->until.at), until);
	text_addf(&line,
		  "The last session ended with a symptom that needs rest. There is no plan and no "
		  "session before %.5s on %.10s: screen again then, or type q to quit now.",
		  until + 11, until);
	ask_gap(ask);
	ask_say(ask, 0, line.bytes);
	text_release(&line);
}

/* ---- the review ---------------------------------------------------------------------------- */

/* When the oldest of the saved answers in use was given; NULL if none is in use. */
static const struct stamp *oldest_kept(const struct talk *talk)
{
	const struct stamp *oldest = NULL;
	for (enum question question = 0; question < QUESTIONS; question++) {
		const struct stamp *at = &talk->dialogue->profile->to[question].at;
		if (talk->interview.kept[question] && (!oldest || at->at < oldest->at))
			oldest = at;
	}
	return oldest;
}

/* Something is new: every saved "no" is asked again. */
static void renew_answers(struct talk *talk)
{
	bool wanted[QUESTIONS] = {false};
	for (enum question question = 0; question < QUESTIONS; question++) {
		struct reply *reply = &talk->interview.answers.to[question];
		wanted[question] = talk->interview.kept[question] && reply->answer == ANSWER_NO;
		if (wanted[question])
			*reply = (struct reply){0};
	}
	prompts_plan(&talk->prompts, wanted, true, false); /* too many for one list */
	talk->at = 0;
	talk->dialogue->renew = true;
	(void)saved_renew(talk->dialogue->profile, &(struct answers){0});
}

/* Acute answers are good for an hour: a conversation left idle asks them again. */
static bool grew_old(const struct talk *talk)
{
	return clock_now().at - talk->dialogue->acute_since.at >= SCREENING_SECONDS;
}

static void ask_acute_again(struct talk *talk)
{
	bool wanted[QUESTIONS] = {false};
	for (enum question question = 0; question < QUESTIONS; question++)
		wanted[question] = question_acute(question) &&
				   talk->interview.answers.to[question].answer != ANSWER_NONE;
	prompts_plan(&talk->prompts, wanted, true, false);
	talk->at = 0;
	talk->dialogue->acute_since = clock_now();
	ask_gap(talk->interview.ask);
	ask_say(talk->interview.ask, 0,
		"More than an hour has passed since you answered. Answer the questions "
		"about today once more.");
}

/* RESULT_NEXT only once all is said. */
static enum prompt_result review_answers(struct talk *talk)
{
	const struct stamp *since = talk->dialogue->renew ? NULL : oldest_kept(talk);
	enum prompt_result result = review_hold(&talk->interview, since);
	if (result == RESULT_NEXT)
		return clinician_ask(&talk->interview, talk->dialogue->profile,
				     talk->dialogue->save, talk->dialogue->asked);
	if (result == RESULT_AGAIN)
		renew_answers(talk);
	return result;
}

/* ---- the conversation ---------------------------------------------------------------------- */

static enum prompt_result put_next(struct talk *talk)
{
	const struct prompt *prompt = &talk->prompts.prompt[talk->at];
	snprintf(talk->interview.place, sizeof talk->interview.place, "%d of %d. ", talk->at + 1,
		 talk->prompts.count);
	if (prompt->kind != PROMPT_LIST) /* each part of a list has a heading of its own */
		say_title(talk, prompt);
	if (prompt->kind == PROMPT_CHECKED)
		return ask_checked(talk);
	if (prompt->kind == PROMPT_REVIEW)
		return review_answers(talk);
	return prompt_put(&talk->interview, prompt);
}

static enum dialogue_end go_through(struct talk *talk)
{
	for (;;) {
		switch (put_next(talk)) {
		case RESULT_NEXT: talk->at++; break;
		case RESULT_AGAIN: break;
		case RESULT_BACK:
			if (talk->at)
				talk->at--;
			else
				ask_say(talk->interview.ask, 0, "This is the first question.");
			break;
		case RESULT_END: return DIALOGUE_UNFINISHED;
		case RESULT_EMERGENCY: return DIALOGUE_EMERGENCY;
		}
		if (talk->at < talk->prompts.count)
			continue;
		if (!grew_old(talk))
			return DIALOGUE_DONE;
		ask_acute_again(talk);
	}
}

static void plan_prompts(struct talk *talk)
{
	const struct dialogue *dialogue = talk->dialogue;
	bool wanted[QUESTIONS];
	prompts_want(dialogue->profile, dialogue->mode, clock_now(), wanted);
	for (enum question question = 0; question < QUESTIONS; question++) {
		bool standing = !question_acute(question);
		bool denied = dialogue->profile->to[question].reply.answer == ANSWER_NO;
		wanted[question] |= standing && dialogue->renew && denied;
		talk->interview.kept[question] = standing && !wanted[question];
		if (talk->interview.kept[question])
			talk->interview.answers.to[question] =
				dialogue->profile->to[question].reply;
	}
	bool locked = lock_stands(dialogue->lock) && dialogue->lock->level == LOCK_CHECK;
	bool many = dialogue->renew || !dialogue->profile->saved; /* for one list */
	prompts_plan(&talk->prompts, wanted, many, locked);
}

/* An emergency ends the questions: a stale yes that made it one was not asked again, and binds. */
static void bind_stale(struct talk *talk)
{
	struct interview *interview = &talk->interview;
	for (enum question question = 0; question < QUESTIONS; question++) {
		struct reply *reply = &interview->answers.to[question];
		struct reply counted = stop_now_reply(interview->stop, question);
		if (reply->answer != ANSWER_NONE || counted.answer != ANSWER_YES)
			continue;
		*reply = counted;
		interview->kept[question] = true;
	}
}

enum dialogue_end dialogue_hold(struct dialogue *dialogue, struct ask *ask)
{
	dialogue->stop = (struct stop_now){.ask = ask,
					   .mode = dialogue->mode,
					   .emergency = dialogue->emergency,
					   .profile = dialogue->profile,
					   .day_start = dialogue->day_start};
	struct talk talk = {
		.dialogue = dialogue,
		.interview = {.ask = ask, .mode = dialogue->mode, .stop = &dialogue->stop},
	};
	dialogue->acute_since = clock_now();
	plan_prompts(&talk);
	if (begins_with_signs(&talk))
		say_greeting_again(dialogue, ask);
	else
		say_greeting(dialogue, ask);
	say_too_early(dialogue, ask);
	enum dialogue_end end = go_through(&talk);
	if (end == DIALOGUE_EMERGENCY)
		bind_stale(&talk);
	dialogue->answers = talk.interview.answers;
	dialogue->age_may_change = talk.interview.age_may_change;
	memcpy(dialogue->kept, talk.interview.kept, sizeof dialogue->kept);
	return end;
}
