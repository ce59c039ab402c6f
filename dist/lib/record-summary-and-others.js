"use strict";
exports.id = "record-summary-and-others";
exports.ids = ["record-summary-and-others"];
exports.modules = {

/***/ 2563:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gb: () => (/* binding */ requestIdOf),
/* harmony export */   h$: () => (/* binding */ validRequestId),
/* harmony export */   s9: () => (/* binding */ requestIdInBody)
/* harmony export */ });
const HEADERS = [
    'x-amzn-requestid',
    'x-amz-request-id',
    'x-ms-request-id',
    'client-request-id',
    'x-goog-request-id',
    'x-github-request-id',
    'x-vault-request-id',
    'x-request-id',
    'request-id',
    'x-correlation-id',
];
const FORM = /^(?=.*\d)[0-9A-Fa-f][0-9A-Fa-f:-]{6,38}[0-9A-Fa-f]$/;
function requestIdOf({ headers = {}, text = '', }) {
    return [...HEADERS.map((name) => headers[name]), ...idsIn(text)].find(isRequestId);
}
const validRequestId = (value) => isRequestId(value) ? value : undefined;
const isRequestId = (value) => typeof value === 'string' && value.length <= 40 && FORM.test(value);
const requestIdInBody = (text) => idsIn(text).find(isRequestId);
function idsIn(text) {
    if (!text.startsWith('{'))
        return [];
    try {
        const { request_id, trace_id } = JSON.parse(text);
        return [request_id, trace_id];
    }
    catch {
        return [];
    }
}


/***/ }),

/***/ 6548:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ sanitizeForeign),
/* harmony export */   T: () => (/* binding */ quoted)
/* harmony export */ });
/* harmony import */ var _masks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9650);

const LONGEST = 200;
function sanitizeForeign(text, secrets = []) {
    const line = removeSecrets(text, secrets)
        .replace(/[^\s]{41,}/g, '(long text left out)')
        .replace(/[^A-Za-z0-9 _.,:/@()-]+/g, ' ')
        .replace(/:{2,}/g, ':')
        .replace(/ +/g, ' ')
        .trim();
    return line.length > LONGEST ? `${line.slice(0, LONGEST)} (cut)` : line;
}
function removeSecrets(text, secrets) {
    const forms = secrets.flatMap((value) => [value, encodeURIComponent(value)]).flatMap(_masks_js__WEBPACK_IMPORTED_MODULE_0__/* .maskForms */ .ye);
    return forms
        .toSorted((a, b) => b.length - a.length)
        .reduce((rest, form) => rest.replaceAll(form, ' '), text);
}
function quoted(text) {
    const cut = text.length > 120 ? `${text.slice(0, 120)}…` : text;
    return JSON.stringify(cut).replaceAll('##[', '## [');
}


/***/ }),

/***/ 6009:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   FU: () => (/* binding */ judgeBy),
/* harmony export */   YW: () => (/* binding */ match)
/* harmony export */ });
const match = (rows, error) => rows.find(({ when }) => when !== undefined && matches(when, error));
const matches = (when, error) => isAmong(when.status, error.status) &&
    isAmong(when.code, error.code) &&
    isAmong(when.action, error.action) &&
    (when.words?.test(clip(error.message)) ?? true);
const LONGEST_MESSAGE = 4096;
const clip = (message) => message.slice(0, LONGEST_MESSAGE);
const isAmong = (expected, value) => expected === undefined || [expected].flat().includes(value);
function judgeBy(rows, errorIn) {
    const retried = (response) => {
        const row = response.status < 400 ? undefined : match(rows, errorIn(response));
        return row?.verdict && row;
    };
    return { judge: (response) => retried(response)?.verdict, explain: retried };
}


/***/ }),

/***/ 2323:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   BN: () => (/* binding */ tokenAt),
/* harmony export */   cz: () => (/* binding */ rejection),
/* harmony export */   fi: () => (/* binding */ jsonOrEmpty),
/* harmony export */   h: () => (/* binding */ responseInvalid),
/* harmony export */   hH: () => (/* binding */ secondsAt),
/* harmony export */   lJ: () => (/* binding */ objectAt),
/* harmony export */   lk: () => (/* binding */ parseJsonText),
/* harmony export */   nV: () => (/* binding */ ownMember),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6949);
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9773);
/* harmony import */ var _core_requestId_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2563);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6548);




