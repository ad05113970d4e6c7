-- whether, and how, other registries are pulled through; one row
create table registry_mirror_settings (
  id       integer primary key check (id = 1),
  settings text not null
);

-- the repositories that hold what was pulled through, and from where
create table registry_mirrored (
  repository text primary key,
  upstream   text not null
) without rowid;
