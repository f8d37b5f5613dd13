#include "show/fhir.h"

#include <string.h>

#include "body/rules_version.h"

/* ---- codings ------------------------------------------------------------------------------- */

static const char *answer_display(enum answer answer)
{
	static const char *const words[] = {
		[ANSWER_NONE] = "",
		[ANSWER_NO] = "No",
		[ANSWER_YES] = "Yes",
		[ANSWER_UNSURE] = "Not sure",
		[ANSWER_CLEARED] = "Yes, and a clinician has said that gentle massage is fine",
		[ANSWER_SEEN] = "Yes, and a clinician has looked at it",
		[ANSWER_UNDER_18] = "Under 18",
		[ANSWER_ADULT] = "18 to 64",
		[ANSWER_65_PLUS] = "65 and over",
	};
	return words[answer];
}

void fhir_put_coding(struct text *in, const char *key, const char *system, const char *code,
		     const char *display)
{
	doc_open_object(in, key);
	doc_put_string(in, "system", system);
	doc_put_string(in, "code", code);
	if (display)
		doc_put_string(in, "display", display);
	doc_close_object(in);
}

void fhir_put_answer(struct text *in, enum answer answer)
{
	fhir_put_coding(in, "valueCoding", FHIR_ANSWERS, answer_id(answer), answer_display(answer));
}

void fhir_put_leg(struct text *in, enum leg leg)
{
	fhir_put_coding(in, "valueCoding", FHIR_LEGS, leg_id(leg), leg_words(leg));
}

void fhir_put_mode(struct text *in, enum mode mode)
{
	fhir_put_coding(in, "valueCoding", FHIR_MODES, mode_id(mode),
			mode == MODE_SELF ? "My own" : "Another person's");
}

/* ---- items --------------------------------------------------------------------------------- */

void fhir_open_item(struct text *in, const char *link, const char *text)
{
	doc_open_object(in, NULL);
	doc_put_string(in, "linkId", link);
	doc_put_string(in, "text", text);
}

void fhir_open_mode_item(struct text *in)
{
	fhir_open_item(in, "for", "Whose legs are these questions about?");
}

void fhir_open_inner_item(struct text *in, enum question question, const char *part,
			  const char *text)
{
	struct text link = TEXT_EMPTY;
	text_addf(&link, "%s-%s", question_row(question)->id, part);
	fhir_open_item(in, link.bytes, text);
	text_release(&link);
}

void fhir_open_leg_item(struct text *in, enum question question)
{
	fhir_open_inner_item(in, question, "leg", "Which leg?");
}

/* ---- QuestionnaireResponse ----------------------------------------------------------------- */

/* Opens the only answer of an item, and closes it with its item. */
static void open_answer(struct text *in)
{
	doc_open_array(in, "answer");
	doc_open_object(in, NULL);
}

static void close_answer(struct text *in)
{
	doc_close_object(in);
	doc_close_array(in);
	doc_close_object(in);
}

static void put_inner_answers(struct text *in, enum question question, struct reply reply)
{
	const struct question_row *row = question_row(question);
	bool eased = reply.answer == ANSWER_CLEARED || reply.answer == ANSWER_SEEN;
	bool has_leg = row->sided && (eased || reply.answer == ANSWER_YES);
	if (!eased && !has_leg)
		return;
	doc_open_array(in, "item");
	if (has_leg) {
		fhir_open_leg_item(in, question);
		open_answer(in);
		fhir_put_leg(in, reply.leg);
		close_answer(in);
	}
	if (eased) {
		fhir_open_inner_item(in, question, "clearance", row->clearance);
		open_answer(in);
		fhir_put_answer(in, ANSWER_YES);
		close_answer(in);
	}
	doc_close_array(in);
}

static void put_answered(struct text *in, enum question question, struct reply reply)
{
	fhir_open_item(in, question_row(question)->id, question_row(question)->text);
	open_answer(in);
	fhir_put_answer(in, reply.answer);
	put_inner_answers(in, question, reply);
	close_answer(in);
}

static bool is_answered(const struct screening *screening, enum question question)
{
	return screening->answers.to[question].answer != ANSWER_NONE &&
	       question_open(&screening->answers, screening->mode == MODE_PARTNER, question);
}

/* Adds the group, if it has anything that was answered. */
static void put_group(struct text *in, const struct screening *screening, enum question_group group)
{
	size_t count;
	const enum question *members = question_group_members(group, &count);
	bool open = false;
	for (size_t i = 0; i < count; i++) {
		if (!is_answered(screening, members[i]))
			continue;
		if (!open) {
			fhir_open_item(in, question_group_id(group), question_group_title(group));
			doc_open_array(in, "item");
			open = true;
		}
		put_answered(in, members[i], screening->answers.to[members[i]]);
	}
	if (open) {
		doc_close_array(in);
		doc_close_object(in);
	}
}

void fhir_put_person(struct text *in, const char *member, const char *person)
{
	static const char patient[] = "Patient/";
	if (!person || !*person)
		return;
	bool is_reference = !strncmp(person, patient, sizeof patient - 1);
	doc_open_object(in, member);
	doc_put_string(in, is_reference ? "reference" : "display", person);
	doc_close_object(in);
}

void fhir_response(const struct screening *screening, const char *person, struct text *out)
{
	bool complete = answers_whole(&screening->answers, screening->mode == MODE_PARTNER);
	doc_begin_object(out);
	doc_put_string(out, "resourceType", "QuestionnaireResponse");
	doc_put_string(out, "id", screening->envelope.id.word);
	struct text form = TEXT_EMPTY;
	text_addf(&form, FHIR_QUESTIONNAIRE "|%s", rules_version);
	doc_put_string(out, "questionnaire", form.bytes);
	text_release(&form);
	doc_put_string(out, "status", complete ? "completed" : "stopped");
	fhir_put_person(out, "subject", person);
	doc_put_stamp(out, "authored", screening->envelope.created);
	fhir_put_person(out, "source", person);
	doc_open_array(out, "item");
	fhir_open_mode_item(out);
	open_answer(out);
	fhir_put_mode(out, screening->mode);
	close_answer(out);
	for (enum question_group group = 0; group < GROUPS; group++)
		put_group(out, screening, group);
	doc_close_array(out);
	doc_finish(out);
}
