#include "prompt.h"

#include <stdio.h>

#include "answer_words.h"

/* ---- hearing ------------------------------------------------------------------------------- */

static const struct hearing hear_list = {
	typed_checklist, "Numbers, or none: ",
	"Type the numbers that fit, such as: 1 4. Type none if none fits, or unsure and the "
	"number, such as: unsure 4. (b goes back, ? tells more, q quits)",
	NULL};
static const struct hearing hear_yes_no = {
	typed_yes_no,
	"yes, no or unsure: ", "Type yes, no or unsure. (b goes back, ? tells more, q quits)",
	NULL};
static const struct hearing hear_leg = {
	typed_leg,
	"left, right or both: ", "Type left, right or both. (b goes back, ? tells more, q quits)",
	"Name the leg that has it. If it is on both, or if you cannot tell, type both."};
static const struct hearing hear_their_leg = {
	typed_leg, "their left, right or both: ",
	"Type left, right or both: their left, not yours. (b goes back, ? tells more, q "
	"quits)",
	"Name the leg of the other person that has it: their left or right side, not yours. If it "
	"is on both, or if they cannot tell, type both."};
static const struct hearing hear_cleared = {
	typed_yes_no,
	"yes, no or unsure: ", "Type yes, no or unsure. (b goes back, ? tells more, q quits)",
	"A doctor, nurse, midwife or physiotherapist who knows about this counts. What a friend "
	"or a website says does not. If you are not sure, type unsure: it counts as a no."};
static const struct hearing hear_age = {
	typed_age,
	"1, 2 or 3: ", "Type 1, 2 or 3, or your age in years. (b goes back, ? tells more, q quits)",
	NULL};

static const char *const unsure_help =
	"If you are not sure, type unsure: it is never taken as a no.";

static const char *line_label(int number, char label[16])
{
	snprintf(label, 16, "%2d  ", number);
	return label;
}

static void help_with_question(struct interview *interview, const struct heard *about, int index)
{
	const struct question_row *row = question_row(about->questions[index]);
	char label[16];
	ask_item(interview->ask, 0, about->count > 1 ? line_label(index + 1, label) : "",
		 row->text);
	if (*row->help)
		ask_say(interview->ask, about->count > 1 ? 4 : 0, row->help);
}

static void show_help(struct interview *interview, const struct hearing *hearing,
		      const struct heard *about, int number)
{
	for (int i = 0; i < about->count; i++)
		if (number ? i + 1 == number
			   : about->count == 1 || (i + 1 >= about->first && i < about->last))
			help_with_question(interview, about, i);
	ask_say(interview->ask, 0, hearing->help ? hearing->help : unsure_help);
}

/* True if a line of another part of the list was named. */
static bool names_other_lines(const struct typed *typed, const struct heard *about)
{
	for (int i = 0; i + 1 < about->first; i++)
		if (typed->line[i] == ANSWER_YES || typed->line[i] == ANSWER_UNSURE)
			return true;
	return false;
}

enum prompt_result prompt_hear(struct interview *interview, const struct hearing *hearing,
			       const struct heard *about, struct typed *typed)
{
	struct text line = TEXT_EMPTY;
	enum prompt_result result = RESULT_END;
	while (ask_line(interview->ask, hearing->prompt, &line)) {
		*typed = hearing->read(line.bytes, about->last);
		if (typed->kind == TYPED_HELP) {
			show_help(interview, hearing, about, typed->number);
			continue;
		}
		if (typed->kind == TYPED_WRONG ||
		    (typed->kind == TYPED_ANSWER && names_other_lines(typed, about))) {
			ask_say(interview->ask, 0, hearing->hint);
			continue;
		}
		result = typed->kind == TYPED_BACK   ? RESULT_BACK
			 : typed->kind == TYPED_QUIT ? RESULT_END
						     : RESULT_NEXT;
		break;
	}
	text_release(&line);
	return result;
}

enum prompt_result prompt_yes_no(struct interview *interview, const char *words,
				 const char *help_words, enum answer *answer)
{
	struct hearing hearing = hear_yes_no;
	struct heard about = {.count = 0};
	struct typed typed;
	hearing.help = help_words;
	ask_say(interview->ask, 0, words);
	enum prompt_result result = prompt_hear(interview, &hearing, &about, &typed);
	if (result == RESULT_NEXT)
		*answer = typed.answer;
	return result;
}

