# Ours alone: targets of this project link fxact_warnings PRIVATE, and it is never installed.
set(fxact_warning_flags
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wdouble-promotion -Werror)
add_library(fxact_warnings INTERFACE)
target_compile_options(fxact_warnings INTERFACE ${fxact_warning_flags})
