/** This endpoint would not come to the end in the time that is left: another may. */
export class HandOver extends Error {
  constructor() {
    super('too slow')
    this.name = 'HandOver'
  }
}
