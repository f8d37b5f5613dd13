/* The exact test against a second one that goes through all sign changes one by one, for every
 * number of pairs; and how often it raises a false alarm, by going through all that chance could
 * have drawn.
 */
#include <stdint.h>
#include <stdlib.h>

#include "rule/paired_test.h"
#include "tap.h"

static uint64_t seed = 1;

static int below(int most)
{
	seed = seed * 6364136223846793005U + 1442695040888963407U;
	return (int)(seed >> 33) % most;
}

/* All sign changes in the order of a Gray code: each step turns one sign. */
static int64_t count_each(const struct paired *paired, int shift)
{
	int64_t as_large = 0, of = (int64_t)1 << paired->count;
	int sum = 0, seen = 0, sign[PAIRS_MOST];
	for (int i = 0; i < paired->count; i++) {
		seen += paired->difference[i] - shift;
		sum += paired->difference[i] - shift;
		sign[i] = 1;
	}
	for (int64_t step = 1;; step++) {
		int turn = 0;
		as_large += abs(sum) >= abs(seen);
		if (step == of)
			return as_large;
		while (!(step >> turn & 1))
			turn++;
		sum -= 2 * sign[turn] * (paired->difference[turn] - shift);
		sign[turn] = -sign[turn];
	}
}

static int median_each(const struct paired *paired)
{
	int below_or_at[2 * DIFFERENCE_MOST + 1] = {0}, first = 0, second = 0, seen = 0;
	for (int i = 0; i < paired->count; i++)
		below_or_at[paired->difference[i] + DIFFERENCE_MOST]++;
	for (int at = 0; at <= 2 * DIFFERENCE_MOST; at++) {
		if (seen <= (paired->count - 1) / 2)
			first = at - DIFFERENCE_MOST;
		if (seen <= paired->count / 2)
			second = at - DIFFERENCE_MOST;
		seen += below_or_at[at];
	}
	return first + second;
}

enum shape { RANDOM, EQUAL, OUTLIER, ZERO, SEPARATE, TIES, SHAPES };

static void fill(struct paired *paired, int count, enum shape shape)
{
	paired->count = count;
	for (int i = 0; i < count; i++)
		paired->difference[i] = shape == RANDOM	    ? below(41) - 20
					: shape == EQUAL    ? 3
					: shape == OUTLIER  ? (i ? below(3) - 1 : 20)
					: shape == ZERO	    ? 0
					: shape == SEPARATE ? 1 + below(20)
							    : below(3) - 1;
}

static void test_every_count(void)
{
	int checked = 0, wrong = 0;
	for (int count = 1; count <= PAIRS_MOST; count++)
		for (enum shape shape = 0; shape < SHAPES; shape++) {
			struct paired paired;
			int shift = count > 14 ? 0 : below(9) - 4;
			fill(&paired, count, shape);
			struct chance chance = paired_chance(&paired, shift);
			wrong += chance.as_large != count_each(&paired, shift) ||
				 chance.of != (int64_t)1 << count ||
				 paired_median(&paired) != median_each(&paired);
			checked++;
		}
	ok(!wrong, "%d sets of 1 to 20 differences: chance and median as counted one by one",
	   checked);
}

static void test_greatest(void)
{
	struct paired paired = {.count = PAIRS_MOST};
	for (int i = 0; i < PAIRS_MOST; i++)
		paired.difference[i] = DIFFERENCE_MOST;
	for (int sign = -1; sign <= 1; sign += 2) {
		struct chance chance = paired_chance(&paired, -sign * DIFFERENCE_MOST);
		ok(chance.as_large == (sign < 0 ? chance.of : 2), "the greatest sum of all");
	}
}

/* Given the sizes of the differences, every pattern of signs is as likely: count the alarms. */
static void test_false_alarms(void)
{
	int worst = 0, sets = 0;
	for (int count = PAIRS_LEAST; count <= 9; count++)
		for (enum shape shape = 0; shape < SHAPES; shape++) {
			struct paired sizes;
			int alarms = 0, all = 1 << count;
			fill(&sizes, count, shape);
			for (int signs = 0; signs < all; signs++) {
				struct paired paired = sizes;
				for (int i = 0; i < count; i++)
					if (signs >> i & 1)
						paired.difference[i] = -paired.difference[i];
				alarms += chance_rejects(paired_chance(&paired, 0));
			}
			if (alarms * 1000 / all > worst)
				worst = alarms * 1000 / all;
			sets++;
		}
	ok(worst <= 50, "%d sets, all signs: at most %d.%d %% false alarms", sets, worst / 10,
	   worst % 10);
}

