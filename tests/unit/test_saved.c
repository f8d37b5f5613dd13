/* store/saved_*, tool/locks: locks and answers on disk; missing, torn and unreadable files; what
 * the log says if there is no lock file; two programs at once. */
#include "leg-screen/profile_write.h"
#include "tap.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/text.h"
#include "doc/session.h"
#include "store/paths.h"
#include "store/saved.h"
#include "tool/locks.h"

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

enum { DAY_START = 3 * 3600 };

static bool read_locks(struct locks *locks, struct fault *fault)
{
	return locks_read(noon, DAY_START, locks, fault);
}

static bool raise_lock(enum mode mode, enum lock_level level, struct uuid id, struct fault *fault)
{
	struct lock raise = {.level = level, .time = noon, .id = id};
	return locks_settle(mode, &raise, DAY_START, fault);
}

static enum lock_lift unlock(struct uuid id, bool checked, struct fault *fault)
{
	struct locks_screened screened = {.screening = id, .checked = checked};
	ok(locks_unlock(MODE_SELF, &screened, DAY_START, fault), "unlocking: %s", fault->text);
	return screened.lift;
}

static void nothing_there(void)
{
	struct locks locks;
	struct fault fault = {0};
	struct stat about;
	char path[sizeof folder + 8];
	snprintf(path, sizeof path, "%s/leg", folder);
	ok(read_locks(&locks, &fault) && !lock_stands(&locks.of[MODE_SELF]),
	   "a missing file is no lock");
	ok(unlock(id(1), false, &fault) == LOCK_LIFTED, "nothing to lift");
	ok(raise_lock(MODE_SELF, LOCK_NONE, id(1), &fault), "nothing to take back");
	ok(stat(path, &about) && fault.kind == FAULT_NONE, "and no folder was made for any of it");
}

static void lock_and_lift(void)
{
	struct locks locks;
	struct fault fault = {0};
	struct stat about = {0};
	char path[sizeof folder + 32];
	snprintf(path, sizeof path, "%s/leg/locks.json", folder);
	ok(raise_lock(MODE_SELF, LOCK_CHECK, id(5), &fault), "locked: %s", fault.text);
	ok(!stat(path, &about) && (about.st_mode & 07777) == 0600, "its file is 0600");
	ok(read_locks(&locks, &fault) && lock_stands(&locks.of[MODE_SELF]) &&
		   !lock_stands(&locks.of[MODE_PARTNER]),
	   "a lock binds its own mode");
	ok(unlock(id(6), false, &fault) == LOCK_UNCHECKED, "unchecked it stands");
	ok(unlock(id(6), true, &fault) == LOCK_LIFTED, "checked it is lifted");
	ok(read_locks(&locks, &fault) && !lock_admits(&locks.of[MODE_SELF], id(5).word) &&
		   lock_admits(&locks.of[MODE_SELF], id(6).word),
	   "an older screening stays refused");
}

static void provisional(void)
{
	struct locks locks;
	struct fault fault = {0};
	struct lock raise = {.level = LOCK_CHECK, .time = noon, .id = id(7)};
	ok(locks_hold(MODE_SELF, &raise, DAY_START, &fault) && read_locks(&locks, &fault) &&
		   lock_stands(&locks.of[MODE_SELF]),
	   "a provisional lock binds");
	ok(raise_lock(MODE_SELF, LOCK_NONE, id(7), &fault) && read_locks(&locks, &fault) &&
		   !lock_stands(&locks.of[MODE_SELF]) &&
		   lock_admits(&locks.of[MODE_SELF], id(6).word),
	   "taken back, what was before is again");
	ok(locks_hold(MODE_SELF, &raise, DAY_START, &fault) &&
		   raise_lock(MODE_SELF, LOCK_CHECK, id(8), &fault) && read_locks(&locks, &fault) &&
		   !locks.claims[MODE_SELF].count,
	   "raised for good it is no more provisional");
	ok(unlock(id(9), true, &fault) == LOCK_LIFTED, "and can be lifted");
	if (!fork())
		_exit(!locks_hold(MODE_SELF, &raise, DAY_START, &fault));
	int status = 1;
	wait(&status);
	ok(!status && read_locks(&locks, &fault) && lock_stands(&locks.of[MODE_SELF]),
	   "that of a program that died binds");
	ok(unlock(id(10), true, &fault) == LOCK_LIFTED, "and is lifted like any lock");
}

