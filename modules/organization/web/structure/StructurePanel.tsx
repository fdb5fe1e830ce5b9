import type { Structure } from '../../contract.ts';
import { AppointForm, CostForm, DelegateForm, DottedLineForm, ManagerForm } from './SeatForms.tsx';
import { GrantForm } from '../settings/GrantForm.tsx';
import { ChangePositionForm, NewPositionForm } from './PositionForm.tsx';
import { SeatDrawer } from './SeatDrawer.tsx';
import type { SetView, StructureView } from './Structure.tsx';
import { NewTeamForm } from './TeamForm.tsx';
import { NewUnitForm } from './UnitForm.tsx';
import { UnitDrawer } from './UnitDrawer.tsx';

/** The one panel at the right: a form, else the seat or unit chosen. */
export function StructurePanel({ whole, view, setView }: { whole: Structure; view: StructureView; setView: SetView }) {
  const close = () => setView({ form: undefined });
  const { seat, form } = view;
  if (form === 'position') return <NewPositionForm on={whole.on} unit={whole.units.find((u) => u.id === view.unit)} onClose={close} onDone={(id, from) => setView({ form: undefined, unit: undefined, seat: id, on: from > whole.on ? from : view.on })} />;
  if (form === 'unit') return <NewUnitForm on={whole.on} onClose={close} onDone={(id, from) => setView({ form: undefined, unit: id, on: from > whole.on ? from : view.on })} />;
  if (form === 'team') return <NewTeamForm on={whole.on} teams={whole.teams} onClose={close} />;
  if (seat && form) {
    const about = whole.seats.find((s) => s.id === seat)?.title, props = { positionId: seat, about, on: whole.on, onClose: close };
    if (form === 'change') return <ChangePositionForm positionId={seat} on={whole.on} onClose={close} />;
    if (form === 'manager') return <ManagerForm {...props} />;
    if (form === 'line') return <DottedLineForm {...props} />;
    if (form === 'delegate') return <DelegateForm {...props} />;
    if (form === 'cost') return <CostForm {...props} />;
    if (form === 'appoint') return <AppointForm {...props} />;
    if (form === 'grant') return <GrantForm positionId={seat} about={about} onClose={close} />;
  }
  if (seat) return <SeatDrawer key={seat} positionId={seat} on={whole.on} setView={setView} />;
  if (view.unit) return <UnitDrawer key={view.unit} unitId={view.unit} onClose={() => setView({ unit: undefined })} onFill={() => setView({ form: 'position' }, { push: true })} />;
  return null;
}
