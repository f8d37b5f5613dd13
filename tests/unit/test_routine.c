/* The tables of routines, stretches, devices and strokes, and how they are listed. */
#include "base/terminal_text.h"
#include "base/units.h"
#include "body/device.h"
#include "body/routine.h"
#include "body/stretch.h"
#include "body/stroke.h"
#include "leg-plan/apply_limits.h"
#include "leg-plan/compose.h"
#include "leg-plan/routine_list.h"
#include "screened.h"
#include "tap.h"

enum { BOTH = 2 };

static bool is_kebab(const char *id)
{
	size_t length = strlen(id);
	return length && strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length &&
	       id[0] != '-' && id[length - 1] != '-';
}

static int faults;

static void must(bool condition, const char *routine, size_t part, const char *what)
{
	if (condition)
		return;
	faults++;
	printf("# %s, part %zu: %s\n", routine, part, what);
}

static void check_stroke(const struct routine_row *row, size_t i)
{
	const struct part *part = &row->parts[i];
	const struct technique_row *technique = technique_row(part->technique);
	must(part->turn == TURN_EACH_LEG, row->id, i, "a stroke is done on each leg");
	must(zone_pressure(part->zone, part->technique) > 0, row->id, i, "the pair is never used");
	must(part->least * 1000 >= technique->rep_ms, row->id, i, "shorter than one stroke");
}

/* Taps come in passes of as many as the least time holds. */
static void check_unit(const struct routine_row *row, size_t i)
{
	const struct part *part = &row->parts[i];
	int unit = part->work == WORK_STROKE ? technique_row(part->technique)->rep_ms
		   : part->work == WORK_MOVE ? stretch_row(part->move)->rep_ms
					     : 0;
	unit = unit % 1000 ? part->least : unit ? unit / 1000 : 1;
	must(part->least % unit == 0 && part->usual % unit == 0 && part->most % unit == 0, row->id,
	     i, "no whole number of strokes, passes or repetitions");
}

static void check_part(const struct routine_row *row, size_t i)
{
	const struct part *part = &row->parts[i];
	bool plain = part->work != WORK_STROKE && part->work != WORK_MOVE;
	must(!*part->id || is_kebab(part->id), row->id, i, "its id is no id");
	must(!plain || part->task >= TASK_DEVICE ||
		     (task_row(part->task)->own.title && task_row(part->task)->own.cue),
	     row->id, i, "it has no words");
	must(part->least > 0 && part->least <= part->usual && part->usual <= part->most, row->id, i,
	     "least, usual and most are out of order");
	must(part->rank >= 1 && part->rank <= PART_LAST_RANK, row->id, i,
	     "its rank is out of range");
	must(*part->source, row->id, i, "it names no source");
	must(strnlen(part->id, sizeof part->id) < sizeof part->id &&
		     strnlen(part->source, sizeof part->source) < sizeof part->source,
	     row->id, i, "its words fill their places and have no end");
	must(!*part->id || routine_part(row, part->id) & PART_BIT(i), row->id, i,
	     "--with misses it");
	must(*part->id || !routine_names(row, i), row->id, i, "a list names it");
	must(part->work != WORK_SWITCH || part->turn == TURN_BETWEEN, row->id, i,
	     "a switch stands between");
	check_unit(row, i);
	if (part->work == WORK_STROKE)
		check_stroke(row, i);
}

static void check_routine(const struct routine_row *row)
{
	int least = 0, legs = 0;
	bool switches = false, finishes = false, strokes = false;
	must(is_kebab(row->id) && routine_find(row->id) == row, row->id, 0, "it is not found");
	must(row->least <= row->usual && row->usual <= row->most, row->id, 0, "its minutes");
	must(row->part_count <= ROUTINE_MOST_PARTS, row->id, 0, "it has too many parts");
	must(row->source && row->about && row->title, row->id, 0, "it says too little");
	for (size_t i = 0; i < row->part_count; i++) {
		const struct part *part = &row->parts[i];
		check_part(row, i);
		must(part->rank > 1 || part_modality(part) == MODALITIES ||
			     part_modality(part) == routine_modality(row),
		     row->id, i, "a routine is about one modality");
		legs += part->turn == TURN_EACH_LEG;
		switches = switches || part->work == WORK_SWITCH;
		strokes = strokes || part->work == WORK_STROKE;
		finishes = finishes ||
			   (part->work == WORK_STROKE && part->must &&
			    part->zone == ZONE_WHOLE_LEG && part->technique == TECHNIQUE_FINISHING);
		if (part->must)
			least += part->least * (part->turn == TURN_EACH_LEG ? BOTH : 1);
	}
	must(least <= row->least * MINUTE, row->id, 0, "its least minutes are too few");
	must(switches == (legs > 0), row->id, 0, "the switch");
	must(finishes == strokes, row->id, 0, "the finishing stroke");
}

