# fish completion for leg-now

function __leg_now_routines
    leg-plan --complete=routines self 2>/dev/null
end

complete -c leg-now -f
complete -c leg-now -l color -x -a 'auto always never' -d 'Colour'
complete -c leg-now -l dry-run -d 'Print the line and run nothing'
complete -c leg-now -l help -d 'Show help'
complete -c leg-now -s m -l minutes -x -d 'How long'
complete -c leg-now -l no-save -d 'Keep no answers for the next time'
complete -c leg-now -l plain -d 'Lines instead of the full screen'
complete -c leg-now -l rate -d 'Ask how the legs feel before and after'
complete -c leg-now -s r -l routine -x -a '(__fish_append , (__leg_now_routines))' -d 'Which routine, or the first of a list'
complete -c leg-now -l say -d 'Speak each step'
complete -c leg-now -l usage -d 'Show a short usage'
complete -c leg-now -l version -d 'Show the version'
