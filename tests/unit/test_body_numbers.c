/* The numbers of the tables of body/ that the review sheet does not show, each row a line of
 * tests/data/body-numbers.txt: a slip in one of 200 rows is seen in a line that says which. After a
 * change that is meant, `test_body_numbers --print` writes the file; its diff is what to review. */
#include <stdarg.h>
#include <stdlib.h>

#include "base/text.h"
#include "body/device.h"
#include "body/position.h"
#include "body/question.h"
#include "body/rating.h"
#include "body/reminder.h"
#include "body/routine.h"
#include "body/rules_version.h"
#include "body/source.h"
#include "body/stretch.h"
#include "body/symptom.h"
#include "tap.h"

static const char path[] = "tests/data/body-numbers.txt";

static void add_cues(struct text *out, cue_set cues)
{
	for (int cue = 0; cue < CUES; cue++)
		if (cues & CUE_BIT(cue))
			text_addf(out, " [%s]", cue_id((enum cue)cue));
}

static void add_zones(struct text *out, zone_set zones)
{
	for (int zone = 0; zone < ZONES; zone++)
		if (zones & ZONE_BIT(zone))
			text_addf(out, " %s", zone_row((enum zone)zone)->id);
}

static void add_things(struct text *out, thing_set things)
{
	for (int thing = 0; thing < THINGS; thing++)
		if (things & THING_BIT(thing))
			text_addf(out, " %s", thing_id((enum thing)thing));
}

static void add_flag(struct text *out, bool flag, const char *word)
{
	if (flag)
		text_addf(out, " %s", word);
}

/* ---- the tables ------------------------------------------------------------------------------ */

static void devices(struct text *out)
{
	for (int i = 0; i < DEVICES; i++) {
		const struct device_row *row = device_row(i);
		text_addf(out, "device %s: %d s", row->id, row->seconds);
		add_flag(out, row->heat, "heat");
		add_zones(out, row->covers);
		text_add(out, "\n");
	}
}

static void positions(struct text *out)
{
	for (int i = 0; i < POSITIONS; i++) {
		const struct position_row *row = position_row((enum position)i);
		text_addf(out, "position %s: trunk %d-%d\n", row->id, row->trunk_min,
			  row->trunk_max);
	}
	for (int i = 0; i < RATINGS; i++) {
		enum rating found = RATINGS;
		bool finds = rating_find(rating_id((enum rating)i), &found) && (int)found == i;
		text_addf(out, "rating %s: at most %d%s\n", rating_id((enum rating)i),
			  rating_most((enum rating)i), finds ? "" : ", not found");
	}
}

static void zones(struct text *out)
{
	for (int i = 0; i < ZONES; i++) {
		const struct zone_row *row = zone_row((enum zone)i);
		text_addf(out, "zone %s: cap %d, techniques %#x, covers", row->id, row->cap,
			  row->techniques);
		add_zones(out, row->covers);
		text_add(out, "\n");
	}
	for (int i = 0; i < TECHNIQUES; i++) {
		const struct technique_row *row = technique_row((enum technique)i);
		text_addf(out, "technique %s: cap %d, %s, %d ms of %d\n", row->id, row->cap,
			  direction_id(row->direction), row->stroke_ms, row->rep_ms);
	}
}

static void reminders(struct text *out)
{
	for (int i = 0; i < REMINDERS; i++) {
		const struct reminder_row *row = reminder_row((enum reminder)i);
		text_addf(out, "reminder %s: need %d, days %#x, %d min, every %d at", row->id,
			  (int)row->need, (unsigned)row->days, row->minutes, row->every);
		for (int at = 0; at < REMINDER_MOST_DEFAULT_TIMES && row->at[at]; at++)
			text_addf(out, " %02d:%02d", row->at[at] / 60, row->at[at] % 60);
		add_flag(out, row->from_sitting, "from-sitting");
		const char *kind = reminder_log_kind((enum reminder)i);
		text_addf(out, ", kept as %s", kind ? kind : "nothing");
		text_add(out, "\n");
	}
}

static void symptoms(struct text *out)
{
	for (int i = 0; i < SYMPTOMS; i++) {
		const struct symptom_row *row = symptom_row((enum symptom)i);
		text_addf(out, "symptom %s: action %d, lock %d", row->id, (int)row->action,
			  (int)row->lock);
		add_flag(out, row->rest_of_day, "rest-of-day");
		text_add(out, "\n");
	}
}

static void stretches(struct text *out)
{
	for (int i = 0; i < MOVES; i++) {
		const struct stretch_row *row = stretch_row((enum move)i);
		text_addf(out, "move %s: exercise %d, pull %d, %d ms of %d", row->id,
			  (int)row->exercise, row->pull, row->stroke_ms, row->rep_ms);
		add_flag(out, row->held, "held");
		add_flag(out, row->hips, "hips");
		add_flag(out, row->both_legs, "both");
		for (int way = 0; way < STRETCH_WAYS && row->ways[way].cue; way++) {
			text_addf(out, ", %s", position_row(row->ways[way].position)->id);
			add_flag(out, row->ways[way].arches, "arching");
			add_flag(out, row->ways[way].straightens, "straight-kneed");
			add_things(out, row->ways[way].needs);
		}
		text_add(out, "\n");
	}
}

