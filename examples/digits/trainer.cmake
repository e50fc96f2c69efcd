# The trainer, digits_train, and the header that it writes, digits_model.hpp; see use_digits_model below.
# The trainer runs on the machine that builds, also where CMAKE_CXX_COMPILER is a cross compiler.
set(digits_directory "${CMAKE_CURRENT_LIST_DIR}")

find_path(FXACT_CLI11_INCLUDE CLI/CLI.hpp PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH)
if(NOT FXACT_CLI11_INCLUDE)
  message(FATAL_ERROR "fxact: CLI11 is not installed; on Debian or Ubuntu: apt-get install libcli11-dev.")
endif()

# No fused a*b+c, or the weights would depend on the host's processor.
set(digits_train_flags -O1 -ffp-contract=off) # more optimization takes longer than the training

# digits_train, or ${digits_train} in a cross build; FXACT_DIGITS_TRAIN may name one that a build for this machine made.
if(CMAKE_CROSSCOMPILING AND FXACT_DIGITS_TRAIN)
  set(digits_train "${FXACT_DIGITS_TRAIN}")
elseif(CMAKE_CROSSCOMPILING)
  find_program(FXACT_HOST_CXX NAMES c++ g++ clang++ NO_CMAKE_FIND_ROOT_PATH)
  if(NOT FXACT_HOST_CXX)
    message(FATAL_ERROR "fxact: no compiler for this machine, which trains the digits network; "
      "on Debian or Ubuntu: apt-get install g++.")
  endif()
  set(digits_train "${CMAKE_CURRENT_BINARY_DIR}/digits_train")
  add_custom_command(OUTPUT "${digits_train}" DEPFILE "${digits_train}.d" DEPENDS "${digits_directory}/main.cpp"
    COMMAND "${FXACT_HOST_CXX}" -std=c++20 ${digits_train_flags} -I "${PROJECT_SOURCE_DIR}/include"
      -idirafter "${FXACT_CLI11_INCLUDE}"
      -MD -MF "${digits_train}.d" -MT "${digits_train}" "${digits_directory}/main.cpp" -o "${digits_train}"
    COMMENT "Building the digits trainer for this machine" VERBATIM)
else()
  set(digits_train digits_train)
  add_executable(digits_train "${digits_directory}/main.cpp")
  target_compile_options(digits_train PRIVATE ${digits_train_flags})
  target_include_directories(digits_train SYSTEM PRIVATE "${FXACT_CLI11_INCLUDE}")
  target_link_libraries(digits_train PRIVATE fxact::fxact fxact_warnings)
endif()

set(digits_generated "${CMAKE_CURRENT_BINARY_DIR}/generated")
file(MAKE_DIRECTORY "${digits_generated}")
add_custom_command(OUTPUT "${digits_generated}/digits_model.hpp" DEPENDS "${digits_directory}/digits.csv" ${digits_train}
  COMMAND ${digits_train} "${digits_directory}/digits.csv" "${digits_generated}/digits_model.hpp"
  COMMENT "Training the digits network" VERBATIM)
add_custom_target(digits_model DEPENDS "${digits_generated}/digits_model.hpp")

# use_digits_model(<target>): lets the target include <digits_model.hpp>.
function(use_digits_model target)
  target_include_directories(${target} PRIVATE "${digits_generated}" "${digits_directory}")
  add_dependencies(${target} digits_model)
endfunction()
