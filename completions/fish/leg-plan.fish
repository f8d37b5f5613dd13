# fish completion for leg-plan

# The routine that the line names, for its parts.
function __leg_plan_routine
    set -l words (commandline -opc)
    set -l found
    for i in (seq (count $words))
        string match -qr -- '^(-r|--routine)$' $words[$i]; and set found $words[(math $i + 1)]
        string match -qr -- '^(-r|--routine=).' $words[$i]; and set found (string replace -r -- '^(-r|--routine=)' '' $words[$i])
    end
    string split -f1 , -- $found
end

complete -c leg-plan -s m -l minutes -x -d 'How long'
complete -c leg-plan -s r -l routine -x -a '(__fish_append , (leg-plan --complete=routines 2>/dev/null))' -d 'Which routine'
complete -c leg-plan -s l -l legs -x -a 'both left right' -d 'Which legs'
complete -c leg-plan -s z -l zones -x -a '(__fish_append , (leg-plan --complete=zones 2>/dev/null))' -d 'Keep to these parts of the leg'
complete -c leg-plan -s p -l pressure -x -a 'light medium' -d 'How hard at most'
complete -c leg-plan -s w -l with -x -a '(__fish_append , (leg-plan --complete=parts (__leg_plan_routine) 2>/dev/null))' -d 'Parts that must be included'
complete -c leg-plan -l device -x -a '(leg-plan --complete=devices 2>/dev/null)' -d 'The air sleeves or boots'
complete -c leg-plan -l from -r -F -d 'Take the steps from a plan written by hand'
complete -c leg-plan -l example -a '(leg-plan --complete=routines 2>/dev/null)' -d 'Write a plan to start from'
complete -c leg-plan -l explain -d 'Say which answer removed what'
complete -c leg-plan -s F -l format -x -a 'json text' -d 'How to write it'
complete -c leg-plan -l color -x -a 'auto always never' -d 'Colour'
complete -c leg-plan -l list -d 'List the routines'
complete -c leg-plan -l check -r -F -d 'List the faults of a plan'
complete -c leg-plan -l help -d 'Show help'
complete -c leg-plan -l usage -d 'Show a short usage'
complete -c leg-plan -l version -d 'Show the version'
