# fish completion for leg-remind

set -l commands set unset show due tick next done snooze pause resume install uninstall export help
set -l no_command "not __fish_seen_subcommand_from $commands"

complete -c leg-remind -f
complete -c leg-remind -l help -d 'Show help'
complete -c leg-remind -l usage -d 'Show a short usage'
complete -c leg-remind -l version -d 'Show the version'

complete -c leg-remind -n $no_command -a set -d 'Set or change a reminder, or the quiet hours'
complete -c leg-remind -n $no_command -a unset -d 'Delete a reminder, or the quiet hours'
complete -c leg-remind -n $no_command -a show -d 'Show what is set'
complete -c leg-remind -n $no_command -a due -d 'Say what is due now'
complete -c leg-remind -n $no_command -a tick -d 'Remind of what is due'
complete -c leg-remind -n $no_command -a next -d 'List the times to come'
complete -c leg-remind -n $no_command -a done -d 'Log the break'
complete -c leg-remind -n $no_command -a snooze -d 'Put off a reminder'
complete -c leg-remind -n $no_command -a pause -d 'No reminders for so long, or until then'
complete -c leg-remind -n $no_command -a resume -d 'End the pause'
complete -c leg-remind -n $no_command -a install -d 'Let cron or systemd tick'
complete -c leg-remind -n $no_command -a uninstall -d 'Remove what install added'
complete -c leg-remind -n $no_command -a export -d 'Write the reminders for another program'
complete -c leg-remind -n $no_command -a help -d 'Show the help of a command'
complete -c leg-remind -n '__fish_seen_subcommand_from help' -a "$commands"

complete -c leg-remind -n '__fish_seen_subcommand_from set' -a '(leg-remind --complete=names 2>/dev/null)'
complete -c leg-remind -n '__fish_seen_subcommand_from unset next done snooze' -a '(leg-remind --complete=set 2>/dev/null)'
complete -c leg-remind -n '__fish_seen_subcommand_from set unset' -a quiet
complete -c leg-remind -n '__fish_seen_subcommand_from snooze' -a '5m 10m 20m'
complete -c leg-remind -n '__fish_seen_subcommand_from pause' -a '30m 1h 2h today tomorrow'

complete -c leg-remind -n '__fish_seen_subcommand_from set' -s e -l every -x -a '30m 60m 90m 2h' -d 'How often'
complete -c leg-remind -n '__fish_seen_subcommand_from set' -s a -l at -x -d 'Clock times'
complete -c leg-remind -n '__fish_seen_subcommand_from set' -s f -l from -x -d 'When the hours begin'
complete -c leg-remind -n '__fish_seen_subcommand_from set' -s t -l to -x -d 'When the hours end'
complete -c leg-remind -n '__fish_seen_subcommand_from set' -s d -l days -x -a 'mon-fri weekdays weekend daily' -d 'Days'
complete -c leg-remind -n '__fish_seen_subcommand_from set' -l hours -x -d 'Several ranges of hours'
complete -c leg-remind -n '__fish_seen_subcommand_from set' -l except -x -a none -d 'Not on these days'
complete -c leg-remind -n '__fish_seen_subcommand_from set' -s T -l text -x -d 'Your own words'
complete -c leg-remind -n '__fish_seen_subcommand_from set' -l snooze -x -d 'How long it is put off'
complete -c leg-remind -n '__fish_seen_subcommand_from set' -l snoozes -x -a '0 1 2 3 4 5' -d 'How often it can be put off'
complete -c leg-remind -n '__fish_seen_subcommand_from due tick' -l explain -d 'Say why, or why not'
complete -c leg-remind -n '__fish_seen_subcommand_from next' -s n -l number -x -d 'How many'
complete -c leg-remind -n '__fish_seen_subcommand_from done' -s m -l minutes -x -d 'How long it took'
complete -c leg-remind -n '__fish_seen_subcommand_from install' -l auto -d 'Whichever is there'
complete -c leg-remind -n '__fish_seen_subcommand_from install uninstall' -l cron -d 'In your crontab'
complete -c leg-remind -n '__fish_seen_subcommand_from install uninstall' -l systemd -d 'As systemd user units'
complete -c leg-remind -n '__fish_seen_subcommand_from install uninstall' -l dry-run -d 'Only print'
complete -c leg-remind -n '__fish_seen_subcommand_from show due' -s F -l format -x -a 'text json' -d 'Format'
complete -c leg-remind -n '__fish_seen_subcommand_from next' -s F -l format -x -a 'text json line waybar i3status' -d 'Format'
complete -c leg-remind -n '__fish_seen_subcommand_from export' -s F -l format -x -a 'ics crontab systemd' -d 'Format'
