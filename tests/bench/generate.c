/* Writes a log of made-up sessions, the same for the same arguments:
 *
 *     generate FOLDER RECORDS YEARS [UNTIL-YEAR]
 *
 * month files of JSON lines in FOLDER, which must be there, spread over the years before the end of
 * UNTIL-YEAR (2026). Most are paced by leg-timer; some are walks made by hand, some rated before
 * and after, a few simulated, a partner's, ended early or by a symptom, or noted in other letters.
 */
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/civil.h"
#include "base/units.h"
#include "doc/session.h"

enum { UNTIL_YEAR = 2026, WINTER = 3600, SUMMER = 7200 };

static uint64_t state = 0x1e6c0de;

/* xorshift64*: the same numbers everywhere */
static uint64_t next(void)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return state * 2685821657736338717U;
}

static int below(int most)
{
	return (int)(next() >> 33) % most;
}

static bool one_in(int n)
{
	return below(n) == 0;
}

static struct uuid id_at(int64_t seconds)
{
	uint64_t ms = (uint64_t)seconds * 1000 + (uint64_t)below(1000);
	struct uuid id;
	snprintf(id.word, sizeof id.word, "%08x-%04x-7%03x-%04x-%012" PRIx64,
		 (unsigned)(ms >> 16 & 0xffffffff), (unsigned)(ms & 0xffff),
		 (unsigned)below(4096) & 0xfff, 0x8000U | ((unsigned)below(0x4000) & 0x3fff),
		 next() & 0xffffffffffff);
	return id;
}

static struct stamp stamp_at(int64_t at)
{
	struct civil date = civil_from_day(at / DAY);
	bool summer = date.month > 3 && date.month < 11;
	return (struct stamp){at, summer ? SUMMER : WINTER};
}

static void rate(struct session *session, enum rating rating, int most)
{
	for (int leg = 0; leg < LEGS; leg++) {
		int before = 1 + below(most);
		session->before.value[rating][leg] = (signed char)before;
		session->after.value[rating][leg] = (signed char)(before - below(3) % (before + 1));
	}
}

static void note(struct session *session)
{
	static const char *const notes[] = {"after the long drive", "Füße warm danach",
					    "stopped for the \"phone\"", "evening, feet up"};
	alloc_free(session->note);
	session->note = alloc_string(notes[below(4)]);
}

static void made_by_hand(struct session *session)
{
	session->kind = alloc_string("walking");
	session->active_seconds = 60 * (1 + below(3));
	session_fill_active(session, LEG_BOTH);
}

static void paced(struct session *session, int64_t at)
{
	static const struct {
		const char *id;
		int minutes;
	} routines[] = {{"circulation", 3},
			{"circulation", 5},
			{"evening", 10},
			{"desk", 4},
			{"recovery", 10}};
	int which = below(5), seconds = routines[which].minutes * 60;
	session->planned = true;
	session->plan_id = id_at(at - 30);
	session->routine = alloc_string(routines[which].id);
	session->planned_seconds = session->active_seconds = seconds;
	session->steps_planned = session->steps_done = 8 + below(10);
	session->active[STEP_SETUP][LEG_BOTH] = 45;
	session->active[STEP_SWITCH][LEG_BOTH] = 5;
	int left = (seconds - 50) / 2;
	session->active[STEP_MASSAGE][LEG_LEFT] = left;
	session->active[STEP_MASSAGE][LEG_RIGHT] = seconds - 50 - left;
	if (one_in(20)) {
		session->status = SESSION_ENDED_EARLY;
		session->steps_done /= 2;
		session->active_seconds -= session->active[STEP_MASSAGE][LEG_RIGHT];
		session->active[STEP_MASSAGE][LEG_RIGHT] = 0;
	}
	if (one_in(400)) {
		session->status = SESSION_SYMPTOM;
		session->symptom = alloc_string("cramp");
	}
}

static void make(struct session *session, int64_t at)
{
	session_init(session);
	session->started = stamp_at(at);
	if (one_in(4))
		made_by_hand(session);
	else
		paced(session, at);
	session->paused_seconds = one_in(6) ? below(90) : 0;
	session->ended = stamp_at(at + session->active_seconds + session->paused_seconds);
	session->envelope.created = session->ended;
	session->envelope.id = id_at(session->ended.at);
	if (one_in(5))
		rate(session, RATING_HEAVINESS, 7);
	if (one_in(12))
		rate(session, RATING_SWELLING, 5);
	if (one_in(30))
		note(session);
	session->simulated = one_in(100);
	session->mode = one_in(50) ? MODE_PARTNER : MODE_SELF;
}

/* The month's file, when it is not the one that is open. */
static void turn_to(const char *folder, struct stamp started, FILE **file, char open[16])
{
	char stamp[STAMP_SIZE], path[4096];
	stamp_format(started, stamp);
	if (*file && !strncmp(open, stamp, 7))
		return;
	if (*file)
		fclose(*file);
	snprintf(open, 16, "%.7s", stamp);
	snprintf(path, sizeof path, "%s/%s.jsonl", folder, open);
	*file = fopen(path, "w");
	if (!*file) {
		perror(path);
		exit(1);
	}
}

int main(int argc, char **argv)
{
	if (argc < 4) {
		fprintf(stderr, "usage: generate FOLDER RECORDS YEARS [UNTIL-YEAR]\n");
		return 64;
	}
	long records = strtol(argv[2], NULL, 10), years = strtol(argv[3], NULL, 10);
	int until = argc > 4 ? (int)strtol(argv[4], NULL, 10) : UNTIL_YEAR;
	int64_t first = civil_to_day((struct civil){until + 1 - (int)years, 1, 1}) * DAY;
	int64_t last = civil_to_day((struct civil){until + 1, 1, 1}) * DAY - HOUR;
	struct text line = TEXT_EMPTY;
	FILE *file = NULL;
	char open[16] = "";
	for (long i = 0; i < records; i++) {
		struct session session;
		int64_t step = (last - first) / records;
		make(&session, first + step * i + (step > 1 ? below((int)(step / 2)) : 0));
		text_clear(&line);
		session_encode(&session, &line);
		turn_to(argv[1], session.started, &file, open);
		fwrite(line.bytes, 1, line.length, file);
		session_release(&session);
	}
	text_release(&line);
	return file && fclose(file) ? 1 : 0;
}
