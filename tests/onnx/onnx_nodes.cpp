// SPDX-License-Identifier: MIT
// ONNX's node tests of activations: their inputs through fxact, against their expected outputs within their tolerances.
// node_tests.py writes the tests to the standard input, and documents the format.
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <optional>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <fxact/fxact.hpp>

namespace {
using namespace fxact;

/// How many cases of ONNX 1.12 are to run: fewer mean that the reader or the list below has lost some.
constexpr int least_cases = 121;

/// Elements as doubles, which hold every float and every integer of 32 bits.
struct tensor {
    std::string type;
    std::vector<std::size_t> shape;
    std::vector<double> elements;
};

struct node_case {
    std::string name, op;
    double rtol = 0, atol = 0;
    std::map<std::string, double> attributes;
    std::vector<std::optional<tensor>> inputs;
    std::vector<tensor> outputs;
    std::string unreadable;

    double attribute(const std::string& key, double otherwise) const {
        const auto found = attributes.find(key);
        return found == attributes.end() ? otherwise : found->second;
    }
    const tensor& input(std::size_t i) const { return inputs.at(i).value(); }
    const tensor& output() const { return outputs.at(0); }
};

/// The reason why a case of an operator that is offered cannot run.
struct not_offered : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// ---- reading

double read_number(std::istream& line) {
    std::string word;
    if (!(line >> word)) throw std::runtime_error("a line ends too early");
    char* end = nullptr;
    const double number = std::strtod(word.c_str(), &end);
    if (*end != '\0') throw std::runtime_error("not a number: " + word);
    return number;
}

tensor read_tensor(std::istream& line) {
    tensor result;
    std::size_t rank = 0, count = 1;
    line >> result.type >> rank;
    for (; rank != 0; --rank) {
        result.shape.push_back(static_cast<std::size_t>(read_number(line)));
        count *= result.shape.back();
    }
    for (; count != 0; --count) result.elements.push_back(read_number(line));
    return result;
}

/// The next case; none at the end.
std::optional<node_case> read_case(std::istream& in) {
    node_case result;
    bool begun = false;
    for (std::string text; std::getline(in, text);) {
        std::istringstream line{text};
        std::string word, key;
        line >> word;
        if (word == "case") {
            begun = true;
            line >> result.name >> result.op;
            result.rtol = read_number(line);
            result.atol = read_number(line);
        } else if (word == "float" || word == "int") {
            line >> key;
            result.attributes[key] = read_number(line);
        } else if (word == "input") {
            result.inputs.emplace_back(read_tensor(line));
        } else if (word == "output") {
            result.outputs.push_back(read_tensor(line));
        } else if (word == "absent") {
            result.inputs.emplace_back();
        } else if (word == "unreadable") {
            std::getline(line >> std::ws, result.unreadable);
        } else if (word == "end") {
            return result;
        } else if (!word.empty()) {
            throw std::runtime_error("not a line of a case: " + text);
        }
    }
    if (begun) throw std::runtime_error("the last case has no end");
    return std::nullopt;
}

// ---- from ONNX's types to ours

template <class T>
T from_double(double x) {
    if constexpr (discrete<T>)
        return T::from_raw(static_cast<rep_of<T>>(x));
    else
        return static_cast<T>(x);
}
template <class T>
double to_double(T x) {
    if constexpr (discrete<T>)
        return raw_of(x);
    else
        return static_cast<double>(x);
}

template <class T>
std::vector<T> elements_of(const tensor& from) {
    std::vector<T> result;
    for (const double x : from.elements) result.push_back(from_double<T>(x));
    return result;
}
template <class T>
std::vector<double> as_doubles(const std::vector<T>& from) {
    std::vector<double> result;
    for (const T x : from) result.push_back(to_double(x));
    return result;
}

/// run(T{}) for the type of ours that holds ONNX's.
template <class Run>
std::vector<double> with_real(const std::string& type, const Run& run) {
    if (type == "float32") return run(float{});
    if (type == "float64") return run(double{});
    throw not_offered("no format for " + type);
}
/// Integers too, as formats of step 1.
template <class Run>
std::vector<double> with_number(const std::string& type, const Run& run) {
    if (type == "int8") return run(fixed<std::int8_t, 0>{});
    if (type == "uint8") return run(fixed<std::uint8_t, 0>{});
    if (type == "int16") return run(fixed<std::int16_t, 0>{});
    if (type == "uint16") return run(fixed<std::uint16_t, 0>{});
    if (type == "int32") return run(fixed<std::int32_t, 0>{});
    if (type == "uint32") return run(fixed<std::uint32_t, 0>{});
    return with_real(type, run);
}

/// The element at a place of a larger shape when this tensor is repeated to fill it (ONNX's broadcasting).
double broadcast(const tensor& from, const std::vector<std::size_t>& shape, std::size_t place) {
    std::size_t index = 0, stride = 1;
    for (std::size_t axis = shape.size(); axis-- != 0;) {
        const std::size_t at = place % shape[axis], missing = shape.size() - from.shape.size();
        place /= shape[axis];
        if (axis < missing) continue;
        const std::size_t size = from.shape[axis - missing];
        index += (size == 1 ? 0 : at) * stride;
        stride *= size;
    }
    return from.elements.at(index);
}

// ---- kinds of calls

/// An activation, by its span form; the scalar one has to give the same.
template <class F>
std::vector<double> each_element(const node_case& node, const F& f) {
    return with_real(node.input(0).type, [&]<class T>(T) {
        const auto in = elements_of<T>(node.input(0));
        std::vector<T> out(in.size());
        apply(f, std::span{in}, std::span{out});
        for (std::size_t i = 0; i < in.size(); ++i)
            if (f(in[i]) != out[i]) throw std::runtime_error(node.name + ": the scalar call differs from the span");
        return as_doubles(out);
    });
}

/// The inputs' elements at each place, as a vector of T.
template <class T, class F>
std::vector<double> each_place(const node_case& node, const F& f) {
    std::vector<double> result;
    for (std::size_t place = 0; place < node.output().elements.size(); ++place) {
        std::vector<T> at;
        for (const auto& input : node.inputs)
            if (input) at.push_back(from_double<T>(broadcast(*input, node.output().shape, place)));
        result.push_back(to_double<T>(f(at)));
    }
    return result;
}

std::vector<double> clip_to_bounds(const node_case& node) {
    return with_number(node.input(0).type, [&]<class T>(T) {
        using limits = std::numeric_limits<T>;
        const auto bound = [&](std::size_t i, double otherwise) {
            return i < node.inputs.size() && node.inputs[i] ? node.input(i).elements.at(0) : otherwise;
        };
        double lowest = 0, highest = 0;
        if constexpr (discrete<T>) {
            lowest = static_cast<double>(std::numeric_limits<rep_of<T>>::min());
            highest = static_cast<double>(std::numeric_limits<rep_of<T>>::max());
        } else {
            lowest = static_cast<double>(limits::lowest());
            highest = static_cast<double>(limits::max());
        }
        const T low = from_double<T>(bound(1, lowest)), high = from_double<T>(bound(2, highest));
        std::vector<double> result;
        for (const double x : node.input(0).elements) result.push_back(to_double(clip(from_double<T>(x), low, high)));
        return result;
    });
}

tensor_axis axis_of(const node_case& node, int otherwise) {
    const auto& shape = node.input(0).shape;
    auto axis = static_cast<std::ptrdiff_t>(node.attribute("axis", otherwise));
    if (axis < 0) axis += static_cast<std::ptrdiff_t>(shape.size());
    tensor_axis result{.outer = 1, .size = shape.at(static_cast<std::size_t>(axis)), .inner = 1};
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (i < static_cast<std::size_t>(axis)) result.outer *= shape[i];
        if (i > static_cast<std::size_t>(axis)) result.inner *= shape[i];
    }
    return result;
}

