/* A record after its changes: which ones count, and in which order (rule/amendments_apply.h). */
#include "rule/amendments_apply.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "tap.h"

static const char *number_id(int number)
{
	static char id[4][UUID_SIZE];
	static int next;
	char *place = id[next++ % 4];
	snprintf(place, UUID_SIZE, "01a204f8-0000-7000-8000-%012d", number);
	return place;
}

enum { RECORD = 1, OTHER = 2 };

/* Change `number` of `target`, made at `at`. */
static struct amendment change_of(int number, int target, int64_t at)
{
	struct amendment amendment;
	amendment_init(&amendment);
	amendment.envelope.created = (struct stamp){.at = at};
	snprintf(amendment.envelope.id.word, UUID_SIZE, "%s", number_id(number));
	snprintf(amendment.target.word, UUID_SIZE, "%s", number_id(target));
	return amendment;
}

static struct amendment note_of(int number, int target, int64_t at, const char *note)
{
	struct amendment amendment = change_of(number, target, at);
	amendment.set.note = alloc_string(note);
	return amendment;
}

static struct amendment undo_of(int number, int target, int64_t at)
{
	struct amendment amendment = change_of(number, target, at);
	amendment.undo = true;
	return amendment;
}

static struct session record(void)
{
	struct session session;
	session_init(&session);
	snprintf(session.envelope.id.word, UUID_SIZE, "%s", number_id(RECORD));
	session.kind = alloc_string("walking");
	session.active_seconds = 60;
	session_fill_active(&session, LEG_RIGHT);
	return session;
}

static void note_is(struct history *history, const char *wanted, const char *what)
{
	struct session session = record();
	history_settle(history);
	history_apply(history, &session);
	same(session.note ? session.note : "", wanted, what);
	session_release(&session);
	history_clear(history);
}

/* The changes that are left, by their numbers in order: "11 12 ". */
static void left_are(struct history *history, const char *wanted, const char *what)
{
	char left[256] = "";
	history_settle(history);
	for (size_t i = 0; i < history->count; i++)
		snprintf(left + strlen(left), sizeof left - strlen(left), "%d ",
			 atoi(history->of[i].amendment.envelope.id.word + UUID_SIZE - 5));
	same(left, wanted, what);
}

static void order(void)
{
	struct history history = {0};
	note_is(&history, "", "no change");
	history_add(&history, note_of(11, RECORD, 20, "later"));
	history_add(&history, note_of(12, RECORD, 10, "sooner"));
	note_is(&history, "later", "the last change counts, whatever its line");
	history_add(&history, note_of(12, RECORD, 10, "greater id"));
	history_add(&history, note_of(11, RECORD, 10, "lesser id"));
	note_is(&history, "greater id", "of one moment the greater id");
	history_add(&history, note_of(11, RECORD, 10, "b"));
	history_add(&history, note_of(11, RECORD, 10, "c"));
	history_add(&history, note_of(11, RECORD, 10, "a"));
	note_is(&history, "c", "of one id the greater content");
	history_add(&history, note_of(11, RECORD, 11, "a"));
	history_add(&history, note_of(11, RECORD, 10, "b"));
	note_is(&history, "a", "or first the later");
	struct amendment sooner = note_of(11, RECORD, 1800, "a day ahead");
	sooner.envelope.created.offset = 10 * 3600;
	history_add(&history, note_of(11, RECORD, 3600, "a"));
	history_add(&history, sooner);
	note_is(&history, "a", "whatever its clock said");
	for (int i = 0; i < 3; i++) {
		history_add(&history, note_of(12, RECORD, 10, "twelve"));
		history_add(&history, note_of(11, RECORD, 10, i ? "again" : "eleven"));
	}
	left_are(&history, "11 12 ", "each id is left once");
	history_clear(&history);
	history_add(&history, note_of(11, OTHER, 10, "another's"));
	note_is(&history, "", "a change of another record");
	for (int i = 0; i < 40; i++)
		history_add(&history, note_of(100 + i, i == 17 ? RECORD : 1000 + i, 10, "found"));
	note_is(&history, "found", "one among many");
	history_release(&history);
}

static void undone(void)
{
	struct history history = {0};
	history_add(&history, note_of(11, RECORD, 10, "one"));
	history_add(&history, note_of(12, RECORD, 20, "two"));
	history_add(&history, undo_of(13, 12, 30));
	note_is(&history, "one", "the second is taken back");
	history_add(&history, note_of(11, RECORD, 10, "one"));
	history_add(&history, undo_of(12, 11, 20));
	history_add(&history, undo_of(13, 12, 30));
	note_is(&history, "one", "and the undo of it");
	history_add(&history, note_of(11, RECORD, 10, "one"));
	history_add(&history, undo_of(12, 11, 20));
	history_add(&history, undo_of(13, 11, 30));
	history_add(&history, undo_of(14, 12, 40));
	note_is(&history, "", "but not by the undo of one of two");
	history_add(&history, note_of(11, RECORD, 20, "one"));
	history_add(&history, undo_of(12, 11, 10));
	history_settle(&history);
	note_is(&history, "one", "an undo that is not later does nothing");
	history_add(&history, note_of(12, RECORD, 10, "one"));
	history_add(&history, undo_of(11, 12, 10));
	note_is(&history, "one", "of one moment neither");
	history_add(&history, note_of(11, RECORD, 10, "one"));
	history_add(&history, note_of(12, 11, 20, "no undo"));
	note_is(&history, "one", "a change of a change takes nothing back");
	struct amendment both = undo_of(12, RECORD, 20);
	both.set.note = alloc_string("kept");
	history_add(&history, both);
	history_settle(&history);
	ok(history_takes_back(&history, number_id(RECORD)), "a record is taken back");
	ok(!history_takes_back(&history, number_id(OTHER)), "that one alone");
	ok(history_touches(&history, number_id(RECORD)) &&
		   !history_touches(&history, number_id(OTHER)),
	   "and that one is touched");
	note_is(&history, "", "an undo says nothing else");
	history_release(&history);
}

