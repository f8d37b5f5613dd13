/* The two tables of leg-trial(1): how often a trial without an effect raises a false alarm, and how
 * often one with an effect finds it. 10,000 made-up trials a cell; the numbers are the same on
 * every run.
 *
 * A day's rating is 5, less the effect on the days of A, and a deviation with a spread of 2 points,
 * rounded to half points between 0 and 10. With serial correlation a day's deviation keeps half of
 * the day before; with carry-over half of yesterday's effect still acts; with a drift the rating
 * falls by a tenth of a point a day. */
#include <stdint.h>
#include <stdio.h>

#include <stdbool.h>

#include "rule/paired_test.h"

enum { TRIALS = 10000, POINT = 1000, SPREAD = 2 * POINT, EFFECT = 2 * POINT };

static uint64_t seed;

static int below(int most)
{
	seed = seed * 6364136223846793005U + 1442695040888963407U;
	return (int)(seed >> 33) % most;
}

/* Twelve uniform numbers add up to nearly a normal one, with a spread of SPREAD. */
static int deviation(void)
{
	int sum = 0;
	for (int i = 0; i < 12; i++)
		sum += below(SPREAD) - SPREAD / 2;
	return sum;
}

struct model {
	const char *name;
	int effect;	 /* thousandths of a point */
	int correlation; /* percent of yesterday's deviation */
	int carry;	 /* percent of yesterday's effect */
	int drift;	 /* thousandths of a point a day */
};

static int rounded(int value)
{
	int halves = (value + POINT / 4) / (POINT / 2);
	return value < 0 ? 0 : halves > DIFFERENCE_MOST ? DIFFERENCE_MOST : halves;
}

static bool trial_alarms(const struct model *model, int pairs)
{
	struct paired paired = {.count = pairs};
	int last = 0, yesterday = 0;
	for (int pair = 0; pair < pairs; pair++) {
		int value[2];
		int first_is_a = below(2);
		for (int day = 0; day < 2; day++) {
			int effect = (day == 0) == first_is_a ? model->effect : 0;
			/* the deviation keeps its spread: sqrt(1 - 0.5 * 0.5) is 0.866 */
			last = model->correlation
				       ? last * model->correlation / 100 + deviation() * 866 / 1000
				       : deviation();
			value[day] = rounded(5 * POINT - effect - yesterday * model->carry / 100 -
					     model->drift * (2 * pair + day) + last);
			yesterday = effect;
		}
		paired.difference[pair] = first_is_a ? value[0] - value[1] : value[1] - value[0];
	}
	return chance_rejects(paired_chance(&paired, 0));
}

static void print_row(const struct model *model)
{
	static const int pairs[] = {6, 8, 10, 12, 15, 20};
	printf("%-44s", model->name);
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		int alarms = 0;
		seed = 2026;
		for (int trial = 0; trial < TRIALS; trial++)
			alarms += trial_alarms(model, pairs[i]);
		printf("%7d.%d", alarms * 100 / TRIALS, alarms * 1000 / TRIALS % 10);
	}
	printf("\n");
}

int main(void)
{
	static const struct model none[] = {
		{"no effect, days independent", 0, 0, 0, 0},
		{"no effect, serial correlation 0.5", 0, 50, 0, 0},
		{"no effect, ratings fall by 0.1 a day", 0, 0, 0, 100},
		{"no effect, both of the last two", 0, 50, 0, 100},
	};
	static const struct model some[] = {
		{"effect 2, spread 2, days independent", EFFECT, 0, 0, 0},
		{"effect 2, spread 2, serial correlation 0.5", EFFECT, 50, 0, 0},
		{"effect 2, spread 2, half of it carried over", EFFECT, 0, 50, 0},
	};
	printf("%-44s%9d%9d%9d%9d%9d%9d\n", "trials in 100 that find a difference; pairs:", 6, 8,
	       10, 12, 15, 20);
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		print_row(&none[i]);
	for (size_t i = 0; i < sizeof some / sizeof some[0]; i++)
		print_row(&some[i]);
	return 0;
}
