package dev.lever4j.it.faults.server;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A key and its certificate, made by the JDK's keytool. */
public final class Identity {
    private static final String PASSWORD = "changeit";

    private final SSLContext context;
    private final X509Certificate certificate;

    private Identity(SSLContext context, X509Certificate certificate) {
        this.context = context;
        this.certificate = certificate;
    }

    /** Of this machine's loopback address. */
    public static Identity loopback() {
        return make("ip:127.0.0.1");
    }

    /** Of another host. */
    public static Identity ofAnother() {
        return make("dns:other.example");
    }

    /** Of an authority, and good until five days ago. */
    public static Identity expired() {
        return makeExpired("ip:127.0.0.1");
    }

    /** Whom a client trusts that takes it for genuine. */
    public X509Certificate certificate() {
        return certificate;
    }

    SSLSocket wrap(Socket socket) throws IOException {
        SSLSocket tls = (SSLSocket) context.getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        tls.setUseClientMode(false);
        return tls;
    }

    private static Identity make(String names) {
        return in(folder -> {
            Keytool keytool = new Keytool(folder, PASSWORD);
            keytool.pair("test", "san=" + names);
            return of(keytool.load(), "test");
        });
    }

    /** By an authority, since nobody looks at the dates of a certificate that is trusted itself. */
    private static Identity makeExpired(String names) {
        return in(folder -> {
            Keytool keytool = new Keytool(folder, PASSWORD);
            keytool.pair("authority", "bc=ca:true");
            keytool.pair("test", "san=" + names);
            keytool.sign("test", "authority", "san=" + names, "-startdate", "-10d", "-validity", "5");
            return of(keytool.load(), "authority");
        });
    }

    private static Identity of(KeyStore keys, String trusted) throws GeneralSecurityException {
        X509Certificate anchor = (X509Certificate) keys.getCertificate(trusted);
        if (!trusted.equals("test")) {
            keys.deleteEntry(trusted);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new Identity(context, anchor);
    }

    private static Identity in(Making making) {
        try {
            Path folder = Files.createTempDirectory("lever4j-identity");
            Identity made = making.in(folder);
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
            return made;
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException("no certificate could be made", failed);
        }
    }

    private interface Making {
        Identity in(Path folder) throws IOException, GeneralSecurityException;
    }
}
