/* The signals that end a process unless it says otherwise. A program that has taken the terminal or
 * has something to save must catch them all: one that it forgets leaves the terminal raw. */
#pragma once
#include <signal.h>
#include <stdbool.h>

/* True for HUP, INT, QUIT, TERM and every other signal that would end the program, but KILL, PIPE
 * (base/wait.h), XFSZ (which is ignored: the write fails instead) and crashes (base/term.h). */
bool signals_end(int signal) __attribute__((const));

/* The set of `signal` alone. */
sigset_t signals_only(int signal);

/* Notes that `signal` has come: for a handler. */
void signals_note(int signal);

/* True if `signal` was noted; the note is taken away. */
bool signals_take(int signal);

/* True if one that ends a program has come: it is noted, or held back (blocked). */
bool signals_ending(void);

/* Stops this process by `signal` (TSTP, TTIN or TTOU), whatever is blocked or caught, until it is
 * continued. False if nothing has stopped it: there is no shell that could continue it. */
bool signals_stop(int signal);

/* Makes a write past RLIMIT_FSIZE fail with EFBIG instead of ending the program, lets waitpid tell
 * how a child ended even if the parent of this process ignored SIGCHLD, and takes the signals that
 * the parent had blocked: one that it ignored stays so, as nohup(1) wants it. */
void signals_begin(void);
