// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include <fxact/facts.hpp>

/// What is known of the functions in calls.hpp.
namespace fxact::tools {

/// How a function is called.
enum class arity {
    unary,       ///< f(x)
    parametric,  ///< f(x), with up to two numbers
    binary,      ///< f(a, b)
    clip,        ///< clip(x, low, high)
    select,      ///< select(a < b, yes, no)
    power,       ///< pow(x, n) and ldexp(x, n), n an integer
};

/// A function that an expression may call.
struct function_entry {
    const char* name = nullptr;
    arity how = arity::unary;
    std::size_t index = 0;  // within its tuple; of pow 0 and of ldexp 1
    bool is_activation = false;
    facts about{};

    std::size_t parameter_count() const {
        return how != arity::parametric ? 0 : about.parameters[1].name != nullptr ? 2 : 1;
    }
};

/// All of them, ordered by name.
const std::vector<function_entry>& functions();
/// Null where there is none.
const function_entry* find_function(const std::string& name);
/// The name that looks most like a misspelled one; empty if none does.
std::string similar_function(const std::string& name);

}  // namespace fxact::tools
