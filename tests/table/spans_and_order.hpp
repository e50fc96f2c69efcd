// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include <fxact/format.hpp>

#include "../oracle/formats.hpp"
#include "../oracle/tally.hpp"

namespace fxact::test {

/// Every value of a format of up to 16 bits, in the order of the codes.
template <class T>
std::vector<T> all_values() {
    std::vector<T> values;
    for (const auto code : codes<T>()) values.push_back(make<T>(code));
    return values;
}

/// Whether a table gives a span what it gives its elements.
template <class Table>
tally spans_agree(const std::vector<typename Table::input_type>& in) {
    std::vector<typename Table::output_type> out(in.size());
    tally same;
    same.expect(Table{}(std::span<const typename Table::input_type>(in), std::span(out)) == in.size());
    for (std::size_t i = 0; i < in.size(); ++i) same.expect(raw_of(out[i]) == raw_of(Table{}(in[i])), raw_of(in[i]));
    return same;
}

/// Whether results never fall, or never rise, from one of these inputs to the next.
template <class Table>
tally keeps_order(const std::vector<typename Table::input_type>& in, bool up) {
    tally law;
    for (std::size_t i = 1; i < in.size(); ++i) {
        const auto before = raw_of(Table{}(in[i - 1])), after = raw_of(Table{}(in[i]));
        law.expect(up ? after >= before : after <= before, raw_of(in[i]));
    }
    return law;
}

}  // namespace fxact::test
