# Compiles one header in an older language: the first error must be the library's sentence, with little behind it.
# Usage: cmake -D compiler=... -D standard=c++17 -D include=... -D header=... -D work=<folder> -P below_cpp20.cmake
cmake_policy(VERSION 3.25)

file(WRITE "${work}/below_cpp20.cpp" "#include <${header}>\n")
execute_process(COMMAND "${compiler}" -std=${standard} -fsyntax-only -I "${include}" "${work}/below_cpp20.cpp"
  RESULT_VARIABLE result OUTPUT_VARIABLE printed ERROR_VARIABLE printed)

string(REGEX MATCHALL "\n" lines "${printed}")
list(LENGTH lines lines)
string(REGEX MATCH "[^\n]*error: [^\n]*" first "${printed}")
if(result EQUAL 0)
  message(FATAL_ERROR "${header} compiled as ${standard}")
elseif(NOT first MATCHES "error: (#error )?fxact needs C[+][+]20: compile with -std=c[+][+]20 or newer")
  message("${printed}")
  message(FATAL_ERROR "${header} as ${standard}: the first error is not the library's own")
elseif(lines GREATER_EQUAL 20)
  message("${printed}")
  message(FATAL_ERROR "${header} as ${standard}: ${lines} lines for one mistake")
endif()
