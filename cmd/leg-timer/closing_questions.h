/* The questions while the clock does not run: which sign stopped the session, and the ratings
 * before and after; with the advice. In lines, on the terminal in its usual state. */
#pragma once
#include <stdbool.h>

#include "page.h"
#include "session_view.h"

/* Asks which sign it was, once: the number or the id. view->symptom stays SCRIPT_NO_SYMPTOM if no
 * answer comes (no terminal, end of input, a signal). */
void ending_ask(struct session_view *view, const struct settings *settings)
	__attribute__((nonnull));

/* Adds what to do now about view->symptom; without one, about every urgent sign. */
void ending_advise(const struct session_view *view, const struct settings *settings,
		   struct page *page) __attribute__((nonnull));

/* Adds what to watch for after every session. */
void ending_watch(const struct session_view *view, const struct settings *settings,
		  struct page *page) __attribute__((nonnull));

/* Asks for the ratings in `asked` (bits 1 << enum rating) of both legs; each can be left out with
 * Enter. False if the conversation was broken off (view->signal may say by what). */
enum {
	ENDING_ALL_RATINGS = 1 << RATING_HEAVINESS | 1 << RATING_ACHING | 1 << RATING_SWELLING |
			     1 << RATING_TIREDNESS
};
bool ending_rate(struct session_view *view, const char *when, unsigned asked,
		 struct ratings *ratings) __attribute__((nonnull, warn_unused_result));
