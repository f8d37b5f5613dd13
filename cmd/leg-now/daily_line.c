#include "daily_line.h"

#include "base/text.h"
#include "store/paths.h"
#include "store/saved.h"
#include "tool/program.h"

void daily_line_compose(const struct daily_options *command, struct pipeline *line)
{
	static const char *const colors[] = {
		[COLOR_AUTO] = "",
		[COLOR_ALWAYS] = "--color=always",
		[COLOR_NEVER] = "--color=never",
	};
	if (command->first->screening) {
		pipeline_add(line, STAGE_SCREEN, command->no_save ? "" : "--save");
		pipeline_add(line, STAGE_SCREEN, "--reuse");
		pipeline_add(line, STAGE_SCREEN, colors[command->common.color]);
	}
	pipeline_add(line, STAGE_PLAN, command->minutes ? "-m" : "");
	pipeline_add(line, STAGE_PLAN, command->minutes ? command->minutes : "");
	pipeline_add(line, STAGE_PLAN, command->routines ? "-r" : "");
	pipeline_add(line, STAGE_PLAN, command->routines ? command->routines : "");
	pipeline_add(line, STAGE_TIMER, command->rate ? "--rate" : "");
	pipeline_add(line, STAGE_TIMER, command->plain ? "--plain" : "");
	pipeline_add(line, STAGE_TIMER, command->say ? "--say" : "");
	pipeline_add(line, STAGE_TIMER, colors[command->common.color]);
	pipeline_add(line, STAGE_LOG, "add");
}

void daily_line_tell_first_run(const struct daily_options *command, const struct pipeline *line)
{
	struct profile profile = {0};
	struct text path = TEXT_EMPTY;
	struct fault fault;
	if (!line->words[STAGE_SCREEN][0] || command->no_save || !saved_read(&profile, &fault) ||
	    profile.saved || !paths_folder(PLACE_STATE, &path, &fault))
		return;
	program_say(
		"your lasting answers will be kept in %s; \"leg-screen --forget\" deletes them, "
		"--no-save keeps none",
		path.bytes);
	text_release(&path);
}
