#include "doc/erasure.h"

#include <string.h>

#include "base/alloc.h"
#include "doc/json.h"
#include "doc/json_write.h"

static const char type[] = "leg-erasure";

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
	return doc_envelope(root, type, ERASURE_VERSION, &erasure->envelope, fault) &&
	       doc_uuid(root, "target", &erasure->target, fault) &&
	       doc_month(root, "month", erasure->month, fault) && read_what(root, erasure, fault);
}

void erasure_encode(const struct erasure *erasure, struct text *out)
{
	doc_begin(out, type, ERASURE_VERSION, &erasure->envelope);
	doc_put_string(out, "target", erasure->target.word);
	if (*erasure->month)
		doc_put_string(out, "month", erasure->month);
	doc_put_string(out, "what", erasure->note ? "note" : "record");
	doc_finish(out);
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

void erasures_take(struct erasures *erasures, const char *bytes, size_t length)
{
	struct erasure erasure;
	struct fault fault;
	if (memmem(bytes, length, type, sizeof type - 1) &&
	    doc_decode(bytes, length, erasure_read, &erasure, &fault))
		erasures_add(erasures, &erasure);
}

bool erasures_record(const struct erasures *erasures, const char *id)
{
	for (size_t i = 0; i < erasures->count; i++)
		if (!erasures->of[i].note && !strcmp(erasures->of[i].target.word, id))
			return true;
	return false;
}

static bool said_before(const struct envelope *said, const struct envelope *erased)
{
	if (said->created.at != erased->created.at)
		return said->created.at < erased->created.at;
	return uuid_order(&said->id, &erased->id) < 0;
}

bool erasures_note(const struct erasures *erasures, const char *id, const struct envelope *said)
{
	for (size_t i = 0; i < erasures->count; i++) {
		const struct erasure *erasure = &erasures->of[i];
		if (erasure->note && !strcmp(erasure->target.word, id) &&
		    (!said || said_before(said, &erasure->envelope)))
			return true;
	}
	return false;
}

static enum erasure_fate fate_of_amendment(const struct erasures *erasures,
					   const struct amendment *amendment)
{
	if (erasures_record(erasures, amendment->target.word))
		return ERASURE_DROPS;
	return amendment->set.note &&
			       erasures_note(erasures, amendment->target.word, &amendment->envelope)
		       ? ERASURE_BLANKS
		       : ERASURE_KEEPS;
}

static enum erasure_fate fate_of_session(const struct erasures *erasures,
					 const struct session *session)
{
	if (erasures_record(erasures, session->envelope.id.word))
		return ERASURE_DROPS;
	return *session->note && erasures_note(erasures, session->envelope.id.word, NULL)
		       ? ERASURE_BLANKS
		       : ERASURE_KEEPS;
}

/* The fate of a line, and the id of the change that it is (else ""). */
static enum erasure_fate fate(const struct erasures *erasures, const char *bytes, size_t length,
			      struct uuid *change)
{
	struct amendment amendment;
	struct session session;
	struct fault fault;
	enum erasure_fate fate = ERASURE_KEEPS;
	*change = (struct uuid){0};
	if (doc_decode(bytes, length, amendment_read, &amendment, &fault)) {
		fate = fate_of_amendment(erasures, &amendment);
		*change = amendment.envelope.id;
		amendment_release(&amendment);
	} else if (doc_decode(bytes, length, session_read, &session, &fault)) {
		fate = fate_of_session(erasures, &session);
		session_release(&session);
	}
	return fate;
}

enum erasure_fate erasures_fate(const struct erasures *erasures, const char *bytes, size_t length)
{
	struct uuid change;
	return erasures->count ? fate(erasures, bytes, length, &change) : ERASURE_KEEPS;
}

enum erasure_fate erasures_follow(struct erasures *erasures, const char *bytes, size_t length,
				  bool *grew)
{
	struct erasure dropped = {0};
	enum erasure_fate found = fate(erasures, bytes, length, &dropped.target);
	if (found == ERASURE_DROPS && *dropped.target.word &&
	    !erasures_record(erasures, dropped.target.word)) {
		erasures_add(erasures, &dropped);
		*grew = true;
	}
	return found;
}
