#include "show/fhir.h"

#include <string.h>

#include "body/rules_version.h"
#include "doc/json_write.h"

static const char control_system[] = "http://hl7.org/fhir/questionnaire-item-control";
static const char control_url[] =
	"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";

static const char mode_text[] = "Whose legs are these questions about?";
static const char leg_text[] = "Which leg?";

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

static const char *mode_display(enum mode mode)
{
	return mode == MODE_SELF ? "My own" : "Another person's";
}

static struct doc_made *coding(const char *system, const char *code, const char *display)
{
	struct doc_made *object = doc_make_object();
	doc_put_string(object, "system", system);
	doc_put_string(object, "code", code);
	if (display)
		doc_put_string(object, "display", display);
	return object;
}

static struct doc_made *answer_coding(enum answer answer)
{
	return coding(FHIR_ANSWERS, answer_id(answer), answer_display(answer));
}

static struct doc_made *leg_coding(enum leg leg)
{
	return coding(FHIR_LEGS, leg_id(leg), leg_words(leg));
}

static struct doc_made *mode_coding(enum mode mode)
{
	return coding(FHIR_MODES, mode_id(mode), mode_display(mode));
}

/* A coding under `key` in an object of its own: an answer option, an answer. */
static struct doc_made *holding(const char *key, struct doc_made *value)
{
	struct doc_made *object = doc_make_object();
	doc_put(object, key, value);
	return object;
}

static struct doc_made *item(const char *link, const char *text)
{
	struct doc_made *object = doc_make_object();
	doc_put_string(object, "linkId", link);
	doc_put_string(object, "text", text);
	return object;
}

/* An item inside a question: "question-leg", "question-clearance", "question-help". */
static struct doc_made *inner_item(enum question question, const char *part, const char *text)
{
	struct text link = TEXT_EMPTY;
	text_addf(&link, "%s-%s", question_row(question)->id, part);
	struct doc_made *object = item(link.bytes, text);
	text_release(&link);
	return object;
}

/* ---- Questionnaire ------------------------------------------------------------------------- */

static struct doc_made *enabled_when(const char *link, struct doc_made *answer)
{
	struct doc_made *object = doc_make_object();
	doc_put_string(object, "question", link);
	doc_put_string(object, "operator", "=");
	doc_put(object, "answerCoding", answer);
	return object;
}

/* Enabled if the question `link` has one of the two answers (ANSWER_NONE: only the first). */
static void enable(struct doc_made *object, const char *link, enum answer one, enum answer other)
{
	struct doc_made *when = doc_make_array();
	doc_push(when, enabled_when(link, coding(FHIR_ANSWERS, answer_id(one), NULL)));
	if (other != ANSWER_NONE)
		doc_push(when, enabled_when(link, coding(FHIR_ANSWERS, answer_id(other), NULL)));
	doc_put(object, "enableWhen", when);
	doc_put_string(object, "enableBehavior", "any");
}

static void enable_by_gate(struct doc_made *object, enum question question)
{
	const struct question_row *row = question_row(question);
	if (row->gate >= 0) {
		enable(object, question_row((enum question)row->gate)->id, ANSWER_YES,
		       ANSWER_UNSURE);
	} else if (row->group == GROUP_CONSENT) {
		struct doc_made *when = doc_make_array();
		struct doc_made *partner = coding(FHIR_MODES, mode_id(MODE_PARTNER), NULL);
		doc_push(when, enabled_when("for", partner));
		doc_put(object, "enableWhen", when);
	}
}

static void add_options(struct doc_made *object, const enum answer *answers, size_t count)
{
	struct doc_made *options = doc_make_array();
	for (size_t i = 0; i < count; i++)
		doc_push(options, holding("valueCoding", answer_coding(answers[i])));
	doc_put(object, "answerOption", options);
}

static struct doc_made *leg_item(enum question question)
{
	struct doc_made *object = inner_item(question, "leg", leg_text);
	doc_put_string(object, "type", "choice");
	enable(object, question_row(question)->id, ANSWER_YES, answer_clearance(question));
	struct doc_made *options = doc_make_array();
	for (enum leg leg = LEG_LEFT; leg <= LEG_BOTH; leg++)
		doc_push(options, holding("valueCoding", leg_coding(leg)));
	doc_put(object, "answerOption", options);
	return object;
}