static void made_in_the_future(void)
{
	struct locks locks, again;
	struct fault fault = {0};
	write_locks(
		"{\"type\":\"leg-locks\",\"version\":1,\"self\":{\"level\":\"check\",\"time\":"
		"\"2036-11-22T09:30:00+01:00\",\"id\":\"01eb0000-0000-7000-8000-000000000001\"}}");
	struct stamp now = clock_now();
	ok(locks_read(now, DAY_START, &locks, &fault) && lock_stands(&locks.of[MODE_SELF]) &&
		   locks.of[MODE_SELF].time.at == now.at,
	   "a lock of the future stands, and counts as made now");
	now.at += 60;
	ok(locks_read(now, DAY_START, &again, &fault) &&
		   again.of[MODE_SELF].time.at == locks.of[MODE_SELF].time.at,
	   "that is remembered");
	ok(unlock(uuid_new(), true, &fault) == LOCK_LIFTED, "a screening of today lifts it");
}

static void torn_or_unreadable(void)
{
	struct locks locks;
	struct fault fault = {0};
	struct locks_screened screened = {.screening = id(8), .checked = true};
	write_locks("{\"type\":\"leg-locks\",\"ver");
	ok(!read_locks(&locks, &fault) && fault.kind == FAULT_DATA &&
		   strstr(fault.text, "/leg/locks.json: "),
	   "a torn file is a fault: %s", fault.text);
	ok(!raise_lock(MODE_SELF, LOCK_RESCREEN, id(7), &fault), "and is not written over");
	ok(!locks_unlock(MODE_SELF, &screened, DAY_START, &fault), "nor lifted");
	write_locks("");
	ok(!read_locks(&locks, &fault) && fault.kind == FAULT_DATA, "an empty file too");
	char path[sizeof folder + 32];
	snprintf(path, sizeof path, "%s/leg/locks.json", folder);
	ok(!unlink(path) && !symlink("/dev/null", path), "a link in its place");
	ok(!read_locks(&locks, &fault) && fault.kind == FAULT_NO_PERMISSION, "is refused: %s",
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
			_exit(!raise_lock(mode, LOCK_RESCREEN, id(100 + i), &fault));
		}
	int failed = 0, status;
	while (wait(&status) > 0)
		failed += status != 0;
	struct locks locks;
	struct fault fault;
	ok(!failed && read_locks(&locks, &fault), "eight programs at once");
	same(locks.of[MODE_SELF].id.word, id(107).word, "none was lost (self)");
	same(locks.of[MODE_PARTNER].id.word, id(106).word, "none was lost (partner)");
}

/* ---- from the log -------------------------------------------------------------------------- */

/* A session that began `seconds` before noon and lasted a minute. */
static void log_session_at(int number, int seconds, const char *symptom, enum mode mode,
			   bool simulated)
{
	struct session session;
	struct text line = TEXT_EMPTY;
	session_init(&session);
	session.envelope = (struct envelope){id(number), {noon.at - seconds + 60, 0}};
	session.planned = true;
	session.plan_id = id(900);
	session.routine = alloc_string("circulation");
	session.mode = mode;
	session.started = (struct stamp){noon.at - seconds, 0};
	session.ended = (struct stamp){noon.at - seconds + 60, 0};
	session.status = symptom ? SESSION_SYMPTOM : SESSION_COMPLETED;
	session.symptom = symptom ? alloc_string(symptom) : NULL;
	session.simulated = simulated;
	session_encode(&session, &line);
	struct text path = TEXT_EMPTY;
	text_addf(&path,
		  "mkdir -p %s/leg/sessions && chmod 700 %s/leg/sessions && cat >>"
		  "%s/leg/sessions/2026-11.jsonl",
		  folder, folder, folder);
	FILE *to = popen(path.bytes, "w");
	ok(to && fputs(line.bytes, to) >= 0 && !pclose(to), "logged");
	text_release(&path);
	text_release(&line);
	session_release(&session);
}

static void from_the_log(void)
{
	struct locks locks;
	struct fault fault = {0};
	char path[sizeof folder + 32];
	snprintf(path, sizeof path, "%s/leg/locks.json", folder);
	unlink(path);
	log_session_at(201, 49 * 3600, "sharp-pain", MODE_SELF, false);
	log_session_at(202, 3600, "sharp-pain", MODE_SELF, true);
	log_session_at(203, 3600, "cramp", MODE_SELF, false);
	log_session_at(204, 1800, NULL, MODE_SELF, false);
	ok(read_locks(&locks, &fault) && !lock_stands(&locks.of[MODE_SELF]),
	   "older than 48 hours, simulated, a cramp: no lock %s", fault.text);
	log_session_at(208, 48 * 3600 + 1, "sharp-pain", MODE_PARTNER, false);
	log_session_at(209, -60, "sharp-pain", MODE_PARTNER, false);
	ok(read_locks(&locks, &fault) && !lock_stands(&locks.of[MODE_PARTNER]),
	   "nor one a second older, nor one of the future");
	log_session_at(210, 48 * 3600, "pale-when-raised", MODE_PARTNER, false);
	ok(read_locks(&locks, &fault) && lock_stands(&locks.of[MODE_PARTNER]), "48 hours are");
	log_session_at(205, 47 * 3600, "sharp-pain", MODE_PARTNER, false);
	log_session_at(206, 2 * 3600, "sharp-pain", MODE_SELF, false);
	log_session_at(207, 3600, "dizzy", MODE_SELF, false);
	ok(read_locks(&locks, &fault) && locks.of[MODE_SELF].level == LOCK_RESCREEN &&
		   !strcmp(locks.of[MODE_SELF].id.word, id(207).word) &&
		   locks.of[MODE_SELF].until.at > noon.at,
	   "the newest symptom that locks, with its end");
	ok(locks.of[MODE_PARTNER].level == LOCK_CHECK, "each mode has its own");
	ok(access(path, F_OK), "a reader writes nothing");
	ok(raise_lock(MODE_PARTNER, LOCK_RESCREEN, id(208), &fault) && !access(path, F_OK) &&
		   read_locks(&locks, &fault) && lock_stands(&locks.of[MODE_SELF]) &&
		   locks.of[MODE_PARTNER].level == LOCK_CHECK,
	   "what is written first carries it all");
	write_locks("{\"type\":\"leg-locks\",\"version\":2}");
	ok(read_locks(&locks, &fault) && !lock_stands(&locks.of[MODE_SELF]),
	   "a file outranks the log");
}

