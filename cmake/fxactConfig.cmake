include("${CMAKE_CURRENT_LIST_DIR}/fxactTargets.cmake")
get_filename_component(fxact_c_source "${CMAKE_CURRENT_LIST_DIR}/../../fxact/c/fxact_c.cpp" ABSOLUTE)
include("${CMAKE_CURRENT_LIST_DIR}/c.cmake")
