/* Sets of words that are looked for in the bytes of a line, such as the keys of an object: found
 * with one comparison, mostly. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A text as two numbers, and where they count. A longer text fits no key.
 */
struct fact_key {
	uint64_t word[2], mask[2];
	size_t length;
};

struct fact_keys {
	struct fact_key *of; /* in the order they were added */
	size_t count, room;
};

/* Adds the key of `before`, `word` and `behind` together. */
void fact_keys_add(struct fact_keys *keys, const char *before, const char *word, const char *behind)
	__attribute__((nonnull));
void fact_keys_release(struct fact_keys *keys) __attribute__((nonnull));

static inline uint64_t fact_load(const char *at)
{
	uint64_t word;
	memcpy(&word, at, sizeof word);
	return word;
}

static inline bool fact_key_is(const struct fact_key *key, const char *at)
{
	return (fact_load(at) & key->mask[0]) == key->word[0] &&
	       (fact_load(at + sizeof(uint64_t)) & key->mask[1]) == key->word[1];
}

/* The place behind the key found at `at`, which is *found, the `least` or a later one; NULL if
 * there is none. Sixteen bytes can be read. */
__attribute__((always_inline)) static inline const char *
fact_keys_find(const struct fact_keys *keys, const char *at, size_t least, size_t *found)
{
	for (size_t i = least; i < keys->count; i++)
		if (fact_key_is(&keys->of[i], at)) {
			*found = i;
			return at + keys->of[i].length;
		}
	return NULL;
}
