-- How long two answer for a customer that is handed over, whose sales are whose meanwhile, and how long a deal in commit stays with
-- whoever has it: they stood in code, and are dated now like the others.
insert into platform.parameter (name, valid, value) values ('restructuring.hand_over', '[2000-01-01,)', '{}');
