/* base/file: whole files in, whole files out, and nothing left behind. */
#include "tap.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/filelock.h"

static int folder;

static void put(const char *name, const char *bytes)
{
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	ok(write(fd, bytes, strlen(bytes)) >= 0, "made %s", name);
	close(fd);
}

static bool get(const char *name, size_t most, struct text *bytes, struct fault *fault)
{
	int fd = openat(folder, name, O_RDONLY);
	bool read = file_read(fd, most, name, bytes, fault);
	close(fd);
	return read;
}

static bool there(const char *name)
{
	return !faccessat(folder, name, F_OK, AT_SYMLINK_NOFOLLOW);
}

static void reading(void)
{
	struct text bytes = TEXT_EMPTY;
	struct fault fault = {0};
	put("marked", "\xef\xbb\xbf{}\n");
	ok(get("marked", 100, &bytes, &fault), "read");
	same(bytes.bytes, "{}\n", "without its byte order mark");
	put("late", "{\xef\xbb\xbf}");
	text_clear(&bytes);
	ok(get("late", 100, &bytes, &fault) && bytes.length == 5, "one inside stays");
	put("long", "12345");
	text_clear(&bytes);
	ok(!get("long", 4, &bytes, &fault) && fault.kind == FAULT_DATA && !bytes.length,
	   "what is too long is refused, and nothing of it is there: %s", fault.text);
	ok(get("long", 5, &bytes, &fault) && bytes.length == 5, "to the last byte");
	text_clear(&bytes);
	ok(!file_read(folder, 5, "folder", &bytes, &fault) && !bytes.length, "%s", fault.text);
	text_release(&bytes);
}

static bool replace(const char *name, const char *bytes, struct fault *fault)
{
	struct text text = TEXT_EMPTY;
	text_add(&text, bytes);
	bool done = file_replace(folder, name, 0600, &text, name, fault);
	text_release(&text);
	return done;
}

static void replacing(void)
{
	struct fault fault = {0};
	struct text bytes = TEXT_EMPTY;
	mode_t before = umask(0777);
	ok(replace("a", "one\n", &fault) && replace("a", "two\n", &fault), "made and replaced");
	umask(before);
	struct stat about;
	ok(get("a", 10, &bytes, &fault) && !fstatat(folder, "a", &about, 0) &&
		   (about.st_mode & 0777) == 0600,
	   "with its mode whatever the umask");
	same(bytes.bytes, "two\n", "the new one");
	put(".a.new", "left by one that was killed, and longer");
	text_clear(&bytes);
	ok(replace("a", "three\n", &fault) && get("a", 10, &bytes, &fault), "over a leftover");
	same(bytes.bytes, "three\n", "nothing of it is in the file");
	ok(!there(".a.new"), "and it is gone");
	mkdirat(folder, "b", 0700);
	ok(!replace("b", "x", &fault) && !there(".b.new"), "a refusal leaves nothing: %s",
	   fault.text);
	ok(!symlinkat("a", folder, ".c.new") && !replace("c", "x", &fault),
	   "a link is not written through: %s", fault.text);
	put("theirs", "the user's");
	text_clear(&bytes);
	ok(!linkat(folder, "theirs", folder, ".d.new", 0) && replace("d", "x", &fault) &&
		   get("theirs", 100, &bytes, &fault),
	   "a second name is no hindrance");
	same(bytes.bytes, "the user's", "and its file stays as it was");
	text_release(&bytes);
}

static void sweeping(void)
{
	put(".profile.json.new", "secret");
	put(".locks.json.new", "being written");
	put(".hidden", "the user's");
	put("plain.new", "the user's");
	int busy = openat(folder, ".locks.json.new", O_RDONLY);
	ok(filelock_take(busy, FILELOCK_ALONE, 0), "one is being written");
	file_sweep(folder, "");
	ok(!there(".profile.json.new"), "leftovers are deleted");
	ok(there(".locks.json.new"), "what is being written is not");
	ok(there(".hidden") && there("plain.new"), "nor what is not ours");
	close(busy);
}

/* Two processes that replace the same file at the same time: each time one of the two is there. */
static void together(void)
{
	struct fault fault = {0};
	int bad = 0, status;
	pid_t other = fork();
	for (int round = 0; round < 200; round++)
		bad += !replace("both", other ? "first\n" : "other\n", &fault);
	if (!other)
		_exit(bad ? 1 : 0);
	waitpid(other, &status, 0);
	struct text bytes = TEXT_EMPTY;
	ok(!bad && !status && get("both", 10, &bytes, &fault) && bytes.length == 6,
	   "two at a time lose nothing: %s", fault.text);
	ok(!there(".both.new"), "and leave nothing");
	text_release(&bytes);
}

int main(void)
{
	char place[] = "/tmp/leg-file-XXXXXX", command[64];
	ok(mkdtemp(place) != NULL, "a folder");
	folder = open(place, O_RDONLY | O_DIRECTORY);
	reading();
	replacing();
	sweeping();
	together();
	snprintf(command, sizeof command, "rm -r %s", place);
	ok(system(command) == 0, "cleared up");
	return tap_done();
}
