/**
 * Where a text stops being JSON (RFC 8259). Called only after JSON.parse has refused it, because the engine's messages often lack
 * the position. Walks with its own stack, so that deep nesting cannot overflow the call stack.
 */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

type Expecting = 'value' | 'valueOrEnd' | 'keyOrEnd' | 'key' | 'colon' | 'commaOrEnd' | 'nothing';

const WORDS: Readonly<Record<Expecting, string>> = {
  value: 'a value was expected',
  valueOrEnd: 'a value or "]" was expected',
  keyOrEnd: 'a name in double quotes or "}" was expected',
  key: 'a name in double quotes was expected',
  colon: '":" was expected',
  commaOrEnd: '"," or the closing bracket was expected',
  nothing: 'the text goes on after its end',
};

const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

export function jsonFaultAt(text: string): JsonFault {
  const open: ('{' | '[')[] = [];
  let expecting = 'value' as Expecting;
  let at = 0;
  const afterValue = (): Expecting => (open.length === 0 ? 'nothing' : 'commaOrEnd');
  for (;;) {
    while (at < text.length && ' \t\r\n'.includes(text[at]!)) at++;
    if (at >= text.length) break;
    const char = text[at]!;
    const end = stepEnd(text, at, char, expecting, open.at(-1));
    if (end < 0) return faultAt(text, -end - 1, stringFault(char, expecting) ?? WORDS[expecting]);
    if (char === '{' || char === '[') {
      open.push(char);
      expecting = char === '{' ? 'keyOrEnd' : 'valueOrEnd';
    } else if (char === '}' || char === ']') {
      open.pop();
      expecting = afterValue();
    } else if (char === ',') expecting = open.at(-1) === '{' ? 'key' : 'value';
    else if (char === ':') expecting = 'value';
    else expecting = expecting === 'key' || expecting === 'keyOrEnd' ? 'colon' : afterValue();
    at = end;
  }
  return faultAt(
    text,
    text.length,
    expecting === 'nothing' ? 'no fault found' : `the text ends where ${WORDS[expecting]}`,
  );
}

/** Where the token at `at` ends; −1 − position of the fault when no such token may stand there. */
function stepEnd(
  text: string,
  at: number,
  char: string,
  expecting: Expecting,
  innermost: '{' | '[' | undefined,
): number {
  const fault = -1 - at;
  const wantsValue = expecting === 'value' || expecting === 'valueOrEnd';
  const wantsKey = expecting === 'key' || expecting === 'keyOrEnd';
  if (char === '"') return wantsValue || wantsKey ? stringEnd(text, at) : fault;
  if (char === '{' || char === '[') return wantsValue ? at + 1 : fault;
  if (char === '}')
    return innermost === '{' && (expecting === 'keyOrEnd' || expecting === 'commaOrEnd') ? at + 1 : fault;
  if (char === ']')
    return innermost === '[' && (expecting === 'valueOrEnd' || expecting === 'commaOrEnd') ? at + 1 : fault;
  if (char === ',') return expecting === 'commaOrEnd' ? at + 1 : fault;
  if (char === ':') return expecting === 'colon' ? at + 1 : fault;
  SCALAR.lastIndex = at;
  return wantsValue && SCALAR.test(text) ? SCALAR.lastIndex : fault;
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const char = text[at]!;
    if (char === '"') return at + 1;
    if (char < ' ') return -1 - at;
    if (char === '\\') {
      ESCAPE.lastIndex = at;
      if (!ESCAPE.test(text)) return -1 - at;
      at = ESCAPE.lastIndex;
    } else at++;
  }
  return -1 - start;
}

function stringFault(char: string, expecting: Expecting): string | undefined {
  const mayBeString = expecting !== 'colon' && expecting !== 'commaOrEnd' && expecting !== 'nothing';
  return char === '"' && mayBeString
    ? 'the quoted text is not closed or holds a raw control character or bad escape'
    : undefined;
}

function faultAt(text: string, position: number, what: string): JsonFault {
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  return { line, column: position - before.lastIndexOf('\n'), what };
}
