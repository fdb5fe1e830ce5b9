-- What customer focus is computed with, which stood in code, is dated like the other figures.
insert into platform.parameter (name, valid, value) values ('focus.index', '[2000-01-01,)', '{}');
