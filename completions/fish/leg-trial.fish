# fish completion for leg-trial

set -l commands start today show result stop
function __leg_trial_routines
    leg-plan --complete=routines self 2>/dev/null
end

complete -c leg-trial -f
complete -c leg-trial -n "not __fish_seen_subcommand_from $commands" -a start -d 'Draw the order of the days'
complete -c leg-trial -n "not __fish_seen_subcommand_from $commands" -a today -d 'Name the routine of the day'
complete -c leg-trial -n "not __fish_seen_subcommand_from $commands" -a show -d 'Show the protocol and the days'
complete -c leg-trial -n "not __fish_seen_subcommand_from $commands" -a result -d 'Compare'
complete -c leg-trial -n "not __fish_seen_subcommand_from $commands" -a stop -d 'End the trial'
complete -c leg-trial -n "not __fish_seen_subcommand_from $commands" -a help -d 'Help on a command'
complete -c leg-trial -n '__fish_seen_subcommand_from help' -a "$commands"
complete -c leg-trial -n '__fish_seen_subcommand_from start' -l a -x -a '(__leg_trial_routines)' -d 'One routine'
complete -c leg-trial -n '__fish_seen_subcommand_from start' -l b -x -a '(__leg_trial_routines)' -d 'The other routine'
complete -c leg-trial -n '__fish_seen_subcommand_from start' -s m -l minutes -x -d 'How long each day'
complete -c leg-trial -n '__fish_seen_subcommand_from start' -l measure -x -a 'heaviness aching swelling tiredness coldness cramps' -d 'What is compared'
complete -c leg-trial -n '__fish_seen_subcommand_from start' -l leg -x -a 'both left right' -d 'Whose rating'
complete -c leg-trial -n '__fish_seen_subcommand_from start' -l when -x -a 'after before' -d 'Which rating'
complete -c leg-trial -n '__fish_seen_subcommand_from start' -l pairs -x -d 'Pairs of days'
complete -c leg-trial -n '__fish_seen_subcommand_from today' -l args -d 'Print it as options for leg-now'
complete -c leg-trial -n '__fish_seen_subcommand_from start show' -s F -l format -x -a 'text json' -d 'How to write it'
complete -c leg-trial -n '__fish_seen_subcommand_from result' -s F -l format -x -a 'text json html' -d 'How to write it'
complete -c leg-trial -l help -d 'Show help'
complete -c leg-trial -l usage -d 'Show a short usage'
complete -c leg-trial -l version -d 'Show the version'
