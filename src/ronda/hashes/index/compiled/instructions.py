"""The few machine instructions that the search lives on and that numba does not offer by itself.

Two things to know. They are written as LLVM's own portable instructions: a processor without wide
registers gets the same result from narrower ones. And none of them checks bounds: the caller sees
to it that 32 values can be read where `within_32` looks.
"""

from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

LANES = 32
"""How many values `within_32` compares at once, and by how much its array must be padded."""

_I1, _I8, _I16, _I32, _I64 = (ir.IntType(bits) for bits in (1, 8, 16, 32, 64))


@intrinsic
def popcount(typing: Any, value: Any) -> Any:
    """How many bits of an unsigned 64-bit value are set."""
    signature = types.uint64(types.uint64)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.ctpop(arguments[0])

    return signature, generate


@intrinsic
def lowest_bit(typing: Any, value: Any) -> Any:
    """The place of the lowest bit that is set in an unsigned 64-bit value other than 0."""
    signature = types.uint64(types.uint64)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.cttz(arguments[0], ir.Constant(_I1, 1))

    return signature, generate


@intrinsic
def within_32(typing: Any, array: Any, start: Any, value: Any, most: Any) -> Any:
    """Which of the 32 values of a uint16 array from `start` differ from `value` in ≤ `most` bits.

    The answer has bit k set for the value at `start + k`.
    """
    signature = types.uint64(array, types.int64, types.uint16, types.uint16)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        lanes = ir.VectorType(_I16, LANES)
        start = _place(context, builder, signature, arguments)
        block = builder.load(builder.bitcast(start, lanes.as_pointer()), align=2)
        unlike = builder.xor(block, _splat(builder, arguments[2], lanes))
        counted = _ctpop(builder, lanes, unlike)
        near = builder.icmp_unsigned("<=", counted, _splat(builder, arguments[3], lanes))
        return builder.zext(builder.bitcast(near, _I32), _I64)

    return signature, generate


@intrinsic
def prefetch(typing: Any, array: Any, index: Any) -> Any:
    """Ask the memory for the place `index` of a one-dimensional array, and do not wait for it."""
    signature = types.void(array, types.int64)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        place = _place(context, builder, signature, arguments)
        pointer = builder.bitcast(place, _I8.as_pointer())
        known = ir.FunctionType(ir.VoidType(), [_I8.as_pointer(), _I32, _I32, _I32])
        function = cgutils.get_or_insert_function(builder.module, known, "llvm.prefetch.p0")
        read, keep, data = (ir.Constant(_I32, number) for number in (0, 3, 1))
        builder.call(function, [pointer, read, keep, data])
        return context.get_dummy_value()

    return signature, generate


def _place(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
    """The address of the element `arguments[1]` of the array `arguments[0]`."""
    array = context.make_array(signature.args[0])(context, builder, arguments[0])
    return builder.gep(array.data, [arguments[1]])


def _splat(builder: Any, value: Any, lanes: ir.VectorType) -> Any:
    """A vector that has `value` in every lane."""
    undefined = ir.Constant(lanes, ir.Undefined)
    first = builder.insert_element(undefined, value, ir.Constant(_I32, 0))
    places = ir.Constant(ir.VectorType(_I32, LANES), [0] * LANES)
    return builder.shuffle_vector(first, undefined, places)


def _ctpop(builder: Any, lanes: ir.VectorType, value: Any) -> Any:
    known = ir.FunctionType(lanes, [lanes])
    function = cgutils.get_or_insert_function(builder.module, known, f"llvm.ctpop.v{LANES}i16")
    return builder.call(function, [value])
