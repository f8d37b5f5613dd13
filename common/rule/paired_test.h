/* Owns the exact test of paired differences: how likely a difference this large is if two things do
 * the same, and which true differences the data do not contradict (leg-trial(1)).
 *
 * Chance decided in each pair which came first, so under "no difference" each sign of a difference
 * could as well have been the other. All 2^n sign changes are counted; nothing is approximated, and
 * all numbers are integers. A difference of zero counts as it is: changing its sign changes
 * nothing.
 *
 * Differences are in half points of a 0-10 rating, so that the mean of two legs is whole. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum {
	PAIRS_MOST = 20,
	PAIRS_LEAST = 6,      /* with fewer no result can be unlikely enough: 2 of 2^5 is 6 % */
	DIFFERENCE_MOST = 20, /* half points */
	REJECT_ONE_IN = 20    /* 5 % */
};

struct paired {
	int count;
	int difference[PAIRS_MOST];
};

/* A chance as a fraction. */
struct chance {
	int64_t as_large; /* sign changes whose sum is at least as far from 0 */
	int64_t of;	  /* 2^count */
};

/* The two-sided chance of a sum as far from 0 as that of the differences less `shift`. */
struct chance paired_chance(const struct paired *paired, int shift) __attribute__((nonnull));

/* True if the chance is at most 5 %. */
bool chance_rejects(struct chance chance);

/* The shifts, in half points, that the test does not reject: the 95 % interval. If it rejects each
 * of them, only differences between two half points remain, and `from` is one more than `to`: what
 * remains lies between them. There must be a pair. */
struct interval {
	int from, to;
};
struct interval paired_interval(const struct paired *paired) __attribute__((nonnull));

/* True if the test rejects the median itself: the differences are too uneven for it to stand for
 * their sum. What lies within half a point of the interval is not told apart. */
bool median_rejected(int median, struct interval interval);

/* -1, 0 or 1: which way the differences lean in all. */
int paired_sign(const struct paired *paired) __attribute__((nonnull));

/* The median difference in quarter points. There must be a pair. */
int paired_median(const struct paired *paired) __attribute__((nonnull));
