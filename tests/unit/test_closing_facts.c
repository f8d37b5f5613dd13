/* The last words of a session. */
#include "leg-timer/closing_facts.h"

#include "tap.h"

static const char *facts(const struct session *session, int days)
{
	static struct text words;
	text_release(&words);
	closing_facts(session, days, true, &words);
	return words.bytes;
}

int main(void)
{
	struct session session;
	session_init(&session);
	same(facts(&session, 3), "", "nothing done, nothing said");
	session.active_seconds = 180;
	same(facts(&session, 0), "3 minutes for your legs.", "without a log the minutes alone");
	same(facts(&session, 1), "3 minutes for your legs. The first day this week.", "a new week");
	for (int leg = 0; leg < LEGS; leg++) {
		session.before.value[RATING_HEAVINESS][leg] = 5;
		session.after.value[RATING_HEAVINESS][leg] = 3;
	}
	session.before.value[RATING_ACHING][LEG_LEFT] = 4;
	session.after.value[RATING_ACHING][LEG_LEFT] = 4;
	session.after.value[RATING_ACHING][LEG_RIGHT] = 2;
	same(facts(&session, 4),
	     "3 minutes for your legs. 4th day this week. Heaviness 5 → 3. Aching 4 → 4 left.",
	     "each rating that was given twice, leg by leg where they differ");
	session.mode = MODE_PARTNER;
	session.active_seconds = 61;
	same(facts(&session, 2),
	     "1 minute 1 second for the other person's legs. 2nd day this week. "
	     "Heaviness 5 → 3. Aching 4 → 4 left.",
	     "the other person's are theirs");
	session_release(&session);
	return tap_done();
}
