/** Units as words of other languages. English makes its own, in simulation/units.ts. Pure. */

export interface UnitWords {
  /** Between what is counted and what it is counted by: `puntos por día`. */
  readonly per: string;
  /** Between two units that divide: `por punto y día`. */
  readonly and: string;
  /** What a switch is, on and off. */
  readonly on: string;
  readonly off: string;
  /** Words by base unit: for one of it, and for any other number. A unit that is not here is a symbol, and stays. */
  readonly units: Readonly<Record<string, readonly [one: string, other: string]>>;
}

const spanish: UnitWords = {
  on: 'sí',
  off: 'no',
  per: 'por',
  and: 'y',
  units: {
    answer: ['respuesta', 'respuestas'],
    bin: ['intervalo', 'intervalos'],
    call: ['aviso', 'avisos'],
    car: ['coche', 'coches'],
    day: ['día', 'días'],
    device: ['dispositivo', 'dispositivos'],
    frame: ['fotograma', 'fotogramas'],
    hour: ['hora', 'horas'],
    iteration: ['iteración', 'iteraciones'],
    label: ['etiqueta', 'etiquetas'],
    minute: ['minuto', 'minutos'],
    monitor: ['monitor', 'monitores'],
    month: ['mes', 'meses'],
    payment: ['pago', 'pagos'],
    person: ['persona', 'personas'],
    point: ['punto', 'puntos'],
    prediction: ['predicción', 'predicciones'],
    query: ['consulta', 'consultas'],
    request: ['petición', 'peticiones'],
    retraining: ['reentrenamiento', 'reentrenamientos'],
    row: ['fila', 'filas'],
    second: ['segundo', 'segundos'],
    stage: ['etapa', 'etapas'],
    step: ['paso', 'pasos'],
    update: ['actualización', 'actualizaciones'],
    user: ['usuario', 'usuarios'],
    week: ['semana', 'semanas'],
    year: ['año', 'años'],
  },
};

export const unitWords: Readonly<Record<string, UnitWords>> = { es: spanish };

/** A switch by its value. */
export function switchWords(language: string): { readonly true: string; readonly false: string } {
  const words = unitWords[language];
  return { true: words?.on ?? 'on', false: words?.off ?? 'off' };
}

/** Whether a base unit is a word that a reader of the language would not know: four small letters or more, where symbols have up to three, and none for it. */
export function isUnknownUnit(name: string, language: string): boolean {
  return /^[a-z]{4,}$/.test(name) && unitWords[language]?.units[name] === undefined;
}

/** A unit after a number of it: for one, and for any other. */
export function unitTextsIn(unit: string, language: string): { readonly one: string; readonly other: string } {
  const words = unitWords[language];
  const [numerator = '', ...denominators] = unit.split('/');
  const wordOf = (name: string, form: 0 | 1): string =>
    words?.units[name]?.[form] ?? name.replace('^2', '²').replace('^3', '³');
  const names = numerator
    .split('*')
    .map((name) => name.trim())
    .filter((name) => name && name !== '1');
  const text = (form: 0 | 1): string => {
    const top = names.map((name, index) => wordOf(name, index === names.length - 1 ? form : 0)).join('-');
    const bottom = denominators.flatMap((name) => name.split('*')).map((name) => wordOf(name, 0));
    return [top, ...(bottom.length > 0 ? [words?.per ?? 'per', bottom.join(` ${words?.and ?? 'and'} `)] : [])]
      .filter(Boolean)
      .join(' ');
  };
  return { one: text(0), other: text(1) };
}
