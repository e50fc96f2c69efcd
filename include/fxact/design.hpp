// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

#include <fxact/detail/evaluate/formula.hpp>
#include <fxact/detail/table/design/look_up_cost.hpp>
#include <fxact/detail/table/design/refusals.hpp>
#include <fxact/detail/table/nodes/stated_facts.hpp>
#include <fxact/detail/table/proof/monotone.hpp>
#include <fxact/detail/table/run_time/built_table.hpp>
#include <fxact/detail/table/run_time/laboratory.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>
#include <fxact/quantized.hpp>
#include <fxact/table_spec.hpp>

/// The design of a table by a program instead of the compiler, for tools. It allocates memory; firmware has no use for
/// it, and fxact.hpp does not include it.
namespace fxact {

/// Instructions for each element of a long span, to within a few.
struct look_up_cost {
    double cortex_m0plus = 0;
    double cortex_m3 = 0;  ///< also M4, M7 and M33
    double cortex_m55 = 0;
};

/// A table that was proved on the way to the one that is chosen.
struct tried_table {
    fxact::interpolation interpolation = fxact::interpolation::any;
    std::size_t bytes = 0;
    double error_bound = 0;  ///< no error is larger, in LSB of the output
    look_up_cost instructions{};
};

/// A designed table, or why there is none.
struct table_design {
    bool met = false;               ///< the table satisfies the request
    bool any = false;               ///< there is a table: the one asked for, or the best that was found
    const char* problem = nullptr;  ///< what is wrong with the request, and what to write instead; null if met

    fxact::interpolation interpolation = fxact::interpolation::any;
    fxact::symmetry symmetry = fxact::symmetry::unstated;  ///< odd or even: the nodes are those of one half
    std::size_t entries = 0, bytes = 0;                    ///< corrections included
    double max_error = 0;                                  ///< as table::max_error
    bool monotone = false;                                 ///< as table::monotone
    look_up_cost instructions{};                           ///< an exact table's: of a code that needs no correction

    std::vector<std::int64_t> nodes{};        ///< table::data()
    int node_bytes = 0;                       ///< of each
    bool nodes_have_sign = false;             ///< whether an integer with a sign holds them
    std::vector<std::int64_t> corrections{};  ///< codes, or distances from zero, of an exact table
    std::vector<tried_table> frontier{};      ///< what was looked at, in that order
    format in{}, out{};

    /// The output's raw value for an input's raw value: the result of the table<> of the same request.
    std::int64_t look_up(std::int64_t code) const noexcept {
        const detail::lookup::table_view view{shape_, nodes.data(), nodes.size(), in, out};
        if (corrections.empty()) return view.look_up(code);
        return detail::design::look_up_corrected(view, corrections, correction_form_, code);
    }

    // How nodes and corrections are read. Not part of the interface.
    detail::lookup::table_shape shape_{};
    detail::lookup::correction_shape correction_form_{};
};

namespace detail::design {

/// Whether there may be such a format. (Types cannot name another.)
constexpr bool is_a_format(const format& f) noexcept {
    return (f.bits == 8 || f.bits == 16 || f.bits == 32) && valid_for<int>(affine{f.step, f.zero_point}) &&
           f.zero_point >= f.first_code() && f.zero_point <= f.last_code();
}

constexpr look_up_cost instructions_of(const table_layout& layout, const format& in, const format& out) noexcept {
    const instruction_counts counts = cost_of(layout, in, out);
    return {counts.cortex_m0plus, counts.cortex_m3, counts.cortex_m55};
}

/// Everything about the chosen layout.
template <class F>
void describe(laboratory<F>& lab, const F& f, const table_choice& choice, table_design& to) {
    const problem& p = lab.about();
    const built_table table{f, p, lab.pieces(), choice.layout};
    const claim c{&p, lab.pieces(), &table.view()};
    to.any = true;
    to.interpolation = choice.layout.method;
    to.symmetry = choice.layout.symmetry;
    to.node_bytes = choice.layout.node_bytes;
    to.shape_ = table.view().shape();
    to.nodes = table.nodes();
    to.nodes_have_sign = table.has_sign();
    to.entries = table.nodes().size();
    to.bytes = lookup::bytes_of(choice.layout, p.in.zero_point);
    to.instructions = instructions_of(choice.layout, p.in, p.out);
    if (!choice.layout.corrected) {
        to.max_error = lab.max_error(c);
        to.monotone = is_monotone_table(c, to.max_error);
        return;
    }
    const run_time_corrections found = lab.corrections(c);
    const key_form form = key_form_of(c, found.wrong, found.count);
    for_each_key(c, found.wrong, form, [&to](std::int64_t key) { to.corrections.push_back(key); });
    to.correction_form_ = {found.search_radius, form.by_magnitude};
    to.entries += to.corrections.size();
    to.bytes += to.corrections.size() * p.in.bytes();
    to.max_error = lab.roundings().largest;
    to.monotone = lab.roundings().rises || lab.roundings().falls;
}

}  // namespace detail::design

/// Designs the table of f for a request: the one that table<f, In, Out, spec> is, bit for bit.
///
/// f     a callable that takes and returns any real number type, as for table<>
/// in    the input's format, and out the output's: for types, format_of<q<3, 12>>
template <class F>
table_design design(const F& f, const format& in, const format& out, const table_spec& spec = {}) {
    using namespace detail::design;
    static_assert(detail::formula<F>,
                  "fxact::design: the function must take and return any real number; write a generic callable made of "
                  "+ - * / and fxact's functions, math::exp and not std::exp, such as [](auto x) { return x * "
                  "math::exp(-x); }");
    table_design result{.in = in, .out = out};
    const auto refuse = [&result](refusal why) {
        result.problem = sentence_of(why);
        return result;
    };
    if (!is_a_format(in) || !is_a_format(out)) return refuse(refusal::not_a_format);
    if (const refusal why = why_not_requested(in, out, spec); why != refusal::none) return refuse(why);
    const detail::code_range domain = codes_within(spec.domain, in);
    if (!detail::analysis::is_mostly_smooth(f, in, out, domain)) return refuse(why_not_smooth(in));
    const problem p{in, out, domain, facts_to_check(f)};
    laboratory<F> lab{f, p};
    if (!detail::analysis::has_all_values(lab.pieces())) return refuse(refusal::no_value);
    if (const refusal why = why_not_true(lab.check_facts(), p.symmetry); why != refusal::none) return refuse(why);
    const table_choice choice = lab.choose(spec);
    result.met = choice.met;
    result.problem = sentence_of(why_not_found(choice, spec));
    for (const proved_layout& one : lab.proved())
        result.frontier.push_back({one.layout.method, detail::lookup::bytes_of(one.layout, in.zero_point),
                                   one.error_bound, instructions_of(one.layout, in, out)});
    if (choice.any) describe(lab, f, choice, result);
    if (choice.met && spec.monotone.asked && !result.monotone) {
        result.met = false;
        return refuse(refusal::not_monotone);
    }
    return result;
}

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
