# fish completion for leg-screen

complete -c leg-screen -f
complete -c leg-screen -l answers -r -F -d 'Read the answers from a file'
complete -c leg-screen -l color -x -a 'auto always never' -d 'Colour'
complete -c leg-screen -l for -x -a 'self partner' -d 'Whose legs'
complete -c leg-screen -l forget -d 'Delete the saved answers'
complete -c leg-screen -s F -l format -x -a 'json text html csv fhir' -d 'How to write it'
complete -c leg-screen -l help -d 'Show help'
complete -c leg-screen -l list -d 'List the questions'
complete -c leg-screen -l person -x -d 'With fhir: whose answers they are'
complete -c leg-screen -l quick -d 'Fail rather than ask a lasting question again'
complete -c leg-screen -l reuse -d 'Within the hour, ask only whether anything is new'
complete -c leg-screen -l save -d 'Keep the lasting answers'
complete -c leg-screen -l usage -d 'Show a short usage'
complete -c leg-screen -l version -d 'Show the version'
