import type { ComponentType } from 'react';
import type { Proposal } from '../contract.ts';

/* What the room above brings to the studio: what becomes of a proposal once it is published. app/web.tsx hands it over once, before anything is drawn. */
export interface StudioExtras {
  /** In place of the drawing, once a wave is published. */
  FollowUp: ComponentType<{ proposal: Proposal }>;
  /** In the panel at the right: how it is going. */
  Standing: ComponentType<{ proposal: Proposal }>;
  /** Under the list of proposals: what is due of those that are published. */
  Due: ComponentType;
}

let extras: readonly StudioExtras[] = [];

export const bringStudioExtras = (all: readonly StudioExtras[]): void => { extras = all; };
export const studioExtras = (): readonly StudioExtras[] => extras;
