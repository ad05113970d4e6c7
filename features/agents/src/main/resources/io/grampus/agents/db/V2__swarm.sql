-- the Swarm that the agent's node was last seen in; empty until then
alter table agents_agent add column swarm text not null default '';
