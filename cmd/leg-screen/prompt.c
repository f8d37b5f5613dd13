#include "prompt.h"

#include <stdio.h>

#include "base/alloc.h"
#include "body/action.h"
#include "rule/screen.h"

/* ---- hearing ------------------------------------------------------------------------------- */

static const struct hearing hear_list = {
	typed_checklist, "Numbers, or none> ",
	"Please type the numbers that fit, such as: 1 4. Type none if none fits, or unsure and the "
	"number, such as: unsure 4. (b goes back, ? tells more, q quits)"};
static const struct hearing hear_yes_no = {
	typed_yes_no, "yes, no or unsure> ",
	"Please type yes, no or unsure. (b goes back, ? tells more, q quits)"};
static const struct hearing hear_leg = {typed_leg, "left, right or both> ",
					"Please type left, right or both. (b goes back, q quits)"};
static const struct hearing hear_age = {
	typed_age, "1, 2 or 3> ",
	"Please type 1, 2 or 3, or your age in years. (b goes back, ? tells more, q quits)"};

static void help(struct asking *asking, const enum question *questions, int count, int number)
{
	char label[16];
	for (int i = 0; i < count; i++) {
		if (number && i + 1 != number)
			continue;
		const struct question_row *row = question_row(questions[i]);
		snprintf(label, sizeof label, "%2d  ", i + 1);
		if (count == 1)
			label[0] = '\0';
		ask_item(asking->ask, 0, label, row->text);
		if (*row->help)
			ask_say(asking->ask, count > 1 ? 4 : 0, row->help);
	}
	ask_say(asking->ask, 0, "If you are not sure, say unsure: it is never taken as a no.");
}

enum way asking_hear(struct asking *asking, const struct hearing *hearing,
		     const enum question *questions, int count, int lines, struct typed *typed)
{
	struct text line = TEXT_EMPTY;
	enum way way = WAY_END;
	while (ask_line(asking->ask, hearing->prompt, &line)) {
		*typed = hearing->read(line.bytes, lines);
		if (typed->kind == TYPED_HELP && count) {
			help(asking, questions, count, typed->number);
			continue;
		}
		if (typed->kind == TYPED_WRONG || typed->kind == TYPED_HELP) {
			ask_say(asking->ask, 0, hearing->hint);
			continue;
		}
		way = typed->kind == TYPED_BACK	  ? WAY_BACK
		      : typed->kind == TYPED_QUIT ? WAY_END
						  : WAY_ON;
		break;
	}
	text_release(&line);
	return way;
}

/* ---- one answer and what it opens ---------------------------------------------------------- */

/* Judged as if all that is still to come were harmless. */
bool asking_is_emergency(const struct asking *asking)
{
	struct screening so_far = {.mode = asking->mode, .answers = asking->answers};
	for (enum question question = 0; question < QUESTIONS; question++)
		if (so_far.answers.to[question].answer == ANSWER_NONE)
			so_far.answers.to[question].answer =
				question == QUESTION_AGE_GROUP ? ANSWER_ADULT : ANSWER_NO;
	screen_judge(&so_far);
	return so_far.verdict == OUTCOME_EMERGENCY;
}

static void set(struct asking *asking, enum question question, enum answer answer)
{
	asking->answers.to[question] = (struct reply){answer, LEG_BOTH};
	asking->kept[question] = false;
}

static enum way ask_leg(struct asking *asking, enum question question)
{
	struct typed typed;
	ask_gap(asking->ask);
	ask_say(asking->ask, 0, question_row(question)->brief);
	ask_say(asking->ask, 0, "Which leg is it?");
	enum way way = asking_hear(asking, &hear_leg, &question, 1, 0, &typed);
	if (way == WAY_ON)
		asking->answers.to[question].leg = typed.leg;
	return way;
}

enum way asking_yes_no(struct asking *asking, const char *words, enum answer *answer)
{
	struct typed typed;
	ask_say(asking->ask, 0, words);
	enum way way = asking_hear(asking, &hear_yes_no, NULL, 0, 0, &typed);
	if (way == WAY_ON)
		*answer = typed.answer;
	return way;
}

static enum way ask_cleared(struct asking *asking, enum question question)
{
	struct typed typed;
	ask_gap(asking->ask);
	ask_say(asking->ask, 0, question_row(question)->clearance);
	enum way way = asking_hear(asking, &hear_yes_no, &question, 1, 1, &typed);
	if (way == WAY_ON && typed.answer == ANSWER_YES)
		asking->answers.to[question].answer = answer_clearance(question);
	return way;
}

static enum way ask_single(struct asking *asking, enum question question);

