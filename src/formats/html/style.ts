import { drawn } from './style/drawn.ts'
import { paper } from './style/paper.ts'
import { phone } from './style/phone.ts'
import { told } from './style/told.ts'

/** Every rule of the page: colours first, by light and dark; then words, drawings, narrow windows and paper. */
export const style: string = [
  `
:root {
  --ink: #1b1f24; --soft: #57606a; --line: #d8dde3; --ground: #fff; --raised: #f6f8fa;
  --good: #00664b; --warn: #855000; --bad: #b0231a; --link: #0a58a8;
  --lp: #0072b2; --hedge: #b45309; --net: #1b1f24; --gain: #0072b2; --loss: #c2500c;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ink: #e6e9ed; --soft: #a3adb8; --line: #353c45; --ground: #14171b; --raised: #1c2127;
    --good: #5cc9a4; --warn: #e8b04a; --bad: #ff8f85; --link: #7cb8ff;
    --lp: #56b4e9; --hedge: #f0a53a; --net: #f4f6f8; --gain: #56b4e9; --loss: #ff9b5e;
  }
}
`,
  told,
  drawn,
  phone,
  paper,
].join('')
