#include "body/rating.h"

#include "base/lookup.h"

enum { SCALE_MOST = 10, SIGN_MOST = 1 };

static const struct {
	const char *id;
	const char *words;
} ratings[] = {
	[RATING_HEAVINESS] = {"heaviness", "Heaviness"},
	[RATING_ACHING] = {"aching", "Aching"},
	[RATING_SWELLING] = {"swelling", "Swelling"},
	[RATING_TIREDNESS] = {"tiredness", "Tiredness"},
	[RATING_COLDNESS] = {"coldness", "Coldness"},
	[RATING_CRAMPS] = {"cramps", "Cramps"},
	[RATING_VISIBLE_VEINS] = {"visible-veins", "Visible veins"},
	[RATING_SLOW_HEALING] = {"slow-healing", "Slow healing of the skin"},
};

const char *rating_id(enum rating rating)
{
	return ratings[rating].id;
}

const char *rating_words(enum rating rating)
{
	return ratings[rating].words;
}

int rating_most(enum rating rating)
{
	return rating < RATING_SIGNS ? SCALE_MOST : SIGN_MOST;
}

bool rating_find(const char *id, enum rating *rating)
{
	int found = LOOKUP(id, ratings);
	if (found >= 0)
		*rating = (enum rating)found;
	return found >= 0;
}
