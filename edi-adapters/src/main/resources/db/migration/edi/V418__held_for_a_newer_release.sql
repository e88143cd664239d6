-- Messages that would empty a schedule wait until a newer release takes their place.
alter table held_message add column awaits_release boolean not null default false;
create index on held_message (owner) where awaits_release;
