"use strict";
exports.id = "flow-close";
exports.ids = ["flow-close"];
exports.modules = {

/***/ 2816:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   close: () => (/* binding */ close)
/* harmony export */ });
/* harmony import */ var _lease_outstanding_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7222);
/* harmony import */ var _record_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(333);
/* harmony import */ var _giveBack_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9027);
/* harmony import */ var _lost_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9952);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4742);





/**
 * The whole of post: removes main's files, revokes what it leased, records the endings. It trusts
 * the journal alone; an input counts only if its SHA-256 is the one in a receipt.
 */
async function close(world, { opening, entries, warnings, killed }, inputs) {
    for (const warning of warnings)
        world.say('warning', warning);
    const open = (0,_lease_outstanding_js__WEBPACK_IMPORTED_MODULE_2__/* .outstanding */ .T)(entries, { killed });
    for (const { path } of open.files)
        (0,_records_js__WEBPACK_IMPORTED_MODULE_1__/* .atLeastWarn */ .HT)(world, () => void world.remove(path));
    const endings = await (0,_giveBack_js__WEBPACK_IMPORTED_MODULE_0__/* .giveBack */ .F)(world, open, {
        budget: (0,_giveBack_js__WEBPACK_IMPORTED_MODULE_0__/* .timeToGiveBack */ .L)(world, opening.budget),
        inputs,
        issuer: opening.issuer,
        returned: () => { },
    });
    if (endings.length === 0)
        world.say('plain', 'Nothing is left to give back');
    const matters = (0,_lost_js__WEBPACK_IMPORTED_MODULE_3__/* .told */ .E)(endings);
    for (const matter of matters)
        world.say(levelOf(matter), matter.sentence);
    const { record } = opening;
    if (record !== undefined)
        (0,_records_js__WEBPACK_IMPORTED_MODULE_1__/* .atLeastWarn */ .HT)(world, () => (0,_records_js__WEBPACK_IMPORTED_MODULE_1__/* .recordEndings */ .Sy)(world, record, endings));
    const left = matters.filter(({ end }) => end === 'failed' || end === 'unknown' || end === 'expires');
    if (opening.summary && left.length > 0)
        (0,_records_js__WEBPACK_IMPORTED_MODULE_1__/* .atLeastWarn */ .HT)(world, () => world.summarize((0,_record_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .leftoversOf */ .K)(left.map(({ sentence }) => sentence))));
    const strict = endings.find((each) => each.strict === true && each.failure !== undefined);
    if (strict?.failure)
        throw strict.failure;
}
const levelOf = ({ end, flags = [] }) => end === 'failed' || end === 'unknown' || flags.length > 0 ? 'warning' : 'plain';


/***/ }),

/***/ 7197:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ag: () => (/* binding */ rfc3339),
/* harmony export */   bI: () => (/* binding */ extrasOf),
/* harmony export */   sm: () => (/* binding */ valuesOf)
/* harmony export */ });
/** The named values of a lease, as the trade's tools read them; plain strings are no secrets. */
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
/** What only outputs carry: the token, where exactly one was leased, and facts that are no variables. */
function extrasOf({ credentials }) {
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
/** Seconds since the epoch in RFC 3339, whole seconds. */
const rfc3339 = (seconds) => new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');


/***/ })

};
;