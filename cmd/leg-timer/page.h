/* A page of text in parts that fit the terminal; each stays until the user goes on. */
#pragma once
#include <stdbool.h>

#include "show/paged_text.h"
#include "session_view.h"

struct page {
	struct text words; /* paragraphs, a line each */
	struct paged_text paged;
};

#define PAGE_EMPTY ((struct page){TEXT_EMPTY, {.lines = TEXT_EMPTY, .starts = TEXT_EMPTY}})

/* Shows part after part, each until a key. False if the user leaves, or a signal or a hang-up ends
 * it. */
bool page_through(struct session_view *view, struct page *page)
	__attribute__((nonnull, warn_unused_result));

/* The lines of a session that does not wait: a log, a pipe, a key file. Always true. */
bool page_print_all(struct session_view *view, const struct page *page) __attribute__((nonnull));

void page_release(struct page *page) __attribute__((nonnull));
