#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A check that finds nothing proves nothing: each trouble, planted in a small sound tree, must be found.

self_test.py: for every plant, writes the sound tree with one file replaced and asks layers.py about it; and asks
keys.py about a key that is read, and one that is not.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

CHECK = Path(__file__).with_name("layers.py")
KEYS = Path(__file__).with_name("keys.py")
CPP = "// SPDX-License-Identifier: MIT\n"
CMAKE = "# SPDX-License-Identifier: MIT\n"

SOUND = {
    "src/CMakeLists.txt": CMAKE + "add_subdirectory(base)\nadd_subdirectory(chance)\nadd_subdirectory(engine)\n",
    "src/base/CMakeLists.txt": CMAKE + "omsorg_layer(base HEADERS time.hpp)\n",
    "src/chance/CMakeLists.txt": CMAKE + "omsorg_layer(chance ABOVE base HEADERS run.hpp)\n",
    "src/engine/CMakeLists.txt": CMAKE + "omsorg_layer(engine\n  ABOVE base\n  HEADERS agenda.hpp # the events\n)\n",
    "include/omsorg/base/time.hpp": CPP,
    "include/omsorg/chance/run.hpp": CPP + "#include <omsorg/base/time.hpp>\n",
    "include/omsorg/engine/agenda.hpp": CPP + '#include "omsorg/base/time.hpp"\n',
    "tests/engine/agenda_test.cpp": CPP + '#include "omsorg/engine/agenda.hpp"\n',
    "src/base/time.cpp": CPP + "boost::random::normal_distribution<double> z; // not that of std:: distributions\n",
    "README.md": "The behaviour of https://example.org/work/of/others and of build/tmp/x is no trouble.\n",
}

# file, what stands there instead, where the trouble is, a piece of what is said about it
PLANTED = [
    ("include/omsorg/base/time.hpp", CPP + "\n#include <omsorg/engine/agenda.hpp>\n", 3, "layers look down only"),
    ("src/base/time.cpp", CPP + '#  include "omsorg/chance/run.hpp"\n', 2, "layers look down only"),
    ("tests/base/time_test.cpp", CPP + '#include "omsorg/engine/agenda.hpp"\n', 2, "layers look down only"),
    ("src/engine/agenda.cpp", CPP + '#include "omsorg/chance/run.hpp"\n', 2, "not declared to stand on chance"),
    ("src/base/time.cpp", CPP + '#include "omsorg/detail/time.hpp"\n', 2, "there is no layer detail"),
    ("src/base/CMakeLists.txt", CMAKE + "omsorg_layer(base ABOVE engine HEADERS time.hpp)\n", 1, "may not stand on engine"),
    ("include/omsorg/base/attic.hpp", CPP, 1, "not named in HEADERS"),
    ("src/base/time.cpp", CPP + "\n" * 400, 401, "401 lines"),
    ("tests/python/test_time.py", CMAKE + "\n" * 400, 401, "401 lines"),
    ("README.md", "Home care.\nHome help.\n", 2, 'write "home care"'),
    ("scenarios/town/base.toml", "# the clients'\n# behavior\n", 2, 'write "behaviour"'),
    ("src/base/time.cpp", "int main() {}\n", 1, "SPDX"),
    ("tools/made.py", "#!/usr/bin/env python3\n", 1, "SPDX"),
    ("src/base/time.cpp", CPP + '// see "/work/alice/notes.md"\n', 2, "path of one machine"),
    ("docs/guide.md", "Run it.\n\n    cd /tmp/omsorg\n", 3, "path of one machine"),
    ("run", "#!/bin/sh\ncd /home/anna/omsorg\n", 2, "path of one machine"),
    ("src/base/time.cpp", CPP + "\nstd::normal_distribution<double> z;\n", 3, "in its own way"),
    ("python/bindings/bind_base.cpp", CPP + "double u = std :: generate_canonical<double, 53>(engine);\n", 2, "in its own way"),
    ("bench/base_bench.cpp", CPP + "using std::uniform_int_distribution;\n", 2, "in its own way"),
    ("examples/town.cpp", CPP + "std::shuffle(a.begin(), a.end(), engine);\n", 2, "in its own way"),
    ("include/omsorg/base/time.hpp", CPP + "std::poisson_distribution<int> n{3};\n", 2, "in its own way"),
]


# two keys, and the two ways to read one
SHOWN = {
    "include/omsorg/base/assumptions.hpp": CPP
    + "template <class Visitor>\nvoid describe(TravelAssumptions& a, Visitor&& visit) {\n"
    + '    visit(a.speed, Field{.key = "travel.speed"});\n    visit(a.detour, Field{.key = "travel.detour"});\n}\n',
    "src/base/travel.cpp": CPP + "double km(const TravelAssumptions& a) { return a.speed; } // not a.detour\n",
}
READ = {"src/base/detour.cpp": CPP + "double further(const TravelAssumptions* a) { return a->detour; }\n"}


def verdict(files: dict[str, str], check: Path = CHECK) -> tuple[int, str]:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, str(check), folder], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def main() -> int:
    failures = []
    code, said = verdict(SOUND)
    if code != 0 or "3 layers" not in said or "0 troubles" not in said:
        failures.append(f"the sound tree is not sound:\n{said}")
    for file, text, line, piece in PLANTED:
        code, said = verdict(SOUND | {file: text})
        found = any(heard.startswith(f"{file}:{line}: ") and piece in heard for heard in said.splitlines())
        if code != 1 or not found or "1 troubles" not in said:
            failures.append(f'{file}:{line}: planted, but not told ("{piece}"), or told with others:\n{said}')
    code, said = verdict(SHOWN, KEYS)
    if code != 1 or "travel.detour: no model reads it" not in said or "travel.speed" in said:
        failures.append(f"a key that nobody reads is not told, or one that is read is:\n{said}")
    code, said = verdict(SHOWN | READ, KEYS)
    if code != 0:
        failures.append(f"a key that is read is told as a lie:\n{said}")
    print("\n".join(failures) or f"{len(PLANTED) + 1} planted troubles were found")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
