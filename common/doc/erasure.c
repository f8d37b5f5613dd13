#include "doc/erasure.h"

#include <string.h>

#include "base/alloc.h"
#include "doc/json.h"

static bool read_what(const struct doc_place *root, struct erasure *erasure, struct fault *fault)
{
	const char *what;
	if (!doc_string(root, "what", &what, fault))
		return false;
	erasure->note = !strcmp(what, "note");
	return erasure->note || !strcmp(what, "record") ||
	       doc_refuse(root, "what", fault, "expected \"record\" or \"note\"");
}

bool erasure_read(const struct doc_place *root, void *into, struct fault *fault)
{
	struct erasure *erasure = into;
	*erasure = (struct erasure){0};
	return doc_envelope(root, "leg-erasure", ERASURE_VERSION, &erasure->envelope, fault) &&
	       doc_uuid(root, "target", &erasure->target, fault) &&
	       doc_month(root, "month", erasure->month, fault) && read_what(root, erasure, fault);
}

/* ---- many ---- */

void erasures_release(struct erasures *erasures)
{
	alloc_free(erasures->of);
	*erasures = (struct erasures){0};
}

void erasures_add(struct erasures *erasures, const struct erasure *erasure)
{
	ALLOC_ROOM(erasures->of, erasures->count, erasures->room);
	erasures->of[erasures->count++] = *erasure;
}

bool erasures_record(const struct erasures *erasures, const char *id)
{
	for (size_t i = 0; i < erasures->count; i++)
		if (!erasures->of[i].note && !strcmp(erasures->of[i].target.word, id))
			return true;
	return false;
}

bool erasures_note(const struct erasures *erasures, const char *id, const struct envelope *said)
{
	for (size_t i = 0; i < erasures->count; i++) {
		const struct erasure *erasure = &erasures->of[i];
		if (erasure->note && !strcmp(erasure->target.word, id) &&
		    (!said || envelope_order(said, &erasure->envelope) < 0))
			return true;
	}
	return false;
}
