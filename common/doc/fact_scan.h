/* Owns what the scanner of lines (fact_scan.c) and the tables it fills (fact.c) know of each other.
 * Only those two include it. Neighbours: fact, fact_key. */
#pragma once
#include "doc/fact.h"

/* Makes the keys of kinds, ratings and legs, once. */
void scan_prepare(void);

enum { FACT_MOST_PARTS = STEP_KINDS * (LEG_BOTH + 1) };
void facts_grow(struct facts *facts) __attribute__((nonnull));

/* The next fact, with room for everything that a session can say: parts from
 * facts->parts[fact->part] on, ratings at facts->rated[facts->rated_count]. It is there when
 * facts_end has been called. */
static inline struct fact *facts_begin(struct facts *facts)
{
	if (facts->count == facts->room || facts->rated_count == facts->rated_room ||
	    facts->part_count + FACT_MOST_PARTS > facts->part_room)
		facts_grow(facts);
	struct fact *fact = &facts->of[facts->count];
	*fact = (struct fact){.part = (unsigned)facts->part_count, .rated = FACT_UNRATED};
	return fact;
}

static inline void facts_end(struct facts *facts)
{
	const struct fact *fact = &facts->of[facts->count++];
	facts->part_count += fact->parts;
	facts->rated_count += fact->rated != FACT_UNRATED;
}
