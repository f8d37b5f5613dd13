/* Writes the record of a session: to standard output, and if that fails to the folder of unsaved
 * records. */
#pragma once
#include <stdbool.h>

#include "doc/session.h"
#include "tool/options.h"

/* Writes it. If that fails it is kept in unsaved/ID.json of the state folder, and the fault
 * (FAULT_IO) names both. If that fails too it is printed, and *kept is false. */
bool record_save(const struct session *session, enum format format, bool *kept, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Keeps `document` as unsaved/ID.json, in the place of an earlier one of the same session, and adds
 * its path, made visible, to `path`. A half-written one is never left. */
bool record_keep(const struct uuid *id, const struct text *document, struct text *path,
		 struct fault *fault) __attribute__((nonnull, warn_unused_result));
