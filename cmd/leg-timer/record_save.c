#include "record_save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/terminal_text.h"
#include "show/session_text.h"
#include "store/paths.h"
#include "tool/transfer.h"

static bool write_file(int fd, const struct text *bytes)
{
	size_t done = 0;
	while (done < bytes->length) {
		ssize_t n = write(fd, bytes->bytes + done, bytes->length - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		done += (size_t)n;
	}
	return !fsync(fd);
}

static bool keep(const struct text *document, const char *name, struct fault *fault)
{
	bool missing;
	int folder = paths_open_folder(PLACE_STATE, "unsaved", fault);
	if (folder < 0)
		return false;
	int fd = paths_open_file(folder, name, O_WRONLY | O_CREAT | O_EXCL, &missing, fault);
	bool kept = fd >= 0;
	if (kept && (!write_file(fd, document) || fsync(folder)))
		kept = fault_errno(fault, FAULT_IO, errno, "unsaved/%s", name);
	if (fd >= 0)
		close(fd);
	close(folder);
	return kept;
}

/* The last resort: the record itself, for the user to copy. */
static void print(const struct text *document)
{
	fwrite(document->bytes, 1, document->length, stderr);
}

static bool keep_instead(const struct session *session, const struct text *document,
			 struct fault *fault)
{
	struct fault why = *fault, ignored;
	struct text path = TEXT_EMPTY, shown = TEXT_EMPTY;
	char name[UUID_SIZE + sizeof ".json"];
	snprintf(name, sizeof name, "%s.json", session->envelope.id.word);
	if (!keep(document, name, fault)) {
		print(document);
		fault_set(fault, FAULT_IO,
			  "%.200s; the record could not be kept either: it is above", why.text);
	} else if (paths_folder(PLACE_STATE, &path, &ignored)) {
		text_addf(&path, "/unsaved/%s", name);
		visible_add(&shown, path.bytes);
		fault_set(fault, FAULT_IO, "%.100s; the record is kept: leg-log add %s", why.text,
			  shown.bytes);
	}
	text_release(&path);
	text_release(&shown);
	return false;
}

bool keeping_write(const struct session *session, enum format format, struct fault *fault)
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
