#include "page.h"

#include <signal.h>
#include <string.h>

#include "base/terminal_text.h"
#include "page_parts.h"
#include "show/ink.h"
#include "show/omission_text.h"

enum { LINES_BESIDE = 2 }; /* on a full screen: an empty one, and the prompt */

/* The rows of a part, above the prompt. */
static int part_rows(const struct session_view *view)
{
	int rows = term_measure(view->term).rows - (view->full ? LINES_BESIDE : 1);
	return rows > 1 ? rows : 1;
}

/* True if a part can hold each of the lines, which the terminal breaks anywhere. */
static bool part_holds(const struct session_view *view, const char *lines)
{
	if (!view->term)
		return true;
	size_t most = (size_t)part_rows(view) * (size_t)term_measure(view->term).columns;
	for (const char *at = lines; *at;) {
		size_t length = strcspn(at, "\n");
		if (length > most)
			return false;
		at += length + (at[length] == '\n');
	}
	return true;
}

/* True if a part can hold the paragraph in lines of `columns`. */
static bool part_holds_wrapped(const struct session_view *view, const char *words, size_t columns)
{
	struct text lines = TEXT_EMPTY;
	int rows = 1;
	visible_wrap(&lines, words, 0, 0, columns);
	for (const char *at = lines.bytes; (at = strchr(at, '\n')); at++)
		rows++;
	text_release(&lines);
	return !view->term || rows <= part_rows(view);
}

/* Adds a paragraph. A line that begins with a blank is left to the terminal, so that it can be
 * copied, and a screen reader gets sentences unbroken, if a part can hold them. A paragraph that
 * no part can hold is cut between its sentences. */
static void wrap_paragraph(struct page *page, const char *words, const struct session_view *view)
{
	struct text sentences = TEXT_EMPTY;
	size_t columns = view_columns(view);
	sentence_lines(words, &sentences);
	if (*words == ' ' && part_holds(view, words))
		paged_add(&page->paged, "", words, strlen(words), false);
	else if (view->listening && part_holds(view, sentences.bytes))
		paged_add(&page->paged, "", words, columns, true);
	else if (part_holds_wrapped(view, words, columns))
		paged_add(&page->paged, "", words, columns, false);
	else
		for (char *rest = sentences.bytes, *sentence; (sentence = strsep(&rest, "\n"));)
			paged_add(&page->paged, "", sentence, columns, false);
	text_release(&sentences);
}

void page_add(struct page *page, const char *words)
{
	if (!*words)
		return;
	text_add(&page->words, words);
	text_add_char(&page->words, '\n');
}

void page_add_omitted(struct page *page, const struct plan *plan)
{
	for (size_t i = 0; i < plan->omitted_count; i++) {
		text_add(&page->words, "Left out: ");
		omission_text(plan, &plan->omitted[i], &page->words);
		text_add(&page->words, ".\n");
	}
}

static void page_wrap(struct page *page, const struct session_view *view)
{
	struct text paragraph = TEXT_EMPTY;
	paged_clear(&page->paged);
	for (const char *at = page->words.bytes; at && *at;) {
		at = text_part(&paragraph, at, '\n');
		wrap_paragraph(page, paragraph.bytes, view);
	}
	text_release(&paragraph);
}

/* Wraps the page for the terminal as it is now; the part begins with the words that `line` has. */
static void wrap_part(struct page *page, int line, const struct session_view *view)
{
	size_t place = paged_place(&page->paged, line);
	page_wrap(page, view);
	paged_fill(&page->paged, paged_line_at(&page->paged, place), part_rows(view),
		   term_measure(view->term).columns);
}

static const char *prompt_of(const struct page *page, int columns)
{
	static const char *const prompts[][3] = {
		{"Press space for more, q to leave: ", "Press space to go on: ",
		 "Press space to start, q to leave: "},
		{"space more, q leave:", "space to go on:", "space go, q leave:"},
		{"space, q:", "space:", "space, q:"},
	};
	int which = !paged_last(&page->paged) ? 0 : !page->starts ? 1 : 2;
	size_t i = 0;
	while (i < 2 && strlen(prompts[i][which]) > (size_t)columns)
		i++;
	return prompts[i][which];
}

static void draw_page(struct session_view *view, const struct page *page)
{
	struct term_size size = term_measure(view->term);
	const char *prompt = prompt_of(page, size.columns);
	struct text *line;
	frame_begin(&view->frame, size.columns, size.rows);
	for (int i = page->paged.first; i < page->paged.end; i++) {
		size_t length;
		const char *words = paged_line(&page->paged, i, &length);
		bool limited = view->plan->outcome == OUTCOME_LIMITED;
		line = frame_line(&view->frame);
		if (!line)
			continue;
		ink_add(line, view->color, i || limited ? INK_PLAIN : INK_STRONG, words, length);
		if (view->color)
			ink_warnings(line);
	}
	if (size.rows > LINES_BESIDE)
		(void)frame_line(&view->frame);
	line = frame_line(&view->frame);
	if (line)
		text_add_bytes(line, prompt, visible_fit(prompt, (size_t)size.columns));
	view_send_frame(view);
}

