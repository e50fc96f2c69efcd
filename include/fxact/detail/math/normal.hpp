// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/bits/as_double.hpp>
#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/math/exp_wide.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/number.hpp>

/// The normal distribution, of which erf is the other name: Phi(x) = (1 + erf(x / sqrt 2)) / 2.
namespace fxact::detail {

/// h(x) = Phi(-x) e^(x^2/2) (Mills' ratio over sqrt 2 pi) for x >= 0, in segments: those of 2 + x between powers of
/// two, a quarter of an octave each. In segment i, with x + 2 = 2^(i/4 + 1) (1 + (i%4 + u)/4) and u in [0, 1), 2^(i/4 +
/// 1) h = a[0] - a[1] u + a[2] u^2 - ..., fractions: h is completely monotone, so all the a are positive. Interpolated
/// at the Chebyshev nodes of u; the largest relative error is 2^-30.3 and 2^-59.0. (scripts/coefficients.sh computes
/// every constant here.)
template <class Word>
inline constexpr std::array<std::array<Word, 0>, 0> mills_table{};
template <>
inline constexpr std::array<std::array<std::uint32_t, 8>, 13> mills_table<std::uint32_t>{
    {{{0xFFFFFFFF, 0x66211474, 0x1FFFF86D, 0x0882845E, 0x01FF09A6, 0x006ACF52, 0x0012A76A, 0x000203EF}},
     {{0xB3013D6A, 0x3960C55D, 0x0F340D09, 0x0383AA04, 0x00BAC5C9, 0x0023168E, 0x00059F58, 0x000092A4}},
     {{0x85ED9702, 0x232A4948, 0x07F31FFC, 0x019AFC20, 0x004BBFB7, 0x000CCFBF, 0x0001E21E, 0x00002E47}},
     {{0x695C1566, 0x171C04C1, 0x048100B6, 0x00CCBEBB, 0x0021A642, 0x00052328, 0x0000B17E, 0x0000100C}},
     {{0xAC22EE55, 0x403E7595, 0x15D2EBCC, 0x06DCD2DA, 0x0203527F, 0x008A4282, 0x001E6B41, 0x0003E5E8}},
     {{0x7C6E2708, 0x2339DDFB, 0x09604302, 0x025D938C, 0x0091626E, 0x0020B530, 0x000644E7, 0x0000BBC6}},
     {{0x60AD2EE3, 0x15CF97A9, 0x04B76765, 0x00FB4D0C, 0x003271B3, 0x0009A6DD, 0x00019F35, 0x00002C71}},
     {{0x4EC3EF2D, 0x0EB0A759, 0x02A85508, 0x0077A874, 0x00147BB1, 0x000361DC, 0x00008096, 0x00000CA2}},
     {{0x84AB0462, 0x2A0D178E, 0x0D0767D2, 0x03F31C32, 0x012AAE4E, 0x00532AF2, 0x00132FE4, 0x00028F28}},
     {{0x649A5C8C, 0x186B841F, 0x05D89553, 0x016178A0, 0x0052305D, 0x001268BC, 0x000392CC, 0x00006CD4}},
     {{0x50E8E2B9, 0x0FDF967A, 0x0315E41D, 0x009827AA, 0x001D0280, 0x0005650B, 0x0000E5B9, 0x00001898}},
     {{0x439F7347, 0x0B1E7E43, 0x01D0FB4C, 0x004B772D, 0x000C28FF, 0x0001ECF1, 0x0000476C, 0x000006F0}},
     {{0x7421EB5B, 0x20D9B76A, 0x093F37C6, 0x0296E214, 0x00B7CD03, 0x0030D734, 0x000AEF41, 0x00016F45}}}};
template <>
inline constexpr std::array<std::array<std::uint64_t, 15>, 18> mills_table<std::uint64_t>{
    {{{0xFFFFFFFFFFFFFFFF, 0x662114CF50D941E8, 0x1FFFFFFFFFFFE9D4, 0x0882C1BBF164E11F, 0x01FFFFFFFFD85DD0,
       0x006CF016310637BD, 0x001555554C819391, 0x0003E400A5EC3C2E, 0x0000AAAA3CA9FC48, 0x00001BA9C4C0B717,
       0x00000442D68F2383, 0x0000009F5EA7B729, 0x000000157BD14977, 0x0000000266F76EBE, 0x000000002951A850}},
     {{0xB3013D6A612578D8, 0x3960C574B88FE3F2, 0x0F340EFEB512AF24, 0x0383B9DF2AF4B30D, 0x00BB0551F89BA7EC,
       0x0023A2A0A8B0BC07, 0x00064EC761F16EC6, 0x00010C232A6C1157, 0x00002A151071E28E, 0x000006475BB793A0,
       0x000000E4EB283113, 0x0000001F13FB0B94, 0x00000003ECA99831, 0x000000006AA571D6, 0x0000000006EA19B0}},
     {{0x85ED9701CEF98EC7, 0x232A494E695C7ACE, 0x07F3208C9F88128A, 0x019B00AF18DB9FD0, 0x004BD1F2E6DBF5E3,
       0x000CF7D6DD512D99, 0x0002141836EEA6CA, 0x0000508F153DF778, 0x00000B97CD579FCB, 0x00000197F5C37EE8,
       0x00000035C1E83764, 0x00000006C8B42976, 0x00000000CD60BB55, 0x0000000014AE025D, 0x00000000014AF574}},
     {{0x695C1565A24ADB8C, 0x171C04C317211D8B, 0x048100E38B9CF03F, 0x00CCC02CB45B82E6, 0x0021AC05D6E87019,
       0x00052FCE28C61EE5, 0x0000C13123CF68F8, 0x00001AB8F446CAEA, 0x00000388319F5399, 0x00000072AC09CCFF,
       0x0000000DFF26275C, 0x00000001A4A5DDB1, 0x000000002E9756E1, 0x000000000472A036, 0x000000000044983D}},
     {{0xAC22EE56952A738E, 0x403E76901910165A, 0x15D3009B3181C9D1, 0x06DD7C733C4AD62E, 0x020601ED281C97DC,
       0x00904B518EF3EF50, 0x00263C8AF0DC322A, 0x0009B04BB4F0D109, 0x00025B6C676D7DE9, 0x00008D5717690870,
       0x00001FD432B8ED30, 0x000006C74EA92FF6, 0x00000149EBE9EC94, 0x0000003092E50BE3, 0x00000003F4287043}},
     {{0x7C6E2708C7A6DE25, 0x2339DE22EC706DA8, 0x09604650012A939F, 0x025DAE664D9F21D0, 0x0091CEC745AE1FA1,
       0x0021A6D0152A32A2, 0x000779B9146270A8, 0x00019A84DFB0C049, 0x000055441F8CB578, 0x0000112E57A221CE,
       0x0000035B24697FD5, 0x000000A0B12B5B3D, 0x0000001B646BB149, 0x00000003B7B27BA1, 0x00000000495DC99F}},
     {{0x60AD2EE325373733, 0x15CF97B0AE882BF3, 0x04B76810358B3EF6, 0x00FB527A9D732C2D, 0x003287896FE6D9D5,
       0x0009D7442C0A9D66, 0x0001DC69733F9FD9, 0x000057A8E03D63E2, 0x00000FB8A3867067, 0x000002C078AF46D3,
       0x000000784DB54D92, 0x00000013DC6E2C1C, 0x000000030A524C1F, 0x000000006150D36A, 0x0000000007199F03}},
     {{0x4EC3EF2D31DEF931, 0x0EB0A75B4A0A2AD8, 0x02A855325FD610F7, 0x0077A9CA78F3E224, 0x0014810F80C3AE22,
       0x00036DB29763B3B6, 0x00008F6DC1BD5AD5, 0x000016EFAED2549C, 0x00000397E7EA1961, 0x0000008D52F2D97F,
       0x0000001549327836, 0x000000031F3A7302, 0x000000006E3ADEFB, 0x000000000CB4FED5, 0x0000000000E0A113}},
     {{0x84AB0463D8AF8831, 0x2A0D1846E559A5B4, 0x0D07771E513CC910, 0x03F3993A967F370D, 0x012CAB6E7D186D7F,
       0x0057ABF1DB36B2F6, 0x00191A61CD699D85, 0x0007106259E59334, 0x0001F462AD740638, 0x00008804462CC41C,
       0x0000240A45FEF2D9, 0x00000909F3071395, 0x000001FCD0D74543, 0x00000053DCBC3BE1, 0x0000000762600E5B}},
     {{0x649A5C8BD433726B, 0x186B8437CA5CFB91, 0x05D89759557EB97C, 0x016189189B23BBAA, 0x005272F6E84F4709,
       0x0012FDCA5B4467A6, 0x00045288D3F6BE3C, 0x0000F8F10538F291, 0x00003760104ADA15, 0x00000C2CBB9047B9,
       0x000002A273BE23D8, 0x0000008CD50252BF, 0x0000001AA5514CE1, 0x00000003EF85D950, 0x0000000052791FAB}},
     {{0x50E8E2B91BB5166C, 0x0FDF967EE36E62BE, 0x0315E47D551A4C98, 0x00982ABAF7E34057, 0x001D0ED67D9FFB70,
       0x0005806ECF6A0EB7, 0x00010872F3167011, 0x0000313FFD3B8A1E, 0x0000091959E90AFD, 0x000001AADC3D67A8,
       0x0000004D68A10B04, 0x0000000DB51A9372, 0x0000000240D499DB, 0x000000004CA7A070, 0x0000000005D8A134}},
     {{0x439F734764C64821, 0x0B1E7E439AFD6029, 0x01D0FB6385AC0DE3, 0x004B77E8A146ADBE, 0x000C2BEFBE030E42,
       0x0001F36E8A86D819, 0x00004F9054528334, 0x00000C997611E8CE, 0x000001FBC445C862, 0x0000004F75B03B7D,
       0x0000000C5816A405, 0x00000001E2F0CB35, 0x0000000045BA1BCB, 0x0000000008619701, 0x000000000098E7DD}},
     {{0x7421EB5B832FD608, 0x20D9B7CF83D9A912, 0x093F4029ADA9A799, 0x0297269E1499A461, 0x00B8E4018608454F,
       0x00334EB4E920655D, 0x000E2C1171F17CE2, 0x0003E58D3E70E278, 0x000110F7CA7217C9, 0x00004A33A9232CAB,
       0x000013DA16CD1718, 0x0000050F4689A959, 0x00000121F4E1E76F, 0x000000308B722FB2, 0x0000000453565F9B}},
     {{0x5A80FF6D17271AB7, 0x13FD5D25B35108E3, 0x0466E21B81D35BF9, 0x00F768DF90820E52, 0x003628B5DD9180B6,
       0x000BD22A1E2DEDD6, 0x000292960C261625, 0x00008EEA56D23F9F, 0x00001EEC0B856F3B, 0x000006AA8DC059DE,
       0x0000016CE3DB2262, 0x0000004BCC7849EC, 0x0000000E56C91AA3, 0x000000021F77A28B, 0x000000002C9D5891}},
     {{0x4A1F8F29C2F5875E, 0x0D6BFD7931EA04E1, 0x026CE879837360A2, 0x006FF9EF4FA72CB9, 0x001427553565E054,
       0x00039EBBB90FA126, 0x0000A621F11EA25E, 0x00001DB92E913F19, 0x0000054EAE4036CE, 0x000000F20CD97805,
       0x0000002AEB746BD7, 0x00000007797A5D81, 0x000000013715D2DE, 0x000000002914B219, 0x00000000031F96BB}},
     {{0x3EC195BE283CDD78, 0x09A05E93DD96943C, 0x017977E83F50CF2E, 0x0039BBA16031A62E, 0x0008D13D383766D2,
       0x0001583E3C13C6FC, 0x0000346C84448DAD, 0x000007F8DAB36D08, 0x00000135E8345B03, 0x0000002EFC676934,
       0x000000071A5B8D2E, 0x000000010FAC0239, 0x00000000268C189C, 0x0000000004943201, 0x000000000052F2CA}},
     {{0x6CD133E1D08311BA, 0x1CF42B9D5E618835, 0x07B20A75D2A38152, 0x020B084B5E9271B2, 0x008AB5B2E8FDCCA8,
       0x0024BF04CB0EAB07, 0x0009B95777AB1DD7, 0x0002920412554D65, 0x0000ADB412F10200, 0x00002DB711F9EA18,
       0x00000BE3BEA3B152, 0x000002F5FC597082, 0x000000A6C845BFD6, 0x0000001B99FD6F1B, 0x00000002710B8782}},
     {{0x55F1B1E8CC0CBC2B, 0x12118ADE8A22C11A, 0x03CBC8F77CF4982C, 0x00CC05EA0CB2D428, 0x002ACDFC0941787A,
       0x0008F97197D909FE, 0x0001E15A01446046, 0x000064C81D1A8C7F, 0x00001515C33E18B1, 0x00000467B859438E,
       0x000000EA47A55D72, 0x0000002F740A69B1, 0x00000008CC18F0BE, 0x0000000148ACEF29, 0x000000001ABBD1AA}}}};

/// From here on Phi(-x) x is below half the smallest float or double, and the segments need not go on.
template <class Word>
inline constexpr int mills_end = bits_of<Word> == 32 ? 16 : 42;

/// h(|x|) for |x| < mills_end: at most 16 units off, 40 in 64 bits.
template <class Word>
constexpr number<Word> mills(const number<Word>& x) noexcept {
    constexpr int bits = bits_of<Word>;
    // The octave of 2 + x, and the fraction of the way through it.
    int octave = 0;
    Word fraction = shift_right(x.mantissa, x.exponent < 0 ? -x.exponent : 0);
    if (x.exponent > 0) {
        const Word sum = (x.mantissa >> 1) + (top_bit<Word> >> x.exponent);
        const bool next = sum >= top_bit<Word>;
        octave = x.exponent - !next;
        fraction = next ? sum << 1 : sum << 2;
    }
    const auto segment = static_cast<std::size_t>(octave) * 4 + static_cast<std::size_t>(fraction >> (bits - 2));
    const auto& a = mills_table<Word>[segment];
    const Word u = fraction << 2;
    Word p = a.back();
    for (std::size_t k = a.size() - 1; k-- > 0;) p = a[k] - multiply_high(u, p);
    return normalized(false, p, -2 - octave);
}

/// Phi(x), the normal distribution function, with a small relative error however far below 0; exactly 1/2 at 0.
template <class Word>
constexpr approximation<Word> normal_distribution(const number<Word>& x) noexcept {
    const number<Word> one{1.0}, below_one{false, Word{} - Word{1}, -1};
    if (x.is_zero()) return {number<Word>{0.5}, 0};
    if (compare_magnitude(x, number<Word>{double{mills_end<Word>}}) >= 0)
        return {x.negative || x.is_nan() ? exponential_beyond<Word>(true, x.exponent).value : below_one, 1};
    const approximation<Word> power = gaussian_within(x), tail = multiply(power.value, mills(x));
    const std::uint32_t error_ulps = power.error_ulps + tail.error_ulps + (bits_of<Word> == 32 ? 16 : 40);
    if (x.negative) return {tail.value, error_ulps};
    return {one - tail.value, error_ulps + 1};
}

/// 1 / sqrt(2 pi) to 159 bits, as a sum of doubles.
inline constexpr double inverse_sqrt_2_pi_terms[]{as_double(0x1.9884533d43651p-2L), as_double(-0x1.cbc0d30ebfd15p-56L),
                                                  as_double(-0x1.c7402c7d60cfbp-112L)};
template <class W>
constexpr W inverse_sqrt_2_pi() {
    return W{inverse_sqrt_2_pi_terms[0]} + W{inverse_sqrt_2_pi_terms[1]} + W{inverse_sqrt_2_pi_terms[2]};
}
template <class W>
inline constexpr W inverse_sqrt_2_pi_of = inverse_sqrt_2_pi<W>();

/// phi(x) = e^(-x^2/2) / sqrt(2 pi), the normal density.
template <class Word>
constexpr number<Word> normal_pdf(const number<Word>& x) noexcept {
    return gaussian(x) * inverse_sqrt_2_pi_of<number<Word>>;
}
template <class Word>
constexpr ball<Word> normal_pdf(const ball<Word>& x) noexcept {
    return gaussian(x) * inverse_sqrt_2_pi_of<ball<Word>>;
}

/// Phi(x) for any real, phi(x) given. Near 0, 1/2 + phi(x) (x + x^3/3 + x^5/(3 5) + ...), 2^-200 of it left out; far
/// from 0, Laplace's continued fraction for the tail, x + 1/(x + 2/(x + 3/...)), from its front by numerators and
/// denominators. Few divisions do, and the counting is done in W: on the chip a double would be software.
template <class W>
constexpr W normal_cdf_of(const W& x, const W& density) {
    const bool negative = x < W{0.0};
    const W size = negative ? -x : x, one{1.0};
    if (W{17.0} < x) return one - density;  // the tail is less, and either is below 2^-200
    if (W{5.0} < size) {
        // With a and b the numerators and denominators over powers of x: a_k = a_(k-1) + k/x^2 a_(k-2), b alike. The
        // terms left out count less than 2^-162 of the tail, or of 1 where the tail is taken from it: less than the
        // ball's error.
        const W step = one / (size * size);
        W a = one, a_before = one, b = one, b_before{0.0}, weight{0.0};
        for (int rest = W{9.0} < x ? 30 : W{9.0} < size ? 80 : 160; rest > 0; --rest) {
            weight = weight + step;
            const W a_next = a + weight * a_before, b_next = b + weight * b_before;
            a_before = a;
            b_before = b;
            a = a_next;
            b = b_next;
        }
        const W tail = density * b / (size * a);
        return negative ? tail : one - tail;
    }
    const W square = x * x;
    W numerator = one, denominator = one, power = one, odd = one;
    const int terms = square < W{2.0} ? 50 : 120;
    for (int n = 1; n < terms; ++n) {
        odd = odd + W{2.0};
        power = power * square;
        numerator = numerator * odd + power;
        denominator = denominator * odd;
    }
    return W{0.5} + density * x * (numerator / denominator);
}

/// Phi(x), the normal distribution function.
template <class Word>
constexpr number<Word> normal_cdf(const number<Word>& x) noexcept {
    return normal_distribution(x).value;
}
/// A relative error of x grows by |x| phi(x) / Phi(x): at most 1 for x >= 0, at most |x| (|x| + 1) below.
template <class Word>
constexpr ball<Word> normal_cdf(const ball<Word>& x) noexcept {
    if (vanishes(x)) return nudged(ball<Word>{0.5}, !x.midpoint.negative).from(x);
    const int e = x.midpoint.exponent;
    if (x.has_sign() && e > 7) return x.midpoint.negative ? gaussian(x) : nudged(ball<Word>{1.0}, false).from(x);
    const ball<Word> y{normal_distribution(x.midpoint),
                       scale_error(x.error, !x.midpoint.negative || e < -1 ? 0 : 2 * e + 3)};
    return on_side_of(y.from(x), ball<Word>{1.0}, false);
}
constexpr ball<limbs<5>> normal_cdf(const ball<limbs<5>>& x) noexcept { return normal_cdf_of(x, normal_pdf(x)); }
constexpr number<limbs<5>> normal_cdf(const number<limbs<5>>& x) noexcept { return normal_cdf_of(x, normal_pdf(x)); }

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
