"use strict";
exports.id = "supplied";
exports.ids = ["supplied"];
exports.modules = {

/***/ 8166:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ax: () => (/* binding */ suppliedSecrets),
/* harmony export */   Im: () => (/* binding */ parseSupplied),
/* harmony export */   WD: () => (/* binding */ headersIn),
/* harmony export */   X3: () => (/* binding */ clientCertificate),
/* harmony export */   e1: () => (/* binding */ suppliedFields)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4355);


const suppliedFields = (server) => [
    {
        name: 'headers',
        secret: true,
        description: 'Headers for a proxy in front of the server: a YAML mapping of names that begin with `X-` or ' +
            '`CF-`, without `X-Vault-*` and `X-Forwarded-*`. Their values are masked, sent to the host of ' +
            `${server} only, and not kept for post, which takes them from this input.`,
    },
    {
        name: 'tls-certificate',
        secret: true,
        description: 'The client certificate for mutual TLS, as PEM text, with its intermediates after it; ' +
            `presented to the host of ${server} only.`,
    },
    {
        name: 'tls-key',
        secret: true,
        description: 'The private key of `tls-certificate`, as PEM text without a passphrase. It is masked, and ' +
            'not kept for post, which takes it from this input.',
    },
];
function parseSupplied(read, origin) {
    const headers = parseHeaders(read);
    const pair = parsePair(read, origin);
    if (!headers && !pair)
        return undefined;
    const texts = { ...(headers && { headers: headers.text }), ...pair?.texts };
    return {
        origin,
        headers: headers?.values ?? new Map(),
        identity: pair?.identity,
        valid: pair?.valid,
        digests: Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', text)])),
    };
}
const suppliedSecrets = ({ headers, identity }) => [
    ...headers.values(),
    ...(identity ? [identity.key] : []),
];
const NAME = /^(?!x-(?:vault|forwarded)-)(?:X|CF)-[A-Za-z0-9-]{1,62}$/i;
const VALUE = /^[\x20-\x7e]{1,4096}$/;
const RULE = 'must begin with X- or CF-, but not X-Vault- or X-Forwarded-, with a value of printable ASCII';
function parseHeaders(read) {
    const map = read.has('headers') ? read.map('headers') : undefined;
    if (!map)
        return undefined;
    const values = headersIn(map);
    for (const name of map.keys())
        if (!values.has(name))
            read.addError(`headers.${clean(name)}`, RULE);
    const written = read.yaml('headers') === map ? asText(map) : read.optional('headers');
    return { values, text: written ?? '' };
}
function headersIn(map) {
    return new Map([...map].flatMap(([name, value]) => NAME.test(name) && typeof value === 'string' && VALUE.test(value)
        ? [[name, new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(value)]]
        : []));
}
const asText = (map) => JSON.stringify(Object.fromEntries(map));
const clean = (name) => name.replace(/[^\w-]/g, '?').slice(0, 64);
function parsePair(read, origin) {
    const [certificate, key] = [read.optional('tls-certificate'), read.optional('tls-key')];
    if (certificate === undefined && key === undefined)
        return undefined;
    if (certificate === undefined)
        read.addError('tls-certificate', 'is required beside "tls-key"');
    if (key === undefined)
        read.addError('tls-key', 'is required beside "tls-certificate"');
    if (origin.startsWith('http:'))
        read.addError('tls-certificate', 'needs an https address: plain http has no certificates');
    const leaf = certificate === undefined ? undefined : parseCertificate(read, certificate);
    const privateKey = key === undefined ? undefined : parseKey(read, key);
    if (!leaf || !privateKey || certificate === undefined || key === undefined)
        return undefined;
    if (!leaf.checkPrivateKey(privateKey)) {
        read.addError('tls-key', 'is not the key of the first certificate in "tls-certificate"');
        return undefined;
    }
    const [from = 0, to = 0] = [leaf.validFrom, leaf.validTo].map((date) => Date.parse(date) / 1000);
    return {
        identity: clientCertificate(certificate, key),
        valid: { from, to },
        texts: { 'tls-certificate': certificate, 'tls-key': key },
    };
}
const CERTIFICATES = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;
const KEY = /-----BEGIN ((?:[A-Z]+ )?PRIVATE KEY)-----[A-Za-z0-9+/=\s]+-----END \1-----/g;
const clientCertificate = (certificate, key) => ({
    chain: `${(certificate.match(CERTIFICATES) ?? []).join('\n')}\n`,
    key: new _core_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .zh(`${key.match(KEY)?.[0] ?? ''}\n`),
});
function parseCertificate(read, text) {
    if (/PRIVATE KEY-----/.test(text)) {
        read.addError('tls-certificate', 'contains a private key; write that as "tls-key"');
        return undefined;
    }
    try {
        const [leaf] = (text.match(CERTIFICATES) ?? []).map((pem) => new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(pem));
        if (leaf)
            return leaf;
        read.addError('tls-certificate', 'must be PEM text with at least one CERTIFICATE block');
    }
    catch {
        read.addError('tls-certificate', 'contains a CERTIFICATE block that cannot be parsed; is it truncated?');
    }
    return undefined;
}
function parseKey(read, text) {
    if (/ENCRYPTED/.test(text)) {
        read.addError('tls-key', 'must not have a passphrase; it is encrypted: store the output of "openssl pkey -in FILE"');
        return undefined;
    }
    const [block, ...more] = text.match(KEY) ?? [];
    try {
        if (block && more.length === 0)
            return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)(block);
    }
    catch {
    }
    read.addError('tls-key', 'must be PEM text with one PRIVATE KEY block');
    return undefined;
}


/***/ })

};
;