static struct erasure erasure_of(int number, int target, int64_t at, bool note)
{
	struct erasure erasure = {.envelope.created.at = at, .note = note};
	snprintf(erasure.envelope.id.word, UUID_SIZE, "%s", number_id(number));
	snprintf(erasure.target.word, UUID_SIZE, "%s", number_id(target));
	return erasure;
}

static void erase(struct history *history, int number, int target, int64_t at, bool note)
{
	struct erasure erasure = erasure_of(number, target, at, note);
	erasures_add(&history->erasures, &erasure);
}

static void erased(void)
{
	struct history history = {0};
	for (int up = 0; up < 2; up++) { /* each change of the last, in both orders of the ids */
		int one = up ? 11 : 13, three = up ? 13 : 11;
		history_add(&history, note_of(one, RECORD, 10, "one"));
		history_add(&history, undo_of(12, one, 20));
		history_add(&history, note_of(20, OTHER, 20, "another's"));
		history_add(&history, undo_of(three, 12, 30));
		history_add(&history, undo_of(21, 20, 30));
		erase(&history, 90, RECORD, 5, false);
		left_are(&history, "20 21 ",
			 "an erased record takes its changes with it, and theirs");
		ok(erasures_record(&history.erasures, number_id(RECORD)) &&
			   erasures_record(&history.erasures, number_id(12)) &&
			   !erasures_record(&history.erasures, number_id(OTHER)),
		   "they are erased, and no other");
		ok(history_touches(&history, number_id(OTHER)) &&
			   history_takes_back(&history, number_id(20)),
		   "what is left is found");
		history_clear(&history);
		ok(!history_touches(&history, number_id(OTHER)) &&
			   !erasures_record(&history.erasures, number_id(RECORD)),
		   "cleared, it says nothing");
	}
	history_add(&history, note_of(11, RECORD, 10, "one"));
	erase(&history, 90, RECORD, 5, false);
	left_are(&history, "", "the only change");
	ok(!history_touches(&history, number_id(RECORD)) &&
		   !history_takes_back(&history, number_id(RECORD)),
	   "then nothing is about it");
	history_clear(&history);
	history_add(&history, note_of(11, RECORD, 10, "one"));
	erase(&history, 90, RECORD, 20, true);
	history_settle(&history);
	ok(history_touches(&history, number_id(RECORD)) &&
		   !erasures_record(&history.erasures, number_id(RECORD)),
	   "an erased note touches its record");
	note_is(&history, "", "and takes the notes before it");
	history_add(&history, note_of(11, RECORD, 10, "one"));
	history_add(&history, note_of(12, RECORD, 30, "two"));
	history_add(&history, note_of(13, RECORD, 15, "between"));
	erase(&history, 90, RECORD, 20, true);
	note_is(&history, "two", "one that is added later stays");
	history_add(&history, note_of(11, RECORD, 10, "one"));
	history_release(&history);
	ok(!history.of && !history.by_target && !history.count && !history.room,
	   "released, it can be used again");
}

/* The words of a record whose note is erased go, though it was never changed. */
static void own_note_erased(void)
{
	struct history history = {0};
	struct session session = record();
	alloc_free(session.note);
	session.note = alloc_string("its own");
	history_apply(&history, &session);
	same(session.note, "its own", "a note stands");
	erase(&history, 90, OTHER, 20, true);
	history_apply(&history, &session);
	same(session.note, "its own", "so when that of another is erased");
	erase(&history, 91, RECORD, 20, true);
	history_apply(&history, &session);
	same(session.note, "", "its own note is erased");
	session_release(&session);
	history_release(&history);
}

static struct session changed(struct amendment amendment, bool planned)
{
	struct history history = {0};
	struct session session = record();
	session.planned = planned;
	session.before.value[0][LEG_LEFT] = 3;
	session.before.value[RATINGS - 1][LEG_RIGHT] = 4;
	history_add(&history, amendment);
	history_settle(&history);
	history_apply(&history, &session);
	history_release(&history);
	return session;
}

static int active(const struct session *session, enum step_kind kind, enum leg leg)
{
	return session->active[kind][leg];
}

