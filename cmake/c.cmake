# fxact::c, the C face: compiled by the project that uses it, with that project's flags, if something links it.
# Needs fxact_c_source, the path of fxact_c.cpp.
get_property(fxact_languages GLOBAL PROPERTY ENABLED_LANGUAGES)
if("CXX" IN_LIST fxact_languages AND NOT TARGET fxact_c)
  add_library(fxact_c STATIC EXCLUDE_FROM_ALL "${fxact_c_source}")
  add_library(fxact::c ALIAS fxact_c)
  target_link_libraries(fxact_c PRIVATE fxact::fxact)
  target_include_directories(fxact_c PUBLIC $<TARGET_PROPERTY:fxact::fxact,INTERFACE_INCLUDE_DIRECTORIES>)
endif()
