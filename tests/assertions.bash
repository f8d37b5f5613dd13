# bats-support and bats-assert, file by file: their own load.bash starts dirname for each, which took more
# time than most tests do.

# load_assertions LIBRARY…: those of BATS_LIB_PATH; one that is not there is bats's to refuse.
load_assertions() {
  local library folder file
  for library; do
    for folder in ${BATS_LIB_PATH//:/ }; do
      [ ! -d "$folder/$library/src" ] || break
    done
    [ -d "$folder/$library/src" ] || { bats_load_library "$library"; continue; }
    for file in "$folder/$library"/src/*.bash; do
      # shellcheck source=/dev/null
      source "$file"
    done
  done
}
load_assertions bats-support bats-assert

# needs TOOL…: skips the test unless these are installed.
needs() {
  local tool
  for tool; do command -v "$tool" >/dev/null || skip "$tool is not installed"; done
}

# await COMMAND…: waits until it succeeds. In vain, it fails, after a time that is enough for a busy
# machine: a test waits for the thing itself, never for a time.
await() {
  local end=$((SECONDS + 60))
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || { echo "in vain: $*"; return 1; }
    sleep 0.02
  done
}
