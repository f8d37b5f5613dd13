/* doc/lock: order by id, which level wins, what lifts, claims, and what is refused. */
#include "tap.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "doc/json.h"
#include "doc/lock.h"

static const struct uuid first = {"01990000-0000-7000-8000-000000000001"};
static const struct uuid second = {"01990000-0000-7000-8000-000000000002"};
static const struct uuid third = {"01990000-0000-7000-8000-000000000003"};
static const struct stamp noon = {1795348800, 3600};

static struct stamp after_noon(int seconds)
{
	return (struct stamp){noon.at + seconds, noon.offset};
}

static struct lock raise_of(enum lock_level level, struct uuid id)
{
	return (struct lock){.level = level, .time = noon, .id = id};
}

static void raise_lock(struct lock *lock, enum lock_level level, struct uuid id)
{
	struct lock raise = raise_of(level, id);
	struct lock_history unread = {0};
	lock_raise(lock, &unread, &raise);
}

static const struct lock raise_none = {.level = LOCK_NONE};

static void raising(void)
{
	struct lock lock = {0};
	ok(!lock_stands(&lock) && lock_admits(&lock, first.word), "no lock admits everything");
	raise_lock(&lock, LOCK_NONE, first);
	ok(!lock_stands(&lock), "a cramp locks nothing");
	raise_lock(&lock, LOCK_CHECK, first);
	ok(lock_stands(&lock) && lock.level == LOCK_CHECK, "a stop locks");
	raise_lock(&lock, LOCK_RESCREEN, second);
	ok(lock.level == LOCK_CHECK, "a lesser one does not weaken it");
	same(lock.id.word, second.word, "but moves its time on");
	raise_lock(&lock, LOCK_CHECK, first);
	same(lock.id.word, second.word, "an older id never moves it back");
	lock = (struct lock){0};
	raise_lock(&lock, LOCK_RESCREEN, first);
	raise_lock(&lock, LOCK_CHECK, second);
	ok(lock.level == LOCK_CHECK, "a more severe one does");
	struct lock dizzy = raise_of(LOCK_RESCREEN, second);
	dizzy.time = after_noon(24 * HOUR);
	dizzy.until = after_noon(52 * HOUR);
	struct lock check = raise_of(LOCK_CHECK, first);
	struct lock_history history = {0};
	lock = (struct lock){0};
	lock_raise(&lock, &history, &dizzy);
	lock_raise(&lock, &history, &check);
	ok(lock.time.at == dizzy.time.at && lock.until.at == dizzy.until.at,
	   "one that is older, of a program that died, neither dates it back nor cuts its end");
	ok(history.count == 1 && history.of[0].from.at == noon.at &&
		   history.of[0].to.at == dizzy.time.at,
	   "but its time is kept");
}

/* The time of a lock is that of the newest stop; of the others the time is kept. */
static void raised_again(void)
{
	struct lock lock = {0}, raise = raise_of(LOCK_RESCREEN, first);
	struct lock_history history = {0};
	lock_raise(&lock, &history, &raise);
	raise.time = after_noon(HOUR);
	lock_raise(&lock, &history, &raise);
	ok(lock.time.at == noon.at + HOUR && history.count == 1 &&
		   history.of[0].from.at == noon.at && history.of[0].to.at == noon.at + HOUR,
	   "a newer stop dates a lock that stands");
	(void)lock_lift(&lock, second, false, raise.time);
	raise = raise_of(LOCK_RESCREEN, third);
	lock_raise(&lock, &history, &raise);
	ok(lock_stands(&lock) && lock.time.at == noon.at && history.count == 2 &&
		   history.of[1].from.at == noon.at + HOUR &&
		   history.of[1].to.at == uuid_time(&second),
	   "a lock that was lifted is dated by the next stop, even an older one");
}

