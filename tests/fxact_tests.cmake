# fxact_tests([<property> <stem>...]...): makes a program of each *_test.cpp in this folder, named by its path (table/proof_test.cpp is
# the target table.proof_test), and a test of each of its test cases. A property holds for the stems after it; * is all of the folder:
#
#   QUICK      in the quick tier, too
#   FULL       only in the full tier
#   CLANG      host-clang runs it in the default tier, too;  SANITIZE  likewise sanitize: what differs by compiler
#   ONCE       only g++ runs it, in the full tier, too: its results are integers that the digests show to be the same everywhere
#   SWEEP      clang compiles it, and does not run it;  DESIGN  work for the compiler: sanitize leaves it out
#   OPTIMIZED  compiled with -O2 in every tier: much to run, or the code that the compiler makes is what is tested
#   BOOST      includes Boost's numbers, as oracle/engine.hpp does: another precompiled header has them
#   LARGE      more than 1 GB of the compiler's memory: one at a time
#   FIRST      takes longest, so it is compiled first
include_guard()
include(Catch OPTIONAL RESULT_VARIABLE catch_module)

set(fxact_test_words QUICK FULL CLANG SANITIZE ONCE SWEEP DESIGN OPTIMIZED BOOST LARGE FIRST)

# The name of a target for a file of this folder.
function(fxact_test_name stem result)
  cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY "${fxact_tests_directory}" OUTPUT_VARIABLE folder)
  string(REPLACE "/" "." name "${folder}/${stem}")
  string(REGEX REPLACE "^[.]+" "" name "${name}")
  set(${result} "${name}" PARENT_SCOPE)
endfunction()

# Whether this build has a test with these words: run, compile or nothing.
function(fxact_test_fate words result)
  set(fate run)
  if("FULL" IN_LIST words AND NOT FXACT_FULL AND NOT FXACT_EXHAUSTIVE)
    set(fate nothing)
  elseif(NOT FXACT_TESTS STREQUAL "all")
    string(TOUPPER "${FXACT_TESTS}" word)
    if(NOT FXACT_FULL AND NOT word IN_LIST words)
      set(fate nothing)
    elseif("ONCE" IN_LIST words OR (word STREQUAL "SANITIZE" AND ("SWEEP" IN_LIST words OR "DESIGN" IN_LIST words)))
      set(fate nothing)
    elseif("SWEEP" IN_LIST words)
      set(fate compile)
    endif()
  endif()
  set(${result} ${fate} PARENT_SCOPE)
endfunction()

