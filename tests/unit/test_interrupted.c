/* The record of an interrupted session, and output that never blocks. */
#include "doc/interrupted.h"
#include "leg-timer/output_buffer.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "leg-timer/resume.h"
#include "small_plan.h"
#include "tap.h"

static void test_document(void)
{
	struct text line = TEXT_EMPTY, other = TEXT_EMPTY;
	struct fault fault = {0};
	struct interrupted rest = {.envelope = envelope_new(),
				   .at = {.step = 1,
					  .done_ms = 12345,
					  .lighter = 2,
					  .owed_ms = 999,
					  .walked = true,
					  .rested_ms = 4321}},
			   read = {0};
	for (int i = 0; i < BUDGETS; i++)
		for (int leg = 0; leg < LEGS; leg++)
			rest.at.spent.spent_ms[i][leg] = 700 + 10 * i + leg;
	small_plan(&rest.plan);
	plan_add_step(&rest.plan, rest.plan.steps[0]);
	rest.plan.seconds *= 2;
	interrupted_encode(&rest, &line);
	ok(interrupted_decode(&line, &read, &fault), "it is read again (%s)", fault.text);
	ok(read.at.step == rest.at.step && read.at.done_ms == rest.at.done_ms &&
		   read.at.lighter == rest.at.lighter && read.at.owed_ms == rest.at.owed_ms &&
		   read.at.walked && read.at.rested_ms == rest.at.rested_ms &&
		   !memcmp(read.at.spent.spent_ms, rest.at.spent.spent_ms,
			   sizeof rest.at.spent.spent_ms),
	   "each member");
	interrupted_encode(&read, &other);
	same(other.bytes, line.bytes, "as it was");
	interrupted_release(&read);
	int accepted = 0;
	for (size_t cut = 0; cut + 1 < line.length; cut++) {
		struct text part = TEXT_EMPTY;
		text_add_bytes(&part, line.bytes, cut);
		accepted += interrupted_decode(&part, &read, &fault);
		text_release(&part);
	}
	ok(!accepted, "no prefix of it is (%d)", accepted);
	interrupted_release(&rest);
	text_release(&line);
	text_release(&other);
}

static void test_output(void)
{
	static char much[300000], got[300000];
	int ends[2];
	if (pipe(ends) < 0)
		abort();
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	memset(much, 'x', sizeof much - 1);
	struct output_buffer output = {.fd = ends[1], .queue = TEXT_EMPTY};
	output_add(&output, much);
	ok(output.queue.length > 0 && output.queue.length < sizeof much,
	   "a pipe that is full is not waited for");
	size_t sum = 0;
	while (output.queue.length) {
		ssize_t n = read(ends[0], got, sizeof got);
		sum += n > 0 ? (size_t)n : 0;
		output_flush(&output);
	}
	ok(output_finish(&output), "all of it goes in the end");
	for (ssize_t n; (n = read(ends[0], got, sizeof got)) > 0;)
		sum += (size_t)n;
	ok(sum == sizeof much - 1, "and arrives once");
}

int main(void)
{
	test_document();
	test_output();
	return tap_done();
}