static void earlier(void)
{
	struct lock lock = {0}, raise = raise_of(LOCK_RESCREEN, first);
	struct lock_history history = {0};
	for (int i = 0; i <= LOCK_MOST_EARLIER + 1; i++) {
		raise.time = after_noon(i);
		lock_raise(&lock, &history, &raise);
		(void)lock_lift(&lock, second, false, raise.time);
	}
	ok(lock.time.at == noon.at + LOCK_MOST_EARLIER + 1 && history.count == LOCK_MOST_EARLIER &&
		   history.of[0].from.at == noon.at + 1 &&
		   history.of[LOCK_MOST_EARLIER - 1].from.at == noon.at + LOCK_MOST_EARLIER,
	   "the times of the last hundred before it are kept");
}

static void lifting(void)
{
	struct lock lock = {0};
	ok(lock_lift(&lock, first, false, noon) == LOCK_LIFTED, "no lock is in nobody's way");
	raise_lock(&lock, LOCK_RESCREEN, second);
	ok(lock_lift(&lock, first, true, noon) == LOCK_IS_NEWER,
	   "an older screening does not lift");
	ok(lock_lift(&lock, second, true, noon) == LOCK_IS_NEWER, "equal is older");
	ok(lock_stands(&lock), "it still stands");
	ok(lock_lift(&lock, third, false, noon) == LOCK_LIFTED,
	   "a newer screening lifts a lesser lock");
	ok(!lock_stands(&lock), "and it stands no more");
	ok(!lock_admits(&lock, first.word) && !lock_admits(&lock, second.word),
	   "what is not newer stays refused for good");
	ok(lock_admits(&lock, third.word), "what is newer may be planned from");

	lock = (struct lock){0};
	raise_lock(&lock, LOCK_CHECK, first);
	ok(lock_lift(&lock, second, false, noon) == LOCK_UNCHECKED, "a check lock wants the check");
	ok(!lock_admits(&lock, second.word), "until then nothing is admitted");
	ok(lock_lift(&lock, third, true, noon) == LOCK_LIFTED && lock_admits(&lock, third.word),
	   "with it, it goes");
	raise_lock(&lock, LOCK_RESCREEN, third);
	ok(lock.level == LOCK_RESCREEN && lock_stands(&lock),
	   "a lifted lock does not make the next one more severe");
}

static void until(void)
{
	struct lock lock = {0}, raise = raise_of(LOCK_RESCREEN, first);
	struct lock_history unread = {0};
	raise.until = after_noon(7200);
	lock_raise(&lock, &unread, &raise);
	ok(lock_lift(&lock, second, true, after_noon(7199)) == LOCK_WAITS,
	   "nothing lifts it a second before its end");
	ok(lock_waits(&lock, after_noon(7199)) && !lock_waits(&lock, after_noon(7200)),
	   "it waits until then");
	raise.until = after_noon(7201);
	lock_raise(&lock, &unread, &raise);
	ok(lock_waits(&lock, after_noon(7200)), "a newer stop with a later end makes it longer");
	raise_lock(&lock, LOCK_CHECK, second);
	ok(lock.until.at == noon.at + 7201, "one without an end does not shorten it");
	ok(lock_stands(&lock) && lock_lift(&lock, third, false, after_noon(7201)) == LOCK_UNCHECKED,
	   "at its end it still stands");
	ok(lock_lift(&lock, third, true, after_noon(7201)) == LOCK_LIFTED, "and can be lifted");
	raise.until = after_noon(LOCK_MOST_SECONDS + 1);
	lock_raise(&lock, &unread, &raise);
	ok(lock.until.at == noon.at + LOCK_MOST_SECONDS, "more than 48 hours count as 48");
}

/* ---- claims -------------------------------------------------------------------------------- */

