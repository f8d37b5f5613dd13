#include "rule/amendments_apply.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"

void history_clear(struct history *history)
{
	for (size_t i = 0; i < history->count; i++)
		amendment_release(&history->of[i].amendment);
	history->count = 0;
	history->erasures.count = 0;
}

void history_release(struct history *history)
{
	history_clear(history);
	alloc_free(history->of);
	alloc_free(history->by_target);
	erasures_release(&history->erasures);
	*history = (struct history){0};
}

void history_add(struct history *history, struct amendment amendment)
{
	ALLOC_ROOM(history->of, history->count, history->room);
	history->of[history->count++] = (struct history_entry){.amendment = amendment};
}

/* ---- order ----------------------------------------------------------------------------------- */

/* One id with two contents cannot come from us, but must be read alike in every copy of the log. */
static int by_content(const struct amendment *a, const struct amendment *b)
{
	struct text one = TEXT_EMPTY, two = TEXT_EMPTY;
	amendment_encode(a, &one);
	amendment_encode(b, &two);
	int order = strcmp(one.bytes, two.bytes);
	text_release(&one);
	text_release(&two);
	return order;
}

static int by_id(const void *one, const void *two)
{
	const struct amendment *a = &((const struct history_entry *)one)->amendment;
	const struct amendment *b = &((const struct history_entry *)two)->amendment;
	int order = uuid_order(&a->envelope.id, &b->envelope.id);
	order = order ? order : envelope_order(&a->envelope, &b->envelope);
	return order ? order : by_content(a, b);
}

static int by_order(const void *one, const void *two)
{
	const struct amendment *a = &((const struct history_entry *)one)->amendment;
	const struct amendment *b = &((const struct history_entry *)two)->amendment;
	return envelope_order(&a->envelope, &b->envelope);
}

/* Each id once, with its greatest content. */
static void drop_repeats(struct history *history)
{
	size_t kept = 0;
	qsort(history->of, history->count, sizeof *history->of, by_id);
	for (size_t i = 0; i < history->count; i++) {
		const struct history_entry *entry = &history->of[i];
		bool last = i + 1 == history->count || uuid_order(&entry->amendment.envelope.id,
								  &entry[1].amendment.envelope.id);
		if (last)
			history->of[kept++] = history->of[i];
		else
			amendment_release(&history->of[i].amendment);
	}
	history->count = kept;
}

static int by_target(const void *one, const void *two, void *context)
{
	const struct history *history = context;
	size_t a = *(const size_t *)one, b = *(const size_t *)two;
	int order =
		strcmp(history->of[a].amendment.target.word, history->of[b].amendment.target.word);
	return order ? order : (a > b) - (a < b);
}

size_t history_about(const struct history *history, const char *id, size_t *first)
{
	size_t low = 0, high = history->count, count = 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct history_entry *entry = &history->of[history->by_target[middle]];
		if (strcmp(entry->amendment.target.word, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*first = low;
	while (low + count < history->count &&
	       !strcmp(history->of[history->by_target[low + count]].amendment.target.word, id))
		count++;
	return count;
}

const struct amendment *history_takes_back(const struct history *history, const char *id)
{
	size_t first, count = history_about(history, id, &first);
	for (size_t i = 0; i < count; i++) {
		const struct history_entry *entry = &history->of[history->by_target[first + i]];
		if (entry->amendment.undo && entry->stands)
			return &entry->amendment;
	}
	return NULL;
}

/* An erased record takes its changes with it, and theirs. */
static void drop_erased(struct history *history)
{
	for (bool dropped = true; dropped;) {
		size_t kept = 0;
		dropped = false;
		for (size_t i = 0; i < history->count; i++) {
			struct amendment *amendment = &history->of[i].amendment;
			if (!erasures_record(&history->erasures, amendment->target.word)) {
				history->of[kept++] = history->of[i];
				continue;
			}
			struct erasure follows = {.target = amendment->envelope.id};
			erasures_add(&history->erasures, &follows);
			amendment_release(amendment);
			dropped = true;
		}
		history->count = kept;
	}
}

void history_settle(struct history *history)
{
	if (!history->count)
		return;
	drop_repeats(history);
	drop_erased(history);
	qsort(history->of, history->count, sizeof *history->of, by_order);
	history->by_target =
		alloc_resize(history->by_target, history->count, sizeof *history->by_target);
	for (size_t i = 0; i < history->count; i++) {
		history->by_target[i] = i;
		history->of[i].stands = false;
	}
	qsort_r(history->by_target, history->count, sizeof *history->by_target, by_target, history);
	/* from the last to the first: an undo takes back what comes before it */
	for (size_t i = history->count; i-- > 0;)
		history->of[i].stands =
			!history_takes_back(history, history->of[i].amendment.envelope.id.word);
}

/* ---- what it comes to ------------------------------------------------------------------------ */

bool history_touches(const struct history *history, const char *id)
{
	size_t first;
	return history_about(history, id, &first) > 0 ||
	       erasures_note(&history->erasures, id, NULL);
}

static void change_word(char **word, const char *to)
{
	if (!to)
		return;
	alloc_free(*word);
	*word = alloc_string(to);
}

static void change_ratings(struct ratings *ratings, const struct ratings *to)
{
	for (int rating = 0; rating < RATINGS; rating++)
		for (int leg = 0; leg < LEGS; leg++)
			if (to->value[rating][leg] != RATING_ABSENT)
				ratings->value[rating][leg] = to->value[rating][leg];
}

/* The leg that a record made by hand names. */
static enum leg leg_of(const struct session *session)
{
	for (int kind = 0; kind < STEP_KINDS; kind++)
		for (enum leg leg = 0; leg < LEG_BOTH; leg++)
			if (session->active[kind][leg])
				return leg;
	return LEG_BOTH;
}

static void change_by_hand(struct session *session, const struct amendment_set *set)
{
	enum leg leg = set->leg >= 0 ? (enum leg)set->leg : leg_of(session);
	change_word(&session->kind, set->kind);
	if (set->active_seconds >= 0)
		session->active_seconds = set->active_seconds;
	session_fill_active(session, leg);
}

static void change(struct session *session, const struct amendment_set *set)
{
	if (set->moved) {
		session->started = set->started;
		session->ended = set->ended;
	}
	if (!session->planned && (set->kind || set->active_seconds >= 0 || set->leg >= 0))
		change_by_hand(session, set);
	change_word(&session->routine, set->routine);
	change_ratings(&session->before, &set->before);
	change_ratings(&session->after, &set->after);
}

/* True if a record made by hand ends when its time is over, and not later. */
static bool ends_with_its_time(const struct session *session)
{
	return !session->planned &&
	       session->ended.at - session->started.at == session->active_seconds;
}

void history_apply(const struct history *history, struct session *session)
{
	const char *id = session->envelope.id.word;
	bool to_its_end = ends_with_its_time(session);
	size_t first, count = history_about(history, id, &first);
	if (erasures_note(&history->erasures, id, NULL))
		change_word(&session->note, "");
	for (size_t i = 0; i < count; i++) {
		const struct history_entry *entry = &history->of[history->by_target[first + i]];
		const struct amendment *amendment = &entry->amendment;
		if (!entry->stands || amendment->undo)
			continue;
		change(session, &amendment->set);
		if (!erasures_note(&history->erasures, id, &amendment->envelope))
			change_word(&session->note, amendment->set.note);
	}
	if (!to_its_end)
		return;
	/* a change of the hour does not know a change of the minutes that was undone later */
	session->ended = session->started;
	session->ended.at += session->active_seconds;
}
