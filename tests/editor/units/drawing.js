// Random cases, the same in every run: a failure names the number of its case.

function drawing(seed) {
  let state = seed;
  // Mulberry32: 32 bits of state, good enough to draw examples.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const upTo = (most) => Math.floor(next() * (most + 1));
  return { upTo, of: (values) => values[upTo(values.length - 1)] };
}

// Call `check` with many drawings: `upTo(most)` is a number from 0, `of(values)` one of some values.
export function several(check, count = 300) {
  for (let number = 1; number <= count; number++) {
    try {
      check(drawing(number));
    } catch (error) {
      error.message = `case ${number}: ${error.message}`;
      throw error;
    }
  }
}
