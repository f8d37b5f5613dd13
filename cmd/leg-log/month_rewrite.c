#include "month_rewrite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "store/paths.h"

enum { COPY_BYTES = 256 << 10 };

/* A line that is too long to be held. */
struct long_line {
	int64_t offset, size;
};

struct rewriting {
	month_editor *edit;
	void *context;
	struct text kept;
	struct text aside;
	struct long_line *long_lines; /* set aside too */
	size_t long_count, long_room;
	size_t changed;
};

static void add_line(struct text *to, const struct journal_line *line)
{
	text_add_bytes(to, line->bytes, line->length);
	text_add_char(to, '\n');
}

static bool edit_line(const struct journal_line *line, void *context, struct fault *fault)
{
	struct rewriting *rewriting = context;
	struct text changed = TEXT_EMPTY;
	enum month_edit edit = rewriting->edit(line, &changed, rewriting->context);
	rewriting->changed += edit != MONTH_KEEP;
	bool done = true;
	if (edit == MONTH_REPLACE)
		text_add_bytes(&rewriting->kept, changed.bytes, changed.length);
	else if (edit == MONTH_ASIDE && line->too_long) {
		ALLOC_ROOM(rewriting->long_lines, rewriting->long_count, rewriting->long_room);
		rewriting->long_lines[rewriting->long_count++] =
			(struct long_line){line->offset, line->size};
	} else if (edit == MONTH_ASIDE)
		add_line(&rewriting->aside, line);
	else if (edit == MONTH_KEEP && line->too_long)
		done = fault_set(fault, FAULT_DATA,
				 "line %ld is longer than 4 MiB: \"leg-log check --repair\" sets "
				 "it aside",
				 line->number);
	else if (edit == MONTH_KEEP)
		add_line(&rewriting->kept, line);
	text_release(&changed);
	return done;
}

/* Copies a long line out of the month, with a newline. */
static bool copy_long_line(const struct month_lock *lock, const struct long_line *line, int to,
			   const char *name, struct fault *fault)
{
	char *buffer = alloc_bytes(COPY_BYTES);
	bool done = true;
	for (int64_t at = 0; done && at < line->size;) {
		int64_t left = line->size - at;
		size_t most = left < COPY_BYTES ? (size_t)left : COPY_BYTES;
		ssize_t got = FILE_RETRY(pread(lock->fd, buffer, most, line->offset + at));
		done = got > 0 ? file_write(to, buffer, (size_t)got, name, fault)
			       : fault_errno(fault, FAULT_IO, got ? errno : EIO, "%s", name);
		at += got;
	}
	alloc_free(buffer);
	return done && file_write(to, "\n", 1, name, fault);
}

/* Adds the lines to the ".bad" file, which only grows, and syncs it. */
static bool keep_aside(const struct month_lock *lock, const struct rewriting *rewriting,
		       struct fault *fault)
{
	char name[JOURNAL_NAME_SIZE + sizeof ".bad"];
	bool missing;
	snprintf(name, sizeof name, "%s.bad", lock->name);
	if (!rewriting->aside.length && !rewriting->long_count)
		return true;
	int fd =
		paths_open_file(lock->folder, name, O_WRONLY | O_APPEND | O_CREAT, &missing, fault);
	if (fd < 0)
		return false;
	bool kept =
		file_write(fd, rewriting->aside.bytes, rewriting->aside.length, lock->shown, fault);
	for (size_t i = 0; kept && i < rewriting->long_count; i++)
		kept = copy_long_line(lock, &rewriting->long_lines[i], fd, lock->shown, fault);
	if (kept && fsync(fd))
		kept = fault_errno(fault, FAULT_IO, errno, "%s.bad", lock->shown);
	close(fd);
	return kept &&
	       (!fsync(lock->folder) || fault_errno(fault, FAULT_IO, errno, "%s.bad", lock->shown));
}

bool month_rewrite(const struct month_lock *lock, month_editor *edit, void *context,
		   const struct text *more, size_t *changed, struct fault *fault)
{
	struct rewriting rewriting = {
		.edit = edit, .context = context, .kept = TEXT_EMPTY, .aside = TEXT_EMPTY};
	bool done = journal_each_in(lock->fd, edit_line, &rewriting, fault);
	text_add_bytes(&rewriting.kept, more->bytes, more->length);
	/* what is set aside is on disk in its file before the month without it takes the old one's
	 * place, and the place of no file that was not read */
	if (done && (rewriting.changed || more->length))
		done = keep_aside(lock, &rewriting, fault) && month_still_named(lock, fault) &&
		       file_replace(lock->folder, lock->name, 0600, &rewriting.kept, lock->shown,
				    fault);
	*changed = done ? rewriting.changed : 0;
	text_release(&rewriting.kept);
	text_release(&rewriting.aside);
	alloc_free(rewriting.long_lines);
	return done;
}
