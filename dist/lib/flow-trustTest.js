"use strict";
exports.id = "flow-trustTest";
exports.ids = ["flow-trustTest"];
exports.modules = {

/***/ 6198:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   expectRejections: () => (/* binding */ expectRejections)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _record_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(333);
/* harmony import */ var _audit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8543);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3627);
/* harmony import */ var _failureLog_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9022);





async function expectRejections(run, tokens) {
    const { runtime, plan, record, failureLog } = run;
    const ends = await Promise.all(plan.leases.map((config) => attempt(run, tokens, config)));
    runtime.cancelled.throwIfAborted();
    for (const { config, failure } of ends)
        failureLog.failed(config.name, failure);
    const failed = ends.flatMap(({ config, failure, passed }) => passed ? [] : [{ leases: [config.name], failure: failure.forLease(config.name) }]);
    const [first, ...more] = failed.toSorted((a, b) => rank(a.failure) - rank(b.failure));
    if (first)
        throw (0,_failureLog_js__WEBPACK_IMPORTED_MODULE_3__/* .mergeFailures */ .ee)(first, more);
    for (const { config, failure } of ends) {
        const place = config.prepared.host;
        runtime.log('info', `${config.name}: rejected by the trust policy at ${place}, as it must be`);
        runtime.log('debug', failure.message);
    }
    const [{ failure } = { failure: new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('INTERNAL', 'a test has no lease') }] = ends;
    (0,_audit_js__WEBPACK_IMPORTED_MODULE_1__/* .recordRefusals */ .H7)(runtime, plan, { failure, record, failureLog, ids: run.journal.header });
    runtime.exportValues({
        env: new Map(),
        outputs: new Map([
            ['leased', 'false'],
            ['record', record],
        ]),
        ...(plan.step.summary && { summary: testSummary(plan.leases) }),
    });
}
const rank = ({ code }) => (code === 'NOT_REJECTED' ? 0 : 1);
async function attempt(run, tokens, config) {
    const alone = { ...run, plan: { ...run.plan, leases: [config] }, halt: new AbortController() };
    try {
        await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .exchangeAll */ .P)(alone, tokens);
    }
    catch (error) {
        const failure = (0,_core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .asFailure */ .h_)(error);
        if (failure.code === 'CANCELLED')
            throw failure;
        const passed = failure.facts.rejectedBy === 'trust-policy';
        return { config, passed, failure: passed ? failure : explain(run, config, failure) };
    }
    const sentence = `${config.prepared.host} accepted the token of this workflow`;
    return { config, passed: false, failure: new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('NOT_REJECTED', sentence) };
}
function explain({ journal }, { name, prepared }, failure) {
    const { code, message, facts } = failure;
    const granted = journal.entries.some((entry) => entry.kind === 'receipt' && entry.lease === name);
    if (!granted)
        return failure.with({
            code: 'INCONCLUSIVE',
            message: `no rejection by the trust policy of ${prepared.host}: ${code}: ${message}`,
        });
    const { causes: _, fix: __, ...rest } = facts;
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('NOT_REJECTED', `${prepared.host} accepted the token of this workflow, and then: ${code}: ${message}`, { ...rest, cause: failure });
}
const testSummary = (leases) => [
    '### Trust policies rejected this workflow, as they must',
    '',
    '| lease | from | server |',
    '| --- | --- | --- |',
    ...leases.map(({ name, from, prepared }) => `| ${[name, from, prepared.host].map(_record_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeCell */ .kq).join(' | ')} |`),
    '',
].join('\n');


/***/ })

};
;