#include "conversation.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/term.h"
#include "base/terminal_text.h"
#include "base/wait.h"
#include "body/action.h"
#include "show/ink.h"

/* Longer lines are hard to read; a narrower terminal is wrapped to its own width. */
enum { MOST_COLUMNS = 80, LEAST_COLUMNS = 20, UNWRAPPED = 10000 };

struct ask {
	struct term *term;
	struct waiter *waiter;
	enum ask_end end;
	int signal;
	bool sentences;	   /* a line each, for a screen reader */
	int rows;	   /* shown since the last line was typed */
	bool paged;	   /* a part has ended since the last answer */
	const char *ahead; /* typed at the end of a part for the next prompt; NULL: nothing */
};

struct ask *ask_open(bool sentences, struct fault *fault)
{
	struct term *term = term_open(fault);
	if (!term)
		return NULL;
	struct waiter *waiter = waiter_new(term, STDOUT_FILENO, fault);
	if (!waiter) {
		term_close(term);
		return NULL;
	}
	struct ask *ask = alloc_zeroed(sizeof *ask);
	*ask = (struct ask){.term = term, .waiter = waiter, .sentences = sentences};
	return ask;
}

void ask_close(struct ask *ask)
{
	if (!ask)
		return;
	waiter_free(ask->waiter);
	term_close(ask->term);
	alloc_free(ask);
}

enum ask_end ask_ended(const struct ask *ask)
{
	return ask->end;
}

int ask_signal(const struct ask *ask)
{
	return ask->signal;
}

int ask_rows(const struct ask *ask)
{
	return term_measure(ask->term).rows;
}

/* On a single row a line is a part, with its prompt beside it: below, it would push it away. */
static const char beside[] = " >: ";

int ask_columns(const struct ask *ask)
{
	struct term_size size = term_measure(ask->term);
	int columns = size.columns;
	if (ask->sentences)
		return UNWRAPPED;
	columns = columns > MOST_COLUMNS ? MOST_COLUMNS : columns;
	columns = columns < LEAST_COLUMNS ? LEAST_COLUMNS : columns;
	return size.rows == 1 ? columns - (int)sizeof beside + 1 : columns;
}

static void add_item(const struct ask *ask, int indent, const char *label, const char *paragraph,
		     struct text *line)
{
	struct text fit = TEXT_EMPTY;
	text_add(&fit, paragraph);
	visible_fit_locale(&fit);
	const char *words = fit.bytes;
	if (ask->sentences) {
		text_add(line, label);
		sentence_lines(words, line);
	} else {
		text_add_times(line, " ", (size_t)indent);
		text_add(line, label);
		size_t start = visible_width(line->bytes);
		visible_wrap(line, words, start, start, (size_t)ask_columns(ask) - 1);
	}
	text_add_char(line, '\n');
	text_release(&fit);
}

/* The rows that lines take on the terminal, which breaks a long one anywhere. */
static int rows_of(const struct ask *ask, const char *lines, size_t length)
{
	struct text line = TEXT_EMPTY;
	int rows = 0, columns = term_measure(ask->term).columns;
	for (size_t at = 0, end; at < length; at = end + 1) {
		end = at + strcspn(lines + at, "\n");
		text_clear(&line);
		text_add_bytes(&line, lines + at, end - at);
		int width = (int)visible_width(line.bytes);
		rows += width > columns ? (width + columns - 1) / columns : 1;
	}
	text_release(&line);
	return rows;
}

int ask_item_rows(const struct ask *ask, const char *label, const char *words)
{
	struct text line = TEXT_EMPTY;
	add_item(ask, 0, label, words, &line);
	int rows = rows_of(ask, line.bytes, line.length);
	text_release(&line);
	return rows;
}

/* ---- parts --------------------------------------------------------------------------------- */

static bool wait_for_line(struct ask *ask, const char *prompt, struct text *line);

/* True if so many rows fit below those of this part; one is for the prompt. */
static bool fits(const struct ask *ask, int rows)
{
	return ask->rows + rows < term_measure(ask->term).rows;
}

/* True if the user has left, or is leaving: what is still to be said comes at once. */
static bool is_leaving(const struct ask *ask)
{
	return ask->ahead || ask->end != ASK_GOING_ON;
}

static bool on_single_row(const struct ask *ask)
{
	return term_measure(ask->term).rows == 1 && !is_leaving(ask);
}

static void end_part(struct ask *ask)
{
	static const char prompt[] = "Press Enter to go on: ", narrow[] = "Press Enter: ";
	struct text line = TEXT_EMPTY;
	bool wide = term_measure(ask->term).columns >= (int)sizeof prompt;
	const char *shown = on_single_row(ask) ? beside : wide ? prompt : narrow;
	if (!ask->rows || is_leaving(ask))
		return;
	ask->rows = 0;
	ask->paged = true;
	if (!wait_for_line(ask, shown, &line))
		term_say(ask->term, "\n");
	else if (!strcasecmp(line.bytes, "q") || !strcasecmp(line.bytes, "b"))
		ask->ahead = strcasecmp(line.bytes, "b") ? "q" : "b";
	text_release(&line);
}

void ask_keep_together(struct ask *ask, int rows)
{
	if (!fits(ask, rows))
		end_part(ask);
}

