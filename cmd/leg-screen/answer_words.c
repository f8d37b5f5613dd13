#include "answer_words.h"

const char *answer_words(enum answer answer)
{
	static const char *const words[] = {
		[ANSWER_NONE] = "not asked",
		[ANSWER_NO] = "no",
		[ANSWER_YES] = "yes",
		[ANSWER_UNSURE] = "not sure",
		[ANSWER_CLEARED] = "yes, and a clinician said massage is fine",
		[ANSWER_SEEN] = "yes, and a clinician has looked at it",
		[ANSWER_UNDER_18] = "under 18",
		[ANSWER_ADULT] = "18 to 64",
		[ANSWER_65_PLUS] = "65 and over",
	};
	return words[answer];
}

bool answer_affirms(enum answer answer)
{
	return answer == ANSWER_YES || answer == ANSWER_CLEARED || answer == ANSWER_SEEN;
}

void answer_words_add(enum question question, struct reply reply, struct text *text)
{
	text_add(text, answer_words(reply.answer));
	if (question_row(question)->sided && answer_affirms(reply.answer))
		text_addf(text, " (%s)", leg_words(reply.leg));
}
