#include "body/leg.h"

#include "base/lookup.h"

static const struct {
	const char *id;
	const char *words;
} legs[] = {
	[LEG_LEFT] = {"left", "left leg"},
	[LEG_RIGHT] = {"right", "right leg"},
	[LEG_BOTH] = {"both", "both legs"},
};

const char *leg_id(enum leg leg)
{
	return legs[leg].id;
}

const char *leg_words(enum leg leg)
{
	return legs[leg].words;
}

bool leg_find(const char *id, enum leg *leg)
{
	int found = LOOKUP(id, legs);
	if (found >= 0)
		*leg = (enum leg)found;
	return found >= 0;
}

bool leg_includes(enum leg leg, enum leg one)
{
	return leg == LEG_BOTH || leg == one;
}
