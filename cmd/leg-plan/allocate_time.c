#include "allocate_time.h"

static bool slot_is_possible(const struct slot *slot)
{
	return slot->on[LEG_LEFT] || slot->on[LEG_RIGHT];
}

static bool is_stroke_on(const struct slot *slot, int leg)
{
	return slot->part->work == WORK_STROKE && slot->on[leg];
}

int allocated_massage(const struct draft *draft, enum leg leg)
{
	int seconds = 0;
	for (size_t i = 0; i < draft->count; i++)
		if (draft->slots[i].in && is_stroke_on(&draft->slots[i], (int)leg))
			seconds += draft->slots[i].given;
	return seconds;
}

/* ---- 1: what comes in ---- */

/* The seconds that an admitted slot claims while the slots of `rank` are admitted. */
static int slot_claim(const struct slot *slot, int rank)
{
	return slot->rank < rank ? slot->usual : slot->least;
}

static bool has_room(const struct draft *draft, const struct slot *newcomer, int rank)
{
	int total = newcomer->least * newcomer->times;
	int massage[LEGS] = {0, 0};
	for (int leg = 0; leg < LEGS; leg++)
		if (is_stroke_on(newcomer, leg))
			massage[leg] = newcomer->least;
	for (size_t i = 0; i < draft->count; i++) {
		const struct slot *slot = &draft->slots[i];
		if (!slot->in || slot == newcomer)
			continue;
		total += slot_claim(slot, rank) * slot->times;
		for (int leg = 0; leg < LEGS; leg++)
			if (is_stroke_on(slot, leg))
				massage[leg] += slot_claim(slot, rank);
	}
	for (int leg = 0; leg < LEGS; leg++)
		if (is_stroke_on(newcomer, leg) &&
		    massage[leg] > draft->limits->leg[leg].massage.seconds)
			return false;
	return total <= draft->request->seconds;
}

static void drop_idle_switch(struct draft *draft)
{
	bool turns = legs_take_turns(draft, false);
	for (size_t i = 0; i < draft->count; i++)
		if (draft->slots[i].part->work == WORK_SWITCH)
			draft->slots[i].in &= turns;
}

static bool is_finish(const struct slot *slot)
{
	return slot->part->work == WORK_STROKE && slot->part->technique == TECHNIQUE_FINISHING;
}

/* Admits the slots that must be in: the finishing strokes, or all others. */
static bool admit_must(struct draft *draft, bool finishes)
{
	bool all = true;
	for (size_t i = 0; i < draft->count; i++) {
		struct slot *slot = &draft->slots[i];
		if (!slot->must || is_finish(slot) != finishes || !slot_is_possible(slot))
			continue;
		slot->in = has_room(draft, slot, 0);
		all = all && slot->in;
	}
	return all;
}

static bool admit_slots(struct draft *draft)
{
	/* no other stroke may take the room of the finishing stroke */
	bool all = admit_must(draft, true);
	all = admit_must(draft, false) && all;
	for (int rank = 1; rank <= PART_LAST_RANK; rank++)
		for (size_t i = 0; i < draft->count; i++) {
			struct slot *slot = &draft->slots[i];
			if (!slot->in && slot->rank == rank && slot_is_possible(slot))
				slot->in = has_room(draft, slot, rank);
		}
	drop_idle_switch(draft);
	return all;
}

/* ---- 2: how much each gets ---- */

/* True if one more unit stays within the time, the part's `most` and each leg's allowance. */
static bool can_grow(const struct draft *draft, const struct slot *slot, int most,
		     const int massage[LEGS])
{
	if (!slot->in || slot->given + slot->unit > most ||
	    draft->total + slot->unit * slot->times > draft->request->seconds)
		return false;
	for (int leg = 0; leg < LEGS; leg++)
		if (is_stroke_on(slot, leg) &&
		    massage[leg] + slot->unit > draft->limits->leg[leg].massage.seconds)
			return false;
	return true;
}

/* True if `a` has had less than `b` for its weight. */
static bool is_behind(const struct slot *a, const struct slot *b)
{
	if (!a->part->weight || !b->part->weight)
		return a->part->weight > b->part->weight;
	return (a->given - a->least) * b->part->weight < (b->given - b->least) * a->part->weight;
}

/* Hands out units among the slots of ranks first..last until none can take one. */
static void grow_slots(struct draft *draft, int first, int last, bool to_usual)
{
	int massage[LEGS] = {allocated_massage(draft, LEG_LEFT),
			     allocated_massage(draft, LEG_RIGHT)};
	for (;;) {
		struct slot *next = NULL;
		for (size_t i = 0; i < draft->count; i++) {
			struct slot *slot = &draft->slots[i];
			int most = to_usual ? slot->usual : slot->most;
			if (slot->rank >= first && slot->rank <= last &&
			    can_grow(draft, slot, most, massage) &&
			    (!next || is_behind(slot, next)))
				next = slot;
		}
		if (!next)
			return;
		next->given += next->unit;
		draft->total += next->unit * next->times;
		for (int leg = 0; leg < LEGS; leg++)
			if (is_stroke_on(next, leg))
				massage[leg] += next->unit;
	}
}

bool allocate_time(struct draft *draft)
{
	bool all = admit_slots(draft);
	for (size_t i = 0; i < draft->count; i++) {
		struct slot *slot = &draft->slots[i];
		if (!slot->in)
			continue;
		slot->given = slot->least;
		draft->total += slot->least * slot->times;
	}
	for (int rank = 1; rank <= PART_LAST_RANK; rank++)
		grow_slots(draft, rank, rank, true);
	grow_slots(draft, 1, PART_LAST_RANK, false);
	return all;
}
