#include <string.h>

#include "base/clock.h"
#include "doc/lock.h"
#include "idle.h"
#include "remind.h"
#include "rule/saved_limits.h"
#include "session_bus.h"
#include "store/saved.h"
#include "tool/locks.h"
#include "tool/log_read.h"
#include "tool/program.h"

bool remind_settings(unsigned ask, struct settings *settings, struct fault *fault)
{
	setting_set ticks = 1 << SETTING_NOTIFY | 1 << SETTING_IDLE | 1 << SETTING_INHIBIT;
	return program_settings(
		settings, 1 << SETTING_DAY_START | (ask & REMIND_ASK_IDLE ? ticks : 0), fault);
}

/* Replaces a damaged state at once, so that the message comes once. */
static bool read_state(struct remind_state *state, struct fault *fault)
{
	struct fault torn;
	return remind_state_read(state, &torn, fault) &&
	       (!torn.kind || remind_state_change(NULL, NULL, NULL, fault));
}

bool saved_allow_drinking(const struct profile *profile, struct stamp now)
{
	static const enum question against[] = {QUESTION_HEART_FAILURE, QUESTION_KIDNEY_LIVER,
						QUESTION_FLUID_LIMIT};
	for (size_t i = 0; i < sizeof against / sizeof against[0]; i++)
		if (profile_reply(profile, against[i], now).answer != ANSWER_NO)
			return false;
	return true;
}

static bool read_screening(struct due_screening *screening, struct stamp now, int day_start,
			   struct fault *fault)
{
	struct locks locks;
	struct profile profile;
	if (!locks_read(now, day_start, &locks, fault) || !saved_read(&profile, fault))
		return false;
	*screening = (struct due_screening){.locked = lock_stands(&locks.of[MODE_SELF]),
					    .saved = profile.saved,
					    .expired = profile_stale(&profile, now),
					    .drink = saved_allow_drinking(&profile, now)};
	saved_limits(&profile, now, &screening->limits);
	return true;
}

struct recent {
	struct due_log *log;
	struct stamp now;
	int day_start;
};

static bool count_row(struct log *log, const struct log_row *row, void *context,
		      struct fault *fault)
{
	const struct recent *recent = context;
	struct session session;
	if (!log_session(log, row, &session, fault))
		return false;
	due_log_add(recent->log, &session, recent->now, recent->day_start);
	session_release(&session);
	return true;
}

bool remind_read_log(struct due_log *log, struct stamp now, int day_start, struct fault *fault)
{
	struct recent recent = {log, now, day_start};
	int64_t today = stamp_day(now, 0);
	struct log_filter filter = log_days(today - 1, today + DUE_DAYS_AHEAD, 0);
	memset(log, 0, sizeof *log);
	return log_visit(&filter, true, count_row, &recent, fault);
}

/* Most ticks fall between slots. The log and the screening can only silence more, so if the policy
 * and the state alone find nothing to say or to forget, they need not be read. */
static bool slot_is_open(struct remind *remind)
{
	struct due due;
	struct remind_state state = remind->state;
	remind->screening = (struct due_screening){.saved = true, .drink = true};
	limits_open(&remind->screening.limits);
	due_decide(&remind->facts, &due);
	return due.which >= 0 || due_forget_ahead(&state, remind->facts.now.at);
}

/* Only reminders that break up sitting look at the keyboard. */
static bool idle_matters(const struct remind *remind)
{
	bool matters = false;
	for (int i = 0; i < REMINDERS; i++)
		matters |= remind->policy.of[i].on && reminder_row((enum reminder)i)->from_sitting;
	return matters && remind->settings.idle;
}

static bool gather_facts(struct remind *remind, unsigned ask, struct fault *fault)
{
	struct stamp now = remind->facts.now;
	if (!reminders_read(&remind->policy, fault) || !read_state(&remind->state, fault))
		return false;
	bool idle = ask & REMIND_ASK_IDLE && idle_matters(remind);
	remind->closed = ask & REMIND_WHEN_OPEN && !idle && !slot_is_open(remind);
	if (remind->closed)
		return true;
	if (!read_screening(&remind->screening, now, remind->settings.day_start, fault) ||
	    !remind_read_log(&remind->log, now, remind->settings.day_start, fault))
		return false;
	if (idle)
		remind->facts.idle = idle_seconds(remind->settings.idle, now);
	return true;
}

bool remind_gather(struct remind *remind, unsigned ask, struct fault *fault)
{
	memset(remind, 0, sizeof *remind);
	remind->facts = (struct due_facts){&remind->policy,    &remind->state,	 &remind->log,
					   &remind->screening, DUE_IDLE_UNKNOWN, clock_now()};
	if (!remind_settings(ask, &remind->settings, fault))
		return false;
	if (ask & REMIND_ASK_IDLE)
		session_bus_find();
	if (gather_facts(remind, ask, fault))
		return true;
	settings_release(&remind->settings);
	return false;
}

void remind_release(struct remind *remind)
{
	settings_release(&remind->settings);
}
