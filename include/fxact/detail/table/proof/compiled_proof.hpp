// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/analysis/in_chunks.hpp>
#include <fxact/detail/table/nodes/entries.hpp>
#include <fxact/detail/table/proof/error_bracket.hpp>
#include <fxact/detail/table/proof/facts_check.hpp>
#include <fxact/detail/table/proof/max_error.hpp>
#include <fxact/detail/table/proof/monotone.hpp>
#include <fxact/detail/table/proof/proof_terms.hpp>

/// The proofs about a table that the compiler made, each in constant evaluations of a bearable length.
namespace fxact::detail::design {

using analysis::in_chunks;

template <class Table>
inline constexpr claim claim_of{&Table::problem_type::value, Table::problem_type::pieces(), &Table::view};

template <class Table>
inline constexpr sweep_list sweeps = sweeps_of(claim_of<Table>);
template <class Table>
struct worst_run_task {
    static constexpr worst_run start() { return {}; }
    template <std::int64_t I, std::int64_t>
    static constexpr worst_run over() {
        constexpr auto i = static_cast<std::size_t>(I);
        return worst_run_among(claim_of<Table>, sweeps<Table>.first[i], sweeps<Table>.length(i));
    }
    static constexpr void join(worst_run& all, const worst_run& next) { all.join(next); }
};

template <class Table>
inline constexpr error_bracket error_bracket_of = [] {
    if constexpr (Table::view.is_direct())
        return bracket_of_direct(claim_of<Table>);
    else
        return bracket_of(claim_of<Table>,
                          in_chunks<worst_run_task<Table>, 0, static_cast<std::int64_t>(sweeps<Table>.count), 1>);
}();

constexpr void join_largest(double& all, double next) noexcept { all = next > all ? next : all; }
template <class Table>
struct error_task {
    static constexpr double start() { return 0; }
    template <std::int64_t First, std::int64_t Count>
    static constexpr double over() {
        return error_among(claim_of<Table>, First, Count, error_bracket_of<Table>.lower);
    }
    static constexpr void join(double& all, double next) { join_largest(all, next); }
};
template <class Table>
struct bound_task {
    static constexpr double start() { return 0; }
    template <std::int64_t I, std::int64_t>
    static constexpr double over() {
        constexpr auto i = static_cast<std::size_t>(I);
        return bound_among(claim_of<Table>, sweeps<Table>.first[i], sweeps<Table>.length(i),
                           error_bracket_of<Table>.lower);
    }
    static constexpr void join(double& all, double next) { join_largest(all, next); }
};
template <class Table>
inline constexpr double max_error_of = [] {
    constexpr const problem& p = Table::problem_type::value;
    if constexpr (p.has_too_many_codes())
        return in_chunks<bound_task<Table>, 0, static_cast<std::int64_t>(sweeps<Table>.count), 1>;
    else
        return limited_error(claim_of<Table>,
                             in_chunks<error_task<Table>, p.domain.first, p.domain.count(), codes_per_check(p.in)>);
}();

template <class Table>
inline constexpr bool is_monotone = is_monotone_table(claim_of<Table>, max_error_of<Table>);

template <class Problem>
struct facts_task {
    static constexpr facts_check start() { return {}; }
    template <std::int64_t First, std::int64_t Count>
    static constexpr facts_check over() {
        return facts_among(Problem::value, Problem::pieces(), First, Count);
    }
    static constexpr void join(facts_check& all, const facts_check& next) { all.join(next); }
};
template <class Problem>
inline constexpr facts_check facts_hold = [] {
    constexpr const problem& p = Problem::value;
    if constexpr (p.states_symmetry() || p.states_lowest() || p.states_highest())
        return in_chunks<facts_task<Problem>, p.domain.first, p.domain.count(), facts_per_chunk>;
    else
        return facts_check{};
}();

template <class Table>
struct limits_task {
    static constexpr bool start() { return true; }
    template <std::int64_t First, std::int64_t Count>
    static constexpr bool over() {
        return keeps_limits_among(claim_of<Table>, First, Count);
    }
    static constexpr void join(bool& all, bool next) { all = all && next; }
};
template <class Table>
inline constexpr bool keeps_limits = [] {
    constexpr const problem& p = Table::problem_type::value;
    if constexpr (may_break_limits(p, Table::shape.layout))
        return in_chunks<limits_task<Table>, p.domain.first, p.domain.count(), facts_per_chunk>;
    else
        return true;
}();

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
