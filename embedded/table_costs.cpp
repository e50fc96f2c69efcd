// SPDX-License-Identifier: MIT
// The instructions of look-ups, as the designer takes them to be and as QEMU counts them, for tables of every layout:
// lines "cost <table> <bytes> <counted> <taken>". The test fails where the two are far apart.
#include <cstddef>
#include <cstdint>

#include <fxact/fxact.hpp>

#include "bench.hpp"
#include "board/print.hpp"

using namespace fxact;

namespace {

int wrong = 0;

/// What the designer takes a look-up to cost on this core.
template <auto F, discrete In, discrete Out, table_spec Spec>
constexpr double taken() {
    using namespace detail::design;
    constexpr instruction_counts cost =
        cost_of(table<F, In, Out, Spec>::design_::shape.layout, format_of<In>, format_of<Out>);
#if FXACT_TARGET == 1
    return cost.cortex_m0plus;
#elif FXACT_TARGET >= 4
    return cost.cortex_m55;
#else
    return cost.cortex_m3;
#endif
}

template <auto F, class In, class Out, table_spec Spec>
void measure(const char* name) {
    static constexpr table<F, In, Out, Spec> made;
    static constexpr bench::row row = bench::of<In, Out, made>("");
    constexpr auto expected = static_cast<std::int64_t>(taken<F, In, Out, Spec>() * 1000);
    row.fill(bench::in_buffer);
    const std::int64_t counted = bench::per_element(row.run, bench::longest), off = counted - expected;
    const bool far = (off < 0 ? -off : off) > 4000 + counted / 8;
    wrong += far;
    firmware::print("cost ", name, " ", static_cast<std::int64_t>(made.bytes), " ", firmware::decimal{counted, 1000},
                    " ", firmware::decimal{expected, 1000}, far ? " FAR\n" : "\n");
}

constexpr auto line = interpolation::linear, spline = interpolation::quadratic, own = interpolation::polynomial,
               step_by_step = interpolation::nearest;
using w = q<3, 12>;
constexpr auto size = prefer::size;

}  // namespace

int main() {
    if (!bench::calibrated()) return 1;
    measure<sigmoid, w, q15, table_spec{.max_error = 1, .interpolation = spline, .prefer = size}>("spline_odd");
    measure<sigmoid, w, q15, table_spec{.entries = 130, .interpolation = spline}>("spline");
    measure<fxact::tanh, w, q15, table_spec{.max_error = 1, .prefer = size}>("spline_odd_clamped");
    measure<sigmoid, w, q15, table_spec{.max_error = 0.6, .prefer = size}>("spline_wide_nodes");
    measure<sigmoid, w, q15, table_spec{.entries = 257, .interpolation = line}>("line_odd");
    measure<sigmoid, w, q15, table_spec{.entries = 513, .interpolation = line}>("line");
    measure<silu, w, w, table_spec{.max_error = 1, .interpolation = line, .prefer = size}>("line_clamped");
    measure<sigmoid, w, q15, table_spec{.max_error = 0.55, .interpolation = line}>("line_wide_nodes");
    measure<sigmoid, w, q15, table_spec{.entries = 128, .interpolation = own}>("cubic");
    measure<sigmoid, w, q15, table_spec{.entries = 192, .interpolation = own}>("parabola");
    measure<fxact::tanh, w, q15, table_spec{.entries = 256, .interpolation = own}>("cubic_signed");
    measure<fxact::tanh, w, q15, table_spec{.max_error = 1, .interpolation = own}>("cubic_clamped_low");
    measure<fxact::tanh, w, q15, table_spec{.max_error = 1, .interpolation = own, .prefer = size}>("cubic_small");
    measure<sigmoid, w, q15, table_spec{.max_error = 1, .interpolation = spline}>("spline_balanced");
    measure<gelu, w, w, table_spec{.max_error = 1, .interpolation = own}>("gelu_polynomial");
    measure<relu, w, w, table_spec{.max_error = 1, .interpolation = own}>("relu_polynomial");
    measure<softplus, w, q15, table_spec{.max_error = 1, .prefer = size}>("softplus_saturates");
    measure<sigmoid, w, q7, table_spec{.max_error = 1, .interpolation = step_by_step}>("nearest");
    measure<sigmoid, w, q7, table_spec{.max_error = 1, .prefer = size}>("to_q7");
    measure<[](auto x) { return 1 / x; }, w, q<7, 8>, table_spec{.max_error = 1, .domain = {1.0 / 256, 8}}>("octaves");
    measure<softsign, w, q15, table_spec{.max_error = 1, .prefer = size}>("softsign");
    measure<sigmoid, q<4, 27>, q15, table_spec{.max_error = 1}>("of_32_bits");
    firmware::print("table_costs: ", wrong, " far from what is taken\n");
    return wrong == 0 ? 0 : 1;
}
