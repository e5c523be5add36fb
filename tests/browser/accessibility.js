// axe on every kind of page, day and night, wide and narrow; nothing scrolls sideways (portal contract 3.2).
'use strict';

const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { describe, it } = require('node:test');

const { openContext } = require('./browser.js');

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const screens = [{ width: 1280, height: 900 }, { width: 390, height: 844 }];

/** Violations as lines that name rule, place and reason. */
async function violations(page) {
  await page.evaluate(axe); // as an inspector would: the page's own policy lets no script in
  const result = await page.evaluate((values) => axe.run({ runOnly: { type: 'tag', values } }), tags);
  return result.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`));
}

module.exports = (world) => describe('for everybody', () => {
  const pages = () => ['/', '/?keyword=富嶽', '/?keyword=富嶽&f-type=-book&r-tempo=1600,1900&view=tile', world.record,
    `${world.record}?lang=en`, '/databases', '/?keyword=富嶽存在しない言葉', '/?lang=en&year-from=abc&year-to='];

  for (const colorScheme of ['light', 'dark'])
    for (const viewport of screens)
      it(`axe finds nothing, ${colorScheme}, ${viewport.width} px`, async () => {
        const visit = await openContext(world.browser, world.portal, { colorScheme, viewport });
        const page = await visit.context.newPage();
        for (const path of pages()) {
          await page.goto(world.portal + path);
          assert.deepEqual(await violations(page), [], path);
          assert.equal(await page.locator('h1').count(), 1, `one h1 on ${path}`);
        }
        assert.deepEqual(visit.foreign, []);
        assert.deepEqual(visit.complaints, []);
        await visit.context.close();
      });

  for (const width of [1089, 1280])
    it(`names of eras stay in their columns at ${width} px`, async () => {
      const visit = await openContext(world.browser, world.portal, { viewport: { width, height: 700 } });
      const page = await visit.context.newPage();
      for (const path of ['/?lang=ja', '/?lang=en']) {
        await page.goto(world.portal + path);
        const over = await page.locator('.eras > *').evaluateAll((eras) =>
          eras.filter((era) => era.scrollWidth > era.clientWidth).map((era) => era.textContent));
        assert.deepEqual(over, [], path);
      }
      await visit.context.close();
    });

  for (const width of [320, 390, 640, 833, 1280])
    it(`nothing scrolls sideways at ${width} px`, async () => {
      const visit = await openContext(world.browser, world.portal, { viewport: { width, height: 700 } });
      const page = await visit.context.newPage();
      for (const path of pages()) {
        await page.goto(world.portal + path);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${path} is ${over} px too wide`);
      }
      await visit.context.close();
    });
});
