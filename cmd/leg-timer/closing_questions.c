#include "closing_questions.h"

#include <ctype.h>
#include <signal.h>
#include <string.h>

#include "base/alloc.h"
#include "base/number.h"
#include "base/terminal_text.h"
#include "body/action.h"
#include "body/symptom.h"
#include "page.h"
#include "page_parts.h"

enum { MOST_LINE = 1000, SCALE_MOST = 10 };

/* Adds the advice with the number of the emergency service, made visible. */
static void fill_advice(const char *advice, const struct settings *settings, struct text *out)
{
	char *words = action_fill(advice, settings->emergency);
	visible_add(out, words);
	alloc_free(words);
}

static void add_advice(struct page *page, const struct settings *settings, const char *advice)
{
	fill_advice(advice, settings, &page->words);
	text_add_char(&page->words, '\n');
}

static void trim(struct text *line)
{
	size_t blanks = strspn(line->bytes, " \t\r\n");
	while (line->length > blanks && isspace((unsigned char)line->bytes[line->length - 1]))
		text_cut(line, line->length - 1);
	memmove(line->bytes, line->bytes + blanks, line->length - blanks);
	text_cut(line, line->length - blanks);
}

/* ---- the list of signs ----------------------------------------------------------------------- */

/* The list is shown in parts that fit the terminal. In a large one the call stands beside each
 * prompt, in a small one it is the second thing in the list. */
struct sign_list {
	struct session_view *view;
	const struct settings *settings;
	struct term_size size; /* of the terminal that it is laid out for */
	struct paged_text paged;
	struct text call;
	bool beside;
};

static void add_words(struct sign_list *list, const char *number, const char *words)
{
	const struct session_view *view = list->view;
	paged_add(&list->paged, number, words, view_columns(view), view->listening);
}

/* The rows for the list, above the prompt. */
static int list_rows(const struct sign_list *list)
{
	int rows = term_measure(list->view->term).rows - 1, columns = (int)view_columns(list->view);
	int call = ((int)visible_width(list->call.bytes) + columns - 1) / columns;
	return list->beside ? rows - call : rows;
}

static void write_call(struct sign_list *list)
{
	struct text call = TEXT_EMPTY;
	text_addf(&call, "1 to %d: call {emergency} NOW.", SYMPTOM_ROCK_HARD + 1);
	fill_advice(call.bytes, list->settings, &list->call);
	text_release(&call);
}

/* Lays the list out for the terminal as it is now. */
static void write_list(struct sign_list *list)
{
	enum { LEAST_ROWS = 6 }; /* the heading and a sign */
	struct text number = TEXT_EMPTY;
	list->size = term_measure(list->view->term);
	paged_clear(&list->paged);
	list->beside = true;
	list->beside = list_rows(list) >= LEAST_ROWS;
	add_words(list, "", "STOP. Hands off the legs. What is it?");
	if (!list->beside)
		add_words(list, "", list->call.bytes);
	for (int sign = 0; sign < SYMPTOMS; sign++) {
		text_clear(&number);
		text_addf(&number, "%3d  ", sign + 1);
		add_words(list, number.bytes, symptom_row((enum symptom)sign)->brief);
	}
	text_release(&number);
}

/* Names the signs that mean a call beside the prompt, wherever the list is. */
static void say_call(const struct sign_list *list)
{
	if (list->beside)
		view_say_words(list->view, list->call.bytes);
}

static void say_part(const struct sign_list *list)
{
	struct text part = TEXT_EMPTY;
	paged_add_part(&list->paged, &part);
	view_say(list->view, part.bytes);
	text_release(&part);
	say_call(list);
}

/* After a change of size: the list anew, and the line of it that comes next, as far before the end
 * as it was. A sign that was begun comes whole. */
static int write_again(struct sign_list *list)
{
	struct paged_text *paged = &list->paged;
	size_t before = paged_place(paged, paged->end),
	       all = paged_place(paged, paged_lines(paged));
	write_list(list);
	size_t now = paged_place(paged, paged_lines(paged));
	int line = paged_line_at(paged, now + before > all ? now + before - all : 0);
	while (paged->starts.bytes[line] == '0')
		line--;
	return line;
}

static void show_next_part(struct sign_list *list)
{
	struct paged_text *paged = &list->paged;
	struct term_size size = term_measure(list->view->term);
	bool changed = size.columns != list->size.columns || size.rows != list->size.rows;
	int first = changed ? write_again(list) : paged->end;
	paged_fill(paged, first, list_rows(list), size.columns);
	say_part(list);
}

static const char *list_prompt(const struct sign_list *list)
{
	static const char *const prompts[][2] = {
		{"Number or Enter: ", "Number or Enter: "},
		{"Number (Enter for more): ", "Number (Enter if none): "},
		{"Number, or Enter alone for the next signs: ",
		 "Number, or Enter alone if it is none of these: "},
	};
	size_t width = 2;
	while (width && strlen(prompts[width][1]) >= view_columns(list->view))
		width--;
	return prompts[width][paged_last(&list->paged)];
}