/* The question whose gate this is: asked as soon as the gate is open, unanswered when it closes. */
static enum way ask_gated(struct asking *asking, enum question gate)
{
	for (enum question question = 0; question < QUESTIONS; question++) {
		if (question_row(question)->gate != (int)gate)
			continue;
		if (asking->answers.to[gate].answer == ANSWER_NO) {
			set(asking, question, ANSWER_NONE);
		} else if (asking->answers.to[question].answer == ANSWER_NONE) {
			ask_gap(asking->ask);
			return ask_single(asking, question);
		}
	}
	return WAY_ON;
}

static enum way follow_up(struct asking *asking, enum question question)
{
	const struct question_row *row = question_row(question);
	enum way way = WAY_ON;
	if (asking->answers.to[question].answer == ANSWER_YES) {
		if (row->sided)
			way = ask_leg(asking, question);
		if (way == WAY_ON && row->clearance)
			way = ask_cleared(asking, question);
	}
	return way == WAY_ON ? ask_gated(asking, question) : way;
}

static void show_ages(struct asking *asking)
{
	static const char *const ages[] = {"under 18", "18 to 64", "65 and over"};
	char label[8];
	for (int i = 0; i < 3; i++) {
		snprintf(label, sizeof label, "%d  ", i + 1);
		ask_item(asking->ask, 2, label, ages[i]);
	}
}

static enum way ask_single(struct asking *asking, enum question question)
{
	struct typed typed;
	bool age = question == QUESTION_AGE_GROUP;
	ask_say(asking->ask, 0, question_row(question)->text);
	if (age)
		show_ages(asking);
	enum way way = asking_hear(asking, age ? &hear_age : &hear_yes_no, &question, 1, 1, &typed);
	if (way != WAY_ON)
		return way;
	set(asking, question, typed.answer);
	if (asking_is_emergency(asking))
		return WAY_EMERGENCY;
	if (question == QUESTION_PARTNER_CONSENT && typed.answer != ANSWER_YES)
		ask_say(asking->ask, 0,
			"Without a yes nothing may be done today. You can go on with the "
			"questions, "
			"or type q to quit.");
	return follow_up(asking, question);
}

/* ---- a checklist --------------------------------------------------------------------------- */

static void show_list(struct asking *asking, const struct prompt *prompt)
{
	char label[16];
	for (int i = 0; i < prompt->count; i++) {
		snprintf(label, sizeof label, "%2d  ", i + 1);
		ask_item(asking->ask, 0, label, question_row(prompt->questions[i])->brief);
	}
}

static bool any(const struct asking *asking, const struct prompt *prompt, enum answer answer)
{
	for (int i = 0; i < prompt->count; i++)
		if (asking->answers.to[prompt->questions[i]].answer == answer)
			return true;
	return false;
}

/* An emergency sign that somebody is unsure about: what makes it one, and the list again (SAFETY
 * section 2). */
static void say_unsure(struct asking *asking)
{
	char *words = action_fill("Not sure about an emergency sign: if it came suddenly or is "
				  "getting worse, call {emergency} now. Please look at the list "
				  "once more.",
				  asking->emergency);
	ask_gap(asking->ask);
	ask_say(asking->ask, 0, words);
	alloc_free(words);
}

/* The list until it is answered, without follow-ups. */
static enum way fill_list(struct asking *asking, const struct prompt *prompt)
{
	struct typed typed;
	bool emergency = question_row(prompt->questions[0])->group == GROUP_EMERGENCY;
	for (bool again = false;; again = true) {
		show_list(asking, prompt);
		enum way way = asking_hear(asking, &hear_list, prompt->questions, prompt->count,
					   prompt->count, &typed);
		if (way != WAY_ON)
			return way;
		for (int i = 0; i < prompt->count; i++)
			set(asking, prompt->questions[i], typed.line[i]);
		if (asking_is_emergency(asking))
			return WAY_EMERGENCY;
		if (again || !emergency || !any(asking, prompt, ANSWER_UNSURE))
			return WAY_ON;
		say_unsure(asking);
	}
}

static enum way ask_list(struct asking *asking, const struct prompt *prompt)
{
	enum way way;
	do {
		way = fill_list(asking, prompt);
		if (way != WAY_ON)
			return way;
		for (int i = 0; way == WAY_ON && i < prompt->count; i++)
			way = follow_up(asking, prompt->questions[i]);
		if (way == WAY_BACK)
			ask_gap(asking->ask);
	} while (way == WAY_BACK); /* from a follow-up: to the list it belongs to */
	return way;
}

enum way asking_question(struct asking *asking, enum question question)
{
	enum way way;
	do {
		set(asking, question, ANSWER_NONE);
		way = ask_single(asking, question);
		/* back from a follow-up, where the question itself was answered: put it again */
	} while (way == WAY_BACK && asking->answers.to[question].answer != ANSWER_NONE);
	return way;
}

enum way asking_prompt(struct asking *asking, const struct prompt *prompt)
{
	if (prompt->kind == PROMPT_LIST)
		return ask_list(asking, prompt);
	return asking_question(asking, prompt->questions[0]);
}
