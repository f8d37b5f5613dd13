/* The FHIR form and its response: only enabled and answered items, unsure and cleared as codings,
 * a name only if it is given. */
#include "tap.h"

#include "leg-screen/question_list.h"
#include "rule/screen.h"
#include "show/fhir.h"

static struct screening answered(enum mode mode)
{
	struct screening screening = {.mode = mode, .envelope = envelope_new()};
	for (enum question question = 0; question < QUESTIONS; question++)
		if (question_open(&screening.answers, mode == MODE_PARTNER, question))
			screening.answers.to[question] = (struct reply){ANSWER_NO, LEG_BOTH};
	screening.answers.to[QUESTION_AGE_GROUP].answer = ANSWER_ADULT;
	screening.answers.to[QUESTION_PREGNANT_SWELLING].answer = ANSWER_NONE;
	return screening;
}

static bool has(const struct text *text, const char *words)
{
	return strstr(text->bytes, words) != NULL;
}

static void responses(void)
{
	struct screening screening = answered(MODE_SELF);
	struct text out = TEXT_EMPTY;
	fhir_response(&screening, NULL, &out);
	ok(has(&out, "\"status\":\"completed\""), "every question answered: completed");
	ok(!has(&out, "partner-consent") && !has(&out, "pregnant-swelling"),
	   "what was not enabled is not there");
	ok(!has(&out, "subject") && !has(&out, "author\""), "no name unless one is given");
	text_clear(&out);

	fhir_response(&screening, "Ann \"A.\" Lee", &out);
	ok(has(&out, "\"subject\":{\"display\":\"Ann \\\"A.\\\" Lee\"}") &&
		   has(&out, "\"source\":{\"display\":"),
	   "a name is subject and source");
	text_clear(&out);
	fhir_response(&screening, "Patient/23", &out);
	ok(has(&out, "\"subject\":{\"reference\":\"Patient/23\"}"), "a patient is referred to");
	text_clear(&out);

	screening.answers.to[QUESTION_PREGNANT].answer = ANSWER_YES;
	fhir_response(&screening, NULL, &out);
	ok(has(&out, "\"status\":\"stopped\""), "an enabled question without an answer: stopped");
	text_clear(&out);

	screening.answers.to[QUESTION_PREGNANT_SWELLING].answer = ANSWER_CLEARED;
	screening.answers.to[QUESTION_RASH] = (struct reply){ANSWER_UNSURE, LEG_BOTH};
	screening.answers.to[QUESTION_VEINS_MILD] = (struct reply){ANSWER_YES, LEG_RIGHT};
	fhir_response(&screening, NULL, &out);
	ok(has(&out, "\"code\":\"cleared\"") && has(&out, "\"code\":\"unsure\""),
	   "cleared and unsure are codings");
	ok(has(&out, "\"pregnant-swelling-clearance\""),
	   "the follow-up of a cleared answer is there");
	ok(has(&out, "\"veins-mild-leg\"") && !has(&out, "\"rash-leg\""),
	   "the leg stands inside a yes alone");
	text_clear(&out);

	screening = answered(MODE_PARTNER);
	fhir_response(&screening, NULL, &out);
	ok(has(&out, "partner-consent"), "a partner's consent is there");
	text_release(&out);
}

static void questionnaire(void)
{
	struct text out = TEXT_EMPTY;
	int missing = 0;
	questionnaire_fhir(&out);
	for (enum question question = 0; question < QUESTIONS; question++) {
		struct text link = TEXT_EMPTY;
		text_addf(&link, "\"linkId\":\"%s\"", question_row(question)->id);
		missing += !has(&out, link.bytes);
		text_release(&link);
	}
	ok(missing == 0, "the questionnaire has every question");
	missing = 0;
	for (enum question question = 0; question < QUESTIONS; question++) {
		const struct question_row *row = question_row(question);
		struct text link = TEXT_EMPTY;
		text_addf(&link, "\"linkId\":\"%s-help\"", row->id);
		missing += has(&out, link.bytes) != (*row->help != '\0');
		text_clear(&link);
		text_addf(&link, "\"linkId\":\"%s-clearance\"", row->id);
		missing += has(&out, link.bytes) != (row->clearance != NULL);
		text_release(&link);
	}
	ok(missing == 0, "with its help and its follow-up, if it has them");
	ok(has(&out, "\"version\":\"2026.12\"") && has(&out, "\"status\":\"draft\""),
	   "under the version of the rules");
	ok(out.length && out.bytes[out.length - 1] == '\n' && !strchr(out.bytes, '\n')[1],
	   "on one line");
	text_release(&out);
}

int main(void)
{
	responses();
	questionnaire();
	return tap_done();
}
