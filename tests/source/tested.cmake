# Every header under detail/ has a test: a file of its stem in the room of tests/ with its room's name, or a test in that room that
# includes it by name (or, for a room within another, in that one: a table is designed and proved as a whole).
#   cmake -D include=<folder> -D tests=<folder> -P tested.cmake
cmake_policy(VERSION 3.25)

# What other tests show, and which.
set(elsewhere
  detail/macros          # headers: hostile macros
  detail/bits/as_double  # same_bits: constants.cpp
  # Instructions of Cortex-M cores: embedded/layers.cpp.
  detail/dense/rows_mve
  detail/dense/rows_simd32
  # Vectors of the Cortex-M55: embedded/spans.cpp and softmax_rows.cpp.
  detail/simd/mve
  detail/simd/float_codes
  detail/simd/predicated
  detail/simd/word_vector
  detail/softmax/row/mve_passes
  detail/softmax/float_mve
  detail/table/lookup/gather
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
  cmake_path(GET room PARENT_PATH above)
  file(GLOB candidates "${tests}/${room}/*_test.cpp")
  if(above)
    file(GLOB more "${tests}/${above}/*_test.cpp")
    list(APPEND candidates ${more})
  endif()
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
