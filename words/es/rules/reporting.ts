export const reporting = {
  'reporting.period_not_over': 'El periodo no ha terminado: el informe se emite cuando ya no puede cambiar.',
  'reporting.still_dividing': 'Aún se están repartiendo ventas del periodo entre sus impactos. Prueba dentro de un minuto.',
  'reporting.number_taken': 'Otra persona acaba de emitir una edición. Emítela otra vez y llevará el número siguiente.',
  'reporting.sums_to_booking': 'El reparto de una venta tiene que sumar la venta.',
};
