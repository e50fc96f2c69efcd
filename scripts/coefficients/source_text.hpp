// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "family.hpp"

/// The constants in the text of the headers. This is for writing them, and for finding literals that no generator
/// computes; whether they are right is asked of the compiler, in headers.cpp.
namespace fxact::coefficients {

class source_text {
public:
    explicit source_text(std::filesystem::path path) : path_{std::move(path)} {
        std::ifstream file(path_);
        if (!file) throw std::runtime_error(path_.string() + ": cannot be read");
        std::ostringstream text;
        text << file.rdbuf();
        text_ = text.str();
    }

    /// Puts the values in the place of the numbers of the declaration; those that are equal stay as they are written.
    void write(const constant& c) {
        const std::vector<token> tokens = tokens_of(c);
        if (tokens.size() != c.values.size())
            throw std::runtime_error(path_.string() + ": " + c.name + " has " + std::to_string(tokens.size()) +
                                     " numbers, and " + std::to_string(c.values.size()) + " were computed");
        for (std::size_t i = tokens.size(); i-- > 0;)  // from the last one, so that the places of the others hold
            if (!same(tokens[i].text, c.values[i])) text_.replace(tokens[i].place, tokens[i].text.size(), c.values[i]);
    }

    /// The hexadecimal literals of at least seven digits outside these declarations.
    std::vector<std::string> literals_outside(const std::vector<constant>& constants) const {
        std::set<std::size_t> known;
        for (const constant& c : constants)
            for (const token& t : tokens_of(c)) known.insert(t.place);
        std::vector<std::string> others;
        for (const token& t : tokens_between(0, text_.size(), std::regex{R"(-?0x[0-9A-Fa-f'.]{7,})"}))
            if (!known.contains(t.place)) others.push_back(t.text);
        return others;
    }

    void save() const { std::ofstream{path_} << text_; }

private:
    struct token {
        std::size_t place;
        std::string text;
    };

    std::vector<token> tokens_between(std::size_t from, std::size_t to, const std::regex& number) const {
        std::vector<token> all;
        const auto first = text_.begin();
        for (std::sregex_iterator i{first + static_cast<std::ptrdiff_t>(from), first + static_cast<std::ptrdiff_t>(to),
                                    number};
             i != std::sregex_iterator{}; ++i)
            all.push_back({from + static_cast<std::size_t>(i->position()), i->str()});
        return all;
    }

    /// From the name, followed by {, []{ or =, to the semicolon.
    std::vector<token> tokens_of(const constant& c) const {
        static const std::regex in_hexadecimal{R"(-?0x[0-9A-Fa-f'.]+(p[+-]?[0-9]+)?|[0-9]+\.[0-9]+)"},
            in_decimal{R"([0-9]+)"};
        for (const char* const opening : {"{", "[]{", " = "}) {
            const std::string head = " " + c.name + opening;
            const std::size_t place = text_.find(head);
            if (place == std::string::npos) continue;
            const bool decimal = c.values.at(0).rfind("0x", 0) != 0 && c.values[0].find('p') == std::string::npos;
            return tokens_between(place + head.size(), text_.find(';', place), decimal ? in_decimal : in_hexadecimal);
        }
        throw std::runtime_error(path_.string() + ": no declaration of " + c.name);
    }

    static bool same(const std::string& literal, const std::string& value) {
        if (value.find('p') != std::string::npos)
            return std::strtod(literal.c_str(), nullptr) == std::strtod(value.c_str(), nullptr);
        std::string digits;
        for (const char c : literal)
            if (c != '\'') digits += c;
        return std::strtoull(digits.c_str(), nullptr, 0) == std::strtoull(value.c_str(), nullptr, 0);
    }

    std::filesystem::path path_;
    std::string text_;
};

}  // namespace fxact::coefficients
