/** Contracts, prices, policy, budget and weights: rare, and felt by many. */
import { type Maker, pickOf } from './maker.ts';

/** Hours are only cut where no pin is held by the contract. */
const changeContract: Maker = (scene) => {
  const { dice, current } = scene;
  const unit = pickOf(
    scene,
    current.units.filter(({ contract }) => contract.minutes !== undefined),
  );
  if (unit?.contract.minutes === undefined) return undefined;
  const factor = dice.pick([0.9, 1.1, 1.2]);
  const own = new Set([unit.id, ...current.mentors.filter(({ unitId }) => unitId === unit.id).map(({ id }) => id)]);
  if (factor < 1 && current.pins.some(({ seatId }) => own.has(seatId))) return undefined;
  const minutes = Math.round((unit.contract.minutes * factor) / 60) * 60;
  return { type: 'contractChanged', unitId: unit.id, contract: { ...unit.contract, minutes } };
};

const changePrice: Maker = (scene) => {
  const unit = pickOf(
    scene,
    scene.current.units.filter(({ priceOere }) => priceOere > 0),
  );
  if (unit === undefined) return undefined;
  const priceOere = Math.min(100_000, Math.round((unit.priceOere * scene.dice.pick([0.95, 1.05, 1.1])) / 100) * 100);
  return { type: 'priceChanged', unitId: unit.id, priceOere };
};

const changePolicy: Maker = ({ dice, current }) => ({
  type: 'policyChanged',
  policy: { ...current.policy, maxStartDelayWeeks: dice.whole(2, 8), fairSharePercent: dice.whole(70, 90) },
});

/** The spending goes on; now and then the frame is raised. */
const changeBudget: Maker = (scene) => {
  const frame = pickOf(scene, scene.current.budgets);
  if (frame === undefined) return undefined;
  const { dice } = scene;
  const capOere = dice.chance(0.3) ? Math.round(frame.capOere * 1.05) : frame.capOere;
  const usedOere = Math.min(Math.round(capOere * 0.9), Math.round(frame.usedOere * 1.01));
  return { type: 'budgetChanged', budgetId: frame.id, capOere, usedOere, hardness: frame.hardness };
};

const changeWeight: Maker = ({ dice, current }) => {
  const weight = dice.pick(['competence', 'wish', 'contactPerson', 'internalFirst', 'balance'] as const);
  const value = Math.max(1, Math.round(current.weights[weight] * dice.pick([0.8, 1.25])));
  return { type: 'weightChanged', weight, value: Math.min(5000, value) };
};

export const OFFICE_MAKERS: readonly (readonly [Maker, number])[] = [
  [changeContract, 1],
  [changePrice, 0.7],
  [changePolicy, 0.4],
  [changeBudget, 1.5],
  [changeWeight, 0.4],
];
