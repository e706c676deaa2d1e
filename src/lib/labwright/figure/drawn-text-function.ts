/**
 * Makes `drawnText` known to Vega: to what reads expressions at build, and to what calls them on a page. What `withDrawnTexts`
 * writes around the texts of a chart in another language needs it.
 */
import { expressionFunction } from 'vega-functions';
import { drawnText } from '../simulation/localize.ts';

expressionFunction('drawnText', drawnText);