/* ---- questions ------------------------------------------------------------------------------ */

/* True if a shell has written below the question meanwhile. */
static bool was_stopped(struct wake wake)
{
	return wake.kind == WAKE_SIGNAL && (wake.signal == SIGTSTP || wake.signal == SIGCONT);
}

/* The next words begin a line of their own. */
static bool leave_question(struct session_view *view)
{
	if (!view->terminal_gone)
		term_say(view->term, "\n");
	return false;
}

/* Shows `prompt` and reads a line, without the blanks around it. Both are shown again after a stop,
 * `above` first. False if no line comes. */
static bool read_reply(struct session_view *view, const struct sign_list *above, const char *prompt,
		       struct text *line)
{
	if (!view->term || view->terminal_gone || view->signal)
		return false;
	text_clear(line);
	term_say(view->term, prompt);
	for (;;) {
		struct wake wake = waiter_wait(view->waiter, WAIT_FOREVER);
		if (view_breaks_off(view, wake))
			return leave_question(view);
		if (was_stopped(wake)) {
			if (above)
				say_part(above);
			term_say(view->term, prompt);
		}
		if (wake.kind != WAKE_INPUT)
			continue;
		if (term_read(view->term, line) == TERM_END)
			return leave_question(view);
		if (line->length > MOST_LINE)
			text_cut(line, MOST_LINE);
		else if (!memchr(line->bytes, '\n', line->length))
			continue;
		trim(line);
		return true;
	}
}

void ending_ask(struct session_view *view, const struct settings *settings)
{
	struct sign_list list = {.view = view,
				 .settings = settings,
				 .paged = {.lines = TEXT_EMPTY, .starts = TEXT_EMPTY},
				 .call = TEXT_EMPTY};
	struct text line = TEXT_EMPTY;
	if (!view->term || view->symptom != SCRIPT_NO_SYMPTOM)
		return;
	write_call(&list);
	write_list(&list);
	show_next_part(&list);
	while (view->symptom == SCRIPT_NO_SYMPTOM &&
	       read_reply(view, &list, list_prompt(&list), &line)) {
		if (!line.length && paged_last(&list.paged))
			break;
		if (!line.length) {
			show_next_part(&list);
			continue;
		}
		view->symptom = script_symptom(line.bytes);
		if (view->symptom == SCRIPT_NO_SYMPTOM) {
			view_say_words(view, "Type a number from the list, or Enter alone.");
			say_call(&list);
		}
	}
	paged_release(&list.paged);
	text_release(&list.call);
	text_release(&line);
}

/* ---- what to do ------------------------------------------------------------------------------ */

static const char *advice_of(const struct session_view *view)
{
	if (view->symptom != SCRIPT_NO_SYMPTOM)
		return symptom_advice((enum symptom)view->symptom,
				      view->plan->mode == MODE_PARTNER);
	return "STOP. Trouble breathing, chest pain, a face that droops, a leg that is cold, pale "
	       "or rock-hard: call {emergency} now. Sharp pain, numbness or new swelling in one "
	       "leg: get medical help today. Answer the safety questions before the next "
	       "session.";
}

void ending_advise(const struct session_view *view, const struct settings *settings,
		   struct page *page)
{
	add_advice(page, settings, advice_of(view));
}

void ending_watch(const struct session_view *view, const struct settings *settings,
		  struct page *page)
{
	add_advice(page, settings, symptom_closing(view->plan->mode == MODE_PARTNER));
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
	struct text line = TEXT_EMPTY, words = TEXT_EMPTY, prompt = TEXT_EMPTY;
	text_addf(&words, "%s, left and right:", rating_words(rating));
	visible_wrap(&prompt, words.bytes, 0, 0, view_columns(view));
	text_add_char(&prompt, ' ');
	bool answered = false, going_on = true;
	while (!answered && going_on) {
		going_on = read_reply(view, NULL, prompt.bytes, &line) && strcmp(line.bytes, "q");
		answered = going_on && (!line.length || read_rating(line.bytes, value));
		if (going_on && !answered)
			view_say_words(
				view,
				"Two numbers from 0 to 10, such as 4 2, or one for both legs. "
				"Enter leaves it out, q leaves.");
	}
	text_release(&line);
	text_release(&words);
	text_release(&prompt);
	return going_on;
}

bool ending_rate(struct session_view *view, const char *when, unsigned asked,
		 struct ratings *ratings)
{
	enum { PROMPT = 40 }; /* columns */
	struct page page = PAGE_EMPTY;
	text_addf(&page.words,
		  "%s: 0 is none, 10 the worst you can think of. Enter leaves one out.\n", when);
	(void)page_tell(view, &page, PROMPT / (int)view_columns(view) + 1);
	page_release(&page);
	for (int rating = 0; rating < RATINGS; rating++)
		if (asked & 1U << rating &&
		    !rate_one(view, (enum rating)rating, ratings->value[rating]))
			return false;
	return true;
}
