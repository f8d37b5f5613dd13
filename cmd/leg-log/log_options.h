/* The words of the command line, and their meaning.
 *
 * The parser stores words; they are read when the command runs, with the settings and the time. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/stamp.h"
#include "doc/session.h"
#include "tool/commands.h"
#include "tool/log_read.h"

/* Each is NULL if the option was not given; a flag holds its own name. */
struct log_options {
	struct command_input input;
	const char *at, *kind, *minutes, *leg, *routine, *note, *before, *after, *days;
	const char *since, *until, *day_start, *simulated, *partner;
	const char *format, *explain, *repair, *with, *person;
	const char *number, *newest, *grep, *screening, *erase_note, *runs, *goal, *dry_run;
};

/* Reads --since, --until, --kind, --routine and --day-start, and the settings. A wrong day_start is
 * a fault if the command goes `by_day`, or a date is given; else it is said, and the default holds.
 */
bool log_filter_read(const struct log_options *options, bool by_day, struct log_filter *filter,
		     struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* The same of a command that reports: FAULT_USAGE too if --kind or --routine is a word that neither
 * leg nor any record of the log has. It is a slip of the finger, and "nothing in that range" would
 * be a wrong answer to it. But a log may hold words of another or a later program. */
bool log_range_read(const struct log_options *options, bool by_day, struct log_filter *filter,
		    struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* Tells a --routine that log_range_read refuses: a record may have a word of its own, but it may be
 * a slip of the finger. `word` may be NULL. */
void log_routine_doubt(const char *word);

/* The setting "plain", or ACCESSIBLE: lines alone, and no colour. */
bool log_plain(void);

/* Below, a `word` that is NULL leaves the value as it is; `option` is the name for the fault.
 *
 * Ratings as "heaviness=5/4,swelling=3,visible-veins=yes/no": left/right, or one for both legs; "-"
 * leaves a leg as it is. */
bool log_ratings_read(const char *word, const char *option, struct ratings *ratings,
		      struct fault *fault) __attribute__((nonnull(2, 3, 4), warn_unused_result));

/* Words of the user's that are kept: UTF-8, for PostgreSQL refuses a whole load for one byte that
 * is none, and JSON cannot say it. */
bool log_utf8_read(const char *word, const char *option, struct fault *fault)
	__attribute__((nonnull(2, 3), warn_unused_result));

/* --minutes in seconds, at most a day. */
bool log_minutes_read(const char *word, int *seconds, struct fault *fault)
	__attribute__((nonnull(2, 3), warn_unused_result));

bool log_leg_read(const char *word, enum leg *leg, struct fault *fault)
	__attribute__((nonnull(2, 3), warn_unused_result));

/* One of a table of words (base/choices.h): its place there. */
bool log_choice_read(const char *word, const char *option, const void *rows, size_t count,
		     size_t size, int *choice, struct fault *fault)
	__attribute__((nonnull(2, 3, 6, 7), warn_unused_result));
#define LOG_CHOICE_READ(word, option, table, choice, fault)                                        \
	log_choice_read((word), (option), (table), sizeof(table) / sizeof((table)[0]),             \
			sizeof((table)[0]), (choice), (fault))

/* --format of a command that writes text or JSON. */
bool log_format_read(const struct log_options *options, bool *json, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* A date of leg(7), or one with seconds as a spreadsheet has it ("2026-11-22 9:30:05"); on a day
 * without a time its midday. */
bool log_moment_read(const char *word, const struct log_filter *filter, struct stamp *at,
		     bool *whole_day, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* When a record began: at the time of --at; on a day without a time at its midday; without --at,
 * and today before midday, `lasted` seconds ago. A record that is not over yet is refused, unless
 * it may be `ahead`. */
bool log_at_read(const struct log_options *options, const struct log_filter *filter, int64_t lasted,
		 bool ahead, struct stamp *started, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* The moment for a day without a time: noon, which no zone moves to another day, or the beginning
 * of a day that begins later. */
int64_t log_midday(int64_t day, const struct log_filter *filter) __attribute__((nonnull));

/* Synonyms: "walk" is the kind walking, "walking" the routine walk. Returns any other word as it
 * is. */
const char *log_kind_meant(const char *word) __attribute__((nonnull));
const char *log_routine_meant(const char *word) __attribute__((nonnull));

/* The kind of a record with ratings and a note alone, such as the evening's. */
extern const char LOG_RATING[];

/* The kinds that a record can be made of by hand: the `index`th word, or NULL behind the last. */
const char *log_hand_kind(size_t index);

/* --kind of a record made by hand; whether a word is such a kind, and whether that takes time. */
bool log_kind_read(const char *word, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
bool log_kind_by_hand(const char *word) __attribute__((nonnull));
bool log_kind_takes_time(const char *kind) __attribute__((nonnull));
