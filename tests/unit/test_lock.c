/* doc/lock: order by id, which level wins, what lifts, and what is refused for good. */
#include "tap.h"

#include "doc/lock.h"

static const struct uuid first = {"01990000-0000-7000-8000-000000000001"};
static const struct uuid second = {"01990000-0000-7000-8000-000000000002"};
static const struct uuid third = {"01990000-0000-7000-8000-000000000003"};
static const struct stamp noon = {1795348800, 3600};

static void raising(void)
{
	struct lock lock = {0};
	ok(!lock_stands(&lock) && lock_admits(&lock, first.word), "no lock admits everything");
	lock_raise(&lock, LOCK_NONE, noon, first);
	ok(!lock_stands(&lock), "a cramp locks nothing");
	lock_raise(&lock, LOCK_CHECK, noon, first);
	ok(lock_stands(&lock) && lock.level == LOCK_CHECK, "a stop locks");
	lock_raise(&lock, LOCK_RESCREEN, noon, second);
	ok(lock.level == LOCK_CHECK, "a lesser one does not weaken it");
	same(lock.id.word, second.word, "but moves its time on");
	lock_raise(&lock, LOCK_CHECK, noon, first);
	same(lock.id.word, second.word, "an older id never moves it back");
	lock = (struct lock){0};
	lock_raise(&lock, LOCK_RESCREEN, noon, first);
	lock_raise(&lock, LOCK_CHECK, noon, second);
	ok(lock.level == LOCK_CHECK, "a more severe one does");
}

static void lifting(void)
{
	struct lock lock = {0};
	ok(lock_lift(&lock, first, false), "where nothing stands nothing is in the way");
	lock_raise(&lock, LOCK_RESCREEN, noon, second);
	ok(!lock_lift(&lock, first, true), "an older screening does not lift");
	ok(!lock_lift(&lock, second, true), "equal is older");
	ok(lock_stands(&lock), "it still stands");
	ok(lock_lift(&lock, third, false), "a newer screening lifts a lesser lock");
	ok(!lock_stands(&lock), "and it stands no more");
	ok(!lock_admits(&lock, first.word) && !lock_admits(&lock, second.word),
	   "what is not newer stays refused for good");
	ok(lock_admits(&lock, third.word), "what is newer may be planned from");

	lock = (struct lock){0};
	lock_raise(&lock, LOCK_CHECK, noon, first);
	ok(!lock_lift(&lock, second, false), "a check lock wants the check");
	ok(!lock_admits(&lock, second.word), "until then nothing is admitted");
	ok(lock_lift(&lock, third, true) && lock_admits(&lock, third.word), "with it, it goes");
	lock_raise(&lock, LOCK_RESCREEN, noon, third);
	ok(lock.level == LOCK_RESCREEN && lock_stands(&lock),
	   "a lifted lock does not make the next one more severe");
}

static void there_and_back(void)
{
	struct locks locks = {0}, read;
	struct text out = TEXT_EMPTY;
	struct fault fault = {0};
	lock_raise(&locks.of[MODE_SELF], LOCK_CHECK, noon, first);
	lock_raise(&locks.of[MODE_PARTNER], LOCK_RESCREEN, noon, second);
	bool lifted = lock_lift(&locks.of[MODE_PARTNER], third, false);
	locks_encode(&locks, &out);
	ok(lifted && locks_decode(&out, &read, &fault), "what is written is read");
	ok(!memcmp(&locks, &read, sizeof read), "and is the same");
	int wrong = 0;
	for (size_t length = 0; length + 1 < out.length; length++) {
		struct text part = TEXT_EMPTY;
		text_add_bytes(&part, out.bytes, length);
		wrong += locks_decode(&part, &read, &fault) || fault.kind != FAULT_DATA;
		text_release(&part);
	}
	ok(wrong == 0, "every torn copy is refused (%zu prefixes)", out.length - 1);
	text_release(&out);
}

static void written(struct text *out)
{
	struct locks locks = {0};
	lock_raise(&locks.of[MODE_SELF], LOCK_CHECK, noon, first);
	locks_encode(&locks, out);
}

/* Every byte changed, one at a time: read as something else or refused, never anything worse. */
static void one_byte_changes(void)
{
	static const char changes[] = {'"', '{', '9', ' ', 'n', '\0', '\xff'};
	struct text out = TEXT_EMPTY;
	written(&out);
	int odd = 0, tried = 0;
	for (size_t at = 0; at < out.length; at++)
		for (size_t i = 0; i < sizeof changes; i++) {
			struct locks read;
			struct fault fault = {0};
			char before = out.bytes[at];
			out.bytes[at] = changes[i];
			odd += !locks_decode(&out, &read, &fault) && fault.kind != FAULT_DATA;
			out.bytes[at] = before;
			tried++;
		}
	ok(odd == 0, "%d changes of one byte", tried);
	text_release(&out);
}

static void refused(void)
{
	static const char *const bad[] = {
		"{}",
		"[]",
		"{\"type\":\"leg-plan\",\"version\":1}",
		"{\"type\":\"leg-locks\",\"version\":2}",
		"{\"type\":\"leg-locks\",\"version\":1,\"self\":{}}",
		"{\"type\":\"leg-locks\",\"version\":1,\"self\":{\"level\":\"mild\",\"time\":"
		"\"2026-11-22T09:30:00+01:00\",\"id\":\"01990000-0000-7000-8000-000000000001\"}}",
		"{\"type\":\"leg-locks\",\"version\":1,\"self\":{\"level\":\"check\",\"time\":"
		"\"2026-11-22T09:30:00+01:00\",\"id\":\"01990000-0000-7000-8000-000000000001\","
		"\"lifted_by\":null}}",
	};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct locks locks;
		struct fault fault = {0};
		struct text bytes = TEXT_EMPTY;
		text_add(&bytes, bad[i]);
		ok(!locks_decode(&bytes, &locks, &fault) && fault.kind == FAULT_DATA,
		   "refused: case %zu, %s", i, fault.text);
		text_release(&bytes);
	}
}

int main(void)
{
	raising();
	lifting();
	there_and_back();
	one_byte_changes();
	refused();
	return tap_done();
}
