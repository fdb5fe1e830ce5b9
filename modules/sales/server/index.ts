export { salesRoutes } from './routes.ts';
export { salesImports } from './imports.ts';
export { createOpportunityFrom } from './opportunities.ts';
export { addOpportunities, type NewOpportunity } from './newOpportunities.ts';
export { rehomeOpportunities } from './opportunityChanges.ts';
export { recordBookings, type NewBooking } from './bookingEvents.ts';
export { reverseMany } from './bookings.ts';
