import { useEffect } from 'react';
import { useGo } from '../../../platform/web/parts/GoLink.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { MyDay } from './MyDay.tsx';

/** Where one arrives: the day of whoever serves customers; whoever only administers begins with the settings. */
export function Home() {
  const may = useMay();
  const go = useGo();
  const serves = may('customers.account.read');
  useEffect(() => { if (!serves) go('/settings', { replace: true }); }, [serves, go]);
  return serves ? <MyDay /> : <LoadingBars />;
}
