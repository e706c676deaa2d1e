import { defineConfig } from 'astro/config';
import labwright from 'labwright';

export default defineConfig({
  // The folder of the site on its host: '/' for a domain of its own, '/course/' below one.
  base: '/',
  integrations: [labwright({ customCss: ['./src/styles/look.css'] })],
});
