create table stacks_revisions (
  stack text not null,
  number integer not null,
  at text not null,
  who text not null,
  note text not null,
  files text not null,
  target text not null,
  primary key (stack, number)
);

create table stacks_rollouts (
  id text primary key,
  stack text not null,
  kind text not null,
  revision integer not null,
  state text not null,
  who text not null,
  started_at text not null,
  ended_at text,
  services text not null,
  notes text not null,
  options text not null
);

-- the database is what keeps two rollouts of one stack apart
create unique index stacks_rollouts_active on stacks_rollouts (stack) where ended_at is null;
create index stacks_rollouts_history on stacks_rollouts (stack, started_at);
