// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/table/design/candidate_list.hpp>
#include <fxact/detail/table/design/candidates.hpp>
#include <fxact/detail/table/design/request.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/problem.hpp>
#include <fxact/detail/table/proof/error_bracket.hpp>
#include <fxact/detail/table/proof/facts_check.hpp>
#include <fxact/table_spec.hpp>

/// Which layout is chosen for a request.
///
/// A search is a value that asks one question at a time about a layout, and is given the answer. The compiler answers
/// by constant evaluations of their own, a program by function calls: the choice is the same.
namespace fxact::detail::design {

/// The layout for a request. If it is not met, the layout is the best that was found, if any was.
struct table_choice {
    bool met = false, any = false;
    table_layout layout{};
};

enum class question {
    none,         ///< the search is over
    limits,       ///< whether results keep the stated limits: 1 or 0
    order,        ///< whether results keep the order of the inputs: 1 or 0
    bracket,      ///< bounds on the largest error: upper and lower
    error,        ///< the largest error
    exact_bytes,  ///< the bytes with a list of corrections; `impossible` if no list makes the table exact
};
struct answer {
    double first = 0, second = 0;
};
inline constexpr double impossible = 0x1p60;

/// What a search has asked last, and what came of it.
struct search_result {
    question next = question::none;
    table_layout about{};
    table_choice choice{};

    constexpr void ask(question what, const table_layout& layout) noexcept {
        next = what;
        about = layout;
    }
    constexpr void end(bool met, bool any, const table_layout& layout) noexcept {
        next = question::none;
        choice = {met, any, layout};
    }
    constexpr bool is_over() const noexcept { return next == question::none; }
};

/// Whether a direct table of the whole domain may be given for a request that names a largest error.
constexpr bool direct_allowed(const problem& p, const table_spec& spec) noexcept {
    const table_layout layout = direct_layout(p.domain, p.domain, p.out);
    const std::size_t entries = entries_of(layout, p.in.zero_point), bytes = bytes_of(layout, p.in.zero_point);
    return (spec.interpolation == interpolation::any || spec.interpolation == interpolation::direct) &&
           (spec.max_bytes == 0 || bytes <= spec.max_bytes) && (spec.entries == 0 || entries == spec.entries) &&
           entries <= most_entries(p.in);
}

/// The first candidate whose error is within the limit. Its bracket decides, or else its true error. At last a direct
/// table is tried: no samples decide about that, so that what can be met is not refused.
class search_for_limit : public search_result {
public:
    constexpr search_for_limit(const problem& p, const table_spec& spec,
                               const candidate_finder::list_type& list) noexcept
        : list_{&list},
          limit_{limit_of(spec)},
          direct_{direct_layout(p.domain, p.domain, p.out)},
          direct_allowed_{direct_allowed(p, spec)},
          ordered_{spec.monotone.asked},
          limited_{p.has_lower_limit() || p.has_upper_limit()} {
        start();
    }

    constexpr void take(const answer& reply) noexcept {
        if (at_ == list_->count) return end(reply.first <= limit_, reply.first <= limit_, direct_);
        if (next == question::limits) return reply.first != 0 ? ask(question::bracket, about) : go_on();
        if (next == question::order) return reply.first != 0 ? end(true, true, about) : go_on();
        if (next == question::error) return reply.first <= limit_ ? take_it() : go_on();
        if (reply.first <= limit_) return take_it();
        const bool hopeless = about.method != interpolation::direct && reply.first >= unbounded;
        if (reply.second > limit_ || hopeless) return go_on();
        ask(question::error, about);
    }

private:
    constexpr void take_it() noexcept {
        if (ordered_) return ask(question::order, about);
        end(true, true, about);
    }
    constexpr void go_on() noexcept {
        ++at_;
        start();
    }
    constexpr void start() noexcept {
        if (at_ != list_->count) {
            const table_layout& layout = list_->layout[at_];
            const bool checked = limited_ && layout.method != interpolation::direct;
            return ask(checked ? question::limits : question::bracket, layout);
        }
        if (!direct_allowed_) return end(false, false, {});
        if (limit_ >= 0.5) return end(true, true, direct_);
        ask(question::error, direct_);
    }

    const candidate_finder::list_type* list_;
    double limit_;
    table_layout direct_;
    bool direct_allowed_, ordered_, limited_;
    std::size_t at_ = 0;
};

/// The candidate with the smallest error among the first few; the earlier of two equal ones.
class search_for_least : public search_result {
public:
    constexpr search_for_least(const problem& p, const table_spec& spec,
                               const candidate_finder::list_type& list) noexcept
        : list_{&list},
          ordered_{spec.monotone.asked},
          count_{list.count < compared ? list.count : compared},
          limited_{p.has_lower_limit() || p.has_upper_limit()} {
        if (count_ == 0)
            end(false, false, {});
        else
            ask(question::bracket, list_->layout[0]);
    }

    constexpr void take(const answer& reply) noexcept {
        if (next == question::bracket) {
            bracket_[at_] = {reply.first, reply.second};
            reachable_ = reply.first < reachable_ ? reply.first : reachable_;
            if (++at_ < count_) return ask(question::bracket, list_->layout[at_]);
            at_ = 0;
            return start();
        }
        if (next == question::error) return note(reply.first);
        if (reply.first == 0) return note(unbounded);
        if (next == question::limits && ordered_) return ask(question::order, about);
        compare();
    }

private:
    /// How many candidates are compared by their true errors.
    static constexpr std::size_t compared = 8;

    constexpr void start() noexcept {
        const table_layout& layout = list_->layout[at_];
        if (limited_ && layout.method != interpolation::direct)
            ask(question::limits, layout);
        else if (ordered_)
            ask(question::order, layout);
        else
            compare();
    }
    /// A candidate that another one beats for certain needs no true error.
    constexpr void compare() noexcept {
        if (bracket_[at_].lower > reachable_)
            note(bracket_[at_].upper);
        else
            ask(question::error, list_->layout[at_]);
    }
    constexpr void note(double error) noexcept {
        if (at_ == 0 || error < least_) {
            least_ = error;
            best_ = at_;
        }
        if (++at_ < count_) return start();
        end(least_ < unbounded, true, list_->layout[best_]);
    }

    const candidate_finder::list_type* list_;
    bool ordered_;
    std::size_t count_, at_ = 0, best_ = 0;
    bool limited_;
    error_bracket bracket_[compared]{};
    double reachable_ = impossible, least_ = 0;
};

/// Whether a request is met without a search: nothing is asked for, and an 8-bit input gets a direct table.
constexpr bool wants_direct(const problem& p, const table_spec& spec) noexcept {
    return !has_error_limit(spec) && spec.max_bytes == 0 && spec.entries == 0 &&
           spec.interpolation == interpolation::any && p.in.bits == 8 && !spec.exact;
}

/// What is asked for instead of a request that is not met, to tell the user what could be had: the smallest error
/// within the bytes, or 4 KB; or an exact table of any size.
constexpr table_spec without_limit(const table_spec& request) noexcept {
    table_spec spec = request;
    if (spec.exact) {
        spec.max_bytes = 0;
        return spec;
    }
    spec.max_error = any_error;
    if (spec.max_bytes == 0 && spec.entries == 0) spec.max_bytes = 4096;
    return spec;
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
