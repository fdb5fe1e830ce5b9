-- What was corrected since is told of the person too, for as long as history keeps it.
update platform.personal_text set columns = '{value}' where table_name = 'platform.personal_value';
update platform.personal_text set columns = '{subject,outcome}' where table_name = 'customers.interaction' and columns = '{}';
