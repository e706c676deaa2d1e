import { defineConfig } from 'astro/config';
import labwright from 'labwright';

export default defineConfig({ integrations: [labwright()] });
