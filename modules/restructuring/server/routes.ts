import { type Route, route } from '../../../platform/server/http.ts';
import { closeSeat } from '../../focus/contract.ts';
import * as contract from '../contract.ts';
import { assignmentAsked, assignmentPointRead, assignmentRead, assignmentStopped, assignmentTaken } from './assignment/assignment.ts';
import { addSomeChanges, orderTheChanges, removeSomeChanges, replaceOneChange } from './changes.ts';
import { intentsOf, planSomeContinuity } from './continuityIntents.ts';
import { seatClosed } from './closingSeats.ts';
import { answerOneCheck, gatesOf, signOneGate } from './gates.ts';
import { finishOneStep, planList, stepsOfMine } from './handOvers.ts';
import { accountsAsked, changesTried, impactAsked, proposalsCompared, sensitivityAsked } from './impact/asking.ts';
import { archiveOneProposal, changeOneProposal, copyProposal, createOneProposal, setWavesOf, shareOneProposal } from './proposals.ts';
import { publishOneWave, withdrawOneWave } from './publishing.ts';
import { conflictsAsked, rebaseOne, rollBackOne } from './rebasing.ts';
import { structureDrawnOn, structureProposed } from './proposedStructure.ts';
import { proposalList, readOneProposal } from './reading.ts';

export const restructuringRoutes: Route[] = [
  route(closeSeat, 'focus.seat.close', seatClosed),
  route(contract.listProposals, 'restructuring.proposal.read', proposalList),
  route(contract.createProposal, 'restructuring.proposal.write', createOneProposal),
  route(contract.readProposal, 'restructuring.proposal.read', readOneProposal),
  route(contract.changeProposal, 'restructuring.proposal.write', changeOneProposal),
  route(contract.setWaves, 'restructuring.proposal.write', setWavesOf),
  route(contract.duplicateProposal, 'restructuring.proposal.write', copyProposal),
  route(contract.shareProposal, 'restructuring.proposal.write', shareOneProposal),
  route(contract.archiveProposal, 'restructuring.proposal.write', archiveOneProposal),
  route(contract.addChanges, 'restructuring.proposal.write', addSomeChanges),
  route(contract.replaceChange, 'restructuring.proposal.write', replaceOneChange),
  route(contract.removeChanges, 'restructuring.proposal.write', removeSomeChanges),
  route(contract.orderChanges, 'restructuring.proposal.write', orderTheChanges),
  route(contract.structureBefore, 'restructuring.proposal.read', structureDrawnOn),
  route(contract.proposedStructure, 'restructuring.proposal.read', structureProposed),
  route(contract.compareProposals, 'restructuring.impact.read', proposalsCompared),
  route(contract.proposalImpact, 'restructuring.impact.read', impactAsked),
  route(contract.tryChanges, 'restructuring.impact.read', changesTried),
  route(contract.proposalAccounts, 'restructuring.impact.read', accountsAsked),
  route(contract.proposalSensitivity, 'restructuring.impact.read', sensitivityAsked),
  route(contract.askAssignment, 'restructuring.proposal.write', assignmentAsked),
  route(contract.readAssignment, 'restructuring.proposal.write', assignmentRead),
  route(contract.stopAssignment, 'restructuring.proposal.write', assignmentStopped),
  route(contract.assignmentPoint, 'restructuring.proposal.write', assignmentPointRead),
  route(contract.takeAssignment, 'restructuring.proposal.write', assignmentTaken),
  route(contract.proposalGates, 'restructuring.proposal.read', gatesOf),
  route(contract.signGate, 'restructuring.gate.sign', signOneGate),
  route(contract.answerCheck, 'restructuring.gate.sign', answerOneCheck),
  route(contract.continuityIntents, 'restructuring.proposal.read', intentsOf),
  route(contract.planContinuity, 'restructuring.gate.sign', planSomeContinuity),
  route(contract.proposalConflicts, 'restructuring.proposal.read', conflictsAsked),
  route(contract.rebaseProposal, 'restructuring.proposal.write', rebaseOne),
  route(contract.publishWave, 'restructuring.wave.publish', publishOneWave),
  route(contract.withdrawWave, 'restructuring.wave.publish', withdrawOneWave),
  route(contract.rollBackProposal, 'restructuring.wave.publish', rollBackOne),
  route(contract.listPlans, 'restructuring.step.read', planList),
  route(contract.myHandOverSteps, 'restructuring.step.read', stepsOfMine),
  route(contract.finishStep, 'restructuring.step.finish', finishOneStep),
];
