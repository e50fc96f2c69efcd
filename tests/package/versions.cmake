# Every package description carries the version of include/fxact/version.hpp, in its text and as numbers.
#   cmake -D project=<folder> -P versions.cmake
cmake_policy(VERSION 3.25)

file(READ "${project}/include/fxact/version.hpp" header)
if(NOT header MATCHES "#define FXACT_VERSION \"(([0-9]+)\\.([0-9]+)\\.([0-9]+))\"\n")
  message(FATAL_ERROR "version.hpp has no FXACT_VERSION")
endif()
set(version "${CMAKE_MATCH_1}")
set(MAJOR "${CMAKE_MATCH_2}")
set(MINOR "${CMAKE_MATCH_3}")
set(PATCH "${CMAKE_MATCH_4}")
set(faults "")
foreach(part IN ITEMS MAJOR MINOR PATCH)
  if(NOT header MATCHES "#define FXACT_VERSION_${part} ${${part}}\n")
    string(APPEND faults "\n  version.hpp: FXACT_VERSION_${part} is not ${${part}}")
  endif()
endforeach()

# file | the pattern, with V for the version | how often
foreach(entry IN ITEMS
    "meson.build|version: 'V'|1"
    "library.json|\"version\": \"V\"|1"
    "idf_component.yml|version: \"V\"|1"
    "packaging/library.properties|version=V\n|1"
    "packaging/vcpkg/vcpkg.json|\"version\": \"V\"|1"
    "packaging/cmsis/fxact.pdsc|ersion=\"V\"|3")
  string(REPLACE "|" ";" entry "${entry}")
  list(GET entry 0 file)
  list(GET entry 1 words)
  list(GET entry 2 count)
  string(REPLACE "V" "${version}" words "${words}")
  file(READ "${project}/${file}" text)
  string(REPLACE "." "\\." pattern "${words}")
  string(REGEX MATCHALL "${pattern}" found "${text}")
  list(LENGTH found times)
  if(NOT times EQUAL count)
    string(APPEND faults "\n  ${file}: '${words}' is there ${times} times, and should be ${count} times")
  endif()
endforeach()
if(faults)
  message(FATAL_ERROR "versions disagree:${faults}")
endif()
message("every package description says ${version}")
