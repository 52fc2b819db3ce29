#!/usr/bin/env python3
"""Makes vectors.json: signatures by implementations that share no code with this crate.

    python3 -m venv v && v/bin/pip install cryptography
    v/bin/python tests/cases/webhooks/make.py

Ed25519 comes from Python's `cryptography`, and the command `openssl` makes the same signature.
HMAC-SHA256 comes from Python's `hmac`, and `openssl` makes the same one. The tests read only
vectors.json. All keys and texts are invented or from RFCs.
"""

import base64
import hashlib
import hmac
import json
import pathlib
import subprocess
import tempfile

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding, NoEncryption, PrivateFormat, PublicFormat)

ORDER = 2**252 + 27742317777372353535851937790883648493
EVENT = '{"type":"message_created","payload":{"id":42,"status":"SENT","content":"%s"}}'
BODIES = {
    "a short body": {"text": "{}"},
    "an event": {"text": EVENT % "We open at 9."},
    "text beyond ASCII": {"text": EVENT % "Où êtes-vous ? שלום 👋 \u2028 \\u00e9"},
    "white space and order as sent": {"text": '{ "payload" : null ,\r\n\t"type":"message_created" }\n'},
    "a byte order mark": {"hex": "efbbbf" + (EVENT % "Hello").encode().hex()},
    "an empty body": {"text": ""},
    "no JSON": {"text": "type=message_created"},
    "no UTF-8": {"hex": "7b2261223a22ff227d"},
    "null bytes": {"hex": "00" * 3},
    "one megabyte": {"before": '{"type":"message_created","payload":{"content":"', "repeat": "abcdefgh",
                     "times": 131072, "after": '"}}'},
}


def body_bytes(body):
    if "hex" in body:
        return bytes.fromhex(body["hex"])
    if "repeat" in body:
        return (body["before"] + body["repeat"] * body["times"] + body["after"]).encode()
    return body["text"].encode()


def openssl(*arguments):
    return subprocess.run(["openssl", *arguments], check=True, capture_output=True).stdout


def private(seed):
    return ed25519.Ed25519PrivateKey.from_private_bytes(seed)


