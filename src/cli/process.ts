/**
 * Stands in for node:process in what packages import: taken as a module, that one reads each of its properties and opens all
 * three streams, which takes longer than the rest of a parser.
 */
export default process
