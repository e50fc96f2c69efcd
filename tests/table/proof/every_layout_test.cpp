// SPDX-License-Identifier: MIT
// Tables of any layout, made and proved by a program: what is proved is what every code shows.
#include <fxact/detail/table/run_time/built_table.hpp>
#include <fxact/detail/table/run_time/laboratory.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/silu.hpp>
#include <fxact/detail/table/proof/monotone.hpp>
#include <fxact/fixed.hpp>
#include <fxact/math.hpp>
#include <fxact/quantized.hpp>

#include "catch.hpp"
#include "oracle/tally.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail::design;
using fxact::test::tally;
using enum fxact::interpolation;
using enum fxact::symmetry;
using detail::code_range;

/// Several functions as one type, so that the compiler makes one laboratory.
enum class function { sigmoid, tanh, jump, bell, well, bent, kinked, exp };
struct chosen {
    function which;

    template <class W>
    W operator()(const W& x) const {
        switch (which) {
            case function::sigmoid:
                return fxact::sigmoid(x);
            case function::tanh:
                return math::tanh(x);
            case function::jump:
                return x < W{0.0} ? W{-7.0} : W{7.0};
            case function::bell:
                return math::exp(-(x * x));
            case function::well:
                return W{1.0} - math::exp(-(x * x));
            case function::bent:
                return W{3.0} * silu(x) - W{0.25};
            case function::kinked:
                return x < W{0.3} ? x * W{0.125} : x - W{0.2625};
            default:
                return math::exp(x);
        }
    }
};
long double exact_value(function which, long double x) {
    switch (which) {
        case function::sigmoid:
            return 1 / (1 + std::exp(-x));
        case function::tanh:
            return std::tanh(x);
        case function::jump:
            return x < 0 ? -7 : 7;
        case function::bell:
            return std::exp(-x * x);
        case function::well:
            return 1 - std::exp(-x * x);
        case function::bent:
            return 3 * x / (1 + std::exp(-x)) - 0.25L;
        case function::kinked:
            return x < static_cast<long double>(0.3) ? x / 8 : x - static_cast<long double>(0.2625);
        default:
            return std::exp(x);
    }
}

/// A function between two formats, and its exact values in LSB of the output.
struct subject {
    function which;
    format in, out;
    code_range domain = detail::all_codes(in);
    facts stated{};

    problem about() const { return {in, out, domain, stated}; }
    long double exact(std::int64_t code) const {
        const auto x = static_cast<long double>(code - in.zero_point) * static_cast<long double>(in.step);
        return exact_value(which, x) / static_cast<long double>(out.step);
    }
    long double clamped(std::int64_t code) const {
        return std::clamp(exact(code), static_cast<long double>(out.lowest()), static_cast<long double>(out.highest()));
    }
    std::int64_t nearest(std::int64_t code) const { return std::llround(clamped(code)) + out.zero_point; }
};

struct trait {
    interpolation method = linear;
    fxact::symmetry folded = unstated;
    int segment_bits = 9, octave_bits = table_layout::equal_segments, node_bytes = 2;
    bool saturates = false, corrected = false;
    code_range covered{1, 0};  // all of the domain, if empty
    int most_part_bits = 15;
    bool order_is_proved = true;  // where there is one
};
table_layout layout_of(const subject& s, const trait& t) {
    table_layout layout;
    layout.method = t.method;
    layout.symmetry = t.folded;
    layout.segment_bits = t.segment_bits;
    layout.octave_bits = t.octave_bits;
    layout.node_bytes = t.node_bytes;
    layout.saturates = t.saturates;
    layout.corrected = t.corrected;
    layout.domain = s.domain;
    layout.covered = t.covered.first > t.covered.last ? s.domain : t.covered;
    layout.most_part_bits = t.most_part_bits;
    return layout;
}

