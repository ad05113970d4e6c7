-- a content that is on the disk; file is below blobs/, never used again for another row
create table registry_blob (
  digest text primary key,
  file   text not null unique,
  size   integer not null
) without rowid;

-- a repository has the blob; touched_at is when a client was last told so
create table registry_link (
  repository text not null,
  digest     text not null references registry_blob(digest),
  touched_at integer not null,
  primary key (repository, digest)
) without rowid;
create index registry_link_digest on registry_link(digest);

create table registry_manifest (
  repository    text not null,
  digest        text not null,
  media_type    text not null,
  artifact_type text not null,
  subject       text,
  content       blob not null,
  pushed_at     integer not null,
  pushed_by     text not null,
  primary key (repository, digest)
);
create index registry_manifest_subject on registry_manifest(repository, subject) where subject is not null;

-- what a manifest needs: blobs, or for an index other manifests
create table registry_reference (
  repository text not null,
  manifest   text not null,
  digest     text not null,
  primary key (repository, manifest, digest),
  foreign key (repository, manifest) references registry_manifest(repository, digest) on delete cascade
) without rowid;
create index registry_reference_digest on registry_reference(repository, digest);

create table registry_tag (
  repository text not null,
  name       text not null,
  digest     text not null,
  updated_at integer not null,
  primary key (repository, name),
  foreign key (repository, digest) references registry_manifest(repository, digest) on delete cascade
) without rowid;
create index registry_tag_digest on registry_tag(repository, digest);
