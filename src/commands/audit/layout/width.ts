/** Of a line of the table format, which begins with two blanks of eighty columns. */
export const width = 78
