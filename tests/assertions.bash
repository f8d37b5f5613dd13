# bats-support and bats-assert, file by file: their own load.bash starts dirname for each, which took more
# time than most tests do.

load_assertions() {
  local library folder file
  for library in bats-support bats-assert; do
    for folder in ${BATS_LIB_PATH//:/ }; do
      [ ! -d "$folder/$library/src" ] || break
    done
    for file in "$folder/$library"/src/*.bash; do
      # shellcheck source=/dev/null
      source "$file"
    done
  done
}
load_assertions
