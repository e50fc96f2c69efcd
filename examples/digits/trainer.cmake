# Trainers, which run on the machine that builds, also where CMAKE_CXX_COMPILER is a cross compiler, and the headers that
# they write: digits_train and digits_model.hpp; learning_train (examples/learning) and learning_model.hpp.
set(digits_directory "${CMAKE_CURRENT_LIST_DIR}")
set(digits_generated "${CMAKE_CURRENT_BINARY_DIR}/generated")
file(MAKE_DIRECTORY "${digits_generated}")

find_path(FXACT_CLI11_INCLUDE CLI/CLI.hpp PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH)
if(NOT FXACT_CLI11_INCLUDE)
  message(FATAL_ERROR "fxact: CLI11 is not installed; on Debian or Ubuntu: apt-get install libcli11-dev.")
endif()
if(CMAKE_CROSSCOMPILING)
  find_program(FXACT_HOST_CXX NAMES c++ g++ clang++ NO_CMAKE_FIND_ROOT_PATH)
endif()

# No fused a*b+c, or the weights would depend on the host's processor.
set(digits_train_flags -O1 -ffp-contract=off) # more optimization takes longer than the training

# digits_trainer(<name> <source> <header>): the program, and the header that it makes of the images. ${<name>} is the
# program in a cross build; FXACT_TRAINERS may name a folder with the programs that a build for this machine made.
function(digits_trainer name source header)
  set(program ${name})
  set(include -I "${PROJECT_SOURCE_DIR}/include" -I "${digits_directory}")
  if(CMAKE_CROSSCOMPILING AND FXACT_TRAINERS AND EXISTS "${FXACT_TRAINERS}/${name}")
    set(program "${FXACT_TRAINERS}/${name}")
  elseif(CMAKE_CROSSCOMPILING)
    if(NOT FXACT_HOST_CXX)
      message(FATAL_ERROR "fxact: no compiler for this machine, which trains the digits network; "
        "on Debian or Ubuntu: apt-get install g++.")
    endif()
    set(program "${CMAKE_CURRENT_BINARY_DIR}/${name}")
    add_custom_command(OUTPUT "${program}" DEPFILE "${program}.d" DEPENDS "${source}"
      COMMAND "${FXACT_HOST_CXX}" -std=c++20 ${digits_train_flags} ${include} -idirafter "${FXACT_CLI11_INCLUDE}"
        -MD -MF "${program}.d" -MT "${program}" "${source}" -o "${program}"
      COMMENT "Building ${name} for this machine" VERBATIM)
  else()
    add_executable(${name} "${source}")
    target_compile_options(${name} PRIVATE ${digits_train_flags})
    target_include_directories(${name} PRIVATE "${digits_directory}")
    target_include_directories(${name} SYSTEM PRIVATE "${FXACT_CLI11_INCLUDE}")
    target_link_libraries(${name} PRIVATE fxact::fxact fxact_warnings)
  endif()
  add_custom_command(OUTPUT "${digits_generated}/${header}" DEPENDS "${digits_directory}/digits.csv" ${program}
    COMMAND ${program} "${digits_directory}/digits.csv" "${digits_generated}/${header}"
    COMMENT "${name} writes ${header}" VERBATIM)
  cmake_path(GET header STEM model)
  add_custom_target(${model} DEPENDS "${digits_generated}/${header}")
endfunction()

digits_trainer(digits_train "${digits_directory}/main.cpp" digits_model.hpp)
digits_trainer(learning_train "${digits_directory}/../learning/main.cpp" learning_model.hpp)

# use_digits_model(<target>), use_learning_model(<target>): lets the target include the header.
function(use_digits_model target)
  target_include_directories(${target} PRIVATE "${digits_generated}" "${digits_directory}")
  add_dependencies(${target} digits_model)
endfunction()
function(use_learning_model target)
  target_include_directories(${target} PRIVATE "${digits_generated}" "${digits_directory}" "${digits_directory}/../learning")
  add_dependencies(${target} learning_model)
endfunction()
