// What a visitor does, with JavaScript switched off: every step is a link or a form (portal contract 3).
'use strict';

const assert = require('node:assert/strict');
const { describe, it, before, after, beforeEach, afterEach } = require('node:test');

const { openContext } = require('./browser.js');

const found = async (page) => Number((await page.locator('h1 b').innerText()).replace(/,/g, ''));

module.exports = (world) => describe('without JavaScript', () => {
  let visit, page;
  before(async () => {
    visit = await openContext(world.browser, world.portal, { javaScriptEnabled: false });
  });
  after(async () => {
    await visit.context.close();
    assert.deepEqual(visit.foreign, [], 'no request but pictures leaves the host');
    assert.deepEqual(visit.complaints, [], 'the browser has nothing to complain of');
  });
  beforeEach(async () => { page = await visit.context.newPage(); });
  afterEach(() => page.close());

  const open = (path) => page.goto(world.portal + path);
  const boxOf = (facet) => page.locator(`input.take[name="f-${facet}"]`);
  /** Ticks the box and sends the form with the button below the facets. */
  async function narrow(box) {
    await box.check();
    await page.getByRole('button', { name: '選んだ条件でしぼります' }).click();
  }

  it('words typed into the box and Enter find records', async () => {
    await open('/');
    await page.getByRole('searchbox').fill('富嶽');
    await Promise.all([page.waitForURL(/[?&]keyword=%E5%AF%8C%E5%B6%BD/), page.keyboard.press('Enter')]);
    assert.ok((await found(page)) > 0);
    assert.match(await page.title(), /富嶽/);
    assert.ok((await page.locator('ol.hits > li').count()) > 0);
  });

  it('a facet narrows the result to the number beside it', async () => {
    await open('/');
    const row = page.locator('.facet li', { has: boxOf('type') }).first();
    const count = Number((await row.locator('.num').innerText()).replace(/,/g, ''));
    await narrow(row.locator('input.take'));
    assert.equal(await found(page), count);
    assert.equal(await page.locator('.chosen li').count(), 1);
    assert.equal(await page.locator('input.take:checked').count(), 1);
  });

  it('two values of a facet are alternatives in one chip', async () => {
    await open('/');
    const numbers = [];
    for (const at of [0, 1]) {
      const row = page.locator('.facet li', { has: boxOf('db') }).nth(at);
      numbers.push(Number(await row.locator('.num').innerText()));
      await row.locator('input.take').check();
    }
    await page.getByRole('button', { name: '選んだ条件でしぼります' }).click();
    assert.equal(await found(page), numbers[0] + numbers[1]);
    assert.match(await page.locator('.chosen li').innerText(), /または/);
  });

  it('minus leaves a value out, and its chip takes the condition away', async () => {
    await open('/');
    const all = await found(page);
    const row = page.locator('.facet li', { has: boxOf('db') }).first();
    const count = Number(await row.locator('.num').innerText());
    await narrow(row.locator('.leave input'));
    assert.equal(await found(page), all - count);
    assert.match(await page.locator('.chosen li').innerText(), /除く/);
    await page.locator('.chosen a').click();
    assert.equal(await found(page), all);
  });

  it('years become a request of the API, typed with a Japanese keyboard too', async () => {
    await open('/');
    const all = await found(page);
    await page.getByLabel('はじめの年').fill('１８００');
    await page.getByLabel('おわりの年').fill('1868');
    await page.getByRole('button', { name: 'この年代でしぼります' }).click();
    assert.match(page.url(), /r-tempo=1800%2C1868/);
    const between = await found(page);
    assert.ok(between > 0 && between < all);
    assert.match(await page.locator('.chosen').innerText(), /1800–1868年/);
    const api = await fetch(`${world.portal}/api/item/search/jps-cross?${new URL(page.url()).searchParams}`);
    assert.equal((await api.json()).hit, between);
  });

  it('a year that is no number is named beside its field', async () => {
    await open('/?year-from=abc&year-to=1868');
    assert.equal(await page.getByLabel('はじめの年').getAttribute('aria-invalid'), 'true');
    assert.match(await page.locator('.say').innerText(), /1868/);
  });

  it('an era of the timeline narrows, and the same link widens again', async () => {
    await open('/');
    const all = await found(page);
    const era = page.getByRole('navigation', { name: '時代でしぼる' }).getByRole('link', { name: /江戸/ });
    const count = Number(await era.locator('small').innerText());
    await era.click();
    assert.equal(await found(page), count);
    assert.equal(await era.getAttribute('aria-current'), 'true');
    await era.click();
    assert.equal(await found(page), all);
  });

  it('the next page shows other records, and the page before the first ones again', async () => {
    await open('/');
    const titles = () => page.locator('ol.hits h2').allInnerTexts();
    const first = await titles();
    await page.getByRole('link', { name: 'つぎのページ' }).click();
    const second = await titles();
    assert.equal(second.length, 20);
    assert.equal(second.filter((title, at) => title === first[at]).length < 20, true);
    await page.getByRole('link', { name: 'まえのページ' }).click();
    assert.deepEqual(await titles(), first);
  });

  it('a record opens with its terms and evidence, and Back returns to the results', async () => {
    await open('/?keyword=富嶽');
    const results = page.url();
    const hit = page.locator('ol.hits h2 a').first();
    const title = await hit.innerText();
    await hit.click();
    assert.ok((await page.locator('h1').innerText()).replace(/\s/g, '').includes(title.replace(/\s/g, '')[0]));
    assert.equal(await page.locator('.scopes > li').count(), 3);
    assert.equal(await page.locator('.thread > li').count() >= 2, true);
    await page.goBack();
    assert.equal(page.url(), results);
    assert.equal(await page.locator('ol.hits h2 a').first().innerText(), title);
  });

  it('English keeps the question and carries on to the record', async () => {
    await open('/?keyword=富嶽');
    const count = await found(page);
    await page.getByRole('link', { name: 'English' }).click();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.equal(await found(page), count);
    await page.locator('ol.hits h2 a').first().click();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.match(await page.locator('main').innerText(), /Terms of use/);
  });

  it('tiles show the same records as the list', async () => {
    await open('/?keyword=富嶽');
    const listed = await page.locator('ol.hits h2').allInnerTexts();
    await page.getByRole('link', { name: 'タイル' }).click();
    assert.deepEqual(await page.locator('ol.hits.tiles h2').allInnerTexts(), listed);
  });

  it('a question without answer says what to try', async () => {
    await open('/?keyword=富嶽存在しない言葉');
    assert.match(await page.locator('.none').innerText(), /見つかりませんでした/);
    await page.locator('.none a').first().click();
    assert.ok((await found(page)) > 0);
  });

  it('the databases lead to their records, as many as they say', async () => {
    await open('/databases');
    const many = Number((await page.locator('.many').first().innerText()).replace(/\D/g, ''));
    await page.locator('.databases a').first().click();
    assert.equal(await found(page), many);
  });

  it('the skip link is the first stop of the keyboard and leads to the content', async () => {
    await open('/');
    await page.keyboard.press('Tab');
    assert.equal(await page.locator(':focus').getAttribute('href'), '#main');
    await page.keyboard.press('Enter');
    assert.match(page.url(), /#main$/);
  });
});
