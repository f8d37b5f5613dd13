#include "stop_plan.h"

#include <stdio.h>

#include "base/term.h"
#include "base/terminal_text.h"
#include "base/sentence.h"
#include "show/ink.h"
#include "show/plan_words.h"
#include "tool/program.h"
#include "tool/transfer.h"

enum { MOST_COLUMNS = 80 };

static void tell_line(const char *line, int columns, struct text *words)
{
	if (columns)
		visible_wrap(words, line, 0, 0, (size_t)columns - 1);
	else
		sentence_lines(line, words);
	text_add_char(words, '\n');
}

/* The reason, the advice, and the routines still allowed with their commands; a sentence a line if
 * `columns` is 0. */
static void tell_stop(const struct plan *plan, int columns, struct text *words)
{
	struct text line = TEXT_EMPTY;
	if (plan->outcome == OUTCOME_EMERGENCY)
		text_add(&line, "STOP: this may be an EMERGENCY.");
	else if (plan->alternative_count)
		text_addf(&line, "STOP: %s is not for today.", plan->title);
	else
		text_add(&line, "STOP: no session today.");
	tell_line(line.bytes, columns, words);
	if (plan->advice)
		tell_line(plan->advice, columns, words);
	text_clear(&line);
	plan_alternatives_text(plan, &line);
	if (line.length)
		tell_line(line.bytes, columns, words);
	for (size_t i = 0; i < plan->alternative_count; i++)
		text_addf(words, "  %s\n", plan->alternatives[i].command);
	text_release(&line);
}

int stop_pass_on(const struct plan *plan, const struct timer_options *options, bool listening)
{
	struct text document = TEXT_EMPTY, words = TEXT_EMPTY;
	struct fault fault;
	struct term *term = term_open(&fault);
	bool card = transfer_shows_card(options->format) && program_writes_to_terminal();
	int columns = term ? term_measure(term).columns : MOST_COLUMNS;
	tell_stop(plan, listening ? 0 : columns < MOST_COLUMNS ? columns : MOST_COLUMNS, &words);
	if (!listening && color_wanted(options->color, card || term))
		ink_warnings(&words);
	if (!card && term)
		term_say(term, words.bytes);
	else if (!card)
		fputs(words.bytes, stderr);
	term_close(term);
	plan_encode(plan, &document);
	if (!transfer_write(&document, &words, options->format, &fault))
		(void)program_fault(&fault);
	text_release(&document);
	text_release(&words);
	return (int)outcome_status(plan->outcome);
}
