#include "closing_questions.h"

#include <ctype.h>
#include <string.h>

#include "base/alloc.h"
#include "base/number.h"
#include "base/terminal_text.h"
#include "body/symptom.h"

enum { PROMPT_ROWS = 4, MOST_LINE = 1000, SCALE_MOST = 10 };

static void say_advice(struct session_view *view, const struct settings *settings,
		       const char *advice)
{
	char *words = settings_advice(settings, advice);
	struct text shown = TEXT_EMPTY;
	visible_add(&shown, words);
	view_say_words(view, "", shown.bytes);
	text_release(&shown);
	alloc_free(words);
}

/* Shows `prompt` and reads a line, without blanks at its end. False if none comes. */
static bool read_reply(struct session_view *view, const char *prompt, struct text *line)
{
	if (!view->term || view->terminal_gone || view->signal)
		return false;
	text_clear(line);
	term_say(view->term, prompt);
	for (;;) {
		struct wake wake = waiter_wait(view->waiter, WAIT_FOREVER);
		if (view_breaks_off(view, wake))
			return false;
		if (wake.kind != WAKE_INPUT)
			continue;
		if (term_read(view->term, line) == TERM_END)
			return false;
		if (line->length > MOST_LINE)
			text_cut(line, MOST_LINE);
		else if (!memchr(line->bytes, '\n', line->length))
			continue;
		while (line->length && isspace((unsigned char)line->bytes[line->length - 1]))
			text_cut(line, line->length - 1);
		return true;
	}
}

/* The line of one sign in the list: "  4  Foot white, blue, …". */
static void write_sign(int sign, struct text *number, const char **brief)
{
	text_clear(number);
	text_addf(number, "%3d  ", sign + 1);
	*brief = symptom_row((enum symptom)sign)->brief;
}

static int rows_of(const char *number, const char *words, int columns)
{
	struct text lines = TEXT_EMPTY;
	int rows = 1;
	visible_wrap(&lines, words, visible_width(number), visible_width(number), (size_t)columns);
	for (const char *c = lines.bytes; *c; c++)
		rows += *c == '\n';
	text_release(&lines);
	return rows;
}

/* Names the signs that mean a call beside the prompt, wherever the list is. */
static void say_call(struct session_view *view, const struct settings *settings)
{
	struct text text = TEXT_EMPTY;
	text_addf(&text, "1 to %d: call {emergency} NOW.", SYMPTOM_ROCK_HARD + 1);
	say_advice(view, settings, text.bytes);
	text_release(&text);
}

/* Shows the signs from `first` on that fit the terminal above the prompt. Returns the first one
 * that does not. */
static int show_signs(struct session_view *view, const struct settings *settings, int first)
{
	struct text number = TEXT_EMPTY;
	int columns = (int)view_columns(view);
	int left = term_measure(view->term).rows - PROMPT_ROWS;
	const char *brief;
	int sign = first;
	for (; sign < SYMPTOMS; sign++) {
		write_sign(sign, &number, &brief);
		left -= rows_of(number.bytes, brief, columns);
		if (left < 0 && sign > first)
			break;
		view_say_words(view, number.bytes, brief);
	}
	say_call(view, settings);
	text_release(&number);
	return sign;
}

static const char *sign_prompt(const struct session_view *view, int shown)
{
	static const char *const prompts[][2] = {
		{"Number (Enter for more): ", "Number (Enter if none): "},
		{"Number, or Enter alone for the next signs: ",
		 "Number, or Enter alone if it is none of these: "},
	};
	bool wide = view_columns(view) > strlen(prompts[1][1]);
	return prompts[wide][shown >= SYMPTOMS];
}

void ending_ask(struct session_view *view, const struct settings *settings)
{
	struct text line = TEXT_EMPTY;
	int shown = 0;
	if (!view->term || view->symptom != SCRIPT_NO_SYMPTOM)
		return;
	view_say_words(view, "", "STOP. Hands off the legs. What is it?");
	shown = show_signs(view, settings, 0);
	while (view->symptom == SCRIPT_NO_SYMPTOM &&
	       read_reply(view, sign_prompt(view, shown), &line)) {
		if (!line.length && shown == SYMPTOMS)
			break;
		if (!line.length) {
			shown = show_signs(view, settings, shown);
			continue;
		}
		view->symptom = script_symptom(line.bytes);
		if (view->symptom == SCRIPT_NO_SYMPTOM) {
			view_say_words(view, "", "That number is not in the list.");
			say_call(view, settings);
		}
	}
	text_release(&line);
}

void ending_advise(struct session_view *view, const struct settings *settings)
{
	if (view->symptom != SCRIPT_NO_SYMPTOM) {
		say_advice(view, settings, symptom_row((enum symptom)view->symptom)->advice);
		return;
	}
	say_advice(
		view, settings,
		"STOP. Trouble breathing, chest pain, a face that droops, a leg that is cold, pale "
		"or rock-hard: call {emergency} now. Sharp pain, numbness or new swelling in one "
		"leg: get medical help today. Answer the safety questions before the next "
		"session.");
}

void ending_close(struct session_view *view, const struct settings *settings)
{
	say_advice(view, settings, symptom_closing);
}

/* "5" for both legs, "5 4" for left and right. */
static bool read_rating(const char *line, signed char value[LEGS])
{
	struct fault ignored;
	char left[MOST_LINE + 1];
	size_t length = strcspn(line, " ,/");
	const char *rest = line + length;
	long one, other;
	rest += strspn(rest, " ,/");
	memcpy(left, line, length);
	left[length] = '\0';
	if (!number_parse(left, 0, SCALE_MOST, &one, &ignored) ||
	    !number_parse(*rest ? rest : left, 0, SCALE_MOST, &other, &ignored))
		return false;
	value[LEG_LEFT] = (signed char)one;
	value[LEG_RIGHT] = (signed char)other;
	return true;
}

static bool rate_one(struct session_view *view, enum rating rating, signed char value[LEGS])
{
	struct text line = TEXT_EMPTY, prompt = TEXT_EMPTY;
	text_addf(&prompt, "%s, left and right: ", rating_words(rating));
	bool answered = false, going_on = true;
	while (!answered && going_on) {
		going_on = read_reply(view, prompt.bytes, &line);
		answered = going_on && (!line.length || read_rating(line.bytes, value));
		if (going_on && !answered)
			view_say_words(
				view, "",
				"Two numbers from 0 to 10, such as 4 2, or one for both legs.");
	}
	text_release(&line);
	text_release(&prompt);
	return going_on;
}

bool ending_rate(struct session_view *view, const char *when, unsigned asked,
		 struct ratings *ratings)
{
	struct text words = TEXT_EMPTY;
	text_addf(&words, "%s: 0 is none, 10 the worst you can think of. Enter leaves one out.",
		  when);
	view_say_words(view, "", words.bytes);
	text_release(&words);
	for (int rating = 0; rating < RATINGS; rating++)
		if (asked & 1U << rating &&
		    !rate_one(view, (enum rating)rating, ratings->value[rating]))
			return false;
	return true;
}
