export const oversight = {
  'oversight.seeing_needs_session': 'Ver como otra persona solo se hace en pantalla, nunca con una clave de API.',
  'oversight.not_oneself': 'Ya ves Unísono como tú.',
  'oversight.holds_nothing': 'Hoy no ocupa ningún puesto: no vería nada.',
  'oversight.another_administrator': 'No se ve Unísono como otra persona de administración: lo que hace quien administra lo hace con su nombre.',
  'oversight.parameter_backwards': 'Un parámetro se cambia desde hoy o desde un día por venir: lo ya calculado no se reescribe.',
  'oversight.parameter_parts': 'Hay valores que no encajan. Míralos junto a cada campo.',
  'oversight.parameter_bounds': 'Está fuera de lo que tiene sentido.',
  'oversight.parameter_unknown': 'Este parámetro no tiene esa parte.',
  'oversight.parameter_weights': 'Los pesos tienen que sumar el 100 %.',
  'oversight.parameter_order': 'No puede ser menor que el anterior.',
  'oversight.no_backups_here': 'La empresa de muestra no se guarda: se hace de nuevo cuando haga falta.',
};
