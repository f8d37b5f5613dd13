#include "prompt_order.h"

/* The order of the questions; partner mode asks for consent before anything about the body. */
static const enum question_group order[] = {
	GROUP_AGE,	   GROUP_CONSENT,      GROUP_EMERGENCY,	  GROUP_ONE_LEG,
	GROUP_NEW_ACHE,	   GROUP_TODAY,	       GROUP_RECENT_CLOT, GROUP_PAST_CLOT,
	GROUP_HEART_BLOOD, GROUP_BONES_JOINTS, GROUP_NERVES_SKIN,
};
enum { ORDERED = sizeof order / sizeof order[0] };

void prompts_want(const struct profile *profile, enum mode mode, struct stamp now,
		  bool wanted[QUESTIONS])
{
	for (enum question question = 0; question < QUESTIONS; question++) {
		const struct question_row *row = question_row(question);
		if (row->group == GROUP_CONSENT)
			wanted[question] = mode == MODE_PARTNER;
		else if (!question_acute(question))
			wanted[question] = profile_freshness(profile, question, now) != FRESH_GOOD;
		else if (!row->gate)
			wanted[question] = true;
		else /* a gate that is asked in this run opens its question itself */
			wanted[question] =
				profile_freshness(profile, row->gate, now) == FRESH_GOOD &&
				profile->to[row->gate].reply.answer != ANSWER_NO;
	}
}

static struct prompt *prompt_add(struct prompts *prompts, enum prompt_kind kind, const char *title)
{
	struct prompt *prompt = &prompts->prompt[prompts->count++];
	*prompt = (struct prompt){.kind = kind, .title = title};
	return prompt;
}

static void prompt_fill(struct prompt *prompt, const enum question *members, size_t count,
			const bool wanted[QUESTIONS])
{
	for (size_t i = 0; i < count; i++)
		if (wanted[members[i]])
			prompt->questions[prompt->count++] = members[i];
}

void prompts_plan(struct prompts *prompts, const bool wanted[QUESTIONS], bool first_run,
		  bool locked)
{
	*prompts = (struct prompts){0};
	if (locked)
		prompt_add(prompts, PROMPT_CHECKED, "An earlier stop");
	struct prompt again = {.kind = PROMPT_LIST, .title = "Please check again"};
	for (int i = 0; i < ORDERED; i++) {
		size_t count;
		const enum question *members = question_group_members(order[i], &count);
		bool list = count > 1;
		if (list && !first_run && !question_acute(members[0])) {
			prompt_fill(&again, members, count, wanted);
			continue;
		}
		struct prompt *prompt = prompt_add(prompts, list ? PROMPT_LIST : PROMPT_SINGLE,
						   question_group_title(order[i]));
		prompt_fill(prompt, members, count, wanted);
		if (!prompt->count)
			prompts->count--;
	}
	if (again.count)
		prompts->prompt[prompts->count++] = again;
	prompt_add(prompts, PROMPT_REVIEW, "Your answers");
}
