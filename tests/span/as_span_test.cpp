// SPDX-License-Identifier: MIT
// Calls with arrays, std::array and vectors are calls with spans.
#include <fxact/detail/span/as_span.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include <fxact/activation/relu.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/apply.hpp>
#include <fxact/fixed.hpp>
#include <fxact/softmax.hpp>
#include <fxact/table.hpp>

#include "../catch.hpp"

using namespace fxact;

TEST_CASE("apply and tables take arrays, std::array and vectors, const or not") {
    constexpr table<sigmoid, q<3, 4>, q7> look_up;
    const std::vector<q<3, 4>> in{q<3, 4>{-2.0}, q<3, 4>{0.0}, q<3, 4>{2.0}};
    q7 by_call[3];
    std::array<q7, 3> by_table;
    CHECK(apply(sigmoid, in, by_call) == 3);
    CHECK(look_up(in, by_table) == 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK(by_call[i] == by_table[i]);
    CHECK(apply(sigmoid, std::vector<float>{1, 2}, by_call) == 2);  // a temporary lives as long as the call
    constexpr auto compiled = [] {
        std::array<float, 2> out{};
        apply(relu, std::array{-1.0F, 2.0F}, out);
        return out;
    }();
    static_assert(compiled[0] == 0 && compiled[1] == 2);
}

TEST_CASE("softmax and its family take arrays, std::array and vectors, and masks of bool and of bytes") {
    const std::vector<float> logits{1, 2, 4};
    std::array<float, 3> expected, array;
    float plain[3];
    const auto same = [&](std::size_t count) {
        CHECK(count == 3);
        for (std::size_t i = 0; i < 3; ++i) CHECK(plain[i] == expected[i]);
    };
    const std::span in{logits};
    const std::span<float> out{expected};
    softmax(in, out);
    same(softmax(logits, plain));
    CHECK(softmax(plain, array) == 3);
    softmax(in, out, softmax_spec{2});
    same(softmax(logits, plain, {.temperature = 2}));
    same(softmax<softmax_spec{2}>(logits, plain));
    softmax(in, out, tensor_axis{.size = 3});
    same(softmax(logits, plain, {.size = 3}));
    same(softmax_rows(logits, plain, 1, 3));
    log_softmax(in, out);
    same(log_softmax(logits, plain));
    same(log_softmax(logits, plain, {.size = 3}));
    softmin(in, out);
    same(softmin(logits, plain));
    hardmax(in, out);
    same(hardmax(logits, plain));
    CHECK(argmax(logits) == 2);

    const bool flags[3]{true, false, true};
    std::array<std::uint8_t, 3> bytes{1, 0, 200};
    std::vector<std::uint8_t> vector{1, 0, 2};
    softmax(in, out, std::span{flags});
    CHECK(expected[1] == 0);
    same(softmax(logits, plain, flags));
    same(softmax(logits, plain, bytes));
    same(softmax(logits, plain, softmax_spec{}, vector));
    same(softmax(in, std::span<float>{plain}, std::span{bytes}));
    same(masked_softmax(logits, flags, plain));
    same(masked_softmax(logits, bytes, plain));
    CHECK(argmax(logits, std::array{true, true, false}) == 1);

    std::array<std::uint8_t, 1> place{};
    CHECK(argmax(logits, place, {.size = 3}) == 1);
    CHECK(place[0] == 2);
    const std::array<std::int8_t, 3> codes{3, 9, 1};
    CHECK(argmax(codes) == 1);
    softmax(std::span{codes}, out, softmax_spec{4});
    same(softmax(codes, plain, {.temperature = 4}));
    uq<0, 8> probabilities[3];
    CHECK(softmax_normalized(logits, probabilities) == 3);
    CHECK(probabilities[0].raw() + probabilities[1].raw() + probabilities[2].raw() == 256);

    const std::array<float, 3> upstream{1, 0, -1};
    softmax_gradient(in, std::span{upstream}, out);
    same(softmax_gradient(logits, upstream, plain));
    cross_entropy_gradient(in, 1, out);
    same(cross_entropy_gradient(logits, 1, plain));
    cross_entropy_gradient(in, std::span{upstream}, out);
    same(cross_entropy_gradient(logits, upstream, plain));
}
