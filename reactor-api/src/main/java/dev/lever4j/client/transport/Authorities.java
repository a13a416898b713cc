package dev.lever4j.client.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Certificate authorities of one's own. */
final class Authorities {
    private Authorities() {}

    static List<X509Certificate> read(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no certificate in " + pem + "; give a PEM file");
            }
            return found;
        } catch (IOException | CertificateException unreadable) {
            throw new IllegalArgumentException(
                    "cannot read certificates from " + pem + "; give a PEM file", unreadable);
        }
    }
}
