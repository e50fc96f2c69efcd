/* SPDX-License-Identifier: MIT */
/* The C face of fxact: C99. Compile c/fxact_c.cpp with any C++20 compiler and link it (CMake: the target fxact::c).
 *
 * Formats
 *   s8    int8_t, Q3.4:   value = x / 16,    from -8 to 7.9375
 *   s16   int16_t, Q3.12: value = x / 4096,  from -8 to 7.99976
 *   f32   float
 * The results have the format of the inputs, but for these, whose formats are those of TFLite:
 *   sigmoid_s8   value = (y + 128) / 256        sigmoid_s16   Q0.15: value = y / 32768
 *   tanh_s8      Q0.7: value = y / 128          tanh_s16      Q0.15
 *   softmax_s8   value = (y + 128) / 256        softmax_s16   Q0.15
 * Results that a format cannot hold are its nearer end.
 *
 * Every function maps n elements of in to out, which may be the same array. It returns the number of elements that it
 * wrote, n. softmax writes nothing, and returns 0, for more than 65,536 elements. NaN gives NaN.
 *
 * Error: s8 correctly rounded; s16 within 1 step (relu, relu6 and step exact); f32 as the functions of C++. The results
 * are those of fxact's C++ calls and tables, with the same bits on every machine (tests/c/face.c).
 */
#ifndef FXACT_C_FXACT_H
#define FXACT_C_FXACT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

size_t fxact_step_s8(const int8_t* in, int8_t* out, size_t n);
size_t fxact_relu_s8(const int8_t* in, int8_t* out, size_t n);
size_t fxact_relu6_s8(const int8_t* in, int8_t* out, size_t n);
size_t fxact_sigmoid_s8(const int8_t* in, int8_t* out, size_t n);
size_t fxact_tanh_s8(const int8_t* in, int8_t* out, size_t n);
size_t fxact_silu_s8(const int8_t* in, int8_t* out, size_t n);
size_t fxact_gelu_s8(const int8_t* in, int8_t* out, size_t n);

size_t fxact_step_s16(const int16_t* in, int16_t* out, size_t n);
size_t fxact_relu_s16(const int16_t* in, int16_t* out, size_t n);
size_t fxact_relu6_s16(const int16_t* in, int16_t* out, size_t n);
size_t fxact_sigmoid_s16(const int16_t* in, int16_t* out, size_t n);
size_t fxact_tanh_s16(const int16_t* in, int16_t* out, size_t n);
size_t fxact_silu_s16(const int16_t* in, int16_t* out, size_t n);
size_t fxact_gelu_s16(const int16_t* in, int16_t* out, size_t n);

size_t fxact_step_f32(const float* in, float* out, size_t n);
size_t fxact_relu_f32(const float* in, float* out, size_t n);
size_t fxact_relu6_f32(const float* in, float* out, size_t n);
size_t fxact_sigmoid_f32(const float* in, float* out, size_t n);
size_t fxact_tanh_f32(const float* in, float* out, size_t n);
size_t fxact_silu_f32(const float* in, float* out, size_t n);
size_t fxact_gelu_f32(const float* in, float* out, size_t n);

/* The probabilities of a row of logits. */
size_t fxact_softmax_s8(const int8_t* in, int8_t* out, size_t n);
size_t fxact_softmax_s16(const int16_t* in, int16_t* out, size_t n);
size_t fxact_softmax_f32(const float* in, float* out, size_t n);

/* The index of the largest element, the first among equals; 0 for none. */
size_t fxact_argmax_s8(const int8_t* in, size_t n);
size_t fxact_argmax_s16(const int16_t* in, size_t n);
size_t fxact_argmax_f32(const float* in, size_t n);

/* ---- Scales that only the program knows: value = (x - zero_point) * scale
 *
 * fxact_make_sigmoid_lut8(lut, ...) fills a table of 256 correctly rounded results, and fxact_look_up_s8 looks them up:
 * out = lut[(uint8_t)in]. A scale that is not finite and above 0, or a zero point that int8_t does not hold, makes every
 * entry the output's zero point, saturated.
 */
void fxact_make_sigmoid_lut8(int8_t lut[256], double in_scale, int in_zero_point, double out_scale, int out_zero_point);
void fxact_make_tanh_lut8(int8_t lut[256], double in_scale, int in_zero_point, double out_scale, int out_zero_point);
void fxact_make_silu_lut8(int8_t lut[256], double in_scale, int in_zero_point, double out_scale, int out_zero_point);
void fxact_make_gelu_lut8(int8_t lut[256], double in_scale, int in_zero_point, double out_scale, int out_zero_point);
size_t fxact_look_up_s8(const int8_t lut[256], const int8_t* in, int8_t* out, size_t n);

#ifdef __cplusplus
}
#endif

#endif
