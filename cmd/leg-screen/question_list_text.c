#include "question_list_text.h"

#include "base/terminal_text.h"
#include "body/question.h"

enum { STEP_IN = 2 };

static void line(struct text *out, int indent, int columns, const char *words)
{
	text_add_times(out, " ", (size_t)indent);
	visible_wrap(out, words, (size_t)indent, (size_t)indent, (size_t)columns);
	text_add_char(out, '\n');
}

static void add_question(struct text *out, int columns, enum question question)
{
	const struct question_row *row = question_row(question);
	struct text about = TEXT_EMPTY;
	if (row->kind == QUESTION_ACUTE)
		text_addf(&about, "%s (asked every time)", row->id);
	else
		text_addf(&about, "%s (kept for %d days)", row->id, row->days);
	line(out, STEP_IN, columns, about.bytes);
	line(out, 2 * STEP_IN, columns, row->text);
	if (*row->help)
		line(out, 2 * STEP_IN, columns, row->help);
	if (row->clearance)
		line(out, 2 * STEP_IN, columns, row->clearance);
	text_release(&about);
}

void questions_text(int columns, struct text *out)
{
	for (enum question_group group = 0; group < GROUPS; group++) {
		size_t count;
		const enum question *members = question_group_members(group, &count);
		text_addf(out, group ? "\n%s\n" : "%s\n", question_group_title(group));
		for (size_t i = 0; i < count; i++)
			add_question(out, columns, members[i]);
	}
}
