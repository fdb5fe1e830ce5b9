import type { ComponentType } from 'react';

/*
  What rooms above bring to the side of a record of a room below: the decisions that go with a campaign or a deal. A room below
  never imports one above, so app/web.tsx hands them over once, before anything is drawn.
*/
export interface RecordSideProps { kind: 'campaign' | 'opportunity'; id: string }
export interface RecordExtras { Side: ComponentType<RecordSideProps> }

let extras: readonly RecordExtras[] = [];

export const bringRecordExtras = (all: readonly RecordExtras[]): void => { extras = all; };

export const RecordSides = (record: RecordSideProps) => extras.map(({ Side }, i) => <Side key={i} {...record} />);
