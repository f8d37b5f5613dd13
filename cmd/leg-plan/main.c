/* leg-plan: composes a routine that obeys a screening. */
#include "command_line.h"
#include "plan_run.h"
#include "tool/program.h"

int main(int argc, char **argv)
{
	struct plan_options plan;
	program_start(argc, argv);
	command_line_read(argc, argv, &plan);
	return plan_run(&plan);
}
