#include "record_save.h"

#include <stdio.h>

#include "base/terminal_text.h"
#include "show/session_text.h"
#include "store/paths.h"
#include "tool/card.h"
#include "tool/program.h"
#include "tool/transfer.h"

bool record_keep(const struct uuid *id, const struct text *document, struct text *path,
		 struct fault *fault)
{
	char name[UUID_SIZE + sizeof "unsaved/.json"];
	snprintf(name, sizeof name, "unsaved/%s.json", id->word);
	paths_shown(PLACE_STATE, name, path);
	return paths_replace(PLACE_STATE, name, document, fault);
}

static bool keep_instead(const struct session *session, const struct text *document, bool *kept,
			 struct fault *fault)
{
	struct fault why = *fault;
	struct text path = TEXT_EMPTY, word = TEXT_EMPTY;
	*kept = record_keep(&session->envelope.id, document, &path, fault);
	if (*kept) {
		visible_add_shell_word(&word, path.bytes);
		fault_set(fault, FAULT_IO, "%.100s; the record is kept: leg-log add %s", why.text,
			  word.bytes);
	} else {
		program_tell(document); /* for the user to copy */
		fault_set(fault, FAULT_IO,
			  "%.200s; the record could not be kept either: it is above", why.text);
	}
	text_release(&path);
	text_release(&word);
	return false;
}

bool record_save(const struct session *session, enum format format, bool *kept, struct fault *fault)
{
	struct text document = TEXT_EMPTY, card = TEXT_EMPTY;
	session_encode(session, &document);
	if (transfer_shows_card(format)) {
		session_card(session, &card);
		card_fit(&card);
	}
	*kept = true;
	bool written = transfer_write(&document, &card, format, fault) ||
		       keep_instead(session, &document, kept, fault);
	text_release(&document);
	text_release(&card);
	return written;
}
