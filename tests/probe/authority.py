# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Mailwright authors
"""Certificates and revocation lists, right ones and wrong ones, for tests of how a chain is judged."""
import datetime
import ipaddress

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NOW = datetime.datetime.utcnow().replace(microsecond=0)
PEM = serialization.Encoding.PEM


def name(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)] if text else [])


def at(days):
    return NOW + datetime.timedelta(days=days)


def said(time):
    """As a sentence says it."""
    return time.strftime('%-d %B %Y')


def dns_raw(text):
    """An alternative name in bytes that no library would write."""
    data = text.encode()
    return x509.UnrecognizedExtension(x509.oid.ExtensionOID.SUBJECT_ALTERNATIVE_NAME,
                                      bytes((0x30, len(data) + 2, 0x82, len(data))) + data)


class Cert:
    """A certificate with its key: a server's for `names` and `addresses`, or with `ca` an authority's."""

    def __init__(self, subject, issuer=None, ca=False, names=(), addresses=(), days=(-1, 365), key=None, akid=False,
                 crl_issuer=None, signs_lists=True, serial=None, raw=None, mails=()):
        self.key = key or ec.generate_private_key(ec.SECP256R1())
        signer = issuer or self
        self.subject = name(subject)
        self.until = at(days[1])
        self.since = at(days[0])
        b = (x509.CertificateBuilder().subject_name(self.subject).issuer_name(signer.subject)
             .public_key(self.key.public_key()).serial_number(serial or x509.random_serial_number())
             .not_valid_before(self.since).not_valid_after(self.until)
             .add_extension(x509.BasicConstraints(ca, None), True)
             .add_extension(x509.SubjectKeyIdentifier.from_public_key(self.key.public_key()), False))
        if ca:
            b = b.add_extension(x509.KeyUsage(True, False, False, False, False, True, signs_lists, False, False), True)
        if akid:
            b = b.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.key.public_key()), False)
        everybody = [x509.DNSName(n) for n in names] + [x509.IPAddress(ipaddress.ip_address(a)) for a in addresses] + \
                    [x509.RFC822Name(m) for m in mails]
        if everybody:
            b = b.add_extension(x509.SubjectAlternativeName(everybody), not subject)
        if raw:
            b = b.add_extension(dns_raw(raw), False)
        if crl_issuer:
            point = x509.DistributionPoint([x509.UniformResourceIdentifier('http://localhost/list')], None, None,
                                           [x509.DirectoryName(crl_issuer.subject)])
            b = b.add_extension(x509.CRLDistributionPoints([point]), False)
        self.cert = b.sign(signer.key, hashes.SHA256())

    pem = property(lambda self: self.cert.public_bytes(PEM).decode())
    der = property(lambda self: self.cert.public_bytes(serialization.Encoding.DER))
    sha256 = property(lambda self: self.cert.fingerprint(hashes.SHA256()).hex())
    key_pem = property(lambda self: self.key.private_bytes(PEM, serialization.PrivateFormat.PKCS8,
                                                           serialization.NoEncryption()).decode())

    def entry(self, reason=None, issuer=None):
        b = x509.RevokedCertificateBuilder().serial_number(self.cert.serial_number).revocation_date(at(-1))
        if reason:
            b = b.add_extension(x509.CRLReason(reason), False)
        if issuer:
            b = b.add_extension(x509.CertificateIssuer([x509.DirectoryName(issuer.subject)]), True)
        return b.build()

    def crl(self, revoked=(), days=(-1, 20), delta=False, number=1, point=None, unknown=False):
        """A list that this authority signed, of certificates or of entries; in PEM."""
        b = x509.CertificateRevocationListBuilder().issuer_name(self.subject).last_update(at(days[0])).next_update(at(days[1]))
        for each in revoked:
            b = b.add_revoked_certificate(each.entry() if isinstance(each, Cert) else each)
        b = b.add_extension(x509.CRLNumber(number), False)
        if delta:
            b = b.add_extension(x509.DeltaCRLIndicator(1), True)
        if point:
            wanted = dict(full_name=None, relative_name=None, only_contains_user_certs=False, only_contains_ca_certs=False,
                          only_some_reasons=None, indirect_crl=False, only_contains_attribute_certs=False)
            b = b.add_extension(x509.IssuingDistributionPoint(**{**wanted, **point}), True)
        if unknown:
            b = b.add_extension(x509.UnrecognizedExtension(x509.ObjectIdentifier('1.2.3.4'), b'\x05\x00'), True)
        return b.sign(self.key, hashes.SHA256()).public_bytes(PEM).decode()
