# fish completion for leg-log

function __leg_log_needs_command
    not __fish_seen_subcommand_from add amend calendar check erase export help import list report show stats trend undo
end

function __leg_log_ids
    echo last
    leg-log --complete=ids 2>/dev/null
end

function __leg_log_ratings
    set -l before (commandline -ct | string replace -r -- '^--[a-z]+=' '' | string match -r '.*,')
    printf "$before%s=\n" heaviness aching swelling tiredness coldness cramps visible-veins slow-healing
end

complete -c leg-log -f
complete -c leg-log -l help -d 'Show help'
complete -c leg-log -l usage -d 'Show a short usage'
complete -c leg-log -l version -d 'Show the version'

complete -c leg-log -n __leg_log_needs_command -a add -d 'Store sessions, or make a record by hand'
complete -c leg-log -n __leg_log_needs_command -a amend -d 'Change a record'
complete -c leg-log -n __leg_log_needs_command -a calendar -d 'Draw a year of days'
complete -c leg-log -n __leg_log_needs_command -a check -d 'Name every fault of the log'
complete -c leg-log -n __leg_log_needs_command -a erase -d 'Delete a record or a note for good'
complete -c leg-log -n __leg_log_needs_command -a export -d 'Write the log for another program'
complete -c leg-log -n __leg_log_needs_command -a help -d 'Show the help of a command'
complete -c leg-log -n __leg_log_needs_command -a import -d 'Merge records from another copy'
complete -c leg-log -n __leg_log_needs_command -a list -d 'List the records'
complete -c leg-log -n __leg_log_needs_command -a report -d 'Write one page to take to a clinician'
complete -c leg-log -n __leg_log_needs_command -a show -d 'Show one record and its changes'
complete -c leg-log -n __leg_log_needs_command -a stats -d 'Count sessions, minutes, days and runs'
complete -c leg-log -n __leg_log_needs_command -a trend -d 'Compare ratings before and after'
complete -c leg-log -n __leg_log_needs_command -a undo -d 'Take back a record or a change'

complete -c leg-log -n '__fish_seen_subcommand_from help' -a 'add amend calendar check erase export import list report show stats trend undo'
complete -c leg-log -n '__fish_seen_subcommand_from show amend undo erase' -k -a '(__leg_log_ids)'
complete -c leg-log -n '__fish_seen_subcommand_from add import' -F

set -l made '__fish_seen_subcommand_from add amend'
complete -c leg-log -n $made -l after -x -a '(__leg_log_ratings)' -d 'Ratings after'
complete -c leg-log -n $made -s a -l at -x -a 'today yesterday' -d 'When it began'
complete -c leg-log -n $made -l before -x -a '(__leg_log_ratings)' -d 'Ratings before'
complete -c leg-log -n $made -l leg -x -a 'left right both' -d 'Leg'
complete -c leg-log -n $made -s m -l minutes -x -d 'How long it took'
complete -c leg-log -n $made -l note -x -d 'A note'
complete -c leg-log -n '__fish_seen_subcommand_from add' -l days -x -d 'So many days off'

complete -c leg-log -n '__fish_seen_subcommand_from erase' -l note -d 'The note alone'
complete -c leg-log -n '__fish_seen_subcommand_from list' -s n -l number -x -d 'The last so many'
complete -c leg-log -n '__fish_seen_subcommand_from list' -l newest -d 'The newest first'
complete -c leg-log -n '__fish_seen_subcommand_from list' -l grep -x -d 'Those with this in their note'

set -l both '__fish_seen_subcommand_from add amend list export stats calendar trend report'
complete -c leg-log -n $both -s k -l kind -x -a '(leg-log --complete=kinds 2>/dev/null)' -d 'Kind'
complete -c leg-log -n $both -s r -l routine -x -a '(leg-log --complete=routines 2>/dev/null)' -d 'Routine'

set -l range '__fish_seen_subcommand_from list export stats calendar trend report'
complete -c leg-log -n $range -s s -l since -x -a 'today yesterday -7d -30d monday this-week last-week this-month last-month' -d 'Only from then on'
complete -c leg-log -n $range -s u -l until -x -a 'today yesterday -7d -30d monday this-week last-week this-month last-month' -d 'Only until then'
complete -c leg-log -n "$range add" -l day-start -x -d 'When a day begins'

set -l drawn '__fish_seen_subcommand_from export stats calendar trend report'
complete -c leg-log -n $drawn -l simulated -d 'Count simulated sessions too'
complete -c leg-log -n "$drawn add" -l partner -d 'Count a partner too'

complete -c leg-log -n '__fish_seen_subcommand_from list show stats trend' -s F -l format -x -a 'text json' -d 'Format'
complete -c leg-log -n '__fish_seen_subcommand_from report' -s F -l format -x -a 'html text' -d 'Format'
complete -c leg-log -n '__fish_seen_subcommand_from export' -s F -l format -x -a 'jsonl csv sql ics timewarrior fhir' -d 'Format'
complete -c leg-log -n '__fish_seen_subcommand_from export' -l person -x -d 'With sql and fhir: whose log it is'
complete -c leg-log -n '__fish_seen_subcommand_from export' -l screening -r -F -d 'A screening whose response goes along'
complete -c leg-log -n '__fish_seen_subcommand_from calendar' -l color -x -a 'auto always never' -d 'Colour'
complete -c leg-log -n '__fish_seen_subcommand_from stats' -l runs -x -a '(__fish_append , massage stretch walking pumps elevation sleeve socks rest)' -d 'Kinds that count for a run'
complete -c leg-log -n '__fish_seen_subcommand_from stats' -l goal -x -d 'Days with movement a week'
complete -c leg-log -n '__fish_seen_subcommand_from import' -l dry-run -d 'Show what would be added'
complete -c leg-log -n '__fish_seen_subcommand_from stats' -l explain -d 'Print how each number is made'
complete -c leg-log -n '__fish_seen_subcommand_from report' -s w -l with -x -a '(__fish_append , summary calendar ratings trial symptoms sessions notes)' -d 'What to include'
complete -c leg-log -n '__fish_seen_subcommand_from check' -l repair -d 'Set unreadable lines aside'
