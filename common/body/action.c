#include "body/action.h"

#include <string.h>

#include "base/text.h"

static const struct {
	const char *id;
	const char *advice;
	const char *giver; /* NULL = the same */
} actions[] = {
	[ACTION_NONE] = {.id = "none", .advice = ""},
	[ACTION_ASK_CLINICIAN] =
		{
			.id = "ask-clinician",
			.advice = "Ask a doctor, nurse or physiotherapist who knows you before you "
				  "start.",
			.giver = "Ask a doctor, nurse or physiotherapist who knows your partner "
				 "before you start.",
		},
	[ACTION_SOON] =
		{
			.id = "soon",
			.advice = "Have this looked at by a doctor or nurse within 2 to 3 days.",
		},
	[ACTION_TODAY] =
		{
			.id = "today",
			.advice = "Get medical help today. Do not rub or squeeze the leg. If "
				  "breathing gets hard or your chest hurts, call {emergency}.",
			.giver = "Get medical help for your partner today. Do not rub or squeeze "
				 "the leg. If breathing gets hard or the chest hurts, call "
				 "{emergency}.",
		},
	[ACTION_EMERGENCY] = {.id = "emergency", .advice = "Call {emergency} now."},
};

const char *action_id(enum action action)
{
	return actions[action].id;
}

const char *action_advice(enum action action, bool partner)
{
	return partner && actions[action].giver ? actions[action].giver : actions[action].advice;
}

const char *action_leave_out(bool waits)
{
	return waits ? "Leave this out for now." : "Leave this out today.";
}

char *action_fill(const char *text, const char *number)
{
	static const char place[] = "{emergency}";
	struct text filled = TEXT_EMPTY;
	for (const char *found; (found = strstr(text, place)); text = found + strlen(place)) {
		text_add_bytes(&filled, text, (size_t)(found - text));
		text_add(&filled, number);
	}
	text_add(&filled, text);
	return text_take(&filled);
}
