import { Button } from '@mantine/core';
import { GoLink, useGo } from '../parts/GoLink.tsx';
import type { Screen } from '../screens.ts';
import { useWords } from '../words.tsx';
import { useDoors } from './doors.tsx';
import { WholePage } from './WholePage.tsx';

/** Which right the screen takes, in words, and who gives it. */
export function NoRight({ screen }: { screen: Screen }) {
  const words = useWords().platform;
  const go = useGo();
  const { rightTold: Told } = useDoors();
  const ways = <div className="row" data-wrap><Button onClick={() => go('/')}>{words.screen.goHome}</Button><GoLink to="/settings/access" className="u">{words.person.access}</GoLink></div>;
  return (
    <WholePage title={words.screen.noRight} action={ways}>
      {Told ? <Told rights={[screen.right ?? []].flat()} /> : words.screen.noRightNote}
    </WholePage>
  );
}
