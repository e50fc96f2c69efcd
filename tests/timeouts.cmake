# No test of a build may have a wall-clock limit of less than so many seconds, neither its own nor ctest's.
# Usage: cmake -D ctest=... -D build=<folder> -D least=<seconds> -P timeouts.cmake
cmake_policy(VERSION 3.25)

execute_process(COMMAND "${ctest}" --test-dir "${build}" --show-only=json-v1 OUTPUT_VARIABLE listed COMMAND_ERROR_IS_FATAL ANY)
string(JSON tests GET "${listed}" tests)
string(JSON count LENGTH "${tests}")
if(count EQUAL 0)
  message(FATAL_ERROR "${build} has no tests")
endif()

file(STRINGS "${build}/DartConfiguration.tcl" default REGEX "^TimeOut: ")
string(REGEX REPLACE "^TimeOut: " "" default "${default}")
if(NOT default OR default LESS least)
  message(FATAL_ERROR "ctest's own limit is '${default}' seconds; CMakeLists.txt has to set DART_TESTING_TIMEOUT to ${least}")
endif()

set(short "")
# A regular expression, as string(JSON) of each of some hundred tests takes seconds.
string(REGEX MATCHALL "\"name\" : \"TIMEOUT\",[ \n]*\"value\" : [0-9]+" timeouts "${tests}")
foreach(timeout IN LISTS timeouts)
  string(REGEX MATCH "[0-9]+$" seconds "${timeout}")
  if(seconds LESS least)
    list(APPEND short ${seconds})
  endif()
endforeach()
if(short)
  message(FATAL_ERROR "tests have wall-clock limits of ${short} seconds; leave them out, and ctest's ${least} holds")
endif()
list(LENGTH timeouts own)
message("${count} tests, ${own} with a limit of their own, none shorter than ${least} seconds")
