# A port for an overlay: vcpkg install fxact --overlay-ports=<fxact>/packaging/vcpkg. It builds the tree that it is in.
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)
set(VCPKG_BUILD_TYPE release) # header-only
vcpkg_cmake_configure(SOURCE_PATH "${SOURCE_PATH}" OPTIONS -DFXACT_INSTALL=ON -DFXACT_DEVELOP=OFF)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/fxact)
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
