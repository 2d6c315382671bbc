/** Invented names. First names are common Danish ones, surnames a letter; no unit, company or town is meant to exist. */
import type { Dice } from './dice.ts';

const WOMEN =
  'Anne,Mette,Lise,Camilla,Pia,Rikke,Hanne,Sofie,Karen,Fatima,Birgit,Trine,Amina,Louise,Ida,Susanne,Nadia,Bente,Freja,Marlene,Olena,Gitte,Tina,Signe,Kirsten,Hodan,Laila,Dorte,Ulla,Emma'.split(
    ',',
  );
const MEN =
  'Jens,Lars,Ole,Thomas,Ahmed,Kasper,Henrik,Mikkel,Søren,Yusuf,Peter,Morten,Jakob,Bjarne,Ali,Rasmus,Erik,Anders,Dennis,Piotr,Torben,Emil,Kurt,Niels,Samuel,Martin,Finn,Oskar,Claus,Ibrahim'.split(
    ',',
  );
const TOWNS = ['Lindhøj', 'Brandmose', 'Vesterlunde', 'Ravnsdal', 'Skovkær', 'Hedemark', 'Åstofte', 'Klintebro'];
const SUPPLIERS = ['Fodfæste', 'Stigbøjlen', 'Medvind', 'Brobyggerne', 'Springbrættet', 'Kompasrosen', 'Tovværket'];
const TRADES = ['Tømrerværksted', 'Gartneri', 'Bageri', 'Lager', 'Autoværksted', 'Plejecenter', 'Kantine', 'Genbrug'];

export function personName(dice: Dice, sex: 'woman' | 'man'): string {
  return `${dice.pick(sex === 'woman' ? WOMEN : MEN)} ${String.fromCharCode(65 + dice.whole(0, 25))}.`;
}

export function townName(dice: Dice): string {
  return dice.pick(TOWNS);
}

/** The names in turn, with a number from the second round on. */
function inTurn(names: readonly string[], at: number): string {
  const round = Math.floor(at / names.length) + 1;
  return `${names[at % names.length]!}${round > 1 ? ` ${round}` : ''}`;
}

export function supplierName(at: number): string {
  return `Mentorhuset ${inTurn(SUPPLIERS, at)}`;
}

export function companyName(town: string, at: number): string {
  return `${town} ${inTurn(TRADES, at)}`;
}

/** Eight digits that start with 00: no Danish number does. */
export function phoneNumber(dice: Dice): string {
  return `00${String(dice.whole(100_000, 999_999))}`;
}
