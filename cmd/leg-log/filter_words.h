/* Checks the words of --kind and --routine of a command that reports.
 *
 * An unknown word is a slip of the finger, and "nothing in that range" would be a wrong answer to
 * it. But a log may hold words of another or a later program: any word in the log may be asked for.
 */
#pragma once
#include <stdbool.h>

#include "log_options.h"

/* log_filter_read, and FAULT_USAGE if --kind or --routine is a word that neither leg nor any record
 * of the log has. */
bool log_range_read(const struct log_options *options, struct log_filter *filter,
		    struct fault *fault) __attribute__((nonnull, warn_unused_result));
