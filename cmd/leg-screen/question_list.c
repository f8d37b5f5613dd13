#include "question_list.h"

#include "base/terminal_text.h"
#include "body/answer.h"
#include "body/rules_version.h"
#include "doc/json_write.h"

enum { QUESTIONS_VERSION = 1, STEP_IN = 2 };

static void put_choices(struct text *out, enum question question)
{
	static const enum answer plain[] = {ANSWER_NO, ANSWER_YES, ANSWER_UNSURE};
	static const enum answer ages[] = {ANSWER_UNDER_18, ANSWER_ADULT, ANSWER_65_PLUS};
	const enum answer *choices = question == QUESTION_AGE_GROUP ? ages : plain;
	doc_open_array(out, "choices");
	for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
		doc_put_string(out, NULL, answer_id(choices[i]));
	doc_close_array(out);
}

static void put_when(struct text *out, const struct question_row *row)
{
	if (!row->gate) {
		doc_put_null(out, "when");
		return;
	}
	doc_open_object(out, "when");
	doc_put_string(out, "question", question_row(row->gate)->id);
	doc_put_string(out, "not", answer_id(ANSWER_NO));
	doc_close_object(out);
}

static void put_clearance(struct text *out, enum question question)
{
	if (answer_clearance(question) == ANSWER_NONE) {
		doc_put_null(out, "clearance");
		return;
	}
	doc_open_object(out, "clearance");
	doc_put_string(out, "text", question_row(question)->clearance);
	doc_put_string(out, "answer", answer_id(answer_clearance(question)));
	doc_close_object(out);
}

static void put_question(struct text *out, enum question question)
{
	const struct question_row *row = question_row(question);
	doc_open_object(out, NULL);
	doc_put_string(out, "id", row->id);
	doc_put_string(out, "group", question_group_id(row->group));
	doc_put_string(out, "kind", question_acute(question) ? "acute" : "standing");
	doc_put_string(out, "text", row->text);
	doc_put_string(out, "help", row->help);
	put_clearance(out, question);
	put_choices(out, question);
	doc_put_boolean(out, "sided", row->sided);
	doc_put_boolean(out, "clearable", row->clearable);
	doc_put_integer(out, "days", row->days);
	put_when(out, row);
	doc_close_object(out);
}

void questions_encode(struct text *out)
{
	doc_begin(out, "leg-questions", QUESTIONS_VERSION, NULL);
	doc_put_string(out, "rules", rules_version);
	doc_open_array(out, "questions");
	for (enum question question = 0; question < QUESTIONS; question++)
		put_question(out, question);
	doc_close_array(out);
	doc_finish(out);
}

/* ---- for people ------------------------------------------------------------------------------ */

static void add_line(struct text *out, int indent, int columns, const char *words)
{
	text_add_times(out, " ", (size_t)indent);
	visible_wrap(out, words, (size_t)indent, (size_t)indent, (size_t)columns);
	text_add_char(out, '\n');
}

static void add_question(struct text *out, int columns, enum question question)
{
	const struct question_row *row = question_row(question);
	struct text about = TEXT_EMPTY;
	if (question_acute(question))
		text_addf(&about, "%s (asked every time)", row->id);
	else
		text_addf(&about, "%s (kept for %d days)", row->id, row->days);
	add_line(out, STEP_IN, columns, about.bytes);
	add_line(out, 2 * STEP_IN, columns, row->text);
	if (*row->help)
		add_line(out, 2 * STEP_IN, columns, row->help);
	if (row->clearance)
		add_line(out, 2 * STEP_IN, columns, row->clearance);
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
