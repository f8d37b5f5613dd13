#include "store/saved_document.h"

#include "store/paths.h"

bool saved_document_read(const char *name, saved_decoder *decode, void *into, bool *missing,
			 struct fault *fault)
{
	struct text bytes = TEXT_EMPTY;
	*missing = false;
	bool ok = paths_read(PLACE_STATE, name, &bytes, missing, fault) || *missing;
	if (ok && !*missing && !decode(&bytes, into, fault)) {
		struct text path = TEXT_EMPTY;
		struct fault ignored;
		if (paths_folder(PLACE_STATE, &path, &ignored))
			text_addf(&path, "/%s", name);
		ok = fault_at(fault, path.bytes);
		text_release(&path);
	}
	text_release(&bytes);
	return ok;
}