/// row(in, out, axis) of a member of the softmax family.
template <class Row>
std::vector<double> each_row(const node_case& node, const Row& row) {
    return with_real(node.input(0).type, [&]<class T>(T) {
        const auto in = elements_of<T>(node.input(0));
        std::vector<T> out(in.size());
        if (row(std::span{in}, std::span{out}, axis_of(node, -1)) != in.size())
            throw std::runtime_error(node.name + ": nothing was written");
        return as_doubles(out);
    });
}

std::vector<double> name_largest(const node_case& node) {
    return with_real(node.input(0).type, [&]<class T>(T) {
        const auto in = elements_of<T>(node.input(0));
        std::vector<std::int64_t> indices(node.output().elements.size());
        const argmax_spec spec{.select_last_index = node.attribute("select_last_index", 0) != 0};
        if (argmax(std::span{in}, std::span{indices}, axis_of(node, 0), spec) != indices.size())
            throw std::runtime_error(node.name + ": nothing was written");
        return as_doubles(indices);
    });
}

// ---- the list: ONNX's operator, our call, and ONNX's defaults for attributes

struct offer {
    const char* call;  // what is written for it
    std::function<std::vector<double>(const node_case&)> run = {};
    const char* reason = "";  // where there is no call
};

const std::map<std::string, offer>& offers() {
    static const std::map<std::string, offer> list{
        {"Relu", {"relu", [](const node_case& n) { return each_element(n, relu); }}},
        {"LeakyRelu",
         {"leaky_relu{.negative_slope}",
          [](const node_case& n) { return each_element(n, leaky_relu{n.attribute("alpha", 0.01)}); }}},
        {"PRelu",
         {"prelu(x, slope)",
          [](const node_case& n) {
              return with_real(n.input(0).type, [&]<class T>(T) {
                  return each_place<T>(n, [](const auto& at) { return prelu(at.at(0), at.at(1)); });
              });
          }}},
        {"ThresholdedRelu",
         {"threshold_relu{.threshold}",
          [](const node_case& n) { return each_element(n, threshold_relu{n.attribute("alpha", 1.0)}); }}},
        {"Elu", {"elu{.alpha}", [](const node_case& n) { return each_element(n, elu{n.attribute("alpha", 1.0)}); }}},
        {"Celu", {"celu{.alpha}", [](const node_case& n) { return each_element(n, celu{n.attribute("alpha", 1.0)}); }}},
        {"Selu",
         {"selu_with{.alpha, .gamma}",
          [](const node_case& n) {
              return each_element(n, selu_with{.alpha = n.attribute("alpha", 1.67326319217681884765625),
                                               .gamma = n.attribute("gamma", 1.05070102214813232421875)});
          }}},
        {"Sigmoid", {"sigmoid", [](const node_case& n) { return each_element(n, sigmoid); }}},
        {"HardSigmoid",
         {"hard_sigmoid_with{.slope, .offset}",
          [](const node_case& n) {
              return each_element(n, hard_sigmoid_with{n.attribute("alpha", 0.2), n.attribute("beta", 0.5)});
          }}},
        {"HardSwish", {"hard_swish", [](const node_case& n) { return each_element(n, hard_swish); }}},
        {"Tanh", {"tanh", [](const node_case& n) { return each_element(n, fxact::tanh); }}},
        {"Softplus", {"softplus", [](const node_case& n) { return each_element(n, softplus); }}},
        {"Softsign", {"softsign", [](const node_case& n) { return each_element(n, softsign); }}},
        {"Exp", {"exp", [](const node_case& n) { return each_element(n, fxact::exp); }}},
        {"Sign", {"sign", [](const node_case& n) { return each_element(n, sign); }}},
        {"Identity", {"identity", [](const node_case& n) { return each_element(n, identity); }}},
        {"Shrink",
         {"shrink{.lambda, .bias}",
          [](const node_case& n) {
              return each_element(n, shrink{.lambda = n.attribute("lambd", 0.5), .bias = n.attribute("bias", 0.0)});
          }}},
        {"Clip", {"clip(x, low, high)", clip_to_bounds}},
        {"Max",
         {"maximum(a, b)",
          [](const node_case& n) {
              return with_number(n.input(0).type, [&]<class T>(T) {
                  return each_place<T>(n, [](const auto& at) {
                      T most = at.at(0);
                      for (const T x : at) most = maximum(most, x);
                      return most;
                  });
              });
          }}},
        {"Min",
         {"minimum(a, b)",
          [](const node_case& n) {
              return with_number(n.input(0).type, [&]<class T>(T) {
                  return each_place<T>(n, [](const auto& at) {
                      T least = at.at(0);
                      for (const T x : at) least = minimum(least, x);
                      return least;
                  });
              });
          }}},
        {"Where",
         {"select(condition, a, b)",
          [](const node_case& n) {
              return with_number(n.input(1).type, [&]<class T>(T) {
                  return each_place<T>(n, [](const auto& at) { return select(at.at(0) != T{}, at.at(1), at.at(2)); });
              });
          }}},
        {"Softmax",
         {"softmax(in, out, axis)",
          [](const node_case& n) {
              return each_row(n, [](auto in, auto out, const auto& axis) { return softmax(in, out, axis); });
          }}},
        {"LogSoftmax",
         {"log_softmax(in, out, axis)",
          [](const node_case& n) {
              return each_row(n, [](auto in, auto out, const auto& axis) { return log_softmax(in, out, axis); });
          }}},
        {"Hardmax",
         {"hardmax(in, out, axis)",
          [](const node_case& n) {
              return each_row(n, [](auto in, auto out, const auto& axis) { return hardmax(in, out, axis); });
          }}},
        {"ArgMax", {"argmax(in, indices, axis, argmax_spec{.select_last_index})", name_largest}},
        {"ArgMin", {nullptr, {}, "there is no argmin"}},
        {"Erf", {nullptr, {}, "no activation; gelu has its own"}},
        {"SoftmaxCrossEntropyLoss", {nullptr, {}, "a loss; cross_entropy_gradient is its gradient"}},
    };
    return list;
}

