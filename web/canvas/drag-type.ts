export const DRAG_TYPE = 'application/x-glueprint-node';
