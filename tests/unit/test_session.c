/* doc/session, doc/amendment: decode and encode; every prefix and one-byte change of the golden
 * lines. */
#include "doc/json.h"
#include "tap.h"

#include <stdlib.h>

#include "doc/amendment.h"
#include "doc/session.h"

#define ID   "01a204f8-c832-7e09-8f75-0129f9a27928"
#define PLAN "01a204f8-c838-75d0-9737-79c6a23dffc3"

static const char *const golden[] = {
	"{\"type\":\"leg-session\",\"version\":1,\"id\":\"" ID
	"\",\"created\":\"2026-11-22T09:33:05"
	"+01:00\",\"plan_id\":\"" PLAN
	"\",\"routine\":\"circulation\",\"mode\":\"self\",\"started\":"
	"\"2026-11-22T09:30:00+01:00\",\"ended\":\"2026-11-22T09:33:00+01:00\",\"status\":"
	"\"completed\",\"planned_seconds\":180,\"active_seconds\":180,\"paused_seconds\":0,"
	"\"steps_planned\":12,\"steps_done\":12,\"active\":{\"setup\":{\"both\":45},\"massage\":{"
	"\"left\":65,\"right\":65},\"switch\":{\"both\":5}},\"before\":{\"heaviness\":{\"left\":5,"
	"\"right\":4}},\"after\":{},\"note\":\"\"}\n",
	"{\"type\":\"leg-session\",\"version\":1,\"id\":\"" ID
	"\",\"created\":\"2026-11-22T09:33:05"
	"-09:30\",\"kind\":\"walking\",\"mode\":\"partner\",\"started\":\"2026-11-22T09:30:00-09:"
	"30\","
	"\"ended\":\"2026-11-22T09:31:00-09:30\",\"status\":\"symptom\",\"symptom\":\"dizzy\","
	"\"planned_seconds\":0,\"active_seconds\":60,\"paused_seconds\":0,\"suspended_seconds\":7,"
	"\"steps_planned\":0,\"steps_done\":0,\"active\":{\"walking\":{\"both\":60}},\"before\":{},"
	"\"after\":{\"visible-veins\":{\"left\":1}},\"simulated\":true,\"note\":\"na\xc3\xafve "
	"\\\"x"
	"\\\"\"}\n",
	"{\"type\":\"leg-amendment\",\"version\":1,\"id\":\"" ID
	"\",\"created\":\"2026-11-22T10:00:00"
	"+01:00\",\"target\":\"" PLAN "\",\"month\":\"2026-11\",\"set\":{\"started\":"
	"\"2026-11-22T09:00:00+01:00\",\"ended\":\"2026-11-22T09:03:00+01:00\",\"kind\":\"pumps\","
	"\"routine\":\"desk\",\"leg\":\"left\",\"active_seconds\":120,\"before\":{\"aching\":{"
	"\"right\":0}},\"after\":{\"aching\":{\"right\":10}},\"note\":\"\"}}\n",
	"{\"type\":\"leg-amendment\",\"version\":1,\"id\":\"" ID
	"\",\"created\":\"2026-11-22T10:00:00"
	"+01:00\",\"target\":\"" PLAN "\",\"undo\":true}\n",
};
enum { GOLDEN = sizeof golden / sizeof golden[0] };

/* Decodes `line` as what it may be and encodes it again; false where neither takes it. */
static bool again(const char *line, size_t length, struct text *out)
{
	struct text bytes = TEXT_EMPTY;
	struct session session;
	struct amendment amendment;
	struct fault fault;
	text_add_bytes(&bytes, line, length);
	text_clear(out);
	bool taken = session_decode(&bytes, &session, &fault);
	if (taken)
		session_encode(&session, out);
	session_release(&session);
	if (!taken &&
	    (taken = doc_decode(bytes.bytes, bytes.length, amendment_read, &amendment, &fault))) {
		amendment_encode(&amendment, out);
		amendment_release(&amendment);
	}
	text_release(&bytes);
	return taken;
}

static void there_and_back(void)
{
	struct text out = TEXT_EMPTY;
	for (size_t i = 0; i < GOLDEN; i++) {
		ok(again(golden[i], strlen(golden[i]), &out), "golden line %zu is read", i);
		same(out.bytes, golden[i], "and written the same");
	}
	text_release(&out);
}

static void prefixes_and_changes(void)
{
	static const char odd[] = {0, '"', '{', '}', '9', 'x', (char)0xff, '\\'};
	struct text out = TEXT_EMPTY, twice = TEXT_EMPTY;
	int prefixes = 0, unstable = 0;
	for (size_t i = 0; i < GOLDEN; i++) {
		size_t length = strlen(golden[i]) - 1;
		for (size_t cut = 0; cut < length; cut++)
			prefixes += again(golden[i], cut, &out);
		for (size_t at = 0; at < length; at++)
			for (size_t o = 0; o < sizeof odd; o++) {
				char line[1200];
				memcpy(line, golden[i], length);
				line[at] = odd[o];
				/* what is taken must come out as something that is taken alike */
				if (again(line, length, &out) &&
				    (!again(out.bytes, out.length, &twice) ||
				     strcmp(out.bytes, twice.bytes) != 0))
					unstable++;
			}
	}
	ok(prefixes == 0, "no prefix of a line is taken for a record (%d were)", prefixes);
	ok(unstable == 0, "every one-byte change is refused, or read the same ever after (%d)",
	   unstable);
	text_release(&out);
	text_release(&twice);
}

static void refusals(void)
{
	static const struct {
		const char *from, *to, *where;
	} cases[] = {
		{"\"version\":1", "\"version\":2", "version"},
		{"\"mode\":\"self\"", "\"mode\":\"both\"", "mode"},
		{"\"status\":\"completed\"", "\"status\":\"done\"", "status"},
		{"\"status\":\"completed\"", "\"status\":\"symptom\"", "symptom"},
		{"\"massage\":{", "\"rubbing\":{", "active.rubbing"},
		{"\"left\":65", "\"middle\":65", "active.massage.middle"},
		{"\"active_seconds\":180", "\"active_seconds\":-1", "active_seconds"},
		{"\"heaviness\":{\"left\":5", "\"heaviness\":{\"left\":11",
		 "before.heaviness.left"},
		{"\"heaviness\":{\"left\":5", "\"heaviness\":{\"left\":5.0",
		 "before.heaviness.left"},
		{"\"heaviness\"", "\"gravity\"", "before.gravity"},
		{"\"plan_id\":\"" PLAN "\",", "", "plan_id"},
		{"2026-11-22T09:30:00+01:00", "yesterday", "started"},
		{",\"note\":\"\"", "", "note"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const char *at = strstr(golden[0], cases[i].from);
		struct text bytes = TEXT_EMPTY;
		text_add_bytes(&bytes, golden[0], (size_t)(at - golden[0]));
		text_add(&bytes, cases[i].to);
		text_add(&bytes, at + strlen(cases[i].from));
		struct session session;
		struct fault fault = {0};
		bool taken = session_decode(&bytes, &session, &fault);
		ok(!taken && fault.kind == FAULT_DATA &&
			   !strncmp(fault.text, cases[i].where, strlen(cases[i].where)),
		   "refused, and the place is named: %s", fault.text);
		session_release(&session);
		text_release(&bytes);
	}
}

int main(void)
{
	there_and_back();
	prefixes_and_changes();
	refusals();
	return tap_done();
}
