// Writes a picture with at most 256 colours as a PNG, a third as large as what a browser writes.
import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** @param {{ width: number, height: number, rgba: Uint8Array }} picture */
export function palettePng({ width, height, rgba }) {
  const colours = mostFrequentColours(rgba);
  const nearest = new Map(colours.map((colour, index) => [colour, index]));
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const colour = colourAt(rgba, (y * width + x) * 4);
      let index = nearest.get(colour);
      if (index === undefined) {
        index = nearestOf(colours, colour);
        nearest.set(colour, index);
      }
      // The first byte of a line says that it is not filtered.
      lines[y * (width + 1) + 1 + x] = index;
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a pixel, colours from a palette.
  header.set([8, 3, 0, 0, 0], 8);
  const palette = Buffer.from(colours.flatMap(channelsOf));
  const parts = { IHDR: header, PLTE: palette, IDAT: deflateSync(lines, { level: 9 }), IEND: Buffer.alloc(0) };
  return Buffer.concat([SIGNATURE, ...Object.entries(parts).map(([type, data]) => chunk(type, data))]);
}

function mostFrequentColours(rgba) {
  const counts = new Map();
  for (let at = 0; at < rgba.length; at += 4) {
    const colour = colourAt(rgba, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a).slice(0, 256);
  return sorted.map(([colour]) => colour);
}

const colourAt = (rgba, at) => rgba[at] * 65536 + rgba[at + 1] * 256 + rgba[at + 2];
const channelsOf = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

function nearestOf(colours, colour) {
  const wanted = channelsOf(colour);
  const distances = colours.map((one) =>
    channelsOf(one).reduce((sum, value, index) => sum + (value - wanted[index]) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const chunked = Buffer.alloc(body.length + 8);
  chunked.writeUInt32BE(data.length, 0);
  chunked.set(body, 4);
  chunked.writeUInt32BE(crc32(body), body.length + 4);
  return chunked;
}
