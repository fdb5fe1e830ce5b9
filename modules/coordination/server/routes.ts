import { type Route, route } from '../../../platform/server/http.ts';
import * as contract from '../contract.ts';
import { agree, agreementOf } from './agreements.ts';
import { attainmentOf } from './attainment.ts';
import { handOffList, handOffsFile, queueOf } from './handOffList.ts';
import { attempt, contact, dispute, disqualify, giveBack, recycle, resolve } from './handOffMoves.ts';
import { handOver, offerAgain, offerDraft } from './handOffOffers.ts';
import { accept, qualify } from './handOffResults.ts';
import { handOffOf, reasonsToReturn } from './handOffs.ts';
import { leadList, leadsFile } from './leadList.ts';
import { giveData, pauseClock, resume, weigh } from './pausing.ts';
import { routingOf } from './routing.ts';
import { ask, moveOn, requestList } from './supportRequests.ts';

export const coordinationRoutes: Route[] = [
  route(contract.listLeads, 'marketing.lead.read', leadList),
  route(contract.exportLeads, 'marketing.lead.read', leadsFile),
  route(contract.leadRouting, 'coordination.hand_off.read', routingOf),
  route(contract.getAgreement, 'coordination.hand_off.read', agreementOf),
  route(contract.getAttainment, 'coordination.hand_off.read', attainmentOf),
  route(contract.setAgreement, 'coordination.agreement.write', agree),
  route(contract.listHandOffs, 'coordination.hand_off.read', handOffList),
  route(contract.exportHandOffs, 'coordination.hand_off.read', handOffsFile),
  route(contract.handOffQueue, 'coordination.hand_off.read', queueOf),
  route(contract.handOffReasons, 'coordination.hand_off.read', reasonsToReturn),
  route(contract.getHandOff, 'coordination.hand_off.read', handOffOf),
  route(contract.createHandOff, 'coordination.hand_off.offer', handOver),
  route(contract.offerHandOff, 'coordination.hand_off.offer', offerDraft),
  route(contract.correctHandOff, 'coordination.hand_off.offer', offerAgain),
  route(contract.disputeHandOff, 'coordination.hand_off.offer', dispute),
  route(contract.acceptHandOff, 'coordination.hand_off.answer', accept),
  route(contract.returnHandOff, 'coordination.hand_off.answer', giveBack),
  route(contract.attemptHandOff, 'coordination.hand_off.answer', attempt),
  route(contract.contactHandOff, 'coordination.hand_off.answer', contact),
  route(contract.qualifyHandOff, 'coordination.hand_off.answer', qualify),
  route(contract.recycleHandOff, 'coordination.hand_off.answer', recycle),
  route(contract.disqualifyHandOff, 'coordination.hand_off.answer', disqualify),
  route(contract.weighPause, 'coordination.hand_off.answer', weigh),
  route(contract.pauseHandOff, 'coordination.hand_off.answer', pauseClock),
  route(contract.resumeHandOff, 'coordination.hand_off.answer', resume),
  route(contract.giveHandOffData, 'coordination.hand_off.offer', giveData),
  route(contract.resolveHandOff, 'coordination.hand_off.resolve', resolve),
  route(contract.listRequests, 'coordination.support_request.read', requestList),
  route(contract.askForSupport, 'coordination.support_request.ask', ask),
  route(contract.moveRequest, 'coordination.support_request.answer', moveOn),
];
