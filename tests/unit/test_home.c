/* store/home: locks on disk, missing, torn and unreadable files, two programs at once. */
#include "tap.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "store/saved_locks.h"
#include "store/paths.h"
#include "store/saved_profile.h"

static char folder[] = P_tmpdir "/leg-test-home-XXXXXX";
static const struct stamp noon = {1795348800, 0};

static struct uuid id(int number)
{
	struct uuid made;
	snprintf(made.word, sizeof made.word, "01990000-0000-7000-8000-%012d", number);
	return made;
}

static void write_locks(const char *words)
{
	struct text bytes = TEXT_EMPTY;
	struct fault fault;
	text_add(&bytes, words);
	if (!paths_replace(PLACE_STATE, "locks.json", &bytes, &fault))
		ok(false, "the test can write: %s", fault.text);
	text_release(&bytes);
}

static void nothing_there(void)
{
	struct locks locks;
	struct fault fault = {0};
	bool stands = true;
	struct stat about;
	char path[sizeof folder + 8];
	snprintf(path, sizeof path, "%s/leg", folder);
	ok(home_read_locks(&locks, &fault) && !lock_stands(&locks.of[MODE_SELF]),
	   "a missing file is no lock");
	ok(home_lift(MODE_SELF, id(1), false, &stands, &fault) && !stands, "nothing to lift");
	ok(stat(path, &about) && fault.kind == FAULT_NONE, "and no folder was made for any of it");
}

static void lock_and_lift(void)
{
	struct locks locks;
	struct fault fault = {0};
	bool stands = false;
	struct stat about = {0};
	char path[sizeof folder + 32];
	snprintf(path, sizeof path, "%s/leg/locks.json", folder);
	ok(home_lock(MODE_SELF, LOCK_CHECK, noon, id(5), &fault), "locked: %s", fault.text);
	ok(!stat(path, &about) && (about.st_mode & 07777) == 0600, "its file is 0600");
	ok(home_read_locks(&locks, &fault) && lock_stands(&locks.of[MODE_SELF]) &&
		   !lock_stands(&locks.of[MODE_PARTNER]),
	   "a lock binds its own mode");
	ok(home_lift(MODE_SELF, id(6), false, &stands, &fault) && stands, "unchecked it stands");
	ok(home_lift(MODE_SELF, id(6), true, &stands, &fault) && !stands, "checked it is lifted");
	ok(home_read_locks(&locks, &fault) && !lock_admits(&locks.of[MODE_SELF], id(5).word) &&
		   lock_admits(&locks.of[MODE_SELF], id(6).word),
	   "an older screening stays refused");
}

static void torn_or_unreadable(void)
{
	struct locks locks;
	struct fault fault = {0};
	bool stands;
	write_locks("{\"type\":\"leg-locks\",\"ver");
	ok(!home_read_locks(&locks, &fault) && fault.kind == FAULT_DATA &&
		   strstr(fault.text, "/leg/locks.json: "),
	   "a torn file is a fault: %s", fault.text);
	ok(!home_lock(MODE_SELF, LOCK_RESCREEN, noon, id(7), &fault), "and is not written over");
	ok(!home_lift(MODE_SELF, id(8), true, &stands, &fault), "nor lifted");
	write_locks("");
	ok(!home_read_locks(&locks, &fault) && fault.kind == FAULT_DATA, "an empty file too");
	char path[sizeof folder + 32];
	snprintf(path, sizeof path, "%s/leg/locks.json", folder);
	ok(!unlink(path) && !symlink("/dev/null", path), "a link in its place");
	ok(!home_read_locks(&locks, &fault) && fault.kind == FAULT_NO_PERMISSION, "is refused: %s",
	   fault.text);
	ok(!unlink(path), "gone again");
}

static void at_once(void)
{
	enum { PROGRAMS = 8 };
	for (int i = 0; i < PROGRAMS; i++)
		if (!fork()) {
			struct fault fault;
			enum mode mode = i % 2 ? MODE_SELF : MODE_PARTNER;
			_exit(!home_lock(mode, LOCK_RESCREEN, noon, id(100 + i), &fault));
		}
	int failed = 0, status;
	while (wait(&status) > 0)
		failed += status != 0;
	struct locks locks;
	struct fault fault;
	ok(!failed && home_read_locks(&locks, &fault), "eight programs at once");
	same(locks.of[MODE_SELF].id.word, id(107).word, "none was lost (self)");
	same(locks.of[MODE_PARTNER].id.word, id(106).word, "none was lost (partner)");
}

static void saved_answers(void)
{
	static const bool kept_nothing[QUESTIONS];
	struct answers answers = {.to[QUESTION_DIABETES] = {ANSWER_NO, LEG_BOTH}};
	struct profile profile = {0}, read;
	struct fault fault = {0};
	bool there = true;
	ok(saved_read(&read, &fault) && !read.saved, "no saved answers at first");
	ok(saved_forget(&there, &fault) && !there, "none to forget");
	profile_save(&profile, &answers, kept_nothing, noon);
	ok(saved_write(&profile, &fault) && saved_read(&read, &fault) && read.saved &&
		   read.to[QUESTION_DIABETES].reply.answer == ANSWER_NO,
	   "saved and read");
	ok(saved_forget(&there, &fault) && there && saved_read(&read, &fault) && !read.saved,
	   "forgotten");
}

int main(void)
{
	if (!mkdtemp(folder) || setenv("XDG_STATE_HOME", folder, 1))
		return 1;
	nothing_there();
	lock_and_lift();
	torn_or_unreadable();
	at_once();
	saved_answers();
	char command[sizeof folder + 16];
	snprintf(command, sizeof command, "rm -rf %s", folder);
	ok(system(command) == 0, "cleared away");
	return tap_done();
}