static void tasks(struct text *out)
{
	for (int i = 0; i <= TASK_DEVICE; i++) {
		text_addf(out, "task %s:", task_id((enum task)i));
		for (int kind = 0; kind < STEP_KINDS; kind++)
			add_flag(out, task_fits((enum task)i, (enum step_kind)kind),
				 step_kind_id((enum step_kind)kind));
		const struct task_row *row = i < TASK_DEVICE ? task_row((enum task)i) : NULL;
		text_add(out, ",");
		add_things(out, row ? row->needs : 0);
		add_flag(out, row && row->foretells, "foretells");
		text_add(out, "\n");
	}
	for (int kind = 0; kind < STEP_KINDS; kind++)
		text_addf(out, "kind %s: %s\n", step_kind_id((enum step_kind)kind),
			  task_id(task_of_kind((enum step_kind)kind)));
}

static void questions(struct text *out)
{
	for (int i = 0; i < QUESTIONS; i++) {
		const struct question_row *row = question_row((enum question)i);
		text_addf(out, "question %s: group %d, kind %d, %d days, gate %s", row->id,
			  (int)row->group, !question_acute((enum question)i), row->days,
			  !row->gate ? "-" : question_row(row->gate)->id);
		add_flag(out, row->sided, "sided");
		add_flag(out, row->clearable, "clearable");
		add_flag(out, row->seen, "seen");
		text_add(out, "\n");
	}
}

static void sources(struct text *out)
{
	size_t count;
	const struct source_row *rows = source_rows(&count);
	for (size_t i = 0; i < count; i++) {
		text_addf(out, "source %s: %d", rows[i].id, rows[i].year);
		add_flag(out, rows[i].weak, "weak");
		add_flag(out, rows[i].checked, "checked");
		text_add(out, "\n");
	}
}

static void part(struct text *out, const struct routine_row *row, size_t at)
{
	const struct part *part = &row->parts[at];
	text_addf(
		out, "  %s: work %d, turn %d, posture %d, task %s, rank %d, weight %d, %d %d %d s",
		part->id, (int)part->work, (int)part->turn, (int)part->posture, task_id(part->task),
		part->rank, part->weight, part->least, part->usual, part->most);
	if (part->work == WORK_STROKE)
		text_addf(out, ", %s of %s", technique_row(part->technique)->id,
			  zone_row(part->zone)->id);
	if (part->work == WORK_MOVE)
		text_addf(out, ", %s", stretch_row(part->move)->id);
	if (part->pressure)
		text_addf(out, ", pressure %d", part->pressure);
	if (part->from_minutes)
		text_addf(out, ", from %d min", part->from_minutes);
	add_flag(out, part->must, "must");
	add_flag(out, part->optional, "optional");
	add_flag(out, part->brush, "brush");
	add_flag(out, part->oil, "oil");
	add_flag(out, routine_names(row, at), "named");
	add_flag(out, routine_any_part(part->id) == part, "of-any");
	text_addf(out, " %#x", routine_part(row, part->id));
	add_cues(out, part->cues);
	text_add(out, "\n");
}

static void routines(struct text *out)
{
	for (int i = 0; i < ROUTINES; i++) {
		const struct routine_row *row = routine_row(i);
		text_addf(out, "routine %s: %d %d %d min", row->id, row->least, row->usual,
			  row->most);
		add_flag(out, row->screening, "screening");
		add_flag(out, row->legs, "legs");
		add_flag(out, row->near_first, "near-first");
		add_flag(out, row->partner, "partner");
		add_cues(out, row->cues);
		for (int q = 0; q < QUESTIONS; q++)
			add_flag(out, row->stops.has[q], question_row((enum question)q)->id);
		text_add(out, "\n");
		for (size_t at = 0; at < row->part_count; at++)
			part(out, row, at);
	}
}

static void words(struct text *out)
{
	static const char *const others[] = {"walking", "elevation", "stretching", "stretches",
					     "pump",	"desk",	     "nothing"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		const struct routine_row *row = routine_find(others[i]);
		text_addf(out, "word %s: %s\n", others[i], row ? row->id : "none");
	}
	text_addf(out, "rules: to review by %d-%02d-%02d\n", rules_review_by.year,
		  rules_review_by.month, rules_review_by.day);
	text_addf(out, "moves off the feet %#x, sparing hips %#x\n", stretch_moves_off_the_feet(),
		  stretch_moves_sparing_hips());
}

/* ---- against the file ------------------------------------------------------------------------ */

static void compare(struct text *now)
{
	FILE *file = fopen(path, "r");
	char known[300];
	char *left = now->bytes;
	int changed = 0;
	while (file && fgets(known, sizeof known, file)) {
		char *line = strsep(&left, "\n");
		known[strcspn(known, "\n")] = '\0';
		if (line && !strcmp(line, known))
			continue;
		printf("# was: %s\n# is:  %s\n", known, line ? line : "");
		changed++;
		break;
	}
	ok(file && !changed && left && !*left, "the numbers of the tables are those of %s", path);
	if (file)
		fclose(file);
}

int main(int argc, char **argv)
{
	struct text now = TEXT_EMPTY;
	devices(&now);
	positions(&now);
	zones(&now);
	reminders(&now);
	symptoms(&now);
	stretches(&now);
	tasks(&now);
	questions(&now);
	sources(&now);
	routines(&now);
	words(&now);
	if (argc > 1 && !strcmp(argv[1], "--print")) {
		fputs(now.bytes, stdout);
		return 0;
	}
	compare(&now);
	text_release(&now);
	return tap_done();
}
