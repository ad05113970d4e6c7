create table audit_row (
  number  integer primary key autoincrement,
  id      text not null unique,
  at      integer not null,
  who     text not null,
  action  text not null,
  object  text not null,
  remote  text not null,
  result  text not null,
  detail  text not null,
  took_ms integer
);
create index audit_row_at on audit_row(at);
create index audit_row_who on audit_row(who, number);

create table audit_setting (
  name  text primary key,
  value integer not null
) without rowid;