/* ---- one answer and what it opens ---------------------------------------------------------- */

static void set_answer(struct interview *interview, enum question question, enum answer answer)
{
	interview->answers.to[question] = (struct reply){answer, LEG_BOTH};
	interview->kept[question] = false;
	interview->open.clearance[question] =
		answer == ANSWER_YES && answer_clearance(question) != ANSWER_NONE;
	interview->open.leg[question] = answer == ANSWER_YES && question_row(question)->sided;
}

/* Takes note of an answer at once. True if the answers so far are an emergency. */
static bool must_stop_now(struct interview *interview)
{
	return stop_now_look(interview->stop, &interview->answers, &interview->open);
}

static enum prompt_result ask_leg(struct interview *interview, enum question question)
{
	struct heard about = {&question, 1, 0, 0};
	struct typed typed;
	ask_gap(interview->ask);
	ask_say(interview->ask, 0, question_row(question)->brief);
	ask_say(interview->ask, 0,
		interview->mode == MODE_PARTNER ? "Which of their legs is it?"
						: "Which leg is it?");
	bool theirs = interview->mode == MODE_PARTNER;
	enum prompt_result result =
		prompt_hear(interview, theirs ? &hear_their_leg : &hear_leg, &about, &typed);
	if (result == RESULT_NEXT) {
		interview->answers.to[question].leg = typed.leg;
		interview->open.leg[question] = false;
	}
	return result;
}

/* In partner mode the giver reads the question out; consent is the giver's own to answer. */
static void say_question(struct interview *interview, enum question question, const char *words)
{
	struct text quoted = TEXT_EMPTY;
	if (interview->mode != MODE_PARTNER || question_row(question)->group == GROUP_CONSENT) {
		ask_say(interview->ask, 0, words);
		return;
	}
	text_addf(&quoted, "\"%s\"", words);
	ask_item(interview->ask, 0, "Ask: ", quoted.bytes);
	text_release(&quoted);
}

static enum prompt_result ask_cleared(struct interview *interview, enum question question)
{
	struct heard about = {&question, 1, 0, 0};
	struct typed typed;
	ask_gap(interview->ask);
	say_question(interview, question, question_row(question)->clearance);
	enum prompt_result result = prompt_hear(interview, &hear_cleared, &about, &typed);
	if (result == RESULT_NEXT && typed.answer == ANSWER_YES)
		interview->answers.to[question].answer = answer_clearance(question);
	return result;
}

/* The question whose gate this is: asked as soon as the gate is open, unanswered when it closes. */
static enum prompt_result ask_gated(struct interview *interview, enum question gate)
{
	for (enum question question = 0; question < QUESTIONS; question++) {
		if (!gate || question_row(question)->gate != gate)
			continue;
		if (interview->answers.to[gate].answer == ANSWER_NO) {
			bool answered = interview->answers.to[question].answer != ANSWER_NONE;
			set_answer(interview, question, ANSWER_NONE);
			/* that answer may be what the lock was held for */
			if (answered && must_stop_now(interview))
				return RESULT_EMERGENCY;
		} else {
			ask_gap(interview->ask);
			return prompt_question(interview, question);
		}
	}
	return RESULT_NEXT;
}

static enum prompt_result follow_up(struct interview *interview, enum question question)
{
	const struct question_row *row = question_row(question);
	enum prompt_result result = RESULT_NEXT;
	if (interview->answers.to[question].answer == ANSWER_YES) {
		if (row->sided)
			result = ask_leg(interview, question);
		if (result == RESULT_NEXT && row->clearance)
			result = ask_cleared(interview, question);
		if (result != RESULT_NEXT)
			return result;
		interview->open.clearance[question] = false;
		/* with another answer a leg can make an emergency, a clearance can end a stop */
		if (must_stop_now(interview))
			return RESULT_EMERGENCY;
	}
	return ask_gated(interview, question);
}

