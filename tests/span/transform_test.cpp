// SPDX-License-Identifier: MIT
#include "transform_cases.hpp"

#include <memory>
#include <string>

#include <fxact/detail/span/lanes.hpp>
#include <fxact/detail/span/relu.hpp>
#include <fxact/detail/span/step.hpp>

#include "../catch.hpp"

/// A format of two bytes that may lie at an odd address, where a halfword may not.
struct two_bytes {
    std::uint8_t low, high;
};
template <>
struct fxact::format_traits<two_bytes> {
    using rep = std::int16_t;
    static constexpr double step = 0.125;
    static constexpr int zero_point = 0;
    static constexpr rep raw(two_bytes x) noexcept { return static_cast<rep>(x.low | (x.high << 8)); }
    static constexpr two_bytes from_raw(rep code) noexcept {
        return {static_cast<std::uint8_t>(code), static_cast<std::uint8_t>(code >> 8)};
    }
};

using namespace fxact;
using test::biased;

static_assert(detail::simd::stored_as_code<q7> && detail::simd::stored_as_code<uq<0, 32>>,
              "a fixed-point number is stored as its code");
static_assert(detail::simd::stored_as_code<test::plain<int>>, "and so are others");
static_assert(!detail::simd::stored_as_code<biased> && !detail::simd::stored_as_code<float>,
              "a biased code or a float is not");
static_assert(!detail::simd::stored_as_code<two_bytes>, "nor is what may lie at an odd address");

static_assert(detail::simd::zero<std::int8_t>(0x0001'80ff) == 0x0100'0000, "only a byte without any bit is zero");
static_assert(detail::simd::zero<std::int16_t>(0x8000'0000) == 0x0000'0001);
static_assert(detail::simd::not_negative<std::int8_t>(0x007f'80ff) == 0x0101'0000, "a byte below 0x80 is not negative");
static_assert(detail::simd::not_negative<std::uint8_t>(0x007f'80ff) == 0x0101'0101, "and no unsigned byte is");
static_assert(detail::simd::mask<std::int8_t>(0x0100'0001) == 0xff00'00ff, "a flag fills its lane and no other");
static_assert(detail::simd::mask<std::int32_t>(1) == 0xffff'ffff);

static_assert(
    [] {
        const q7 in[]{q7{-0.5}, q7{0.0}, q7{0.5}, q7{-1.0}, q7{0.25}};
        q7 out[5];
        detail::simd::transform<detail::simd::instruction_set::words>(relu, in, out, 5);
        return out[0] == q7{0.0} && out[2] == q7{0.5} && out[3] == q7{0.0} && out[4] == q7{0.25};
    }(),
    "constant evaluation takes the portable body");

constexpr detail::lookup::table_shape five_nodes = test::shape_of<q15, std::int16_t>(interpolation::linear, 14);
constexpr detail::lookup::table_shape three_nodes = test::shape_of<q15, std::int16_t>(interpolation::linear, 15);

static_assert(
    [] {
        const q<3, 12> in[]{q<3, 12>{-8.0}, q<3, 12>{0.0}, q<3, 12>{1.5}};
        q15 out[3];
        detail::lookup::look_up_each<five_nodes, test::test_entries<std::int16_t, 5, 1000>,
                                     detail::simd::instruction_set::words>(in, out, 3);
        return out[0].raw() == test::test_entries<std::int16_t, 5, 1000>[0] &&
               out[1].raw() == test::test_entries<std::int16_t, 5, 1000>[2];
    }(),
    "and so for a table");

TEST_CASE(
    "each body gives the portable one's bits for every code, lane, length and alignment, and writes nothing else") {
    test::check_target([](const char* function, const char* format, std::size_t body, bool agrees) {
        INFO(function << " of " << format << ", body " << body);
        CHECK(agrees);
    });
}

namespace {

/// Rows that fill their memory, so that the address sanitizer sees an access one byte too far on either side.
template <class In, class Out>
void run_in_tight_rows(void (*run)(const In*, Out*, std::size_t)) {
    for (std::size_t count = 0; count <= test::longest; ++count) {
        for (std::size_t shift = 0; shift < 4; ++shift) {
            const auto in = std::make_unique<In[]>(count + shift);
            const auto out = std::make_unique<Out[]>(count);
            run(in.get() + shift, out.get(), count);
            const auto shifted_out = std::make_unique<Out[]>(count + shift);
            run(in.get() + shift, shifted_out.get() + shift, count);
        }
    }
}

constexpr const auto& nodes = test::test_entries<std::int16_t, 3, 1000>;

}  // namespace

TEST_CASE("no body reads or writes beyond its span or its table") {
    using detail::simd::instruction_set;
    run_in_tight_rows<q7, q7>([](const q7* in, q7* out, std::size_t n) {
        detail::simd::transform<instruction_set::aligned_words>(relu, in, out, n);
    });
    run_in_tight_rows<q7, q7>([](const q7* in, q7* out, std::size_t n) {
        detail::simd::transform<instruction_set::words>(relu, in, out, n);
    });
    run_in_tight_rows<q15, q15>([](const q15* in, q15* out, std::size_t n) {
        detail::simd::transform<instruction_set::aligned_words>(step, in, out, n);
    });
    run_in_tight_rows<q15, q15>([](const q15* in, q15* out, std::size_t n) {
        detail::simd::transform<instruction_set::words>(step, in, out, n);
    });
    run_in_tight_rows<float, float>([](const float* in, float* out, std::size_t n) {
        detail::simd::transform<instruction_set::words>(relu, in, out, n);
    });
    run_in_tight_rows<float, float>([](const float* in, float* out, std::size_t n) {
        detail::simd::transform<instruction_set::words>(step, in, out, n);
    });
    CHECK(test::agree<q15, q15>(
        [](const q15* in, q15* out, std::size_t n) {
            detail::lookup::look_up_each<three_nodes, nodes, instruction_set::words>(in, out, n);
        },
        [](const q15* in, q15* out, std::size_t n) {
            detail::lookup::look_up_each<three_nodes, nodes, instruction_set::portable>(in, out, n);
        }));
}
