"use strict";
exports.id = "for-aws-read-and-3-more";
exports.ids = ["for-aws-read-and-3-more", "for-aws-assume", "for-gcp-exchange"];
exports.modules = {

/***/ 2516:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rl: () => (/* binding */ suggestPolicy),
/* harmony export */   dE: () => (/* binding */ describeToken)
/* harmony export */ });
/* unused harmony export claimText */
/* harmony import */ var _identity_quoteClaim_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5800);

/**
 * Returns one claim of the lease's token, quoted for comparison with the server's configuration.
 * The token itself is never shown.
 */
const claimText = ({ claims }, name) => (0,_identity_quoteClaim_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteClaim */ .x)(claims[name]);
/**
 * Returns the suggested policy; for a run of a pull request a sentence in its place, because the
 * subject of one pull request is that of all of them.
 */
function suggestPolicy({ claims }, policy) {
    const { event_name: event, ref } = claims;
    const isPullRequest = (typeof event === 'string' && event.startsWith('pull_request')) ||
        (typeof ref === 'string' && ref.startsWith('refs/pull/'));
    if (!isPullRequest)
        return policy();
    return [
        'No policy is suggested: the run belongs to a pull request, and a policy that admits it would',
        'admit every pull request of the repository. Lease after the merge, or write one by hand.',
    ];
}
/** Returns the identity claims of the token for a rejection's diagnostics, one claim per line. */
const describeToken = (token) => ['iss', 'sub', 'aud'].map((name) => `  the token says ${name}: ${claimText(token, name)}`);


/***/ }),

/***/ 3371:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ mergeValues),
/* harmony export */   L_: () => (/* binding */ readSummary),
/* harmony export */   Uh: () => (/* binding */ contentValues),
/* harmony export */   Wp: () => (/* binding */ absentValues),
/* harmony export */   Z$: () => (/* binding */ maskValues)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6548);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4355);
/* harmony import */ var _checkRead_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1401);
/* harmony import */ var _readEntry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7585);
/* harmony import */ var _selectFields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7824);






/** Returns what was read and what does not exist, as a lease states them. */
const readSummary = (sources) => ({
    read: sources.flatMap(({ obtained }) => (obtained === undefined ? [] : [obtained])),
    missing: sources.flatMap(({ missing }) => missing),
});
/** Returns selected values, masked unless they are not sensitive or the user unmasked them. */
function maskValues(selected, unmasked, masker) {
    return selected.map((value) => {
        const { name, text, sensitive, parts } = value;
        if (value.binary)
            return [name, maskBytes(text, masker)];
        if ((0,_checkRead_js__WEBPACK_IMPORTED_MODULE_3__/* .isUnmasked */ .FF)(unmasked, name) || !sensitive)
            return [name, text];
        for (const part of parts)
            masker.secret(part);
        return [name, masker.secret(text)];
    });
}
/** Masks the forms in which programs print bytes, and lines of text among them. */
function maskBytes(text, masker) {
    const bytes = Buffer.from(text, 'latin1');
    const lines = text.split(/[\r\n]+/).filter((line) => /^[\x20-\x7e]{16,}$/.test(line));
    for (const form of [bytes.toString('base64'), bytes.toString('hex'), ...lines])
        masker.secret(form);
    return new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(text, 'latin1');
}
/** Returns the values that `read` selects from a secret of any content. */
function contentValues(content, source, { reading, masker }) {
    const selected = (0,_readEntry_js__WEBPACK_IMPORTED_MODULE_4__/* .entriesOf */ .Mc)(reading.reads, source).flatMap((entry) => (0,_selectFields_js__WEBPACK_IMPORTED_MODULE_2__/* .selectContent */ .qT)(entry, content));
    return { values: maskValues(selected, reading.unmasked, masker), missing: [] };
}
/**
 * Returns empty strings for a secret that does not exist, so that no older value of the variable
 * stays in force. Throws the refusal if any entry requires the secret.
 */
