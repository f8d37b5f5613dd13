#include "base/uuid.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/clock.h"

struct uuid uuid_new(void)
{
	unsigned part;
	uint64_t ms = (uint64_t)clock_now_ms(&part);
	uint64_t random = 0;
	/* without random bits (a very early boot) the time still tells ids apart */
	if (getrandom(&random, sizeof random, GRND_NONBLOCK) != (ssize_t)sizeof random)
		random = (uint64_t)clock_monotonic_ns();
	unsigned variant = 0x8000U | (unsigned)(random >> 50 & 0x3fff);
	struct uuid id;
	snprintf(id.word, sizeof id.word, "%08x-%04x-7%03x-%04x-%012llx",
		 (unsigned)(ms >> 16 & 0xffffffff), (unsigned)(ms & 0xffff), part & 0xfff,
		 variant & 0xffff, (unsigned long long)(random & 0xffffffffffff));
	return id;
}

int64_t uuid_time(const struct uuid *id)
{
	/* an id begins with its milliseconds: eight digits, a dash, four digits */
	uint64_t high = strtoull(id->word, NULL, 16), low = strtoull(id->word + 9, NULL, 16);
	return (int64_t)(high << 16 | low) / 1000;
}

/* Without branches: digits and letters come by chance. Of a fixed length, so that the compiler
 * looks at all sixteen at once. */
static bool sixteen_fit(const unsigned char *at, int from)
{
	static const unsigned char digit_least[] = "00000000-0000-7000-8000-000000000000";
	static const unsigned char digit_most[] = "99999999-9999-7999-9999-999999999999";
	static const unsigned char letter_least[] = "aaaaaaaa-aaaa-7aaa-aaaa-aaaaaaaaaaaa";
	static const unsigned char letter_most[] = "ffffffff-ffff-7fff-bfff-ffffffffffff";
	unsigned char wrong = 0;
	for (int i = from; i < from + 16; i++)
		wrong |= ((at[i] < digit_least[i]) | (at[i] > digit_most[i])) &
			 ((at[i] < letter_least[i]) | (at[i] > letter_most[i]));
	return !wrong;
}

bool uuid_begins(const char *word)
{
	const unsigned char *at = (const unsigned char *)word;
	return sixteen_fit(at, 0) && sixteen_fit(at, 16) && sixteen_fit(at, UUID_SIZE - 1 - 16);
}

bool uuid_valid(const char *word)
{
	return strlen(word) == UUID_SIZE - 1 && uuid_begins(word);
}
