#include "doc/document.h"

#include "base/clock.h"

struct envelope envelope_new(void)
{
	return (struct envelope){uuid_new(), clock_now()};
}

int envelope_order(const struct envelope *one, const struct envelope *two)
{
	int64_t first = one->created.at, second = two->created.at;
	return first != second ? (first > second) - (first < second)
			       : uuid_order(&one->id, &two->id);
}

const char *mode_id(enum mode mode)
{
	static const char *const ids[] = {[MODE_SELF] = "self", [MODE_PARTNER] = "partner"};
	return ids[mode];
}

static const struct {
	const char *id;
	enum fault_kind status;
} outcomes[] = {
	[OUTCOME_GO] = {"go", FAULT_NONE},
	[OUTCOME_LIMITED] = {"limited", FAULT_NONE},
	[OUTCOME_STOP] = {"stop", FAULT_STOP},
	[OUTCOME_EMERGENCY] = {"emergency", FAULT_EMERGENCY},
};

const char *outcome_id(enum outcome outcome)
{
	return outcomes[outcome].id;
}

enum fault_kind outcome_status(enum outcome outcome)
{
	return outcomes[outcome].status;
}
