/** Frontmatter of a lab, beside what Starlight knows of any page. */
import { z } from 'astro/zod';

const given = z.object({
  value: z.number(),
  unit: z.string().optional(),
  digits: z.number().int().min(0).max(12).optional(),
  label: z.string(),
});

export const labFields = z.object({
  /** The one-sentence problem under the title. */
  problem: z.string().optional(),
  /** Minutes of each act, as ranges. */
  minutes: z.array(z.tuple([z.number(), z.number()])).optional(),
  prerequisites: z.array(z.string()).optional(),
  objectives: z.array(z.string()).optional(),
  /** What later labs read from this one, in words. */
  carries: z.array(z.string()).optional(),
  /** Tracks of handbook.yaml in which the lab can be read; the first one until the reader chooses, and in print. */
  tracks: z.array(z.string()).min(1).optional(),
  /** Of a translation: the digest of the source that it was made from. The proof says it. */
  translates: z.string().optional(),
  /** Numbers of the scenario that no simulation holds. */
  givens: z.record(z.string(), given).optional(),
});
