// The bars of speed: what of a measurement is too slow or too large, as lines to print. Pure, so that the judging itself is tested.

/**
 * Ten times the text in at most twelve times the time, at most 300 MB. The bench fails a little above the first: what a
 * long text leaves behind has to be copied by the collector where a short one's is thrown away, and a busy machine measures
 * unevenly. A rule that looks around without a bound takes fifty times the time.
 */
export const MOST_TIMES = 16
export const MOST_MEGABYTES = 300

/** How many times as fast as the extractor the naive expression is. Articles a second differ by twice between machines; this hardly does. */
export const timesNaive = ({ naive, own }) => naive / own

/** True where a measurement of time is over a bar: worth another look before it is believed. What is no number is over as well. */
export function slow(found, mostTimesNaive) {
  return !(timesNaive(found) <= mostTimesNaive) || Object.values(found.ratios).some((ratio) => !(ratio <= MOST_TIMES))
}

/** Everything over a bar. Articles a second are printed by the bench and judged nowhere. */
export function overBars(found, mostTimesNaive) {
  const lines = []
  for (const [name, ratio] of Object.entries(found.ratios))
    if (!(ratio <= MOST_TIMES)) lines.push(`${name}: ten times the text takes ${ratio.toFixed(1)} times the time`)
  if (!(timesNaive(found) <= mostTimesNaive))
    lines.push(`the regular expression is ${timesNaive(found).toFixed(1)} times as fast; ${mostTimesNaive} times are the most it may be`)
  if (!(found.megabytes <= MOST_MEGABYTES)) lines.push(`${Math.round(found.megabytes)} MB of memory; ${MOST_MEGABYTES} are the bar`)
  return lines
}
