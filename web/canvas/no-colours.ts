/**
 * In the bundle this stands for `d3-color`. The canvas moves and zooms by D3's transitions, which could animate colours as well,
 * and bring a list of all colour names for it; nothing here does.
 */
export function color(): null {
  return null;
}
export { color as rgb, color as hsl, color as lab, color as hcl, color as gray, color as cubehelix };