static void claims_of_the_living(void)
{
	struct process self = process_self(), other = self;
	struct lock check = raise_of(LOCK_CHECK, second), lesser = raise_of(LOCK_RESCREEN, first);
	struct locks locks = {.of[MODE_SELF] = lesser, .history[MODE_SELF].count = 1};
	const struct lock *lock = &locks.of[MODE_SELF];
	other.pid = getppid();
	locks_claim(&locks, MODE_SELF, &check, &self);
	ok(lock_stands(lock) && lock->level == LOCK_CHECK, "a claim binds");
	ok(locks_lift(&locks, MODE_SELF, third, true, noon) == LOCK_CLAIMED,
	   "no screening lifts what a running program holds");
	locks_take_back(&locks, MODE_SELF, &other);
	ok(lock->level == LOCK_CHECK && locks.claims[MODE_SELF].count == 1,
	   "no other program takes it back");
	locks_take_back(&locks, MODE_SELF, &self);
	ok(lock->level == LOCK_RESCREEN && !strcmp(lock->id.word, first.word) &&
		   !locks.claims[MODE_SELF].count,
	   "what was locked before is locked again");
	ok(locks.history[MODE_SELF].count == 1,
	   "and what was taken back was no lock, but what was earlier is kept");
	locks_claim(&locks, MODE_SELF, &check, &self);
	locks_claim(&locks, MODE_SELF, &check, &self);
	ok(locks.claims[MODE_SELF].count == 1, "a program claims once");
	locks_raise(&locks, MODE_SELF, &check);
	locks_take_back(&locks, MODE_SELF, &self);
	ok(lock->level == LOCK_CHECK, "what somebody else raised meanwhile stays");
}

static struct process dead_process(void)
{
	int ready[2];
	struct process dead = {0};
	if (pipe(ready))
		return dead;
	pid_t child = fork();
	if (!child) {
		struct process self = process_self();
		_exit(write(ready[1], &self, sizeof self) != sizeof self);
	}
	ok(read(ready[0], &dead, sizeof dead) == sizeof dead, "the child says who it is");
	siginfo_t ended;
	waitid(P_PID, (id_t)child, &ended, WEXITED | WNOWAIT);
	ok(!process_lives(&dead), "a zombie lives no more");
	waitpid(child, NULL, 0);
	close(ready[0]);
	close(ready[1]);
	return dead;
}

static void claims_of_the_dead(void)
{
	struct process self = process_self(), reused = self, dead = dead_process();
	struct locks locks = {0};
	struct lock check = raise_of(LOCK_CHECK, first);
	const struct lock *lock = &locks.of[MODE_SELF];
	ok(process_lives(&self) && !process_lives(&dead), "one runs, the other does not");
	reused.started--;
	ok(!process_lives(&reused), "another process with the same number is another process");
	locks_claim(&locks, MODE_SELF, &check, &dead);
	ok(lock_stands(lock), "the claim of a program that died binds");
	locks_take_back(&locks, MODE_SELF, &self);
	ok(lock_stands(lock) && !locks.claims[MODE_SELF].count, "it is a lock");
	locks = (struct locks){0};
	locks_claim(&locks, MODE_SELF, &check, &reused);
	ok(locks_lift(&locks, MODE_SELF, second, false, noon) == LOCK_UNCHECKED &&
		   locks_lift(&locks, MODE_SELF, second, true, noon) == LOCK_LIFTED,
	   "and is lifted like any lock");
}

