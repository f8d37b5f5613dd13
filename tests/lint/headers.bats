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
  awk 'FNR == 1 && !/^\/\* [A-Z]/ { print FILENAME ":1: does not open with what it owns" }
    /^#pragma once$/ { guarded[FILENAME] = 1 }
    END { for (i = 1; i < ARGC; i++) if (!guarded[ARGV[i]]) print ARGV[i] ":1: no #pragma once" }' "$@"
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
