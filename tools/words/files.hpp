// SPDX-License-Identifier: MIT
#pragma once
#include <string>

namespace fxact::tools {

/// Both throw wrong_words.
void write_file(const std::string& path, const std::string& text);
std::string read_file(const std::string& path);

}  // namespace fxact::tools
