/* Owns the identity of a process, such that another one that is given its number later is not taken
 * for it: the number, when it was started, and the boot it was started in. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum { PROCESS_BOOT_SIZE = 37 };

struct process {
	int64_t pid;
	int64_t started;	      /* clock ticks since the boot */
	char boot[PROCESS_BOOT_SIZE]; /* the kernel's boot_id; "" if it cannot be read */
};

struct process process_self(void);

bool process_same(const struct process *one, const struct process *two) __attribute__((nonnull));

/* True if it still runs, stopped or not. A zombie does not, nor one of another boot or machine. */
bool process_lives(const struct process *process) __attribute__((nonnull));

/* The identity of the boot: a file that carries another one is from before the machine started.
 * "" if it cannot be read. Returns `boot`. */
char *process_boot(char boot[PROCESS_BOOT_SIZE]) __attribute__((nonnull));
