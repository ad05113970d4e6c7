create table images_login (
  registry text primary key,
  user     text not null,
  sealed   blob not null,
  added_at integer not null,
  added_by text not null
) without rowid;
