/* Owns a stop in the middle of the questions: the advice comes with the answer, and so does the
 * lock (leg-safety(7), slips, locks).
 *
 * The lock is provisional: it is released if the answer is changed, and stays if the program dies
 * first. */
#pragma once
#include <stdbool.h>

#include "body/question.h"
#include "conversation.h"
#include "doc/profile.h"
#include "doc/screening.h"

struct stop_now {
	struct ask *ask;
	enum mode mode;
	const char *emergency;	       /* the number to call, made visible */
	const struct profile *profile; /* a stale yes counts until its question is answered */
	int day_start;
	bool held;		     /* this program set a lock */
	bool unrecorded;	     /* the lock could not be written, and that was said */
	const char *told[QUESTIONS]; /* the advice that was given for the answer as it stands */
};

/* True if the screening locks: an emergency, or "today". */
bool stop_now_locks(const struct screening *screening) __attribute__((nonnull));

/* The reply that counts until `question` is answered: a harmless one, or a saved yes. */
struct reply stop_now_reply(const struct stop_now *stop, enum question question)
	__attribute__((nonnull));

/* Judges the answers so far, as if everything that is not answered yet were harmless or as saved.
 */
void stop_now_judge(const struct stop_now *stop, const struct answers *answers,
		    struct screening *so_far) __attribute__((nonnull));

/* The answers whose follow-ups have not been heard yet. */
struct open_ends {
	bool clearance[QUESTIONS]; /* may still make it less: its advice waits */
	bool leg[QUESTIONS];	   /* its leg is not named, and counts as both */
};

/* Holds a lock if the answers so far must be checked today, else takes back what is held; gives the
 * advice that has not been given. True if the answers are an emergency whatever `open` turns out to
 * be; nothing is said of it. */
bool stop_now_look(struct stop_now *stop, const struct answers *answers,
		   const struct open_ends *open) __attribute__((nonnull));

/* The last words of a conversation that ends with a stop: adds the advice to `words`, with what
 * follows from it, a paragraph a line. False if there is no stop. */
bool stop_now_last_words(const struct stop_now *stop, const struct answers *answers,
			 struct text *words) __attribute__((nonnull));

/* Makes what is held a lock for good. */
bool stop_now_keep(struct stop_now *stop, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Adds to `words` that a stop could not be recorded, and why. */
void stop_now_unrecorded(const struct fault *fault, struct text *words) __attribute__((nonnull));
