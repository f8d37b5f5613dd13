#include "import_row.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/units.h"
#include "log_options.h"

enum { MOST_TAGS = 100 };

/* "20261122T085800Z" */
static bool moment_read(const struct doc_place *in, const char *key, struct stamp *stamp,
			struct fault *why)
{
	const char *word;
	char whole[STAMP_SIZE];
	if (!doc_string(in, key, &word, why))
		return false;
	if (strlen(word) != sizeof "20261122T085800Z" - 1)
		return doc_refuse(in, key, why, "not a time of timewarrior's");
	snprintf(whole, sizeof whole, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", word, word + 4, word + 6,
		 word + 9, word + 11, word + 13);
	if (!stamp_parse(whole, stamp))
		return doc_refuse(in, key, why, "not a time of timewarrior's");
	*stamp = stamp_local(stamp->at);
	return true;
}

/* Reads the kind from a tag. Our own prefix wins. */
static bool tag_read(const struct doc_place *item, void *into, struct fault *why)
{
	static const char prefix[] = "leg:";
	struct session *session = into;
	const char *tag;
	if (!doc_string(item, NULL, &tag, why))
		return false;
	bool ours = !strncmp(tag, prefix, sizeof prefix - 1);
	const char *what = ours ? tag + sizeof prefix - 1 : tag;
	if (!strcmp(what, "simulated") && ours)
		session->simulated = true;
	else if (!strcmp(what, "partner") && ours)
		session->mode = MODE_PARTNER;
	else if ((ours || log_kind_by_hand(what)) && *what && !session->kind)
		session->kind = alloc_string(what);
	return true;
}

static bool tags_read(const struct doc_place *root, struct session *session, struct fault *why)
{
	if (!doc_has(root, "tags"))
		return fault_set(why, FAULT_DATA, "an interval without tags");
	return doc_items(root, "tags", MOST_TAGS, tag_read, session, why) &&
	       (session->kind ||
		fault_set(why, FAULT_DATA, "no tag says what was done, such as walking"));
}

bool import_timewarrior(const struct doc_place *root, struct session *session, struct fault *why)
{
	session_init(session);
	if (!moment_read(root, "start", &session->started, why) || !tags_read(root, session, why))
		return false;
	if (!doc_has(root, "end"))
		return fault_set(why, FAULT_DATA, "an interval that is still open");
	if (!moment_read(root, "end", &session->ended, why))
		return false;
	int64_t took = session->ended.at - session->started.at;
	if (took <= 0 || took > DAY)
		return fault_set(why, FAULT_DATA, "an interval of %lld seconds", (long long)took);
	session->active_seconds = (int)took;
	session_fill_active(session, LEG_BOTH);
	if (doc_has(root, "annotation")) {
		alloc_free(session->note);
		session->note = NULL;
		if (!doc_copy(root, "annotation", SESSION_MOST_NOTE, &session->note, why))
			return false;
	}
	session->envelope.id = import_id(session->started.at, session->kind);
	session->envelope.created = session->started;
	return true;
}

bool import_timewarrior_fits(const struct doc_place *root)
{
	return doc_has(root, "start") && !doc_has(root, "type");
}
