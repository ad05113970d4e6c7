-- who pulled a manifest how often, and when last; counted in memory and kept every few seconds
create table registry_pull (
  repository text not null,
  digest     text not null,
  who        text not null,
  pulls      integer not null,
  last_at    integer not null,
  primary key (repository, digest, who),
  foreign key (repository, digest) references registry_manifest(repository, digest) on delete cascade
) without rowid;
