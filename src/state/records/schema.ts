/** `hedg`: a database with another application id is not ours. */
export const applicationId = 0x68_65_64_67

/**
 * What makes a database of each version into one of the next; the first begins at an empty file. `sum` is a check of the whole row
 * (see row.ts): whoever adds a column writes it anew.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE seen (
    hedge TEXT NOT NULL,
    at INTEGER NOT NULL,
    state TEXT NOT NULL,
    value_usd REAL, fees_usd REAL, impermanent_loss_usd REAL, net_delta_usd REAL,
    equity_usd REAL, pnl_usd REAL, health REAL, price REAL,
    in_range INTEGER,
    sum INTEGER NOT NULL,
    PRIMARY KEY (hedge, at)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE care (id INTEGER PRIMARY KEY CHECK (id = 0), at INTEGER NOT NULL) STRICT;`,
]
