import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
import { chaptersLoader } from 'labwright/loader';
import { labFields } from 'labwright/schema';

export const collections = {
  docs: defineCollection({ loader: chaptersLoader(), schema: docsSchema({ extend: labFields }) }),
};