/* One claim more than there is room for, each of a program that runs. */
static void claims_of_many(void)
{
	struct process others[LOCK_MOST_CLAIMS];
	pid_t children[LOCK_MOST_CLAIMS];
	struct locks locks = {0};
	struct lock check = raise_of(LOCK_CHECK, second), lesser = raise_of(LOCK_RESCREEN, first);
	const struct lock *lock = &locks.of[MODE_SELF];
	struct process self = process_self();
	int said[2], wrong = pipe(said);
	for (int i = 0; i < LOCK_MOST_CLAIMS; i++) {
		children[i] = fork();
		if (!children[i]) {
			struct process own = process_self();
			(void)!write(said[1], &own, sizeof own);
			pause();
		}
		wrong += read(said[0], &others[i], sizeof others[i]) != sizeof others[i];
	}
	locks_claim(&locks, MODE_SELF, &check, &self);
	for (int i = 0; i < LOCK_MOST_CLAIMS; i++)
		locks_claim(&locks, MODE_SELF, &lesser, &others[i]);
	for (int i = 0; i < LOCK_MOST_CLAIMS; i++)
		wrong += !process_same(&locks.claims[MODE_SELF].of[i].owner, &others[i]);
	ok(!wrong && locks.claims[MODE_SELF].count == LOCK_MOST_CLAIMS, "the newest have room");
	locks_take_back(&locks, MODE_SELF, &self);
	ok(lock->level == LOCK_CHECK, "the oldest claim is a lock that is not taken back");
	for (int i = 0; i < LOCK_MOST_CLAIMS; i++) {
		locks_take_back(&locks, MODE_SELF, &others[i]);
		kill(children[i], SIGKILL);
		waitpid(children[i], NULL, 0);
	}
	ok(lock->level == LOCK_CHECK && !strcmp(lock->id.word, second.word) &&
		   !locks.claims[MODE_SELF].count,
	   "and the others are");
	close(said[0]);
	close(said[1]);
}

/* ---- a clock that was ahead ---------------------------------------------------------------- */

static void pulled_back(void)
{
	struct locks locks = {0};
	struct lock *lock = &locks.of[MODE_SELF];
	struct lock_history *history = &locks.history[MODE_SELF];
	struct uuid ahead = {"09990000-0000-7000-8000-000000000001"};
	*lock = raise_of(LOCK_CHECK, ahead);
	lock->time = after_noon(3600);
	lock->until = after_noon(3600 + 60);
	history->of[history->count++].from = after_noon(-1);
	history->of[history->count++].from = after_noon(60);
	ok(locks_pull_back(&locks, noon, second), "a lock of the future");
	ok(lock->time.at == noon.at && !strcmp(lock->id.word, second.word),
	   "counts as made when it is first seen");
	ok(lock->until.at == noon.at + 60, "and so does its end");
	ok(history->count == 1, "with those before it that are of the future too");
	ok(lock_lift(lock, third, true, after_noon(60)) == LOCK_LIFTED, "so that it can be lifted");
	ok(!locks_pull_back(&locks, noon, third), "only once");
	*lock = raise_of(LOCK_CHECK, ahead);
	lock->lifted = true;
	lock->lifted_by = ahead;
	ok(locks_pull_back(&locks, noon, second) && !lock_stands(lock) &&
		   lock_admits(lock, third.word),
	   "one that was lifted stays lifted, and refuses nothing newer");
	*lock = raise_of(LOCK_CHECK, first);
	lock->time = after_noon(-DAY);
	lock->lifted = true;
	lock->lifted_by = ahead;
	ok(locks_pull_back(&locks, noon, second) && lock->time.at == noon.at - DAY &&
		   !strcmp(lock->id.word, first.word) && !strcmp(lock->lifted_by.word, second.word),
	   "one of the past that was lifted in the future counts as lifted now");
	ok(!locks_pull_back(&locks, noon, third), "once too");
}

/* Those of both modes, with what programs claim and what was before that. */
static void all_pulled_back(void)
{
	struct process self = process_self();
	struct uuid ahead = {"09990000-0000-7000-8000-000000000001"};
	struct lock future = raise_of(LOCK_CHECK, ahead), lesser = raise_of(LOCK_RESCREEN, ahead);
	future.time = lesser.time = after_noon(3600);
	for (enum mode mode = 0; mode < MODES; mode++) {
		struct locks locks = {0};
		locks_raise(&locks, mode, &lesser);
		locks_claim(&locks, mode, &future, &self);
		ok(locks_pull_back(&locks, noon, second) && !locks_pull_back(&locks, noon, third),
		   "%s: pulled back once", mode_id(mode));
		locks_claim(&locks, mode, &future, &(struct process){.pid = 1, .boot = "other"});
		locks_take_back(&locks, mode, &self);
		ok(locks_pull_back(&locks, noon, second) && locks.of[mode].time.at == noon.at,
		   "%s: a claim that became a lock too", mode_id(mode));
		locks = (struct locks){0};
		locks_raise(&locks, mode, &lesser);
		locks_claim(&locks, mode, &future, &self);
		(void)locks_pull_back(&locks, noon, second);
		locks_take_back(&locks, mode, &self);
		ok(locks.of[mode].time.at == noon.at &&
			   !strcmp(locks.of[mode].id.word, second.word),
		   "%s: what was before the claim too", mode_id(mode));
		locks = (struct locks){0};
		locks_claim(&locks, mode, &future, &self);
		(void)locks_pull_back(&locks, noon, second);
		locks_raise(&locks, mode, &raise_none);
		ok(locks.of[mode].time.at == noon.at &&
			   !strcmp(locks.of[mode].id.word, second.word),
		   "%s: and the claim itself", mode_id(mode));
	}
}

