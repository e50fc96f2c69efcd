// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include <fxact/design.hpp>
#include <fxact/table.hpp>

#include "catch.hpp"
#include "oracle/tally.hpp"

namespace fxact::test {

/// The table that a program designs is the one that the compiler designs, bit for bit.
template <auto F, discrete In, discrete Out, table_spec Spec = table_spec{}>
void check_same(const std::string& name) {
    using compiled = table<F, In, Out, Spec>;
    const table_design found = design(F, format_of<In>, format_of<Out>, Spec);
    INFO(name);
    REQUIRE(found.met);
    CHECK(found.problem == nullptr);
    CHECK(found.interpolation == compiled::interpolation);
    CHECK(found.entries == compiled::entries);
    CHECK(found.bytes == compiled::bytes);
    CHECK(found.max_error == compiled::max_error);
    CHECK(found.monotone == compiled::monotone);
    CHECK(found.nodes.size() == compiled::data().size());
    tally nodes, results;
    for (std::size_t i = 0; i < found.nodes.size(); ++i)
        nodes.expect(found.nodes[i] == std::int64_t{compiled::data()[i]}, i);
    using code_type = rep_of<In>;
    const std::int64_t step = sizeof(code_type) > 2 ? 65'537 : 1;
    for (std::int64_t code = format_of<In>.first_code(); code <= format_of<In>.last_code(); code += step)
        results.expect(found.look_up(code) == std::int64_t{compiled::look_up(static_cast<code_type>(code))}, code);
    CHECK(nodes);
    CHECK(results);
}

}  // namespace fxact::test
