/* Golden documents (tests/data): each that is valid is read and written again as it was; each that
 * is invalid is refused; and whatever prefix or one-byte change of a valid one is read, is refused
 * with a word or written and read again, and never anything else. The file's name begins with its
 * kind. */
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/lookup.h"
#include "base/text.h"
#include "doc/amendment.h"
#include "doc/json.h"
#include "doc/lock.h"
#include "doc/plan.h"
#include "doc/policy.h"
#include "doc/profile.h"
#include "doc/screening.h"
#include "doc/session.h"
#include "doc/trial.h"
#include "leg-remind/policy_write.h"
#include "leg-remind/remind_state.h"
#include "leg-screen/profile_write.h"
#include "leg-screen/screening_write.h"
#include "show/plan_words.h"
#include "tap.h"

/* Reads `in` and writes what was read to `out`. */
typedef bool again(const struct text *in, struct text *out, struct fault *fault);

static bool again_screening(const struct text *in, struct text *out, struct fault *fault)
{
	static struct screening screening;
	if (!screening_decode(in, &screening, fault))
		return false;
	screening_encode(&screening, "112", out);
	return true;
}

static bool again_plan(const struct text *in, struct text *out, struct fault *fault)
{
	struct plan plan;
	bool read = plan_decode(in, &plan, fault);
	if (read) {
		plan_word(&plan, "112");
		plan_encode(&plan, out);
	}
	plan_release(&plan);
	return read;
}

static bool again_session(const struct text *in, struct text *out, struct fault *fault)
{
	struct session session;
	bool read = session_decode(in, &session, fault);
	if (read)
		session_encode(&session, out);
	session_release(&session);
	return read;
}

static bool again_amendment(const struct text *in, struct text *out, struct fault *fault)
{
	struct amendment amendment;
	if (!doc_decode(in->bytes, in->length, amendment_read, &amendment, fault))
		return false;
	amendment_encode(&amendment, out);
	amendment_release(&amendment);
	return true;
}

static bool again_locks(const struct text *in, struct text *out, struct fault *fault)
{
	struct locks locks;
	if (!doc_decode(in->bytes, in->length, locks_get, &locks, fault))
		return false;
	locks_encode(&locks, out);
	return true;
}

static bool again_profile(const struct text *in, struct text *out, struct fault *fault)
{
	static struct profile profile;
	if (!doc_decode(in->bytes, in->length, profile_read, &profile, fault))
		return false;
	profile_encode(&profile, out);
	return true;
}

static bool again_policy(const struct text *in, struct text *out, struct fault *fault)
{
	static struct policy policy;
	policy = (struct policy){0};
	if (!doc_decode(in->bytes, in->length, policy_read, &policy, fault))
		return false;
	policy_encode(&policy, out);
	return true;
}

static bool again_remind(const struct text *in, struct text *out, struct fault *fault)
{
	static struct remind_state state;
	if (!remind_state_decode(in, &state, fault))
		return false;
	remind_state_encode(&state, out);
	return true;
}

static bool again_trial(const struct text *in, struct text *out, struct fault *fault)
{
	struct trial trial;
	if (!doc_decode(in->bytes, in->length, trial_read, &trial, fault))
		return false;
	trial_encode(&trial, out);
	return true;
}

static const struct {
	const char *id; /* the first word of a file's name */
	again *again;
	bool whole; /* all that is read is written again: a screening's findings are not read */
} kinds[] = {
	{"screening", again_screening, false}, {"plan", again_plan, true},
	{"session", again_session, true},      {"amendment", again_amendment, true},
	{"locks", again_locks, true},	       {"profile", again_profile, true},
	{"policy", again_policy, true},	       {"remind", again_remind, true},
	{"trial", again_trial, true},
};

static int kind_of(const char *name)
{
	char word[32];
	snprintf(word, sizeof word, "%.*s", (int)strcspn(name, "-"), name);
	return LOOKUP(word, kinds);
}

static bool read_file(const char *folder, const char *name, struct text *bytes)
{
	char path[512];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return false;
	for (;;) {
		ssize_t got = read(file, text_reserve(bytes, 4096), 4096);
		if (got <= 0)
			break;
		bytes->length += (size_t)got;
		bytes->bytes[bytes->length] = '\0';
	}
	close(file);
	return bytes->length > 0;
}

