#include "base/uuid.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/random.h"

struct uuid uuid_new(void)
{
	unsigned part;
	uint64_t ms = (uint64_t)clock_now_ms(&part);
	uint64_t random = 0;
	/* without random bits (a very early boot) the time still tells ids apart */
	if (!random_try(&random))
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
	unsigned high = 0, low = 0;
	if (sscanf(id->word, "%8x-%4x", &high, &low) != 2)
		return 0;
	return (int64_t)(((uint64_t)high << 16 | low) / 1000);
}

bool uuid_valid(const char *word)
{
	if (strlen(word) != UUID_SIZE - 1 || word[14] != '7' || !strchr("89ab", word[19]))
		return false;
	for (int i = 0; i < UUID_SIZE - 1; i++) {
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;
		if (dash ? word[i] != '-' : !strchr("0123456789abcdef", word[i]))
			return false;
	}
	return true;
}
