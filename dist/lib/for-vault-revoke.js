"use strict";
exports.id = "for-vault-revoke";
exports.ids = ["for-vault-revoke"];
exports.modules = {

/***/ 9773:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ parseObject)
/* harmony export */ });
/**
 * Parses a JSON object. Returns an error if an object at any depth has a duplicate member, because
 * parsers differ in which of the two they use.
 */
function parseObject(text) {
    const value = parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return { error: 'is not a JSON object' };
    return hasDuplicateKeys(text)
        ? { error: 'has two members of one name' }
        : { members: value };
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
// Strings and the structural characters suffice: the input is known to be valid JSON.
const LEXEMES = /"(?:[^"\\]|\\.)*"|[{}:]/g;
/** Compares names after unescaping: `"is\u0073"` equals `"iss"`. */
function hasDuplicateKeys(json) {
    const objects = [];
    let latest = '';
    for (const [lexeme] of json.matchAll(LEXEMES)) {
        if (lexeme === '{')
            objects.push(new Set());
        else if (lexeme === '}')
            objects.pop();
        else if (lexeme !== ':')
            latest = lexeme;
        else {
            const names = objects.at(-1);
            const name = JSON.parse(latest);
            if (names?.has(name))
                return true;
            names?.add(name);
        }
    }
    return false;
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
/**
 * Returns text of a server in a form that is safe to log: one line of a restricted character set,
 * no run of more than 40 characters without a space (a truncated token no longer matches its mask),
 * no runner command, and no form of a masked secret, because sanitizing would turn it into a form
 * that no mask covers. Prefer a message of this program wherever one exists.
 */
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
    // The longest form first: removing a part of a longer form would leave the rest of it.
    return forms
        .toSorted((a, b) => b.length - a.length)
        .reduce((rest, form) => rest.replaceAll(form, ' '), text);
}
/**
 * Returns a user's text in quotes, on one line, truncated to 120 characters. For errors about the
 * user's own inputs, never for text of a server.
 */
function quoted(text) {
    const cut = text.length > 120 ? `${text.slice(0, 120)}…` : text;
    return JSON.stringify(cut).replaceAll('##[', '## [');
}


/***/ }),

/***/ 6586:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ parseSafeUrl),
/* harmony export */   T: () => (/* binding */ originAndPath)
/* harmony export */ });
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
/**
 * Parses a URL. Returns `undefined` if it contains credentials, or is neither https nor http on a
 * loopback host.
 */
function parseSafeUrl(text) {
    const url = URL.parse(text);
    if (url?.username !== '' || url.password !== '')
        return undefined;
    return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
        ? url
        : undefined;
}
/** Returns origin and path of a URL, without the query; `undefined` if it cannot be parsed. */
function originAndPath(address = '') {
    const url = URL.parse(address);
    return url ? `${url.origin}${url.pathname}` : undefined;
}


/***/ }),

/***/ 1995:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ suggest)
/* harmony export */ });
/** Returns the closest known name, at most two edits and a third of its length away, if any. */
function suggest(name, known) {
    const ranked = known
        .map((each) => ({ each, distance: editDistance(name.toLowerCase(), each.toLowerCase()) }))
        .filter(({ each, distance }) => distance <= 2 && distance <= each.length / 3)
        .sort((a, b) => a.distance - b.distance);
    return ranked[0]?.each;
}
/** Returns the edit distance, in which a swap of two adjacent characters counts as one edit. */
function editDistance(a, b) {
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            // Before the start of a name both are `undefined`, which equals no character.
            const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            const cost = a[i - 1] === b[j - 1] ? 0 : 1;
            const plain = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + cost);
            row.push(swapped ? Math.min(plain, at(before, j - 2) + 1) : plain);
        }
        before = above;
        above = row;
    }
    return at(above, b.length);
}
/** Returns an element of a row; every index used above is within it. */
const at = (row, j) => row[j];


/***/ }),

