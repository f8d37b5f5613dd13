/* The few members of a session that the reports need, read without making a whole document of each
 * line.
 *
 * A log of twenty years is read at every report. Lines that our own writer made have one form, so a
 * scanner that knows it takes what is wanted straight out of the bytes; it accepts a strict part of
 * what session_decode accepts, and every other line goes to session_decode. A test holds the two to
 * the same answer on every golden line and on mutants of it. Some hundred bytes are held for each
 * session of a month: a month at a time, never the log. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/session.h"

/* The scanner looks at up to so many bytes behind a line: the caller makes sure that they can be
 * read, and that the first is a newline or NUL. */
enum { FACT_UNRATED = -1, FACT_SLACK = 64, FACT_MOST_PARTS = STEP_KINDS * (LEG_BOTH + 1) };

/* Seconds of one kind on one leg. */
struct fact_part {
	unsigned char kind; /* enum step_kind */
	unsigned char leg;  /* enum leg */
	int seconds;
};

struct fact_rated {
	struct ratings before;
	struct ratings after;
};

/* Words whose number is known beforehand. */
enum { FACT_NO_WORD, FACT_DAY_OFF, FACT_RATING };

struct fact {
	struct uuid id;
	unsigned char mode;
	unsigned char status;
	bool simulated;
	int64_t created;
	struct stamp started;
	int active_seconds;
	unsigned part; /* the first of `parts` in struct facts */
	int rated;     /* in struct facts, or FACT_UNRATED */
	unsigned short parts;
	unsigned short routine; /* a word of struct facts, or FACT_NO_WORD */
	unsigned short kind;	/* the same; of a session made by hand */
	/* set by the reader of the month: the length of the line, its number and its offset */
	unsigned length;
	unsigned line;
	bool gone; /* it was taken back */
	bool away; /* a change moved it to another month */
	int64_t offset;
};

struct facts {
	struct fact *of;
	size_t count, room;
	struct fact_part *parts;
	size_t part_count, part_room;
	struct fact_rated *rated;
	size_t rated_count, rated_room;
	char **words; /* each routine and kind once */
	size_t word_count, word_room;
	struct fact_date { /* the stamp read last: records of a day come together */
		char word[STAMP_SIZE];
		int64_t midnight; /* of its date and zone, in seconds since 1970 */
		int offset;
	} date;
};

void facts_init(struct facts *facts) __attribute__((nonnull));
void facts_release(struct facts *facts) __attribute__((nonnull));

/* Forgets the facts, keeps the words and the memory. */
void facts_clear(struct facts *facts) __attribute__((nonnull));

/* Adds what `session` says, as the last fact. */
void facts_add(struct facts *facts, const struct session *session) __attribute__((nonnull));

/* The kinds of lines in the log. A session is added as the last fact; FACT_BAD fills the fault. */
enum fact_line { FACT_SESSION, FACT_AMENDMENT, FACT_ERASURE, FACT_BAD };
enum fact_line facts_read(struct facts *facts, const char *bytes, size_t length,
			  struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* The scanner alone: false if the line is not in the canonical form (nothing is added then). */
bool facts_scan(struct facts *facts, const char *bytes, size_t length)
	__attribute__((nonnull, warn_unused_result));

/* The word's number among `words`, added when it is new. */
unsigned short facts_word(struct facts *facts, const char *word, size_t length)
	__attribute__((nonnull));
