import { type Route, route } from '../../../platform/server/http.ts';
import * as contract from '../contract.ts';
import { pipelineBoard } from './board.ts';
import { bookedOf, bookingExport, bookingList, totalsOfBookings } from './bookingList.ts';
import { amend, bookMore, credit, reverse } from './bookings.ts';
import { addClosingReason, closingReasonList, reviseClosingReason } from './closingReasons.ts';
import { periodForecast } from './forecast.ts';
import { addFxRate, fxRateList } from './fxRates.ts';
import { beginOpportunity, reviseOpportunity } from './opportunities.ts';
import { changeMany, undoChanges } from './opportunityChanges.ts';
import { historyOfOpportunity } from './opportunityHistory.ts';
import { opportunityExport, opportunityList } from './opportunityList.ts';
import { closeWithoutSale, moveToStage, reassign, reopen, win } from './opportunityMoves.ts';
import { opportunityRecord } from './opportunityRecord.ts';
import { totalsOfOpportunities } from './opportunityTotals.ts';
import { addPipeline, pipelineList, revisePipeline } from './pipelines.ts';
import { addProduct, productList, productRecord, reviseProduct } from './products.ts';

/** Bookings are recorded and mirrored; nothing here changes or deletes one. */
export const salesRoutes: Route[] = [
  route(contract.listProducts, 'sales.product.read', productList),
  route(contract.getProduct, 'sales.product.read', productRecord),
  route(contract.createProduct, 'sales.product.write', addProduct),
  route(contract.changeProduct, 'sales.product.write', reviseProduct),
  route(contract.listPipelines, 'sales.pipeline.read', pipelineList),
  route(contract.createPipeline, 'sales.pipeline.write', addPipeline),
  route(contract.changePipeline, 'sales.pipeline.write', revisePipeline),
  route(contract.listClosingReasons, 'sales.pipeline.read', closingReasonList),
  route(contract.createClosingReason, 'sales.pipeline.write', addClosingReason),
  route(contract.changeClosingReason, 'sales.pipeline.write', reviseClosingReason),
  route(contract.listOpportunities, 'sales.opportunity.read', opportunityList),
  route(contract.exportOpportunities, 'sales.opportunity.read', opportunityExport),
  route(contract.opportunityTotals, 'sales.opportunity.read', totalsOfOpportunities),
  route(contract.board, 'sales.opportunity.read', pipelineBoard),
  route(contract.forecast, 'sales.opportunity.read', periodForecast),
  route(contract.getOpportunity, 'sales.opportunity.read', opportunityRecord),
  route(contract.opportunityHistory, 'sales.opportunity.read', historyOfOpportunity),
  route(contract.createOpportunity, 'sales.opportunity.write', beginOpportunity),
  route(contract.changeOpportunity, 'sales.opportunity.write', reviseOpportunity),
  route(contract.moveOpportunity, 'sales.opportunity.move', moveToStage),
  route(contract.reassignOpportunity, 'sales.opportunity.write', reassign),
  route(contract.winOpportunity, 'sales.booking.record', win),
  route(contract.closeOpportunity, 'sales.opportunity.move', closeWithoutSale),
  route(contract.reopenOpportunity, 'sales.opportunity.write', reopen),
  route(contract.changeManyOpportunities, 'sales.opportunity.write', changeMany),
  route(contract.undoOpportunityChanges, 'sales.opportunity.write', undoChanges),
  route(contract.listBookings, 'sales.booking.read', bookingList),
  route(contract.exportBookings, 'sales.booking.read', bookingExport),
  route(contract.bookingTotals, 'sales.booking.read', totalsOfBookings),
  route(contract.bookedByAccount, 'sales.booking.read', bookedOf),
  route(contract.recordBooking, 'sales.booking.record', bookMore),
  route(contract.amendBooking, 'sales.booking.record', amend),
  route(contract.creditBooking, 'sales.booking.record', credit),
  route(contract.reverseBooking, 'sales.booking.record', reverse),
  route(contract.listFxRates, 'sales.fx_rate.read', fxRateList),
  route(contract.recordFxRate, 'sales.fx_rate.write', addFxRate),
];
