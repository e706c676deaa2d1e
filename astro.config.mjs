import { defineConfig } from 'astro/config';
import labwright from 'labwright';

// The folder of the site on its host, where the workflow that publishes it says one.
export default defineConfig({ base: process.env.BASE_PATH ?? '/', integrations: [labwright()] });
