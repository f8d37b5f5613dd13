/* A page of text in parts that fit the terminal; each stays until the user goes on. */
#pragma once
#include <stdbool.h>

#include "show/paged_text.h"
#include "session_view.h"

struct page {
	struct text words; /* paragraphs, a line each; one that begins with a blank stays a line */
	bool ends;	   /* after the last part the program ends: it waits for no key */
	struct paged_text paged;
};

#define PAGE_EMPTY                                                                                 \
	((struct page){.words = TEXT_EMPTY, .paged = {.lines = TEXT_EMPTY, .starts = TEXT_EMPTY}})

/* Breaks the words into the lines of page->paged, for this terminal. */
void page_wrap(struct page *page, const struct session_view *view) __attribute__((nonnull));

/* True if it is one part, once it is wrapped. */
bool page_fits(struct page *page, const struct session_view *view) __attribute__((nonnull));

/* Shows part after part, each until a key. False if the user leaves, or a signal or a hang-up ends
 * it. */
bool page_through(struct session_view *view, struct page *page)
	__attribute__((nonnull, warn_unused_result));

/* The lines of a session that does not wait: a log, a pipe, a key file. Always true. */
bool page_print_all(struct session_view *view, const struct page *page) __attribute__((nonnull));

void page_release(struct page *page) __attribute__((nonnull));
