# Runs a compiler, which has to succeed and to print nothing. Usage: cmake -P check.cmake -- <compiler> <argument>...
cmake_policy(VERSION 3.25)

set(command "")
set(found FALSE)
foreach(i RANGE 1 ${CMAKE_ARGC})
  if(found)
    list(APPEND command "${CMAKE_ARGV${i}}")
  elseif(CMAKE_ARGV${i} STREQUAL "--")
    set(found TRUE)
  endif()
endforeach()

execute_process(COMMAND ${command} RESULT_VARIABLE result OUTPUT_VARIABLE printed ERROR_VARIABLE printed)
if(NOT result EQUAL 0 OR NOT printed STREQUAL "")
  message("${printed}")
  message(FATAL_ERROR "the compiler has something to say of a user's program")
endif()
