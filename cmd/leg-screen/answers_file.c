#include "answers_file.h"

#include <string.h>

#include "body/enum_names.h"
#include "doc/json.h"
#include "doc/reply.h"
#include "doc/screening.h"

static bool decode_member(const struct doc_place *member, void *context, struct fault *fault)
{
	struct answer_file *file = context;
	enum question question;
	if (!strcmp(member->key, "answered"))
		return true; /* read separately: a bad one is no fault */
	if (!strcmp(member->key, "stop-checked")) {
		int answer;
		if (!doc_enum(member, NULL, word_answer, ANSWER_UNSURE + 1, &answer, fault))
			return false;
		file->checked = answer == ANSWER_YES;
		return true;
	}
	return reply_question(member, &question, fault) &&
	       reply_get_word(member, question, &file->answers.to[question], fault);
}

/* Reads when the answers were given; false, with the reason in `doubt`, if the acute ones say
 * nothing about `now`. */
static bool read_answered(const struct doc_place *root, struct stamp now, struct stamp *answered,
			  struct fault *doubt)
{
	struct stamp given;
	if (!doc_stamp(root, "answered", &given, doubt))
		return false;
	if (stamp_ahead(given, now.at))
		return fault_set(doubt, FAULT_DATA, "answered: in the future by this clock");
	if (now.at - given.at > SCREENING_SECONDS)
		return fault_set(doubt, FAULT_DATA, "answered: more than an hour ago");
	*answered = given;
	if (given.at > now.at)
		answered->at = now.at;
	return true;
}

/* A file that is replayed must not answer for today. */
static void doubt_acute(struct answers *answers, bool partner)
{
	for (int q = 0; q < QUESTIONS; q++) {
		bool acute = question_acute((enum question)q);
		bool given = answers->to[q].answer != ANSWER_NONE;
		if (acute && (given || question_open(answers, partner, (enum question)q)))
			answers->to[q] = (struct reply){ANSWER_UNSURE, LEG_BOTH};
	}
}

static bool decode_file(const struct doc_place *root, void *into, struct fault *fault)
{
	struct answer_file *file = into;
	if (!doc_each(root, decode_member, file, fault))
		return false;
	file->stale = !read_answered(root, file->answered, &file->answered, &file->doubt);
	return true;
}

bool answer_file_decode(const struct text *bytes, enum mode mode, struct stamp now,
			struct answer_file *file, struct fault *fault)
{
	*file = (struct answer_file){.answered = now};
	if (!doc_decode(bytes->bytes, bytes->length, decode_file, file, fault))
		return false;
	if (file->stale)
		doubt_acute(&file->answers, mode == MODE_PARTNER);
	answers_complete(&file->answers, mode == MODE_PARTNER);
	return true;
}
