#include "record_save.h"

#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "show/session_text.h"
#include "store/paths.h"
#include "tool/transfer.h"

enum { OURS_ALONE = 0600 };

bool record_keep(const struct uuid *id, const struct text *document, struct text *path,
		 struct fault *fault)
{
	char name[UUID_SIZE + sizeof "unsaved/.json"];
	int folder = paths_open_folder(PLACE_STATE, "unsaved", fault);
	if (folder < 0)
		return false;
	snprintf(name, sizeof name, "unsaved/%s.json", id->word);
	paths_shown(PLACE_STATE, name, path);
	file_sweep(folder);
	bool kept = file_replace(folder, name + sizeof "unsaved", OURS_ALONE, document, path->bytes,
				 fault);
	close(folder);
	return kept;
}

/* The last resort: the record itself, for the user to copy. */
static void print_record(const struct text *document)
{
	fwrite(document->bytes, 1, document->length, stderr);
}

static bool keep_instead(const struct session *session, const struct text *document,
			 struct fault *fault)
{
	struct fault why = *fault;
	struct text path = TEXT_EMPTY;
	if (record_keep(&session->envelope.id, document, &path, fault)) {
		fault_set(fault, FAULT_IO, "%.100s; the record is kept: leg-log add %s", why.text,
			  path.bytes);
	} else {
		print_record(document);
		fault_set(fault, FAULT_IO,
			  "%.200s; the record could not be kept either: it is above", why.text);
	}
	text_release(&path);
	return false;
}

bool record_save(const struct session *session, enum format format, struct fault *fault)
{
	struct text document = TEXT_EMPTY, card = TEXT_EMPTY;
	session_encode(session, &document);
	if (transfer_shows_card(format))
		session_card(session, &card);
	bool written = transfer_write(&document, &card, format, fault) ||
		       keep_instead(session, &document, fault);
	text_release(&document);
	text_release(&card);
	return written;
}
