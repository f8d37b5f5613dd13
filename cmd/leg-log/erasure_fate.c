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

/* The fate of what a record or a change of it (`said`, else NULL) says, with a note or without. */
static enum erasure_fate fate_of(const struct erasures *erasures, const struct uuid *record,
				 bool noted, const struct envelope *said)
{
	if (erasures_record(erasures, record->word))
		return ERASURE_DROPS;
	return noted && erasures_note(erasures, record->word, said) ? ERASURE_BLANKS
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
		fate = fate_of(erasures, &amendment.target, amendment.set.note != NULL,
			       &amendment.envelope);
		*change = amendment.envelope.id;
		amendment_release(&amendment);
	} else if (doc_decode(bytes, length, session_read, &session, &fault)) {
		fate = fate_of(erasures, &session.envelope.id, *session.note, NULL);
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