/* On a single row the part alone: its prompt would push it away. */
static void print_page(struct session_view *view, const struct page *page)
{
	struct term_size size = term_measure(view->term);
	struct text words = TEXT_EMPTY;
	paged_add_part(&page->paged, &words);
	if (view->color)
		ink_warnings(&words);
	if (size.rows == 1)
		text_cut(&words, words.length - 1); /* its newline */
	else
		text_add(&words, prompt_of(page, size.columns));
	view_say(view, words.bytes);
	text_release(&words);
}

static void show_part(struct session_view *view, const struct page *page)
{
	if (view->full)
		draw_page(view, page);
	else
		print_page(view, page);
}

enum choice { CHOICE_NONE, CHOICE_ON, CHOICE_LEAVE };

static enum choice read_choice(struct session_view *view)
{
	struct text keys = TEXT_EMPTY;
	view_read(view, &keys);
	enum choice choice = view->terminal_gone ? CHOICE_LEAVE : CHOICE_NONE;
	for (size_t i = 0; i < keys.length && choice == CHOICE_NONE; i++) {
		char key = keys.bytes[i];
		if (key == ' ' || key == '\r' || key == '\n' || key == 'n')
			choice = CHOICE_ON;
		else if (key == 'q' || key == KEY_INTERRUPT || key == KEY_QUIT)
			choice = CHOICE_LEAVE;
	}
	text_release(&keys);
	return choice;
}

/* True if the part must be shown again: a full screen after any signal, lines after a stop. */
static bool is_gone(const struct session_view *view, struct wake wake)
{
	return wake.kind == WAKE_SIGNAL &&
	       (view->full || wake.signal == SIGTSTP || wake.signal == SIGCONT);
}

/* Waits for a key, and shows the part again when needed. */
static enum choice wait_for_choice(struct session_view *view, struct page *page)
{
	for (;;) {
		struct wake wake = waiter_wait(view->waiter, view_regain_due(view));
		if (view_breaks_off(view, wake))
			return CHOICE_LEAVE;
		enum choice choice = wake.kind == WAKE_INPUT ? read_choice(view) : CHOICE_NONE;
		if (choice != CHOICE_NONE)
			return choice;
		bool again = term_regain(view->term) || is_gone(view, wake);
		if (again && !term_away(view->term)) {
			frame_forget(&view->frame);
			wrap_part(page, page->paged.first, view);
			show_part(view, page);
		}
	}
}

void page_print_all(struct session_view *view, const struct page *page)
{
	struct text paragraph = TEXT_EMPTY;
	for (const char *at = page->words.bytes; !view->full && at && *at;) {
		at = text_part(&paragraph, at, '\n');
		view_say_words(view, paragraph.bytes);
	}
	text_release(&paragraph);
}

bool page_through(struct session_view *view, struct page *page)
{
	enum choice choice;
	page->paged.end = 0;
	do {
		wrap_part(page, page->paged.end, view);
		if (!term_away(view->term)) /* else once it is ours */
			show_part(view, page);
		choice = wait_for_choice(view, page);
		if (!view->full)
			view_say(view, "\n");
	} while (choice == CHOICE_ON && !paged_last(&page->paged));
	frame_forget(&view->frame);
	return choice == CHOICE_ON;
}

static bool fits(struct page *page, const struct session_view *view, int beside)
{
	struct term_size size = term_measure(view->term);
	if (size.rows <= beside)
		return false;
	paged_fill(&page->paged, 0, size.rows - beside, size.columns);
	return paged_last(&page->paged);
}

bool page_in_parts(struct session_view *view, struct page *page, int beside)
{
	struct fault ignored;
	bool waits = view->term && view->waiter && !view->terminal_gone && !view->signal &&
		     !view->options->keys && !view->options->simulate;
	page_wrap(page, view);
	if (!waits || fits(page, view, beside) || !term_take_keys(view->term, &ignored))
		return false;
	bool here = !term_away(view->term); /* not in the background, where no key comes */
	if (here)
		(void)!page_through(view, page); /* to leave is a way to go on */
	term_give_keys(view->term);
	return here;
}

bool page_tell(struct session_view *view, struct page *page, int beside)
{
	if (page_in_parts(view, page, beside))
		return true;
	if (view->color)
		ink_warnings(&page->paged.lines);
	if (view->term)
		view_say(view, page->paged.lines.bytes);
	else
		page_print_all(view, page);
	return false;
}

void page_release(struct page *page)
{
	text_release(&page->words);
	paged_release(&page->paged);
}