/* ---- the document -------------------------------------------------------------------------- */

static void write_all(struct text *out, struct locks *locks)
{
	struct lock check = raise_of(LOCK_CHECK, first), lesser = raise_of(LOCK_RESCREEN, second);
	struct process self = process_self();
	*locks = (struct locks){0};
	check.until = after_noon(60);
	locks_raise(locks, MODE_SELF, &lesser);
	locks_raise(locks, MODE_SELF, &lesser);
	locks_claim(locks, MODE_SELF, &check, &self);
	locks_raise(locks, MODE_PARTNER, &lesser);
	ok(locks_lift(locks, MODE_PARTNER, third, false, noon) == LOCK_LIFTED, "one is lifted");
	locks_encode(locks, out);
}

static void there_and_back(void)
{
	struct locks locks, read;
	struct text out = TEXT_EMPTY, again = TEXT_EMPTY;
	struct fault fault = {0};
	write_all(&out, &locks);
	ok(doc_decode(out.bytes, out.length, locks_get, &read, &fault),
	   "what is written is read: %s", fault.text);
	locks_encode(&read, &again);
	same(again.bytes, out.bytes, "and is the same");
	ok(process_same(&read.claims[MODE_SELF].of[0].owner, &locks.claims[MODE_SELF].of[0].owner),
	   "its owner too");
	locks_take_back(&read, MODE_SELF, &read.claims[MODE_SELF].of[0].owner);
	ok(read.history[MODE_SELF].count == 1 && read.of[MODE_SELF].level == LOCK_RESCREEN,
	   "and what was locked before the claim");
	int wrong = 0;
	for (size_t length = 0; length + 1 < out.length; length++) {
		struct text part = TEXT_EMPTY;
		text_add_bytes(&part, out.bytes, length);
		wrong += doc_decode(part.bytes, part.length, locks_get, &read, &fault) ||
			 fault.kind != FAULT_DATA;
		text_release(&part);
	}
	ok(wrong == 0, "every torn copy is refused (%zu prefixes)", out.length - 1);
	text_release(&out);
	text_release(&again);
}

static void first_version(void)
{
	static const char old[] =
		"{\"type\":\"leg-locks\",\"version\":1,\"self\":{\"level\":\"check\",\"time\":"
		"\"2026-11-22T09:30:00+01:00\",\"id\":\"01990000-0000-7000-8000-000000000001\"},"
		"\"partner\":{\"level\":\"rescreen\",\"time\":\"2026-11-22T09:30:00+01:00\",\"id\":"
		"\"01990000-0000-7000-8000-000000000001\",\"lifted_by\":"
		"\"01990000-0000-7000-8000-000000000002\"}}";
	struct locks locks;
	struct fault fault = {0};
	ok(doc_decode(old, strlen(old), locks_get, &locks, &fault), "version 1 is read: %s",
	   fault.text);
	ok(lock_stands(&locks.of[MODE_SELF]) && !lock_stands(&locks.of[MODE_PARTNER]) &&
		   lock_admits(&locks.of[MODE_PARTNER], second.word),
	   "and says what it said");
}