/// What all codes of a domain show.
struct shown {
    double error = 0;
    bool within = true;  // no result is outside the output's range, where it would wrap around
    bool rises = true, falls = true, within_limits = true;
};
shown measured(const subject& s, const problem& p, const table_view& table) {
    shown all;
    std::int64_t before = 0;
    for (std::int64_t code = s.domain.first; code <= s.domain.last; ++code) {
        const std::int64_t result = table.look_up(code), steps = result - s.out.zero_point;
        all.within = all.within && result >= p.out.first_code() && result <= p.out.last_code();
        all.error =
            std::max(all.error, static_cast<double>(std::abs(static_cast<long double>(steps) - s.clamped(code))));
        if (code > s.domain.first) {
            all.rises = all.rises && result >= before;
            all.falls = all.falls && result <= before;
        }
        all.within_limits = all.within_limits && static_cast<double>(steps) >= p.lowest_allowed &&
                            static_cast<double>(steps) <= p.highest_allowed;
        before = result;
    }
    return all;
}

/// A number made of every node.
std::uint32_t digest_of(const std::vector<std::int64_t>& nodes) {
    std::uint64_t state = nodes.size();
    for (const std::int64_t node : nodes)
        state = (state ^ static_cast<std::uint64_t>(node)) * 0x100'0000'01b3 % 0xffff'fffb;
    return static_cast<std::uint32_t>(state);
}

/// Nodes fit into their bytes, and what a look-up adds up into 32 bits, unless it takes 64.
void check_widths(const subject& s, const built_table& table, const table_layout& layout) {
    tally sums, nodes;
    const std::int64_t half = std::int64_t{1} << (8 * layout.node_bytes - 1);
    for (const std::int64_t node : table.nodes())
        nodes.expect(table.has_sign() ? node >= -half && node < half : node >= 0 && node < 2 * half, node);
    CHECK(nodes);
    if (table.view().is_direct()) return;
    const table_view& view = table.view();
    const std::int64_t most = view.shape().wide ? std::int64_t{1} << 62 : std::int64_t{1} << 31;
    const auto fits = [most](std::int64_t term) { return term >= -most && term < most; };
    for (std::int64_t code = s.domain.first; code <= s.domain.last; ++code) {
        const table_view::place at = view.place_of(code);
        const std::int64_t* node = view.node(at.segment);
        bool all = fits(view.unrounded(code));
        if (layout.method == linear) {
            all = all && fits(node[0] << view.part_bits()) && fits((node[1] - node[0]) * at.part);
        } else if (layout.method == quadratic) {
            const std::int64_t rise = node[1] - node[0], bend = node[2] - node[1] - rise;
            const std::int64_t start = (node[0] + node[1]) << view.part_bits() >> 1, line = start + rise * at.part;
            all = all && fits(start) && fits(rise * at.part) &&
                  fits(line << (view.part_bits() + 1 - view.shape().dropped)) && fits(bend * (at.part * at.part));
        }
        sums.expect(all, code);
    }
    CHECK(sums);
}

/// The runs of a table follow each other, and each has its bound.
void check_runs(const subject& s, const claim& c) {
    tally in_order, bounded, ranges;
    std::int64_t next = s.domain.first;
    for_each_run(
        c, s.domain.first, s.domain.count(), [&](const series_piece& piece, std::int64_t first, std::int64_t last) {
            in_order.expect(first == next && last >= first && piece.first <= first && last < piece.end(), first);
            next = last + 1;
            if (piece.is_tabulated()) return;
            const double middle = static_cast<double>(first + last) * 0.5,
                         radius = static_cast<double>(last - first) * 0.5;
            const value_range of_f = range_of(expand(piece, middle, radius), piece, first, last);
            for (std::int64_t code = first; code <= last; ++code)
                ranges.expect(piece.at(code) >= of_f.low && piece.at(code) <= of_f.high, code);
            const double bound = bound_over(c, piece, first, last), found = error_over(c, piece, first, last);
            bounded.expect(bound + piece.remainder >= found, first, last);  // 0 where both are clamped
        });
    CHECK(in_order);
    CHECK(next == std::int64_t{s.domain.last} + 1);
    for (tally* law : {&bounded, &ranges}) {
        law->expect(true);
        CHECK(*law);
    }
}

