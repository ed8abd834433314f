"""A box that whoever has our public key can close, and only we can open.

An ephemeral P-256 key and ours agree on a secret (ECDH), HKDF-SHA-256 makes one key of it, and
AES-256-GCM seals with that. A tablet closes boxes with WebCrypto (`static/kiosk/sealing.js`).

A closed box is 65 bytes of the ephemeral public key, 12 of the nonce, and the sealed text with its
mark. What it belongs to (`about`) is not in it, and it opens for nothing else.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CURVE = ec.SECP256R1()
PUBLIC_BYTES, NONCE_BYTES, KEY_BYTES = 65, 12, 32
PURPOSE = b"heard outbox 1"


class NotOpened(ValueError):
    """This key does not open the box, or it is about something else, or no box at all."""


def make_private_key() -> str:
    """A new private key that nobody can guess, 64 hexadecimal digits."""
    return f"{ec.generate_private_key(CURVE).private_numbers().private_value:064x}"


def public_key_of(private: str) -> bytes:
    """The public key that belongs to it: an uncompressed point, 65 bytes."""
    return _point(_key(private).public_key())


def close_box(public: bytes, content: bytes, about: bytes, nonce: bytes) -> bytes:
    """A closed box. `nonce`: 12 random bytes. For commands and tests: tablets close their own."""
    once = ec.generate_private_key(CURVE)
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, public)
    key = _agree(once, theirs, _point(once.public_key()), public)
    return _point(once.public_key()) + nonce + AESGCM(key).encrypt(nonce, content, about)


def open_box(private: str, box: bytes, about: bytes) -> bytes:
    """What is in the box. Raises NotOpened."""
    ours = _key(private)
    once, rest = box[:PUBLIC_BYTES], box[PUBLIC_BYTES:]
    try:
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, once)
        key = _agree(ours, theirs, once, _point(ours.public_key()))
        return AESGCM(key).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], about)
    except (InvalidTag, ValueError):
        raise NotOpened from None


def _agree(
    private: ec.EllipticCurvePrivateKey, other: ec.EllipticCurvePublicKey, once: bytes, ours: bytes
) -> bytes:
    """The key of one box: it follows from the secret and from both public keys."""
    secret = private.exchange(ec.ECDH(), other)
    derive = HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=PURPOSE + once + ours)
    return derive.derive(secret)


def _key(private: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int(private, 16), CURVE)


def _point(public: ec.EllipticCurvePublicKey) -> bytes:
    return public.public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
