// SPDX-License-Identifier: MIT
#include <fxact/sgd.hpp>

#include <array>
#include <cmath>
#include <random>
#include <vector>

#include <fxact/fixed.hpp>

#include "catch.hpp"
#include "oracle/formats.hpp"
#include "oracle/tally.hpp"
#include "softmax/oracle.hpp"

namespace fxact::test {
namespace {

template <class W, class G, class V>
void check(tally& law, const sgd& step) {
    std::mt19937_64 noise{29};
    const auto value = [&] { return std::uniform_real_distribution<double>{-1, 1}(noise); };
    std::vector<W> weights(200);
    std::vector<G> gradient(200);
    std::vector<V> velocity(200);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        weights[i] = static_cast<W>(value());
        gradient[i] = static_cast<G>(value());
        velocity[i] = static_cast<V>(value());
    }
    const auto before = weights;
    const auto slower = velocity;
    REQUIRE(step(weights, gradient, velocity) == weights.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const real50 speed = real50(step.momentum) * exact_value(slower[i]) + exact_value(gradient[i]);
        law.expect(error_of(velocity[i], speed) <= 0.5, i);
        const real50 weight = exact_value(before[i]) - real50(step.rate) * exact_value(velocity[i]);
        law.expect(error_of(weights[i], weight) <= 0.5, i);
    }
}

TEST_CASE("a step of gradient descent rounds velocity and weight once, in any format") {
    tally law;
    for (const sgd& step :
         {sgd{.rate = 0.1}, sgd{.rate = 0.03, .momentum = 0.9}, sgd{.rate = 0x1p-20, .momentum = 0.5}}) {
        check<float, float, float>(law, step);
        check<q<7, 24>, q<7, 24>, q<7, 24>>(law, step);
        check<q<3, 28>, q15, q31>(law, step);
        check<double, float, float>(law, step);
    }
    CHECK(law);
}

TEST_CASE("a weight saturates, and a mismatch writes nothing") {
    std::array<q<3, 28>, 1> weight{q<3, 28>{7.9}}, velocity{};
    const std::array<q<3, 28>, 1> gradient{q<3, 28>{-7.0}};
    CHECK(sgd{.rate = 1}(weight, gradient, velocity) == 1);
    CHECK(weight[0] == std::numeric_limits<q<3, 28>>::max());
    CHECK(velocity[0] == q<3, 28>{-7.0});
    const std::array<float, 2> two{1, 1};
    std::array<float, 1> one{1};
    std::array<float, 2> other{1, 1};
    CHECK(sgd{}(one, two, other) == 0);
    CHECK(sgd{}(other, two, one) == 0);
    CHECK(one[0] == 1);
    CHECK(other[0] == 1);
}

static_assert(
    [] {
        std::array<float, 1> weight{1}, velocity{0.5F};
        const std::array<float, 1> gradient{0.25F};
        return sgd{.rate = 2, .momentum = 0.5}(weight, gradient, velocity) == 1 && velocity[0] == 0.5F &&
               weight[0] == 0;
    }(),
    "velocity 0.5 * 0.5 + 0.25, weight 1 - 2 * 0.5");

}  // namespace
}  // namespace fxact::test