# Each test case is a test with the labels; without Catch2's own module, the whole program is one.
function(fxact_discover name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SPEC;LABELS")
  set(properties "LABELS \"${arg_LABELS}\"")
  if(arg_TIMEOUT)
    string(APPEND properties " TIMEOUT ${arg_TIMEOUT}")
  endif()
  if(NOT catch_module)
    add_test(NAME ${name} COMMAND ${name} ${arg_SPEC})
    cmake_language(EVAL CODE "set_tests_properties(${name} PROPERTIES ${properties})")
    return()
  endif()
  catch_discover_tests(${name} TEST_SPEC ${arg_SPEC} TEST_PREFIX "${name}:" TEST_LIST ${name}_cases)
  # catch_discover_tests takes no property with more than one value.
  set(file "${CMAKE_CURRENT_BINARY_DIR}/${name}_properties.cmake")
  file(CONFIGURE OUTPUT "${file}" @ONLY CONTENT
    "foreach(case IN LISTS @name@_cases)\n  set_tests_properties(\"\${case}\" PROPERTIES @properties@)\nendforeach()\n")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${file}")
endfunction()

# A file that only has to compile: nothing is made of it, so nothing is optimized.
function(fxact_compile_only name file)
  set(done "${CMAKE_CURRENT_BINARY_DIR}/${name}.compiled")
  add_custom_command(OUTPUT "${done}" DEPFILE "${done}.d" DEPENDS "${file}"
    COMMAND "${CMAKE_CXX_COMPILER}" -std=c++20 -fsyntax-only ${fxact_warning_flags} -I "${PROJECT_SOURCE_DIR}/include"
      -I "${fxact_tests_directory}" -MD -MF "${done}.d" -MT "${done}" "${CMAKE_CURRENT_SOURCE_DIR}/${file}"
    COMMAND "${CMAKE_COMMAND}" -E touch "${done}" COMMENT "Compiling ${name}, to see that it compiles" VERBATIM)
  add_custom_target(${name} ALL DEPENDS "${done}")
endfunction()

function(fxact_one_test stem words)
  fxact_test_fate("${words}" fate)
  if(fate STREQUAL "nothing")
    return()
  endif()
  # Asking the source, because Catch2 2 and 3 disagree about what a run without a matching test case returns.
  set(file "${stem}.cpp")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  file(STRINGS "${file}" exhaustive REGEX "\\[\\.?exhaustive\\]")
  if(FXACT_EXHAUSTIVE AND NOT exhaustive)
    return()
  endif()
  fxact_test_name(${stem} name)
  if(fate STREQUAL "compile")
    fxact_compile_only(${name} "${file}")
    return()
  endif()

  add_executable(${name} "${file}")
  target_link_libraries(${name} PRIVATE fxact_test_support)
  if("OPTIMIZED" IN_LIST words)
    # The sanitizers' code is larger; it is compiled and run in the least time by -O1.
    if(FXACT_TESTS STREQUAL "sanitize" AND NOT FXACT_FULL)
      target_compile_options(${name} PRIVATE -O1)
    else()
      target_compile_options(${name} PRIVATE -O2)
    endif()
  elseif("BOOST" IN_LIST words)
    target_precompile_headers(${name} REUSE_FROM ${fxact_precompiled_boost})
  else()
    target_precompile_headers(${name} REUSE_FROM precompiled)
  endif()
  if("LARGE" IN_LIST words)
    set_target_properties(${name} PROPERTIES JOB_POOL_COMPILE large)
  endif()
  if(FXACT_EXHAUSTIVE)
    fxact_discover(${name} SPEC "[exhaustive]" LABELS exhaustive TIMEOUT 43200)
    return()
  endif()
  set(labels unit)
  if("FULL" IN_LIST words)
    list(APPEND labels full)
  endif()
  if("QUICK" IN_LIST words)
    list(APPEND labels quick)
    add_dependencies(quick ${name})
  endif()
  fxact_discover(${name} SPEC "~[.]" LABELS ${labels})
endfunction()

function(fxact_tests)
  cmake_parse_arguments(PARSE_ARGV 0 of "" "" "${fxact_test_words}")
  file(GLOB files RELATIVE "${CMAKE_CURRENT_SOURCE_DIR}" CONFIGURE_DEPENDS "*_test.cpp")
  set(stems "")
  foreach(file IN LISTS files)
    cmake_path(GET file STEM stem)
    list(APPEND stems ${stem})
  endforeach()
  foreach(word IN LISTS fxact_test_words)
    if(of_${word} STREQUAL "*")
      set(of_${word} ${stems})
    endif()
    foreach(stem IN LISTS of_${word})
      if(NOT stem IN_LIST stems)
        message(FATAL_ERROR "${CMAKE_CURRENT_SOURCE_DIR} has no ${stem}.cpp")
      endif()
    endforeach()
  endforeach()
  list(REMOVE_ITEM stems ${of_FIRST})
  foreach(stem IN LISTS of_FIRST stems)
    set(words "")
    foreach(word IN LISTS fxact_test_words)
      if(stem IN_LIST of_${word})
        list(APPEND words ${word})
      endif()
    endforeach()
    fxact_one_test(${stem} "${words}")
  endforeach()
endfunction()
