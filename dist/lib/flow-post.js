"use strict";
exports.id = "flow-post";
exports.ids = ["flow-post"];
exports.modules = {

/***/ 946:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ rfc3339),
/* harmony export */   q: () => (/* binding */ clockTime)
/* harmony export */ });
const rfc3339 = (seconds) => new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');
const clockTime = (seconds) => new Date(Math.floor(seconds) * 1000).toISOString().slice(11, 16);


/***/ }),

/***/ 6586:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ parseSafeUrl),
/* harmony export */   T: () => (/* binding */ originAndPath)
/* harmony export */ });
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
function parseSafeUrl(text) {
    const url = URL.parse(text);
    if (url?.username !== '' || url.password !== '')
        return undefined;
    return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
        ? url
        : undefined;
}
function originAndPath(address = '') {
    const url = URL.parse(address);
    return url ? `${url.origin}${url.pathname}` : undefined;
}


/***/ }),

/***/ 6304:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runPost: () => (/* binding */ runPost)
});

// EXTERNAL MODULE: ./.build/journal/outstanding.js
var outstanding = __webpack_require__(1787);
// EXTERNAL MODULE: ./.build/record/summary.js
var record_summary = __webpack_require__(333);
// EXTERNAL MODULE: ./.build/flow/audit.js
var audit = __webpack_require__(8543);
// EXTERNAL MODULE: ./.build/flow/outcomes.js
var flow_outcomes = __webpack_require__(3495);
;// CONCATENATED MODULE: ./.build/flow/refreshNotes.js
function refreshNotes(runtime, record, receipts) {
    const leases = receipts.flatMap(([, { lease, refreshLifetime }]) => refreshLifetime === undefined ? [] : [lease]);
    if (record === undefined || leases.length === 0)
        return [];
    const lines = runtime.readText(record)?.split('\n') ?? [];
    return [...new Set(leases)].flatMap((lease) => {
        const own = `"event":"refreshed","lease":${JSON.stringify(lease)},`;
        const count = lines.filter((line) => line.includes(own)).length;
        const times = count === 1 ? 'once' : `${count} times`;
        return count === 0 ? [] : [`${lease}: refreshed ${times}, according to the later steps`];
    });
}

// EXTERNAL MODULE: ./.build/flow/revoke.js + 2 modules
var revoke = __webpack_require__(3104);
;// CONCATENATED MODULE: ./.build/flow/post.js






async function runPost(runtime, stored, inputs) {
    const { header, entries, warnings, killed } = stored;
    for (const warning of warnings)
        runtime.log('warning', warning);
    const open = (0,outstanding/* outstanding */.T)(entries, { killed });
    for (const file of open.files)
        (0,audit/* warnOnError */.Ic)(runtime, () => endFile(runtime, file));
    const budget = (0,revoke/* revocationBudget */.W)(runtime, header.budget);
    const outcomes = await (0,revoke/* revokeAll */.i)(runtime, open, { budget, inputs, header, refreshed: true });
    const lines = logOutcomes(runtime, outcomes);
    for (const note of refreshNotes(runtime, header.record, open.receipts))
        runtime.log('info', note);
    const ended = record(runtime, header, outcomes);
    summarize(runtime, header, { lines, notes: notesOf(outcomes) });
    const unshipped = header.sinks
        ? await (await Promise.all(/* import() */[__webpack_require__.e("identity-events-and-others"), __webpack_require__.e("reading-readEntry-and-others"), __webpack_require__.e("inputs-yaml"), __webpack_require__.e("aws-role-and-others"), __webpack_require__.e("supplied"), __webpack_require__.e("flow-plan"), __webpack_require__.e("identity-jwks-and-others"), __webpack_require__.e("for-flow-main-and-flow-refresh-and-flow-shipEndings"), __webpack_require__.e("flow-sinkInputs"), __webpack_require__.e("for-flow-shipEndings-and-flow-sinks"), __webpack_require__.e("flow-shipEndings")]).then(__webpack_require__.bind(__webpack_require__, 2502))).shipEndings(runtime, stored, { ended, open, budget })
        : undefined;
    throwIfStrict(outcomes);
    if (unshipped)
        throw unshipped;
}
function endFile(runtime, { path, restore }) {
    const removed = runtime.removeTempFile(path) === 'removed';
    if (removed && restore !== undefined)
        runtime.writeTempFile(path, restore);
}
function logOutcomes(runtime, outcomes) {
    if (outcomes.length === 0)
        runtime.log('info', 'Nothing is left to revoke');
    const lines = (0,flow_outcomes/* groupForLog */.B)(outcomes);
    for (const { end, flags = [], sentence } of lines) {
        const isUncertain = end === 'failed' || end === 'unknown' || flags.length > 0;
        runtime.log(isUncertain ? 'warning' : 'info', sentence);
    }
    return lines;
}
const SUMMARY = 'the job summary, or ';
function record(runtime, header, outcomes) {
    const { record: path } = header;
    const lines = (0,audit/* recordEndings */.Sy)(runtime, header, outcomes);
    if (path !== undefined && notesOf(outcomes).length > 0)
        runtime.log('info', `How to end a lease early: see ${header.summary ? SUMMARY : ''}"note" in ${path}`);
    return lines;
}
function notesOf(outcomes) {
    const notes = outcomes.flatMap(({ lease, note }) => note === undefined ? [] : [`${lease}: ${note}`]);
    return [...new Set(notes)];
}
function summarize(runtime, { summary }, { lines, notes }) {
    const left = lines.filter(({ end }) => end === 'failed' || end === 'unknown' || end === 'expires');
    if (!summary || left.length === 0)
        return;
    const sentences = left.map(({ sentence }) => sentence);
    const block = (0,record_summary/* stillAliveBlock */.LG)(sentences, notes);
    (0,audit/* warnOnError */.Ic)(runtime, () => runtime.appendSummary(block));
}
function throwIfStrict(outcomes) {
    const failed = outcomes.find(({ strict, failure }) => strict === true && failure !== undefined);
    if (failed?.failure)
        throw failed.failure;
}


/***/ })

};
;