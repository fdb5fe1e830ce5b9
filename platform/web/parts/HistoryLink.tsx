import { useMay } from '../who.tsx';
import { useWords } from '../words.tsx';
import { GoLink } from './GoLink.tsx';

/** To the record's changes in the audit trail, for whoever may read it. */
export function HistoryLink({ id }: { id: string }) {
  const words = useWords().platform;
  return useMay()('organization.fact.read') ? <GoLink className="sm u" to={`/settings/audit?aboutId=${id}`}>{words.history}</GoLink> : null;
}