function absentValues(reads, source, refusal) {
    const entries = (0,_readEntry_js__WEBPACK_IMPORTED_MODULE_4__/* .entriesOf */ .Mc)(reads, source);
    if (entries.some(({ optional }) => !optional))
        throw refusal;
    return {
        values: entries.flatMap(({ name, selector }) => (selector.kind === 'each' ? [] : [[name, '']])),
        missing: entries.map(_readEntry_js__WEBPACK_IMPORTED_MODULE_4__/* .writtenName */ .lD),
    };
}
/**
 * Merges the values of all sources by name. Throws `READ_REFUSED` if names collide, which can
 * happen with names that only responses reveal.
 */
function mergeValues(values) {
    const names = new Map();
    for (const [name] of values.flat()) {
        const first = names.get(name.toUpperCase());
        if (first !== undefined)
            throw new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('READ_REFUSED', `two values of "read" would both become ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_5__/* .sanitizeForeign */ .I)(name)}`, {
                causes: ['a field of a `NAME_*` is named like another value'],
                fix: 'Name the fields one by one with #, or change the beginning of the names.',
            });
        names.set(name.toUpperCase(), name);
    }
    return new Map(values.flat());
}


/***/ }),

/***/ 7728:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ absentField)
/* harmony export */ });
/** The row for a field that the secret does not have; the code selects it, not a server. */
const absentField = {
    code: 'READ_REFUSED',
    symptom: 'the field is not in the secret',
    causes: ['the field is mistyped', 'the secret was written without it'],
    fix: 'Correct the field after the #.',
};


/***/ }),

/***/ 7824:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MH: () => (/* binding */ selectFields),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   qT: () => (/* binding */ selectContent)
/* harmony export */ });
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6548);
/* harmony import */ var _inputs_suggest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1995);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2323);
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7728);





/** Returns the values that an entry selects from the fields of a secret. */
function selectFields({ name, selector, source }, fields) {
    switch (selector.kind) {
        case 'all':
            return [rendered(name, fields, source.path)];
        case 'field': {
            const where = `${source.path}#${selector.field}`;
            const value = rendered(name, findField(fields, selector.field, source.path), where);
            return [selector.base64 ? decoded(value, where) : value];
        }
        case 'each':
            return distinct(source.path, Object.entries(fields)
                .filter(([, value]) => value !== null)
                .map(([field, value]) => rendered(`${name}${suffix(field)}`, value, `${source.path}#${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeForeign */ .I)(field)}`)));
    }
}
/**
 * Returns the values that an entry selects from a secret of any content: the secret itself, or
 * fields of it if it is a JSON object.
 */
function selectContent(entry, content) {
    const { name, selector, source } = entry;
    if (content.length === 0)
        throw badSecret(source.path, 'is empty', 'Write a value, or leave the line out of `read`.');
    if (selector.kind === 'all') {
        const value = { name, sensitive: true, parts: [] };
        if (selector.bytes)
            return [{ ...value, text: Buffer.from(content).toString('base64') }];
        if (typeof content !== 'string')
            return [fromBytes({ ...value, text: '' }, content)];
        const plain = { ...value, text: content };
        return [selector.base64 ? decoded(plain, source.path) : plain];
    }
    const read = (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJsonText */ .lk)(typeof content === 'string' ? content : '');
    if ('error' in read)
        throw badSecret(source.path, `${read.error}, so it has no fields`, 'Leave out the field to export the secret as it is, or store a JSON object.');
    return selectFields(entry, read.members);
}
/** Returns the failure for an error that only the data reveals. */
function unreadable(where, row, hint = '') {
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('READ_REFUSED', `the login was fine; ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(where)}: ${row.symptom}${hint}`, row);
}
const badSecret = (where, sentence, fix) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('READ_REFUSED', `the login was fine; ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(where)} ${sentence}`, {
    causes: ['the secret was written in another form'],
    fix,
});
/**
 * Returns a field by its full name, which may contain dots, or else by a dotted path. Throws
 * `READ_REFUSED` if it is absent.
 */