/* A claim of the first process of a container, without /proc, on a lock with too late an end. */
static void from_outside(void)
{
	static const char claim[] =
		"{\"type\":\"leg-locks\",\"version\":2,\"self\":{\"level\":\"check\",\"time\":"
		"\"2026-11-22T09:30:00+01:00\",\"id\":\"01990000-0000-7000-8000-000000000001\","
		"\"until\":\"2027-11-22T09:30:00+01:00\",\"provisional\":[{\"level\":\"check\","
		"\"time\":\"2026-11-22T09:30:00+01:00\","
		"\"id\":\"01990000-0000-7000-8000-000000000001\","
		"\"pid\":1,\"started\":0,\"boot\":\"\"}]}}";
	struct locks locks;
	struct fault fault = {0};
	ok(doc_decode(claim, strlen(claim), locks_get, &locks, &fault), "a claim is read: %s",
	   fault.text);
	const struct lock *lock = &locks.of[MODE_SELF];
	ok(locks.claims[MODE_SELF].of[0].owner.pid == 1 &&
		   lock->until.at == lock->time.at + LOCK_MOST_SECONDS,
	   "and an end after more than 48 hours counts as one after 48");
}

/* Every byte changed, one at a time: read as something else or refused, never anything worse. */
static void one_byte_changes(void)
{
	static const char changes[] = {'"', '{', '9', ' ', 'n', '\0', '\xff'};
	struct text out = TEXT_EMPTY;
	struct locks locks;
	write_all(&out, &locks);
	int odd = 0, tried = 0;
	for (size_t at = 0; at < out.length; at++)
		for (size_t i = 0; i < sizeof changes; i++) {
			struct locks read;
			struct fault fault = {0};
			char before = out.bytes[at];
			out.bytes[at] = changes[i];
			odd += !doc_decode(out.bytes, out.length, locks_get, &read, &fault) &&
			       fault.kind != FAULT_DATA;
			out.bytes[at] = before;
			tried++;
		}
	ok(odd == 0, "%d changes of one byte", tried);
	text_release(&out);
}

#define SELF                                                                                       \
	"{\"type\":\"leg-locks\",\"version\":2,\"self\":{\"level\":\"check\",\"time\":"            \
	"\"2026-11-22T09:30:00+01:00\",\"id\":\"01990000-0000-7000-8000-000000000001\""

static void refused(void)
{
	static const char *const bad[] = {
		"{}",
		"[]",
		"{\"type\":\"leg-plan\",\"version\":1}",
		"{\"type\":\"leg-locks\",\"version\":3}",
		"{\"type\":\"leg-locks\",\"version\":1,\"self\":{}}",
		"{\"type\":\"leg-locks\",\"version\":1,\"self\":{\"level\":\"mild\",\"time\":"
		"\"2026-11-22T09:30:00+01:00\",\"id\":\"01990000-0000-7000-8000-000000000001\"}}",
		SELF ",\"lifted_by\":null}}",
		SELF ",\"until\":7}}",
		SELF ",\"earlier\":[{\"from\":\"2026-11-22T09:30:00+01:00\",\"to\":\"noon\"}]}}",
		SELF ",\"earlier\":[{\"from\":\"noon\",\"to\":\"2026-11-22T09:30:00+01:00\"}]}}",
		SELF ",\"provisional\":{}}}",
		SELF ",\"provisional\":[{}]}}",
		SELF ",\"provisional\":[],\"before\":7}}",
	};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct locks locks;
		struct fault fault = {0};
		ok(!doc_decode(bad[i], strlen(bad[i]), locks_get, &locks, &fault) &&
			   fault.kind == FAULT_DATA,
		   "refused: case %zu, %s", i, fault.text);
	}
}

int main(void)
{
	raising();
	raised_again();
	earlier();
	lifting();
	until();
	claims_of_the_living();
	claims_of_the_dead();
	claims_of_many();
	pulled_back();
	all_pulled_back();
	there_and_back();
	first_version();
	from_outside();
	one_byte_changes();
	refused();
	return tap_done();
}
