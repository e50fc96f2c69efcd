// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/format.hpp>

namespace fxact::test {

/// A foreign format of any step and zero point, as format_traits allows.
template <class Rep, int StepPerMillion, int ZeroPoint>
struct affine_code {
    Rep code;
    friend bool operator==(affine_code, affine_code) = default;
};

}  // namespace fxact::test

template <class Rep, int StepPerMillion, int ZeroPoint>
struct fxact::format_traits<fxact::test::affine_code<Rep, StepPerMillion, ZeroPoint>> {
    using type = fxact::test::affine_code<Rep, StepPerMillion, ZeroPoint>;
    using rep = Rep;
    static constexpr double step = StepPerMillion * 1e-6;
    static constexpr int zero_point = ZeroPoint;
    static constexpr rep raw(type x) noexcept { return x.code; }
    static constexpr type from_raw(rep code) noexcept { return {code}; }
};
