/** Why the product cannot start, in sentences for the person at the terminal: what happened, where, what to do next. */
export class StartProblem extends Error {
  override name = 'StartProblem'
}
