#include "screening_write.h"

#include "base/alloc.h"
#include "body/enum_names.h"
#include "doc/json_write.h"
#include "doc/limits_json.h"

void reply_put(struct text *out, enum question question, struct reply reply)
{
	doc_put_string(out, "answer", answer_id(reply.answer));
	bool sided = question_row(question)->sided;
	if (sided && reply.answer != ANSWER_NO)
		doc_put_string(out, "leg", leg_id(reply.leg));
}

static void put_answers(struct text *out, const struct answers *answers)
{
	doc_open_object(out, "answers");
	for (int q = 0; q < QUESTIONS; q++) {
		if (answers->to[q].answer == ANSWER_NONE)
			continue;
		doc_open_object(out, word_question(q));
		reply_put(out, (enum question)q, answers->to[q]);
		doc_close_object(out);
	}
	doc_close_object(out);
}

static void put_findings(struct text *out, const struct screening *screening, const char *emergency)
{
	doc_open_array(out, "findings");
	for (size_t i = 0; i < screening->finding_count; i++) {
		const struct finding *finding = &screening->findings[i];
		char *advice = action_fill(finding->advice, emergency);
		doc_open_object(out, NULL);
		doc_put_string(out, "question", word_question((int)finding->question));
		reply_put(out, finding->question, finding->reply);
		doc_put_string(out, "advice", advice);
		doc_close_object(out);
		alloc_free(advice);
	}
	doc_close_array(out);
}

void screening_encode(const struct screening *screening, const char *emergency, struct text *out)
{
	doc_begin(out, "leg-screening", SCREENING_VERSION, &screening->envelope);
	doc_put_stamp(out, "valid_until", screening->valid_until);
	doc_put_string(out, "for", mode_id(screening->mode));
	doc_put_string(out, "rules", rules_version);
	doc_put_string(out, "verdict", outcome_id(screening->verdict));
	doc_put_string(out, "action", action_id(screening->action));
	if (screening->already_asked)
		doc_put_boolean(out, "already_asked", true);
	put_answers(out, &screening->answers);
	limits_put(out, "limits", &screening->limits);
	put_findings(out, screening, emergency);
	doc_finish(out);
}
