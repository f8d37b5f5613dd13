#!/usr/bin/env bats
# The house: an include goes only to the left, and says its folder. A folder's list is its whole
# permission; run/ is the work of one program, between what all programs share and main().

load lint

declare -A MAY=(
  [base]=''
  [body]='base'
  [doc]='base body'
  [rule]='base body doc'
  [store]='base body doc'
  [show]='base body doc'
  [tool]='base body doc show'
  [run]='base body doc rule store show tool'
  [cmd]='base body doc rule store show tool run'
)

# layers FILE…: includes of ours that go to the right, or that do not name their folder.
layers() {
  local file line text target own
  grep -nE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' /dev/null "$@" |
    while IFS=: read -r file line text; do
      target=${text#*\"}
      target=${target%%\"*}
      own=$(basename "$(dirname "$file")")
      case " ${MAY[$own]} $own " in
        *" ${target%/*} "*) [ "$own" = cmd ] && [ "${target%/*}" = cmd ] || continue ;;
      esac
      echo "$file:$line: $own/ may not include \"$target\""
    done
}

# folders FILE…: files in a folder that is no layer.
folders() {
  local file own
  for file in "$@"; do
    own=$(basename "$(dirname "$file")")
    [ -n "${MAY[$own]+known}" ] || echo "$file:1: $own/ is no layer"
  done
}

# cycles FILE…: headers that include each other, through whatever way.
cycles() {
  local file
  { for file in "$@"; do
      sed -nE "s|^#include \"([^\"]*)\".*|${file#common/} \\1|p" "$file"
    done; } | tsort 2>&1 >/dev/null | sed -n 's/^tsort: \(.*\.h\)$/\1:1: in a circle of includes/p'
}

# neighbours HEADER…: a header that names its neighbours is held to them, its .c file too; what the
# whole folder stands on (document, json, words in doc/) needs no naming.
neighbours() {
  local header own name named file line text target
  for header in "$@"; do
    named=$(sed -nE '1,/\*\//s/.*Neighbours?: ([a-z_, ]+)\..*/\1/p' "$header" | tr -d ',')
    [ -n "$named" ] || continue
    own=$(basename "$(dirname "$header")")
    name=$(basename "$header" .h)
    [ "$own" = doc ] && named="$named document json writing words"
    grep -nE "^#include \"$own/" /dev/null "$header" "${header%.h}.c" 2>/dev/null |
      while IFS=: read -r file line text; do
        target=${text#*\"*/}
        target=${target%%.h\"*}
        case " $named $name " in
          *" $target "*) ;;
          *) echo "$file:$line: $own/$target is no neighbour of $name" ;;
        esac
      done
  done
}

@test "layers: includes go only to the left" {
  clean layers $(sources)
}

@test "layers: an include to the right is caught" {
  sample common/rule/compose.c <<<'#include "store/journal.h"'
  caught 'rule/ may not include "store/journal.h"' layers common/rule/compose.c
  sample common/base/text.c <<<'#include "text.h"'
  caught 'may not include "text.h"' layers common/base/text.c
}

@test "layers: every folder is a layer" {
  clean folders $(sources)
  caught 'util/ is no layer' folders common/util/things.c
}

@test "layers: headers include in no circle" {
  clean cycles $(sources common | grep 'h$')
}

@test "layers: a circle is caught" {
  sample common/doc/one.h <<<'#include "doc/two.h"'
  sample common/doc/two.h <<<'#include "doc/one.h"'
  caught 'in a circle' cycles common/doc/one.h common/doc/two.h
}

@test "layers: a file includes only the neighbours its header names" {
  clean neighbours $(sources common | grep 'h$')
}

@test "layers: another neighbour is caught" {
  sample common/body/zone.c <<<'#include "body/question.h"'
  sample common/body/zone.h <<<'/* Owns zones. Neighbour: technique. */'
  caught 'body/question is no neighbour of zone' neighbours common/body/zone.h
}