function findField(fields, selector, path) {
    const whole = (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .ownMember */ .nV)(fields, selector);
    if (whole !== undefined)
        return whole;
    const found = selector
        .split('.')
        .reduce((value, step) => (isObject(value) ? (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .ownMember */ .nV)(value, step) : undefined), fields);
    if (found !== undefined)
        return found;
    const meant = (0,_inputs_suggest_js__WEBPACK_IMPORTED_MODULE_4__/* .suggest */ .Z)(selector, Object.keys(fields));
    throw unreadable(`${path}#${selector}`, _rows_js__WEBPACK_IMPORTED_MODULE_2__/* .absentField */ .m, meant === undefined ? '' : `; did you mean "#${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeForeign */ .I)(meant)}"?`);
}
function rendered(name, value, where) {
    const leaves = flatten(value);
    if (leaves.some((leaf) => typeof leaf === 'number' && Number.isInteger(leaf) && !Number.isSafeInteger(leaf)))
        throw badSecret(where, typeof value === 'number'
            ? 'is a number too large to be read exactly'
            : 'holds a number too large to be read exactly', 'Store it as a text.');
    if (value === null)
        throw badSecret(where, 'is null', 'Write a value, or leave the field out of `read`.');
    if (typeof value !== 'object')
        return { name, text: String(value), sensitive: typeof value === 'string', parts: [] };
    const parts = leaves.filter((leaf) => typeof leaf === 'string');
    // A certificate chain is returned as a list, and every program expects it as one string.
    const chain = Array.isArray(value) &&
        parts.length === value.length &&
        parts.every((part) => part.startsWith('-----BEGIN '));
    return { name, text: chain ? parts.join('\n') : JSON.stringify(value), sensitive: true, parts };
}
/** Returns the strings and numbers inside a value: programs extract them from the document. */
function flatten(value) {
    if (typeof value === 'string' || typeof value === 'number')
        return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(flatten) : [];
}
function decoded(value, where) {
    const digits = value.text.replace(/\s+/g, '').replace(/={1,2}$/, '');
    if (!/^[\w+/-]*$/.test(digits) || digits.length % 4 === 1)
        throw badSecret(where, 'is not base64', 'Remove `| base64`, or store the value in base64.');
    const bytes = Buffer.from(digits, 'base64');
    return fromBytes({ ...value, parts: [value.text] }, bytes);
}
/** Returns the value with the bytes as its text if they are UTF-8, else as binary. */
function fromBytes(value, bytes) {
    try {
        const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        return { ...value, text };
    }
    catch {
        return { ...value, text: bytes.toString('latin1'), binary: true };
    }
}
/** Returns the suffix of a variable's name for a field. */
const suffix = (field) => field.toUpperCase().replace(/[^A-Z0-9_]/g, '_');
function distinct(path, values) {
    const names = new Set();
    const twice = values.find(({ name }) => names.has(name) || !names.add(name))?.name;
    if (twice !== undefined)
        throw badSecret(path, `has two fields that would both become ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeForeign */ .I)(twice)}`, 'Name the fields one by one with #.');
    if (values.length === 0)
        throw badSecret(path, 'has no fields', 'Correct the path.');
    return values;
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);


/***/ }),

/***/ 6009:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   FU: () => (/* binding */ judgeBy),
/* harmony export */   YW: () => (/* binding */ match)
/* harmony export */ });
/** Returns the first row that matches the error, or `undefined`. */
const match = (rows, error) => rows.find(({ when }) => when !== undefined && matches(when, error));
const matches = (when, error) => isAmong(when.status, error.status) &&
    isAmong(when.code, error.code) &&
    isAmong(when.action, error.action) &&
    (when.words?.test(clip(error.message)) ?? true);
// Error messages are short, and a pattern such as /claim .* is missing/ that does not match takes
// quadratic time.
const LONGEST_MESSAGE = 4096;
/** Returns the part of an error message that patterns are matched against. */
const clip = (message) => message.slice(0, LONGEST_MESSAGE);
const isAmong = (expected, value) => expected === undefined || [expected].flat().includes(value);
/** Returns the retry rules of a table: the verdict and the explanation of the row that matches. */
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
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6949);
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9773);
/* harmony import */ var _core_requestId_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2563);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6548);