static void members(void)
{
	struct amendment amendment;
	struct session session;
	for (enum leg leg = LEG_LEFT; leg <= LEG_BOTH; leg++) {
		struct history history = {0};
		session = record();
		session_fill_active(&session, leg);
		amendment = change_of(11, RECORD, 10);
		amendment.set.active_seconds = 90;
		history_add(&history, amendment);
		history_settle(&history);
		history_apply(&history, &session);
		ok(session.active_seconds == 90 && active(&session, STEP_WALKING, leg) == 90,
		   "minutes made by hand stay on the %s", leg_id(leg));
		session_release(&session);
		history_release(&history);
	}
	amendment = change_of(11, RECORD, 10);
	amendment.set.active_seconds = 0;
	session = changed(amendment, false);
	ok(session.active_seconds == 0 && !active(&session, STEP_WALKING, LEG_RIGHT),
	   "none at all");
	session_release(&session);
	for (int leg = LEG_LEFT; leg <= LEG_BOTH; leg++) {
		amendment = change_of(11, RECORD, 10);
		amendment.set.leg = leg;
		session = changed(amendment, false);
		ok(active(&session, STEP_WALKING, (enum leg)leg) == 60, "move to the %s",
		   leg_id((enum leg)leg));
		session_release(&session);
	}
	amendment = change_of(11, RECORD, 10);
	amendment.set.kind = alloc_string("massage");
	session = changed(amendment, false);
	ok(!strcmp(session.kind, "massage") && active(&session, STEP_MASSAGE, LEG_RIGHT) == 60 &&
		   !active(&session, STEP_WALKING, LEG_RIGHT),
	   "or become another kind");
	session_release(&session);
	amendment = change_of(11, RECORD, 10);
	amendment.set.kind = alloc_string("swimming");
	amendment.set.active_seconds = 90;
	session = changed(amendment, false);
	ok(active(&session, STEP_WALKING, LEG_RIGHT) == 90,
	   "of a kind that is not ours they stay where they were");
	session_release(&session);
	amendment = change_of(11, RECORD, 10);
	amendment.set.kind = alloc_string("massage");
	amendment.set.active_seconds = 90;
	session = changed(amendment, true);
	ok(!strcmp(session.kind, "walking") && session.active_seconds == 60,
	   "paced ones are what was done");
	session_release(&session);
}

/* One copy of the log changed the minutes, another the hour: each knows nothing of the other. */
static void minutes_and_hour(void)
{
	struct history history = {0};
	struct session session = record();
	struct amendment minutes = change_of(11, RECORD, 10), hour = change_of(12, RECORD, 20);
	session.started.at = 1000;
	session.ended.at = 1060;
	minutes.set.active_seconds = 600;
	minutes.set.moved = hour.set.moved = true;
	minutes.set.started.at = 1000;
	minutes.set.ended.at = 1600;
	hour.set.started.at = 5000;
	hour.set.ended.at = 5060;
	history_add(&history, minutes);
	history_add(&history, hour);
	history_settle(&history);
	history_apply(&history, &session);
	ok(session.started.at == 5000 && session.active_seconds == 600 && session.ended.at == 5600,
	   "a record made by hand ends when its time is over, after changes of two copies");
	history_release(&history);
	session_release(&session);
}

static void hour_of_a_paced_one(void)
{
	struct history history = {0};
	struct session session = record();
	struct amendment hour = change_of(11, RECORD, 10);
	session.planned = true;
	session.started.at = 1000;
	session.active_seconds = 60;
	session.ended.at = 1060;
	hour.set.moved = true;
	hour.set.started.at = 5000;
	hour.set.ended.at = 5100;
	history_add(&history, hour);
	history_settle(&history);
	history_apply(&history, &session);
	ok(session.started.at == 5000 && session.ended.at == 5100,
	   "a paced session ends when the change says");
	history_release(&history);
	session_release(&session);
}

static void other_members(void)
{
	struct amendment amendment = change_of(11, RECORD, 10);
	amendment.set.moved = true;
	amendment.set.started.at = 5000;
	amendment.set.ended.at = 5060;
	amendment.set.routine = alloc_string("walk");
	amendment.set.before.value[0][LEG_RIGHT] = 7;
	amendment.set.after.value[1][LEG_LEFT] = 2;
	struct session session = changed(amendment, true);
	ok(session.started.at == 5000 && session.ended.at == 5060, "it is moved");
	same(session.routine, "walk", "its routine");
	ok(session.before.value[0][LEG_RIGHT] == 7 && session.before.value[0][LEG_LEFT] == 3 &&
		   session.before.value[RATINGS - 1][LEG_RIGHT] == 4 &&
		   session.after.value[1][LEG_LEFT] == 2,
	   "its ratings, those that are given");
	session_release(&session);
	amendment = change_of(11, RECORD, 10);
	session = changed(amendment, false);
	ok(session.started.at == 0 && !session.routine && session.active_seconds == 60 &&
		   session.before.value[0][LEG_RIGHT] == RATING_ABSENT,
	   "what is not named stays");
	session_release(&session);
}

int main(void)
{
	order();
	undone();
	erased();
	own_note_erased();
	members();
	minutes_and_hour();
	hour_of_a_paced_one();
	other_members();
	return tap_done();
}
