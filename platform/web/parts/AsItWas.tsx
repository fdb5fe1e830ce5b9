import { IconCloudOff } from '@tabler/icons-react';
import { isOfBefore } from '../carried.ts';
import { useOnline } from '../online.ts';
import { useFormats, useWords } from '../words.tsx';

/** Over what is carried on the device (`useAsk`'s `carried`), while there is no connection: of when it is, and that one may go on. */
export function AsItWas({ at }: { at: number }) {
  const words = useWords().platform, formats = useFormats();
  const isOnline = useOnline();
  if (isOnline && !isOfBefore(at)) return null;
  return <div className="note as-it-was" role="status"><IconCloudOff size={16} stroke={1.7} aria-hidden /><span>{words.asItWas(formats.moment(new Date(at)))}</span></div>;
}
