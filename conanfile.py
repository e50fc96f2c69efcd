# SPDX-License-Identifier: MIT
"""fxact for Conan 2: conan create . ; then fxact/0.1.0 in the requirements of a project."""

import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.files import copy, load


class Fxact(ConanFile):
    name = "fxact"
    description = "Neural-network activation functions for firmware: tables made by the compiler, with proved errors"
    license = "MIT"
    topics = ("neural-network", "activation", "fixed-point", "embedded", "constexpr")
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    exports = "include/fxact/version.hpp"
    exports_sources = "include/*", "c/*", "LICENSE"
    no_copy_source = True

    def set_version(self):
        header = load(self, os.path.join(self.recipe_folder, "include/fxact/version.hpp"))
        self.version = re.search(r'^#define FXACT_VERSION "([0-9.]+)"$', header, re.MULTILINE).group(1)

    def validate(self):
        if self.settings.get_safe("compiler.cppstd"):
            check_min_cppstd(self, 20)

    def package_id(self):
        self.info.clear()

    def package(self):
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        copy(self, "*.hpp", os.path.join(self.source_folder, "include"), os.path.join(self.package_folder, "include"))
        copy(self, "*.h", os.path.join(self.source_folder, "include"), os.path.join(self.package_folder, "include"))
        copy(self, "*.cpp", os.path.join(self.source_folder, "c"), os.path.join(self.package_folder, "res", "c"))

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        self.cpp_info.set_property("cmake_file_name", "fxact")
        self.cpp_info.set_property("cmake_target_name", "fxact::fxact")
        self.cpp_info.set_property("pkg_config_name", "fxact")
