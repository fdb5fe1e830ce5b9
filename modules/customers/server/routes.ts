import { type Route, route } from '../../../platform/server/http.ts';
import * as contract from '../contract.ts';
import { accountChanged, accountChangesUndone, accountRestored, accountsChanged, accountWithdrawn } from './accountChanges.ts';
import { accountCreated } from './accountCreation.ts';
import { historyOfAccount } from './accountHistory.ts';
import { commitmentsOf, lineOfAccount } from './accountLine.ts';
import { accountList, accountsFile, productLineList, segmentList } from './accountList.ts';
import { accountRecord } from './accounts.ts';
import { teamJoined, teamLeft } from './accountTeam.ts';
import { activityChanged, activityList, activityPlanned, activityRestored, activityWithdrawn } from './activities.ts';
import { activityFinished, activityReopened } from './activityDone.ts';
import { contactErased, contactPersonal } from './contactErasure.ts';
import { contactList, contactsFile } from './contactList.ts';
import { contactChanged, contactCreated, contactRecord, contactRestored, contactWithdrawn } from './contacts.ts';
import { custodyOf } from './custody.ts';
import { interactionChanged, interactionList, interactionRestored, interactionWithdrawn } from './interactionLedger.ts';
import { interactionLogged } from './interactions.ts';
import { accountsToldApart, contactsToldApart, duplicateAccounts, duplicateContacts } from './duplicates.ts';
import { accountMergePreview, contactMergePreview } from './mergePreview.ts';
import { accountMergeUndone, contactMergeUndone, mergeList } from './mergeUndo.ts';
import { accountsMerged, contactsMerged } from './merging.ts';
import { linesOfAccounts } from './miniLines.ts';
import { dayOf } from './myDay.ts';
import { needMet, needRegistered, needReopened, needRestored, needWithdrawn } from './needs.ts';
import { noteChanged, noteList, noteWithdrawn, noteWritten } from './notes.ts';
import { permissionList, permissionRecorded, permissionRevoked } from './permissions.ts';
import { promiseChanged, promiseGiven, promiseKept, promiseReopened, promiseRestored, promiseWithdrawn } from './promises.ts';

export const customersRoutes: Route[] = [
  route(contract.listAccounts, 'customers.account.read', accountList),
  route(contract.exportAccounts, 'customers.account.read', accountsFile),
  route(contract.listSegments, 'customers.account.read', segmentList),
  route(contract.listProductLines, 'customers.account.read', productLineList),
  route(contract.getAccount, 'customers.account.read', accountRecord),
  route(contract.accountHistory, 'customers.account.read', historyOfAccount),
  route(contract.accountCustody, 'customers.account.read', custodyOf),
  route(contract.createAccount, 'customers.account.write', accountCreated),
  route(contract.changeAccount, 'customers.account.write', accountChanged),
  route(contract.withdrawAccount, 'customers.account.write', accountWithdrawn),
  route(contract.restoreAccount, 'customers.account.write', accountRestored),
  route(contract.changeAccounts, 'customers.account.write', accountsChanged),
  route(contract.undoAccountChanges, 'customers.account.write', accountChangesUndone),
  route(contract.joinAccountTeam, 'customers.account.write', teamJoined),
  route(contract.leaveAccountTeam, 'customers.account.write', teamLeft),

  route(contract.accountLine, 'customers.interaction.read', lineOfAccount),
  route(contract.miniLines, 'customers.interaction.read', linesOfAccounts),
  route(contract.listInteractions, 'customers.interaction.read', interactionList),
  route(contract.logInteraction, 'customers.interaction.write', interactionLogged),
  route(contract.changeInteraction, 'customers.interaction.write', interactionChanged),
  route(contract.withdrawInteraction, 'customers.interaction.write', interactionWithdrawn),
  route(contract.restoreInteraction, 'customers.interaction.write', interactionRestored),

  route(contract.listContacts, 'customers.contact.read', contactList),
  route(contract.exportContacts, 'customers.contact.read', contactsFile),
  route(contract.getContact, 'customers.contact.read', contactRecord),
  route(contract.createContact, 'customers.contact.write', contactCreated),
  route(contract.changeContact, 'customers.contact.write', contactChanged),
  route(contract.withdrawContact, 'customers.contact.write', contactWithdrawn),
  route(contract.restoreContact, 'customers.contact.write', contactRestored),
  route(contract.exportContactPersonal, 'customers.contact.erase', contactPersonal),
  route(contract.eraseContact, 'customers.contact.erase', contactErased),
  route(contract.listPermissions, 'customers.contact.read', permissionList),
  route(contract.recordPermission, 'customers.contact.write', permissionRecorded),
  route(contract.revokePermission, 'customers.contact.write', permissionRevoked),

  route(contract.listDuplicateAccounts, 'customers.account.merge', duplicateAccounts),
  route(contract.tellAccountsApart, 'customers.account.merge', accountsToldApart),
  route(contract.previewAccountMerge, 'customers.account.merge', accountMergePreview),
  route(contract.mergeAccounts, 'customers.account.merge', accountsMerged),
  route(contract.undoAccountMerge, 'customers.account.merge', accountMergeUndone),
  route(contract.listDuplicateContacts, 'customers.contact.merge', duplicateContacts),
  route(contract.tellContactsApart, 'customers.contact.merge', contactsToldApart),
  route(contract.previewContactMerge, 'customers.contact.merge', contactMergePreview),
  route(contract.mergeContacts, 'customers.contact.merge', contactsMerged),
  route(contract.undoContactMerge, 'customers.contact.merge', contactMergeUndone),
  route(contract.listMerges, 'customers.account.read', mergeList),

  route(contract.myDay, 'customers.account.read', dayOf),
  route(contract.listActivities, 'customers.activity.read', activityList),
  route(contract.planActivity, 'customers.activity.write', activityPlanned),
  route(contract.changeActivity, 'customers.activity.write', activityChanged),
  route(contract.finishActivity, 'customers.activity.write', activityFinished),
  route(contract.reopenActivity, 'customers.activity.write', activityReopened),
  route(contract.withdrawActivity, 'customers.activity.write', activityWithdrawn),
  route(contract.restoreActivity, 'customers.activity.write', activityRestored),
  route(contract.listNotes, 'customers.activity.read', noteList),
  route(contract.writeNote, 'customers.activity.write', noteWritten),
  route(contract.changeNote, 'customers.activity.write', noteChanged),
  route(contract.withdrawNote, 'customers.activity.write', noteWithdrawn),

  route(contract.listCommitments, 'customers.promise.read', (ctx, input) => commitmentsOf(ctx, input)),
  route(contract.givePromise, 'customers.promise.write', promiseGiven),
  route(contract.changePromise, 'customers.promise.write', promiseChanged),
  route(contract.keepPromise, 'customers.promise.write', promiseKept),
  route(contract.reopenPromise, 'customers.promise.write', promiseReopened),
  route(contract.withdrawPromise, 'customers.promise.write', promiseWithdrawn),
  route(contract.restorePromise, 'customers.promise.write', promiseRestored),
  route(contract.registerNeed, 'customers.promise.write', needRegistered),
  route(contract.meetNeed, 'customers.promise.write', needMet),
  route(contract.reopenNeed, 'customers.promise.write', needReopened),
  route(contract.withdrawNeed, 'customers.promise.write', needWithdrawn),
  route(contract.restoreNeed, 'customers.promise.write', needRestored),
];
