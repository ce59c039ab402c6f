"use strict";
exports.id = "flow-post";
exports.ids = ["flow-post"];
exports.modules = {

/***/ 2745:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ag: () => (/* binding */ rfc3339),
/* harmony export */   ov: () => (/* binding */ outputOnlyValues),
/* harmony export */   sm: () => (/* binding */ valuesOf)
/* harmony export */ });
/** Returns a lease's values by the names that tools read; plain strings are not secrets. */
function valuesOf({ credentials, expiresAt }) {
    switch (credentials.kind) {
        case 'aws':
            return new Map([
                ['AWS_ACCESS_KEY_ID', credentials.accessKeyId],
                ['AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey],
                ['AWS_SESSION_TOKEN', credentials.sessionToken],
                ['AWS_REGION', credentials.region],
                ['AWS_DEFAULT_REGION', credentials.region],
                ...(expiresAt === undefined
                    ? []
                    : [['AWS_CREDENTIAL_EXPIRATION', rfc3339(expiresAt)]]),
                ...(credentials.account === undefined
                    ? []
                    : [['AWS_ACCOUNT_ID', credentials.account]]),
            ]);
        case 'values':
            return credentials.values;
    }
}
/**
 * Returns the values that are exported as outputs only: the token if exactly one was leased, and
 * details that are not variables, such as the ARN.
 */
function outputOnlyValues({ credentials }) {
    switch (credentials.kind) {
        case 'aws': {
            const { arn, account } = credentials;
            return new Map([
                ...(arn === undefined ? [] : [['arn', arn]]),
                ...(account === undefined ? [] : [['account', account]]),
            ]);
        }
        case 'values': {
            const token = credentials.token === undefined ? undefined : credentials.values.get(credentials.token);
            return token === undefined ? new Map() : new Map([['token', token]]);
        }
    }
}
/** Returns seconds since the epoch as an RFC 3339 timestamp in whole seconds. */
const rfc3339 = (seconds) => new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');


/***/ }),

/***/ 9020:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPost: () => (/* binding */ runPost)
/* harmony export */ });
/* harmony import */ var _journal_outstanding_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1787);
/* harmony import */ var _record_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(333);
/* harmony import */ var _audit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8543);
/* harmony import */ var _outcomes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3495);
/* harmony import */ var _revoke_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3104);





/**
 * Runs the post step: removes main's files, revokes its leases and records the outcomes. It trusts
 * the journal alone; an input is used only if its SHA-256 matches the one in a receipt. Throws the
 * first failed revocation of a lease with `on-revoke-failure: fail`.
 */
async function runPost(runtime, { header, entries, warnings, killed }, inputs) {
    for (const warning of warnings)
        runtime.log('warning', warning);
    const open = (0,_journal_outstanding_js__WEBPACK_IMPORTED_MODULE_2__/* .outstanding */ .T)(entries, { killed });
    for (const { path } of open.files)
        (0,_audit_js__WEBPACK_IMPORTED_MODULE_0__/* .warnOnError */ .Ic)(runtime, () => void runtime.removeTempFile(path));
    const budget = (0,_revoke_js__WEBPACK_IMPORTED_MODULE_1__/* .revocationBudget */ .W)(runtime, header.budget);
    const outcomes = await (0,_revoke_js__WEBPACK_IMPORTED_MODULE_1__/* .revokeAll */ .i)(runtime, open, { budget, inputs, header });
    const lines = logOutcomes(runtime, outcomes);
    record(runtime, header, outcomes);
    summarize(runtime, header, { lines, notes: notesOf(outcomes) });
    throwIfStrict(outcomes);
}
function logOutcomes(runtime, outcomes) {
    if (outcomes.length === 0)
        runtime.log('info', 'Nothing is left to revoke');
    const lines = (0,_outcomes_js__WEBPACK_IMPORTED_MODULE_3__/* .groupForLog */ .B)(outcomes);
    for (const { end, flags = [], sentence } of lines) {
        const isUncertain = end === 'failed' || end === 'unknown' || flags.length > 0;
        runtime.log(isUncertain ? 'warning' : 'info', sentence);
    }
    return lines;
}
function record(runtime, header, outcomes) {
    const { record: path } = header;
    if (path === undefined)
        return;
    (0,_audit_js__WEBPACK_IMPORTED_MODULE_0__/* .warnOnError */ .Ic)(runtime, () => (0,_audit_js__WEBPACK_IMPORTED_MODULE_0__/* .recordEndings */ .Sy)(runtime, header, outcomes));
    if (notesOf(outcomes).length > 0)
        runtime.log('info', `How to end a lease early: see "note" in ${path}`);
}
/** Returns how each lease that is still valid can be ended, with its name; each note once. */
function notesOf(outcomes) {
    const notes = outcomes.flatMap(({ lease, note }) => note === undefined ? [] : [`${lease}: ${note}`]);
    return [...new Set(notes)];
}
/** Adds the leases that may still be valid to the job summary. */
function summarize(runtime, { summary }, { lines, notes }) {
    const left = lines.filter(({ end }) => end === 'failed' || end === 'unknown' || end === 'expires');
    if (!summary || left.length === 0)
        return;
    const sentences = left.map(({ sentence }) => sentence);
    const block = (0,_record_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .stillAliveBlock */ .LG)(sentences, notes);
    (0,_audit_js__WEBPACK_IMPORTED_MODULE_0__/* .warnOnError */ .Ic)(runtime, () => runtime.appendSummary(block));
}
function throwIfStrict(outcomes) {
    const failed = outcomes.find(({ strict, failure }) => strict === true && failure !== undefined);
    if (failed?.failure)
        throw failed.failure;
}


/***/ })

};
;