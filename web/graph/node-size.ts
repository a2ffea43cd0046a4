/** As the layout reckons; apart from it so that the canvas does not wait for the layout library. */
export const NODE_WIDTH = 208;
export const NODE_HEIGHT = 60;
