#include "doc/fact.h"

#include <limits.h>
#include <string.h>

#include "base/alloc.h"

enum { FIRST_ROOM = 64 };
_Static_assert((int)FACT_MOST_PARTS <= (int)FIRST_ROOM, "doubling makes room for a fact's parts");

/* Room for `more` in an array that grows by doubling. */
#define GROW(array, count, more, room)                                                             \
	do {                                                                                       \
		if ((count) + (more) > (room)) {                                                   \
			(room) = (room) ? (room)*2 : FIRST_ROOM;                                   \
			(array) = alloc_resize((array), (room), sizeof *(array));                  \
		}                                                                                  \
	} while (0)

void facts_grow(struct facts *facts)
{
	GROW(facts->of, facts->count, 1, facts->room);
	GROW(facts->parts, facts->part_count, FACT_MOST_PARTS, facts->part_room);
	GROW(facts->rated, facts->rated_count, 1, facts->rated_room);
}

void facts_init(struct facts *facts)
{
	static const char *const first[] = {[FACT_NO_WORD] = "",
					    [FACT_DAY_OFF] = SESSION_DAY_OFF,
					    [FACT_RATING] = SESSION_RATING};
	*facts = (struct facts){0};
	for (size_t i = 0; i < sizeof first / sizeof first[0]; i++)
		facts_word(facts, first[i], strlen(first[i]));
}

void facts_release(struct facts *facts)
{
	for (size_t i = 0; i < facts->word_count; i++)
		alloc_free(facts->words[i]);
	alloc_free(facts->words);
	fact_keys_release(&facts->word_keys);
	alloc_free(facts->of);
	alloc_free(facts->parts);
	alloc_free(facts->rated);
	*facts = (struct facts){0};
}

void facts_clear(struct facts *facts)
{
	facts->count = facts->part_count = facts->rated_count = 0;
}

unsigned short facts_word(struct facts *facts, const char *word, size_t length)
{
	for (size_t i = 0; i < facts->word_count; i++)
		if (!strncmp(facts->words[i], word, length) && !facts->words[i][length])
			return (unsigned short)i;
	if (facts->word_count == USHRT_MAX)
		return FACT_NO_WORD;
	GROW(facts->words, facts->word_count, 1, facts->word_room);
	char *copy = alloc_zeroed(length + 1);
	memcpy(copy, word, length);
	facts->words[facts->word_count] = copy;
	fact_keys_add(&facts->word_keys, "", copy, "\"");
	return (unsigned short)facts->word_count++;
}

static bool any_rated(const struct ratings *ratings)
{
	struct ratings none;
	memset(none.value, RATING_ABSENT, sizeof none.value);
	return memcmp(ratings, &none, sizeof none) != 0;
}

void facts_add(struct facts *facts, const struct session *session)
{
	struct fact *fact = facts_begin(facts);
	fact->id = session->envelope.id;
	fact->created = session->envelope.created.at;
	fact->started = session->started;
	fact->active_seconds = session->active_seconds;
	fact->mode = (unsigned char)session->mode;
	fact->status = (unsigned char)session->status;
	fact->simulated = session->simulated;
	if (session->routine)
		fact->routine = facts_word(facts, session->routine, strlen(session->routine));
	if (!session->planned)
		fact->kind = facts_word(facts, session->kind, strlen(session->kind));
	for (int kind = 0; kind < STEP_KINDS; kind++)
		for (int leg = 0; leg <= LEG_BOTH; leg++)
			if (session->active[kind][leg])
				facts->parts[fact->part + fact->parts++] =
					(struct fact_part){(unsigned char)kind, (unsigned char)leg,
							   session->active[kind][leg]};
	if (any_rated(&session->before) || any_rated(&session->after)) {
		fact->rated = (int)facts->rated_count;
		facts->rated[fact->rated] = (struct fact_rated){session->before, session->after};
	}
	facts_end(facts);
}
