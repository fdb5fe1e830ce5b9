import {
  IconAdjustments, IconArrowsExchange2, IconBuildingStore, IconChartBar, IconFocus2, IconHierarchy2, IconSpeakerphone, IconSun, IconTarget, IconTrendingUp,
} from '@tabler/icons-react';
import type { RailPlace } from '../screens.ts';

/** How each place of the rail looks, and the letter that goes there after `g` (the same in both languages). */
export const places: Record<RailPlace, { icon: typeof IconSun; key?: string }> = {
  today: { icon: IconSun, key: 'h' }, customers: { icon: IconBuildingStore, key: 'c' }, sales: { icon: IconTrendingUp, key: 'v' },
  marketing: { icon: IconSpeakerphone, key: 'm' }, coordination: { icon: IconArrowsExchange2, key: 'o' }, goals: { icon: IconTarget, key: 'j' },
  reports: { icon: IconChartBar, key: 'i' }, structure: { icon: IconHierarchy2, key: 'e' }, focus: { icon: IconFocus2, key: 'f' }, settings: { icon: IconAdjustments },
};
