"""What each line of some functions makes, told by the lines themselves while they run.

Nothing is computed a second time: Python's own trace function watches the locals of the chosen
functions change, and forward hooks watch the modules that are called in between.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from torch import Tensor, nn

from ml.inside.activations import Hook, hooked


@dataclass(slots=True, eq=False)
class Made:
    """A value that a statement made. `offset` counts its line from the function's `def`, from 0."""

    function: str  # qualified, such as ConceptNet.steps
    file: Path
    offset: int
    text: str  # the statement's first line
    name: str  # a variable, `return`, `yield`, or the module that was called
    value: object
    module: str = ""  # its class, where a module made the value
    given: bool = False  # an argument of the function


@dataclass(slots=True, eq=False)
class Trace:
    """Everything made, in order, and the lines that ran of each function."""

    made: list[Made] = field(default_factory=list)
    ran: dict[tuple[Path, str], set[int]] = field(default_factory=dict)


@contextmanager
def following(functions: Sequence[Callable[..., Any]], network: nn.Module) -> Iterator[Trace]:
    """Follow the first call of each function in the block, and the modules of `network` in it."""
    follower = _Follower({inspect.unwrap(one).__code__ for one in functions})
    names = {name: module for name, module in network.named_modules() if _leaf(module)}
    hooks = {name: follower.hook(name, module) for name, module in names.items() if name}
    before = sys.gettrace()  # a debugger's, or that of coverage
    with ExitStack() as stack:
        stack.enter_context(hooked(network, hooks))
        stack.callback(sys.settrace, before)
        sys.settrace(follower.enter)
        yield follower.trace


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a function stands, and where each statement of its file begins."""

    file: Path
    name: str
    first: int  # line of its `def`, from 1
    lines: Sequence[str]
    starts: dict[int, int]  # line → first line of its statement
    returns: frozenset[int]  # first lines of statements that return

    def begin(self, line: int) -> int:
        return self.starts.get(line, line)


@dataclass(slots=True, eq=False)
class _Call:
    """A call that is followed: the statement that runs, and the locals as they were before it."""

    source: _Source
    line: int
    known: dict[str, object]
    made: list[Made] = field(default_factory=list)
    returning: int | None = None  # the statement that returns: a `with` around it is left first

    def knows(self, value: object) -> bool:
        return any(one.value is value for one in self.made)


class _Follower:
    def __init__(self, codes: set[CodeType]) -> None:
        self.trace = Trace()
        self.waiting = {code: _source_of(code) for code in codes}
        self.calls: dict[FrameType, _Call] = {}
        self.stack: list[_Call] = []

    def enter(self, frame: FrameType, event: str, arg: object) -> Any:
        """Python calls this for every function that begins, and for a generator that goes on."""
        call = self.calls.get(frame)
        if call is None:
            source = self.waiting.pop(frame.f_code, None)
            if source is None:
                return None
            call = self.calls[frame] = _Call(source, source.first, {})
            self._changes(call, frame.f_locals, given=True)
        self.stack.append(call)
        return self.step

    def step(self, frame: FrameType, event: str, arg: object) -> Any:
        """Python calls this before each line of a followed call, and when it returns or yields."""
        call = self.calls[frame]
        self._changes(call, frame.f_locals)
        if event == "line":
            call.line = call.source.begin(frame.f_lineno)
            if call.line in call.source.returns:
                call.returning = call.line
            place = (call.source.file, call.source.name)
            self.trace.ran.setdefault(place, set()).add(call.line - call.source.first)
        elif event == "return":
            self._leave(call, frame, arg)
        return self.step

    def hook(self, name: str, module: nn.Module) -> Hook:
        first, *deeper = name.split(".")
        part = first + "".join(f"[{at}]" for at in deeper)

        def keep(_module: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> None:
            if not self.stack:
                return
            call = self.stack[-1]
            called = f"self.{part}" if "self" in call.known else part
            if not call.knows(inputs[0]):
                self._keep(call, f"into {called}", inputs[0])
            self._keep(call, called, output, module=type(module).__name__)

        return keep

    def _changes(self, call: _Call, found: dict[str, Any], *, given: bool = False) -> None:
        """Keep what the last statement assigned."""
        now = dict(found)
        for name, value in now.items():
            if name != "self" and call.known.get(name, call) is not value:
                self._keep(call, name, value, given=given)
        call.known = now

    def _leave(self, call: _Call, frame: FrameType, arg: object) -> None:
        self.stack.pop()
        call.line = call.returning or call.line
        generator = frame.f_code.co_flags & inspect.CO_GENERATOR
        for value in arg if isinstance(arg, tuple) else (arg,):
            if value is not None and not call.knows(value):
                self._keep(call, "yield" if generator else "return", value)

    def _keep(
        self, call: _Call, name: str, value: object, *, module: str = "", given: bool = False
    ) -> None:
        last = call.made[-1] if call.made else None
        if last is not None and last.value is value and last.module:
            last.name = name  # a module's result that is now called something
            return
        source = call.source
        text = source.lines[call.line - 1].strip()
        offset = call.line - source.first
        made = Made(source.name, source.file, offset, text, name, value, module, given)
        call.made.append(made)
        self.trace.made.append(made)


def _leaf(module: nn.Module) -> bool:
    return not list(module.children())


@lru_cache(maxsize=64)
def _source_of(code: CodeType) -> _Source:
    file = Path(code.co_filename)
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    starts: dict[int, int] = {}
    returns = set()
    first = code.co_firstlineno
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and _begins(node) == code.co_firstlineno:
            first = node.lineno  # below its decorators
        if isinstance(node, ast.stmt) and not hasattr(node, "body") and node.end_lineno:
            starts |= dict.fromkeys(range(node.lineno, node.end_lineno + 1), node.lineno)
        if isinstance(node, ast.Return):
            returns.add(node.lineno)
    lines = text.splitlines()
    return _Source(file, code.co_qualname, first, lines, starts, frozenset(returns))


def _begins(node: ast.FunctionDef) -> int:
    return min([node.lineno, *(one.lineno for one in node.decorator_list)])
