// One service and one browser for all browser tests: node --test, see run.sh.
'use strict';

const { before, after } = require('node:test');

const { openBrowser } = require('./browser.js');
const { startService } = require('./service.js');

const world = {}; // portal: its address; browser; record: the path of one record's page
let service;

before(async () => {
  service = await startService();
  world.portal = service.address;
  const search = await fetch(`${world.portal}/api/item/search/jps-cross?size=1&keyword=${encodeURIComponent('富嶽')}`);
  world.record = `/item/${encodeURIComponent((await search.json()).list[0].id)}`;
  world.browser = await openBrowser();
});

after(async () => {
  if (world.browser) await world.browser.close();
  if (service) await service.stop();
});

require('./journeys.js')(world);
require('./accessibility.js')(world);
