#include <string.h>

#include "base/choices.h"
#include "body/routine.h"
#include "leg_remind.h"

bool remind_name(const char *word, enum reminder *which, struct fault *fault)
{
	const struct routine_row *routine = routine_find(word); /* "walking" is walk */
	if (reminder_find(!strcmp(word, "socks") ? "wear" : routine ? routine->id : word, which))
		return true;
	if (routine)
		return fault_set(fault, FAULT_USAGE, "there is no reminder for '%s': %s", word,
				 routine->partner
					 ? "another person's answers are never saved, so no "
					   "reminder can follow them"
					 : "it would be one to sit still");
	const char *names[REMINDERS];
	for (int i = 0; i < REMINDERS; i++)
		names[i] = reminder_row((enum reminder)i)->id;
	return CHOICES_REFUSE(names, "leg-remind(1) lists them", "reminder", word, fault);
}

bool remind_format(const char *word, bool *json, struct fault *fault)
{
	static const char *const words[] = {"text", "json"};
	int found = word ? CHOICES_FIND(words, "format", word, fault) : 0;
	*json = found == 1;
	return found >= 0;
}
