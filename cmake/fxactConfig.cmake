include("${CMAKE_CURRENT_LIST_DIR}/fxactTargets.cmake")
