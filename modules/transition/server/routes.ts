import { type Route, route } from '../../../platform/server/http.ts';
import * as contract from '../contract.ts';
import { calibrationOf, decideOnCalibration } from './calibration.ts';
import { answerOnePulse, pulsesOf, pulsesOfMine } from './pulse.ts';
import { followUpOfMine, reviewsOf, signOneReview } from './reviews.ts';
import { endOneHalt, haltOne, transitionOf } from './standing.ts';

export const transitionRoutes: Route[] = [
  route(contract.proposalTransition, 'restructuring.proposal.read', transitionOf),
  route(contract.haltTransition, 'restructuring.wave.publish', haltOne),
  route(contract.endHalt, 'restructuring.wave.publish', endOneHalt),
  route(contract.proposalReviews, 'restructuring.proposal.read', reviewsOf),
  route(contract.followUp, 'restructuring.proposal.read', followUpOfMine),
  route(contract.signReview, 'restructuring.review.sign', signOneReview),
  route(contract.myPulses, 'restructuring.pulse.answer', pulsesOfMine),
  route(contract.answerPulse, 'restructuring.pulse.answer', answerOnePulse),
  route(contract.proposalPulses, 'restructuring.proposal.read', pulsesOf),
  route(contract.readCalibration, 'restructuring.proposal.read', calibrationOf),
  route(contract.decideCalibration, 'restructuring.parameter.accept', decideOnCalibration),
];
