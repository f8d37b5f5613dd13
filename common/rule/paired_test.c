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

static int sum_of(const struct paired *paired)
{
	int sum = 0;
	for (int i = 0; i < paired->count; i++)
		sum += paired->difference[i];
	return sum;
}

int paired_sign(const struct paired *paired)
{
	int sum = sum_of(paired);
	return (sum > 0) - (sum < 0);
}

/* The mean is never rejected, and the chance only falls on the way from it to both sides. */
struct interval paired_interval(const struct paired *paired)
{
	int sum = sum_of(paired), below = sum / paired->count - (sum % paired->count < 0);
	struct interval interval = {below + 1, below};
	while (interval.from > -DIFFERENCE_MOST &&
	       !chance_rejects(paired_chance(paired, interval.from - 1)))
		interval.from--;
	while (interval.to < DIFFERENCE_MOST &&
	       !chance_rejects(paired_chance(paired, interval.to + 1)))
		interval.to++;
	return interval;
}

bool median_rejected(int median, struct interval interval)
{
	return median <= 2 * (interval.from - 1) || median >= 2 * (interval.to + 1);
}

static int compare(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

int paired_median(const struct paired *paired)
{
	int sorted[PAIRS_MOST];
	int count = paired->count;
	memcpy(sorted, paired->difference, sizeof sorted);
	qsort(sorted, (size_t)count, sizeof sorted[0], compare);
	return sorted[(count - 1) / 2] + sorted[count / 2];
}
