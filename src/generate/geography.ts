/** An invented town somewhere in the middle of Jutland: a centre a district, suburbs around it and villages further out. */
import type { Place } from '../model/primitives.ts';
import type { Dice } from './dice.ts';

const METRES_A_DEGREE_NORTH = 111_200;
/** Districts of a city stand in a spiral, so far apart. */
const DISTRICT_STEP_METRES = 3200;
/** Dry land on every side. */
const LAND = { south: 55.75, north: 56.45, west: 8.75, east: 9.55 };

interface Settlement {
  readonly centre: Place;
  readonly radiusMetres: number;
  readonly weight: number;
}

export interface District {
  readonly id: string;
  readonly centre: Place;
  readonly settlements: readonly Settlement[];
}

export function layOut(dice: Dice, districtCount: number): District[] {
  const town: Place = {
    latitude: LAND.south + (LAND.north - LAND.south) * dice.next(),
    longitude: LAND.west + (LAND.east - LAND.west) * dice.next(),
  };
  return Array.from({ length: districtCount }, (_, at) => {
    // Sunflower spiral: even density however many districts (Vogel 1979).
    const angle = at * 2.399963;
    const centre = shifted(town, DISTRICT_STEP_METRES * Math.sqrt(at), angle);
    return { id: `omraade-${at + 1}`, centre, settlements: settlementsAround(dice, centre, districtCount) };
  });
}

function settlementsAround(dice: Dice, centre: Place, districtCount: number): Settlement[] {
  const around = (count: number, nearMetres: number, farMetres: number, radiusMetres: number, weight: number) =>
    Array.from({ length: count }, () => ({
      centre: shifted(centre, nearMetres + (farMetres - nearMetres) * dice.next(), 2 * Math.PI * dice.next()),
      radiusMetres,
      weight: weight / count,
    }));
  const town = { centre, radiusMetres: 1400, weight: 60 };
  // A district of a city is built up; only a town of its own has villages.
  if (districtCount > 1) return [town, ...around(3, 1200, 2200, 600, 40)];
  return [town, ...around(3, 2000, 4000, 800, 26), ...around(5, 6000, 13000, 500, 14)];
}

/** A home: near the middle of its settlement more often than at its edge. */
export function homeIn(dice: Dice, district: District): Place {
  const settlement = dice.weighted(district.settlements.map((entry) => [entry, entry.weight] as const));
  return shifted(settlement.centre, settlement.radiusMetres * dice.next(), 2 * Math.PI * dice.next());
}

/** A workplace or office within walking distance of the district’s centre, or further out. */
export function workplaceIn(dice: Dice, district: District, mostMetres: number): Place {
  return shifted(district.centre, mostMetres * dice.next(), 2 * Math.PI * dice.next());
}

/** Rounded to five decimals, about a metre: no more is known, and the last bits of sin and cos may differ between machines. */
function shifted(from: Place, metres: number, angle: number): Place {
  const north = metres * Math.sin(angle);
  const east = metres * Math.cos(angle);
  const metresADegreeEast = METRES_A_DEGREE_NORTH * Math.cos((from.latitude * Math.PI) / 180);
  return {
    latitude: rounded(from.latitude + north / METRES_A_DEGREE_NORTH),
    longitude: rounded(from.longitude + east / metresADegreeEast),
  };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}
