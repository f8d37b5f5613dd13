#!/usr/bin/env bats
# A header is its module's manual: it stands alone and opens with what it owns.

load lint

# alone HEADER…: headers that do not compile by themselves.
alone() {
  local header
  for header in "$@"; do
    printf '#include "%s"\n' "${header#*/}" |
      ${CC:-cc} -std=gnu17 -D_GNU_SOURCE -Icommon -Icmd -Wall -Wextra -Werror -fsyntax-only -x c - \
        >/dev/null 2>&1 || echo "$header:1: does not compile alone"
  done
}

# manuals HEADER…: headers that do not say what they own, or have no guard.
manuals() {
  local header
  for header in "$@"; do
    head -1 "$header" | grep -qE '^/\* [A-Z]' || echo "$header:1: does not open with what it owns"
    grep -q '^#pragma once$' "$header" || echo "$header:1: no #pragma once"
  done
}

@test "headers: each compiles alone" {
  clean alone $(sources | grep 'h$')
}

@test "headers: one that leans on another is caught" {
  sample common/doc/lean.h <<<'bool lean(struct fault *fault);'
  caught 'does not compile alone' alone common/doc/lean.h
}

@test "headers: each opens with what it owns" {
  clean manuals $(sources | grep 'h$')
}

@test "headers: one without a manual is caught" {
  sample common/doc/mute.h <<<'int mute(void);'
  caught 'does not open' manuals common/doc/mute.h
  caught 'no #pragma once' manuals common/doc/mute.h
  sample common/doc/plain.h < <(printf '/* Owns nothing much. */\n#pragma once\nint plain(void);\n')
  clean manuals common/doc/plain.h
  clean alone common/doc/plain.h
}
