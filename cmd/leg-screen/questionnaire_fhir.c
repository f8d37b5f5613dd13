#include "question_list.h"

#include "body/rules_version.h"
#include "show/fhir.h"

static void put_condition(struct text *in, const char *link, const char *system, const char *code)
{
	doc_open_object(in, NULL);
	doc_put_string(in, "question", link);
	doc_put_string(in, "operator", "=");
	fhir_put_coding(in, "answerCoding", system, code, NULL);
	doc_close_object(in);
}

/* Enabled if the question `link` has one of the two answers (ANSWER_NONE: only the first). */
static void put_enabled(struct text *in, const char *link, enum answer one, enum answer other)
{
	doc_open_array(in, "enableWhen");
	put_condition(in, link, FHIR_ANSWERS, answer_id(one));
	if (other != ANSWER_NONE)
		put_condition(in, link, FHIR_ANSWERS, answer_id(other));
	doc_close_array(in);
	doc_put_string(in, "enableBehavior", "any");
}

static void put_gate(struct text *in, enum question question)
{
	const struct question_row *row = question_row(question);
	if (row->gate) {
		put_enabled(in, question_row(row->gate)->id, ANSWER_YES, ANSWER_UNSURE);
	} else if (row->group == GROUP_CONSENT) {
		doc_open_array(in, "enableWhen");
		put_condition(in, "for", FHIR_MODES, mode_id(MODE_PARTNER));
		doc_close_array(in);
	}
}

static void put_answer_option(struct text *in, enum answer answer)
{
	doc_open_object(in, NULL);
	fhir_put_answer(in, answer);
	doc_close_object(in);
}

/* Help is a text shown with the question, marked as FHIR marks it. */
static void put_help(struct text *in, enum question question)
{
	fhir_open_inner_item(in, question, "help", question_row(question)->help);
	doc_open_array(in, "extension");
	doc_open_object(in, NULL);
	doc_put_string(in, "url",
		       "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl");
	doc_open_object(in, "valueCodeableConcept");
	doc_open_array(in, "coding");
	fhir_put_coding(in, NULL, "http://hl7.org/fhir/questionnaire-item-control", "help",
			"Help-Button");
	doc_close_array(in);
	doc_close_object(in);
	doc_close_object(in);
	doc_close_array(in);
	doc_put_string(in, "type", "display");
	doc_close_object(in);
}

static void put_leg(struct text *in, enum question question)
{
	fhir_open_leg_item(in, question);
	doc_put_string(in, "type", "choice");
	put_enabled(in, question_row(question)->id, ANSWER_YES, answer_clearance(question));
	doc_open_array(in, "answerOption");
	for (enum leg leg = LEG_LEFT; leg <= LEG_BOTH; leg++) {
		doc_open_object(in, NULL);
		fhir_put_leg(in, leg);
		doc_close_object(in);
	}
	doc_close_array(in);
	doc_close_object(in);
}

/* The follow-up of a yes; its yes says the same as "cleared" or "seen" as the answer itself. */
static void put_clearance(struct text *in, enum question question)
{
	const struct question_row *row = question_row(question);
	fhir_open_inner_item(in, question, "clearance", row->clearance);
	doc_put_string(in, "type", "choice");
	put_enabled(in, row->id, ANSWER_YES, answer_clearance(question));
	doc_open_array(in, "answerOption");
	put_answer_option(in, ANSWER_NO);
	put_answer_option(in, ANSWER_YES);
	put_answer_option(in, ANSWER_UNSURE);
	doc_close_array(in);
	doc_close_object(in);
}

static void put_inner_items(struct text *in, enum question question)
{
	const struct question_row *row = question_row(question);
	if (!row->sided && !row->clearance && !*row->help)
		return;
	doc_open_array(in, "item");
	if (*row->help)
		put_help(in, question);
	if (row->sided)
		put_leg(in, question);
	if (row->clearance)
		put_clearance(in, question);
	doc_close_array(in);
}

static void put_question(struct text *in, enum question question)
{
	const struct question_row *row = question_row(question);
	fhir_open_item(in, row->id, row->text);
	doc_put_string(in, "type", "choice");
	put_gate(in, question);
	doc_put_boolean(in, "required", true);
	doc_open_array(in, "answerOption");
	for (enum answer answer = ANSWER_NO; answer < ANSWERS; answer++)
		if (answer_fits(answer, question))
			put_answer_option(in, answer);
	doc_close_array(in);
	put_inner_items(in, question);
	doc_close_object(in);
}

static void put_mode(struct text *in)
{
	fhir_open_mode_item(in);
	doc_put_string(in, "type", "choice");
	doc_put_boolean(in, "required", true);
	doc_open_array(in, "answerOption");
	for (enum mode mode = 0; mode < MODES; mode++) {
		doc_open_object(in, NULL);
		fhir_put_mode(in, mode);
		doc_close_object(in);
	}
	doc_close_array(in);
	doc_close_object(in);
}

static void put_group(struct text *in, enum question_group group)
{
	size_t count;
	const enum question *members = question_group_members(group, &count);
	fhir_open_item(in, question_group_id(group), question_group_title(group));
	doc_put_string(in, "type", "group");
	doc_open_array(in, "item");
	for (size_t i = 0; i < count; i++)
		put_question(in, members[i]);
	doc_close_array(in);
	doc_close_object(in);
}

void questionnaire_fhir(struct text *out)
{
	doc_begin_object(out);
	doc_put_string(out, "resourceType", "Questionnaire");
	doc_put_string(out, "url", FHIR_QUESTIONNAIRE);
	doc_put_string(out, "version", rules_version);
	doc_put_string(out, "name", "LegScreening");
	doc_put_string(out, "title", "Questions before a leg massage");
	doc_put_string(out, "status", rules_status);
	doc_put_string(
		out, "description",
		"What leg-screen asks. For comfort and information, not a medical device; no "
		"clinician has reviewed it yet.");
	doc_open_array(out, "item");
	put_mode(out);
	for (enum question_group group = 0; group < GROUPS; group++)
		put_group(out, group);
	doc_close_array(out);
	doc_finish(out);
}
