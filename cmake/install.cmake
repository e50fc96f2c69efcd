# share/, not lib/: nothing here depends on a processor, and one installation is for the host and every chip.
set(fxact_config_dir share/cmake/fxact)

include(CMakePackageConfigHelpers)
# ARCH_INDEPENDENT, or a 32-bit Arm consumer refuses a package that a 64-bit host installed.
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/fxactConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)

install(DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}/include/fxact" DESTINATION include
  FILES_MATCHING PATTERN "*.hpp" PATTERN "*.h")
install(FILES c/fxact_c.cpp DESTINATION share/fxact/c)
install(FILES LICENSE DESTINATION share/doc/fxact)
install(TARGETS fxact EXPORT fxact)
install(EXPORT fxact NAMESPACE fxact:: FILE fxactTargets.cmake DESTINATION ${fxact_config_dir})
install(FILES cmake/fxactConfig.cmake cmake/c.cmake "${CMAKE_CURRENT_BINARY_DIR}/fxactConfigVersion.cmake"
  DESTINATION ${fxact_config_dir})

configure_file(packaging/fxact.pc.in "${CMAKE_CURRENT_BINARY_DIR}/fxact.pc" @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/fxact.pc" DESTINATION share/pkgconfig)

# cpack -G DEB and cpack -G ZIP, from the build directory.
if(fxact_is_top_level)
  set(CPACK_PACKAGE_NAME libfxact-dev)
  set(CPACK_PACKAGE_CONTACT "the fxact authors")
  set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Activation functions for firmware: tables made by the compiler, with proved errors")
  set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_CURRENT_SOURCE_DIR}/LICENSE")
  set(CPACK_PACKAGE_FILE_NAME "fxact-${PROJECT_VERSION}")
  set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE all)
  set(CPACK_DEBIAN_PACKAGE_SECTION libdevel)
  set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
  # Without the program: headers are for every architecture.
  set(CPACK_INSTALL_CMAKE_PROJECTS "${CMAKE_BINARY_DIR};${PROJECT_NAME};Unspecified;/")
  include(CPack)
endif()
