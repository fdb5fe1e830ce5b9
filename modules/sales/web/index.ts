import { lazyScreen, type Action, type Finder, type Screen } from '../../../platform/web/screens.ts';
import { useFindOpportunities } from './findOpportunities.ts';

export const screens: readonly Screen[] = [
  { path: '/sales/board', title: (w) => w.sales.places.board, right: 'sales.opportunity.read', rail: 'sales', component: lazyScreen(() => import('./PipelineBoard.tsx'), 'PipelineBoard') },
  { path: '/sales/opportunities', title: (w) => w.sales.places.table, right: 'sales.opportunity.read', rail: 'sales', words: ['facts'], component: lazyScreen(() => import('./OpportunityList.tsx'), 'OpportunityList') },
  { path: '/sales/opportunities/$opportunityId', title: (w) => w.sales.opportunity, right: 'sales.opportunity.read', rail: 'sales', words: ['facts'], component: lazyScreen(() => import('./OpportunityPage.tsx'), 'OpportunityPage') },
  { path: '/sales/forecast', title: (w) => w.sales.forecast.title, right: 'sales.opportunity.read', rail: 'sales', component: lazyScreen(() => import('./ForecastPage.tsx'), 'ForecastPage') },
  { path: '/sales/bookings', title: (w) => w.sales.bookings.title, right: 'sales.booking.read', rail: 'sales', component: lazyScreen(() => import('./BookingList.tsx'), 'BookingList') },
  { path: '/sales/products', title: (w) => w.sales.products.title, right: 'sales.product.read', rail: 'sales', component: lazyScreen(() => import('./Products.tsx'), 'Products') },
  { path: '/settings/sales', title: (w) => w.sales.settings.title, right: ['sales.pipeline.write', 'sales.fx_rate.write'], rail: 'settings', component: lazyScreen(() => import('./SalesSettings.tsx'), 'SalesSettings') },
];

export const finders: readonly Finder[] = [{ name: (w) => w.sales.find, right: 'sales.opportunity.read', useFind: useFindOpportunities }];
export const actions: readonly Action[] = [{ name: (w) => w.sales.new, right: 'sales.opportunity.write', to: '/sales/board?new=1' }];

// For the customer's page, composed in app/web.tsx.
export { accountExtras } from './accountExtras.tsx';
