create table agents_invite (
  hash       text primary key,
  node       text,
  expires_at integer not null
) without rowid;

create table agents_agent (
  node      text primary key,
  name      text not null,
  program   text not null,
  joined_at integer not null,
  seen_at   integer not null
) without rowid;

create table agents_certificate (
  serial     text primary key,
  node       text not null,
  expires_at integer not null,
  revoked    integer not null
) without rowid;
create index agents_certificate_node on agents_certificate(node);