/// `error`: the largest, to four decimals; `nodes`: their digest. Whoever changes a node changes both, on purpose.
void check(const char* name, const subject& s, laboratory<chosen>& lab, const trait& t, double error,
           std::uint32_t nodes, bool bounded = true) {
    INFO(name);
    const problem p = lab.about();
    const table_layout layout = layout_of(s, t);
    const built_table table{chosen{s.which}, p, lab.pieces(), layout};
    const claim c{&p, lab.pieces(), &table.view()};
    const shown all = measured(s, p, table.view());
    CHECK(std::abs(all.error - error) < 0.0001);
    CHECK(digest_of(table.nodes()) == nodes);
    const error_bracket bracket = lab.bracket(c);
    CHECK(bracket.lower <= (all.within ? all.error + 1e-9 : unbounded));
    CHECK(bracket.upper >= all.error - 1e-9);
    const bool is_bounded = bracket.upper < unbounded;
    CHECK(is_bounded == bounded);
    if (is_bounded) CHECK(bracket.upper < all.error * 1.5 + 1e-6);
    if (is_bounded && !table.view().is_direct()) CHECK(bracket.lower > all.error * 0.8);
    CHECK(lab.max_error(c) >= all.error - 1e-9);
    if (all.within) CHECK(lab.max_error(c) <= all.error + 1e-6);
    if (!all.within) CHECK(lab.max_error(c) >= unbounded);
    CHECK(lab.keeps_limits(c) == all.within_limits);
    CHECK(is_monotone_table(c, all.error) == (t.order_is_proved && (all.rises || all.falls)));
    CHECK_FALSE(is_monotone_table(c, unbounded));
    check_widths(s, table, layout);
    check_runs(s, c);
}
void check(const char* name, const subject& s, const trait& t, double error, std::uint32_t nodes, bool bounded = true) {
    laboratory<chosen> lab{chosen{s.which}, s.about()};
    check(name, s, lab, t, error, nodes, bounded);
}
/// Where the curve may leave the output's range.
constexpr bool no_bound = false;
}  // namespace

TEST_CASE("lines, parabolas and steps of equal segments: proved is what every code shows") {
    const subject s{function::sigmoid, format_of<q<3, 12>>, format_of<q15>};
    laboratory<chosen> lab{chosen{s.which}, s.about()};
    check("lines", s, lab, {}, 3.7196, 0x24AD7340);
    check("lines of bytes", s, lab, {.node_bytes = 1}, 245.0086, 0xA4A9616C);
    check("odd lines", s, lab, {.folded = odd, .segment_bits = 10}, 13.2157, 0x27270266);
    check("odd lines of few codes", s, lab, {.folded = odd, .covered = {-20'000, 25'000}}, 235.0112, 0x7B87193A);
    check("odd lines to the same distance", s, lab, {.folded = odd, .covered = {-20'001, 20'000}}, 235.0112,
          0xF09D3B9A);
    check("parabolas", s, lab, {quadratic, unstated, 10}, 1.1202, 0x07C18081);
    check("odd parabolas", s, lab, {quadratic, odd, 11}, 6.3267, 0x671F9437);
    check("odd parabolas of words", s, lab, {.method = quadratic, .folded = odd, .segment_bits = 10, .node_bytes = 4},
          1.0672, 0x46D321BD);
    check("long parabolas of words", s, lab,
          {.method = quadratic, .folded = odd, .segment_bits = 12, .node_bytes = 4, .corrected = true}, 63.4884,
          0x135DC979);
    check("steps", s, lab, {nearest, unstated, 7}, 127.438, 0x5B83170E);
    check("odd steps", s, lab, {nearest, odd, 7}, 128.9792, 0x2A7C59AC);
    check("single codes", s, lab, {nearest, odd, 0}, 0.625, 0xF264DC30);
    check("short parts", s, lab, {.folded = odd, .segment_bits = 9, .most_part_bits = 5}, 31.0682, 0x38420715);
    check("short parts of parabolas", s, lab, {.method = quadratic, .segment_bits = 10, .most_part_bits = 6}, 30.8064,
          0x07C18081);
}

