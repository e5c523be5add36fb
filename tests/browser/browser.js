// Debian's Chromium, with a new profile each time and nothing that asks the network by itself.
'use strict';

const { chromium } = require('playwright-core');

const executablePath = process.env.TSUNAGI_CHROMIUM || '/usr/bin/chromium';
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const openBrowser = () => chromium.launch({ executablePath, headless: true, args });

// A picture of one grey point, in place of those of the invented institutions.
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mOor6//DwAFgwKAbhSRsQAAAABJRU5ErkJggg==', 'base64');

/**
 * A context in which only the portal answers. Pictures from elsewhere are made here; `foreign` collects every
 * other request that would leave the host, `complaints` what the browser prints as errors.
 */
async function openContext(browser, portal, options = {}) {
  const context = await browser.newContext({ locale: 'ja-JP', ...options });
  const foreign = [];
  const complaints = [];
  await context.route((url) => url.origin !== portal, (route) => {
    if (route.request().resourceType() === 'image') return route.fulfill({ contentType: 'image/png', body: picture });
    foreign.push(route.request().url());
    return route.abort();
  });
  context.on('page', (page) => {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on('requestfailed', (request) => {
      if (request.failure().errorText !== 'net::ERR_ABORTED') complaints.push(`${request.url()} did not load`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.url()} answered ${response.status()}`);
    });
  });
  return { context, foreign, complaints };
}

module.exports = { openBrowser, openContext };
