/* The spoken words and their timing, for the voice and for line mode. Pure.
 *
 * Each sentence of an instruction is told once; a later step of the same kind is called by its
 * name. Words that a step is too short for are said in the step before, or in a pause made for
 * them, so that no utterance is longer than its step and no caution is cut off or dropped. A voice
 * that is slower is waited for: the step after holds back for a while. Counts give way to
 * sentences. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "event.h"
#include "timer_state.h"

/* Remembers the words already told. */
struct told_before {
	bool instruction[PLAN_MOST_STEPS]; /* of each step that was told its own */
	bool check;			   /* in full */
	int pressure;			   /* the last one; 0 = none yet */
};

/* True if the instruction of the step was not told yet, with an earlier one like it. */
bool told_is_new(const struct told_before *before, const struct plan *plan, size_t step)
	__attribute__((nonnull));

/* Adds title, instruction and caution of a step, and a pressure that is not the last one; omits
 * sentences of the instruction that were told before, and remembers those it adds. */
void told_step(struct told_before *before, const struct timer *timer, size_t step, struct text *out)
	__attribute__((nonnull));

/* The words of an event that are the same on the screen, in a line and aloud, or NULL. */
const char *told_event(const struct event *event, const struct plan *plan) __attribute__((nonnull));

/* The question of a check, in full or in short; the giver of a massage is to ask it. */
const char *check_words(const struct plan *plan, bool again) __attribute__((nonnull));

/* Adds it, in full the first time. */
void told_check(struct told_before *before, const struct plan *plan, struct text *out)
	__attribute__((nonnull));

enum { SPEECH_NONE = -1 };

struct speech {
	struct told_before before;
	bool strokes;	     /* each stroke is counted aloud, and then no seconds */
	int64_t busy_until;  /* on the clock of the plan */
	bool sounds;	     /* the voice is still busy with its last words */
	bool sentences;	     /* those are more than a count */
	int telling;	     /* the step that they are about, or SPEECH_NONE */
	int64_t patience;    /* milliseconds that the step begun may be held back for them; a voice
				that has used it up is not waited for again */
	int foretold;	     /* the step that was told in the one before it, or SPEECH_NONE */
	int to_foretell;     /* the step to tell in this one, or SPEECH_NONE */
	int begun;	     /* the step that began at this moment, or SPEECH_NONE */
	bool check;	     /* it begins with a check */
	bool late_check;     /* the step before was over too soon for its check */
	struct text sayings; /* the rest of this moment */
	bool urgent;	     /* they do not wait */
};

void speech_init(struct speech *speech, bool strokes) __attribute__((nonnull));
void speech_release(struct speech *speech) __attribute__((nonnull));

/* Takes in what happened. */
void speech_hear(struct speech *speech, const struct event *event, const struct timer *timer)
	__attribute__((nonnull));

/* Adds the words to say at this moment. Returns the milliseconds by which the step that has just
 * begun must wait for them, or, with no words yet, for the voice to end. */
int64_t speech_settle(struct speech *speech, const struct timer *timer, struct text *out)
	__attribute__((nonnull, warn_unused_result));

/* How long it takes to say, at 170 words a minute. */
int64_t speech_ms(const char *words) __attribute__((nonnull));
