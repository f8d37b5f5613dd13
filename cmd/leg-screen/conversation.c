#include "conversation.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/sentence.h"
#include "base/term.h"
#include "base/terminal_text.h"
#include "base/wait.h"

/* Longer lines are hard to read; a narrower terminal is wrapped to its own width. */
enum { MOST_COLUMNS = 80, LEAST_COLUMNS = 20, UNWRAPPED = 10000, MOST_LINE = 1000 };

struct ask {
	struct term *term;
	struct waiter *waiter;
	enum ask_end end;
	int signal;
	bool sentences; /* a line each, for a screen reader */
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

int ask_columns(const struct ask *ask)
{
	int columns = term_measure(ask->term).columns;
	if (ask->sentences)
		return UNWRAPPED;
	if (columns > MOST_COLUMNS)
		return MOST_COLUMNS;
	return columns < LEAST_COLUMNS ? LEAST_COLUMNS : columns;
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

void ask_item(struct ask *ask, int indent, const char *label, const char *words)
{
	struct text line = TEXT_EMPTY;
	add_item(ask, indent, label, words, &line);
	term_say(ask->term, line.bytes);
	text_release(&line);
}

int ask_item_rows(const struct ask *ask, const char *label, const char *words)
{
	struct text line = TEXT_EMPTY;
	int rows = 0, columns = term_measure(ask->term).columns;
	add_item(ask, 0, label, words, &line);
	for (char *at = line.bytes, *end; (end = strchr(at, '\n')); at = end + 1) {
		*end = '\0';
		rows += 1 + (columns > 0 && *at ? (int)(visible_width(at) - 1) / columns : 0);
	}
	text_release(&line);
	return rows;
}

void ask_say(struct ask *ask, int indent, const char *paragraph)
{
	ask_item(ask, indent, "", paragraph);
}

void ask_gap(struct ask *ask)
{
	term_say(ask->term, "\n");
}

void ask_show(struct ask *ask, const char *lines)
{
	term_say(ask->term, lines);
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

bool ask_line(struct ask *ask, const char *prompt, struct text *line)
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
				if (line->length > MOST_LINE)
					text_cut(line, MOST_LINE);
				else if (!memchr(line->bytes, '\n', line->length))
					break; /* Ctrl-D in mid-line returns part of a line */
				trim_line(line);
				return true;
			}
			break;
		case WAKE_DEADLINE: break;
		}
	}
}
