# Compiles one file that must not compile, and looks for the words it promises in what the compiler printed.
# A file may also say which words its first error has, and how many lines are printed at most:
#   // expect: <words>   // first: <words>   // lines: <number>
# Usage: cmake -D compiler=... -D include=... -D source=... -P check.cmake
cmake_policy(VERSION 3.25)

# The text apart, because FATAL_ERROR folds its lines.
function(fail text)
  message("${text}")
  message(FATAL_ERROR "see above")
endfunction()

execute_process(COMMAND "${compiler}" -std=c++20 -fsyntax-only -fmessage-length=0 -I "${include}" "${source}"
  RESULT_VARIABLE result OUTPUT_VARIABLE printed ERROR_VARIABLE printed)

cmake_path(GET source FILENAME file)
if(file STREQUAL "must_compile.cpp")
  if(NOT result EQUAL 0)
    fail("${file} must compile, and did not:\n${printed}")
  endif()
  return()
endif()

# Not file(STRINGS): a semicolon or a bracket in the words would split or join lines.
file(READ "${source}" text)
set(expectations 0)
while(text MATCHES "^// (expect|first|lines): ([^\n]+)\n")
  set(kind "${CMAKE_MATCH_1}")
  set(words "${CMAKE_MATCH_2}")
  # Not REGEX REPLACE: its ^ fits the beginning of every line in turn, and all of them would go.
  string(FIND "${text}" "\n" end_of_line)
  math(EXPR next_line "${end_of_line} + 1")
  string(SUBSTRING "${text}" ${next_line} -1 text)
  math(EXPR expectations "${expectations} + 1")
  set(searched "${printed}")
  if(kind STREQUAL "first")
    string(FIND "${printed}" "error: " from)
    string(SUBSTRING "${printed}" ${from} -1 searched)
    string(FIND "${searched}" "\n" end_of_line)
    string(SUBSTRING "${searched}" 0 ${end_of_line} searched)
  endif()
  if(kind STREQUAL "lines")
    string(REGEX REPLACE "[^\n]" "" line_ends "${printed}")
    string(LENGTH "${line_ends}" lines)
    if(lines GREATER words)
      fail("${file} makes ${lines} lines, and may make ${words}:\n${printed}")
    endif()
    continue()
  endif()
  string(FIND "${searched}" "${words}" found)
  if(result EQUAL 0)
    fail("${file} compiled; it must be refused with the words: ${words}")
  elseif(found EQUAL -1)
    fail("${file} was refused without the words: ${words}\n${printed}")
  endif()
endwhile()
if(expectations EQUAL 0)
  fail("${file} must start with a line of the form: // expect: <words>")
endif()
