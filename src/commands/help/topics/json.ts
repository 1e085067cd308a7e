export const json = `--json prints one document on standard output and nothing else, in failure too (hedge.error/1). With
--watch it is a document a line.

  schema        its name and version: hedge.status/1. A field may be added; a change of one is another version
  generatedAt   the only clock of a report
  source        live, or saved: replayed by --from
  gaps          what was asked for and is not known, why, and what to type

Amounts, prices and sizes are decimal text in whole tokens, in full precision. USD values and ratios that
hedge computes are numbers. What is not known is null.

  hedge status --json
  hedge status --select totals.valueUsd            one value, as a line
  hedge status --select 'hedges[].name,hedges[].state' --json
  hedge history --days 30 --format csv             every record; --format markdown for a chat
  hedge audit --format sarif                       for tools that collect findings

The same report again, offline, to the byte:

  hedge snapshot > today.json
  hedge status --from today.json

Snapshots and reports hold addresses. The JSON Schemas lie in the package, under src/schemas.
Paths of --select: hedge --help
`
