import * as me from '../../../../contract/me.ts';
import * as views from '../../../../contract/views.ts';
import { type Route, route } from '../../../../platform/server/http.ts';
import { changeProfile, whoAmI } from './me.ts';
import { askForReset, changeOwnPassword, useLink } from './passwords.ts';
import { endOne, endOthers, listSessions, signInWith, signOutOf } from './sessions.ts';
import { setUpAndSignIn } from './setUp.ts';
import { firstLook, goToDemo } from './state.ts';
import { listTokens, makeToken, revokeOne } from './tokens.ts';
import { dropView, keepView, viewsOf } from './views.ts';
import { atTheDoor } from '../../../../platform/server/visit.ts';

/** Who is here. Signing in and out goes on when nothing else may be written: whoever is out could not even read. */
export const identityRoutes: Route[] = [
  atTheDoor(me.state, 'anyone', firstLook),
  atTheDoor(me.setUp, 'anyone', setUpAndSignIn),
  atTheDoor(me.signIn, 'anyone', signInWith, { survives: true }),
  atTheDoor(me.signOut, 'self', signOutOf, { survives: true, asOneself: true }),
  atTheDoor(me.askReset, 'anyone', askForReset),
  atTheDoor(me.setPassword, 'anyone', useLink),
  atTheDoor(me.me, 'self', whoAmI),
  atTheDoor(me.updateProfile, 'self', changeProfile),
  atTheDoor(me.changePassword, 'self', changeOwnPassword),
  atTheDoor(me.mySessions, 'self', listSessions),
  atTheDoor(me.endSession, 'self', endOne),
  atTheDoor(me.endOtherSessions, 'self', endOthers),
  atTheDoor(me.myTokens, 'self', listTokens),
  atTheDoor(me.createToken, 'self', makeToken),
  atTheDoor(me.revokeToken, 'self', revokeOne),
  atTheDoor(me.openDemo, 'platform.demo.open', goToDemo),
  route(views.savedViews, 'self', viewsOf),
  route(views.saveView, 'self', keepView),
  route(views.deleteView, 'self', dropView),
];
