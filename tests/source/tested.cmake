# Every header under detail/ has a test: a file of its stem in the room of tests/ with its room's name, or a test in that room that
# includes it by name.
#   cmake -D include=<folder> -D tests=<folder> -P tested.cmake
cmake_policy(VERSION 3.25)

# What other tests show, and which.
set(elsewhere
  detail/macros          # headers: hostile macros
  detail/bits/as_double  # same_bits: constants.cpp
)

file(GLOB_RECURSE headers RELATIVE "${include}/fxact" "${include}/fxact/detail/*.hpp")
if(NOT headers)
  message(FATAL_ERROR "${include} has no headers in detail/")
endif()
list(JOIN elsewhere "|" elsewhere)
list(FILTER headers EXCLUDE REGEX "^(${elsewhere})")

set(untested "")
foreach(header IN LISTS headers)
  cmake_path(GET header STEM stem)
  cmake_path(GET header PARENT_PATH room)
  string(REGEX REPLACE "^detail/?" "" room "${room}")
  if(EXISTS "${tests}/${room}/${stem}_test.cpp")
    continue()
  endif()
  file(GLOB candidates "${tests}/${room}/*_test.cpp")
  set(found OFF)
  foreach(candidate IN LISTS candidates)
    file(STRINGS "${candidate}" named REGEX "^#include <fxact/${header}>")
    if(named)
      set(found ON)
      break()
    endif()
  endforeach()
  if(NOT found)
    string(APPEND untested "\n  ${header}: no tests/${room}/${stem}_test.cpp, and no test in tests/${room} includes it")
  endif()
endforeach()
if(untested)
  message(FATAL_ERROR "headers without a test:${untested}")
endif()
list(LENGTH headers count)
message("each of ${count} headers has a test in its room")
