/** Something the person at the terminal must do otherwise: printed as it stands, in Chinese, without a stack. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}
