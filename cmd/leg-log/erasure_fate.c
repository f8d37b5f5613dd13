#include "erasure_fate.h"

#include <string.h>

#include "doc/json.h"

void erasures_take(struct erasures *erasures, const char *bytes, size_t length)
{
	static const char type[] = "leg-erasure";
	struct erasure erasure;
	struct fault fault;
	if (memmem(bytes, length, type, sizeof type - 1) &&
	    doc_decode(bytes, length, erasure_read, &erasure, &fault))
		erasures_add(erasures, &erasure);
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