static void show_ages(struct interview *interview)
{
	char label[8];
	for (enum answer age = ANSWER_UNDER_18; age <= ANSWER_65_PLUS; age++) {
		snprintf(label, sizeof label, "%d  ", (int)(age - ANSWER_UNDER_18 + 1));
		ask_item(interview->ask, 2, label, answer_words(age));
	}
}

static void say_earlier_answer(struct interview *interview, enum question question)
{
	struct reply reply = interview->answers.to[question];
	struct text line = TEXT_EMPTY;
	if (reply.answer == ANSWER_NONE)
		return;
	text_add(&line, "Your answer was: ");
	answer_words_add(question, reply, &line);
	text_add_char(&line, '.');
	ask_say(interview->ask, 0, line.bytes);
	text_release(&line);
}

static enum prompt_result hear_single(struct interview *interview, enum question question)
{
	struct heard about = {&question, 1, 1, 1};
	struct typed typed;
	bool age = question == QUESTION_AGE_GROUP;
	say_question(interview, question, question_row(question)->text);
	if (age)
		show_ages(interview);
	say_earlier_answer(interview, question);
	enum prompt_result result =
		prompt_hear(interview, age ? &hear_age : &hear_yes_no, &about, &typed);
	if (result != RESULT_NEXT)
		return result;
	set_answer(interview, question, typed.answer);
	if (age)
		interview->age_may_change = typed.on_edge;
	if (question == QUESTION_PARTNER_CONSENT && typed.answer != ANSWER_YES)
		ask_say(interview->ask, 0,
			"Without a yes nothing may be done today. You can go on with the "
			"questions, or type q to quit.");
	return RESULT_NEXT;
}

enum prompt_result prompt_question(struct interview *interview, enum question question)
{
	for (;;) {
		enum prompt_result result = hear_single(interview, question);
		if (result != RESULT_NEXT)
			return result;
		if (must_stop_now(interview))
			return RESULT_EMERGENCY;
		result = follow_up(interview, question);
		if (result != RESULT_BACK) /* back from a follow-up returns to its question */
			return result;
		ask_gap(interview->ask);
	}
}

/* ---- a checklist --------------------------------------------------------------------------- */

/* The part of a list that fits the terminal: its questions from `first` to before `end`, counted
 * from 0, and the rows that it takes. */
struct part {
	int first, end;
	int rows;
};

static void add_title(const struct interview *interview, const struct prompt *prompt,
		      const struct part *part, struct text *line)
{
	text_addf(line, "%s%s", interview->place, prompt->title);
	int count = part->end - part->first;
	if (count == 1 && prompt->count > 1)
		text_addf(line, ", %d of %d", part->end, prompt->count);
	else if (count != prompt->count)
		text_addf(line, ", %d to %d of %d", part->first + 1, part->end, prompt->count);
	text_add(line, interview->mode == MODE_PARTNER ? ": read each line out and ask if it fits"
						       : ": which of these fit?");
}

/* As many questions from `first` on as the terminal shows with the heading and the prompt. */
static struct part part_from(const struct interview *interview, const struct prompt *prompt,
			     int first)
{
	enum { BESIDE = 3 }; /* the prompt, the line after it, "Your answer was" */
	struct part part = {first, prompt->count, 0};
	struct text line = TEXT_EMPTY;
	char label[16];
	add_title(interview, prompt, &part, &line);
	part.rows = ask_item_rows(interview->ask, "", line.bytes);
	text_release(&line);
	for (part.end = first; part.end < prompt->count; part.end++) {
		enum question question = prompt->questions[part.end];
		int rows = ask_item_rows(interview->ask, line_label(part.end + 1, label),
					 question_row(question)->brief);
		if (part.end > first && part.rows + rows > ask_rows(interview->ask) - BESIDE)
			break;
		part.rows += rows;
	}
	return part;
}

