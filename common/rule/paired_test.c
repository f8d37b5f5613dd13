#include "rule/paired_test.h"

#include <stdlib.h>
#include <string.h>

/* Differences less a shift are at most twice DIFFERENCE_MOST from 0. */
enum { SUM_MOST = PAIRS_MOST * 2 * DIFFERENCE_MOST, SUMS = 2 * SUM_MOST + 1 };

/* How many sign changes give each sum, the middle being 0. */
struct sums {
	int64_t ways[SUMS];
};

static void sums_add(struct sums *sums, int difference)
{
	struct sums next = {{0}};
	for (int at = 0; at < SUMS; at++) {
		if (!sums->ways[at])
			continue;
		next.ways[at + difference] += sums->ways[at];
		next.ways[at - difference] += sums->ways[at];
	}
	*sums = next;
}

struct chance paired_chance(const struct paired *paired, int shift)
{
	struct sums sums = {{0}};
	struct chance chance = {.of = (int64_t)1 << paired->count};
	int seen = 0;
	sums.ways[SUM_MOST] = 1;
	for (int i = 0; i < paired->count; i++) {
		sums_add(&sums, paired->difference[i] - shift);
		seen += paired->difference[i] - shift;
	}
	for (int at = 0; at < SUMS; at++)
		if (abs(at - SUM_MOST) >= abs(seen))
			chance.as_large += sums.ways[at];
	return chance;
}

bool chance_rejects(struct chance chance)
{
	return chance.as_large * REJECT_ONE_IN <= chance.of;
}

bool paired_interval(const struct paired *paired, struct interval *interval)
{
	bool any = false;
	if (paired->count < PAIRS_LEAST)
		return false;
	for (int shift = -DIFFERENCE_MOST; shift <= DIFFERENCE_MOST; shift++) {
		if (chance_rejects(paired_chance(paired, shift)))
			continue;
		if (!any)
			interval->from = shift;
		interval->to = shift;
		any = true;
	}
	return any;
}

static int compare(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

int paired_median(const struct paired *paired)
{
	int sorted[PAIRS_MOST];
	int count = paired->count;
	if (!count)
		return 0;
	memcpy(sorted, paired->difference, sizeof sorted);
	qsort(sorted, (size_t)count, sizeof sorted[0], compare);
	return sorted[(count - 1) / 2] + sorted[count / 2];
}
