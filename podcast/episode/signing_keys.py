"""Keys and certificates that sign manifests: read from files, or made for a show that has none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from podcast.episode.content_credentials import SigningKey
from podcast.errors import EpisodeError

if TYPE_CHECKING:
    from pathlib import Path

_YEARS = 10


def read_key(certificates: Path, key: Path) -> SigningKey:
    """Returns the signer of two PEM files; EpisodeError when they cannot be read, or are of a kind that cannot sign."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization

    try:
        chain, secret = certificates.read_bytes(), key.read_bytes()
        loaded = serialization.load_pem_private_key(secret, None)
    except OSError as error:
        mend = "put it there, or correct [provenance] in show.toml"
        raise EpisodeError(f"{error.filename}: {error.strerror}", mend) from error
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise EpisodeError(
            f"{key} is no private key in PEM without a password", "give another one"
        ) from error
    return SigningKey(_algorithm(loaded, key), chain, secret)


def make_key(name: str, now: datetime | None = None) -> SigningKey:
    """Returns a new signer of that name, vouched for by nobody: readers find it valid, and do not know it."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    root, key = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    now = now or datetime.now(UTC)
    own = [
        _certificate(f"{name} root", f"{name} root", root, root, now),
        _certificate(name, f"{name} root", key, root, now),
    ]
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return SigningKey("ed25519", b"".join(one.public_bytes(pem) for one in reversed(own)), secret)


def _certificate(subject: str, issuer: str, key: Any, signer: Any, now: datetime) -> Any:
    """Returns a certificate of the key as the C2PA wants it; of a root where the key signs itself."""
    from cryptography import x509
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    def named(text: str) -> x509.Name:
        fields = (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME)
        return x509.Name([x509.NameAttribute(field, text[:64]) for field in fields])

    is_root = key is signer
    uses = dict.fromkeys(
        ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "encipher_only"),
        False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(named(subject))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365 * _YEARS))
        .add_extension(x509.BasicConstraints(is_root, None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not is_root,
                key_cert_sign=is_root,
                crl_sign=is_root,
                decipher_only=False,
                **uses,
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
    )
    if not is_root:
        uses_more = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
        builder = builder.add_extension(uses_more, critical=True)
    return builder.sign(signer, None)


def _algorithm(key: Any, path: Path) -> str:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    if isinstance(key, ed25519.Ed25519PrivateKey):
        return "ed25519"
    if isinstance(key, rsa.RSAPrivateKey):
        return "ps256"
    names = {256: "es256", 384: "es384", 521: "es512"}
    if isinstance(key, ec.EllipticCurvePrivateKey) and key.curve.key_size in names:
        return names[key.curve.key_size]
    raise EpisodeError(
        f"{path}: this kind of key cannot sign manifests", "give one of Ed25519, P-256, P-384 or RSA"
    )
