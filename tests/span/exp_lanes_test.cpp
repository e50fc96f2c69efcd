// SPDX-License-Identifier: MIT
#include <fxact/detail/span/exp_lanes.hpp>

#include <bit>
#include <cfenv>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <fxact/activation/exp.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/silu.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/detail/span/transform.hpp>

#include "../catch.hpp"
#include "../oracle/tally.hpp"
#include "../tier.hpp"

namespace {

using fxact::detail::simd::instruction_set;
using fxact::detail::simd::native;
using fxact::detail::simd::transform;
namespace test = fxact::test;

template <class Check>
void for_each_function(Check check) {
    check(std::string{"exp"}, fxact::exp);
    check(std::string{"sigmoid"}, fxact::sigmoid);
    check(std::string{"silu"}, fxact::silu);
    check(std::string{"tanh"}, fxact::tanh);
}

std::uint32_t bits(float x) { return std::bit_cast<std::uint32_t>(x); }

/// The results by `native`, which are to be the portable ones.
template <class F>
std::vector<float> by_lanes(const F& f, const std::vector<float>& in) {
    std::vector<float> out(in.size());
    transform<native>(f, in.data(), out.data(), in.size());
    return out;
}
template <class F>
std::vector<float> by_elements(const F& f, const std::vector<float>& in) {
    std::vector<float> out(in.size());
    transform<instruction_set::portable>(f, in.data(), out.data(), in.size());
    return out;
}
template <class F>
void check_all(const std::string& name, const F& f, const std::vector<float>& in) {
    const std::vector<float> found = by_lanes(f, in), expected = by_elements(f, in);
    std::size_t wrong = 0, first = 0;
    for (std::size_t i = in.size(); i-- > 0;) {
        if (bits(found[i]) == bits(expected[i])) continue;
        ++wrong;
        first = i;
    }
    INFO(name << ": " << wrong << " of " << in.size() << " differ, the first for bits " << bits(in[first]) << ": "
              << bits(found[first]) << " instead of " << bits(expected[first]));
    CHECK(wrong == 0);
}

void check_codes(std::uint32_t stride) {
    for_each_function([stride](const std::string& name, const auto& f) {
        std::vector<float> in;
        for (std::uint64_t code = 0; code <= 0xFFFF'FFFF; code += stride) {
            in.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(code)));
            if (in.size() < 1'000'000) continue;
            check_all(name, f, in);
            in.clear();
        }
        check_all(name, f, in);
    });
}

/// Specials, and both sides of each limit between lanes and elements.
std::vector<float> special_values() {
    std::vector<float> values;
    for (const std::uint32_t code : {0U, 1U, 0x7F'FFFFU, 0x80'0000U, 0xFF'FFFFU, 0x100'0000U, 0x3300'0000U,
                                     0x4140'0000U, 0x42AE'0000U, 0x42AE'AC50U, 0x42B1'7218U, 0x42CF'F1B5U, 0x42D2'0000U,
                                     0x4110'2CB3U, 0x7F7F'FFFFU, 0x7F80'0000U, 0x7FA0'0000U, 0x7FC0'0000U}) {
        for (const std::uint32_t next : {code - 1, code, code + 1}) {
            values.push_back(std::bit_cast<float>(next & 0x7FFF'FFFF));
            values.push_back(std::bit_cast<float>(next | 0x8000'0000));
        }
    }
    return values;
}

}  // namespace

#if defined(__x86_64__) || defined(__aarch64__)
static_assert(native == instruction_set::doubles, "the test compares two loops");
#endif

TEST_CASE("floats by vectors of doubles have the bits of the portable loop") { check_codes(test::by_tier(1009U, 97U)); }
TEST_CASE("every float by vectors of doubles has the bits of the portable loop", "[.exhaustive]") { check_codes(1); }

TEST_CASE("special values among others have the bits of the portable loop") {
    const std::vector<float> special = special_values();
    std::vector<float> in;
    for (std::size_t i = 0; i < special.size(); ++i)
        for (std::size_t gap = 0; gap <= i % 37; ++gap)
            in.push_back(gap == 0 ? special[i] : static_cast<float>(gap) / 8);
    for_each_function([&](const std::string& name, const auto& f) {
        check_all(name, f, in);
        check_all(name, f, special);
    });
}

TEST_CASE("results next to the midpoint of two floats are rounded to the right one") {
    const auto folder = std::filesystem::path{__FILE__}.parent_path().parent_path() / "nearest";
    for_each_function([&](const std::string& name, const auto& f) {
        if (name == "silu") return;  // it has no list
        std::ifstream file{folder / ("hardest_" + name + ".txt")};
        std::vector<float> in;
        std::vector<std::uint32_t> expected;
        std::uint32_t input = 0, nearest = 0;
        while (file >> std::hex >> input >> nearest) {
            in.push_back(std::bit_cast<float>(input));
            expected.push_back(nearest);
        }
        REQUIRE(in.size() > 900);
        const std::vector<float> found = by_lanes(f, in);
        test::tally right;
        for (std::size_t i = 0; i < in.size(); ++i) right.expect(bits(found[i]) == expected[i], in[i]);
        test::check(name, "the nearest float", right);
    });
}

TEST_CASE("each length and place, in place too, and nothing beyond the span is written") {
    for_each_function([](const std::string& name, const auto& f) {
        std::vector<float> in(160);
        for (std::size_t i = 0; i < in.size(); ++i) in[i] = static_cast<float>(i) / 16 - 5;
        in[77] = std::bit_cast<float>(0x7FC0'0000U);
        const std::vector<float> expected = by_elements(f, in);
        std::size_t wrong = 0;
        for (std::size_t count = 0; count <= 70; ++count) {
            for (std::size_t from = 0; from < 17; ++from) {
                std::vector<float> out(120, -7.0F), same = in;
                const std::size_t to = from * 5 % 17;
                transform<native>(f, in.data() + from, out.data() + to, count);
                transform<native>(f, same.data() + from, same.data() + from, count);
                for (std::size_t i = 0; i < out.size(); ++i) {
                    const bool inside = i >= to && i < to + count;
                    wrong += bits(out[i]) != (inside ? bits(expected[from + i - to]) : bits(-7.0F));
                }
                for (std::size_t i = 0; i < same.size(); ++i)
                    wrong += bits(same[i]) != bits(i >= from && i < from + count ? expected[i] : in[i]);
            }
        }
        INFO(name);
        CHECK(wrong == 0);
    });
}

TEST_CASE("neither the rounding mode nor flushing subnormals to zero changes a bit") {
    std::vector<float> in = special_values();
    for (int i = -2000; i <= 2000; ++i) in.push_back(static_cast<float>(i) / 64 + 0.01F);
    for_each_function([&](const std::string& name, const auto& f) {
        const std::vector<float> expected = by_elements(f, in);
        const auto check = [&](const char* mode, const std::vector<float>& found) {
            std::size_t wrong = 0;
            for (std::size_t i = 0; i < in.size(); ++i) wrong += bits(found[i]) != bits(expected[i]);
            INFO(name << ", " << mode);
            CHECK(wrong == 0);
        };
        for (const int mode : {FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO}) {
            std::fesetround(mode);
            const std::vector<float> found = by_lanes(f, in);
            std::fesetround(FE_TONEAREST);
            check("rounding", found);
        }
#if defined(__x86_64__)
        const unsigned before = __builtin_ia32_stmxcsr();
        __builtin_ia32_ldmxcsr(before | 0x8040);
        const std::vector<float> found = by_lanes(f, in);
        __builtin_ia32_ldmxcsr(before);
        check("flush to zero", found);
#endif
    });
}
