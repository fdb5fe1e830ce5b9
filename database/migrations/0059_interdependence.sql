-- What the index of interdependence is computed with, dated, and support by the day it was given: what it reads of a quarter.
insert into platform.parameter (name, valid, value) values ('focus.interdependence', '[2000-01-01,)', '{}');
create index request_delivered on coordination.support_request (delivered_at) where delivered_at is not null and withdrawn_at is null;
