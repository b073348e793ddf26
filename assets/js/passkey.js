// Passkeys: asks the server what to ask the device, and hands the answer in with the form. Without this file the
// page offers the other ways to log in.
const FORMS = document.querySelectorAll("form[data-passkey]");
const FAULT = { nl: "De passkey is niet gelukt. Probeer het opnieuw of kies een andere manier.", en: "The passkey did not work. Try again or choose another way." };

const toBytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const toText = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

// The server speaks base64url; the device wants bytes.
function prepared({ publicKey }) {
  const withBytes = (list) => (list ?? []).map((key) => ({ ...key, id: toBytes(key.id) }));
  const options = { ...publicKey, challenge: toBytes(publicKey.challenge) };
  if (publicKey.user) options.user = { ...publicKey.user, id: toBytes(publicKey.user.id) };
  if (publicKey.excludeCredentials) options.excludeCredentials = withBytes(publicKey.excludeCredentials);
  if (publicKey.allowCredentials) options.allowCredentials = withBytes(publicKey.allowCredentials);
  return { publicKey: options };
}

function answerOf(credential) {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const response = {};
  for (const part of parts) {
    if (credential.response[part]) response[part] = toText(credential.response[part]);
  }
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: {},
  };
}

async function optionsFor(form) {
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const answer = await fetch(form.dataset.options, { method: "POST", headers: { "X-CSRFToken": token } });
  if (!answer.ok || answer.redirected) throw new Error(`options: ${answer.status}`);
  return prepared(await answer.json());
}

async function complete(form) {
  const fault = form.querySelector("[data-passkey-fault]");
  fault.textContent = "";
  try {
    const options = await optionsFor(form);
    const asked = form.dataset.passkey === "create" ? navigator.credentials.create(options) : navigator.credentials.get(options);
    form.elements.credential.value = JSON.stringify(answerOf(await asked));
    form.submit();
  } catch {
    fault.textContent = FAULT[document.documentElement.lang] ?? FAULT.nl;
  }
}

if (window.PublicKeyCredential) {
  for (const hidden of document.querySelectorAll("[data-passkey-only]")) hidden.hidden = false;
  for (const form of FORMS) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      complete(form);
    });
  }
}
