import { state } from '../../../contract/me.ts';
import { useState } from 'react';
import { useAsk } from '../ask.ts';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { LoadingBars } from '../parts/Waiting.tsx';
import { ForgottenPassword } from './ForgottenPassword.tsx';
import { NewPassword } from './NewPassword.tsx';
import { SetUp } from './SetUp.tsx';
import { SignIn } from './SignIn.tsx';

/** Nobody is signed in: a link's password, set-up where there is no company yet, else signing in. The address is kept. */
export default function Entry() {
  const path = window.location.pathname;
  const [forgotten, setForgotten] = useState(false);
  const looked = useAsk(state, {});
  if (path === '/new-password' || path === '/welcome') return <NewPassword isWelcome={path === '/welcome'} token={window.location.hash.slice(1)} />;
  if (looked.said) return <div className="pad"><ProblemNote said={looked.said} retry={() => void looked.refetch()} /></div>;
  if (!looked.data) return <LoadingBars />;
  if (looked.data.state === 'new') return <SetUp needsCode={looked.data.needsCode} />;
  return forgotten ? <ForgottenPassword sendsMail={looked.data.company?.sendsMail === true} back={() => setForgotten(false)} /> : <SignIn company={looked.data.company} accounts={looked.data.demoAccounts ?? []} forgot={() => setForgotten(true)} />;
}
