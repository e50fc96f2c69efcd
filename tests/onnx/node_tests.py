#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Gives ONNX's own node tests to a program: node_tests.py <program>.

The program lists the operators that it wants (--operators), and reads each of their tests from its standard input: the node's
attributes, inputs, expected outputs, and the tolerances that ONNX's backend test itself applies. Exit status: the program's, or
77 (skipped) where python3-onnx or libonnx-testdata is not installed.

One item a line; floats are written in hexadecimal, so that no digit is lost:
    case <name> <operator> <rtol> <atol>
    float|int <attribute> <value>
    input|output <type> <rank> <dimension>... <element>...
    absent                                   (an optional input that is left out)
    unreadable <reason>                      (what is no tensor of numbers)
    end
"""
import glob
import os
import subprocess
import sys

SKIPPED = 77


def skip(reason):
    print(f"skipped: {reason}; apt-get install python3-onnx libonnx-testdata", file=sys.stderr)
    sys.exit(SKIPPED)


if sys.argv[1:] in (["-h"], ["--help"]):
    print(__doc__)
    sys.exit(0)
if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
    print("node_tests.py: one argument is needed, the program; see --help", file=sys.stderr)
    sys.exit(2)

try:
    import onnx
    from onnx import numpy_helper
    from onnx.backend.test.loader import load_model_tests
except ImportError as error:
    skip(f"{sys.executable} finds no onnx ({error})")

EXPANDED = "_expanded"


def read_tensor(path, wanted, word):
    """One line for the tensor in a file."""
    if not wanted.type.HasField("tensor_type"):
        return "unreadable not a tensor"
    tensor = onnx.TensorProto()
    with open(path, "rb") as file:
        tensor.ParseFromString(file.read())
    array = numpy_helper.to_array(tensor)
    if array.dtype.kind == "f":
        elements = [float(x).hex() for x in array.flat]
    elif array.dtype.kind in "iub":
        elements = [str(int(x)) for x in array.flat]
    else:
        return f"unreadable elements of type {array.dtype}"
    return " ".join([word, array.dtype.name, str(array.ndim), *map(str, array.shape), *elements])


def describe(test, model, node):
    """The lines of one data set after the other; the node says what the operator is, and the model what the files hold."""
    attributes = []
    for attribute in node.attribute:
        value = onnx.helper.get_attribute_value(attribute)
        if isinstance(value, float):
            attributes.append(f"float {attribute.name} {value.hex()}")
        elif isinstance(value, int):
            attributes.append(f"int {attribute.name} {value}")
        else:
            attributes.append(f"unreadable attribute {attribute.name}")

    sets = sorted(glob.glob(os.path.join(test.model_dir, "test_data_set_*")))
    if not sets:
        raise RuntimeError(f"{test.name} has no data")
    for data in sets:
        yield f"case {test.name} {node.op_type} {test.rtol.hex()} {test.atol.hex()}"
        yield from attributes
        names = [value.name for value in model.graph.input]
        for name in node.input:
            if name == "":
                yield "absent"
            else:
                i = names.index(name)
                yield read_tensor(os.path.join(data, f"input_{i}.pb"), model.graph.input[i], "input")
        for i, value in enumerate(model.graph.output):
            yield read_tensor(os.path.join(data, f"output_{i}.pb"), value, "output")
        yield "end"


def main():
    program = sys.argv[1]
    operators = set(subprocess.run([program, "--operators"], check=True, capture_output=True, text=True).stdout.split())
    try:
        tests = {test.name: test for test in load_model_tests(kind="node")}
    except (OSError, ValueError) as error:
        skip(f"no test data ({error})")
    if not tests:
        skip("no test data")

    lines = []
    for name in sorted(tests):
        model = onnx.load(os.path.join(tests[name].model_dir, "model.onnx"))
        # The same operator written as a graph of others, with data of its own: the node is that of the test it was made from.
        origin = name[: -len(EXPANDED)] if name.endswith(EXPANDED) else name
        graph = onnx.load(os.path.join(tests[origin].model_dir, "model.onnx")).graph if origin in tests else model.graph
        if len(graph.node) == 1 and graph.node[0].op_type in operators:
            lines += describe(tests[name], model, graph.node[0])
    sys.exit(subprocess.run([program], input="\n".join(lines) + "\n", text=True).returncode)


main()
