import * as exceljs from 'exceljs';

export const { stream } = exceljs;
