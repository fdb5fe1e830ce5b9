import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { againstStep, allSteps, type Asked, stateOfDecision } from './decisionSteps.ts';

const seats = ['a', 'b', 'c'] as const;
const asked = (more: Partial<Asked>): Asked => ({ options: 1, roles: [{ role: 'decides', seat: 'a' }, { role: 'agrees', seat: 'b' }], steps: [], superseded: false, ...more });
const passed: Asked['passed'] = [{ role: 'agrees', from: 'b', to: 'c' }], afterwards = { roles: [{ role: 'decides', seat: 'a' }, { role: 'agrees', seat: 'c' }], passed } as const;

describe('a part that went on with another seat', () => {
  test('keeps its word until the new seat gives one', () => {
    const objected = asked({ ...afterwards, steps: [{ step: 'object', seat: 'b' }] });
    expect([stateOfDecision(objected), againstStep(objected, 'decide')]).toMatchObject(['objected', [{ code: 'objected', figures: { seats: ['c'] } }]]);
    const agreed = asked({ ...afterwards, steps: [{ step: 'object', seat: 'b' }, { step: 'agree', seat: 'c' }] });
    expect([stateOfDecision(agreed), againstStep(agreed, 'decide')]).toEqual(['agreed', []]);
  });
  test('may pass on more than once, and come back', () => {
    const again = [...passed, { role: 'agrees' as const, from: 'c', to: 'd' }];
    expect(stateOfDecision(asked({ roles: [{ role: 'decides', seat: 'a' }, { role: 'agrees', seat: 'd' }], passed: again, steps: [{ step: 'agree', seat: 'b' }] }))).toBe('agreed');
    expect(stateOfDecision(asked({ passed: [...passed, { role: 'agrees', from: 'c', to: 'b' }], steps: [{ step: 'object', seat: 'c' }] }))).toBe('objected');
  });
});

test('passing all that one seat has on to a new one changes neither how a decision stands nor what may be done with it', () => {
  const part = fc.record({ role: fc.constantFrom('recommends' as const, 'agrees' as const, 'performs' as const), seat: fc.constantFrom(...seats) }), step = fc.record({ step: fc.constantFrom(...allSteps), seat: fc.constantFrom(...seats) });
  fc.assert(fc.property(fc.uniqueArray(part, { selector: (p) => `${p.role} ${p.seat}` }), fc.constantFrom(...seats), fc.array(step, { maxLength: 8 }), fc.nat(2), (parts, decides, steps, options) => {
    const before: Asked = { options, roles: [...parts, { role: 'decides', seat: decides }], steps: steps.filter((s) => s.step !== 'agree' && s.step !== 'object' || parts.some((p) => p.role === 'agrees' && p.seat === s.seat)), superseded: false };
    const gone = before.roles.filter((r) => r.seat === 'a'), after: Asked = { ...before, roles: before.roles.map((r) => (r.seat === 'a' ? { ...r, seat: 'new' } : r)), passed: gone.map((r) => ({ role: r.role, from: 'a', to: 'new' })) };
    expect(stateOfDecision(after)).toBe(stateOfDecision(before));
    for (const s of allSteps) expect(againstStep(after, s).map((r) => r.code)).toEqual(againstStep(before, s).map((r) => r.code));
  }));
});
