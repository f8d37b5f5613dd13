#include "rule/verbatim.h"

#include <string.h>

#include "doc/screening_skim.h"
#include "rule/screen.h"

static bool answers_fit(const struct answers *answers)
{
	for (int q = 0; q < QUESTIONS; q++) {
		enum answer answer = answers->to[q].answer;
		if (answer != ANSWER_NONE && !answer_fits(answer, (enum question)q))
			return false;
	}
	return true;
}

/* Whether "already asked" may be believed of what was judged (SAFETY D17); screen_strictest says
 * the same of what was read. */
static bool asked_is_sound(const struct screening *screening)
{
	return !screening->already_asked ||
	       (screening->action == ACTION_ASK_CLINICIAN && screening->mode == MODE_SELF);
}

bool screening_is_verbatim(const struct text *bytes, const char *emergency,
			   struct screening *screening)
{
	if (!screening_skim(bytes, screening) || !answers_fit(&screening->answers))
		return false;
	screen_judge(screening);
	struct text again = TEXT_EMPTY;
	screening_encode(screening, emergency, &again);
	bool same =
		again.length == bytes->length && !memcmp(again.bytes, bytes->bytes, bytes->length);
	text_release(&again);
	return same && asked_is_sound(screening);
}
