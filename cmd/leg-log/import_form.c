#include "import_row.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/file.h"
#include "base/wait_fd.h"

enum { LOOKED_AT = 16384, PIPE_WAIT_MS = 10 };

/* The first bytes now in a pipe or a socket, which stay in it. Waits for one. */
static ssize_t look_once(int fd, char *bytes, size_t most)
{
	int copy[2];
	ssize_t got = FILE_RETRY(recv(fd, bytes, most, MSG_PEEK));
	if (got >= 0 || errno != ENOTSOCK || pipe2(copy, O_CLOEXEC))
		return got;
	got = FILE_RETRY(tee(fd, copy[1], most, 0));
	if (got > 0)
		got = FILE_RETRY(read(copy[0], bytes, (size_t)got));
	close(copy[0]);
	close(copy[1]);
	return got;
}

/* The first bytes, which are not consumed; *all if there will never be more to see. */
static size_t peek(int fd, char bytes[LOOKED_AT + 1], bool *all)
{
	ssize_t got = FILE_RETRY(pread(fd, bytes, LOOKED_AT, 0));
	*all = got >= 0 || errno != ESPIPE;
	if (!*all) {
		bool complete = wait_is_complete(fd); /* before looking: nothing comes between */
		int room = fcntl(fd, F_GETPIPE_SZ);   /* a writer waits when it is full */
		got = look_once(fd, bytes, LOOKED_AT);
		*all = complete || got <= 0 || got == LOOKED_AT || (room > 0 && got >= room);
	}
	if (got < 0)
		got = 0;
	bytes[got] = '\0';
	return (size_t)got;
}

static const struct {
	const char *begins, *words;
} forms[] = {
	{"%PDF", "a PDF"},
	{"PK\003\004", "a ZIP file or a spreadsheet: save it as CSV"},
	{"\x1f\x8b", "a compressed file: unpack it with gzip -d"},
	{"SQLite format 3", "a SQLite database"},
	{"BEGIN:VCALENDAR", "a calendar"},
	{"<", "HTML or XML"},
	{"timew ", "commands for timewarrior"},
	{"inc ", "a data file of timewarrior: give what \"timew export\" writes"},
	{"BEGIN;", "SQL"},
};

static enum import_form form_of(const char *bytes, size_t length, const char **looks_like)
{
	const char *at = bytes + file_bom(bytes, length);
	at += strspn(at, " \t\r\n");
	if (*at == '[')
		return IMPORT_ARRAY;
	if (!length || *at == '{')
		return IMPORT_LINES;
	if (import_table_fits(at)) /* whatever a note of it may hold */
		return IMPORT_TABLE;
	if (strstr(at, "\n{"))
		return IMPORT_LINES;
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
		if (!strncmp(at, forms[i].begins, strlen(forms[i].begins))) {
			*looks_like = forms[i].words;
			return IMPORT_UNKNOWN;
		}
	if (memchr(bytes, '\0', length)) {
		*looks_like = "binary data";
		return IMPORT_UNKNOWN;
	}
	size_t line = strcspn(at, "\n");
	*looks_like = memchr(at, ',', line) || memchr(at, ';', line) || memchr(at, '\t', line)
			      ? "a table without the columns date and kind"
			      : "text";
	return IMPORT_UNKNOWN;
}

enum import_form import_form_of(int fd, const char **looks_like)
{
	char bytes[LOOKED_AT + 1];
	for (;;) {
		bool all;
		size_t length = peek(fd, bytes, &all);
		enum import_form form = form_of(bytes, length, looks_like);
		if (all || form != IMPORT_UNKNOWN)
			return form;
		wait_readable(NULL, 0, PIPE_WAIT_MS);
	}
}