/***/ 1234:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WC: () => (/* binding */ lineParser),
/* harmony export */   ho: () => (/* binding */ splitLine),
/* harmony export */   uA: () => (/* binding */ parseRead)
/* harmony export */ });
const NAME = /^([A-Za-z_][A-Za-z0-9_]{0,127})$|^([A-Za-z_][A-Za-z0-9_]{0,63}_)\*$/;
const FILTERS = ['base64', 'bytes', 'optional'];
/** Returns the entries of `read`; empty if it is not set. Each error names its entry. */
function parseRead(read, parseValue) {
    const map = read.has('read') ? read.map('read') : undefined;
    if (!map)
        return [];
    if (map.size === 0)
        read.addError('read', 'must name something to read', undefined);
    return [...map].flatMap(([name, node]) => {
        const addError = (sentence) => read.addError(`read.${name}`, sentence, undefined);
        return parseEntry([name, node], parseValue, addError) ?? [];
    });
}
function parseEntry([name, node], parseValue, addError) {
    const [, whole, stem] = NAME.exec(name) ?? [];
    if (whole === undefined && stem === undefined)
        return addError('is no name for a variable; write NAME, or NAME_* for one of each field');
    const parts = parseValue(node, addError);
    if (!parts)
        return undefined;
    const { source, field, base64, bytes, optional } = parts;
    if (stem !== undefined && field !== undefined)
        return addError('names all fields by its *, so its value must not name one');
    if (stem !== undefined && (base64 || bytes))
        return addError('names all fields by its *, so "| base64" and "| bytes" do not apply');
    if (bytes && (base64 || field !== undefined))
        return addError('exports bytes as base64, so it takes neither a field nor "| base64"');
    const selector = field !== undefined
        ? { kind: 'field', field, base64 }
        : stem === undefined
            ? { kind: 'all', base64, bytes }
            : { kind: 'each' };
    return { name: whole ?? stem ?? '', source, selector, optional };
}
/**
 * Returns the parts of one line; `undefined` if it is not of the form
 * `PATH?key=value#field | filter`.
 */
function splitLine(text) {
    const [place = '', ...filters] = text.split('|').map((part) => part.trim());
    const known = filters.every((each) => FILTERS.includes(each));
    if (!known || new Set(filters).size < filters.length)
        return undefined;
    const [, path, parameters, field] = /^([^?#]+)(?:\?([^#]*))?(?:#(.+))?$/.exec(place) ?? [];
    const query = parameters === undefined ? new Map() : parseQuery(parameters);
    if (path === undefined || !query || place.endsWith('#'))
        return undefined;
    const [base64, bytes, optional] = FILTERS.map((each) => filters.includes(each));
    return { path, query, field, base64: !!base64, bytes: !!bytes, optional: !!optional };
}
function parseQuery(text) {
    const pairs = text.split('&').map((pair) => /^([a-z]+)=([^=&]+)$/.exec(pair));
    const query = new Map(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
    return query.has('') || query.size < pairs.length ? undefined : query;
}
/** Returns the parser of a store whose entries are text; `form` says what they look like. */
const lineParser = (form, sourceOf) => (node, addError) => {
    const line = typeof node === 'string' ? splitLine(node.trim()) : undefined;
    if (!line)
        return addError(form);
    const source = sourceOf(line, addError);
    return source && { ...line, source };
};


/***/ }),

/***/ 7585:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mc: () => (/* binding */ entriesOf),
/* harmony export */   lD: () => (/* binding */ writtenName),
/* harmony export */   r6: () => (/* binding */ readNames),
/* harmony export */   xE: () => (/* binding */ distinctSources)
/* harmony export */ });
/** Returns each source once, however many entries share it: user and password belong together. */
const distinctSources = (entries) => [...new Map(entries.map(({ source }) => [source.key, source])).values()];
/** Returns the entries that read one source. */
const entriesOf = (entries, { key }) => entries.filter(({ source }) => source.key === key);
/** Returns the entry's name as the user wrote it: `DB_PASSWORD` or `DB_*`. */
const writtenName = ({ name, selector }) => selector.kind === 'each' ? `${name}*` : name;
/** Returns the variables that are known before any response. */
const readNames = (entries) => entries.flatMap(({ name, selector }) => (selector.kind === 'each' ? [] : [name]));


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

/***/ 7087:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ parseHeaders),
/* harmony export */   W: () => (/* binding */ headersIn)
/* harmony export */ });
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4355);

// Vault trusts its own headers, and those by which a proxy says who the client is.
const NAME = /^(?!x-(?:vault|forwarded)-)(?:X|CF)-[A-Za-z0-9-]{1,62}$/i;
const VALUE = /^[\x20-\x7e]{1,4096}$/;
const RULE = 'must begin with X- or CF-, and be none of X-Vault-* and X-Forwarded-*, with a value of ASCII';
/** Reads `headers`; an error names the header and never its value. */
function parseHeaders(read) {
    const map = read.has('headers') ? read.map('headers') : undefined;
    if (!map)
        return undefined;
    const values = headersIn(map);
    for (const name of map.keys())
        if (!values.has(name))
            read.addError(`headers.${clean(name)}`, RULE, undefined);
    const written = read.yaml('headers') === map ? asText(map) : read.optional('headers');
    return { values, text: new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(written ?? '') };
}
/** Returns the headers of a mapping; those that are not allowed are left out. */
function headersIn(map) {
    return new Map([...map].flatMap(([name, value]) => NAME.test(name) && typeof value === 'string' && VALUE.test(value)
        ? [[name, new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(value)]]
        : []));
}
/** Returns a mapping as the text that its digest is computed from. */
const asText = (map) => JSON.stringify(Object.fromEntries(map));
const clean = (name) => name.replace(/[^\w-]/g, '?').slice(0, 64);


