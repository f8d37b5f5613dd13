/* Owns document ids: UUID version 7 (RFC 9562), lower case; anyone may include it. Ids made by one
 * machine sort by the time they were made, to a quarter of a microsecond. */
#pragma once
#include <stdbool.h>

enum { UUID_SIZE = 37 };

struct uuid {
	char word[UUID_SIZE];
};

/* A new id for now (base/clock.h). Random bits come from the kernel. */
struct uuid uuid_new(void);

/* True where `word` is a UUID version 7 as we write it. */
bool uuid_valid(const char *word) __attribute__((nonnull));
