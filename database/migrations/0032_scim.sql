-- What an identity provider keeps of people: their number in the company, and who was taken out of its directory.
alter table organization.person add column employee_number text unique;

-- Taken out by the identity provider: suspended, and no longer in what it is shown. History and seats stay.
create table directory.removed_user (
  person_id  uuid primary key references organization.person,
  removed_at timestamptz not null
);
call organization.guard_company('directory.removed_user', array['insert', 'delete']);
