"use strict";
exports.id = "vault-roleCommand";
exports.ids = ["vault-roleCommand"];
exports.modules = {

/***/ 6651:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SL: () => (/* binding */ audienceFix),
  Zs: () => (/* binding */ describeClaims),
  eL: () => (/* binding */ roleCommand)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./.build/core/sanitize.js
var sanitize = __webpack_require__(6548);
// EXTERNAL MODULE: ./.build/trust/quote.js
var quote = __webpack_require__(2434);
// EXTERNAL MODULE: ./.build/trust/subject.js
var trust_subject = __webpack_require__(7254);
;// CONCATENATED MODULE: ./.build/trust/vaultRole.js

function vaultRole(claims, audience) {
    const [subject = '', ...more] = (0,trust_subject/* subjectForms */.wO)(claims);
    return {
        role_type: 'jwt',
        user_claim: claims['repository_id'] === undefined ? 'sub' : 'repository_id',
        bound_audiences: [audience],
        bound_claims_type: 'string',
        bound_claims: {
            sub: more.length > 0 ? [subject, ...more] : subject,
            ...(0,trust_subject/* identifyingClaims */._h)(claims),
        },
    };
}

;// CONCATENATED MODULE: ./.build/providers/vault/roleCommand.js





const COMPARED = [
    'iss',
    'sub',
    'repository',
    'repository_id',
    'ref',
    'environment',
    'event_name',
    'workflow_ref',
    'job_workflow_ref',
    'actor',
];
function describeClaims({ claims, audience, }) {
    const lines = COMPARED.flatMap((name) => typeof claims[name] === 'string' ? [`  ${name}: ${(0,sanitize/* quoted */.T)(claims[name])}`] : []);
    return [`The audience of the token is ${(0,sanitize/* quoted */.T)(audience)}. Its claims:`, ...lines];
}
function roleCommand({ mount, role, namespace, login }, { claims, audience }, absent) {
    if (login !== 'jwt')
        return [];
    const json = (0,quote/* asciiJson */.iL)(vaultRole((0,trust_subject/* textClaims */.b8)(claims), audience));
    const where = namespace === undefined ? '' : `-namespace=${(0,quote/* shellWord */.r7)(namespace)} `;
    const at = (name) => `${where}${(0,quote/* shellWord */.r7)(`auth/${mount}/role/${name}`)}`;
    const name = absent && role !== undefined ? role : otherName(role, claims, json);
    const command = [`  vault write ${at(name)} - <<'EOF'`, `  ${json}`, 'EOF'];
    if (name === role)
        return [
            'A role that admits exactly this workflow; add token_policies and token_ttl:',
            ...command,
        ];
    const old = role === undefined ? 'the default role' : `role ${(0,sanitize/* quoted */.T)(role)}`;
    const read = role === undefined ? '' : `, as \`vault read ${at(role)}\` shows them`;
    return [
        `Another role, which admits exactly this workflow and leaves ${old} as it is:`,
        ...command,
        `It differs from ${old} in bound_audiences and bound_claims. Give it the`,
        `token_policies and token_ttl of ${old}${read}, and write "role: ${name}".`,
    ];
}
function otherName(role, claims, json) {
    const digest = (0,external_node_crypto_.createHash)('sha256').update(json).digest('hex').slice(0, 8);
    return [role ?? 'github', claims['repository'] ?? '', digest]
        .map((part) => String(part)
        .replace(/[^A-Za-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 48))
        .filter((part) => part !== '')
        .join('-');
}
function audienceFix({ token, job }) {
    const { audience, claims } = token;
    const owner = claims['repository_owner'];
    const usual = `${job.github('server_url') ?? 'https://github.com'}/${owner}`;
    const add = `add ${(0,sanitize/* quoted */.T)(audience)} to bound_audiences of the role, beside those that it has`;
    if (typeof owner !== 'string' || usual === audience)
        return `A${add.slice(1)}.`;
    const why = 'created for vault-action, whose default is the URL of the owner';
    return `Write \`audience: ${usual}\` if the role was ${why}; or ${add}.`;
}


/***/ }),

/***/ 2434:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kf: () => (/* binding */ literalPattern),
/* harmony export */   Qq: () => (/* binding */ celString),
/* harmony export */   ZK: () => (/* binding */ hclString),
/* harmony export */   iL: () => (/* binding */ asciiJson),
/* harmony export */   r7: () => (/* binding */ shellWord)
/* harmony export */ });
const asciiJson = (value, indent) => JSON.stringify(value, undefined, indent)
    .replace(/[^\x20-\x7e\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('##[', '#\\u0023[');
const hclString = (text) => asciiJson(text).replace(/[$%](?=\{)/g, '$&$&');
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
const literalPattern = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const shellWord = (text) => /^[\w./@:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;


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
const textClaims = (claims) => Object.fromEntries(Object.entries(claims).flatMap(([name, value]) => typeof value === 'string' ? [[name, value]] : []));
const SHORT = /^repo:([^/:@]+)\/([^/:@]+):/;
const LONG = /^repo:([^/:@]+)@\d+\/([^/:@]+)@\d+:/;
function subjectForms(claims) {
    const { sub = '', iss = '', repository_id: id, repository_owner_id: owner } = claims;
    const at = iss.endsWith('/api/actions') ? '-' : '@';
    const [short, ownerName, name] = SHORT.exec(sub) ?? [];
    const isShort = short !== undefined && sub.startsWith(`repo:${claims['repository']}:`);
    if (isShort && id !== undefined && owner !== undefined)
        return [sub, `repo:${ownerName}${at}${owner}/${name}${at}${id}:${sub.slice(short.length)}`];
    const [long, ...names] = LONG.exec(sub) ?? [];
    return long === undefined ? [sub] : [sub, `repo:${names.join('/')}:${sub.slice(long.length)}`];
}
const isPullRequest = ({ ref = '' }) => PULL.test(ref);
const PULL = /^refs\/pull\/\d+\/merge$/;
const pickClaims = (claims, names) => Object.fromEntries(names.flatMap((name) => {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    return value === undefined || value === '' ? [] : [[name, value]];
}));
const identifyingClaims = (claims) => pickClaims(claims, [
    ...['repository_id', 'repository_owner_id', 'environment'],
    ...(isPullRequest(claims) ? ['event_name'] : ['ref', 'workflow_ref', 'job_workflow_ref']),
]);


/***/ })

};
;