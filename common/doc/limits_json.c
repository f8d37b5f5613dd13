#include "doc/limits_json.h"

#include "doc/json_write.h"

static const char UNKNOWN[] = "unknown limit; it may forbid something";

static bool read_member(const struct doc_place *at, const struct limit_member *member,
			struct leg_limits *into, struct fault *fault)
{
	int number = 0;
	bool may = false;
	uint64_t value = 0;
	switch (member->form) {
	case FORM_LEVEL:
	case FORM_FEET:
		if (!doc_enum(at, member->key, member->namer, member->most, &number, fault))
			return false;
		value = (uint64_t)number;
		break;
	case FORM_SET:
	case FORM_CUES:
		if (!doc_set(at, member->key, member->namer, member->most, &value, fault))
			return false;
		break;
	case FORM_MOST:
	case FORM_LEAST:
		if (!doc_int(at, member->key, 0, member->most, &number, fault))
			return false;
		value = (uint64_t)number;
		break;
	case FORM_MAY:
		if (!doc_boolean(at, member->key, &may, fault))
			return false;
		value = may;
		break;
	}
	limit_set(into, member, value);
	return true;
}

static bool read_limit(const struct doc_place *at, int modality, struct leg_limits *into,
		       struct fault *fault)
{
	const char *keys[LIMIT_MEMBERS + 1] = {NULL};
	size_t count = 0;
	for (size_t i = 0; i < LIMIT_MEMBERS; i++)
		if ((int)limit_members[i].modality == modality)
			keys[count++] = limit_members[i].key;
	if (!doc_only(at, keys, UNKNOWN, fault))
		return false;
	for (size_t i = 0; i < LIMIT_MEMBERS; i++)
		if ((int)limit_members[i].modality == modality &&
		    !read_member(at, &limit_members[i], into, fault))
			return false;
	return true;
}

bool limits_get(const struct doc_place *in, const char *key, struct limits *limits,
		struct fault *fault)
{
	const char *modalities[MODALITIES + 1] = {NULL}, *legs[LEGS + 1] = {NULL};
	struct doc_place all, both, at;
	for (int modality = 0; modality < MODALITIES; modality++)
		modalities[modality] = word_modality(modality);
	for (int leg = 0; leg < LEGS; leg++)
		legs[leg] = word_leg(leg);
	if (!doc_object(in, key, &all, fault) || !doc_only(&all, modalities, UNKNOWN, fault))
		return false;
	for (int modality = 0; modality < MODALITIES; modality++) {
		if (!doc_object(&all, modalities[modality], &both, fault) ||
		    !doc_only(&both, legs, UNKNOWN, fault))
			return false;
		for (int leg = 0; leg < LEGS; leg++)
			if (!doc_object(&both, legs[leg], &at, fault) ||
			    !read_limit(&at, modality, &limits->leg[leg], fault))
				return false;
	}
	limits_settle(limits);
	return true;
}

static void put_member(struct text *out, const struct limit_member *member, uint64_t value)
{
	switch (member->form) {
	case FORM_LEVEL:
	case FORM_FEET: doc_put_string(out, member->key, member->namer((int)value)); break;
	case FORM_SET:
	case FORM_CUES: doc_put_set(out, member->key, value, member->most, member->namer); break;
	case FORM_MOST:
	case FORM_LEAST: doc_put_integer(out, member->key, (int64_t)value); break;
	case FORM_MAY: doc_put_boolean(out, member->key, value); break;
	}
}

void limits_put(struct text *out, const char *key, const struct limits *limits)
{
	doc_open_object(out, key);
	for (int modality = 0; modality < MODALITIES; modality++) {
		doc_open_object(out, word_modality(modality));
		for (int leg = 0; leg < LEGS; leg++) {
			doc_open_object(out, word_leg(leg));
			for (size_t i = 0; i < LIMIT_MEMBERS; i++)
				if ((int)limit_members[i].modality == modality)
					put_member(
						out, &limit_members[i],
						limit_value(&limits->leg[leg], &limit_members[i]));
			doc_close_object(out);
		}
		doc_close_object(out);
	}
	doc_close_object(out);
}