const DEEPEST = 64;
function parseJson({ text }, host) {
    const read = parseJsonText(text);
    if ('error' in read)
        throw responseInvalid(host, `with something that ${read.error}`);
    return read.members;
}
const parseJsonText = (text) => deeperThan(text, DEEPEST) ? { error: 'is nested too deeply' } : (0,_core_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseObject */ .l)(text);
function jsonOrEmpty({ text }) {
    const value = deeperThan(text, DEEPEST) ? undefined : parsed(text);
    return (0,_core_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(value) ? value : {};
}
const responseInvalid = (host, sentence) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('RESPONSE_INVALID', `${host} responded ${sentence}`);
function objectAt(object, name) {
    const value = ownMember(object, name);
    return (0,_core_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .G)(value) ? value : undefined;
}
function textAt(object, name) {
    const value = ownMember(object, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function tokenAt(object, name) {
    const value = textAt(object, name);
    return value !== undefined && /^[\x21-\x7e]+$/.test(value) ? value : undefined;
}
function secondsAt(object, name) {
    const value = ownMember(object, name);
    const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
    return typeof count === 'number' && count >= 0 && count <= 315_576_000 ? count : undefined;
}
const ownMember = (object, name) => Object.hasOwn(object, name) ? object[name] : undefined;
function rejection(response, { code, host, to, row, diagnostics = [] }) {
    const { status } = response;
    if (status < 300 && !row)
        return new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('RESPONSE_INVALID', `${host} returned ${status} for ${to}, but no credentials`);
    const redirect = status >= 300 && status < 400;
    const meaning = redirect
        ? `, a redirect${target(response)}, which is not followed`
        : row
            ? `: ${row.symptom}`
            : '';
    const facts = row ?? (redirect ? REDIRECT : undefined);
    const message = [`${host} returned ${status} to ${to}${meaning}`, ...diagnostics].join('\n');
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR(code, message, {
        ...(facts && { causes: facts.causes, fix: facts.fix }),
        ...(row?.show === 'trust-policy' && { rejectedBy: 'trust-policy' }),
        requestId: (0,_core_requestId_js__WEBPACK_IMPORTED_MODULE_3__/* .requestIdOf */ .Gb)(response),
    });
}
const REDIRECT = {
    causes: [
        'the server has another address than the one configured',
        'a portal or proxy responds in its place',
    ],
    fix: 'Set the address to the one that does not redirect. A token is never sent to the target of ' +
        'a redirect.',
};
function target({ headers }) {
    const location = headers['location'] ?? '';
    return URL.canParse(location) ? ` to ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeForeign */ .I)(new URL(location).host)}` : '';
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function deeperThan(text, limit) {
    let depth = 0;
    let inString = false;
    for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (inString) {
            if (character === '\\')
                at++;
            else if (character === '"')
                inString = false;
        }
        else if (character === '"')
            inString = true;
        else if (character === '{' || character === '[') {
            if (++depth > limit)
                return true;
        }
        else if (character === '}' || character === ']')
            depth--;
    }
    return false;
}


/***/ }),

/***/ 333:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LG: () => (/* binding */ stillAliveBlock),
/* harmony export */   T4: () => (/* binding */ formatSummary),
/* harmony export */   kq: () => (/* binding */ escapeCell)
/* harmony export */ });
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(946);

const LONGEST = 900 * 1024;
function formatSummary(rows) {
    const forms = [
        rows,
        rows.map((row) => ({ ...row, asked: {} })),
        rows.map((row) => ({ ...row, asked: {}, exposed: countOnly(row) })),
    ];
    return forms.map(formatRows).find((block) => Buffer.byteLength(block) <= LONGEST) ?? '';
}
const countOnly = ({ exposed }) => [`${exposed.length} names`];
function formatRows(rows) {
    return [
        `### Leased credentials`,
        '',
        '| lease | from | until | exported as |',
        '| --- | --- | --- | --- |',
        ...rows.map(({ lease, from, host, expiresAt, exposed }) => `| ${escapeCell(lease)} | ${escapeCell(from)} (${escapeCell(host)}) | ` +
            `${formatExpiry(expiresAt)} | ${exposed.map(escapeCell).join(', ') || 'nothing'} |`),
        '',
        '<details><summary>Details and lifetimes</summary>',
        '',
        ...rows.flatMap(({ lease, id, asked, labels = new Map() }) => [
            `- ${escapeCell(lease)}: ${escapeCell(id)}`,
            ...[...labels].map(([key, value]) => `  - ${escapeCell(key)}: ${escapeCell(value)}`),
            ...Object.entries(asked).map(([key, value]) => `  - ${escapeCell(key)}: ${[value].flat().map(escapeCell).join(', ')}`),
        ]),
        '',
        ...gantt(rows),
        '</details>',
        '',
    ].join('\n');
}
function stillAliveBlock(sentences, notes) {
    const [first = '', ...more] = sentences.map(escapeCell);
    const alive = more.length === 0
        ? [`Not revoked: ${first}`]
        : ['Not revoked:', '', ...[first, ...more].map((sentence) => `- ${sentence}`)];
    if (notes.length === 0)
        return [...alive, ''].join('\n');
    return [
        ...alive,
        '',
        '<details><summary>How to end them early</summary>',
        '',
        ...notes.map((note) => `- ${escapeCell(note)}`),
        '',
        '</details>',
        '',
    ].join('\n');
}
function gantt(rows) {
    const known = rows.filter(({ expiresAt }) => expiresAt !== undefined);
    if (known.length < 2)
        return [];
    return [
        ...[
            '```mermaid',
            'gantt',
            '  title How long each lease can live',
            '  dateFormat X',
            '  axisFormat %H:%M',
        ],
        ...known.map(({ lease, from, leasedAt, expiresAt }) => `  ${from} ${lease} :${Math.floor(leasedAt)}, ${Math.floor(expiresAt ?? leasedAt)}`),
        ...['```', ''],
    ];
}
const formatExpiry = (seconds) => seconds === undefined ? 'unknown' : (0,_core_time_js__WEBPACK_IMPORTED_MODULE_0__/* .rfc3339 */ .a)(seconds);
const escapeCell = (text) => text
    .replace(/[\s\p{C}]+/gu, ' ')
    .replace(/[&<>|`\\*_[\]#!~$@]/g, (character) => `&#${character.charCodeAt(0)};`);


/***/ })

};
;