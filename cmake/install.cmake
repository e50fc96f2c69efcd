# share/, not lib/: nothing here depends on a processor, and one installation is for the host and every chip.
set(fxact_config_dir share/cmake/fxact)

include(CMakePackageConfigHelpers)
# ARCH_INDEPENDENT, or a 32-bit Arm consumer refuses a package that a 64-bit host installed.
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/fxactConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)

install(DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}/include/fxact" DESTINATION include FILES_MATCHING PATTERN "*.hpp")
install(TARGETS fxact EXPORT fxact)
install(EXPORT fxact NAMESPACE fxact:: FILE fxactTargets.cmake DESTINATION ${fxact_config_dir})
install(FILES cmake/fxactConfig.cmake "${CMAKE_CURRENT_BINARY_DIR}/fxactConfigVersion.cmake"
  DESTINATION ${fxact_config_dir})
