"use strict";
exports.id = "for-vault-revoke";
exports.ids = ["for-vault-revoke"];
exports.modules = {

/***/ 9773:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ parseObject)
/* harmony export */ });
function parseObject(text) {
    const value = parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return { error: 'is not a JSON object' };
    return hasDuplicateKeys(text)
        ? { error: 'has two members with the same name' }
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
const LEXEMES = /"(?:[^"\\]|\\.)*"|[{}:]/g;
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

/***/ 1995:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ suggest),
/* harmony export */   a: () => (/* binding */ didYouMean)
/* harmony export */ });
function suggest(name, known) {
    const ranked = known
        .map((word) => ({ word, distance: editDistance(name.toLowerCase(), word.toLowerCase()) }))
        .filter(({ word, distance }) => distance <= 2 && distance <= word.length / 3)
        .sort((a, b) => a.distance - b.distance);
    return ranked[0]?.word;
}
function didYouMean(name, known) {
    const meant = suggest(name, known);
    return meant === undefined ? '' : `; did you mean "${meant}"?`;
}
function editDistance(a, b) {
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
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
function parseRead(read, parseValue) {
    const map = read.has('read') ? read.map('read') : undefined;
    if (!map)
        return [];
    if (map.size === 0)
        read.addError('read', 'must name something to read');
    return [...map].flatMap(([name, node]) => {
        const addError = (sentence) => {
            read.addError(`read.${name}`, sentence);
            return undefined;
        };
        return parseEntry([name, node], parseValue, addError) ?? [];
    });
}
function parseEntry([name, node], parseValue, addError) {
    const [, whole, stem] = NAME.exec(name) ?? [];
    if (whole === undefined && stem === undefined)
        return addError('is not the name of a variable; write NAME, or NAME_* for one of each field');
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
const distinctSources = (entries) => [...new Map(entries.map(({ source }) => [source.key, source])).values()];
const entriesOf = (entries, { key }) => entries.filter(({ source }) => source.key === key);
const writtenName = ({ name, selector }) => selector.kind === 'each' ? `${name}*` : name;
const readNames = (entries) => entries.flatMap(({ name, selector }) => (selector.kind === 'each' ? [] : [name]));


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
/* harmony import */ var _core_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6949);
/* harmony import */ var _core_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9773);
/* harmony import */ var _core_requestId_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2563);
/* harmony import */ var _core_sanitize_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6548);




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
    return isObject(value) ? value : {};
}
const responseInvalid = (host, sentence) => new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('RESPONSE_INVALID', `${host} responded ${sentence}`);
function objectAt(object, name) {
    const value = ownMember(object, name);
    return isObject(value) ? value : undefined;
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
        return new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('RESPONSE_INVALID', `${host} returned ${status} for ${to}, but no credentials`);
    const redirect = status >= 300 && status < 400;
    const meaning = redirect
        ? `, a redirect${target(response)}, which is not followed`
        : row
            ? `: ${row.symptom}`
            : '';
    const facts = row ?? (redirect ? REDIRECT : undefined);
    const message = [`${host} returned ${status} to ${to}${meaning}`, ...diagnostics].join('\n');
    return new _core_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR(code, message, {
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

const NAME = /^(?!x-(?:vault|forwarded)-)(?:X|CF)-[A-Za-z0-9-]{1,62}$/i;
const VALUE = /^[\x20-\x7e]{1,4096}$/;
const RULE = 'must begin with X- or CF-, and be none of X-Vault-* and X-Forwarded-*, with a value of ASCII';
function parseHeaders(read) {
    const map = read.has('headers') ? read.map('headers') : undefined;
    if (!map)
        return undefined;
    const values = headersIn(map);
    for (const name of map.keys())
        if (!values.has(name))
            read.addError(`headers.${clean(name)}`, RULE);
    const written = read.yaml('headers') === map ? asText(map) : read.optional('headers');
    return { values, text: new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(written ?? '') };
}
function headersIn(map) {
    return new Map([...map].flatMap(([name, value]) => NAME.test(name) && typeof value === 'string' && VALUE.test(value)
        ? [[name, new _core_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh(value)]]
        : []));
}
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

const PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\s?#|\\\p{Cc}]+(?:[ /][^/\s?#|\\\p{Cc}]+)*$/u;
const FORM = 'must be `path#field`, `path`, or a mapping with `path`, `with` and `field`';
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
const BEST_EFFORT_SHARE = 1 / 8;
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
const withTrailingSlash = (url) => new URL(url.href.replace(/\/*$/, '/'));


/***/ })

};
;