/* A paragraph that is laid out; it is cut only if it is taller than the terminal. */
static void show_paragraph(struct ask *ask, const char *lines, size_t length, bool colored)
{
	struct text line = TEXT_EMPTY;
	ask_keep_together(ask, rows_of(ask, lines, length));
	for (size_t at = 0, end; at < length; at = end) {
		end = at + strcspn(lines + at, "\n") + 1;
		int rows = rows_of(ask, lines + at, end - at);
		ask_keep_together(ask, rows);
		ask->rows += rows;
		text_clear(&line);
		text_add_bytes(&line, lines + at, end - at);
		bool alone = on_single_row(ask);
		if (alone)
			text_cut(&line, line.length - 1); /* its newline */
		if (colored)
			ink_warnings(&line);
		term_write(ask->term, line.bytes, line.length);
		if (alone)
			end_part(ask);
	}
	text_release(&line);
}

void ask_item(struct ask *ask, int indent, const char *label, const char *words)
{
	struct text line = TEXT_EMPTY;
	add_item(ask, indent, label, words, &line);
	show_paragraph(ask, line.bytes, line.length, false);
	text_release(&line);
}

void ask_say(struct ask *ask, int indent, const char *paragraph)
{
	ask_item(ask, indent, "", paragraph);
}

void ask_advice(struct ask *ask, const char *label, const char *template, const char *emergency)
{
	char *words = action_fill(template, emergency);
	ask_item(ask, 0, label, words);
	alloc_free(words);
}

/* Below a typed answer it may scroll away; a part neither begins nor ends with one. */
void ask_gap(struct ask *ask)
{
	bool begins = !ask->rows && ask->paged, ends = !fits(ask, 1);
	if ((begins || ends) && !is_leaving(ask))
		return;
	term_say(ask->term, "\n");
	ask->rows += ask->rows > 0;
}

static void show_laid_out(struct ask *ask, const struct text *paragraph, bool colored)
{
	struct text said = TEXT_EMPTY;
	if (ask->sentences)
		sentence_lines(paragraph->bytes, &said);
	else
		text_add(&said, paragraph->bytes);
	if (said.length == 1)
		ask_gap(ask);
	else
		show_paragraph(ask, said.bytes, said.length, colored && !ask->sentences);
	text_release(&said);
}

void ask_show(struct ask *ask, const struct paged_text *paged, bool colored, bool follows)
{
	const char *lines = paged->lines.bytes;
	struct text paragraph = TEXT_EMPTY;
	size_t end, line = 0;
	ask->paged = false;
	for (size_t at = 0; lines[at]; at = end) {
		end = at;
		do
			end += strcspn(lines + end, "\n") + 1;
		while (paged->starts.bytes[++line] == '0');
		text_clear(&paragraph);
		text_add_bytes(&paragraph, lines + at, end - at);
		show_laid_out(ask, &paragraph, colored);
	}
	if (follows && ask->paged)
		end_part(ask);
	text_release(&paragraph);
}

static bool end_asking(struct ask *ask, enum ask_end why)
{
	ask->end = why;
	return false;
}

/* The typed words without blanks at the ends; control characters (a pasted escape sequence, a stray
 * arrow key) become blanks. */
static void trim_line(struct text *line)
{
	for (size_t i = 0; i < line->length; i++)
		if ((unsigned char)line->bytes[i] < ' ' || line->bytes[i] == '\x7f')
			line->bytes[i] = ' ';
	size_t start = strspn(line->bytes, " "), end = line->length;
	while (end > start && line->bytes[end - 1] == ' ')
		end--;
	memmove(line->bytes, line->bytes + start, end - start);
	text_cut(line, end - start);
}

static bool take_signal(struct ask *ask, int signal, const char *prompt)
{
	switch (signal) {
	case SIGINT: return end_asking(ask, ASK_STOPPED);
	case SIGHUP: return end_asking(ask, ASK_HUNG_UP);
	case SIGTSTP:
		term_suspend(ask->term);
		term_say(ask->term, prompt);
		return true;
	case SIGCONT:
	case SIGCHLD:
	case SIGWINCH: return true; /* the size is measured when the next line is wrapped */
	default: ask->signal = signal; return end_asking(ask, ASK_KILLED);
	}
}

static bool wait_for_line(struct ask *ask, const char *prompt, struct text *line)
{
	if (ask->end != ASK_GOING_ON)
		return false;
	text_clear(line);
	term_say(ask->term, prompt);
	for (;;) {
		struct wake wake = waiter_wait(ask->waiter, WAIT_FOREVER);
		switch (wake.kind) {
		case WAKE_READER_GONE: return end_asking(ask, ASK_READER_GONE);
		case WAKE_TERMINAL_GONE: return end_asking(ask, ASK_HUNG_UP);
		case WAKE_SIGNAL:
			if (!take_signal(ask, wake.signal, prompt))
				return false;
			break;
		case WAKE_INPUT:
			switch (term_read(ask->term, line)) {
			case TERM_END: return end_asking(ask, ASK_INPUT_ENDED);
			case TERM_NOTHING: break;
			case TERM_BYTES:
				if (!memchr(line->bytes, '\n', line->length))
					break; /* Ctrl-D in mid-line returns part of a line */
				trim_line(line);
				return true;
			}
			break;
		case WAKE_DEADLINE: break;
		}
	}
}

bool ask_line(struct ask *ask, const char *prompt, struct text *line)
{
	const char *ahead = ask->ahead;
	ask->rows = 0;
	ask->paged = false;
	ask->ahead = NULL;
	if (!ahead)
		return wait_for_line(ask, prompt, line);
	text_clear(line);
	text_add(line, ahead);
	term_say(ask->term, prompt);
	term_say(ask->term, ahead);
	term_say(ask->term, "\n");
	return true;
}
