-- What every company starts with and may change: origins, a pipeline, reasons. Named in both languages.
insert into marketing.origin (key, name_es, name_en, division) values
  ('web', 'Web', 'Website', 'marketing'), ('email', 'Correo', 'E-mail', 'marketing'), ('event', 'Feria o acto', 'Trade fair or event', 'marketing'),
  ('telemarketing', 'Telemarketing', 'Telemarketing', 'marketing'), ('press', 'Prensa y RR. PP.', 'Press and PR', 'marketing'),
  ('advert', 'Publicidad', 'Advertising', 'marketing'), ('social', 'Redes sociales', 'Social media', 'marketing'),
  ('referral', 'Recomendación', 'Referral', 'marketing'), ('own_portfolio', 'Cartera propia', 'Own portfolio', 'sales'),
  ('unknown-blank', 'Sin origen anotado', 'No origin recorded', 'marketing');

with p as (insert into sales.pipeline (name_es, name_en, is_default) values ('Ventas', 'Sales', true) returning id)
insert into sales.stage (pipeline_id, place, name_es, name_en, probability_bp, forecast_category, external_key)
select p.id, s.* from p, (values
  (1, 'Contacto', 'Contact', 1000, 'pipeline'::sales.forecast_category, 'contact'),
  (2, 'Necesidad definida', 'Need defined', 2500, 'pipeline', 'need'),
  (3, 'Muestra y oferta', 'Sample and offer', 5000, 'best_case', 'offer'),
  (4, 'Negociación', 'Negotiation', 7000, 'most_likely', 'negotiation'),
  (5, 'Compromiso', 'Commitment', 9000, 'commit', 'commit')) as s(place, name_es, name_en, probability_bp, forecast_category, external_key);

insert into sales.closing_reason (key, outcome, name_es, name_en) values
  ('price', 'lost', 'Precio', 'Price'), ('competitor', 'lost', 'Eligió a otro', 'Chose somebody else'), ('product_fit', 'lost', 'El producto no encaja', 'The product does not fit'),
  ('delivery', 'lost', 'Plazo de entrega', 'Delivery time'), ('no_budget', 'no_decision', 'Sin presupuesto', 'No budget'),
  ('postponed', 'no_decision', 'Proyecto aplazado', 'Project postponed'), ('silent', 'no_decision', 'Dejó de responder', 'Stopped answering');

insert into coordination.return_reason (key, name_es, name_en) values
  ('not_ready', 'Aún no cumple la definición', 'Does not meet the definition yet'), ('wrong_seat', 'No es de mi zona o producto', 'Not my area or product'),
  ('missing_contact', 'Faltan datos de contacto', 'Contact details are missing'), ('duplicate', 'Ya lo estamos atendiendo', 'We serve them already'),
  ('no_capacity', 'No puedo atenderlo ahora', 'I cannot serve them now');
insert into coordination.disqualify_reason (key, name_es, name_en) values
  ('no_need', 'No tiene la necesidad', 'Has no need'), ('no_authority', 'No decide ni influye', 'Neither decides nor influences'),
  ('not_reached', 'Imposible de localizar', 'Could not be reached'), ('not_a_customer', 'No es un cliente posible', 'Not a possible customer');

-- The proposals of our practice, dated so that a change never rewrites a past figure.
insert into platform.parameter (name, valid, value) values
  ('coordination.agreement', '[2000-01-01,)', '{"decisionMinutes": 120, "firstAttemptMinutes": 240, "contactMinutes": 960, "dispositionMinutes": 4800, "disputeDays": 5}'),
  ('customers.served_days', '[2000-01-01,)', '{"days": 30}'),
  ('reporting.time_decay', '[2000-01-01,)', '{"halfLifeDays": 30}'),
  ('focus.impact', '[2000-01-01,)', '{}');
