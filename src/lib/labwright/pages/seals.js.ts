/** Serves the render-blocking script that restores opened seals before the first paint. */
import type { APIRoute } from 'astro';
import { sealsScript } from '../site/seals-script.ts';

export const GET: APIRoute = () =>
  new Response(sealsScript, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
