#include "session_formats.h"

#include <stdio.h>

#include "doc/json_write.h"
#include "show/fhir.h"
#include "show/session_text.h"

enum { ID_SIZE = 65 }; /* FHIR's limit, and the NUL */

void fhir_bundle_begin(struct text *out)
{
	text_add(out, "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[");
}

void fhir_bundle_end(struct text *out)
{
	text_add(out, "]}\n");
}

static void add_entry(const char *uuid, const struct text *resource, bool *first, struct text *out)
{
	text_addf(out, "%s{\"fullUrl\":\"urn:uuid:%s\",\"resource\":", *first ? "" : ",", uuid);
	text_add_bytes(out, resource->bytes, resource->length - 1); /* without its newline */
	text_add_char(out, '}');
	*first = false;
}

/* A CodeableConcept of one coding. */
static void put_concept(struct text *in, const char *key, const char *system, const char *code,
			const char *display)
{
	doc_open_object(in, key);
	doc_open_array(in, "coding");
	fhir_put_coding(in, NULL, system, code, display);
	doc_close_array(in);
	doc_close_object(in);
}

static void put_tags(struct text *in, const struct session *session)
{
	if (!session->simulated && session->mode != MODE_PARTNER)
		return;
	doc_open_object(in, "meta");
	doc_open_array(in, "tag");
	if (session->simulated)
		fhir_put_coding(in, NULL, FHIR_MARKS, "simulated",
				"Simulated, not done by anybody");
	if (session->mode == MODE_PARTNER)
		fhir_put_coding(in, NULL, FHIR_MARKS, "partner", "Of a partner's legs");
	doc_close_array(in);
	doc_close_object(in);
}

/* When it was rated, and with what. */
struct moment {
	const char *id;
	struct stamp at;
	const struct ratings *ratings;
};

static void put_note(struct text *in, const struct session *session, const struct moment *moment)
{
	struct text words = TEXT_EMPTY;
	if (session->active_seconds)
		text_addf(&words, "Self-rated %s %s", moment->id, session_what(session));
	else
		text_add(&words, "Self-rated");
	doc_open_array(in, "note");
	doc_open_object(in, NULL);
	doc_put_string(in, "text", words.bytes);
	doc_close_object(in);
	doc_close_array(in);
	text_release(&words);
}

static void put_value(struct text *in, enum rating rating, int value)
{
	if (rating < RATING_SIGNS)
		doc_put_integer(in, "valueInteger", value);
	else
		doc_put_boolean(in, "valueBoolean", value);
}

/* A UUID of its own for each rating of a session: the session's, as one of version 8 (made by a
 * rule of one's own), with its last byte changed by the rating's number. */
static void rating_uuid(const struct session *session, const struct moment *moment,
			enum rating rating, enum leg leg, struct uuid *uuid)
{
	enum { VERSION_AT = 14, LAST_BYTE_AT = 34 };
	bool after = moment->ratings == &session->after;
	unsigned byte = 0, number = ((unsigned)after * RATINGS + rating) * LEG_BOTH + leg;
	*uuid = session->envelope.id;
	for (const char *digit = uuid->word + LAST_BYTE_AT; *digit; digit++)
		byte = byte << 4 | (unsigned)(*digit <= '9' ? *digit - '0' : *digit - 'a' + 10);
	uuid->word[VERSION_AT] = '8';
	snprintf(uuid->word + LAST_BYTE_AT, 3, "%02x", (byte ^ number) & 0xff);
}

static void add_observation(const struct session *session, const struct moment *moment,
			    enum rating rating, enum leg leg, const char *person, bool *first,
			    struct text *out)
{
	char id[ID_SIZE];
	struct uuid uuid;
	struct text resource = TEXT_EMPTY;
	doc_begin_object(&resource);
	snprintf(id, sizeof id, "%s-%s-%s-%s", session->envelope.id.word, moment->id,
		 rating_id(rating), leg_id(leg));
	doc_put_string(&resource, "resourceType", "Observation");
	doc_put_string(&resource, "id", id);
	put_tags(&resource, session);
	doc_put_string(&resource, "status", "final");
	doc_open_array(&resource, "category");
	put_concept(&resource, NULL, "http://terminology.hl7.org/CodeSystem/observation-category",
		    "survey", "Survey");
	doc_close_array(&resource);
	put_concept(&resource, "code", FHIR_RATINGS, rating_id(rating), rating_words(rating));
	fhir_put_person(&resource, "subject", session->mode == MODE_SELF ? person : NULL);
	doc_put_stamp(&resource, "effectiveDateTime", moment->at);
	put_value(&resource, rating, moment->ratings->value[rating][leg]);
	put_note(&resource, session, moment);
	put_concept(&resource, "bodySite", FHIR_LEGS, leg_id(leg), leg_words(leg));
	doc_finish(&resource);
	rating_uuid(session, moment, rating, leg, &uuid);
	add_entry(uuid.word, &resource, first, out);
	text_release(&resource);
}

void fhir_bundle_session(const struct session *session, const char *person, bool *first,
			 struct text *out)
{
	const struct moment moments[] = {
		{"before", session->started, &session->before},
		{"after", session->ended, &session->after},
	};
	for (size_t i = 0; i < sizeof moments / sizeof moments[0]; i++)
		for (enum rating rating = 0; rating < RATINGS; rating++)
			for (enum leg leg = 0; leg < LEG_BOTH; leg++)
				if (moments[i].ratings->value[rating][leg] != RATING_ABSENT)
					add_observation(session, &moments[i], rating, leg, person,
							first, out);
}

void fhir_bundle_screening(const struct screening *screening, const char *person, bool *first,
			   struct text *out)
{
	struct text resource = TEXT_EMPTY;
	fhir_response(screening, screening->mode == MODE_SELF ? person : NULL, &resource);
	add_entry(screening->envelope.id.word, &resource, first, out);
	text_release(&resource);
}
