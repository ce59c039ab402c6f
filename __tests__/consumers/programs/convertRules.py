"""Converts the Sigma rules of a folder to SQL of SQLite and to KQL, and prints them as JSON."""

import json
import pathlib
import sys

from sigma.backends.kusto import KustoBackend
from sigma.backends.sqlite import sqliteBackend
from sigma.collection import SigmaCollection
from sigma.processing.pipeline import ProcessingItem, ProcessingPipeline
from sigma.processing.transformations import FieldMappingTransformation

# KQL has no quotes for a path into a column, and compares text: each path becomes a column of text.
PATHS = ["requested.role", "identity.ref", "identity.repository_id"]
COLUMNS = {path: path.replace(".", "_") for path in PATHS}


class CasedKusto(KustoBackend):
    """Teaches the backend the modifier that it lacks."""

    case_sensitive_match_expression = "{field} == {value}"


def sql(text):
    backend = sqliteBackend(table="record", timestamp_field="time", event_id_field="uid")
    return backend.convert(SigmaCollection.from_yaml(text))


def kql(text):
    mapping = ProcessingItem(FieldMappingTransformation(COLUMNS))
    backend = CasedKusto(ProcessingPipeline(items=[mapping]))
    [query] = backend.convert(SigmaCollection.from_yaml(text))
    columns = [f"{name} = tostring({path})" for path, name in COLUMNS.items() if name in query]
    extend = "\n| extend " + ", ".join(columns) if columns else ""
    return [f"LeaseCredentials_CL{extend}\n| where {query}"]


def queries(text):
    # The backend for KQL knows no correlations.
    found = {"sql": sql(text)} if "correlation:" in text else {"sql": sql(text), "kql": kql(text)}
    return {kind: query for kind, [query] in found.items()}


rules = sorted(pathlib.Path(sys.argv[1]).glob("*.yml"))
print(json.dumps({rule.stem: queries(rule.read_text()) for rule in rules}))