enum { PATH_SIZE = sizeof folder + 64 };

/* The locks and the month of the log, whose paths it writes. */
static void remove_both(char path[PATH_SIZE], char month[PATH_SIZE])
{
	snprintf(path, PATH_SIZE, "%s/leg/locks.json", folder);
	snprintf(month, PATH_SIZE, "%s/leg/sessions/2026-11.jsonl", folder);
	unlink(path);
	unlink(month);
}

/* The day begins at three: a minute before nine in the evening it is six hours away. */
static void rest_from_the_end(void)
{
	struct locks locks;
	struct fault fault = {0};
	char path[PATH_SIZE], month[PATH_SIZE];
	remove_both(path, month);
	log_session_at(211, 15 * 3600 + 30, "dizzy", MODE_SELF, false);
	ok(read_locks(&locks, &fault) &&
		   locks.of[MODE_SELF].until.at == noon.at + (24 + DAY_START / 3600 - 12) * 3600,
	   "a session that ends at 21:00:30 rests till the day after the next");
	unlink(month);
	log_session_at(212, 15 * 3600 + 90, "dizzy", MODE_SELF, false);
	ok(read_locks(&locks, &fault) &&
		   locks.of[MODE_SELF].until.at == noon.at - (12 - DAY_START / 3600) * 3600,
	   "one that ends at 20:59:30 till the next");
	unlink(month);
}

static void log_unreadable(void)
{
	struct locks locks;
	struct fault fault = {0};
	char path[PATH_SIZE], month[PATH_SIZE];
	remove_both(path, month);
	ok(!symlink("/etc/passwd", month) && !read_locks(&locks, &fault) &&
		   fault.kind == FAULT_NO_PERMISSION,
	   "a month that is not ours: %s", fault.text);
	ok(!raise_lock(MODE_SELF, LOCK_CHECK, id(301), &fault) && access(path, F_OK),
	   "no lock is written that would hide what the log says");
	unlink(month);
	ok(raise_lock(MODE_SELF, LOCK_CHECK, id(301), &fault), "and later it is: %s", fault.text);
	struct locks_screened screened = {
		.screening = id(302), .lift = LOCK_CLAIMED, .lock = {.level = LOCK_RESCREEN}};
	ok(locks_unlock(MODE_SELF, &screened, DAY_START, &fault) &&
		   screened.lift == LOCK_UNCHECKED && screened.lock.level == LOCK_CHECK,
	   "who may not lift it learns which lock it is");
	screened = (struct locks_screened){.screening = id(302), .checked = true};
	ok(locks_unlock(MODE_SELF, &screened, DAY_START, &fault) && screened.lift == LOCK_LIFTED &&
		   screened.lock.lifted,
	   "who may learns that it is lifted");
	screened.lift = LOCK_CLAIMED;
	ok(locks_unlock(MODE_SELF, &screened, DAY_START, &fault) && screened.lift == LOCK_LIFTED &&
		   screened.lock.level == LOCK_NONE,
	   "with no lock there is none to learn of");
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
	if (!mkdtemp(folder) || setenv("XDG_STATE_HOME", folder, 1) ||
	    setenv("XDG_DATA_HOME", folder, 1) || setenv("TZ", "UTC", 1))
		return 1;
	clock_pretend(noon);
	nothing_there();
	lock_and_lift();
	provisional();
	made_in_the_future();
	torn_or_unreadable();
	at_once();
	saved_answers();
	from_the_log();
	rest_from_the_end();
	log_unreadable();
	char command[sizeof folder + 16];
	snprintf(command, sizeof command, "rm -rf %s", folder);
	ok(system(command) == 0, "cleared away");
	return tap_done();
}
