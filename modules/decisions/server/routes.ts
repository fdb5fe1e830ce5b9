import { type Route, route } from '../../../platform/server/http.ts';
import * as contract from '../contract.ts';
import { decisionList, readOneDecision } from './decisionReading.ts';
import { frameOne, linkOne, setOptionsOf, takeOneStep, unlinkOne } from './decisions.ts';
import { changeOneForum, endOneForum, forumList, openOneForum } from './forums.ts';

export const decisionsRoutes: Route[] = [
  route(contract.listDecisions, 'decisions.decision.read', decisionList),
  route(contract.readDecision, 'decisions.decision.read', readOneDecision),
  route(contract.frameDecision, 'decisions.decision.write', frameOne),
  route(contract.setOptions, 'decisions.decision.write', setOptionsOf),
  route(contract.linkDecision, 'decisions.decision.write', linkOne),
  route(contract.unlinkDecision, 'decisions.decision.write', unlinkOne),
  route(contract.takeStep, 'decisions.step.take', takeOneStep),
  route(contract.listForums, 'decisions.forum.read', forumList),
  route(contract.openForum, 'decisions.forum.write', openOneForum),
  route(contract.changeForum, 'decisions.forum.write', changeOneForum),
  route(contract.endForum, 'decisions.forum.write', endOneForum),
];
