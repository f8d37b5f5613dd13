#include "doc/screening_skim.h"

#include <string.h>

#include "doc/enum_names.h"

/* Each of these moves *at on behind what it has found; the text ends with a NUL, which matches
 * nothing. */

static bool literal(const char **at, const char *expected)
{
	const char *here = *at;
	while (*expected)
		if (*here++ != *expected++)
			return false;
	*at = here;
	return true;
}

/* One of the words of an enum, behind `before` and its quotation mark. */
static bool word(const char **at, const char *before, doc_namer *id, int count, int *value)
{
	if (!literal(at, before) || !literal(at, "\""))
		return false;
	for (*value = 0; *value < count; ++*value) {
		const char *here = *at;
		if (literal(&here, id(*value)) && literal(&here, "\"")) {
			*at = here;
			return true;
		}
	}
	return false;
}

/* `length` bytes between quotation marks. */
static bool quoted(const char **at, const char *before, size_t length, char *out)
{
	if (!literal(at, before) || !literal(at, "\"") || strnlen(*at, length) < length)
		return false;
	memcpy(out, *at, length);
	out[length] = '\0';
	*at += length;
	return literal(at, "\"");
}

static bool stamp(const char **at, const char *before, struct stamp *out)
{
	char text[STAMP_SIZE];
	return quoted(at, before, STAMP_SIZE - 1, text) && stamp_parse(text, out);
}

static bool head(const char **at, struct screening *screening)
{
	int mode, ignored;
	bool found = literal(at, "{\"type\":\"leg-screening\",\"version\":1,") &&
		     quoted(at, "\"id\":", UUID_SIZE - 1, screening->envelope.id.word) &&
		     uuid_valid(screening->envelope.id.word) &&
		     stamp(at, ",\"created\":", &screening->envelope.created) &&
		     stamp(at, ",\"valid_until\":", &screening->valid_until) &&
		     word(at, ",\"for\":", word_mode, MODES, &mode) &&
		     word(at, ",\"verdict\":", word_outcome, OUTCOMES, &ignored) &&
		     word(at, ",\"action\":", word_action, ACTIONS, &ignored);
	if (!found)
		return false;
	screening->mode = (enum mode)mode;
	screening->already_asked = literal(at, ",\"already_asked\":true");
	return true;
}

/* The answer to one question, where it is the next. */
static bool reply(const char **at, enum question question, struct reply *out)
{
	int answer, leg = LEG_BOTH;
	const char *here = *at;
	if (!literal(&here, "\"") || !literal(&here, word_question((int)question)) ||
	    !word(&here, "\":{\"answer\":", word_answer, ANSWERS, &answer))
		return false;
	(void)word(&here, ",\"leg\":", word_leg, LEG_BOTH + 1, &leg);
	if (!literal(&here, "}"))
		return false;
	(void)literal(&here, ",");
	*out = (struct reply){(enum answer)answer, (enum leg)leg};
	*at = here;
	return true;
}

bool screening_skim(const struct text *bytes, struct screening *screening)
{
	const char *at = bytes->bytes;
	*screening = (struct screening){0};
	if (!head(&at, screening) || !literal(&at, ",\"answers\":{"))
		return false;
	for (int q = 0; q < QUESTIONS; q++)
		(void)reply(&at, (enum question)q, &screening->answers.to[q]);
	return literal(&at, "},\"limits\":");
}
