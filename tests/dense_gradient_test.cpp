// SPDX-License-Identifier: MIT
#include <fxact/dense_gradient.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "catch.hpp"
#include "oracle/formats.hpp"
#include "oracle/random_values.hpp"
#include "oracle/tally.hpp"
#include "softmax/oracle.hpp"

namespace fxact::test {
namespace {

std::mt19937_64 noise{23};

template <class T>
std::vector<T> random_values(std::size_t n) {
    return test::random_values<T>(n, noise);
}
/// error_of is in LSB or ulp, and half of one is the most.
template <class T>
bool nearest(const T& found, const real50& exact) {
    return error_of(found, exact) <= 0.5;
}

template <class W, class In, class G, class Sum, class Back>
void check(tally& weights_law, tally& bias_law, tally& in_law) {
    for (const std::size_t inputs : {1U, 2U, 7U, 30U})
        for (const std::size_t outputs : {1U, 3U, 10U}) {
            const auto weights = random_values<W>(inputs * outputs);
            const auto in = random_values<In>(inputs);
            const auto slope = random_values<G>(outputs);
            const auto weight_before = random_values<Sum>(inputs * outputs), bias_before = random_values<Sum>(outputs);
            auto weight_gradient = weight_before, bias_gradient = bias_before;
            std::vector<Back> back(inputs);
            REQUIRE(dense_gradient(weights, in, slope, weight_gradient, bias_gradient, back) == outputs);
            for (std::size_t i = 0; i < outputs; ++i) {
                bias_law.expect(nearest(bias_gradient[i], exact_value(bias_before[i]) + exact_value(slope[i])), i);
                for (std::size_t j = 0; j < inputs; ++j) {
                    const std::size_t at = i * inputs + j;
                    weights_law.expect(nearest(weight_gradient[at], exact_value(weight_before[at]) +
                                                                        exact_value(slope[i]) * exact_value(in[j])),
                                       i, j);
                }
            }
            for (std::size_t j = 0; j < inputs; ++j) {
                real50 sum = 0;
                for (std::size_t i = 0; i < outputs; ++i)
                    sum += exact_value(weights[i * inputs + j]) * exact_value(slope[i]);
                in_law.expect(nearest(back[j], sum), j, inputs, outputs);
            }
        }
}

TEST_CASE("the gradients of a layer are rounded once, whatever the formats") {
    tally weights, bias, in;
    check<q<3, 12>, q15, q15, q<7, 24>, q<3, 12>>(weights, bias, in);
    check<q7, uq<0, 8>, q7, q<7, 24>, q7>(weights, bias, in);
    check<q<3, 28>, q31, q31, q<7, 24>, q31>(weights, bias, in);
    check<q<3, 12>, q<3, 12>, q15, q<0, 31>, float>(weights, bias, in);
    check<float, float, float, float, float>(weights, bias, in);
    check<float, q7, float, double, float>(weights, bias, in);
    check<quantized<std::int8_t, affine{0.01, 3}>, q7, q15, float, float>(weights, bias, in);
    CHECK(weights);
    CHECK(bias);
    CHECK(in);
}

TEST_CASE("infinities and NaN go the way of IEEE 754, and a mismatch writes nothing") {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    std::array<float, 1> weight{2}, in{infinity}, slope{1}, weight_gradient{0}, bias_gradient{0}, back{0};
    CHECK(dense_gradient(weight, in, slope, weight_gradient, bias_gradient, back) == 1);
    CHECK(weight_gradient[0] == infinity);
    slope[0] = 0;
    CHECK(dense_gradient(weight, in, slope, weight_gradient, bias_gradient) == 1);
    CHECK(std::isnan(weight_gradient[0]));
    CHECK(back[0] == 2);

    std::array<float, 2> two{5, 5};
    CHECK(dense_gradient(weight, in, slope, two, bias_gradient, back) == 0);
    CHECK(dense_gradient(weight, in, slope, weight_gradient, two, back) == 0);
    CHECK(dense_gradient(weight, two, slope, weight_gradient, bias_gradient, back) == 0);
    CHECK(dense_gradient(weight, in, slope, weight_gradient, bias_gradient, two) == 0);
    CHECK(two == std::array<float, 2>{5, 5});
}

static_assert(
    [] {
        const std::array weights{q<3, 12>{0.5}, q<3, 12>{-1.0}};
        const std::array in{q15{0.5}, q15{0.25}};
        const std::array slope{q15{0.5}};
        std::array<q<7, 24>, 2> weight_gradient{};
        std::array<q<7, 24>, 1> bias_gradient{};
        std::array<q15, 2> back{};
        return dense_gradient(weights, in, slope, weight_gradient, bias_gradient, back) == 1 &&
               weight_gradient[0] == q<7, 24>{0.25} && weight_gradient[1] == q<7, 24>{0.125} &&
               bias_gradient[0] == q<7, 24>{0.5} && back[0] == q15{0.25} && back[1] == q15{-0.5};
    }(),
    "the compiler finds gradients, too");

}  // namespace
}  // namespace fxact::test