/***/ }),

/***/ 3022:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ parseValue),
/* harmony export */   g: () => (/* binding */ PATH)
/* harmony export */ });
/* harmony import */ var _reading_parseRead_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1234);

/** Matches a path below the API, in segments that no URL parser would change. */
const PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\s?#|\\\p{Cc}]+(?:[ /][^/\s?#|\\\p{Cc}]+)*$/u;
const FORM = 'must be `path#field`, `path`, or a mapping with `path`, `with` and `field`';
/** Parses one value of `read`. */
const parseValue = (node, addError) => typeof node === 'string' ? parsePath(node, undefined, addError) : parseMapping(node, addError);
function parsePath(text, parameters, addError) {
    const line = (0,_reading_parseRead_js__WEBPACK_IMPORTED_MODULE_0__/* .splitLine */ .ho)(text.trim());
    if (!line)
        return addError(FORM);
    const { path, query, field, base64, bytes, optional } = line;
    const version = query.get('version');
    if (path.startsWith('v1/'))
        return addError('must be a path below v1/, without it');
    const known = query.size === 0 || (query.size === 1 && /^\d{1,9}$/.test(version ?? ''));
    if (!PATH.test(path) || !known)
        return addError(FORM);
    const versioned = /.\/data\/./.test(path);
    if (version !== undefined && !versioned)
        return addError('asks for a version, which only a path of KV version 2 has: MOUNT/data/…');
    if (bytes || (base64 && field === undefined))
        return addError('decodes base64, so it must name a field: path#field | base64');
    if (parameters !== undefined && versioned)
        return addError('has parameters, with which a path of KV version 2 would be written, not read');
    if (parameters !== undefined && optional)
        return addError('has parameters, with which something is issued, so it cannot be optional');
    const key = JSON.stringify([path, version, parameters]);
    return {
        source: { key, path, version, parameters, versioned },
        ...{ field, base64, bytes, optional },
    };
}
function parseMapping(node, addError) {
    if (!isMap(node))
        return addError(FORM);
    const strange = [...node.keys()].filter((key) => !['path', 'with', 'field'].includes(key));
    if (strange.length > 0)
        return addError(`holds ${strange.map((key) => JSON.stringify(key)).join(', ')}; it may hold path, ` +
            `with and field`);
    const [path, field, parameters] = [node.get('path'), node.get('field'), node.get('with')];
    if (typeof path !== 'string' || path.includes('#'))
        return addError('needs a "path", and the field in "field"');
    if (field !== undefined && typeof field !== 'string')
        return addError('must have a text in "field"');
    if (parameters !== undefined && !isMap(parameters))
        return addError('must have a mapping in "with"');
    const text = field === undefined ? path : `${path}#${field}`;
    return parsePath(text, parameters && toJson(parameters), addError);
}
const isMap = (node) => node instanceof Map;
function toJson(node) {
    if (typeof node === 'string')
        return node;
    return isMap(node)
        ? Object.fromEntries([...node].map(([key, value]) => [key, toJson(value)]))
        : node.map(toJson);
}


/***/ }),

/***/ 3420:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ withTrailingSlash),
/* harmony export */   mE: () => (/* binding */ vaultRequest),
/* harmony export */   uZ: () => (/* binding */ BEST_EFFORT_SHARE)
/* harmony export */ });
/**
 * The share of the remaining time for best-effort requests in main: optional checks, and
 * revocations that post would repeat.
 */
const BEST_EFFORT_SHARE = 1 / 8;
/**
 * Returns a request for an API path. It sets the `X-Vault-Request` header, which an agent in
 * between may require as protection against SSRF.
 */
function vaultRequest({ base, namespace, headers }, path, { method = 'POST', token, query, value, ...rest }) {
    const url = new URL(`v1/${path.split('/').map(encodeURIComponent).join('/')}${query ?? ''}`, base);
    return {
        ...{ method, url, expects: rest.expects ?? 'json' },
        ...(rest.cap !== undefined && { cap: rest.cap }),
        ...(rest.share !== undefined && { share: rest.share }),
        ...(rest.slow && { slow: true }),
        ...(value !== undefined && { body: { kind: 'json', value } }),
        headers: {
            ...Object.fromEntries(headers?.values ?? []),
            'X-Vault-Request': 'true',
            ...(namespace !== undefined && { 'X-Vault-Namespace': `${namespace}/` }),
            ...(token && { 'X-Vault-Token': token }),
            ...rest.headers,
        },
    };
}
/** Returns the URL with a trailing slash. */
const withTrailingSlash = (url) => new URL(url.href.replace(/\/*$/, '/'));


/***/ })

};
;