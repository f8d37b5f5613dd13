#include "review.h"

#include <stdio.h>

/* The answers in the order of asking, numbered from 1. */
struct shown {
	enum question questions[QUESTIONS];
	int count;
};

static void collect(const struct answers *answers, struct shown *shown)
{
	*shown = (struct shown){0};
	for (enum question question = 0; question < QUESTIONS; question++)
		if (answers->to[question].answer != ANSWER_NONE)
			shown->questions[shown->count++] = question;
}

static const char *words_of(enum answer answer)
{
	static const char *const words[] = {
		[ANSWER_NONE] = "not asked",
		[ANSWER_NO] = "no",
		[ANSWER_YES] = "yes",
		[ANSWER_UNSURE] = "not sure",
		[ANSWER_CLEARED] = "yes, and a clinician said massage is fine",
		[ANSWER_SEEN] = "yes, and a clinician has looked at it",
		[ANSWER_UNDER_18] = "under 18",
		[ANSWER_ADULT] = "18 to 64",
		[ANSWER_65_PLUS] = "65 and over",
	};
	return words[answer];
}

static void show_answer(struct asking *asking, int number, enum question question)
{
	const struct question_row *row = question_row(question);
	struct reply reply = asking->answers.to[question];
	const char *brief = question == QUESTION_AGE_GROUP ? "Age" : row->brief;
	bool with_leg =
		row->sided && (reply.answer == ANSWER_YES || reply.answer == ANSWER_CLEARED ||
			       reply.answer == ANSWER_SEEN);
	struct text line = TEXT_EMPTY;
	char label[16];
	snprintf(label, sizeof label, "%2d  ", number);
	if (with_leg)
		text_addf(&line, "%s: %s (%s)", brief, words_of(reply.answer),
			  leg_words(reply.leg));
	else
		text_addf(&line, "%s: %s", brief, words_of(reply.answer));
	ask_item(asking->ask, 0, label, line.bytes);
	text_release(&line);
}

/* The good answer to consent is yes; to all else it is no. */
static bool is_plain(enum question question, enum answer answer)
{
	return answer == (question == QUESTION_PARTNER_CONSENT ? ANSWER_YES : ANSWER_NO);
}

static void show(struct asking *asking, const struct shown *shown, bool all)
{
	int plain = 0;
	for (int i = 0; i < shown->count; i++) {
		enum question question = shown->questions[i];
		if (all || !is_plain(question, asking->answers.to[question].answer))
			show_answer(asking, i + 1, question);
		else
			plain++;
	}
	if (!plain)
		return;
	struct text line = TEXT_EMPTY;
	text_addf(&line, "No to the other %d. Type all to see each of them.", plain);
	ask_say(asking->ask, 4, line.bytes);
	text_release(&line);
}

static const struct hearing hear_plain = {
	typed_review, "none, or a number> ",
	"Please type none if all of this is right, the number of an answer to change it, or all to "
	"see every answer. (b goes back, q quits)"};
static const struct hearing hear_saved = {
	typed_review, "none, a number, or new> ",
	"Please type none if all of this is right and nothing is new, the number of an answer to "
	"change it, new (or unsure) if something is new, or all to see every answer. (b goes back, "
	"q quits)"};

static enum way hear(struct asking *asking, const struct stamp *since, int lines,
		     struct typed *typed)
{
	struct text line = TEXT_EMPTY;
	char date[STAMP_SIZE];
	if (since)
		text_addf(&line, "Anything to change, or anything new since %.10s?",
			  stamp_format(*since, date));
	else
		text_add(&line, "Anything to change?");
	ask_gap(asking->ask);
	ask_say(asking->ask, 0, line.bytes);
	text_release(&line);
	return asking_hear(asking, since ? &hear_saved : &hear_plain, NULL, 0, lines, typed);
}

/* Asks one question again; stepping back leaves everything as it was. */
static enum way change(struct asking *asking, enum question question)
{
	struct asking before = *asking;
	ask_gap(asking->ask);
	enum way way = asking_question(asking, question);
	if (way != WAY_BACK)
		return way;
	*asking = before;
	return WAY_ON;
}

enum review_end review_hold(struct asking *asking, const struct stamp *since)
{
	bool all = false;
	for (bool again = false;; again = true) {
		struct shown shown;
		struct typed typed;
		if (again)
			ask_gap(asking->ask);
		collect(&asking->answers, &shown);
		show(asking, &shown, all);
		enum way way = hear(asking, since, shown.count, &typed);
		all = way == WAY_ON && typed.kind == TYPED_ALL;
		if (all)
			continue;
		if (way == WAY_ON && typed.number)
			way = change(asking, shown.questions[typed.number - 1]);
		else if (way == WAY_ON && typed.answer == ANSWER_NO)
			return REVIEW_DONE;
		else if (way == WAY_ON && since)
			return REVIEW_NEW;
		switch (way) {
		case WAY_BACK: return REVIEW_BACK;
		case WAY_END: return REVIEW_END;
		case WAY_EMERGENCY: return REVIEW_EMERGENCY;
		case WAY_ON:
		case WAY_AGAIN: break;
		}
	}
}
