#!/usr/bin/env bats
# The house: an include goes only to the left, and names its folder; a program's room is its own.

load lint

# The folders that each folder of common/ may include besides itself. A folder of cmd/ may include all
# of common/.
declare -gA MAY=(
  [base]=''
  [body]='base'
  [doc]='base body'
  [rule]='base body doc'
  [store]='base body doc'
  [show]='base body doc'
  [tool]='base body doc rule store show'
)
COMMON="${!MAY[*]}"

# layers FILE…: includes of ours that go to the right or into another program's room. "zone.h", without
# a folder, is a file of the same room.
layers() {
  local file line text target own
  grep -nE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' /dev/null "$@" |
    while IFS=: read -r file line text; do
      target=${text#*\"}
      target=${target%%\"*}
      own=${file%/*} own=${own##*/}
      case $file:$target in
        cmd/*:*/*) [[ " $COMMON " == *" ${target%/*} "* ]] && continue ;;
        cmd/*:*) [ -e "${file%/*}/$target" ] && continue ;;
        common/*:*/*) [[ " ${MAY[$own]-} $own " == *" ${target%/*} "* ]] && continue ;;
      esac
      echo "$file:$line: $own/ may not include \"$target\""
    done
}

# folders FILE…: files in a folder that is no layer and no program's room.
folders() {
  local file own
  for file in "$@"; do
    own=${file%/*} own=${own##*/}
    case $file in
      common/*/*/* | cmd/*/*/*) ;;
      common/*) [ -z "${MAY[$own]+known}" ] || continue ;;
      cmd/leg-*/*) continue ;;
    esac
    echo "$file:1: $own/ is no layer"
  done
}

# cycles FILE…: files that include each other, in however many steps. A .c file and its header are one.
cycles() {
  grep -oE '^#include "[^"]*"' /dev/null "$@" | sed -E 's/^([^:]*):#include "(.*)"/\1 \2/' | awk '
    { from = $1; sub(/\.[ch]$/, "", from)
      to = $2; sub(/\.h$/, "", to)
      if (to ~ /\//) to = "common/" to; else { room = from; sub(/[^\/]*$/, "", room); to = room to }
      if (from != to) print from, to }' |
    tsort 2>&1 >/dev/null | sed -nE 's/^tsort: ([^ ]*\/[^ ]*)$/\1.h:1: in a circle of includes/p'
}

# twice FILE…: a base name that two files have, main apart. A header goes with its .c file.
twice() {
  local file
  for file in "$@"; do
    [ "${file##*/}" != main.c ] || continue
    file=${file%.[ch]}
    echo "${file##*/} $file"
  done | sort -u | awk '$1 == name { print $2 ".c:1: has the name of " path ".c" } { name = $1; path = $2 }'
}

# members PROGRAM OBJECT…: the objects of common/ that are linked into a program, by what it defines.
linked_files() {
  local program
  for program in $(programs); do
    nm -l --defined-only "$LEG_BIN/$program" 2>/dev/null | sed -nE 's|.*[[:space:]]([^[:space:]]*/)?(common/[a-z]+/[a-z_0-9]+\.[ch]):[0-9]+$|\2|p' |
      sort -u | sed "s|\$| $program|"
  done
}

# lonely PAIRS FILE…: .c files of common/ outside body/ that fewer than two programs link, by the pairs
# "file program" in PAIRS.
lonely() {
  local pairs=$1 file programs
  shift
  for file in "$@"; do
    case $file in common/body/* | *.h | cmd/*) continue ;; esac
    programs=$(grep -cF "$file " <<<"$pairs")
    [ "$programs" -ge 2 ] || echo "$file:1: is linked by $programs programs: it belongs in a room of cmd/, or out"
  done
}

@test "layers: includes go only to lower layers" {
  clean layers $(sources)
}

@test "layers: an upward include is caught" {
  sample common/rule/screen.c < <(printf '#include "rule/screen.h"\n\n#include "doc/plan.h"\n#include "store/journal.h"\n')
  caught 'common/rule/screen.c:4: rule/ may not include "store/journal.h"' layers common/rule/screen.c
  sample common/base/text.c <<<'#include "text.h"'
  caught 'may not include "text.h"' layers common/base/text.c
  sample common/rule/effect.c < <(printf '#include "rule/effect.h"\n\n#include "body/limits.h"\n')
  clean layers common/rule/effect.c
}

@test "layers: another program's header is caught" {
  sample cmd/leg-plan/compose.h <<<'#pragma once'
  sample cmd/leg-plan/compose.c < <(printf '#include "compose.h"\n\n#include "doc/plan.h"\n')
  clean layers cmd/leg-plan/compose.c
  sample cmd/leg-plan/fit.c <<<'#include "leg-timer/frame.h"'
  caught 'cmd/leg-plan/fit.c:1: leg-plan/ may not include "leg-timer/frame.h"' layers cmd/leg-plan/fit.c
  sample cmd/leg-plan/cut.c <<<'#include "frame.h"'
  caught 'may not include "frame.h"' layers cmd/leg-plan/cut.c
  sample common/doc/plan.c <<<'#include "leg-plan/compose.h"'
  caught 'doc/ may not include "leg-plan/compose.h"' layers common/doc/plan.c
}

@test "layers: every folder is a layer or a room" {
  clean folders $(sources)
  clean folders common/base/text.c cmd/leg-plan/main.c
  caught 'util/ is no layer' folders common/util/things.c
  caught 'plan/ is no layer' folders cmd/plan/things.c
}

@test "layers: files do not include each other in a circle" {
  clean cycles $(sources)
}

@test "layers: a circle is caught, through .c files too" {
  sample common/doc/one.h <<<'#include "doc/two.h"'
  sample common/doc/two.c <<<'#include "doc/one.h"'
  sample common/doc/two.h <<<'#include "doc/three.h"'
  sample common/doc/three.h <<<'#pragma once'
  caught 'in a circle' cycles common/doc/one.h common/doc/two.c common/doc/two.h
  clean cycles common/doc/one.h common/doc/two.h common/doc/three.h
}

@test "layers: no two files share a base name" {
  clean twice $(sources)
  clean twice common/doc/plan.c common/doc/plan.h cmd/leg-log/main.c cmd/leg-plan/main.c
  caught 'common/rule/plan.c:1: has the name of common/doc/plan.c' twice common/rule/plan.c common/doc/plan.c common/doc/plan.h
}

@test "layers: every file of common/ serves two programs" {
  [ -x "$LEG_BIN/leg-screen" ] || skip 'the programs are not built'
  local pairs
  pairs=$(linked_files)
  [ -n "$pairs" ] || skip 'the programs have no line numbers'
  clean lonely "$pairs" $(sources common)
}

@test "layers: a file that one program alone links is caught" {
  clean lonely $'common/doc/plan.c leg-plan\ncommon/doc/plan.c leg-timer' common/doc/plan.c common/doc/plan.h
  caught 'common/doc/plan.c:1: is linked by 1 programs' lonely 'common/doc/plan.c leg-plan' common/doc/plan.c
  clean lonely '' common/body/zone.c
}