// Real responses have five levels; deeper nesting would overflow the stack of recursive code.
const DEEPEST = 64;
/**
 * Returns the JSON object of a response. Throws `RESPONSE_INVALID` if the body is anything else, or
 * if it contains a duplicate key.
 */
function parseJson({ text }, host) {
    const read = parseJsonText(text);
    if ('error' in read)
        throw responseInvalid(host, `with something that ${read.error}`);
    return read.members;
}
/** Parses a JSON object; nesting that would overflow the stack of recursive code is an error. */
const parseJsonText = (text) => deeperThan(text, DEEPEST) ? { error: 'is nested too deeply' } : (0,_core_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .l)(text);
/**
 * Returns the JSON object of an error response, or an empty object if the body is anything else.
 * Unlike `parseJson`, it never throws: the status alone is a rejection already.
 */
function jsonOrEmpty({ text }) {
    const value = deeperThan(text, DEEPEST) ? undefined : parsed(text);
    return isObject(value) ? value : {};
}
/**
 * Returns the failure for a success response that cannot be trusted. `sentence` completes `HOST
 * responded …` and must not quote the response.
 */
const responseInvalid = (host, sentence) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('RESPONSE_INVALID', `${host} responded ${sentence}`);
/** Returns the member if it is an object, else `undefined`. */
function objectAt(object, name) {
    const value = ownMember(object, name);
    return isObject(value) ? value : undefined;
}
/** Returns the member if it is a non-empty string, else `undefined`. */
function textAt(object, name) {
    const value = ownMember(object, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/**
 * Returns the member if it fits into a header and a variable unchanged: a non-empty string of
 * visible ASCII. A line break in a token is an injection attempt.
 */
function tokenAt(object, name) {
    const value = textAt(object, name);
    return value !== undefined && /^[\x21-\x7e]+$/.test(value) ? value : undefined;
}
/**
 * Returns a member that counts seconds, given as a number or (by some servers) as digits;
 * `undefined` if it is absent, malformed or longer than ten years, which no lease outlives.
 */
function secondsAt(object, name) {
    const value = ownMember(object, name);
    const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
    return typeof count === 'number' && count >= 0 && count <= 315_576_000 ? count : undefined;
}
/** Returns the object's own member, never an inherited one. */
const ownMember = (object, name) => Object.hasOwn(object, name) ? object[name] : undefined;
/**
 * Returns the failure for a rejected request, without quoting the server: status, recognised row,
 * diagnostics. A redirect is explained and never followed. A success status without a row is
 * `RESPONSE_INVALID`: the response contains no credentials.
 */
function rejection(response, { code, host, to, row, diagnostics = [] }) {
    const { status } = response;
    if (status < 300 && !row)
        return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('RESPONSE_INVALID', `${host} returned ${status} for ${to}, but no credentials`);
    const redirect = status >= 300 && status < 400;
    const meaning = redirect
        ? `, a redirect${target(response)}, which is not followed`
        : row
            ? `: ${row.symptom}`
            : '';
    const facts = row ?? (redirect ? REDIRECT : undefined);
    const message = [`${host} returned ${status} to ${to}${meaning}`, ...diagnostics].join('\n');
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR(code, message, {
        ...(facts && { causes: facts.causes, fix: facts.fix }),
        ...(row?.show === 'trust-policy' && { rejectedBy: 'trust-policy' }),
        requestId: (0,_core_requestId_js__WEBPACK_IMPORTED_MODULE_2__/* .requestIdOf */ .Gb)(response),
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
    return URL.canParse(location) ? ` to ${(0,_core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeForeign */ .I)(new URL(location).host)}` : '';
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Returns whether brackets outside strings are nested deeper than the limit. Allocates nothing. */
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

/***/ 2434:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kf: () => (/* binding */ literalPattern),
/* harmony export */   Qq: () => (/* binding */ celString),
/* harmony export */   ZK: () => (/* binding */ hclString),
/* harmony export */   iL: () => (/* binding */ asciiJson)
/* harmony export */ });
/**
 * Returns JSON whose strings are ASCII, so that lookalike characters are visible, and in which the
 * runner recognises no workflow command. Both escapes are valid JSON.
 */
const asciiJson = (value, indent) => JSON.stringify(value, undefined, indent)
    .replace(/[^\x20-\x7e\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('##[', '#\\u0023[');
/** Returns a string of HCL, the language of Terraform, in which nothing is interpolated. */
const hclString = (text) => asciiJson(text).replace(/[$%](?=\{)/g, '$&$&');
/** Returns a string of CEL in single quotes. Characters beyond ASCII are escaped by code point. */
function celString(text) {
    const escaped = text
        .replace(/[\\']/g, '\\$&')
        .replace(/[^\x20-\x7e]/gu, (character) => {
        const code = character.codePointAt(0) ?? 0;
        const digits = code.toString(16);
        return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
    })
        .replaceAll('##[', '#\\u0023[');
    return `'${escaped}'`;
}
/** Returns a regular expression that matches exactly this string, in RE2 and in JavaScript. */
const literalPattern = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');


/***/ }),

/***/ 7254:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hf: () => (/* binding */ pickClaims),
/* harmony export */   _h: () => (/* binding */ identifyingClaims),
/* harmony export */   b8: () => (/* binding */ textClaims),
/* harmony export */   r0: () => (/* binding */ isPullRequest),
/* harmony export */   wO: () => (/* binding */ subjectForms)
/* harmony export */ });
/** Returns the claims that are strings: the ones that a trust policy can compare. */
const textClaims = (claims) => Object.fromEntries(Object.entries(claims).flatMap(([name, value]) => typeof value === 'string' ? [[name, value]] : []));
const SHORT = /^repo:([^/:@]+)\/([^/:@]+):/;
const LONG = /^repo:([^/:@]+)@\d+\/([^/:@]+)@\d+:/;
/**
 * Returns the subject as the token has it and, if it is known, in the other form: with or without
 * the numeric ids. A repository changes to the form with ids when it is renamed or moved. A subject
 * that the organisation composed itself has one form.
 */
function subjectForms(claims) {
    const { sub = '', iss = '', repository_id: id, repository_owner_id: owner } = claims;
    // Forgejo separates the ids with a hyphen, which names may contain: the short form is not known.
    const at = iss.endsWith('/api/actions') ? '-' : '@';
    const [short, ownerName, name] = SHORT.exec(sub) ?? [];
    const isShort = short !== undefined && sub.startsWith(`repo:${claims['repository']}:`);
    if (isShort && id !== undefined && owner !== undefined)
        return [sub, `repo:${ownerName}${at}${owner}/${name}${at}${id}:${sub.slice(short.length)}`];
    const [long, ...names] = LONG.exec(sub) ?? [];
    return long === undefined ? [sub] : [sub, `repo:${names.join('/')}:${sub.slice(long.length)}`];
}
/** Returns whether the ref names a merge commit, which each pull request has for itself. */
const isPullRequest = ({ ref = '' }) => PULL.test(ref);
const PULL = /^refs\/pull\/\d+\/merge$/;
/** Returns the claims of these names that the token has, in this order. */
const pickClaims = (claims, names) => Object.fromEntries(names.flatMap((name) => {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    return value === undefined || value === '' ? [] : [[name, value]];
}));
/**
 * Returns the claims that identify exactly this workflow beside its subject. In a pull request the
 * ref and the workflow at that ref differ in each one, so the event stands in their place.
 */
const identifyingClaims = (claims) => pickClaims(claims, [
    ...['repository_id', 'repository_owner_id', 'environment'],
    ...(isPullRequest(claims) ? ['event_name'] : ['ref', 'workflow_ref', 'job_workflow_ref']),
]);


/***/ })

};
;