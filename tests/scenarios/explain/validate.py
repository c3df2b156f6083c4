#!/usr/bin/python3
"""validate.py SCHEMA CASES: is each case, a study's text by name, valid under the schema? Says `NAME valid`, `NAME refused WHY` or `NAME no YAML`.

Studies are read as a YAML language server does: by the core schema of YAML 1.2, `!unset x` as a text."""
import json
import re
import sys

import jsonschema
import yaml

CORE = [(re.compile(pattern), made) for pattern, made in (
    (r"(null|Null|NULL|~|)$", lambda text: None),
    (r"(true|True|TRUE)$", lambda text: True),
    (r"(false|False|FALSE)$", lambda text: False),
    (r"[-+]?[0-9]+$", int),
    (r"0o[0-7]+$", lambda text: int(text[2:], 8)),
    (r"0x[0-9a-fA-F]+$", lambda text: int(text[2:], 16)),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", float),
    (r"[-+]?\.(inf|Inf|INF)$", lambda text: float(text.replace(".", ""))),
    (r"\.(nan|NaN|NAN)$", lambda text: float("nan")),
)]


def scalar(node):
    if node.tag.startswith("!") and node.tag != "!unset":
        raise yaml.YAMLError("tag")
    if node.style is None and not node.tag.startswith("!"):
        for pattern, made in CORE:
            if pattern.match(node.value):
                return made(node.value)
    return node.value


def value(node):
    if isinstance(node, yaml.MappingNode):
        keys = [key.value if isinstance(key, yaml.ScalarNode) else "" for key, _ in node.value]
        if len(set(keys)) < len(keys):
            raise yaml.YAMLError("a key twice")
        return {key: value(each) for key, (_, each) in zip(keys, node.value)}
    if isinstance(node, yaml.SequenceNode):
        return [value(each) for each in node.value]
    return scalar(node)


def read(text):
    """The study as JSON; a YAML error where it is none."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    return None if node is None else value(node)


def validator(path):
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


if __name__ == "__main__":
    check = validator(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8", errors="surrogateescape") as file:
        cases = json.load(file)
    for name, text in cases.items():
        try:
            fault = next(check.iter_errors(read(text)), None)
            print(name, "valid" if fault is None else "refused " + "/".join(map(str, fault.absolute_path)))
        except (yaml.YAMLError, ValueError) as error:
            print(name, "no YAML", type(error).__name__)
