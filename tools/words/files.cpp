// SPDX-License-Identifier: MIT
#include "files.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "wrong_words.hpp"

namespace fxact::tools {

void write_file(const std::string& path, const std::string& text) {
    errno = 0;
    std::ofstream out(path, std::ios::binary);
    out << text;
    out.close();
    if (!out) throw wrong_words{path + " cannot be written: " + std::strerror(errno)};
}

std::string read_file(const std::string& path) {
    constexpr std::size_t most = std::size_t{64} << 20;
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) throw wrong_words{path + " is a directory"};
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in) throw wrong_words{path + " cannot be read: " + std::strerror(errno)};
    std::string text;
    char block[65536];
    while (in.read(block, sizeof block) || in.gcount() > 0) {
        text.append(block, static_cast<std::size_t>(in.gcount()));
        if (text.size() > most) throw wrong_words{path + " is larger than any table's file"};
    }
    return text;
}

}  // namespace fxact::tools
