// A real OpenID Connect provider on loopback for tests. Standard input takes one JSON command per line
// ({"rotate": {}}, {"claims": {…}}, {"tamper": {…}}, {"sign": {…}}); each is answered by one line on standard output.
import { createInterface } from "node:readline";
import { createServer } from "node:http";
import { decodeJwt, exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from "jose";
import { Provider } from "oidc-provider";

const redirectUris = process.argv.slice(2);
const CLIENT = { client_id: "bekwaam", client_secret: "only-for-tests-0123456789-0123456789" };
const state = { claims: {}, keys: [], tamper: undefined };

async function newKey() {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: "RS256", use: "sig", kid: `key-${state.keys.length}-${Date.now()}` };
}

function provider(issuer) {
  return new Provider(issuer, {
    clients: [
      {
        ...CLIENT,
        redirect_uris: redirectUris,
        post_logout_redirect_uris: redirectUris.map((uri) => new URL("/uitgelogd/", uri).href),
        token_endpoint_auth_method: "client_secret_basic",
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [state.keys.at(-1)] },
    claims: { openid: ["sub"], profile: ["oid", "tid", "preferred_username", "groups"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["only-for-tests"] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (ctx, interaction) => `/who/${interaction.uid}` },
    async findAccount(ctx, id) {
      return { accountId: id, claims: async () => ({ sub: id, ...state.claims }) };
    },
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope("openid profile");
      await grant.save();
      return grant;
    },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 600, Grant: 600 },
  });
}

const server = createServer((request, response) => handle(request, response));
let answer;

async function handle(request, response) {
  const asked = /^\/who\/([^/?]+)/.exec(request.url);
  if (!asked) return answer(request, response);
  await state.provider.interactionFinished(request, response, { login: { accountId: state.claims.sub ?? "subject-1" } });
}

async function restart() {
  state.keys.push(await newKey());
  state.provider = provider(state.issuer);
  state.provider.use(tampering);
  answer = state.provider.callback();
}

// Signs with the provider's own key, with a foreign key under its name, or not at all.
async function sign({ claims, header = {}, foreign = false, unsigned = false }) {
  if (unsigned) return new UnsecuredJWT(claims).encode();
  const key = foreign ? await newKey() : state.keys.at(-1);
  return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: state.keys.at(-1).kid, ...header }).sign(await importJWK(key, "RS256"));
}

// What a broken or hostile provider would answer at the token endpoint.
async function tampering(ctx, next) {
  await next();
  if (!state.tamper || ctx.path !== "/token" || !ctx.body?.id_token) return;
  const { claims, ...rest } = state.tamper;
  const changed = { ...decodeJwt(ctx.body.id_token), ...claims };
  for (const [name, value] of Object.entries(changed)) if (value === null) delete changed[name];
  ctx.body = { ...ctx.body, id_token: await sign({ claims: changed, ...rest }) };
}

const commands = {
  async tamper(value) {
    state.tamper = value;
    return {};
  },
  async rotate() {
    await restart();
    return {};
  },
  async claims(value) {
    state.claims = value;
    return {};
  },
  async sign(value) {
    return { token: await sign(value) };
  },
};

server.listen(0, "127.0.0.1", async () => {
  state.issuer = `http://127.0.0.1:${server.address().port}`;
  await restart();
  process.stdout.write(`${JSON.stringify({ issuer: state.issuer, ...CLIENT })}\n`);
});

createInterface({ input: process.stdin }).on("line", async (line) => {
  const [[name, value]] = Object.entries(JSON.parse(line));
  process.stdout.write(`${JSON.stringify(await commands[name](value))}\n`);
}).on("close", () => process.exit(0));
