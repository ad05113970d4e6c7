create table identity_user (
  id         text primary key,
  name       text not null unique,
  role       text not null check (role in ('viewer', 'operator', 'admin')),
  password   text not null,
  created_at integer not null
) without rowid;

create table identity_token (
  id           text primary key,
  user_id      text not null references identity_user(id) on delete cascade,
  name         text not null,
  hash         text not null unique,
  hint         text not null,
  session      integer not null,
  scopes       text not null,
  created_at   integer not null,
  expires_at   integer,
  last_used_at integer
) without rowid;
create index identity_token_user on identity_token(user_id);

create table identity_code (
  hash       text primary key,
  expires_at integer not null
) without rowid;
