#include "doc/screening.h"

#include "body/enum_names.h"
#include "doc/json.h"
#include "doc/limits_json.h"
#include "doc/reply.h"

static bool decode_reply(const struct doc_place *member, void *context, struct fault *fault)
{
	struct answers *answers = context;
	enum question question;
	return reply_question(member, &question, fault) &&
	       reply_get(member, question, &answers->to[question], fault);
}

/* Documents from before 2026.12 name no rules. */
static bool decode_rules(const struct doc_place *root, struct screening *screening,
			 struct fault *fault)
{
	if (!doc_rules(root, screening->rules, fault))
		return false;
	return !rules_newer(screening->rules) ||
	       doc_refuse(root, "rules", fault, "made by newer rules than ours (%s): update leg",
			  rules_version);
}

static bool decode_words(const struct doc_place *root, struct screening *screening,
			 struct fault *fault)
{
	return doc_enum(root, "for", word_mode, MODES, DOC_INT(&screening->mode), fault) &&
	       doc_enum(root, "verdict", word_outcome, OUTCOMES, DOC_INT(&screening->verdict),
			fault) &&
	       doc_enum(root, "action", word_action, ACTIONS, DOC_INT(&screening->action), fault) &&
	       (!doc_has(root, "already_asked") ||
		doc_boolean(root, "already_asked", &screening->already_asked, fault));
}

static bool decode_screening(const struct doc_place *root, void *into, struct fault *fault)
{
	struct screening *screening = into;
	struct doc_place answers;
	return doc_envelope(root, "leg-screening", SCREENING_VERSION, &screening->envelope,
			    fault) &&
	       doc_stamp(root, "valid_until", &screening->valid_until, fault) &&
	       decode_words(root, screening, fault) && decode_rules(root, screening, fault) &&
	       doc_object(root, "answers", &answers, fault) &&
	       doc_each(&answers, decode_reply, &screening->answers, fault) &&
	       limits_get(root, "limits", &screening->limits, fault);
}

bool screening_decode(const struct text *bytes, struct screening *screening, struct fault *fault)
{
	*screening = (struct screening){0};
	return doc_decode(bytes->bytes, bytes->length, decode_screening, screening, fault);
}
