#include "step_marks.h"

enum {
	SECOND_MS = 1000,
	HALF_FROM_S = 20,      /* steps shorter than this have no half-way */
	LAST_10_FROM_S = 30,   /* no word that 10 s are left */
	LAST_3_FROM_S = 8,     /* and no count of the last three */
	CHECK_EVERY_S = 5 * 60 /* of elevation and compression (leg-safety(7), stop-rules) */
};

/* The marks of a step, each kind a row that knows its own next moment; if moments are equal the
 * earlier row comes first. A time of -1: no more of them. */
typedef struct step_mark mark_maker(const struct marked *marked, int64_t done);

static const struct step_mark none = {.at_ms = -1};

int mark_repetitions(const struct marked *marked)
{
	const struct step *step = marked->step;
	if (!step->reps)
		return 0;
	/* what + and - have added; the seconds of a step are rounded up, its repetitions are not */
	int64_t more = (marked->length_ms - (int64_t)step->seconds * SECOND_MS) / step->rep_ms;
	int64_t all = step->reps + more;
	return all < 1 ? 1 : (int)all;
}

static bool paced(const struct marked *marked)
{
	const struct step *step = marked->step;
	return step->reps && (marked->strokes || step->rep_ms >= EVENT_HOLD_MS);
}

/* The next moment that is `behind` the beginning of a repetition. */
static struct step_mark next_of_each(const struct marked *marked, int64_t done,
				     enum event_kind kind, int behind)
{
	int rep = marked->step->rep_ms, all = mark_repetitions(marked);
	int64_t index = done < behind ? 0 : (done - behind) / rep + 1;
	if (index >= all)
		return none;
	return (struct step_mark){index * rep + behind, kind, (int)index + 1, all};
}

static struct step_mark next_return(const struct marked *marked, int64_t done)
{
	int stroke = marked->step->stroke_ms;
	if (!paced(marked) || stroke <= 0 || stroke >= marked->step->rep_ms)
		return none;
	return next_of_each(marked, done, EVENT_RETURN, stroke);
}

static struct step_mark next_stroke(const struct marked *marked, int64_t done)
{
	return paced(marked) ? next_of_each(marked, done, EVENT_STROKE, 0) : none;
}

static struct step_mark next_check(const struct marked *marked, int64_t done)
{
	enum step_kind kind = marked->step->kind;
	if (kind != STEP_ELEVATION && kind != STEP_SLEEVE && kind != STEP_SOCKS &&
	    kind != STEP_REST)
		return none;
	int64_t every = (int64_t)CHECK_EVERY_S * SECOND_MS;
	return (struct step_mark){(done / every + 1) * every, EVENT_CHECK, 0, 0};
}

static struct step_mark next_half(const struct marked *marked, int64_t done)
{
	int64_t half = marked->length_ms / 2;
	if (marked->length_ms < HALF_FROM_S * SECOND_MS || half <= done)
		return none;
	return (struct step_mark){half, EVENT_HALF, 0, 0};
}

static struct step_mark next_last(const struct marked *marked, int64_t done)
{
	static const struct {
		int left;
		int from;
	} lasts[] = {
		{10, LAST_10_FROM_S}, {3, LAST_3_FROM_S}, {2, LAST_3_FROM_S}, {1, LAST_3_FROM_S}};
	for (size_t i = 0; i < sizeof lasts / sizeof lasts[0]; i++) {
		int64_t at = marked->length_ms - lasts[i].left * SECOND_MS;
		if (marked->length_ms >= lasts[i].from * SECOND_MS && at > done)
			return (struct step_mark){at, EVENT_LAST, lasts[i].left, 0};
	}
	return none;
}

static const struct {
	enum event_kind kind;
	mark_maker *next;
} rows[] = {{EVENT_RETURN, next_return},
	    {EVENT_STROKE, next_stroke},
	    {EVENT_CHECK, next_check},
	    {EVENT_HALF, next_half},
	    {EVENT_LAST, next_last}};
enum { ROWS = sizeof rows / sizeof rows[0] };

static int row_of(enum event_kind kind)
{
	int row = 0;
	while (row < ROWS - 1 && rows[row].kind != kind)
		row++;
	return row;
}

struct step_mark mark_next(const struct marked *marked, int64_t done_ms,
			   const struct step_mark *after)
{
	struct step_mark best = {marked->length_ms, EVENT_DONE, 0, 0};
	for (int i = 0; i < ROWS; i++) {
		/* those that fall together with `after` and were not had yet */
		bool beside = after->at_ms == done_ms && i > row_of(after->kind);
		struct step_mark mark = rows[i].next(marked, beside ? done_ms - 1 : done_ms);
		if (mark.at_ms >= 0 && mark.at_ms < best.at_ms)
			best = mark;
	}
	return best;
}
