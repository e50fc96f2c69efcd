// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <stdexcept>
#include <string>

namespace fxact::tools {

/// A mistake in what the user wrote: one line that says what is wrong and what to write instead.
struct wrong_words : std::runtime_error {
    using std::runtime_error::runtime_error;

    /// A mistake at a place of a text, which is shown below with a caret.
    wrong_words(const std::string& line, const std::string& text, std::size_t at)
        : std::runtime_error(line + "\n" + marked(text, at)) {}

private:
    /// Up to 60 characters around the place, and a caret below it.
    static std::string marked(const std::string& text, std::size_t at) {
        constexpr std::size_t before = 30, most = 60;
        const std::size_t first = at > before ? at - before : 0;
        std::string part = text.substr(first, most);
        for (char& c : part)
            if (static_cast<unsigned char>(c) < 32 || static_cast<unsigned char>(c) > 126) c = '?';
        return "  " + part + "\n  " + std::string(at - first, ' ') + "^";
    }
};

}  // namespace fxact::tools
