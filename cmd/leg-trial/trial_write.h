/* Owns the changes of a trial on disk. A change is written to a new file that takes the old one's
 * place. From the reading to the writing the folder is locked, so that of two starts at once only
 * one draws, and no look is lost. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/trial.h"

void trial_encode(const struct trial *trial, struct text *out) __attribute__((nonnull));

/* Changes the newest trial, or puts a new one in its place, while no other program can do either;
 * `there` is false if there is none. Nothing is written if that is a fault. */
typedef bool trial_changer(struct trial *trial, bool there, void *context, struct fault *fault);
bool trials_change(trial_changer *change, void *context, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