/* The follow-up of a yes; its yes says the same as "cleared" or "seen" as the answer itself. */
static struct doc_made *clearance_item(enum question question)
{
	static const enum answer answers[] = {ANSWER_NO, ANSWER_YES, ANSWER_UNSURE};
	const struct question_row *row = question_row(question);
	struct doc_made *object = inner_item(question, "clearance", row->clearance);
	doc_put_string(object, "type", "choice");
	enable(object, row->id, ANSWER_YES, answer_clearance(question));
	add_options(object, answers, sizeof answers / sizeof answers[0]);
	return object;
}

/* Help is a text shown with the question, marked as FHIR marks it. */
static struct doc_made *help_item(enum question question)
{
	struct doc_made *object = inner_item(question, "help", question_row(question)->help);
	struct doc_made *concept = doc_make_object(), *codings = doc_make_array();
	doc_push(codings, coding(control_system, "help", "Help-Button"));
	doc_put(concept, "coding", codings);
	struct doc_made *extension = doc_make_object(), *extensions = doc_make_array();
	doc_put_string(extension, "url", control_url);
	doc_put(extension, "valueCodeableConcept", concept);
	doc_push(extensions, extension);
	doc_put(object, "extension", extensions);
	doc_put_string(object, "type", "display");
	return object;
}

static void add_inner_items(struct doc_made *object, enum question question)
{
	const struct question_row *row = question_row(question);
	if (!row->sided && !row->clearance && !*row->help)
		return;
	struct doc_made *items = doc_make_array();
	if (*row->help)
		doc_push(items, help_item(question));
	if (row->sided)
		doc_push(items, leg_item(question));
	if (row->clearance)
		doc_push(items, clearance_item(question));
	doc_put(object, "item", items);
}

static struct doc_made *question_item(enum question question)
{
	const struct question_row *row = question_row(question);
	struct doc_made *object = item(row->id, row->text);
	doc_put_string(object, "type", "choice");
	enable_by_gate(object, question);
	doc_put_boolean(object, "required", true);
	struct doc_made *options = doc_make_array();
	for (enum answer answer = ANSWER_NO; answer < ANSWERS; answer++)
		if (answer_fits(answer, question))
			doc_push(options, holding("valueCoding", answer_coding(answer)));
	doc_put(object, "answerOption", options);
	add_inner_items(object, question);
	return object;
}

static struct doc_made *mode_item(void)
{
	struct doc_made *object = item("for", mode_text);
	doc_put_string(object, "type", "choice");
	doc_put_boolean(object, "required", true);
	struct doc_made *options = doc_make_array();
	for (enum mode mode = 0; mode < MODES; mode++)
		doc_push(options, holding("valueCoding", mode_coding(mode)));
	doc_put(object, "answerOption", options);
	return object;
}

static struct doc_made *group_item(enum question_group group)
{
	size_t count;
	const enum question *members = question_group_members(group, &count);
	struct doc_made *object = item(question_group_id(group), question_group_title(group));
	doc_put_string(object, "type", "group");
	struct doc_made *items = doc_make_array();
	for (size_t i = 0; i < count; i++)
		doc_push(items, question_item(members[i]));
	doc_put(object, "item", items);
	return object;
}

void fhir_questionnaire(struct text *out)
{
	struct doc_made *root = doc_make_object();
	doc_put_string(root, "resourceType", "Questionnaire");
	doc_put_string(root, "url", FHIR_QUESTIONNAIRE);
	doc_put_string(root, "version", rules_version);
	doc_put_string(root, "name", "LegScreening");
	doc_put_string(root, "title", "Questions before a leg massage");
	doc_put_string(root, "status", rules_status);
	doc_put_string(
		root, "description",
		"What leg-screen asks. For comfort and information, not a medical device; no "
		"clinician has reviewed it yet.");
	struct doc_made *items = doc_make_array();
	doc_push(items, mode_item());
	for (enum question_group group = 0; group < GROUPS; group++)
		doc_push(items, group_item(group));
	doc_put(root, "item", items);
	doc_finish(root, out);
}

