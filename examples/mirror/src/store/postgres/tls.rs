//! TLS to a database: which certificates are trusted.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{
    CryptoProvider, WebPkiSupportedAlgorithms, aws_lc_rs, verify_tls12_signature,
    verify_tls13_signature,
};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
};
use rustls_platform_verifier::Verifier;
use tokio_postgres_rustls::MakeRustlsConnect;

use super::StoreError;

/// Which certificates of a server are trusted.
#[derive(Debug, PartialEq)]
pub(super) enum Trust {
    /// Each one. The connection is encrypted, but another machine can pretend to be the server.
    Any,
    /// Those that an authority of this PEM file has signed, for any host.
    Authority(PathBuf),
    /// Those that an authority of this PEM file has signed for the host.
    Host(PathBuf),
    /// Those that an authority of the system has signed for the host.
    System,
}

/// The TLS side of connections.
///
/// # Errors
///
/// If the authorities cannot be read.
pub(super) fn connector(trust: &Trust) -> Result<MakeRustlsConnect, StoreError> {
    let provider = Arc::new(aws_lc_rs::default_provider());
    let verifier = verifier(trust, &provider)?;
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| StoreError::new(error, "use `sslmode=disable`"))?
        .dangerous()
        .with_custom_certificate_verifier(verifier)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

fn verifier(
    trust: &Trust,
    provider: &Arc<CryptoProvider>,
) -> Result<Arc<dyn ServerCertVerifier>, StoreError> {
    let algorithms = provider.signature_verification_algorithms;
    let for_any_host = |authority| {
        Arc::new(ForAnyHost {
            authority,
            algorithms,
        })
    };
    Ok(match trust {
        Trust::Any => for_any_host(None),
        Trust::Authority(file) => for_any_host(Some(authorities(file, provider)?)),
        Trust::Host(file) => authorities(file, provider)?,
        Trust::System => {
            let verifier = Verifier::new(Arc::clone(provider));
            Arc::new(verifier.map_err(|error| {
                StoreError::new(
                    error,
                    "install certificate authorities, or state `sslrootcert=FILE`",
                )
            })?)
        }
    })
}

/// Trusts the authorities of a PEM file.
fn authorities(
    file: &Path,
    provider: &Arc<CryptoProvider>,
) -> Result<Arc<WebPkiServerVerifier>, StoreError> {
    let failed = |why: &dyn std::fmt::Display| {
        let reason = format!(
            "the certificates of `{}` cannot be read: {why}",
            file.display()
        );
        StoreError::new(reason, "state a PEM file as `sslrootcert`")
    };
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(file).map_err(|error| failed(&error))? {
        let certificate = certificate.map_err(|error| failed(&error))?;
        roots.add(certificate).map_err(|error| failed(&error))?;
    }
    let provider = Arc::clone(provider);
    let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider);
    verifier.build().map_err(|error| failed(&error))
}

/// Ignores the host that a certificate is for, and without `authority` also who signed it.
#[derive(Debug)]
struct ForAnyHost {
    authority: Option<Arc<WebPkiServerVerifier>>,
    algorithms: WebPkiSupportedAlgorithms,
}

impl ServerCertVerifier for ForAnyHost {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        chain: &[CertificateDer<'_>],
        host: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let Some(authority) = &self.authority else {
            return Ok(ServerCertVerified::assertion());
        };
        // The host is checked last, so everything else was right.
        match authority.verify_server_cert(certificate, chain, host, ocsp, now) {
            Err(Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) => Ok(ServerCertVerified::assertion()),
            result => result,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signature, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signature, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}
