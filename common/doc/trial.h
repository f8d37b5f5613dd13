/* Owns the trial document (leg-trial): the protocol of a trial on one person, as it was when it was
 * started, and what happened to it since. What was done on its days is in the log alone.
 *
 * Days are civil days that begin at `day_start`. Two make a pair; for each pair chance has drawn,
 * at the start, which routine comes first. A checksum of the protocol shows a change by hand. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "body/leg.h"
#include "body/rating.h"
#include "doc/document.h"

enum { TRIAL_LEAST_PAIRS = 6, TRIAL_MOST_PAIRS = 20 };
enum { TRIAL_ROUTINE_SIZE = 40, TRIAL_MOST_SECONDS = 3600 };

enum arm { ARM_A, ARM_B, ARMS };
enum trial_when { TRIAL_AFTER, TRIAL_BEFORE, TRIAL_WHENS };
const char *trial_when_id(enum trial_when when);

struct trial {
	struct envelope envelope;
	char routine[ARMS][TRIAL_ROUTINE_SIZE]; /* ids */
	int seconds;				/* of each day's session */
	enum rating measure;
	enum leg leg; /* LEG_BOTH: the mean of the two */
	enum trial_when when;
	int pairs;
	int64_t first_day;		  /* base/civil.h */
	int day_start;			  /* seconds after midnight */
	enum arm first[TRIAL_MOST_PAIRS]; /* drawn: the routine of the pair's first day */
	/* what happened since */
	int peeks; /* how often the result was looked at before the end */
	bool stopped;
	struct stamp stopped_at;
};

int trial_days(const struct trial *trial) __attribute__((nonnull));	    /* 2 * pairs */
int64_t trial_last_day(const struct trial *trial) __attribute__((nonnull)); /* as planned */

/* The day of the trial, counted from 0, on which `time` falls; below 0 before it began. */
int64_t trial_index(const struct trial *trial, struct stamp time) __attribute__((nonnull));

/* If it was stopped: the civil day, and whether that was "before" or "on" its last day. */
int64_t trial_stop_day(const struct trial *trial) __attribute__((nonnull));
const char *trial_stop_place(const struct trial *trial) __attribute__((nonnull));

/* The arm drawn for the `index`th day, 0 to trial_days - 1. */
enum arm trial_arm(const struct trial *trial, int index) __attribute__((nonnull));

/* True if the trial is under way at `time`: not past its last day, not stopped. Its first day may
 * lie ahead, in a zone to the west of that of its start. */
bool trial_runs(const struct trial *trial, struct stamp time) __attribute__((nonnull));

/* The arm of a routine; false if the trial has no such routine. */
bool trial_arm_of(const struct trial *trial, const char *routine, enum arm *arm)
	__attribute__((nonnull, warn_unused_result));

enum { TRIAL_CHECKSUM_SIZE = sizeof "0123456789abcdef" };
/* The checksum of the protocol. */
char *trial_checksum(const struct trial *trial, char out[TRIAL_CHECKSUM_SIZE])
	__attribute__((nonnull));

void trial_encode(const struct trial *trial, struct text *out) __attribute__((nonnull));

/* FAULT_DATA if it is no trial, or if its protocol was changed since the start. */
bool trial_read(const struct doc_place *root, void *trial, struct fault *fault)
	__attribute__((nonnull, warn_unused_result)); /* a doc_visitor */