/* ---- QuestionnaireResponse ----------------------------------------------------------------- */

/* Puts the only answer into an item, with the items nested in it (NULL: none); returns the item. */
static struct doc_made *answered(struct doc_made *object, struct doc_made *value,
				 struct doc_made *nested)
{
	struct doc_made *answer = holding("valueCoding", value);
	if (nested)
		doc_put(answer, "item", nested);
	struct doc_made *answers = doc_make_array();
	doc_push(answers, answer);
	doc_put(object, "answer", answers);
	return object;
}

static struct doc_made *nested_answers(enum question question, struct reply reply)
{
	const struct question_row *row = question_row(question);
	bool eased = reply.answer == ANSWER_CLEARED || reply.answer == ANSWER_SEEN;
	bool has_leg = row->sided && (eased || reply.answer == ANSWER_YES);
	if (!eased && !has_leg)
		return NULL;
	struct doc_made *items = doc_make_array();
	if (has_leg)
		doc_push(items, answered(inner_item(question, "leg", leg_text),
					 leg_coding(reply.leg), NULL));
	if (eased)
		doc_push(items, answered(inner_item(question, "clearance", row->clearance),
					 answer_coding(ANSWER_YES), NULL));
	return items;
}

static struct doc_made *answered_question(enum question question, struct reply reply)
{
	const struct question_row *row = question_row(question);
	return answered(item(row->id, row->text), answer_coding(reply.answer),
			nested_answers(question, reply));
}

/* True if the Questionnaire enables this question, given the answers and the mode. */
static bool applies(const struct screening *screening, enum question question)
{
	const struct question_row *row = question_row(question);
	if (row->group == GROUP_CONSENT)
		return screening->mode == MODE_PARTNER;
	if (row->gate < 0)
		return true;
	enum answer gate = screening->answers.to[row->gate].answer;
	return gate == ANSWER_YES || gate == ANSWER_UNSURE;
}

/* Adds the group's answered items; *complete becomes false if one that applies has no answer. */
static void add_group(struct doc_made *items, const struct screening *screening,
		      enum question_group group, bool *complete)
{
	size_t count;
	const enum question *members = question_group_members(group, &count);
	struct doc_made *inside = doc_make_array();
	bool any = false;
	for (size_t i = 0; i < count; i++) {
		struct reply reply = screening->answers.to[members[i]];
		if (!applies(screening, members[i]))
			continue;
		if (reply.answer == ANSWER_NONE) {
			*complete = false;
			continue;
		}
		doc_push(inside, answered_question(members[i], reply));
		any = true;
	}
	if (!any) {
		doc_forget(inside);
		return;
	}
	struct doc_made *object = item(question_group_id(group), question_group_title(group));
	doc_put(object, "item", inside);
	doc_push(items, object);
}

void fhir_put_person(struct doc_made *in, const char *member, const char *person)
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
	struct doc_made *items = doc_make_array();
	bool complete = true;
	doc_push(items, answered(item("for", mode_text), mode_coding(screening->mode), NULL));
	for (enum question_group group = 0; group < GROUPS; group++)
		add_group(items, screening, group, &complete);

	struct doc_made *root = doc_make_object();
	doc_put_string(root, "resourceType", "QuestionnaireResponse");
	doc_put_string(root, "id", screening->envelope.id.word);
	struct text form = TEXT_EMPTY;
	text_addf(&form, FHIR_QUESTIONNAIRE "|%s", rules_version);
	doc_put_string(root, "questionnaire", form.bytes);
	text_release(&form);
	doc_put_string(root, "status", complete ? "completed" : "stopped");
	fhir_put_person(root, "subject", person);
	doc_put_stamp(root, "authored", screening->envelope.created);
	fhir_put_person(root, "source", person);
	doc_put(root, "item", items);
	doc_finish(root, out);
}
