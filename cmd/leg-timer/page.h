/* A page of text in parts that fit the terminal; each stays until the user goes on. */
#pragma once
#include <stdbool.h>

#include "session_view.h"
#include "show/paged_text.h"

struct page {
	struct text words; /* paragraphs, a line each; one that begins with a blank stays a line */
	bool starts;	   /* the clock starts after it */
	struct paged_text paged;
};

#define PAGE_EMPTY                                                                                 \
	((struct page){.words = TEXT_EMPTY, .paged = {.lines = TEXT_EMPTY, .starts = TEXT_EMPTY}})

/* A paragraph more; empty ones are left out. One with values is added to `words`. */
void page_add(struct page *page, const char *words) __attribute__((nonnull));

/* A paragraph for each thing that the plan leaves out or changes. */
void page_add_omitted(struct page *page, const struct plan *plan) __attribute__((nonnull));

/* Shows part after part, each until a key. False if the user leaves, or a signal or a hang-up ends
 * it (view->signal and view->terminal_gone say so). The caller has taken the keys. */
bool page_through(struct session_view *view, struct page *page)
	__attribute__((nonnull, warn_unused_result));

/* In lines: wraps the page, and shows it in such parts if it does not fit the terminal with
 * `beside` rows more. False if it fits, or nothing can wait for a key: then it is still to be
 * shown. */
bool page_in_parts(struct session_view *view, struct page *page, int beside)
	__attribute__((nonnull, warn_unused_result));

/* In lines: shows the page, in parts if need be; true if it came in parts. */
bool page_tell(struct session_view *view, struct page *page, int beside) __attribute__((nonnull));

/* The lines of a session that does not wait: a log, a pipe, a key file. */
void page_print_all(struct session_view *view, const struct page *page) __attribute__((nonnull));

void page_release(struct page *page) __attribute__((nonnull));
