-- From what share of its capacity a seat is under- and overloaded: a proposal, dated so that a change never rewrites a past reading.
insert into platform.parameter (name, valid, value) values ('reporting.load_band', '[2000-01-01,)', '{"under": 0.85, "over": 1.15}');
