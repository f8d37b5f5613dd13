#include "doc/reply.h"

#include <string.h>

#include "base/choices.h"
#include "body/enum_names.h"

bool reply_question(const struct doc_place *member, enum question *question, struct fault *fault)
{
	if (question_find(member->key, question))
		return true;
	const struct question_row *rows = question_row(QUESTION_AGE_GROUP);
	struct fault unknown;
	choices_refuse(rows, QUESTIONS, sizeof *rows, "leg-screen --list names them", "question",
		       member->key, &unknown);
	return doc_refuse(member->in, NULL, fault, "%s", unknown.text);
}

static bool get_answer(const struct doc_place *at, const char *key, enum question question,
		       struct reply *reply, struct fault *fault)
{
	const char *word, *words[ANSWERS];
	size_t count = 0;
	struct fault unknown;
	if (!doc_string(at, key, &word, fault))
		return false;
	for (enum answer answer = ANSWER_NO; answer < ANSWERS; answer++) {
		if (!answer_fits(answer, question))
			continue;
		words[count++] = answer_id(answer);
		*reply = (struct reply){answer, LEG_BOTH};
		if (!strcmp(word, answer_id(answer)))
			return true;
	}
	choices_refuse(words, count, sizeof words[0], NULL, "word", word, &unknown);
	return doc_refuse(at, key, fault, "%s", unknown.text);
}

static bool get_leg(const struct doc_place *at, enum question question, struct reply *reply,
		    struct fault *fault)
{
	if (!doc_has(at, "leg"))
		return true;
	if (!question_row(question)->sided)
		return doc_refuse(at, "leg", fault, "this question has no side");
	if (!doc_enum(at, "leg", word_leg, LEG_BOTH + 1, DOC_INT(&reply->leg), fault))
		return false;
	/* "no, left" leaves the right leg without an answer, and that is never a no */
	if (reply->answer == ANSWER_NO && reply->leg != LEG_BOTH)
		*reply = (struct reply){ANSWER_UNSURE,
					reply->leg == LEG_LEFT ? LEG_RIGHT : LEG_LEFT};
	return true;
}

bool reply_get_members(const struct doc_place *at, enum question question, struct reply *reply,
		       struct fault *fault)
{
	return get_answer(at, "answer", question, reply, fault) &&
	       get_leg(at, question, reply, fault);
}

bool reply_get(const struct doc_place *at, enum question question, struct reply *reply,
	       struct fault *fault)
{
	static const char *const known[] = {"answer", "leg", NULL};
	return doc_only(at, known, "unknown member; expected answer and leg", fault) &&
	       reply_get_members(at, question, reply, fault);
}

bool reply_get_word(const struct doc_place *at, enum question question, struct reply *reply,
		    struct fault *fault)
{
	if (doc_is_object(at))
		return reply_get(at, question, reply, fault);
	return get_answer(at, NULL, question, reply, fault);
}
