#include "left_over.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/terminal_text.h"
#include "doc/interrupted.h"
#include "doc/session.h"
#include "store/journal.h"
#include "store/paths.h"
#include "tool/program.h"

void left_over_release(struct left_over *paths)
{
	for (size_t i = 0; i < paths->count; i++)
		text_release(&paths->of[i]);
	alloc_free(paths->of);
	*paths = (struct left_over){0};
}

static int by_path(const void *one, const void *two)
{
	const struct text *a = one, *b = two;
	return strcmp(a->bytes, b->bytes);
}

struct finding {
	struct left_over *paths;
	struct text folder; /* its path */
	bool (*takes)(int folder, const char *name);
	int fd;
};

static void take_file(const char *name, void *context)
{
	const struct finding *finding = context;
	struct left_over *paths = finding->paths;
	if (!finding->takes(finding->fd, name))
		return;
	ALLOC_ROOM(paths->of, paths->count, paths->room);
	struct text *path = &paths->of[paths->count++];
	*path = TEXT_EMPTY;
	text_addf(path, "%s/%s", finding->folder.bytes, name);
}

static bool is_record(const char *name)
{
	const char *end = strrchr(name, '.');
	return *name != '.' && end && !strcmp(end, ".json");
}

/* A record. An empty file, which an older leg left on a full disk, is deleted. */
static bool is_kept(int folder, const char *name)
{
	struct stat about;
	if (!is_record(name) || fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW))
		return false;
	if (S_ISREG(about.st_mode) && !about.st_size)
		return unlinkat(folder, name, 0) != 0;
	return true;
}

/* "2026-11.sync-conflict-20261122-093000-ABCDEF.jsonl", "2026-11 2.jsonl", "2026-11 (conflicted
 * copy).jsonl": a month's name with more in it, but no backup ("2026-11.jsonl.gz"). */
static bool is_conflict(int folder, const char *name)
{
	(void)folder;
	enum { MONTH = sizeof "2026-11" - 1, END = sizeof ".jsonl" - 1 };
	char month[MONTH + 1] = "";
	size_t length = strlen(name);
	if (length <= MONTH + END || strcmp(name + length - END, ".jsonl") != 0)
		return false;
	memcpy(month, name, MONTH);
	return journal_month_find(month) >= 0;
}

static bool read_kept(int folder, const char *name, struct text *bytes)
{
	struct fault ignored;
	bool missing;
	int fd = is_kept(folder, name) ? paths_open_file(folder, name, O_RDONLY, &missing, &ignored)
				       : -1;
	if (fd < 0)
		return false;
	bool read = file_read(fd, FILE_MOST_BYTES, name, bytes, &ignored);
	close(fd);
	return read;
}

/* The record of a timer that was killed, until the next one moves it to unsaved/. */
static bool is_cut_off(int folder, const char *name)
{
	struct text bytes = TEXT_EMPTY;
	struct interrupted rest = {0};
	struct fault ignored;
	bool dead = read_kept(folder, name, &bytes) &&
		    interrupted_decode(&bytes, &rest, &ignored) && !process_lives(&rest.owner);
	interrupted_release(&rest);
	text_release(&bytes);
	return dead;
}

/* One record, or, put there by hand, one a line. */
static bool is_unsaved(int folder, const char *name)
{
	struct text bytes = TEXT_EMPTY, first = TEXT_EMPTY;
	struct session session = {0};
	struct fault ignored;
	bool read = read_kept(folder, name, &bytes);
	text_add_bytes(&first, bytes.bytes, strcspn(bytes.bytes, "\n"));
	bool record = read && (session_decode(&bytes, &session, &ignored) ||
			       session_decode(&first, &session, &ignored));
	session_release(&session);
	text_release(&first);
	text_release(&bytes);
	return record;
}

static bool is_unreadable(int folder, const char *name)
{
	return is_kept(folder, name) && !is_unsaved(folder, name);
}

void left_over_find(enum left_over_kind kind, struct left_over *paths)
{
	static const struct {
		enum place place;
		const char *below;
		bool (*takes)(int folder, const char *name);
	} kinds[] = {
		[LEFT_CUT_OFF] = {PLACE_STATE, "running", is_cut_off},
		[LEFT_UNSAVED] = {PLACE_STATE, "unsaved", is_unsaved},
		[LEFT_UNREADABLE] = {PLACE_STATE, "unsaved", is_unreadable},
		[LEFT_CONFLICTS] = {PLACE_DATA, JOURNAL_FOLDER, is_conflict},
	};
	bool missing;
	struct fault ignored;
	struct finding finding = {.paths = paths, .takes = kinds[kind].takes};
	*paths = (struct left_over){0};
	finding.fd = paths_open_folder(kinds[kind].place, kinds[kind].below, &missing, &ignored);
	if (finding.fd < 0)
		return;
	if (paths_folder(kinds[kind].place, &finding.folder, &ignored)) {
		text_addf(&finding.folder, "/%s", kinds[kind].below);
		(void)!file_list(finding.fd, take_file, &finding);
	}
	close(finding.fd);
	text_release(&finding.folder);
	if (paths->count)
		qsort(paths->of, paths->count, sizeof *paths->of, by_path);
}

static bool is_stored(const struct log_batch *batch, const char *path)
{
	for (size_t i = 0; i < batch->count; i++)
		if (batch->of[i].found != APPEND_DIFFERENT && strstr(path, batch->of[i].id.word))
			return true;
	return false;
}

void left_over_settle(const struct log_batch *stored, struct left_over *paths)
{
	size_t kept = 0;
	left_over_find(LEFT_UNSAVED, paths);
	for (size_t i = 0; i < paths->count; i++) {
		if (is_stored(stored, paths->of[i].bytes) && !unlink(paths->of[i].bytes))
			text_release(&paths->of[i]);
		else
			paths->of[kept++] = paths->of[i];
	}
	paths->count = kept;
}

/* ---- words ---------------------------------------------------------------------------------- */

/* Says `words`, which end in a command, of the first path, and releases them. */
static void tell(struct left_over *paths, struct text *words, const char *after)
{
	if (paths->count) {
		visible_add_shell_word(words, paths->of[0].bytes);
		program_say("%s%s%s", words->bytes, after,
			    paths->count > 1 ? "; leg-log check names all" : "");
	}
	text_release(words);
	left_over_release(paths);
}

void left_over_tell_unsaved(struct left_over *paths)
{
	struct text words = TEXT_EMPTY;
	text_addf(&words, "%zu record%s kept, but not in the log: leg-log add ", paths->count,
		  paths->count == 1 ? " is" : "s are");
	tell(paths, &words, "");
}

void left_over_tell_unreadable(void)
{
	struct left_over paths;
	struct text words = TEXT_EMPTY;
	left_over_find(LEFT_UNREADABLE, &paths);
	text_addf(&words, "%zu kept file%s cannot be read as a record: repair or move away ",
		  paths.count, paths.count == 1 ? "" : "s");
	tell(&paths, &words, "");
}

void left_over_tell_conflicts(void)
{
	struct left_over paths;
	struct text words = TEXT_EMPTY;
	left_over_find(LEFT_CONFLICTS, &paths);
	text_addf(&words, "%zu conflict cop%s of a synced folder %s not read: leg-log import ",
		  paths.count, paths.count == 1 ? "y" : "ies", paths.count == 1 ? "is" : "are");
	tell(&paths, &words, " merges it; then delete it");
}
