import type { z } from 'zod';
import type { Endpoint } from '../../../contract/endpoint.ts';
import { type Route, route } from '../../../platform/server/http.ts';
import type { Ctx, Right } from '../../../platform/server/request.ts';
import * as contract from '../contract/people.ts';
import { appointPerson, endOneAppointment } from './appointments.ts';
import { inviteFile, previewFile } from './invitationFiles.ts';
import { type CompanyWays, inviteAgain, inviteOne, inviteSeveralAgain, waysOf } from './invitations.ts';
import { mailList } from './outgoingMail.ts';
import { peopleExport, peopleList } from './peopleList.ts';
import { eraseOne, exportOne } from './personalData.ts';
import { changeOnePerson, personDetail } from './personDetail.ts';
import { liftOneSuspension, suspendPeople, suspendPerson } from './suspensions.ts';

/** A route whose letters need to know the company's ways and where its links lead. */
const inviting = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>, needs: Right, answer: (ctx: Ctx, input: z.output<I>, ways: CompanyWays) => Promise<z.input<O>>,
): Route => ({
  endpoint, needs,
  register: (app, house) => route(endpoint, needs, (ctx, input) => answer(ctx, input, waysOf(house))).register(app, house),
});

export const peopleRoutes: Route[] = [
  route(contract.listPeople, 'organization.person.read', peopleList),
  route(contract.exportPeople, 'organization.person.read', peopleExport),
  inviting(contract.invitePerson, 'organization.person.invite', inviteOne),
  inviting(contract.previewInvitations, 'organization.person.invite', previewFile),
  inviting(contract.inviteMany, 'organization.person.invite', inviteFile),
  route(contract.readPerson, 'organization.person.read', personDetail),
  route(contract.changePerson, 'organization.person.invite', changeOnePerson),
  inviting(contract.resendInvitation, 'organization.person.invite', inviteAgain),
  inviting(contract.resendInvitations, 'organization.person.invite', inviteSeveralAgain),
  route(contract.appoint, 'organization.person.invite', appointPerson),
  route(contract.endAppointment, 'organization.person.invite', endOneAppointment),
  route(contract.suspend, 'organization.person.invite', suspendPerson),
  route(contract.liftSuspension, 'organization.person.invite', liftOneSuspension),
  route(contract.suspendMany, 'organization.person.invite', suspendPeople),
  route(contract.exportPerson, 'organization.person.erase', exportOne),
  route(contract.erasePerson, 'organization.person.erase', eraseOne),
  route(contract.listMail, 'organization.mail.read', mailList),
];
