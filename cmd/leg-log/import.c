#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/terminal_text.h"
#include "doc/fact.h"
#include "leg_log.h"
#include "tool/log_options.h"
#include "tool/log_store.h"
#include "tool/program.h"

/* A merge is a union: every line that is not there is added, in its month. So it is commutative,
 * associative and idempotent, whatever order the lines come in. A batch at a time is in memory;
 * amendments that do not say their month wait to the end, when their targets are known. */

enum { BATCH_BYTES = 4 << 20, NAMED_MOST = 5 };

struct importing {
	struct log_batch batch;
	struct log_batch waiting;
	size_t batch_bytes;
	struct facts facts; /* of one line */
	const char *where;
	long bad, added, there, erased;
};

static bool store(struct importing *importing, struct log_batch *batch, struct fault *fault)
{
	if (!batch->count)
		return true;
	if (!log_batch_store(batch, APPEND_KEEP_BOTH, fault))
		return false;
	for (size_t i = 0; i < batch->count; i++) {
		enum append_found found = batch->of[i].found;
		if (batch->of[i].copy)
			continue;
		importing->there += found == APPEND_THERE;
		importing->erased += found == APPEND_ERASED;
		importing->added += found != APPEND_THERE && found != APPEND_ERASED;
	}
	log_batch_clear(batch);
	return true;
}

static void name_bad(struct importing *importing, const struct journal_line *line, const char *why)
{
	if (importing->bad++ < NAMED_MOST)
		program_say("%s:%ld: %s%s", importing->where, line->number,
			    line->torn ? "torn line: " : "", why);
}

/* Moves an amendment without a month to those that wait. */
static void let_wait(struct importing *importing)
{
	struct log_batch *batch = &importing->batch, *waiting = &importing->waiting;
	if (waiting->count == waiting->room) {
		waiting->room = waiting->room ? waiting->room * 2 : 8;
		waiting->of = alloc_resize(waiting->of, waiting->room, sizeof *waiting->of);
	}
	waiting->of[waiting->count++] = batch->of[--batch->count];
}

static bool blank(const struct journal_line *line)
{
	for (size_t i = 0; i < line->length; i++)
		if (line->bytes[i] != ' ' && line->bytes[i] != '\t' && line->bytes[i] != '\r')
			return false;
	return true;
}

/* Lines of our own writer are taken as they are; others are read, and written compact. */
static bool read_line(struct importing *importing, const struct journal_line *line,
		      struct fault *why)
{
	struct text bytes = TEXT_EMPTY;
	facts_clear(&importing->facts);
	if (facts_scan(&importing->facts, line->bytes, line->length)) {
		log_batch_line(&importing->batch, importing->facts.of, line->bytes, line->length);
		return true;
	}
	if (memchr(line->bytes, '\0', line->length))
		return fault_set(why, FAULT_DATA, "holds a NUL byte");
	text_add_bytes(&bytes, line->bytes, line->length);
	bool read = log_batch_read(&importing->batch, &bytes, why);
	text_release(&bytes);
	return read;
}

static bool take_line(const struct journal_line *line, void *context, struct fault *fault)
{
	struct importing *importing = context;
	struct log_batch *batch = &importing->batch;
	struct fault why;
	if (blank(line) && !line->too_long)
		return true;
	if (line->too_long) {
		name_bad(importing, line, "longer than 4 MiB");
		return true;
	}
	bool read = read_line(importing, line, &why);
	if (!read) {
		name_bad(importing, line, why.text);
		return true;
	}
	if (batch->of[batch->count - 1].month < 0) {
		let_wait(importing);
		return true;
	}
	importing->batch_bytes += line->length;
	if (importing->batch_bytes < BATCH_BYTES)
		return true;
	importing->batch_bytes = 0;
	return store(importing, batch, fault);
}

static int open_input(const char *file, struct text *where, struct fault *fault)
{
	bool from_stdin = !file || !strcmp(file, "-");
	if (from_stdin)
		text_add(where, "<stdin>");
	else
		visible_add(where, file);
	if (from_stdin && program_reads_from_terminal()) {
		fault_set(fault, FAULT_USAGE,
			  "standard input is a terminal: give a FILE or use a pipe");
		return -1;
	}
	int fd = from_stdin ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC);
	struct stat about;
	if (fd < 0 || fstat(fd, &about) || S_ISDIR(about.st_mode)) {
		fault_errno(fault, FAULT_NO_INPUT, fd < 0 ? errno : EISDIR, "%s", where->bytes);
		return -1;
	}
	return fd;
}

static int result(const struct importing *importing, bool read_any)
{
	struct stat about;
	if (!importing->bad && !read_any) {
		/* a pipe that gives nothing: the program before has said why */
		if (fstat(STDIN_FILENO, &about) || !S_ISFIFO(about.st_mode))
			program_say("%s: empty", importing->where);
		return FAULT_DATA;
	}
	program_say("%ld record%s added, %ld there already", importing->added,
		    importing->added == 1 ? "" : "s", importing->there);
	if (importing->erased)
		program_say("%ld left out: erased here", importing->erased);
	if (!importing->bad)
		return FAULT_NONE;
	program_say("%s: %ld line%s no record%s and left out", importing->where, importing->bad,
		    importing->bad == 1 ? " is" : "s are", importing->bad == 1 ? "" : "s");
	return FAULT_DATA;
}

static bool import_from(struct importing *importing, int fd, struct fault *fault)
{
	struct journal reader = {.folder = -1, .fd = -1};
	bool done = journal_each_in(fd, true, &reader, take_line, importing, fault) &&
		    store(importing, &importing->batch, fault);
	journal_close(&reader);
	if (done && importing->waiting.count)
		done = log_batch_place(&importing->waiting, fault) &&
		       store(importing, &importing->waiting, fault);
	return done;
}

int log_import(void *given)
{
	const struct log_options *options = given;
	struct importing importing = {0};
	struct text where = TEXT_EMPTY;
	struct fault fault = {0};
	int fd = open_input(options->input.operands[0], &where, &fault);
	int status;
	importing.where = where.bytes;
	facts_init(&importing.facts);
	if (fd < 0)
		status = program_fault(&fault);
	else if (import_from(&importing, fd, &fault))
		status = result(&importing, importing.added || importing.there || importing.erased);
	else
		status = program_fault(&fault);
	if (fd > STDERR_FILENO)
		close(fd);
	facts_release(&importing.facts);
	log_batch_release(&importing.batch);
	log_batch_release(&importing.waiting);
	text_release(&where);
	return status;
}
