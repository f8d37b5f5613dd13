#include "review.h"

#include <stdio.h>

#include "answer_words.h"
#include "base/alloc.h"
#include "body/action.h"

/* The answers in the order they are asked, numbered from 1. */
struct shown {
	enum question questions[QUESTIONS];
	int count;
};

static void collect_shown(const struct answers *answers, struct shown *shown)
{
	*shown = (struct shown){0};
	for (enum question question = 0; question < QUESTIONS; question++)
		if (answers->to[question].answer != ANSWER_NONE)
			shown->questions[shown->count++] = question;
}

/* One paragraph of the review: returns its rows, and shows it if `say`. */
static int put_row(struct ask *ask, const char *label, const char *words, bool say)
{
	if (say)
		ask_item(ask, 0, label, words);
	return ask_item_rows(ask, label, words);
}

/* An answer with its advice, to be read here: after the review the timer takes the screen. Urgent
 * advice came with the answer. Returns the rows. */
static int put_answer(struct interview *interview, const struct screening *so_far, int number,
		      enum question question, bool say)
{
	const char *brief = question == QUESTION_AGE_GROUP ? "Age" : question_row(question)->brief;
	struct text line = TEXT_EMPTY;
	char label[16];
	snprintf(label, sizeof label, "%2d  ", number);
	text_addf(&line, "%s: ", brief);
	answer_words_add(question, interview->answers.to[question], &line);
	int rows = put_row(interview->ask, label, line.bytes, say);
	text_release(&line);
	for (size_t i = 0; i < so_far->finding_count; i++) {
		const struct finding *finding = &so_far->findings[i];
		if (finding->question != question || finding->action >= ACTION_TODAY ||
		    !*finding->advice)
			continue;
		char *words = action_fill(finding->advice, interview->stop->emergency);
		rows += put_row(interview->ask, "    ", words, say);
		alloc_free(words);
	}
	return rows;
}

/* A no to consent is no plain one. */
static bool is_plain(enum question question, enum answer answer)
{
	return answer == ANSWER_NO && question != QUESTION_PARTNER_CONSENT;
}

/* Shows the answers from `first` on that fit the terminal. Returns the first one that does not. */
static int show_review(struct interview *interview, const struct shown *shown, bool all, int first)
{
	enum {
		BESIDE = 6
	}; /* the heading, the line of what is left out, the question, the prompt */
	struct screening so_far;
	bool any = false;
	int plain = 0, room = ask_rows(interview->ask) - BESIDE;
	stop_now_judge(interview->stop, &interview->answers, &so_far);
	for (int i = 0; i < shown->count; i++) {
		enum question question = shown->questions[i];
		bool left_out = !all && is_plain(question, interview->answers.to[question].answer);
		plain += left_out;
		if (left_out || i < first)
			continue;
		room -= put_answer(interview, &so_far, i + 1, question, false);
		if (room < 0 && any)
			return i;
		any = put_answer(interview, &so_far, i + 1, question, true) > 0;
	}
	if (plain) {
		struct text line = TEXT_EMPTY;
		text_addf(&line, "Answered no: %d more. Type all to see them.", plain);
		ask_say(interview->ask, 4, line.bytes);
		text_release(&line);
	}
	return shown->count;
}

static const struct hearing hear_plain = {
	typed_review, "none, or a number: ",
	"Type none if all of this is right, the number of an answer to change it, or all to "
	"see every answer. (b goes back, ? tells more, q quits)",
	"Look through your answers. Type none if all of them are right. Type the number of an "
	"answer to change it, or all to see the other answers too."};
static const struct hearing hear_saved = {
	typed_review_saved, "none, a number, or new: ",
	"Type none if all of this is right and nothing is new, the number of an answer to "
	"change it, new (or unsure) if something is new, or all to see every answer. (b goes back, "
	"? tells more, q quits)",
	"Some answers are from an earlier time. New is a new illness, medicine, operation, "
	"injury or pregnancy, or anything that feels different in a leg. Type new, or unsure, and "
	"what was a no then is asked once more. Type none if all is right and nothing is new."};

static enum prompt_result hear_review(struct interview *interview, const struct stamp *since,
				      int lines, bool more, struct typed *typed)
{
	struct text line = TEXT_EMPTY;
	char date[STAMP_SIZE];
	if (more)
		text_add(&line, "There are more: type m. ");
	if (since)
		text_addf(&line, "Anything to change, or anything new since %.10s?",
			  stamp_format(*since, date));
	else
		text_add(&line, "Anything to change?");
	ask_gap(interview->ask);
	ask_say(interview->ask, 0, line.bytes);
	text_release(&line);
	struct heard about = {.first = 1, .last = lines};
	return prompt_hear(interview, since ? &hear_saved : &hear_plain, &about, typed);
}

/* Asks one question again; stepping back leaves everything as it was. */
static enum prompt_result change_answer(struct interview *interview, enum question question)
{
	struct interview before = *interview;
	ask_gap(interview->ask);
	enum prompt_result result = prompt_question(interview, question);
	if (result != RESULT_BACK)
		return result;
	*interview = before;
	return stop_now_look(interview->stop, &interview->answers, &interview->open)
		       ? RESULT_EMERGENCY
		       : RESULT_NEXT;
}

enum prompt_result review_hold(struct interview *interview, const struct stamp *since)
{
	bool all = false;
	int first = 0;
	for (bool again = false;; again = true) {
		struct shown shown;
		struct typed typed;
		if (again)
			ask_gap(interview->ask);
		collect_shown(&interview->answers, &shown);
		int next = show_review(interview, &shown, all, first);
		bool more = next < shown.count;
		enum prompt_result result =
			hear_review(interview, since, shown.count, more, &typed);
		if (result != RESULT_NEXT)
			return result;
		first = typed.kind == TYPED_MORE && more ? next : 0;
		if (typed.kind == TYPED_MORE)
			continue;
		all = typed.kind == TYPED_ALL;
		if (all)
			continue;
		if (typed.number)
			result = change_answer(interview, shown.questions[typed.number - 1]);
		else if (typed.answer == ANSWER_NO)
			return RESULT_NEXT;
		else if (since)
			return RESULT_AGAIN;
		if (result != RESULT_NEXT)
			return result;
	}
}
