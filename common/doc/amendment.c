#include "doc/amendment.h"

#include <limits.h>
#include <string.h>

#include "base/alloc.h"
#include "doc/json.h"
#include "doc/json_write.h"
#include "doc/ratings.h"

static const char type[] = "leg-amendment";

void amendment_init(struct amendment *amendment)
{
	*amendment = (struct amendment){.set = {.leg = -1, .active_seconds = -1}};
	struct amendment_set *set = &amendment->set;
	memset(set->before.value, RATING_ABSENT, sizeof set->before.value);
	set->after = set->before;
}

void amendment_release(struct amendment *amendment)
{
	alloc_free(amendment->set.kind);
	alloc_free(amendment->set.routine);
	alloc_free(amendment->set.note);
	amendment_init(amendment);
}

/* ---- reading ---- */

static bool read_times(const struct doc_place *in, struct amendment_set *set, struct fault *fault)
{
	set->moved = doc_has(in, "started") || doc_has(in, "ended");
	return !set->moved || (doc_stamp(in, "started", &set->started, fault) &&
			       doc_stamp(in, "ended", &set->ended, fault));
}

static bool read_set(const struct doc_place *root, struct amendment_set *set, struct fault *fault)
{
	struct doc_place in;
	return doc_object(root, "set", &in, fault) && read_times(&in, set, fault) &&
	       doc_optional_word(&in, "kind", SESSION_MOST_WORD, &set->kind, fault) &&
	       doc_optional_word(&in, "routine", SESSION_MOST_WORD, &set->routine, fault) &&
	       (!doc_has(&in, "leg") ||
		doc_enum(&in, "leg", word_leg, LEG_BOTH + 1, &set->leg, fault)) &&
	       (!doc_has(&in, "active_seconds") ||
		doc_int(&in, "active_seconds", 0, INT_MAX, &set->active_seconds, fault)) &&
	       (!doc_has(&in, "before") || ratings_decode(&in, "before", &set->before, fault)) &&
	       (!doc_has(&in, "after") || ratings_decode(&in, "after", &set->after, fault)) &&
	       (!doc_has(&in, "note") ||
		doc_copy(&in, "note", SESSION_MOST_NOTE, &set->note, fault));
}

static bool read_amendment(const struct doc_place *root, struct amendment *amendment,
			   struct fault *fault)
{
	if (!doc_envelope(root, type, AMENDMENT_VERSION, &amendment->envelope, fault) ||
	    !doc_uuid(root, "target", &amendment->target, fault) ||
	    !doc_month(root, "month", amendment->month, fault))
		return false;
	if (doc_has(root, "undo") == doc_has(root, "set"))
		return doc_refuse(root, NULL, fault, "expected either set or undo");
	if (doc_has(root, "set"))
		return read_set(root, &amendment->set, fault);
	if (!doc_boolean(root, "undo", &amendment->undo, fault))
		return false;
	return amendment->undo || doc_refuse(root, "undo", fault, "expected true");
}

bool amendment_read(const struct doc_place *root, void *into, struct fault *fault)
{
	struct amendment *amendment = into;
	amendment_init(amendment);
	if (read_amendment(root, amendment, fault))
		return true;
	amendment_release(amendment);
	return false;
}

/* ---- writing ---- */

static void put_set(struct text *out, const struct amendment_set *set)
{
	doc_open_object(out, "set");
	if (set->moved) {
		doc_put_stamp(out, "started", set->started);
		doc_put_stamp(out, "ended", set->ended);
	}
	doc_put_optional(out, "kind", set->kind);
	doc_put_optional(out, "routine", set->routine);
	doc_put_word(out, "leg", word_leg, set->leg);
	if (set->active_seconds >= 0)
		doc_put_integer(out, "active_seconds", set->active_seconds);
	if (ratings_any(&set->before))
		ratings_put(out, "before", &set->before);
	if (ratings_any(&set->after))
		ratings_put(out, "after", &set->after);
	if (set->note)
		doc_put_string(out, "note", set->note);
	doc_close_object(out);
}

void amendment_encode(const struct amendment *amendment, struct text *out)
{
	doc_begin(out, type, AMENDMENT_VERSION, &amendment->envelope);
	doc_put_string(out, "target", amendment->target.word);
	doc_put_optional(out, "month", amendment->month);
	if (amendment->undo)
		doc_put_boolean(out, "undo", true);
	else
		put_set(out, &amendment->set);
	doc_finish(out);
}
