/* Owns where the record of a session goes: standard output, and where that fails the folder of
 * records that were not saved. run/ may include it. */
#pragma once
#include <stdbool.h>

#include "doc/session.h"
#include "tool/options.h"

/* Writes it. Where that fails it is kept in unsaved/ID.json of the state folder, and the fault
 * (FAULT_IO) names both. */
bool keeping_write(const struct session *session, enum format format, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
