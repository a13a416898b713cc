package dev.lever4j.client.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key and its own certificate, made by the JDK's keytool when a test asks. */
final class SelfSigned {
    private static final String PASSWORD = "changeit";
    private static final List<String> STORE_AT = List.of("-alias", "test", "-storepass", PASSWORD, "-keystore");

    private final Path store;
    private final Path pem;

    /** @param names as keytool's SAN extension takes them, such as {@code ip:127.0.0.1} */
    SelfSigned(Path directory, String names) throws IOException, InterruptedException {
        store = directory.resolve("server.p12");
        pem = directory.resolve("server.pem");
        keytool("-genkeypair", List.of("-keyalg", "EC", "-dname", "CN=lever4j test", "-ext", "san=" + names));
        keytool("-exportcert", List.of("-rfc", "-file", pem.toString()));
    }

    Path pem() {
        return pem;
    }

    ServerSocketFactory sockets() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    private void keytool(String what, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.add(what);
        command.addAll(STORE_AT);
        command.add(store.toString());
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool " + what + " failed");
        }
    }
}
