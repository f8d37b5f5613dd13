/* Owns document ids: UUID version 7 (RFC 9562), lower case. Ids made by one machine sort by the
 * time they were made, to a quarter of a microsecond. */
#pragma once
#include <endian.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { UUID_SIZE = 37 };

struct uuid {
	char word[UUID_SIZE];
};

/* A new id for now (base/clock.h). Random bits come from the kernel. */
struct uuid uuid_new(void);

/* The order of two ids, as strcmp has it; mostly known from their first eight letters. */
static inline int uuid_order(const struct uuid *one, const struct uuid *two)
{
	uint64_t a, b;
	memcpy(&a, one->word, sizeof a);
	memcpy(&b, two->word, sizeof b);
	if (a == b)
		return strcmp(one->word, two->word);
	return be64toh(a) < be64toh(b) ? -1 : 1;
}

int64_t uuid_time(const struct uuid *id) __attribute__((nonnull)); /* seconds since 1970 */

/* True if `word` is a UUID version 7 as this library writes it. */
bool uuid_valid(const char *word) __attribute__((nonnull));
bool uuid_begins(const char *at) __attribute__((nonnull)); /* whatever comes behind it */
