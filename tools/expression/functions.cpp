// SPDX-License-Identifier: MIT
#include "functions.hpp"

#include <algorithm>

#include "../words/similar.hpp"
#include "calls.hpp"

namespace fxact::tools {
namespace {

template <class Tuple>
void append(std::vector<function_entry>& to, const Tuple& from, arity how, bool is_activation) {
    std::size_t index = 0;
    const auto one = [&](const auto& function) {
        facts about;
        if constexpr (states_facts<decltype(function.f)>) about = facts_of(function.f);
        to.push_back({function.name, how, index++, is_activation, about});
    };
    std::apply([&one](const auto&... each) { (one(each), ...); }, from);
}

std::vector<function_entry> all_functions() {
    std::vector<function_entry> all;
    append(all, calls::activations, arity::unary, true);
    const std::size_t first_primitive = all.size();
    append(all, calls::primitives, arity::unary, false);
    for (std::size_t i = first_primitive; i < all.size(); ++i) all[i].index += first_primitive;
    append(all, calls::parametric, arity::parametric, true);
    append(all, calls::binary, arity::binary, false);
    all.push_back({.name = "clip", .how = arity::clip});
    all.push_back({.name = "select", .how = arity::select});
    all.push_back({.name = "pow", .how = arity::power, .index = 0});
    all.push_back({.name = "ldexp", .how = arity::power, .index = 1});
    std::sort(all.begin(), all.end(),
              [](const function_entry& a, const function_entry& b) { return std::string(a.name) < b.name; });
    return all;
}

}  // namespace

const std::vector<function_entry>& functions() {
    static const std::vector<function_entry> all = all_functions();
    return all;
}

const function_entry* find_function(const std::string& name) {
    for (const function_entry& one : functions())
        if (name == one.name) return &one;
    return nullptr;
}

std::string similar_function(const std::string& name) {
    std::vector<std::string> names;
    for (const function_entry& one : functions()) names.push_back(one.name);
    return most_similar(name, names);
}

}  // namespace fxact::tools