static void say_earlier_answers(struct interview *interview, const struct prompt *prompt,
				const struct part *part)
{
	struct text line = TEXT_EMPTY;
	const char *between = " ";
	int answered = 0;
	text_add(&line, "Your answer was:");
	for (int i = part->first; i < part->end; i++) {
		enum question question = prompt->questions[i];
		struct reply reply = interview->answers.to[question];
		answered += reply.answer != ANSWER_NONE;
		if (reply.answer == ANSWER_NONE || reply.answer == ANSWER_NO)
			continue;
		text_addf(&line, "%s%d, ", between, i + 1);
		answer_words_add(question, reply, &line);
		between = "; ";
	}
	text_add(&line, *between == ' ' ? " none." : ".");
	if (answered)
		ask_say(interview->ask, 0, line.bytes);
	text_release(&line);
}

static void show_part(struct interview *interview, const struct prompt *prompt,
		      const struct part *part)
{
	struct text line = TEXT_EMPTY;
	char label[16];
	add_title(interview, prompt, part, &line);
	ask_keep_together(interview->ask, 1 + part->rows); /* with the gap */
	ask_gap(interview->ask);
	ask_say(interview->ask, 0, line.bytes);
	text_release(&line);
	for (int i = part->first; i < part->end; i++)
		ask_item(interview->ask, 0, line_label(i + 1, label),
			 question_row(prompt->questions[i])->brief);
}

static bool any_unsure(const struct interview *interview, const struct prompt *prompt,
		       const struct part *part)
{
	for (int i = part->first; i < part->end; i++)
		if (interview->answers.to[prompt->questions[i]].answer == ANSWER_UNSURE)
			return true;
	return false;
}

/* An unsure emergency sign: say what makes it one, then show the list again
 * (leg-safety(7), unsure). */
static void say_unsure(struct interview *interview)
{
	ask_gap(interview->ask);
	ask_advice(
		interview->ask, "",
		"Not sure about an emergency sign: if it came suddenly or is getting worse, call "
		"{emergency} now. Please look at the list once more.",
		interview->stop->emergency);
}

/* The part until it is answered, without follow-ups. */
static enum prompt_result fill_part(struct interview *interview, const struct prompt *prompt,
				    const struct part *part)
{
	struct heard about = {prompt->questions, prompt->count, part->first + 1, part->end};
	struct typed typed;
	bool emergency = question_row(prompt->questions[0])->group == GROUP_EMERGENCY;
	for (bool again = false;; again = true) {
		show_part(interview, prompt, part);
		if (!again) /* else it was typed just now, above the same list */
			say_earlier_answers(interview, prompt, part);
		enum prompt_result result = prompt_hear(interview, &hear_list, &about, &typed);
		if (result != RESULT_NEXT)
			return result;
		for (int i = part->first; i < part->end; i++)
			set_answer(interview, prompt->questions[i], typed.line[i]);
		bool look_again = emergency && !again && any_unsure(interview, prompt, part);
		for (int i = part->first; look_again && i < part->end; i++)
			interview->open.clearance[prompt->questions[i]] = true;
		if (must_stop_now(interview))
			return RESULT_EMERGENCY;
		if (!look_again)
			return RESULT_NEXT;
		say_unsure(interview);
	}
}

static enum prompt_result ask_part(struct interview *interview, const struct prompt *prompt,
				   const struct part *part)
{
	enum prompt_result result;
	do {
		result = fill_part(interview, prompt, part);
		if (result != RESULT_NEXT)
			return result;
		for (int i = part->first; result == RESULT_NEXT && i < part->end; i++)
			result = follow_up(interview, prompt->questions[i]);
	} while (result == RESULT_BACK); /* from a follow-up: to the list it belongs to */
	return result;
}

/* Back from a part returns to the one before. */
static enum prompt_result ask_list(struct interview *interview, const struct prompt *prompt)
{
	int begins[QUESTIONS] = {0}, at = 0;
	for (;;) {
		struct part part = part_from(interview, prompt, begins[at]);
		enum prompt_result result = ask_part(interview, prompt, &part);
		if (result == RESULT_BACK && at > 0) {
			at--;
			continue;
		}
		if (result != RESULT_NEXT || part.end == prompt->count)
			return result;
		begins[++at] = part.end;
	}
}

enum prompt_result prompt_put(struct interview *interview, const struct prompt *prompt)
{
	if (prompt->kind == PROMPT_LIST)
		return ask_list(interview, prompt);
	return prompt_question(interview, prompt->questions[0]);
}
