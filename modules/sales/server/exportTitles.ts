/** Titles of the columns of a file, in the reader's language: a file is read without the screens at hand. */
const es = {
  opportunity: {
    file: 'operaciones', name: 'Operación', account: 'Cliente', stage: 'Etapa', state: 'Estado', amount: 'Importe', currency: 'Moneda', closeOn: 'Cierre previsto',
    closedOn: 'Cerrada el', nextStep: 'Próximo paso', nextStepOn: 'Fecha del paso', owner: 'Responsable', id: 'Clave',
    states: { open: 'Abierta', won: 'Ganada', lost: 'Perdida', no_decision: 'Sin decisión' },
  },
  booking: {
    file: 'ventas-firmadas', bookedOn: 'Fecha', kind: 'Tipo', account: 'Cliente', opportunity: 'Operación', amount: 'Importe', currency: 'Moneda',
    reporting: 'Importe convertido', reportingCurrency: 'Moneda de informe', seat: 'Puesto', reference: 'Referencia', id: 'Clave',
    kinds: { booking: 'Venta', amendment: 'Modificación', credit_note: 'Abono', reversal: 'Anulación' },
  },
};
const en: typeof es = {
  opportunity: {
    file: 'opportunities', name: 'Opportunity', account: 'Customer', stage: 'Stage', state: 'State', amount: 'Amount', currency: 'Currency', closeOn: 'Expected close',
    closedOn: 'Closed on', nextStep: 'Next step', nextStepOn: 'Step due', owner: 'Owner', id: 'Key',
    states: { open: 'Open', won: 'Won', lost: 'Lost', no_decision: 'No decision' },
  },
  booking: {
    file: 'bookings', bookedOn: 'Date', kind: 'Kind', account: 'Customer', opportunity: 'Opportunity', amount: 'Amount', currency: 'Currency',
    reporting: 'Converted amount', reportingCurrency: 'Reporting currency', seat: 'Position', reference: 'Reference', id: 'Key',
    kinds: { booking: 'Booking', amendment: 'Amendment', credit_note: 'Credit note', reversal: 'Reversal' },
  },
};
export const exportTitles = { es, en };