TEST_CASE("sums of few and long segments take 64 bits or lose some: proved is what every code shows") {
    const subject s{function::tanh, format_of<q<3, 12>>, format_of<q15>};
    laboratory<chosen> lab{chosen{s.which}, s.about()};
    for (const function which : {function::tanh, function::jump}) {
        const subject one{which, s.in, which == function::jump ? format_of<q<3, 12>> : s.out};
        laboratory<chosen> own{chosen{which}, one.about()};
        for (const int bits : {7, 9, 11, 12, 13, 14, 15})
            for (const auto folded : {unstated, which == function::jump ? unstated : odd})
                for (const int bytes : {1, 2})
                    for (const bool saturates : {false, true}) {
                        const table_layout layout = layout_of(one, {.method = quadratic,
                                                                    .folded = folded,
                                                                    .segment_bits = bits,
                                                                    .node_bytes = bytes,
                                                                    .saturates = saturates});
                        INFO(bits << ' ' << bytes << ' ' << saturates);
                        check_widths(one, built_table{chosen{which}, own.about(), own.pieces(), layout}, layout);
                    }
    }
    check("long lines", s, lab, {.segment_bits = 15, .saturates = true}, 22013.8971, 0xB2DFDF5D);
    check("long parabolas", s, lab,
          {.method = quadratic, .segment_bits = 15, .saturates = true, .order_is_proved = false}, 34891.032,
          0x6A52EDB6);
    check("odd parabolas", s, lab, {.method = quadratic, .folded = odd, .segment_bits = 12, .saturates = true},
          544.8232, 0xE7D0C5EC);
}

