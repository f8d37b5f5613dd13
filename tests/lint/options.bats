#!/usr/bin/env bats
# One truth about options: argp's. The manual page and the three completions have exactly the same
# long options, both ways, for the program and all its commands together.

load lint

# The long options that each source names, one a line. argp adds --help; hidden options are in none.
options_of_help() {
  local command
  {
    ours "$1" --help
    for command in $(commands "$1"); do ours "$1" "$command" --help; done
  } 2>/dev/null | sed -nE 's/^ {1,8}(-[A-Za-z?], *)?(--[a-z].*)/\2/p' | sed -E 's/  .*//' | long_words
}
options_of_page() { sed -nE '/^\.It /s/Fl Fl ([a-z][a-z-]*)/\n--\1\n/gp' "$1" | long_words; }
# A completion may ask a program for the words there are; the options of that call are not its own.
options_of_bash() { sed -E 's/(^|[[:space:]])#.*//; s/leg-[a-z]+ --complete=[^|]*//; s/\$\(leg-[^|)]*//' "$1" | long_words; }
options_of_zsh() { sed -E '/^#/d; s/\$\(leg-[^|)]*//; s/\[[^]]*\]//g' "$1" | long_words; }
options_of_fish() {
  grep -E '^[[:space:]]*complete ' "$1" |
    grep -oE -- '(-l|--long-option)[ =][a-z][a-z-]*' | sed -E 's/^(-l|--long-option)[ =]/--/' | sort -u
}
long_words() { grep -oE -- '(^|[^-[:alnum:]])--[a-z][a-z-]*' | grep -oE -- '--[a-z][a-z-]*' | sort -u; }

# differ NAME FILE HAVE WANT: what only one of the two sets has.
differ() {
  comm -23 <(echo "$3") <(echo "$4") | sed "/^\$/d; s|^|$2:1: $1 --help does not know |"
  comm -13 <(echo "$3") <(echo "$4") | sed "/^\$/d; s|^|$2:1: lacks |"
}

# agreement PROGRAM: where a source differs from the help; a source that is not there is said once.
agreement() {
  local help page=man/$1.1 source
  help=$(options_of_help "$1")
  [ -n "$help" ] || echo "$1:1: --help names no option"
  for source in "page $page" "bash completions/bash/$1" "zsh completions/zsh/_$1" \
    "fish completions/fish/$1.fish"; do
    set -- "$1" $source
    if [ -e "$3" ]; then
      differ "$1" "$3" "$("options_of_$2" "$3")" "$help"
    else
      echo "$3:1: is missing"
    fi
  done
}

# orphans: pages of section 1 and completions of programs that are not there.
orphans() {
  local file name
  for file in man/*.1 completions/bash/* completions/zsh/* completions/fish/*; do
    [ -e "$file" ] || continue
    name=$(basename "$file")
    name=${name#_}
    name=${name%.1}
    [ -e "cmd/${name%.fish}/main.c" ] || echo "$file:1: belongs to no program"
  done
}

# helps PROGRAM…: the help of each program and of its commands.
helps() {
  local program command
  for program in "$@"; do
    ask "$program" --help
    for command in $(commands_of "$program"); do ask "$program" "$command" --help; done
  done
}

# letters PROGRAM…: "LETTER OPTION" of each short option, of a program and of its commands.
letters() {
  helps "$@" | sed -nE 's/^ +-([A-Za-z]), --([a-z-]+).*/\1 \2/p' | sort -u
}

# lettered PROGRAM…: "OPTION=METAVARIABLE LETTER" of each option of a program and its commands, "-" for none
lettered() {
  helps "$@" |
    sed -nE 's/^ +-([A-Za-z]), --([a-z-]+=[A-Z]+).*/\2 \1/p; s/^ {6}--([a-z-]+=[A-Z]+).*/\1 -/p' | sort -u
}

# ambiguous PROGRAM…: letters that stand for different options, a --format without -F, and options that
# have their letter in one place only.
ambiguous() {
  letters "$@" | awk '
    letter == $1 { print "-" $1 ": is --" option " and --" $2 } { letter = $1; option = $2 }'
  letters "$@" | awk '$2 == "format" && $1 != "F" { print "-" $1 ": --format is -F" }'
  lettered "$@" | awk 'option == $1 { print "--" $1 ": has -" $2 " here and -" letter " there" }
    { option = $1; letter = $2 }'
}

# synopses PROGRAM: long options that the page describes and its SYNOPSIS leaves out. What every
# program has is described in leg(7) and stands in no synopsis.
synopses() {
  local page=man/$1.1 option
  [ -e "$page" ] || return 0
  for option in $(options_of_page "$page"); do
    case $option in --help | --usage | --version | --color) continue ;; esac
    sed -n '/^\.Sh SYNOPSIS/,/^\.Sh DESCRIPTION/p' "$page" | grep -qE "Fl Fl ${option#--}( |\$)" ||
      echo "$page:1: SYNOPSIS lacks $option"
  done
}

each_program() {
  local program
  for program in $(programs); do "$1" "$program"; done
}

@test "options: help, page and the three completions of every program agree" {
  holds each_program agreement
}

@test "options: a difference is caught, either way" {
  differ_sample() { differ leg-plan man/leg-plan.1 "$1" "$2"; }
  caught 'leg-plan --help does not know --old' differ_sample $'--minutes\n--old' '--minutes'
  caught 'man/leg-plan.1:1: lacks --new' differ_sample '--minutes' $'--minutes\n--new'
  clean differ_sample '--minutes' '--minutes'
}

