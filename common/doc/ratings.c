#include "doc/ratings.h"

#include <string.h>

struct reading {
	struct ratings *ratings;
	enum rating rating;
};

static bool read_leg(const struct doc_place *member, void *context, struct fault *fault)
{
	struct reading *reading = context;
	enum leg leg;
	int value;
	if (!leg_find(member->key, &leg) || leg == LEG_BOTH)
		return doc_refuse(member, NULL, fault, "expected \"left\" or \"right\"");
	if (!doc_int(member, NULL, 0, rating_most(reading->rating), &value, fault))
		return false;
	reading->ratings->value[reading->rating][leg] = (signed char)value;
	return true;
}

static bool read_rating(const struct doc_place *member, void *context, struct fault *fault)
{
	struct reading *reading = context;
	struct doc_place legs;
	if (!rating_find(member->key, &reading->rating))
		return doc_refuse(member, NULL, fault, "unknown rating");
	return doc_object(member, NULL, &legs, fault) && doc_each(&legs, read_leg, reading, fault);
}

bool ratings_decode(const struct doc_place *in, const char *key, struct ratings *ratings,
		    struct fault *fault)
{
	struct reading reading = {.ratings = ratings};
	struct doc_place object;
	memset(ratings->value, RATING_ABSENT, sizeof ratings->value);
	return doc_object(in, key, &object, fault) &&
	       doc_each(&object, read_rating, &reading, fault);
}

bool ratings_has(const struct ratings *ratings, enum rating rating)
{
	const signed char *legs = ratings->value[rating];
	return legs[LEG_LEFT] != RATING_ABSENT || legs[LEG_RIGHT] != RATING_ABSENT;
}

bool ratings_any(const struct ratings *ratings)
{
	for (enum rating rating = 0; rating < RATINGS; rating++)
		if (ratings_has(ratings, rating))
			return true;
	return false;
}

void ratings_put(struct text *out, const char *key, const struct ratings *ratings)
{
	doc_open_object(out, key);
	for (enum rating rating = 0; rating < RATINGS; rating++) {
		const signed char *legs = ratings->value[rating];
		if (!ratings_has(ratings, rating))
			continue;
		doc_open_object(out, rating_id(rating));
		for (enum leg leg = 0; leg < LEG_BOTH; leg++)
			if (legs[leg] != RATING_ABSENT)
				doc_put_integer(out, leg_id(leg), legs[leg]);
		doc_close_object(out);
	}
	doc_close_object(out);
}
