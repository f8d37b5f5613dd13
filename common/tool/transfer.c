#include "tool/transfer.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/term.h"
#include "base/terminal_text.h"
#include "doc/document.h"

static bool empty(int fd, struct text *where, struct fault *fault)
{
	/* a pipe that gives nothing: the program before has said why */
	bool told = lseek(fd, 0, SEEK_CUR) < 0 && errno == ESPIPE;
	fault_set(fault, FAULT_DATA, "%s%s", told ? "" : where->bytes, told ? "" : ": empty");
	text_clear(where);
	return false;
}

int transfer_open(const char *file, struct text *where, struct fault *fault)
{
	bool from_stdin = !file || !strcmp(file, "-");
	text_clear(where);
	if (from_stdin)
		text_add(where, "<stdin>");
	else
		visible_add(where, *file ? file : "''");
	if (from_stdin && isatty(STDIN_FILENO)) {
		fault_set(fault, FAULT_USAGE,
			  "standard input is a terminal: give a FILE or use a pipe");
		return -1;
	}
	int fd = from_stdin ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		fault_errno(fault, FAULT_NO_INPUT, errno, "%s", where->bytes);
	return fd;
}

bool transfer_read(const char *file, struct text *bytes, struct text *where, struct fault *fault)
{
	int fd = transfer_open(file, where, fault);
	if (fd < 0)
		return false;
	bool read = file_read(fd, FILE_MOST_BYTES, where->bytes, bytes, fault) &&
		    (bytes->length || empty(fd, where, fault));
	if (fd != STDIN_FILENO)
		close(fd);
	return read;
}

bool transfer_shows_card(enum format format)
{
	return format == FORMAT_TEXT || (format == FORMAT_AUTO && isatty(STDOUT_FILENO));
}

bool transfer_card_tells(enum format format, bool have_terminal)
{
	return transfer_shows_card(format) &&
	       (have_terminal ? term_is_ours(STDOUT_FILENO) : isatty(STDOUT_FILENO));
}

void transfer_fit(struct text *json)
{
	struct text indented = TEXT_EMPTY;
	if (!isatty(STDOUT_FILENO))
		return;
	document_indent(json, &indented);
	text_release(json);
	*json = indented;
}

bool transfer_write(const struct text *document, const struct text *card, enum format format,
		    struct fault *fault)
{
	const struct text *shown = transfer_shows_card(format) ? card : document;
	struct text out = TEXT_EMPTY;
	text_add_bytes(&out, shown->bytes, shown->length);
	if (shown == document)
		transfer_fit(&out);
	bool written = file_write(STDOUT_FILENO, out.bytes, out.length, "standard output", fault);
	text_release(&out);
	return written;
}
