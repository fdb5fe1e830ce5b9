-- The customers of class A that change hands, as the whole company sees them: whoever signs sees a part, and what they do not see counts too.
alter table restructuring.weighing add column class_a uuid[];