/* Whether the reader refuses `bytes` with a message, or reads them and writes the same document
 * twice. This must hold of any bytes. */
static bool stands(again *read_again, const struct text *bytes)
{
	struct text once = TEXT_EMPTY, twice = TEXT_EMPTY;
	struct fault fault = {FAULT_NONE, ""};
	bool held;
	if (read_again(bytes, &once, &fault))
		held = read_again(&once, &twice, &fault) && !strcmp(once.bytes, twice.bytes);
	else
		held = fault.kind != FAULT_NONE && fault.text[0];
	text_release(&once);
	text_release(&twice);
	return held;
}

/* Whether the reader accepts `bytes`. */
static bool readable(again *read_again, const struct text *bytes)
{
	struct text out = TEXT_EMPTY;
	struct fault fault;
	bool read = read_again(bytes, &out, &fault);
	text_release(&out);
	return read;
}

/* A long document is tried at every second, third … byte, so that this stays a matter of seconds.
 */
enum { MOST_TRIES = 2000 };

static size_t stride(const struct text *bytes)
{
	return 1 + bytes->length / MOST_TRIES;
}

/* All but the newline is whole. */
static int count_prefixes_read(again *read_again, const struct text *bytes)
{
	int breaches = 0;
	struct text part = TEXT_EMPTY;
	for (size_t length = 0; length + 1 < bytes->length; length += stride(bytes)) {
		text_clear(&part);
		text_add_bytes(&part, bytes->bytes, length);
		breaches += readable(read_again, &part);
	}
	text_release(&part);
	return breaches;
}

/* Bytes changed, one at a time, to each of these in turn. */
static int count_changes_broken(again *read_again, struct text *bytes)
{
	static const char others[] = "0\"}\\\x01\xff-e,:[n";
	int breaches = 0;
	for (size_t at = 0; at < bytes->length; at += stride(bytes)) {
		char kept = bytes->bytes[at];
		bytes->bytes[at] = others[at % (sizeof others - 1)];
		breaches += !stands(read_again, bytes);
		bytes->bytes[at] = kept;
	}
	return breaches;
}

static void check_valid(const char *folder, const char *name)
{
	struct text bytes = TEXT_EMPTY, out = TEXT_EMPTY;
	struct fault fault = {FAULT_NONE, ""};
	int kind = kind_of(name);
	if (!ok(kind >= 0 && read_file(folder, name, &bytes), "%s is of a known kind", name))
		return;
	bool read = kinds[kind].again(&bytes, &out, &fault);
	ok(read, "%s is read%s%s", name, read ? "" : ": ", fault.text);
	if (kinds[kind].whole)
		same(out.bytes, bytes.bytes, "and written as it was");
	int prefixes = count_prefixes_read(kinds[kind].again, &bytes);
	ok(!prefixes, "%s: no part of it is taken for the whole, %d were", name, prefixes);
	int changes = count_changes_broken(kinds[kind].again, &bytes);
	ok(!changes, "%s: stands any one-byte change, %d broke it", name, changes);
	text_release(&bytes);
	text_release(&out);
}

static void check_invalid(const char *folder, const char *name)
{
	struct text bytes = TEXT_EMPTY, out = TEXT_EMPTY;
	struct fault fault = {FAULT_NONE, ""};
	int kind = kind_of(name);
	if (ok(kind >= 0 && read_file(folder, name, &bytes), "%s is of a known kind", name)) {
		bool read = kinds[kind].again(&bytes, &out, &fault);
		ok(!read && fault.text[0], "%s is refused: %s", name, fault.text);
	}
	text_release(&bytes);
	text_release(&out);
}

static void each_file(const char *folder, void (*check)(const char *folder, const char *name))
{
	struct dirent **entries;
	int count = scandir(folder, &entries, NULL, alphasort);
	ok(count > 2, "%s is there", folder);
	for (int i = 0; i < count; i++) {
		if (entries[i]->d_name[0] != '.')
			check(folder, entries[i]->d_name);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}

int main(void)
{
	setenv("TZ", "UTC0", 1); /* the end of a pause is written in local time */
	each_file("tests/data/valid", check_valid);
	each_file("tests/data/invalid", check_invalid);
	return tap_done();
}
