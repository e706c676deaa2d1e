import { defineConfig } from 'astro/config';
import labwright from 'labwright';

export default defineConfig({
  // The folder of the site on its host: '/' for a domain of its own, '/course/' below one. A workflow knows its own.
  base: process.env.BASE_PATH ?? '/',
  integrations: [labwright({ customCss: ['./src/styles/look.css'] })],
});
