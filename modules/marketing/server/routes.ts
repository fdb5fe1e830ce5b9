import { type Route, route } from '../../../platform/server/http.ts';
import * as contract from '../contract.ts';
import { campaignList, campaignsBetween, campaignsFile } from './campaignList.ts';
import { addCost, divideBudget } from './campaignMoney.ts';
import { beginCampaign, campaignOf, editCampaign } from './campaigns.ts';
import { moveCampaign, reviewFromSales } from './campaignSteps.ts';
import { erasePersonal, leadPersonal } from './leadErasure.ts';
import { duplicatesOf, linkByHand } from './leadIdentity.ts';
import { addLead, editLead, leadOf } from './leads.ts';
import { addOrigin, originList } from './origins.ts';
import { addTouch, touchList } from './touches.ts';

export const marketingRoutes: Route[] = [
  route(contract.listOrigins, 'marketing.lead.read', originList),
  route(contract.createOrigin, 'marketing.campaign.write', addOrigin),
  route(contract.listCampaigns, 'marketing.campaign.read', campaignList),
  route(contract.exportCampaigns, 'marketing.campaign.read', campaignsFile),
  route(contract.campaignCalendar, 'marketing.campaign.read', campaignsBetween),
  route(contract.getCampaign, 'marketing.campaign.read', campaignOf),
  route(contract.createCampaign, 'marketing.campaign.write', beginCampaign),
  route(contract.changeCampaign, 'marketing.campaign.write', editCampaign),
  route(contract.setCampaignLines, 'marketing.campaign.write', divideBudget),
  route(contract.addCampaignCost, 'marketing.campaign.write', addCost),
  route(contract.stepCampaign, 'marketing.campaign.write', moveCampaign),
  route(contract.reviewCampaign, 'marketing.campaign.review', reviewFromSales),
  route(contract.getLead, 'marketing.lead.read', leadOf),
  route(contract.leadDuplicates, 'marketing.lead.read', duplicatesOf),
  route(contract.createLead, 'marketing.lead.write', addLead),
  route(contract.changeLead, 'marketing.lead.write', editLead),
  route(contract.linkLead, 'marketing.lead.write', linkByHand),
  route(contract.exportLeadPersonal, 'marketing.lead.erase', leadPersonal),
  route(contract.eraseLead, 'marketing.lead.erase', erasePersonal),
  route(contract.listTouches, 'marketing.touch.read', touchList),
  route(contract.recordTouch, 'marketing.touch.record', addTouch),
];