// ---- running

struct tally {
    int ran = 0, agreed = 0;
    double worst = 0;  // the largest error, in tolerances
};

/// The largest |got - expected| / (atol + rtol |expected|), as numpy's assert_allclose has it; integers have to be
/// equal.
double worst_error(const node_case& node, const std::vector<double>& got) {
    const tensor& expected = node.output();
    if (got.size() != expected.elements.size()) return double{INFINITY};
    double worst = 0;
    for (std::size_t i = 0; i < got.size(); ++i) {
        const double wanted = expected.elements[i];
        if (got[i] == wanted || (std::isnan(got[i]) && std::isnan(wanted))) continue;
        const double error = std::abs(got[i] - wanted) / (node.atol + node.rtol * std::abs(wanted));
        worst = std::fmax(worst, expected.type.starts_with("float") && !std::isnan(error) ? error : double{INFINITY});
    }
    return worst;
}

int run_all(std::istream& in) {
    std::map<std::string, tally> tallies;
    std::map<std::string, int> left_out;  // by reason
    int ran = 0, agreed = 0;
    while (const auto node = read_case(in)) {
        const offer& what = offers().at(node->op);
        try {
            if (what.call == nullptr) throw not_offered(what.reason);
            if (!node->unreadable.empty()) throw not_offered(node->unreadable);
            const double error = worst_error(*node, what.run(*node));
            tally& sum = tallies[node->op];
            ++sum.ran, ++ran;
            sum.worst = std::fmax(sum.worst, error);
            if (error <= 1)
                ++sum.agreed, ++agreed;
            else
                std::printf("%s disagrees: %g times the tolerance\n", node->name.c_str(), error);
        } catch (const not_offered& why) {
            ++left_out[node->op + ": " + why.what()];
        }
    }
    for (const auto& [op, sum] : tallies)
        std::printf("%-16s %-56s %2d of %2d agree, worst error %.2g of the tolerance\n", op.c_str(),
                    offers().at(op).call, sum.agreed, sum.ran, sum.worst);
    for (const auto& [reason, count] : left_out) std::printf("not offered: %3d of %s\n", count, reason.c_str());
    std::printf("%d cases ran, %d agree\n", ran, agreed);
    if (ran < least_cases) std::printf("at least %d should have run\n", least_cases);
    return ran == agreed && ran >= least_cases ? 0 : 1;
}
}  // namespace

int main(int argc, char** argv) {
    if (argc == 2 && std::string{argv[1]} == "--operators") {
        for (const auto& [op, what] : offers()) std::printf("%s\n", op.c_str());
        return 0;
    }
    if (argc != 1) {
        std::fprintf(stderr, "usage: onnx_nodes [--operators] < tests of node_tests.py\n");
        return 2;
    }
    try {
        return run_all(std::cin);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "onnx_nodes: %s\n", error.what());
        return 1;
    }
}
