#include "body/action.h"

#include "base/lookup.h"

static const struct {
	const char *id;
	const char *advice;
} actions[] = {
	[ACTION_NONE] = {"none", ""},
	[ACTION_ASK_CLINICIAN] = {
		"ask-clinician",
		"Ask a doctor, nurse or physiotherapist who knows you before you start."},
	[ACTION_SOON] = {
		"soon",
		"Have this looked at by a doctor or nurse within 2 to 3 days."},
	[ACTION_TODAY] = {
		"today",
		"Get medical help today. Do not rub or squeeze the leg. If breathing gets hard or "
		"your chest hurts, call {emergency}."},
	[ACTION_EMERGENCY] = {
		"emergency",
		"Call {emergency} now. Keep the leg level; do not rub, raise, heat or squeeze it."},
};

const char *action_id(enum action action)
{
	return actions[action].id;
}

bool action_find(const char *id, enum action *action)
{
	int found = LOOKUP(id, actions);
	if (found >= 0)
		*action = (enum action)found;
	return found >= 0;
}

const char *action_advice(enum action action)
{
	return actions[action].advice;
}
