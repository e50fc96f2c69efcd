// SPDX-License-Identifier: MIT
// Correctly rounded tables: every code against the library's own correctly rounded value.
#include <fxact/table.hpp>

#include <cstdint>
#include <limits>

#include <fxact/activation/exp.hpp>
#include <fxact/activation/gelu.hpp>
#include <fxact/activation/relu.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/silu.hpp>
#include <fxact/activation/step.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/apply.hpp>
#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "against_oracle.hpp"
#include "oracle/tally.hpp"
#include "spans_and_order.hpp"

namespace {
using namespace fxact;

constexpr auto exact_sigmoid = [](const auto& x) { return test::sigmoid(x); };

template <auto F, class In, class Out>
using exact = table<F, In, Out, table_spec{.exact = true}>;

using sigmoid_table = exact<sigmoid, q<3, 12>, q15>;
static_assert(sigmoid_table::bytes <= 600,
              "a correctly rounded sigmoid takes less than 1/200 of an entry for each code");
static_assert(sigmoid_table::max_error > 0.4999 && sigmoid_table::max_error <= 0.5,
              "its error is that of the rounding");
static_assert(sigmoid_table::bytes ==
                  4 * sigmoid_table::data().size() + 2 * (sigmoid_table::entries - sigmoid_table::data().size()),
              "bytes and entries count the list of exceptions");
using tanh_table = exact<fxact::tanh, q<3, 12>, q15>;
static_assert(tanh_table::bytes <= 850);
using exp_table = exact<fxact::exp, q<3, 12>, q<3, 12>>;
static_assert(exp_table::bytes <= 1030);
using gelu_table = exact<gelu, q<3, 12>, q<3, 12>>;
static_assert(gelu_table::bytes <= 870);
using silu_table = exact<silu, q<3, 12>, q<3, 12>>;
static_assert(silu_table::bytes <= 1090);
using affine_table =
    exact<sigmoid, quantized<std::int16_t, affine{0.0003, 77}>, quantized<std::int16_t, affine{1.0 / 65536, -32768}>>;
static_assert(affine_table::bytes <= 2000);

static_assert(sigmoid_table::monotone && tanh_table::monotone && exp_table::monotone && affine_table::monotone,
              "rounding keeps order");
static_assert(!gelu_table::monotone && !silu_table::monotone, "gelu and silu have a minimum");

// Functions with ties: half of what is below zero rounds away from it.
constexpr auto half = [](auto x) { return x * decltype(x){0.5}; };
using coarse_relu = exact<relu, q<3, 12>, q<3, 4>>;
using coarse_half = exact<half, q<3, 4>, q<3, 4>>;
static_assert(coarse_relu::max_error == 0.5 && coarse_half::max_error == 0.5,
              "a tie is half an LSB from both neighbours");
static_assert(exact<relu, q<3, 12>, q<3, 12>>::max_error < 1e-9 && exact<relu, q<3, 12>, q<3, 12>>::bytes <= 8,
              "relu is two lines");
static_assert(exact<step, q<3, 12>, q15>::bytes <= 4, "a function of two values needs two entries");

// Narrow formats, and parts of a domain.
using byte_table = exact<sigmoid, q<3, 4>, q7>;
static_assert(byte_table::bytes <= 22, "a dozen entries and a dozen exceptions");
using coarse_sigmoid = exact<sigmoid, q<3, 12>, q7>;
static_assert(coarse_sigmoid::bytes <= 100);
using part = table<sigmoid, q<3, 12>, q15, table_spec{.domain{-1, 4}, .exact = true}>;
static_assert(part::bytes < 500);
using straight = table<sigmoid, q<3, 12>, q15, table_spec{.interpolation = interpolation::linear, .exact = true}>;
static_assert(straight::interpolation == interpolation::linear && straight::bytes > sigmoid_table::bytes);
using quick = table<sigmoid, q<3, 4>, q15, table_spec{.max_bytes = 512, .exact = true}>;
static_assert(quick::interpolation == interpolation::direct && quick::max_error <= 0.5,
              "where bytes abound, one look-up is quickest");
using no_larger = table<sigmoid, q<3, 12>, q15, table_spec{.max_bytes = 600, .exact = true}>;
static_assert(no_larger::bytes <= 600);
static_assert(exact<sigmoid, q<3, 4>, q31>::bytes == 1024, "32-bit outputs have an entry for each code");

/// Every code gives what the library gives, beyond the domain what the domain's end gives, and the span form the same.
template <class Table>
void check_exact(const char* name) {
    using in = typename Table::input_type;
    using out = typename Table::output_type;
    test::tally nearest;
    const auto values = test::all_values<in>();
    for (const in x : values) {
        const auto counted = test::make<in>(Table::shape.layout.domain.clamped(raw_of(x)));
        nearest.expect(raw_of(Table{}(x)) == raw_of(apply<out>(Table::function, counted)), raw_of(x));
    }
    test::check(name, "correctly rounded", nearest);
    test::check(name, "span by span as one by one", test::spans_agree<Table>(values));
}
}  // namespace

TEST_CASE("an exact table gives the correctly rounded value at every code") {
    check_exact<sigmoid_table>("sigmoid");
    check_exact<tanh_table>("tanh");
    check_exact<exp_table>("exp");
    check_exact<gelu_table>("gelu");
    check_exact<silu_table>("silu");
    check_exact<affine_table>("affine sigmoid");
}

TEST_CASE("ties, narrow formats, parts of a domain, other methods: exact as well") {
    check_exact<coarse_relu>("relu q<3,12> to q<3,4>");
    check_exact<coarse_half>("x/2 q<3,4>");
    check_exact<exact<relu, q<3, 12>, q<3, 12>>>("relu q<3,12>");
    check_exact<exact<step, q<3, 12>, q15>>("step");
    check_exact<byte_table>("sigmoid q<3,4> to q7");
    check_exact<coarse_sigmoid>("sigmoid q<3,12> to q7");
    check_exact<part>("sigmoid over [-1, 4]");
    check_exact<straight>("sigmoid, linear");
    check_exact<quick>("sigmoid, direct");
}

TEST_CASE("the error that an exact table states is the largest there is") {
    test::check_proof<sigmoid_table>("sigmoid", exact_sigmoid);
    test::check_proof<coarse_sigmoid>("sigmoid q<3,12> to q7", exact_sigmoid);
    test::check_proof<part>("sigmoid over [-1, 4]", exact_sigmoid);
}