static void test_interval(void)
{
	int wrong = 0, outside = 0;
	for (int round = 0; round < 60; round++) {
		struct paired paired;
		fill(&paired, PAIRS_LEAST + below(7), (enum shape)(round % SHAPES));
		struct interval interval = paired_interval(&paired);
		for (int shift = -DIFFERENCE_MOST; shift <= DIFFERENCE_MOST; shift++) {
			bool in = shift >= interval.from && shift <= interval.to;
			bool kept = count_each(&paired, shift) * 20 > (int64_t)1 << paired.count;
			wrong += kept != in;
		}
		outside += chance_rejects(paired_chance(&paired, 0)) ==
			   (interval.from <= 0 && interval.to >= 0);
	}
	ok(!wrong, "60 intervals: the ends are kept, what is outside is rejected");
	ok(!outside, "zero is in the interval unless the chance is at most 5 %%");
}

static void test_few(void)
{
	struct paired paired;
	int wrong = 0;
	for (int count = 0; count < PAIRS_LEAST; count++) {
		fill(&paired, count, SEPARATE);
		wrong += chance_rejects(paired_chance(&paired, 0));
	}
	ok(!wrong, "under six pairs nothing is rejected");
}

/* Half of the pairs differ by half a point more than the others: the mean lies between two half
 * points, and with twelve pairs both are rejected. */
static void test_between_halves(void)
{
	int wrong = 0;
	for (int low = -DIFFERENCE_MOST; low < DIFFERENCE_MOST; low++) {
		struct paired paired = {.count = 12};
		for (int i = 0; i < paired.count; i++)
			paired.difference[i] = low + i % 2;
		struct interval interval = paired_interval(&paired);
		wrong += interval.from != low + 1 || interval.to != low ||
			 median_rejected(paired_median(&paired), interval);
	}
	ok(!wrong, "an interval between two half points");
}

/* The test is of the sum: a median that it rejects is told from one that it keeps. */
static void test_uneven(void)
{
	struct paired paired = {.count = PAIRS_MOST};
	for (int i = 0; i < paired.count; i++)
		paired.difference[i] = i < 11 ? -2 : 18;
	struct interval interval = paired_interval(&paired);
	int median = paired_median(&paired);
	ok(median == -4 && paired_sign(&paired) == 1 && interval.from > 0 &&
		   median_rejected(median, interval),
	   "the median leans the other way than the sum, and is rejected");
	ok(!median_rejected(2 * interval.from, interval) &&
		   !median_rejected(2 * interval.to, interval),
	   "what the interval holds is not");
}

/* One pair of each difference rejects nothing, and says which way it leans. */
static void test_one_pair(void)
{
	int wrong = 0;
	for (int difference = -DIFFERENCE_MOST; difference <= DIFFERENCE_MOST; difference++) {
		struct paired paired = {1, {difference}};
		struct interval interval = paired_interval(&paired);
		wrong += interval.from != -DIFFERENCE_MOST || interval.to != DIFFERENCE_MOST ||
			 paired_sign(&paired) * abs(difference) != difference ||
			 !paired_sign(&paired) != !difference;
	}
	ok(!wrong, "one pair: all that can differ is left, and which way it leans");
}

/* A median in quarter points, an interval in half points: within half a point it is kept. */
static void test_beside_interval(void)
{
	int wrong = 0;
	for (int median = -2 * DIFFERENCE_MOST; median <= 2 * DIFFERENCE_MOST; median++) {
		wrong += median_rejected(median, (struct interval){-1, 3}) !=
			 (median <= -4 || median >= 8);
		wrong += median_rejected(median, (struct interval){3, 2}) !=
			 (median <= 4 || median >= 6);
	}
	ok(!wrong, "medians beside an interval");
}

int main(void)
{
	test_one_pair();
	test_beside_interval();
	test_every_count();
	test_greatest();
	test_false_alarms();
	test_interval();
	test_few();
	test_between_halves();
	test_uneven();
	return tap_done();
}
