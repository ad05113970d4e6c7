CREATE TABLE stats_objects (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

-- level: the length of the bucket in seconds; at: its beginning in seconds since 1970
CREATE TABLE stats_points (
  level INTEGER NOT NULL,
  object INTEGER NOT NULL,
  at INTEGER NOT NULL,
  samples INTEGER NOT NULL,
  cpu REAL NOT NULL,
  cpu_max REAL NOT NULL,
  memory INTEGER NOT NULL,
  memory_max INTEGER NOT NULL,
  received INTEGER NOT NULL,
  sent INTEGER NOT NULL,
  bytes_read INTEGER NOT NULL,
  bytes_written INTEGER NOT NULL,
  pids INTEGER NOT NULL,
  PRIMARY KEY (level, object, at)
) WITHOUT ROWID;
