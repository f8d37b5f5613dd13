#include "reuse_file.h"

#include <string.h>

#include "base/clock.h"
#include "doc/json.h"
#include "doc/json_write.h"
#include "store/paths.h"

/* {"type":"leg-reuse","version":1,"boot":"…","booted":1795340000,"screening":"{…}\n"} */
static const char type[] = "leg-reuse";
enum { REUSE_VERSION = 1 };

static const char reuse_name[] = "screening.json";

static bool decode(const struct doc_place *root, void *into, struct fault *fault)
{
	struct reuse *reuse = into;
	const char *screening;
	if (!doc_kind(root, type, REUSE_VERSION, fault) ||
	    !doc_chars(root, "boot", reuse->boot, sizeof reuse->boot, fault) ||
	    !doc_integer(root, "booted", INT64_MIN, INT64_MAX, &reuse->booted, fault) ||
	    !doc_string(root, "screening", &screening, fault))
		return false;
	text_add(&reuse->screening, screening);
	return true;
}

bool reuse_decode(const struct text *bytes, struct reuse *reuse, struct fault *fault)
{
	*reuse = (struct reuse){.screening = TEXT_EMPTY};
	return doc_decode(bytes->bytes, bytes->length, decode, reuse, fault);
}

void reuse_encode(const struct reuse *reuse, struct text *out)
{
	doc_begin(out, type, REUSE_VERSION, NULL);
	doc_put_string(out, "boot", reuse->boot);
	doc_put_integer(out, "booted", reuse->booted);
	doc_put_string(out, "screening", reuse->screening.bytes);
	doc_finish(out);
}

static bool has_runtime_folder(void)
{
	struct text path = TEXT_EMPTY;
	struct fault ignored;
	bool has = paths_folder(PLACE_RUNTIME, &path, &ignored);
	text_release(&path);
	return has;
}

bool reuse_read(struct reuse *reuse)
{
	struct text bytes = TEXT_EMPTY;
	struct fault ignored;
	bool missing = false;
	*reuse = (struct reuse){.screening = TEXT_EMPTY};
	bool read = paths_read(PLACE_RUNTIME, reuse_name, &bytes, &missing, &ignored) &&
		    reuse_decode(&bytes, reuse, &ignored);
	text_release(&bytes);
	return read;
}

bool reuse_keep(const struct text *screening, struct fault *fault)
{
	struct reuse reuse = {.booted = clock_booted(), .screening = *screening};
	struct text bytes = TEXT_EMPTY;
	if (!has_runtime_folder())
		return true;
	process_boot(reuse.boot);
	reuse_encode(&reuse, &bytes);
	bool kept = paths_replace(PLACE_RUNTIME, reuse_name, &bytes, fault);
	text_release(&bytes);
	return kept;
}

bool reuse_forget(bool *there, struct fault *fault)
{
	return paths_remove(PLACE_RUNTIME, reuse_name, there, fault);
}
