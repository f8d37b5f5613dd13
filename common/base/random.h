/* Owns randomness: bits from the kernel. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"

/* 32 fair coins. FAULT_SYSTEM if the kernel gives none. */
bool random_bits(uint32_t *bits, struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* 64 bits for an id; false if the kernel has none yet. */
bool random_try(uint64_t *bits) __attribute__((nonnull, warn_unused_result));