static void tables(void)
{
	for (int i = 0; i < ROUTINES; i++)
		check_routine(routine_row(i));
	ok(!faults, "every routine and part holds together (%d faults)", faults);
	ok(!routine_find("circulations") && !routine_part(routine_row(0), "no-such-part") &&
		   !routine_part(routine_row(0), "") && !routine_any_part(""),
	   "what is not there is not found");
	bool named = true;
	for (int zone = 0; zone < ZONES; zone++)
		named = named && stroke_path((enum zone)zone) && *stroke_path((enum zone)zone);
	ok(named && stroke_caution(ZONE_BEHIND_KNEE), "every zone says where the hands go");
	bool moves = true;
	for (int move = 0; move < MOVES; move++) {
		const struct stretch_row *row = stretch_row((enum move)move);
		moves = moves && !strcmp(row->id, move_id((enum move)move)) && row->source &&
			row->pull <= STRETCH_PULL_MAX && (!row->held || row->stroke_ms <= 30000) &&
			row->stroke_ms <= row->rep_ms && row->ways[0].cue && row->words &&
			row->title && row->caution &&
			stretch_way((enum move)move, row->ways[0].position) == &row->ways[0];
	}
	ok(moves, "every movement has its dose, none held for more than 30 s");
	bool devices = true;
	for (int i = 0; i < DEVICES; i++)
		devices = devices && device_row(i)->seconds <= 1200 && device_row(i)->setting;
	ok(devices, "no device is used over 20 minutes");
}

static size_t widest(const char *text)
{
	size_t most = 0;
	while (*text) {
		size_t length = strcspn(text, "\n");
		most = length > most ? length : most;
		text += length + (text[length] == '\n');
	}
	return most;
}

static void lists(void)
{
	struct text json = TEXT_EMPTY, text = TEXT_EMPTY;
	routines_encode(&json);
	ok(!strncmp(json.bytes,
		    "{\"type\":\"leg-routines\",\"version\":1,\"routines\":[{\"name\":"
		    "\"circulation\",\"title\":\"Circulation\",\"least_minutes\":1,"
		    "\"default_minutes\":3,\"most_minutes\":30,\"needs_screening\":true,"
		    "\"legs\":true,\"parts\":[\"strokes\",",
		    150),
	   "the list as a document begins with circulation");
	routines_text(60, &text);
	int missing = 0;
	for (int i = 0; i < ROUTINES; i++)
		missing += !strstr(text.bytes, routine_row(i)->id) ||
			   !strstr(json.bytes, routine_row(i)->id);
	ok(!missing && widest(text.bytes) <= 60, "all are in both lists, within 60 columns");
	text_release(&json);
	text_release(&text);
}

/* ---- whom a routine is not for ------------------------------------------------------------- */

static int goes_on(const struct routine_row *row, enum question question)
{
	struct screening screening = screened_clear(row->partner ? MODE_PARTNER : MODE_SELF);
	struct request request = {.routine = row,
				  .mode = screening.mode,
				  .seconds = row->usual * 60,
				  .legs = LEG_BOTH,
				  .zones = ZONES_ALL,
				  .pressure = WISH_USUAL,
				  .device = device_row(0)};
	screened_answer(&screening, question, ANSWER_YES, LEG_BOTH);
	screen_judge(&screening);
	if (compose_outcome(&request, &screening.limits) >= OUTCOME_STOP)
		return 0;
	printf("# %s goes on with %s\n", row->id, question_row(question)->id);
	return 1;
}

static void work(void)
{
	static const struct {
		const char *routine;
		enum work work;
		bool has;
	} rows[] = {
		{"rest", WORK_REST, true}, /* its first part */
		{"walk", WORK_STROKE, false},	     {"circulation", WORK_STROKE, true},
		{"circulation", WORK_SLEEVE, false}, {"combined", WORK_SLEEVE, true},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		ok(routine_has_work(routine_find(rows[i].routine), rows[i].work) == rows[i].has,
		   "work of %s", rows[i].routine);
}

/* A page with its line breaks as blanks. */
static void read_page(const char *path, char *page, size_t size)
{
	FILE *file = fopen(path, "r");
	size_t got = file ? fread(page, 1, size - 1, file) : 0;
	page[got] = '\0';
	for (char *at = page; (at = strchr(at, '\n'));)
		*at = ' ';
	if (file)
		fclose(file);
}

static void not_for(void)
{
	static char page[64 * 1024];
	int going = 0, silent = 0, unlisted = 0;
	read_page("man/leg-safety.7", page, sizeof page);
	for (int r = 0; r < ROUTINES; r++) {
		const struct routine_row *row = routine_row(r);
		unlisted += !strstr(page, row->not_for);
		silent += !row->not_for || strncmp(row->not_for, "Not ", 4) != 0;
		for (int q = 0; q < QUESTIONS; q++)
			if (row->stops.has[q])
				going += goes_on(row, (enum question)q);
	}
	ok(!silent, "each routine says whom it is not for");
	ok(!unlisted, "leg-safety(7) says the same");
	ok(!going, "and stops for them (%d times it does not)", going);
}

int main(void)
{
	tables();
	lists();
	work();
	not_for();
	return tap_done();
}