@test "options: every source is read right" {
  sample man/x.1 <<'PAGE'
.It Fl m Ar n , Fl Fl minutes Ns = Ns Ar n
.It Fl Fl list | Fl Fl no-thing
Text with
.Fl Fl other .
PAGE
  [ "$(options_of_page man/x.1 | tr '\n' ' ')" = '--list --minutes --no-thing ' ]
  sample bash/x <<<'  opts="--minutes= --list" # --not-me
  compgen -W "$opts" -- "$cur"'
  [ "$(options_of_bash bash/x | tr '\n' ' ')" = '--list --minutes ' ]
  sample zsh/x <<<"_arguments '(-m --minutes)'{-m+,--minutes=}'[how long, see --not-me]' '--list[list]'"
  [ "$(options_of_zsh zsh/x | tr '\n' ' ')" = '--list --minutes ' ]
  sample fish/x <<<"complete -c x -s m -l minutes -x -d 'see --not-me'"
  [ "$(options_of_fish fish/x | tr '\n' ' ')" = '--minutes ' ]
}

@test "options: no page or completion without its program" {
  holds orphans
}

@test "options: an orphan is caught" {
  sample completions/fish/leg-gone.fish <<<'complete'
  caught 'leg-gone.fish:1: belongs to no program' orphans
}

@test "options: a letter means the same in every program" {
  clean ambiguous $(programs)
  [ "$(letters $(programs) | wc -l)" -gt 15 ]
}

@test "options: a letter with two meanings is caught" {
  leg-x() { printf '  -n, --number=N  Rows\n  -f, --format=X  Form\n'; }
  leg-y() { printf '  -n, --note=TEXT  A note\n      --number=N  Rows\n'; }
  caught '-n: is --note and --number' ambiguous leg-x leg-y
  caught '-f: --format is -F' ambiguous leg-x leg-y
  caught '--number=N: has -n here and -- there' ambiguous leg-x leg-y
}

@test "options: every synopsis is complete" {
  holds each_program synopses
}

@test "options: a hole in a synopsis is caught" {
  sample man/leg-x.1 <<'PAGE'
.Sh SYNOPSIS
.Op Fl Fl list
.Sh DESCRIPTION
.It Fl Fl list
.It Fl Fl minutes Ns = Ns Ar n
PAGE
  caught 'SYNOPSIS lacks --minutes' synopses leg-x
}

# ---- forms: what each command takes -----------------------------------------------------------------

# forms PAGE: "COMMAND --option" for each option of each form of the SYNOPSIS that begins with a command.
forms() {
  awk '/^\.Sh SYNOPSIS/ { inside = 1; next }
    /^\.Sh/ { inside = 0 }
    !inside { next }
    /^\.Nm/ { count = 0; next }
    /^\.Cm/ && !count { for (i = 2; i <= NF && $i ~ /^[a-z|-]+$/; i++) if ($i != "|") commands[++count] = $i; next }
    {
      for (rest = $0; match(rest, /Fl Fl [a-z][a-z-]*/); rest = substr(rest, RSTART + RLENGTH))
        for (i = 1; i <= count; i++) print commands[i], "--" substr(rest, RSTART + 6, RLENGTH - 6)
    }' "$1" | sort -u
}

# ask PROGRAM WORD…: a sample that is a function, or the program itself.
ask() {
  if declare -F "$1" >/dev/null; then "$@"; else "$LEG_BIN/$1" "${@:2}"; fi
}

# commands_of PROGRAM: its commands, by its own help.
commands_of() { ask "$1" --help | sed -n '/Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p' | sort -u; }

# taken PROGRAM: "COMMAND --option" for each option that the help of a command lists.
taken() {
  local command
  for command in $(commands_of "$1"); do
    ask "$1" "$command" --help | grep -oE '^ .{0,6}--[a-z][a-z-]*' | grep -oE -- '--[a-z-]*' |
      grep -vxE -- '--(help|usage|version|color)' | sed "s/^/$command /"
  done | sort -u
}

# unlike PAGE PROGRAM: forms of the page that do not parse, and what parses and is in no form.
unlike() {
  comm -23 <(forms "$1") <(taken "$2") | sed "s|.*|$1:1: SYNOPSIS has '&', which $2 does not take|"
  comm -13 <(forms "$1") <(taken "$2") | sed "s|.*|$1:1: SYNOPSIS lacks '&'|"
}

unlike_program() {
  [ -e "man/$1.1" ] && [ -n "$(commands_of "$1")" ] || return 0
  unlike "man/$1.1" "$1"
}

@test "options: each form of a synopsis parses, and each form that parses is in it" {
  [ "$(commands_of leg-log | wc -l)" -gt 10 ]
  clean each_program unlike_program
}

@test "options: a form that does not exist, or is left out, is caught" {
  sample man/leg-x.1 <<'PAGE'
.Sh SYNOPSIS
.Nm
.Cm one | two
.Op Fl Fl list
.Nm
.Cm two
.Op Fl Fl wide Ns = Ns Ar N
.Sh DESCRIPTION
PAGE
  leg-x() {
    case $* in
    --help) printf ' Commands:\n  one                        First\n  two                        Second\n\n' ;;
    'one --help') printf '      --list                 List\n      --new=N                New\n' ;;
    'two --help') printf '  -w, --wide=N               Wide\n' ;;
    esac
  }
  caught "SYNOPSIS has 'two --list', which leg-x does not take" unlike man/leg-x.1 leg-x
  caught "SYNOPSIS lacks 'one --new'" unlike man/leg-x.1 leg-x
}
