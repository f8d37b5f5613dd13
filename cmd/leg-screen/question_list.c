#include "question_list.h"

#include "body/answer.h"
#include "body/rules_version.h"
#include "doc/json_write.h"

static const char type[] = "leg-questions";

static struct doc_made *make_choices(enum question question)
{
	static const enum answer plain[] = {ANSWER_NO, ANSWER_YES, ANSWER_UNSURE};
	static const enum answer ages[] = {ANSWER_UNDER_18, ANSWER_ADULT, ANSWER_65_PLUS};
	const enum answer *choices = question == QUESTION_AGE_GROUP ? ages : plain;
	struct doc_made *array = doc_make_array();
	for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
		doc_push_string(array, answer_id(choices[i]));
	return array;
}

static void put_when(struct doc_made *object, const struct question_row *row)
{
	if (row->gate < 0) {
		doc_put_null(object, "when");
		return;
	}
	struct doc_made *when = doc_make_object();
	doc_put_string(when, "question", question_row((enum question)row->gate)->id);
	doc_put_string(when, "not", answer_id(ANSWER_NO));
	doc_put(object, "when", when);
}

static void put_clearance(struct doc_made *object, enum question question)
{
	if (answer_clearance(question) == ANSWER_NONE) {
		doc_put_null(object, "clearance");
		return;
	}
	struct doc_made *clearance = doc_make_object();
	doc_put_string(clearance, "text", question_row(question)->clearance);
	doc_put_string(clearance, "answer", answer_id(answer_clearance(question)));
	doc_put(object, "clearance", clearance);
}

static struct doc_made *make_question(enum question question)
{
	const struct question_row *row = question_row(question);
	struct doc_made *object = doc_make_object();
	doc_put_string(object, "id", row->id);
	doc_put_string(object, "group", question_group_id(row->group));
	doc_put_string(object, "kind", row->kind == QUESTION_ACUTE ? "acute" : "standing");
	doc_put_string(object, "text", row->text);
	doc_put_string(object, "help", row->help);
	put_clearance(object, question);
	doc_put(object, "choices", make_choices(question));
	doc_put_boolean(object, "sided", row->sided);
	doc_put_boolean(object, "clearable", row->clearable);
	doc_put_integer(object, "days", row->days);
	put_when(object, row);
	return object;
}

void questions_encode(struct text *out)
{
	struct doc_made *root = doc_begin(type, QUESTIONS_VERSION, NULL);
	doc_put_string(root, "rules", rules_version);
	struct doc_made *all = doc_make_array();
	for (int q = 0; q < QUESTIONS; q++)
		doc_push(all, make_question((enum question)q));
	doc_put(root, "questions", all);
	doc_finish(root, out);
}
