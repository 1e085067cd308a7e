/** Seconds as a person says them. */
export function spanOf(seconds: number): string {
  const whole = Math.round(Math.abs(seconds))
  if (whole < 120) return `${whole} s`
  if (whole < 7_200) return `${Math.floor(whole / 60)} minutes`
  return whole < 172_800 ? `${Math.floor(whole / 3_600)} hours` : `${Math.floor(whole / 86_400)} days`
}
