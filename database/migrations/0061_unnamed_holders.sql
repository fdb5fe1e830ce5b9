-- A seat may be held by somebody whose name is not given: a list that withholds names, or counts a group. It is not vacant.
alter table organization.position_version add column unnamed boolean not null default false;
