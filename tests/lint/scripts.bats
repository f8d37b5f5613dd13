#!/usr/bin/env bats
# The scripts: shellcheck for sh and bash, conditions that the shell does not hear, and each shell's own
# reading of its completions.

load lint

# scripts: the shell scripts of the project.
scripts() {
  local file
  files tests .ci | while read -r file; do
    case $file in
      *.bats | *.bash) echo "$file" ;;
      *) head -1 "$file" 2>/dev/null | grep -qE '^#!.*(sh|bash)$' && echo "$file" ;;
    esac
  done
  return 0
}

# checked FILE…: what shellcheck finds. Words are split on purpose where a list of files is made
# (SC2046, SC2086); `leg-remind done` is a command (SC1010); a bats file sets variables for its library (SC2034), its tests run in subshells
# (SC2030, SC2031), and its functions are called by name (SC2317).
checked() {
  local file
  for file in "$@"; do
    case $file in
      *.bats) shellcheck -s bats -S warning -f gcc -e SC1010,SC2046,SC2086,SC2034,SC2030,SC2031,SC2317,SC2154,SC2155,SC1091 "$file" ;;
      *) shellcheck -S warning -f gcc -e SC2034,SC2207,SC2046,SC1091,SC2154,SC2155 ${file:+$([[ $file == *.bash || $file == completions/* ]] && echo -s bash)} "$file" ;;
    esac
  done
}

# read_by_shells: completions that their shell cannot read.
read_by_shells() {
  local file
  for file in completions/bash/*; do [ ! -e "$file" ] || bash -n "$file" 2>&1 | sed "s|^|$file: |"; done
  ! command -v zsh >/dev/null ||
    for file in completions/zsh/*; do [ ! -e "$file" ] || zsh -n "$file" 2>&1 | sed "s|^|$file: |"; done
  ! command -v fish >/dev/null ||
    for file in completions/fish/*; do [ ! -e "$file" ] || fish --no-config -n "$file" 2>&1 | sed "s|^|$file: |"; done
}

@test "scripts: shellcheck finds nothing" {
  command -v shellcheck >/dev/null || skip 'shellcheck is not installed'
  clean checked $(scripts) $(find completions/bash -type f 2>/dev/null)
}

@test "scripts: a fault is caught" {
  command -v shellcheck >/dev/null || skip 'shellcheck is not installed'
  sample x.bash <<<'cd $1; rm -rf "$UNSET/"*'
  caught 'x.bash:1' checked x.bash
}

# unheard FILE…: of `[ … ] && [ … ]` the shell hears the last alone, unless the list ends its function.
unheard() {
  awk '!/^}/ && held { print held } { held = "" }
    /^ +(\[|[a-z_]+ && )/ && /(\]|^ +[a-z_]+) && (!|\[|grep|cmp|diff|run|jq)/ && !/\|\|/ { held = FILENAME ":" FNR ": unheard:" $0 }' "$@"
}

@test "scripts: no condition is unheard" {
  clean unheard $(find tests -name '*.bats')
}

@test "scripts: a condition before && is caught" {
  sample x <<'BATS'
x() {
  [ "$a" = 1 ] AND [ "$b" = 2 ]
  whole AND [ "$b" = 2 ]
  [[ $a == 1 AND $b == 2 ]]
  [ "$a" = 1 ] AND [ "$b" = 2 ] || false
  [ -e x ] AND echo there
  [ "$a" = 1 ] AND [ "$b" = 2 ]
}
BATS
  sed 's/AND/\&\&/' x >x.bats
  caught 'x.bats:2: unheard' unheard x.bats
  caught 'x.bats:3: unheard' unheard x.bats
  [ "$(unheard x.bats | wc -l)" = 2 ]
}

@test "scripts: each shell can read its completions" {
  holds read_by_shells
}

@test "scripts: what a shell cannot read is caught" {
  sample completions/bash/leg-x <<<'if then'
  caught 'completions/bash/leg-x' read_by_shells
}
