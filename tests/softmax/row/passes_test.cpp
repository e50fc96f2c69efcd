// SPDX-License-Identifier: MIT
#include <fxact/detail/softmax/row/passes.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <random>
#include <vector>

#include <fxact/detail/softmax/row/row.hpp>
#include <fxact/fixed.hpp>

#include "../../catch.hpp"

namespace fxact::test {
namespace {

namespace row = detail::row;
using code = q<3, 4>;

std::mt19937 noise{3};

/// Below 2^30, as the sum asks for.
constexpr auto large_of = [](const code& x) { return 0x3FFF'FFFFU - 7U * static_cast<std::uint8_t>(x.raw()); };
constexpr auto next_of = [](const code& x) { return code::from_raw(static_cast<std::int8_t>(x.raw() ^ 1)); };

/// That each pass does what a loop over the indices does, and touches nothing behind the row.
template <class View>
void check_passes(const View& in) {
    std::vector<int> visited, expected;
    std::uint64_t total = 0;
    std::size_t included = 0;
    std::vector<code> right(in.count + 1, code::from_raw(77));
    for (std::size_t i = 0; i < in.count; ++i) {
        right[i] = in.included(i) ? next_of(in[i]) : code{};
        if (!in.included(i)) continue;
        ++included;
        expected.push_back(in[i].raw());
        total += large_of(in[i]);
    }
    row::for_each(in, [&](const code& x) { visited.push_back(x.raw()); });
    std::vector<code> out(in.count + 1, code::from_raw(77));
    row::transform(in, out.data(), next_of);
    INFO("n = " << in.count);
    CHECK(visited == expected);
    CHECK(row::sum(in, large_of) == total);
    CHECK(row::count_included(in) == included);
    CHECK(out == right);
}

TEST_CASE(
    "for_each, sum, transform and count_included: every view gives what a loop over its included elements gives") {
    for (std::size_t n = 0; n < 40; ++n) {
        std::vector<code> codes(3 * n + 1);
        std::vector<std::int8_t> integers(n + 1);
        std::unique_ptr<bool[]> flags{new bool[3 * n + 1]};
        for (std::size_t i = 0; i < codes.size(); ++i) {
            codes[i] = code::from_raw(static_cast<std::int8_t>(noise()));
            flags[i] = noise() % 3 != 0;
        }
        for (std::int8_t& x : integers) x = static_cast<std::int8_t>(noise());
        const code* const first = codes.data();
        const row::strided<const code> column{first, 3};
        using flag_row = row::mask<const bool*>;
        check_passes(row::view<const code*>{first, n, {}});
        check_passes(row::view<const code*, flag_row>{first, n, {flags.get()}});
        check_passes(row::view<row::strided<const code>>{column, n, {}});
        check_passes(
            row::view<row::strided<const code>, row::mask<row::strided<const bool>>>{column, n, {{flags.get(), 3}}});
        check_passes(row::view<row::mapped<const code*, row::mirror>>{{first}, n, {}});
        check_passes(
            row::view<row::mapped<row::strided<const code>, row::mirror>, flag_row>{{column}, n, {flags.get()}});
    }
}

TEST_CASE("sum: 65,536 elements just below 2^30 do not lose a carry") {
    const std::vector<code> longest(row::longest, code{});
    CHECK(row::sum(row::view<const code*>{longest.data(), longest.size(), {}},
                   [](const code&) { return 0x3FFF'FFFFU; }) == 0x3FFF'FFFFULL * 65'536);
}

TEST_CASE("fill_with_nan: NaN for included elements, 0 for the others, and 0 for all in a discrete format") {
    const std::array<float, 3> in{};
    const std::array mask{true, false, true};
    const row::view<const float*, row::mask<const bool*>> view{in.data(), 3, {mask.data()}};
    std::array<float, 3> out{7, 7, 7};
    std::array codes{q7{0.5}, q7{0.5}, q7{0.5}};
    row::fill_with_nan(view, out.data());
    row::fill_with_nan(view, codes.data());
    CHECK((std::isnan(out[0]) && out[1] == 0 && std::isnan(out[2])));
    CHECK(codes == std::array<q7, 3>{});
}

// ---- views

static_assert(row::view<const code*>::is_contiguous && row::view<const code*>::is_codes);
static_assert(row::view<const q31*>::is_contiguous && !row::view<const q31*>::is_codes && !row::view<float*>::is_codes,
              "a vector holds several codes of 8 or 16 bits");
static_assert(!row::view<const code*, row::mask<const bool*>>::is_contiguous &&
                  !row::view<row::strided<const code>>::is_contiguous &&
                  !row::view<row::mapped<const code*, row::mirror>>::is_contiguous,
              "no other view is passed over by vectors");
static_assert(sizeof(row::view<const code*>) == 2 * sizeof(void*), "a row without a mask is a pointer and a length");

static_assert(row::mirror{}(code::from_raw(-128)) == code::from_raw(127) && row::mirror{}(q7{}) == q7::from_raw(-1),
              "the lowest code has a complement");
static_assert(row::mirror{}(2.5F) == -2.5F && row::mirror{}(-1e300) == 1e300);
static_assert(row::as_code{}(std::int8_t{-128}).raw() == -128 && row::as_code{}(std::uint16_t{65'535}).raw() == 65'535);
static_assert(row::plain_integer<std::int8_t> && row::plain_integer<std::uint16_t> && !row::plain_integer<bool> &&
              !row::plain_integer<char> && !row::plain_integer<std::int32_t>);
static_assert(row::is_length(1) && row::is_length(65'536) && !row::is_length(0) && !row::is_length(65'537));

}  // namespace
}  // namespace fxact::test