TEST_CASE("logarithmic segments: proved is what every code shows") {
    const subject s{function::sigmoid, format_of<q<3, 12>>, format_of<q15>};
    laboratory<chosen> lab{chosen{s.which}, s.about()};
    check("odd lines", s, lab, {linear, odd, 6, 2}, 54.2445, 0xF33B2FBC);
    check("odd lines of single codes", s, lab, {linear, odd, 0, 4}, 4.0745, 0xF2A35F81);
    check("odd steps", s, lab, {nearest, odd, 4, 4}, 205.0413, 0xCDF5189F);
    const subject above{function::exp, format_of<q<3, 12>>, format_of<q<3, 12>>, {100, 8000}};
    check("lines above zero", above, {linear, unstated, 5, 2}, 116.2033, 0xFA135567);
    const subject below{function::exp, format_of<q<3, 12>>, format_of<q<3, 12>>, {-30'000, -50}};
    check("lines below zero", below, {linear, even, 5, 2}, 10.8434, 0x1DFE141F);
}

TEST_CASE("even functions, kinks and saturation: proved is what every code shows") {
    const subject bell{function::bell,
                       format_of<q<3, 12>>,
                       format_of<q15>,
                       {-32'768, 32'767},
                       {.symmetry = even, .lowest = 0, .highest = 1}};
    check("an even bell by lines", bell, {.folded = even, .segment_bits = 8, .covered = {-9000, 9000}}, 262,
          0x7C687B6A);
    check("an even bell by parabolas", bell, {quadratic, even, 9}, 2.7626, 0x03D98B2E, no_bound);
    check("an even bell by long lines", bell, {.folded = even, .segment_bits = 11}, 1646.9943, 0x5171DFB3);
    check("an even bell by long parabolas", bell, {quadratic, even, 12}, 2733.692, 0xC9461A44, no_bound);
    const subject low{
        function::bell, format_of<q<3, 12>>, format_of<q<7, 8>>, {-32'768, 32'767}, {.symmetry = even, .highest = 1}};
    check("lines below their limit", low, {.folded = even, .segment_bits = 11}, 13.2056, 0xE62865A6);
    const subject well{
        function::well, format_of<q<3, 12>>, format_of<q<7, 8>>, {-32'768, 32'767}, {.symmetry = even, .lowest = 0}};
    check("lines above their limit", well, {.folded = even, .segment_bits = 11}, 13.2056, 0xAEFBDD92);
    const subject bent{function::bent, format_of<q<3, 12>>, format_of<q15>};
    check("saturating lines", bent, {.segment_bits = 8, .saturates = true}, 13.4776, 0x0115BE84);
    check("saturating parabolas", bent, {.method = quadratic, .segment_bits = 8, .saturates = true}, 2.3472,
          0x623DAC9A);
    const subject kinked{function::kinked, format_of<q<3, 12>>, format_of<q<3, 12>>};
    check("a kink", kinked, {.segment_bits = 8}, 27.5, 0x053EA786);
    check("a kink of parabolas", kinked, {.method = quadratic, .segment_bits = 8}, 35.5, 0x94689C67);
    const subject rising{function::exp, format_of<q<3, 12>>, format_of<q<7, 8>>, {-32'768, 19'000}};
    check("exp in part of its domain", rising, {.segment_bits = 8}, 6.91, 0xDF7244AB);
    check("a tail", rising, {.segment_bits = 8, .covered = {-8000, 19'000}}, 35.9141, 0xB4C55A65);
}

TEST_CASE("affine formats and inputs of 8 bits: proved is what every code shows") {
    const format affine16 = format_of<quantized<std::int16_t, affine{3e-4, 1234}>>,
                 affine8 = format_of<quantized<std::int8_t, affine{1.0 / 256, -128}>>;
    const subject s{function::sigmoid, affine16, affine8};
    check("odd lines", s, {.folded = odd, .segment_bits = 11, .node_bytes = 1, .saturates = true}, 1.3743, 0x4FFE09CB);
    check("odd lines beyond the range", s, {.folded = odd, .segment_bits = 11, .node_bytes = 1}, 1.152, 0x181D02E0,
          no_bound);
    check("odd parabolas", s,
          {.method = quadratic, .folded = odd, .segment_bits = 12, .saturates = true, .order_is_proved = false}, 1.4021,
          0xE07C4C1D);
    check("logarithmic lines", s,
          {.folded = odd, .segment_bits = 9, .octave_bits = 1, .saturates = true, .order_is_proved = false}, 2.0142,
          0x73D9E0C5);
    check("odd steps", s, {.method = nearest, .folded = odd, .segment_bits = 8, .saturates = true}, 2.9128, 0x556A4017);
    check("a tail", s, {.segment_bits = 9, .saturates = true, .covered = {-20'000, 22'000}}, 0.5354, 0xA393D415);
    const subject high{function::sigmoid, format_of<q<3, 12>>, format_of<uq<1, 15>>};  // its center is below the middle
    check("odd lines of an unsigned output", high, {.folded = odd, .segment_bits = 9}, 3.6394, 0x38420715);
    check("odd parabolas of an unsigned output", high, {quadratic, odd, 10}, 1.1202, 0x1FA6454D);
    const subject coarse{function::tanh, format_of<q<3, 12>>, format_of<quantized<std::int8_t, affine{0.01, 0}>>};
    check("steps of bytes, which are results", coarse, {.method = nearest, .segment_bits = 7, .node_bytes = 1}, 2,
          0x51F88124);
    const subject steep{function::exp, affine16, format_of<quantized<std::uint16_t, affine{0.01, 2000}>>};
    check("steep lines", steep, {.segment_bits = 8, .saturates = true}, 24.5614, 0x43C07052);
    check("steep parabolas", steep, {.method = quadratic, .segment_bits = 9, .node_bytes = 4, .saturates = true},
          2.6752, 0xC8A689FE);
    const subject bytes{function::sigmoid, format_of<q<3, 4>>, format_of<q15>};
    check("lines of bytes", bytes, {.segment_bits = 3}, 55.5619, 0x31F2D843);
    check("all codes", bytes, {.method = direct, .segment_bits = 0}, 0.4991, 0xF34DFAE4);
    const subject part{function::sigmoid, format_of<q<3, 4>>, format_of<q15>, {-100, 90}};
    check("some codes", part, {.method = direct, .segment_bits = 0}, 0.4991, 0x3DD10726);
    check("some of some codes", part, {.method = direct, .segment_bits = 0, .covered = {-50, 60}}, 1315.8648,
          0x22F45C80, no_bound);
}

namespace {
/// Which codes of a table round to the wrong side, and that a list of them sets them right.
void check_corrections(const char* name, const subject& s, const trait& t, std::size_t keys_as_ever,
                       bool by_magnitude) {
    INFO(name);
    laboratory<chosen> lab{chosen{s.which}, s.about()};
    const problem p = lab.about();
    const built_table table{chosen{s.which}, p, lab.pieces(), layout_of(s, t)};
    const table_view& view = table.view();
    const claim c{&p, lab.pieces(), &view};
    const run_time_corrections found = lab.corrections(c);
    CHECK(found.usable);
    tally marked, right, near_ties;
    std::int32_t count = 0, radius = 0;
    const int digits = detail::lookup::tie_digits_of(view.shape().shift);
    for (std::int64_t code = s.domain.first; code <= s.domain.last; ++code) {
        const bool wrong = view.look_up(code) != s.nearest(code);
        marked.expect(marks(found.wrong, code - s.domain.first) == wrong, code);
        count += wrong;
        if (wrong) radius = std::max(radius, detail::lookup::tie_distance(curve_plus_half(view, code), digits));
    }
    CHECK(marked);
    CHECK(found.count == count);
    CHECK(found.search_radius == radius);
    CHECK(count > 0);
    const key_form form = key_form_of(c, found.wrong, found.count);
    std::vector<std::int64_t> keys;
    for_each_key(c, found.wrong, form, [&](std::int64_t key) { keys.push_back(key); });
    CHECK(keys.size() == form.count);
    CHECK(keys.size() == keys_as_ever);
    CHECK(form.by_magnitude == by_magnitude);
    CHECK(std::is_sorted(keys.begin(), keys.end()));
    CHECK(std::set<std::int64_t>(keys.begin(), keys.end()).size() == keys.size());
    CHECK((form.by_magnitude || keys.size() == static_cast<std::size_t>(count)));
    for (std::int64_t code = s.domain.first; code <= s.domain.last; ++code)
        right.expect(look_up_corrected(view, keys, {found.search_radius, form.by_magnitude}, code) == s.nearest(code),
                     code);
    CHECK(right);
    const double bytes =
        static_cast<double>(keys.size() * s.in.bytes() + table.nodes().size() * static_cast<std::size_t>(t.node_bytes));
    CHECK(lab.reply(question::exact_bytes, layout_of(s, t)).first == bytes);
}
}  // namespace

TEST_CASE("the codes that a table rounds to the wrong side are all found, and its list sets them right") {
    const subject coarse{function::sigmoid, format_of<q<3, 12>>, format_of<q<7, 8>>};
    check_corrections("lines", coarse, {.segment_bits = 8, .corrected = true}, 84, false);
    const subject s{function::sigmoid, format_of<q<3, 12>>, format_of<q15>};
    check_corrections("odd lines", s, {.folded = odd, .segment_bits = 5, .corrected = true}, 1786, true);
    check_corrections("odd parabolas", s, {.method = quadratic, .folded = odd, .segment_bits = 8, .corrected = true},
                      2914, true);
    const subject bell{function::bell,
                       format_of<q<3, 12>>,
                       format_of<q<7, 8>>,
                       {-32'768, 32'767},
                       {.symmetry = even, .lowest = 0, .highest = 1}};
    check_corrections("even lines", bell, {.folded = even, .segment_bits = 8, .corrected = true}, 274, true);
    const subject kinked{function::kinked, format_of<q<3, 12>>, format_of<q<7, 8>>, {-3000, 3000}};
    check_corrections("lines about a kink", kinked, {.segment_bits = 5, .corrected = true}, 25, false);
    const subject clamped{function::tanh, format_of<q<3, 12>>, format_of<q7>};
    check_corrections("odd lines to 127", clamped,
                      {.folded = odd, .segment_bits = 9, .saturates = true, .corrected = true}, 345, true);
    const subject bytes{function::sigmoid, format_of<quantized<std::int16_t, affine{3e-4, 1234}>>,
                        format_of<quantized<std::int8_t, affine{1.0 / 256, -128}>>};
    check_corrections("saturating lines", bytes,
                      {.folded = odd, .segment_bits = 9, .saturates = true, .corrected = true}, 187, true);
}

TEST_CASE("the codes near a tie, and how all of them round, are what long doubles say") {
    for (const subject& s : {subject{function::sigmoid, format_of<q<3, 12>>, format_of<q15>},
                             subject{function::bell, format_of<q<3, 12>>, format_of<q<7, 8>>},
                             subject{function::bent, format_of<q<3, 12>>, format_of<q15>, {-7000, 5001}},
                             subject{function::kinked, format_of<quantized<std::int16_t, affine{3e-4, 1234}>>,
                                     format_of<quantized<std::int8_t, affine{0.05, -3}>>}}) {
        laboratory<chosen> lab{chosen{s.which}, s.about()};
        const run_time_roundings& found = lab.roundings();
        tally near, last_bits;
        double largest = 0;
        bool rises = true, falls = true;
        for (std::int64_t code = s.domain.first; code <= s.domain.last; ++code) {
            const auto place = static_cast<std::size_t>(code - s.domain.first);
            const long double exact = s.clamped(code), off = std::abs(exact - std::round(exact));
            for (std::size_t width = 0; width < tie_levels; ++width) {
                const auto distance = static_cast<double>(0.5L - off);
                if (std::abs(distance - tie_widths[width]) > 1e-9)
                    near.expect(marks(found.hard_cases[width], code - s.domain.first) == (distance < tie_widths[width]),
                                code, width);
            }
            const bool odd_bit = (found.odd[place / 64] >> place % 64 & 1) != 0;
            if (marks(found.hard_cases[0], code - s.domain.first))
                last_bits.expect(odd_bit == (s.nearest(code) % 2 != 0), code);
            largest = std::max(largest, static_cast<double>(off));
            if (code > s.domain.first) {
                rises = rises && s.nearest(code) >= s.nearest(code - 1);
                falls = falls && s.nearest(code) <= s.nearest(code - 1);
            }
        }
        INFO(static_cast<int>(s.which));
        CHECK(near);
        CHECK(last_bits);
        CHECK(std::abs(found.largest - largest) < 1e-6);
        CHECK(found.first == s.nearest(s.domain.first) - s.out.zero_point);
        CHECK(found.last == s.nearest(s.domain.last) - s.out.zero_point);
        CHECK(found.rises == rises);
        CHECK(found.falls == falls);
    }
}

TEST_CASE("facts hold only if they do at every code") {
    const auto checked = [](function which, const facts& stated, code_range domain = {-32'768, 32'767}) {
        const subject s{which, format_of<q<3, 12>>, format_of<q15>, domain, stated};
        return laboratory<chosen>{chosen{which}, s.about()}.check_facts();
    };
    CHECK(checked(function::bell, {.symmetry = even, .lowest = 0, .highest = 1}).all());
    CHECK(checked(function::sigmoid, {.symmetry = odd, .lowest = 0, .highest = 1}).all());
    CHECK(checked(function::bent, {}).all());
    CHECK_FALSE(checked(function::bell, {.symmetry = odd}).symmetry);
    CHECK_FALSE(checked(function::sigmoid, {.symmetry = even}).symmetry);
    CHECK_FALSE(checked(function::exp, {.symmetry = odd}).symmetry);
    CHECK(checked(function::exp, {.symmetry = even}, {0, 20'000}).symmetry);  // nothing there is mirrored
    CHECK(checked(function::kinked, {.symmetry = odd}, {-1200, 1200}).symmetry);
    CHECK_FALSE(checked(function::kinked, {.symmetry = odd}, {-1300, 1300}).symmetry);
    // Next to the extremes, of which the last code has one.
    const double highest = std::exp(32'767.0 / 4096), lowest = std::exp(-8.0);
    CHECK(checked(function::exp, {.lowest = lowest * 0.999999, .highest = highest * 1.000001}).all());
    CHECK_FALSE(checked(function::exp, {.highest = highest * 0.999999}).highest);
    CHECK_FALSE(checked(function::exp, {.lowest = lowest * 1.000001}).lowest);
    CHECK(checked(function::exp, {.lowest = lowest * 1.000001}).highest);
}

TEST_CASE("a bound is proved for an input of 32 bits, close to the errors of the codes that are tried") {
    const subject s{function::sigmoid, format_of<q<4, 27>>, format_of<q7>};
    laboratory<chosen> lab{chosen{s.which}, s.about()};
    for (const trait& t : {trait{.segment_bits = 26, .node_bytes = 2}, trait{.method = quadratic, .segment_bits = 27},
                           trait{.method = nearest, .segment_bits = 24}}) {
        const problem p = lab.about();
        const built_table table{chosen{s.which}, p, lab.pieces(), layout_of(s, t)};
        const claim c{&p, lab.pieces(), &table.view()};
        const double bound = lab.max_error(c);
        double largest = 0;
        for (std::int64_t code = s.domain.first; code <= s.domain.last; code += 40'009)
            largest = std::max(
                largest,
                static_cast<double>(std::abs(static_cast<long double>(table.view().look_up(code)) - s.clamped(code))));
        INFO(t.segment_bits);
        CHECK(bound >= largest);
        CHECK(bound < largest * 1.1);
        const error_bracket bracket = lab.bracket(c);
        CHECK(bracket.lower <= bound);
        CHECK(bracket.lower > largest * 0.8);
        CHECK(bracket.upper >= bound);
    }
}

TEST_CASE("the range of a curve is from its ends or its vertex, give or take what it loses") {
    const auto is = [](const table_curve& curve, double low, double high) {
        const value_range range = range_of(curve, 2);
        return std::abs(range.low - low) < 1e-12 && std::abs(range.high - high) < 1e-12;
    };
    CHECK(is({{5, 2, 0}}, 1, 9));
    CHECK(is({{5, -2, 0}, 0.5}, 0.5, 9.5));
    CHECK(is({{5, 2, -1}}, -3, 6));  // 6 at s = 1
    CHECK(is({{5, 0.1, 0.1}}, 4.975, 5.6));
    CHECK(is({{5, 2, 1}}, 4, 13));   // 4 at s = -1
    CHECK(is({{5, 8, 1}}, -7, 25));  // the vertex is beyond
    CHECK(is({{5, -8, -1}}, -15, 17));
    CHECK(is({{5, 0, 3}, 0.25}, 4.75, 17.25));
}

TEST_CASE("an even table is monotone if its domain is one code") {
    for (const std::int32_t last : {5, 6}) {
        const subject s{function::bell, format_of<q<3, 12>>, format_of<q<7, 8>>, {5, last}, {.symmetry = even}};
        laboratory<chosen> lab{chosen{s.which}, s.about()};
        const problem p = lab.about();
        const built_table table{chosen{s.which}, p, lab.pieces(), layout_of(s, {.folded = even, .segment_bits = 3})};
        CHECK(is_monotone_table({&p, lab.pieces(), &table.view()}, 0.5) == (last == 5));
    }
}

TEST_CASE("each layout that a search proves is kept with its bound") {
    const subject s{function::sigmoid, format_of<q<3, 12>>, format_of<q15>};
    laboratory<chosen> lab{chosen{s.which}, s.about()};
    const table_choice choice = lab.choose({.max_error = 1});
    CHECK(choice.met);
    const std::vector<proved_layout> proved = lab.proved();
    CHECK(proved.size() > 1);
    bool has_choice = false;
    for (const proved_layout& one : proved) {
        CHECK(one.error_bound == lab.reply(question::bracket, one.layout).first);
        has_choice = has_choice || one.layout == choice.layout;
    }
    CHECK(has_choice);
}

TEST_CASE("an exact table meets a limit of just its bytes, and no table meets one that it exceeds") {
    for (const function which : {function::sigmoid, function::bell, function::bent}) {
        const subject s{which, format_of<q<3, 12>>, format_of<q<7, 8>>};
        laboratory<chosen> lab{chosen{which}, s.about()};
        const table_choice smallest = lab.choose({.exact = true});
        REQUIRE(smallest.met);
        const auto bytes = static_cast<std::size_t>(lab.reply(question::exact_bytes, smallest.layout).first);
        INFO(bytes);
        CHECK(lab.choose({.max_bytes = bytes, .exact = true}).met);
        const table_choice smaller = lab.choose({.max_bytes = bytes - 1, .exact = true});  // a limit leads elsewhere
        if (smaller.met) CHECK(lab.reply(question::exact_bytes, smaller.layout).first < static_cast<double>(bytes));
        CHECK_FALSE(lab.choose({.max_bytes = 8, .exact = true}).met);
    }
}

TEST_CASE("a rounding is off by half an LSB, give or take what doubles lose") {
    for (const format& out : {format_of<q7>, format_of<q15>, format_of<q31>}) {
        CHECK(rounding_error_of(out) > 0.5);
        CHECK(rounding_error_of(out) < 0.5001);
    }
}
