create table server_request (
  entry   text primary key,
  request text not null,
  status  integer not null,
  answer  blob,
  at      integer not null
) without rowid;
create index server_request_at on server_request(at);
