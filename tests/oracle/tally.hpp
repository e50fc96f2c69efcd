// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstdint>
#include <ostream>
#include <sstream>
#include <string>

#include "../catch.hpp"

namespace fxact::test {

/// Counts the inputs at which a law fails and keeps the first, so that a sweep of millions costs one assertion.
class tally {
public:
    template <class... Input>
    void expect(bool holds, const Input&... input) {
        ++tried_;
        if (!holds && failed_++ == 0) ((first_ += ' ' + text_of(input)), ...);
    }
    /// It held for every input, and there were some.
    explicit operator bool() const { return tried_ > 0 && failed_ == 0; }

    friend std::ostream& operator<<(std::ostream& out, const tally& law) {
        if (law.tried_ == 0) return out << "nothing was tried";
        if (law.failed_ == 0) return out << "held for all " << law.tried_;
        return out << "failed for " << law.failed_ << " of " << law.tried_ << ", first for" << law.first_;
    }

private:
    static std::string text_of(double value) {
        std::ostringstream text;
        text.precision(17);
        text << value;
        return text.str();
    }
    static std::string text_of(float value) { return text_of(static_cast<double>(value)); }
    static std::string text_of(const std::string& text) { return text; }
    static std::string text_of(std::integral auto value) { return std::to_string(value); }

    std::int64_t tried_ = 0;
    std::int64_t failed_ = 0;
    std::string first_;
};

/// The assertion, outside of the templates that count: Catch's macros are slow to compile.
inline void check(const std::string& where, const char* law, const tally& count) {
    INFO(where << ": " << law);
    CHECK(count);
}

}  // namespace fxact::test
