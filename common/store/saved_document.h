/* Owns reading the small documents that are kept in the state folder. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/text.h"

/* Fills `into` from a document's bytes. */
typedef bool saved_decoder(const struct text *bytes, void *into, struct fault *fault);

/* Reads the document `name` of the state folder whole and decodes it. If there is none, `into` is
 * left as it is and *missing is true. A fault of the decoder gets the path in front. */
bool saved_document_read(const char *name, saved_decoder *decode, void *into, bool *missing,
			 struct fault *fault) __attribute__((nonnull, warn_unused_result));