def public_bytes(key):
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def openssl_ed25519(key, body):
    """The signature by the command `openssl`."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (folder / "key").write_bytes(pem)
        (folder / "body").write_bytes(body)
        return openssl("pkeyutl", "-sign", "-rawin", "-inkey", folder / "key", "-in", folder / "body")


def openssl_hmac(secret, signed):
    with tempfile.NamedTemporaryFile() as file:
        file.write(signed)
        file.flush()
        return openssl("dgst", "-sha256", "-mac", "HMAC", "-macopt", "hexkey:" + secret.hex(),
                       "-binary", file.name)


def made_ed25519():
    for number, (name, body) in enumerate(BODIES.items()):
        key = private(hashlib.sha256(b"key %d" % number).digest())
        data = body_bytes(body)
        signature = key.sign(data)
        # OpenSSL 3.0 refuses an empty file.
        assert not data or openssl_ed25519(key, data) == signature, name
        yield {"name": name, "public": public_bytes(key).hex(), "body": body,
               "signature": base64.b64encode(signature).decode()}


# RFC 8032, 7.1: secret key, message.
RFC8032 = [
    ("TEST 1", "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
     "d25bf5f0595bbe24655141438e7a100b"),
    ("TEST 2", "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
     "387b2eaeb4302aeeb00d291612bb0c00"),
    ("TEST 3", "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
     "4a7c15e9716ed28dc027beceea1ec40a"),
    ("TEST SHA(abc)", "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
     "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
     "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
     "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e030"
     "3dca179c138ac17ad9bef1177331a704"),
]


def rfc8032():
    for name, seed, body, signature in RFC8032:
        key = private(bytes.fromhex(seed))
        # The private keys of the RFC are only checked here: a wrong copy would be found.
        if key.sign(bytes.fromhex(body)).hex() != signature:
            raise SystemExit(f"RFC 8032 {name}: copied wrongly")
        yield {"name": f"RFC 8032, 7.1, {name}", "public": public_bytes(key).hex(),
               "body": {"hex": body},
               "signature": base64.b64encode(bytes.fromhex(signature)).decode()}


def accepts(public, body, signature):
    """Whether OpenSSL, which is not strict, accepts it."""
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(public).verify(signature, body)
        return True
    except (InvalidSignature, ValueError):
        return False


def scalar(seed):
    digest = bytearray(hashlib.sha512(seed).digest()[:32])
    digest[0] &= 248
    digest[31] = digest[31] & 127 | 64
    return int.from_bytes(digest, "little")


def refused_ed25519():
    """Signatures that a strict verification refuses, although some others accept them."""
    seed, body = bytes([9]) * 32, b'{"type":"message_created"}'
    key = private(seed)
    public, good = public_bytes(key), key.sign(body)
    first, last = good[:32], int.from_bytes(good[32:], "little")

    def case(name, public, signature):
        return {"name": name, "public": public.hex(), "body": {"text": body.decode()},
                "signature": base64.b64encode(signature).decode(),
                "openssl_accepts": accepts(public, body, signature)}

    for times in range(1, 16):
        moved = last + times * ORDER
        if moved < 2**256:
            yield case(f"S + {times} times the order", public, first + moved.to_bytes(32, "little"))
    yield case("S is the order", public, first + ORDER.to_bytes(32, "little"))
    yield case("S is 0", public, first + bytes(32))
    yield case("-S", public, first + (ORDER - last).to_bytes(32, "little"))
    yield case("R and S exchanged", public, good[32:] + first)
    yield case("all zeros", public, bytes(64))
    yield case("all ones", public, b"\xff" * 64)
    # The holder of the key can sign with a point R of small order; only a strict check sees it.
    for name, point in (("the identity", b"\x01" + bytes(31)),
                        ("the identity, not reduced", b"\xee" + b"\xff" * 30 + b"\x7f"),
                        ("the identity with a sign", b"\x01" + bytes(30) + b"\x80")):
        k = int.from_bytes(hashlib.sha512(point + public + body).digest(), "little") % ORDER
        s = k * scalar(seed) % ORDER
        yield case(f"R is {name}", public, point + s.to_bytes(32, "little"))
    yield case("R of the negated point", public, first[:31] + bytes([first[31] ^ 128]) + good[32:])
    # Ed25519ph and Ed25519ctx: the same curve with other prefixes of the hash.
    yield case("the signature of the body's SHA-512", public, key.sign(hashlib.sha512(body).digest()))
    yield case("the signature of another key", public, private(bytes([8]) * 32).sign(body))


def weak_keys():
    """Public keys for which everybody can make signatures, and texts that are no point."""
    p = 2**255 - 19
    small = {
        "the identity": "01" + "00" * 31,
        "the identity, not reduced": "ee" + "ff" * 30 + "7f",
        "the identity with a sign": "01" + "00" * 30 + "80",
        "order 2": "ec" + "ff" * 30 + "7f",
        "order 2 with a sign": "ec" + "ff" * 31,
        "order 4": "00" * 32,
        "order 4 with a sign": "00" * 31 + "80",
        "order 4, not reduced": "ed" + "ff" * 30 + "7f",
        "order 4, not reduced, with a sign": "ed" + "ff" * 31,
        "order 8, first": "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "order 8, second": "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "order 8, third": "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "order 8, fourth": "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    }
    for name, text in small.items():
        yield {"name": name, "public": text}
    d = -121665 * pow(121666, p - 2, p) % p
    for y in range(2, 40):
        square = (y * y - 1) * pow(d * y * y + 1, p - 2, p) % p
        if pow(square, (p - 1) // 2, p) == p - 1:
            yield {"name": f"no point with y = {y}", "public": y.to_bytes(32, "little").hex()}
            break


def keys():
    """The written forms of public keys."""
    key = private(bytes([9]) * 32).public_key()
    raw = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    der = base64.b64encode(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()
    with tempfile.NamedTemporaryFile() as file:
        file.write(pem.encode())
        file.flush()
        by_openssl = openssl("pkey", "-pubin", "-in", file.name, "-pubout").decode()
    forms = {"PEM": pem, "PEM by OpenSSL": by_openssl, "PEM with CRLF": pem.replace("\n", "\r\n"),
             "PEM without a line break at the end": pem.strip(), "base64 of DER": der,
             "base64 of 32 bytes": base64.b64encode(raw).decode(), "base64 in white space": f" {der}\n"}
    accepted = [{"name": name, "text": text, "public": raw.hex()} for name, text in forms.items()]
    own = private(bytes([9]) * 32)
    # Not a product of two primes, but of the right form.
    rsa_key = rsa.RSAPublicNumbers(65537, 2**2047 + 9).public_key()
    p256 = ec.derive_private_key(7, ec.SECP256R1()).public_key()
    ed448_key = ed448.Ed448PrivateKey.from_private_bytes(bytes([9]) * 57).public_key()

    def public(key):
        return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()

    refused = {
        "empty": ("", "is empty"),
        "no base64": ("not a key!", "neither PEM"),
        "unpadded": (base64.b64encode(raw).decode().rstrip("="), "neither PEM"),
        "one byte short": (base64.b64encode(raw[1:]).decode(), "not an Ed25519"),
        "hexadecimal digits": (raw.hex(), "not an Ed25519"),
        "a private key": (own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
                          "a private key"),
        "a private key in DER": (base64.b64encode(own.private_bytes(
            Encoding.DER, PrivateFormat.PKCS8, NoEncryption())).decode(), "a private key"),
        "an RSA key": (public(rsa_key), "not an Ed25519"),
        "a P-256 key": (public(p256), "not an Ed25519"),
        "an Ed448 key": (public(ed448_key), "not an Ed25519"),
        "no last line": (pem.split("-----END")[0], "neither PEM"),
        "text after the last line": (pem + "more", "neither PEM"),
        "escaped line breaks": (pem.replace("\n", "\\n"), "neither PEM"),
        "another label": (pem.replace("PUBLIC KEY", "CERTIFICATE"), "not an Ed25519"),
    }
    return accepted, [{"name": name, "text": text, "error": error}
                      for name, (text, error) in refused.items()]


SECRETS = {"a text": b"contract-test-secret", "bytes": bytes(range(256)), "one byte": b"k",
           "a block and more": b"s" * 65}
TIME, ID = "1700000000", "msg_2b1f5c"


def hmac_cases():
    for secret_name, secret in SECRETS.items():
        for body_name, body in BODIES.items():
            if secret_name != "a text" and body_name != "an event":
                continue
            data = body_bytes(body)
            signed = {"plain": data, "timed": TIME.encode() + b"." + data,
                      "standard": f"{ID}.{TIME}.".encode() + data}
            for scheme, signed in signed.items():
                mac = hmac.digest(secret, signed, "sha256")
                assert openssl_hmac(secret, signed) == mac
                text = {"plain": mac.hex(), "timed": "sha256=" + mac.hex(),
                        "standard": "v1," + base64.b64encode(mac).decode()}[scheme]
                yield {"name": f"{scheme}: {body_name}, the secret is {secret_name}", "scheme": scheme,
                       "secret": secret.hex(), "body": body, "signature": text}


# RFC 4231: key, data, HMAC-SHA-256. Test 5 truncates the result.
RFC4231 = [
    (1, "0b" * 20, b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    (2, b"Jefe".hex(), b"what do ya want for nothing?",
     "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    (3, "aa" * 20, b"\xdd" * 50, "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
    (4, bytes(range(1, 26)).hex(), b"\xcd" * 50,
     "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
    (6, "aa" * 131, b"Test Using Larger Than Block-Size Key - Hash Key First",
     "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
    (7, "aa" * 131,
     b"This is a test using a larger than block-size key and a larger than block-size data. "
     b"The key needs to be hashed before being used by the HMAC algorithm.",
     "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
]


def rfc4231():
    for number, secret, data, mac in RFC4231:
        assert hmac.digest(bytes.fromhex(secret), data, "sha256").hex() == mac, number
        yield {"name": f"RFC 4231, test {number}", "scheme": "plain", "secret": secret,
               "body": {"hex": data.hex()}, "signature": mac}


def deduplication():
    """Keys of deliveries, computed as the documentation describes them."""
    def digest(*values):
        text = json.dumps(values, separators=(",", ":"), ensure_ascii=False)
        return "event:" + hashlib.sha256(text.encode()).hexdigest()

    created = "message_created"
    plain = '{"type":"message_created","payload":{"id":42}}'
    return [
        {"body": EVENT % "a", "key": digest(created, 42, "SENT")},
        {"body": EVENT % "b", "key": digest(created, 42, "SENT")},
        {"body": '{"type":"message_created","payload":{"id":"42","status":null}}',
         "key": digest(created, "42", None)},
        {"body": '{"type":"message_created","payload":{"id":42,"status":"é\\n\\u00e9"}}',
         "key": digest(created, 42, "é\né")},
        {"body": plain, "key": "body:" + hashlib.sha256(plain.encode()).hexdigest()},
    ]


def main():
    accepted, refused = keys()
    vectors = {
        "made_by": "make.py beside this file",
        "time": int(TIME),
        "id": ID,
        "ed25519": [*made_ed25519(), *rfc8032()],
        "ed25519_refused": list(refused_ed25519()),
        "weak_keys": list(weak_keys()),
        "keys": accepted,
        "keys_refused": refused,
        "hmac": [*hmac_cases(), *rfc4231()],
        "deduplication": deduplication(),
    }
    path = pathlib.Path(__file__).with_name("vectors.json")
    path.write_text(json.dumps(vectors, indent=1, ensure_ascii=True) + "\n")
    print({name: len(value) for name, value in vectors.items() if isinstance(value, list)})


if __name__ == "__main__":
    main()
